//! What rides say of the triggers that they named, for the trigger map.

use rusqlite::Row;
use serde::Deserialize;

use super::Outcome;
use crate::store::{Store, StoreError};

/// What a ride says of the triggers that it named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedInRide {
    /// What was reported: ids of choices, or ids of triggers; a name that stands twice counts once.
    pub names: Vec<String>,
    /// The first rating of the urge, 0 to 10, where there was one.
    pub strength: Option<i32>,
    /// True where the person said that they used, or used some.
    pub acted: bool,
}

#[derive(Deserialize)]
struct TriggerDetail {
    id: String,
}

#[derive(Deserialize)]
struct FinishedDetail {
    outcome: Option<Outcome>,
}

/// Every ride that is over and named a trigger, the oldest first: its names, its first rating, and whether it was
/// acted on. One pass over the events, from which only three kinds are read.
pub fn rides_that_named(store: &Store) -> Result<Vec<NamedInRide>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT exercise, kind, number, detail FROM exercise_events
             WHERE kind IN ('trigger', 'rated', 'finished') ORDER BY exercise, seq",
        )?;
        let mut rows = statement.query([])?;
        let mut named = Vec::new();
        let mut current = None;
        let mut reading = Reading::default();
        while let Some(row) = rows.next()? {
            let exercise: i64 = row.get(0)?;
            if current != Some(exercise) {
                named.extend(std::mem::take(&mut reading).named());
                current = Some(exercise);
            }
            reading.event(row)?;
        }
        named.extend(reading.named());
        Ok(named)
    })
}

/// One exercise as far as it has been read.
#[derive(Default)]
struct Reading {
    names: Vec<String>,
    strength: Option<i32>,
    acted: bool,
    over: bool,
}

impl Reading {
    fn event(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let damaged = |_| StoreError::Damaged;
        let detail = || row.get_ref(3)?.as_str().map_err(|_| StoreError::Damaged);
        match row
            .get_ref(1)?
            .as_bytes()
            .map_err(|_| StoreError::Damaged)?
        {
            b"trigger" => self.names.push(parse::<TriggerDetail>(detail()?)?.id),
            b"rated" if self.strength.is_none() => {
                self.strength = Some(row.get(2).map_err(damaged)?);
            }
            // Nothing is read of an exercise that named nothing: that is most of ten years.
            b"finished" if !self.names.is_empty() => {
                let finished: FinishedDetail = parse(detail()?)?;
                self.acted = finished.outcome.is_some_and(Outcome::used);
                self.over = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn named(self) -> Option<NamedInRide> {
        (self.over && !self.names.is_empty()).then_some(NamedInRide {
            names: self.names,
            strength: self.strength,
            acted: self.acted,
        })
    }
}

fn parse<'a, T: Deserialize<'a>>(detail: &'a str) -> Result<T, StoreError> {
    serde_json::from_str(detail).map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::records::{Record, keep};
    use crate::session::{Change, Ending, Form, Plan};
    use crate::store::scratch;
    use crate::time::{Instant, Zone, from_millis};

    fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    fn ride(store: &Store, second: i64, changes: &[Change]) {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = Record::begin(plan, at(second), Zone::UTC).unwrap();
        for change in changes {
            record.live.apply(change.clone(), at(second + 5)).unwrap();
        }
        keep(store, &mut record, at(second + 5)).unwrap();
    }

    fn names(id: &str) -> Change {
        Change::Trigger { id: id.to_owned() }
    }

    fn finish(outcome: Option<Outcome>) -> Change {
        Change::Finish {
            ending: Ending::Done,
            outcome,
        }
    }

    #[test]
    fn a_ride_says_what_it_named_its_first_rating_and_whether_it_was_acted_on() {
        let (_folder, store) = scratch::store();
        let rate = |value| Change::Rate { value };
        ride(
            &store,
            0,
            &[
                names("place"),
                rate(8),
                names("time"),
                rate(2),
                finish(Some(Outcome::UsedSome)),
            ],
        );
        ride(&store, 100, &[rate(9), finish(Some(Outcome::Used))]);
        ride(
            &store,
            200,
            &[names("place"), finish(Some(Outcome::NotSure))],
        );
        ride(&store, 300, &[rate(5), names("place")]);
        let named = |names: &[&str], strength, acted| NamedInRide {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            strength,
            acted,
        };
        // The ride without a name and the one that is still open say nothing.
        assert_eq!(
            rides_that_named(&store),
            Ok(vec![
                named(&["place", "time"], Some(8), true),
                named(&["place"], None, false)
            ])
        );
    }
}
