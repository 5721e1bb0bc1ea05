//! Exercises that were deleted, and brought back with all that rooms keep of them.

use serde::{Deserialize, Serialize};

use crate::session::bin::{DeletedExercise, put_back, take_out};
use crate::store::{Id, Store, StoreError, bin};
use crate::time::Instant;
use crate::triggers::helped::{RideAnswer, answers_of, put_back_answers};

/// What they are called in the bin.
const EXERCISE: &str = "exercise";

/// What lies in the bin.
#[derive(Serialize, Deserialize)]
struct Deleted {
    exercise: DeletedExercise,
    /// What was said of if-then plans after it.
    answers: Vec<RideAnswer>,
}

/// Deletes an exercise that is over, and all that is kept of it. It lies in the bin for a while.
///
/// # Errors
/// [`StoreError::NotFound`] where none that is over has this id.
pub(crate) fn delete(store: &Store, id: Id, now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        let answers = answers_of(db, id)?;
        let exercise = take_out(db, id)?;
        bin::put(db, EXERCISE, id, &Deleted { exercise, answers }, now)
    })
}

/// Brings it back as it was.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more.
pub(crate) fn restore(store: &Store, id: Id) -> Result<(), StoreError> {
    store.write(|db| {
        let deleted: Deleted = bin::take(db, EXERCISE, id)?.ok_or(StoreError::NotFound)?;
        put_back(db, id, &deleted.exercise)?;
        put_back_answers(db, id, &deleted.answers)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::records::{Record, find, finished_before, keep};
    use crate::session::{Change, Ending, Form, Outcome, Plan};
    use crate::store::scratch;
    use crate::time::{Zone, from_millis};
    use crate::triggers::example::{plan, trigger};
    use crate::triggers::helped::{PlanHelped, answer};
    use crate::triggers::if_then::ResponseKind;
    use crate::triggers::offered::every;
    use crate::triggers::plans;

    fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    fn ride(store: &Store, ends: bool) -> Id {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = Record::begin(plan, at(0), Zone::UTC).unwrap();
        let (ending, outcome) = (Ending::Done, Some(Outcome::Rode));
        for change in [Change::Rate { value: 8 }, Change::Rate { value: 3 }] {
            record.live.apply(change, at(200)).unwrap();
        }
        if ends {
            let finish = Change::Finish { ending, outcome };
            record.live.apply(finish, at(210)).unwrap();
        }
        keep(store, &mut record, at(210)).unwrap();
        record.id
    }

    #[test]
    fn a_deleted_exercise_comes_back_with_all_that_was_recorded_in_it_and_said_after_it() {
        let (_folder, store) = scratch::store();
        let id = ride(&store, true);
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        answer(&store, kept.id, id, PlanHelped::Yes, at(300)).unwrap();
        let helped = || every(&store).unwrap().remove(0).helped;
        let there = find(&store, id).unwrap();
        delete(&store, id, at(600)).unwrap();
        assert!(matches!(find(&store, id), Err(StoreError::NotFound)));
        let left = finished_before(&store, Instant::MAX_UTC, 9).unwrap();
        assert_eq!((left.len(), helped()), (0, 0));
        assert_eq!(delete(&store, id, at(600)), Err(StoreError::NotFound));
        restore(&store, id).unwrap();
        let back = find(&store, id).unwrap();
        assert_eq!(back.live.events(), there.live.events());
        assert_eq!(back.live.plan(), there.live.plan());
        assert_eq!((back.zone, back.ended_at()), (there.zone, there.ended_at()));
        assert_eq!(helped(), 1);
        assert_eq!(restore(&store, id), Err(StoreError::NotFound));
    }

    #[test]
    fn what_was_said_of_a_plan_that_is_gone_keeps_no_exercise_from_coming_back() {
        let (_folder, store) = scratch::store();
        let id = ride(&store, true);
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        answer(&store, kept.id, id, PlanHelped::Yes, at(300)).unwrap();
        delete(&store, id, at(600)).unwrap();
        plans::remove(&store, kept.id).unwrap();
        restore(&store, id).unwrap();
        assert!(find(&store, id).is_ok());
    }

    #[test]
    fn what_is_under_way_is_not_deleted() {
        let (_folder, store) = scratch::store();
        let id = ride(&store, false);
        assert_eq!(delete(&store, id, at(300)), Err(StoreError::NotFound));
        assert!(find(&store, id).is_ok());
    }
}
