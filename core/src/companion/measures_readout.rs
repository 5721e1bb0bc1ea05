//! Measures as other programs read them.

use super::refusal::Refusal;
use super::state::Companion;
use crate::measures::page::{MeasuresRecord, measures_record};
use crate::view::{Failure, Moment};

impl Companion {
    /// What there is to fill in, and what was: of one measure where one is named by its id.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn measures_record(
        &self,
        only: Option<&str>,
        moment: &Moment,
    ) -> Result<MeasuresRecord, Refusal> {
        let refused = |closed| Refusal::of(Failure::Closed(closed), moment);
        self.viewed(moment, |view| measures_record(only, view))
            .map_err(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::super::world::{STATES, State, moment, world};
    use serde_json::json;

    #[test]
    fn nothing_that_was_filled_in_is_told_ahead_of_the_lock_or_where_it_does_not_read() {
        for state in STATES {
            let world = world(state);
            let companion = &world.companion;
            let open = companion.store().is_some() && !companion.is_locked();
            let all = companion.measures_record(None, &moment());
            // A damaged store may still say which measures there are, and fails at what was filled in.
            let may = open && state != State::Damaged;
            assert_eq!(all.is_ok(), may, "{state:?}");
        }
    }

    #[test]
    fn each_is_told_with_its_answers_its_version_and_whether_it_waits() {
        let world = world(State::Open);
        let all = world.companion.measures_record(None, &moment()).unwrap();
        assert_eq!(all.measures.len(), 34 + 3);
        assert_eq!(all.own.len(), 1);
        let gad = world.companion.measures_record(Some("gad-7"), &moment());
        let gad = gad.unwrap();
        assert_eq!((gad.instruments.len(), gad.own.len()), (1, 0));
        let newest = json!(gad.measures[0]);
        assert_eq!(newest["score"], 7);
        assert_eq!(newest["answers"]["3"], 1);
        assert_eq!(newest["version"], "GAD-7 (2006)");
        // An answer is missing in the one before.
        assert_eq!(json!(gad.measures[1])["score"], json!(null));
        let phq = world.companion.measures_record(Some("phq-9"), &moment());
        assert!(phq.unwrap().measures[0].open);
    }
}
