//! The whole map: every trigger with its risk, the person's own order first, then what weighs most.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::TriggerError;
use super::risk::{Met, Risk};
use super::trigger::{Trigger, list};
use crate::session::{NamedInRides, rides_that_named};
use crate::store::{Id, Store, StoreError};

/// A trigger and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct MappedTrigger {
    /// The trigger.
    pub trigger: Trigger,
    /// Where it stands, and why.
    pub risk: Risk,
}

/// Every trigger in the order in which it is shown. `rides` say what rides named; a ride that names a choice
/// counts for each trigger that the person linked to it. Two queries, however many there are.
pub fn trigger_map(
    store: &Store,
    rides: &[NamedInRides],
) -> Result<Vec<MappedTrigger>, TriggerError> {
    let triggers = list(store)?;
    let mut met = reported(store)?;
    count_rides(&triggers, rides, &mut met);
    Ok(in_order(triggers, &met))
}

/// The same, with all that the rides of this store named.
pub fn whole_map(store: &Store) -> Result<Vec<MappedTrigger>, TriggerError> {
    trigger_map(store, &rides_that_named(store)?)
}

/// The person's own places first; the others by score, then how often they were met, then the older first.
fn in_order(mut triggers: Vec<Trigger>, met: &BTreeMap<Id, Met>) -> Vec<MappedTrigger> {
    let met_of = |trigger: &Trigger| met.get(&trigger.id).copied().unwrap_or_default();
    triggers.sort_by(|left, right| {
        let places = (left.own_place.is_none(), left.own_place)
            .cmp(&(right.own_place.is_none(), right.own_place));
        let (of_left, of_right) = (met_of(left), met_of(right));
        places
            .then_with(|| of_right.score().total_cmp(&of_left.score()))
            .then_with(|| of_right.times.cmp(&of_left.times))
            .then_with(|| left.id.cmp(&right.id))
    });
    (1..)
        .zip(triggers)
        .map(|(rank, trigger)| {
            let met = met_of(&trigger);
            MappedTrigger {
                risk: Risk {
                    rank,
                    own_place: trigger.own_place.is_some(),
                    met,
                    score: met.score(),
                },
                trigger,
            }
        })
        .collect()
}

/// What the person reported themselves, by trigger.
fn reported(store: &Store) -> Result<BTreeMap<Id, Met>, StoreError> {
    store.read(|db| {
        db.prepare_cached(
            "SELECT triggers.id, count(*), count(strength), ifnull(sum(strength), 0), sum(acted),
                    ifnull(sum(strength) FILTER (WHERE acted), 0), count(*) FILTER (WHERE acted AND strength IS NULL)
             FROM trigger_encounters AS met JOIN triggers ON triggers.rowid = met.trigger GROUP BY met.trigger",
        )?
        .query_and_then([], |row| {
            let met = Met {
                times: row.get(1)?,
                rated: row.get(2)?,
                strengths: row.get(3)?,
                acted: row.get(4)?,
                strengths_acted: row.get(5)?,
                acted_unrated: row.get(6)?,
            };
            Ok((row.get(0)?, met))
        })?
        .collect()
    })
}

