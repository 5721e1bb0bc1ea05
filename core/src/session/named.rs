//! What rides say of the triggers that they named, for the trigger map.

use super::Outcome;
use crate::store::{Store, StoreError};

/// What rides say of the triggers that they named: all rides that say the same, together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedInRides {
    /// What was reported: ids of choices, or ids of triggers, each once.
    pub names: Vec<String>,
    /// The first rating of the urge, 0 to 10, where there was one.
    pub strength: Option<i32>,
    /// True where the person said that they used, or used some.
    pub acted: bool,
    /// How many rides say this.
    pub times: i32,
}

/// What every ride says that is over and named a trigger: one walk along an index that the database keeps, whatever
/// the number of events.
pub fn rides_that_named(store: &Store) -> Result<Vec<NamedInRides>, StoreError> {
    let outcome_named =
        |id: String| serde_json::from_value(id.into()).map_err(|_| StoreError::Damaged);
    let parsed = |json: &str| serde_json::from_str(json).map_err(|_| StoreError::Damaged);
    store.read(|db| {
        db.prepare_cached(
            "SELECT names, strength, outcome, count(*) FROM rides_named GROUP BY names, strength, outcome",
        )?
        .query_and_then([], |row| {
            let outcome: Option<String> = row.get(2)?;
            Ok(NamedInRides {
                names: parsed(&row.get::<_, String>(0)?)?,
                strength: row.get(1)?,
                acted: outcome.map(outcome_named).transpose()?.is_some_and(Outcome::used),
                times: row.get(3)?,
            })
        })?
        .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::corrections::{Correction, correct};
    use crate::session::records::{Record, keep};
    use crate::session::{Change, Ending, Form, Plan, bin, found};
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
        let named = |names: &[&str], strength, acted| NamedInRides {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            strength,
            acted,
            times: 1,
        };
        // The ride without a name and the one that is still open say nothing.
        assert_eq!(
            rides_that_named(&store),
            Ok(vec![
                named(&["place", "time"], Some(8), true),
                named(&["place"], None, false),
            ])
        );
    }

    #[test]
    fn rides_that_say_the_same_are_told_together_until_one_is_set_right_deleted_or_brought_back() {
        let (_folder, store) = scratch::store();
        let rode = [
            names("place"),
            Change::Rate { value: 7 },
            finish(Some(Outcome::Rode)),
        ];
        for second in [0, 100, 200] {
            ride(&store, second, &rode);
        }
        let told = |store: &Store| -> Vec<(Option<i32>, bool, i32)> {
            let told = rides_that_named(store).unwrap();
            told.iter()
                .map(|told| (told.strength, told.acted, told.times))
                .collect()
        };
        assert_eq!(told(&store), [(Some(7), false, 3)]);
        let ids = found::finished_between(&store, at(-1), at(1_000)).unwrap();
        let (first, second) = (ids[0].id, ids[1].id);
        let outcome = Some(Outcome::UsedSome);
        correct(&store, first, Correction::Outcome { outcome }, at(900)).unwrap();
        assert_eq!(told(&store), [(Some(7), false, 2), (Some(7), true, 1)]);
        let four = Correction::Rating { seq: 2, value: 4 };
        correct(&store, second, four, at(900)).unwrap();
        assert_eq!(
            told(&store),
            [(Some(4), false, 1), (Some(7), false, 1), (Some(7), true, 1)]
        );
        let gone = store.write(|db| bin::take_out(db, second)).unwrap();
        assert_eq!(told(&store), [(Some(7), false, 1), (Some(7), true, 1)]);
        store.write(|db| bin::put_back(db, second, &gone)).unwrap();
        assert_eq!(told(&store).len(), 3);
    }
}
