//! Reminders and boosters that were deleted, and brought back.

use serde::{Deserialize, Serialize};

use super::delivery::{put, states_of};
use super::schedule::{delete_rule_in, rule_in, save_rule_in};
use super::{
    BoosterTaper, OccurrenceState, ReminderRule, delete_taper_in, save_taper_in, tapers_in,
};
use rusqlite::Connection;

use crate::store::{Id, Store, StoreError, bin};
use crate::time::{Instant, Zone};

/// What they are called in the bin.
const RULE: &str = "reminder";
const TAPER: &str = "boosters";

/// What lies in the bin.
#[derive(Serialize, Deserialize)]
struct Deleted<T> {
    what: T,
    states: Vec<OccurrenceState>,
}

/// Deletes a rule or boosters, with their history. They lie in the bin for a while. What the device holds of them is
/// cancelled with the next changes.
///
/// # Errors
/// [`StoreError::NotFound`] where there is neither with this id.
pub(crate) fn delete(store: &Store, id: Id, now: Instant) -> Result<(), StoreError> {
    store.write(|db| delete_in(db, id, now))
}

/// The same in a transaction that is under way.
pub(super) fn delete_in(db: &Connection, id: Id, now: Instant) -> Result<(), StoreError> {
    let states = states_of(db, id)?;
    if let Some(what) = rule_in(db, id)? {
        bin::put(db, RULE, id, &Deleted { what, states }, now)?;
        return delete_rule_in(db, id);
    }
    let taper = tapers_in(db)?.into_iter().find(|taper| taper.id == id);
    let what = taper.ok_or(StoreError::NotFound)?;
    bin::put(db, TAPER, id, &Deleted { what, states }, now)?;
    delete_taper_in(db, id)
}

/// Brings it back as it was, with its history.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more.
pub(crate) fn restore(store: &Store, id: Id, now: Instant, phone: Zone) -> Result<(), StoreError> {
    store.write(|db| {
        let states = if let Some(rule) = bin::take::<Deleted<ReminderRule>>(db, RULE, id)? {
            save_rule_in(db, &rule.what, now, phone)?;
            rule.states
        } else if let Some(taper) = bin::take::<Deleted<BoosterTaper>>(db, TAPER, id)? {
            save_taper_in(db, &taper.what, now, phone)?;
            taper.states
        } else {
            return Err(StoreError::NotFound);
        };
        states.into_iter().try_for_each(|state| put(db, state))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily};
    use crate::reminders::{OccurrenceId, done, history, rule, save_rule};
    use crate::store::scratch;

    #[test]
    fn a_deleted_reminder_comes_back_with_its_history() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-24T12:00:00Z");
        let kept = save_rule(&store, daily("09:00"), now, Zone::UTC).unwrap();
        let of = OccurrenceId {
            rule: kept.id,
            start: "2026-11-25T09:00".parse().unwrap(),
        };
        done(&store, of, now, Zone::UTC).unwrap();
        delete(&store, kept.id, now).unwrap();
        assert_eq!(rule(&store, kept.id), Err(StoreError::NotFound));
        assert_eq!(history(&store, kept.id, 9), Ok(Vec::new()));
        assert_eq!(delete(&store, kept.id, now), Err(StoreError::NotFound));
        restore(&store, kept.id, now, Zone::UTC).unwrap();
        assert_eq!(rule(&store, kept.id).unwrap().times, kept.times);
        assert_eq!(history(&store, kept.id, 9).unwrap().len(), 1);
        let again = restore(&store, kept.id, now, Zone::UTC);
        assert_eq!(again, Err(StoreError::NotFound));
    }
}