fn count_rides(triggers: &[Trigger], rides: &[NamedInRides], met: &mut BTreeMap<Id, Met>) {
    let mut answering: HashMap<String, Vec<Id>> = HashMap::new();
    for trigger in triggers {
        answering
            .entry(trigger.id.to_string())
            .or_default()
            .push(trigger.id);
        for chip in &trigger.written.chips {
            answering.entry(chip.clone()).or_default().push(trigger.id);
        }
    }
    for ride in rides {
        let named: BTreeSet<Id> = ride
            .names
            .iter()
            .filter_map(|name| answering.get(name))
            .flatten()
            .copied()
            .collect();
        for id in named {
            met.entry(id)
                .or_default()
                .add_alike(ride.times, ride.strength, ride.acted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::records::{Record, keep};
    use crate::session::{Change, Ending, Form, Outcome, Plan};
    use crate::store::scratch;
    use crate::time::Zone;
    use crate::triggers::encounter::{Encounter, report};
    use crate::triggers::example::{at, draft, trigger};
    use crate::triggers::trigger::put_in_order;
    use proptest::prelude::*;

    fn named(name: &str, strength: Option<i32>, acted: bool) -> NamedInRides {
        NamedInRides {
            names: vec![name.to_owned()],
            strength,
            acted,
            times: 1,
        }
    }

    fn names(map: &[MappedTrigger]) -> Vec<&str> {
        map.iter()
            .map(|mapped| mapped.trigger.written.name.as_str())
            .collect()
    }

    #[test]
    fn a_ride_that_names_the_persons_own_trigger_counts_on_the_map() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = Record::begin(plan, at(10), Zone::UTC).unwrap();
        let id = bar.id.to_string();
        record.live.apply(Change::Trigger { id }, at(15)).unwrap();
        let finish = Change::Finish {
            ending: Ending::Done,
            outcome: Some(Outcome::Used),
        };
        record.live.apply(finish, at(15)).unwrap();
        keep(&store, &mut record, at(15)).unwrap();
        let map = whole_map(&store).unwrap();
        assert_eq!((map[0].risk.met.times, map[0].risk.met.acted), (1, 1));
    }

    #[test]
    fn rides_and_reports_count_together() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &["place"], 0);
        let own = Encounter {
            trigger: bar.id,
            at: at(5),
            zone: Zone::UTC,
            strength: None,
            acted: true,
        };
        report(&store, &own, at(6)).unwrap();
        // Named twice in one ride: met once.
        let mut twice = named("place", Some(7), false);
        twice.names.push(bar.id.to_string());
        let map = trigger_map(&store, &[twice, named("person", Some(9), true)]).unwrap();
        let met = Met {
            times: 2,
            rated: 1,
            strengths: 7,
            acted: 1,
            strengths_acted: 0,
            acted_unrated: 1,
        };
        assert_eq!(map[0].risk.met, met);
    }

    #[test]
    fn a_choice_counts_for_every_trigger_that_is_linked_to_it() {
        let (_folder, store) = scratch::store();
        trigger(&store, "the bar", &["place"], 0);
        trigger(&store, "the station", &["place"], 1);
        trigger(&store, "payday", &["time"], 2);
        let map = trigger_map(&store, &[named("place", Some(7), false)]).unwrap();
        let times: Vec<i32> = map.iter().map(|mapped| mapped.risk.met.times).collect();
        assert_eq!(
            (names(&map), times),
            (vec!["the bar", "the station", "payday"], vec![1, 1, 0])
        );
    }

    #[test]
    fn one_bad_evening_stands_below_twenty_until_the_person_says_otherwise() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let boredom = trigger(&store, "boredom", &[], 1);
        let mut rides = vec![named(&bar.id.to_string(), Some(10), true)];
        rides.extend(vec![named(&boredom.id.to_string(), Some(6), false); 20]);
        let by_risk = trigger_map(&store, &rides).unwrap();
        assert_eq!(names(&by_risk), ["boredom", "the bar"]);
        put_in_order(&store, &[bar.id], at(9)).unwrap();
        let own = trigger_map(&store, &rides).unwrap();
        assert_eq!(names(&own), ["the bar", "boredom"]);
        assert_eq!(
            (
                own[0].risk.rank,
                own[0].risk.own_place,
                own[1].risk.own_place
            ),
            (1, true, false)
        );
    }

    #[test]
    fn what_names_nothing_of_the_persons_counts_for_nothing() {
        let (_folder, store) = scratch::store();
        trigger(&store, "the bar", &["place"], 0);
        let map = trigger_map(
            &store,
            &[
                named("", Some(3), false),
                named("the bar", Some(3), false),
                named("no-such-choice", Some(3), true),
            ],
        )
        .unwrap();
        assert_eq!(map[0].risk.met, Met::default());
    }

    fn made(own_places: &[Option<i32>]) -> Vec<Trigger> {
        own_places
            .iter()
            .zip(0..)
            .map(|(own_place, second)| Trigger {
                id: Id::from_parts(at(second), &[0; 10]),
                written: draft("one"),
                own_place: *own_place,
                edited_at: at(second),
            })
            .collect()
    }

    proptest! {
        #[test]
        fn one_more_time_of_having_acted_never_lowers_a_rank(
            rides in prop::collection::vec((0..6_usize, prop::option::of(0..=10_i32), any::<bool>()), 0..60),
            which in 0..6_usize, strength in prop::option::of(0..=10_i32),
        ) {
            let triggers = made(&[None; 6]);
            let mut met = BTreeMap::new();
            for (which, strength, acted) in rides {
                met.entry(triggers[which].id).or_insert_with(Met::default).add(strength, acted);
            }
            let rank = |met: &BTreeMap<Id, Met>| {
                let map = in_order(triggers.clone(), met);
                map.iter().find(|mapped| mapped.trigger.id == triggers[which].id).unwrap().risk.rank
            };
            let before = rank(&met);
            met.entry(triggers[which].id).or_default().add(strength, true);
            prop_assert!(rank(&met) <= before);
        }

        #[test]
        fn the_persons_order_stands_whatever_was_reported(
            rides in prop::collection::vec((0..6_usize, 0..=10_i32, any::<bool>()), 0..60),
        ) {
            let triggers = made(&[None, Some(3), None, Some(1), Some(2), None]);
            let mut met = BTreeMap::new();
            for (which, strength, acted) in rides {
                met.entry(triggers[which].id).or_insert_with(Met::default).add(Some(strength), acted);
            }
            let map = in_order(triggers.clone(), &met);
            let first: Vec<Id> = map[..3].iter().map(|mapped| mapped.trigger.id).collect();
            prop_assert_eq!(first, [triggers[3].id, triggers[4].id, triggers[1].id]);
            prop_assert!(map[3..].is_sorted_by(|a, b| a.risk.score >= b.risk.score));
        }
    }
}
