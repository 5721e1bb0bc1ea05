//! The lists as other programs read them.

use serde::Serialize;

use super::refusal::Refusal;
use super::state::Companion;
use crate::progress::lists::{self, ListItem};
use crate::view::Moment;

/// All that stands on the lists.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListsRecord {
    /// In the order in which they were made.
    pub items: Vec<ListItem>,
}

impl Companion {
    /// All that stands on the lists.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn lists_record(&self, moment: &Moment) -> Result<ListsRecord, Refusal> {
        let items = self.own(lists::items, moment)?;
        Ok(ListsRecord { items })
    }
}

#[cfg(test)]
mod tests {
    use super::super::world::{CANARY, STATES, State, moment, world};
    use serde_json::json;

    #[test]
    fn ahead_of_the_lock_and_without_a_store_it_is_refused() {
        for state in STATES {
            let companion = world(state).companion;
            let open = companion.store().is_some() && !companion.is_locked();
            let record = companion.lists_record(&moment());
            assert_eq!(record.is_ok(), open, "{state:?}");
            let has_own = open && state != State::New;
            let text = record.map(|record| json!(record).to_string());
            assert_eq!(
                text.is_ok_and(|text| text.contains(CANARY)),
                has_own,
                "{state:?}"
            );
        }
    }
}
