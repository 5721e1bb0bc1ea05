//! Exercises for the tests of this room.

use super::records::{Record, keep};
use super::{Change, Ending, Form, Outcome, Plan};
use crate::content::content;
use crate::store::Store;
use crate::time::{Instant, from_millis};

pub(super) fn at(seconds: i64) -> Instant {
    from_millis(1_790_000_000_000 + seconds * 1_000).unwrap()
}

pub(super) fn ride() -> Record {
    let plan = Plan::ride(content("en"), Form::Inward).unwrap();
    Record::begin(plan, at(0), "Europe/Berlin".parse().unwrap()).unwrap()
}

pub(super) fn finish(outcome: Option<Outcome>) -> Change {
    Change::Finish {
        ending: Ending::Done,
        outcome,
    }
}

/// A ride with two ratings that is over.
pub(super) fn finished(store: &Store) -> Record {
    let mut record = ride();
    for (change, second) in [
        (Change::Rate { value: 8 }, 5),
        (Change::Rate { value: 3 }, 200),
        (finish(Some(Outcome::Rode)), 210),
    ] {
        record.live.apply(change, at(second)).unwrap();
    }
    keep(store, &mut record, at(210)).unwrap();
    record
}
