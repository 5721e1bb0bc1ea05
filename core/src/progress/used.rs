//! When somebody used, out of every place in which they can say so. It is read from what they said there, so that a
//! correction, a deletion or a take-back of any of it counts at once; a new door is one more line here.

use chrono::TimeDelta;

use crate::cards::diary;
use crate::journal::{entry, uses};
use crate::session::records;
use crate::store::{Id, Store, StoreError};
use crate::time::Instant;
use crate::triggers::encounter;
use crate::view::{Use, UseDoor};

/// A use further back than this neither holds nor is looked back at.
const LOOKED_AT: TimeDelta = TimeDelta::days(6);

/// The uses of the last days as of `now`, newest first.
///
/// # Errors
/// [`StoreError`] where one of the places cannot be read: then nobody can tell.
pub fn uses(store: &Store, now: Instant) -> Result<Vec<Use>, StoreError> {
    between(store, now.checked_sub_signed(LOOKED_AT).unwrap_or(now), now)
}

/// The uses from `from` up to and including `to`, newest first.
///
/// # Errors
/// As [`uses`].
pub fn between(store: &Store, from: Instant, to: Instant) -> Result<Vec<Use>, StoreError> {
    let mut all = Vec::new();
    for door in UseDoor::ALL {
        let said = match door {
            UseDoor::HaveUsed => uses::noted(store, from, to)?,
            UseDoor::Ride => records::used(store, from, to)?,
            UseDoor::Diary => diary::acted(store, from, to)?,
            UseDoor::Trigger => encounter::acted(store, from, to)?,
            UseDoor::Review => entry::uses(store, from, to)?,
        };
        all.extend(said.into_iter().map(|(id, at)| Use {
            id: id.to_string(),
            at,
            door,
        }));
    }
    all.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| other.id.cmp(&one.id)));
    Ok(all)
}

/// The last use as of `now`.
///
/// # Errors
/// As [`uses`].
pub fn last_use(store: &Store, now: Instant) -> Result<Option<Use>, StoreError> {
    Ok(uses(store, now)?.into_iter().next())
}

/// Takes back what was said at the door or of a ride: that one alone. False where neither has this id.
///
/// # Errors
/// [`StoreError`]; nothing was taken back.
pub fn take_back(store: &Store, id: Id, now: Instant) -> Result<bool, StoreError> {
    Ok(uses::take_back(store, id)? || records::leave_outcome_open(store, id, now)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::diary::{Acted, UrgeNote};
    use crate::content::TriggerKind;
    use crate::content::content;
    use crate::session::corrections::{self, Correction};
    use crate::session::{Change, Ending, Form, Outcome, Plan};
    use crate::store::scratch;
    use crate::time::{Zone, from_millis};
    use crate::triggers::encounter::Encounter;
    use crate::triggers::trigger::{self, TriggerDraft};

    fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    fn ride(store: &Store, second: i64, outcome: Option<Outcome>) -> Id {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = records::Record::begin(plan, at(second - 60), Zone::UTC).unwrap();
        let ending = Ending::Done;
        let finish = Change::Finish { ending, outcome };
        record.live.apply(finish, at(second)).unwrap();
        records::keep(store, &mut record, at(second)).unwrap();
        record.id
    }

    fn met(store: &Store, second: i64, acted: bool) -> Id {
        let draft = TriggerDraft {
            kind: TriggerKind::Place,
            name: "the bar".to_owned(),
            thoughts: Vec::new(),
            usual_response: String::new(),
            chips: Vec::new(),
        };
        let met = Encounter {
            trigger: trigger::keep(store, &draft, at(second)).unwrap().id,
            at: at(second),
            zone: Zone::UTC,
            strength: None,
            acted,
        };
        encounter::report(store, &met, at(second)).unwrap()
    }

    fn urge(store: &Store, second: i64, acted: Acted) -> String {
        let note = UrgeNote {
            urge: None,
            acted: Some(acted),
        };
        diary::note_urge(store, &note, at(second), Zone::UTC).unwrap()
    }

    fn last(store: &Store) -> Option<(i64, UseDoor)> {
        let last = last_use(store, at(1_000)).unwrap()?;
        Some(((last.at - at(0)).num_seconds(), last.door))
    }

    #[test]
    fn somebody_used_through_whichever_door_they_say_so() {
        let (_folder, store) = scratch::store();
        assert_eq!(last(&store), None);
        let door = Id::from_parts(at(10), &[1; 10]);
        uses::note(&store, door, at(10), Zone::UTC).unwrap();
        assert_eq!(last(&store), Some((10, UseDoor::HaveUsed)));
        ride(&store, 100, Some(Outcome::UsedSome));
        assert_eq!(last(&store), Some((100, UseDoor::Ride)));
        urge(&store, 200, Acted::Partly);
        assert_eq!(last(&store), Some((200, UseDoor::Diary)));
        met(&store, 300, true);
        assert_eq!(last(&store), Some((300, UseDoor::Trigger)));
        ride(&store, 400, Some(Outcome::Used));
        urge(&store, 500, Acted::Yes);
        assert_eq!(last(&store), Some((500, UseDoor::Diary)));
        assert_eq!(uses(&store, at(1_000)).unwrap().len(), 6);
        // As of an earlier moment, what came later has not happened.
        assert_eq!(uses(&store, at(250)).unwrap().len(), 3);
    }

    #[test]
    fn what_says_nothing_of_using_is_none() {
        let (_folder, store) = scratch::store();
        for outcome in [Some(Outcome::Rode), Some(Outcome::NotSure), None] {
            ride(&store, 100, outcome);
        }
        urge(&store, 200, Acted::No);
        met(&store, 300, false);
        assert_eq!(last(&store), None);
    }

    #[test]
    fn a_correction_or_a_deletion_counts_at_once_and_at_the_time_that_it_is_about() {
        let (_folder, store) = scratch::store();
        let entry = urge(&store, 100, Acted::Yes);
        let second = ride(&store, 200, Some(Outcome::Used));
        let correct = |outcome| {
            let correction = Correction::Outcome { outcome };
            corrections::correct(&store, second, correction, at(900)).unwrap();
        };
        correct(Some(Outcome::Rode));
        assert_eq!(last(&store), Some((100, UseDoor::Diary)));
        correct(Some(Outcome::UsedSome));
        assert_eq!(last(&store), Some((200, UseDoor::Ride)));
        crate::progress::bin::delete(&store, second, at(900)).unwrap();
        diary::delete_urge(&store, &entry).unwrap();
        assert_eq!(last(&store), None);
        let met = met(&store, 300, true);
        encounter::correct(&store, met, None, false, at(900)).unwrap();
        assert_eq!(last(&store), None);
    }

    #[test]
    fn taking_back_takes_that_one_alone_and_leaves_the_ride() {
        let (_folder, store) = scratch::store();
        let first = ride(&store, 100, Some(Outcome::Used));
        let second = ride(&store, 200, Some(Outcome::Used));
        assert_eq!(take_back(&store, second, at(900)), Ok(true));
        assert_eq!(last(&store), Some((100, UseDoor::Ride)));
        assert_eq!(take_back(&store, second, at(901)), Ok(false));
        assert!(records::find(&store, second).is_ok());
        assert_eq!(take_back(&store, first, at(902)), Ok(true));
        assert_eq!(last(&store), None);
    }
}
