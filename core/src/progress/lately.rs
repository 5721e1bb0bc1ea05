//! What was noted in the last half year beside each other: at what hours and places urges came, what was noted before a use, and
//! urges on days with a low, a middle or a high number of the person's own. Counts alone: none of them says what led to what.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{TimeDelta, Timelike as _};

use super::used;
use crate::cards::diary;
use crate::content::TriggerKind;
use crate::measures::{records as measures, trackers};
use crate::session::{ExerciseKind, records};
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone};
use crate::triggers::{TriggerError, encounter, trigger};

/// How far back it looks, days.
pub(crate) const DAYS: i64 = 180;
/// Below so many urges it says nothing of hours.
pub(crate) const LEAST_URGES: i32 = 20;
/// Below so many times at places it says nothing of places.
pub(crate) const LEAST_PLACES: i32 = 5;
/// Below so many days of using before which something was noted it says nothing of what that was.
pub(crate) const LEAST_USES: i32 = 5;
/// Below so many days with a number it says nothing of it; and in two of its ranges there are at least [`LEAST_IN_RANGE`].
pub(crate) const LEAST_RATED: i32 = 14;
/// Days in a range of a number.
pub(crate) const LEAST_IN_RANGE: i32 = 4;
/// What was noted so long before a use counts as before it.
const BEFORE: TimeDelta = TimeDelta::hours(24);

/// What was noted lately.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Lately {
    /// Urges by the hour on the wall at which they were noted.
    pub(crate) hours: [i32; 24],
    /// Urges at places of the person's map, the most often first.
    pub(crate) places: Vec<(String, i32)>,
    /// What was noted before a use.
    pub(crate) before: Before,
    /// Numbers of the person's own, in the order in which they were made.
    pub(crate) numbers: Vec<Beside>,
}

/// What was noted in the day before each use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Before {
    /// Days on which the person used.
    pub(crate) uses: i32,
    /// Those of them before which something was noted.
    pub(crate) noted: i32,
    /// Other days on which something was noted.
    pub(crate) other_days: i32,
    /// Each with how often before a use, and on how many of the other days; the most often first.
    pub(crate) triggers: Vec<(Noted, i32, i32)>,
}

/// What set an urge off.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Noted {
    /// A choice of a ride, by id.
    Choice(String),
    /// A trigger of the map, by its name.
    Named(String),
}

/// A number of the person's own beside urges of the same day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Beside {
    /// What it is called.
    pub(crate) name: String,
    /// For 0 to 3, 4 to 6 and 7 to 10.
    pub(crate) ranges: [OfRange; 3],
}

/// Days with a number in a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct OfRange {
    /// Days.
    pub(crate) days: i32,
    /// Urges that were noted on them.
    pub(crate) urges: i32,
}

/// The least and the most of each range of a number.
pub(crate) const RANGES: [(i32, i32); 3] = [(0, 3), (4, 6), (7, 10)];

impl Lately {
    /// How many urges there were.
    pub(crate) fn urges(&self) -> i32 {
        self.hours.iter().sum()
    }

    /// How many were noted at places.
    pub(crate) fn at_places(&self) -> i32 {
        self.places.iter().map(|(_, n)| n).sum()
    }
}

impl Beside {
    /// Days with a number.
    pub(crate) fn rated(&self) -> i32 {
        self.ranges.iter().map(|range| range.days).sum()
    }

    /// True where it says something.
    pub(crate) fn is_enough(&self) -> bool {
        let full = self.ranges.iter().filter(|one| one.days >= LEAST_IN_RANGE);
        self.rated() >= LEAST_RATED && full.count() >= 2
    }
}

/// What was noted in the last [`DAYS`] days before `now`; days of using are those of `zone`. What is before a use is left empty where `with_uses` is false.
///
/// # Errors
/// [`StoreError`] where something cannot be read.
pub(crate) fn lately(
    store: &Store,
    now: Instant,
    zone: Zone,
    with_uses: bool,
) -> Result<Lately, StoreError> {
    let from = now - TimeDelta::days(DAYS);
    let begun = records::begun(store, from, now)?;
    let rides = begun.iter().filter(|one| one.kind == ExerciseKind::Ride);
    let mut urges: Vec<(Instant, Zone)> = rides.map(|one| (one.at, one.zone)).collect();
    let diary = diary::urges(store, from, now)?;
    let diary = diary.iter().filter(|entry| entry.note.urge.is_some());
    urges.extend(diary.map(|entry| (entry.at, entry.zone)));
    let met = met(store, from, now)?;
    let mut lately = Lately::default();
    for (at, zone) in &urges {
        let hour = zone.wall_clock(*at).hour() as usize;
        if let Some(count) = lately.hours.get_mut(hour) {
            *count += 1;
        }
    }
    lately.places = places(&met);
    if with_uses {
        lately.before = before(store, &met, from, now, zone)?;
    }
    lately.numbers = numbers(store, &urges, from, now)?;
    Ok(lately)
}

/// A trigger that was noted.
struct Met {
    what: Noted,
    kind: Option<TriggerKind>,
    at: Instant,
    zone: Zone,
}

fn met(store: &Store, from: Instant, to: Instant) -> Result<Vec<Met>, StoreError> {
    let of_rides = records::triggers_noted(store, from, to)?.into_iter();
    let mut met: Vec<_> = of_rides
        .map(|(choice, at, zone)| Met {
            what: Noted::Choice(choice),
            kind: None,
            at,
            zone,
        })
        .collect();
    let unwrapped = |error| match error {
        TriggerError::Store(error) => error,
        _ => StoreError::Damaged,
    };
    for trigger in trigger::list(store).map_err(unwrapped)? {
        let all = encounter::list(store, trigger.id).map_err(unwrapped)?;
        let all = all.into_iter().map(|kept| kept.encounter);
        let all = all.filter(|one| (from..now_or(to)).contains(&one.at));
        met.extend(all.map(|one| Met {
            what: Noted::Named(trigger.written.name.clone()),
            kind: Some(trigger.written.kind),
            at: one.at,
            zone: one.zone,
        }));
    }
    Ok(met)
}

/// The end belongs to it: what was noted just now counts.
fn now_or(to: Instant) -> Instant {
    to + TimeDelta::milliseconds(1)
}

fn places(met: &[Met]) -> Vec<(String, i32)> {
    let mut places: BTreeMap<&str, i32> = BTreeMap::new();
    for one in met {
        if let (Noted::Named(name), Some(TriggerKind::Place)) = (&one.what, one.kind) {
            *places.entry(name).or_default() += 1;
        }
    }
    let places = places.into_iter().map(|(name, n)| (name.to_owned(), n));
    let mut places: Vec<_> = places.collect();
    places.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    places
}

fn before(
    store: &Store,
    met: &[Met],
    from: Instant,
    now: Instant,
    zone: Zone,
) -> Result<Before, StoreError> {
    // The first use of each day.
    let mut first: BTreeMap<Day, Instant> = BTreeMap::new();
    for one in used::between(store, from, now)? {
        let day = Day::of(one.at, zone);
        let at = first.entry(day).or_insert(one.at);
        *at = (*at).min(one.at);
    }
    let mut counts: BTreeMap<&Noted, (i32, i32)> = BTreeMap::new();
    let mut found = Before {
        uses: i32::try_from(first.len()).unwrap_or(i32::MAX),
        ..Before::default()
    };
    let mut near_use = BTreeSet::new();
    for (day, at) in &first {
        let within = met
            .iter()
            .filter(|one| one.at <= *at && *at - one.at < BEFORE);
        near_use.insert(*day);
        near_use.extend(within.clone().map(|one| Day::of(one.at, one.zone)));
        let what: BTreeSet<_> = within.map(|one| &one.what).collect();
        found.noted += i32::from(!what.is_empty());
        for noted in what {
            counts.entry(noted).or_default().0 += 1;
        }
    }
    let mut others: BTreeMap<Day, BTreeSet<&Noted>> = BTreeMap::new();
    for one in met {
        let day = Day::of(one.at, one.zone);
        if !near_use.contains(&day) {
            others.entry(day).or_default().insert(&one.what);
        }
    }
    found.other_days = i32::try_from(others.len()).unwrap_or(i32::MAX);
    for noted in others.into_values().flatten() {
        counts.entry(noted).or_default().1 += 1;
    }
    let counts = counts.into_iter().filter(|(_, (before, _))| *before > 0);
    let counts = counts.map(|(noted, (before, other))| (noted.clone(), before, other));
    found.triggers = counts.collect();
    found
        .triggers
        .sort_by_key(|(_, before, _)| std::cmp::Reverse(*before));
    Ok(found)
}

fn numbers(
    store: &Store,
    urges: &[(Instant, Zone)],
    from: Instant,
    now: Instant,
) -> Result<Vec<Beside>, StoreError> {
    let mut of_day: HashMap<Day, i32> = HashMap::new();
    for (at, zone) in urges {
        *of_day.entry(Day::of(*at, *zone)).or_default() += 1;
    }
    let mut numbers = Vec::new();
    for tracker in trackers::list(store)? {
        let id = tracker.id.to_string();
        let rated = measures::list(store, &id, now_or(now), now, i32::MAX)?;
        let rated = rated.into_iter().filter(|one| one.at >= from);
        // The newest number of a day is that day's; they come with the newest first.
        let mut days: BTreeMap<Day, i32> = BTreeMap::new();
        for one in rated {
            if let Some(score) = one.score {
                days.entry(Day::of(one.at, one.zone)).or_insert(score);
            }
        }
        let mut ranges = [OfRange::default(); 3];
        for (day, score) in &days {
            let range = RANGES
                .iter()
                .position(|(least, most)| (least..=most).contains(&score));
            if let Some(range) = range.and_then(|at| ranges.get_mut(at)) {
                range.days += 1;
                range.urges += of_day.get(day).copied().unwrap_or(0);
            }
        }
        numbers.push(Beside {
            name: tracker.name,
            ranges,
        });
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::uses;
    use crate::measures::score::Given;
    use crate::session::{Change, Ending, Form, Plan};
    use crate::store::{Id, scratch};
    use crate::triggers::trigger::TriggerDraft;

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    fn zone() -> Zone {
        "Europe/Berlin".parse().unwrap()
    }

    fn now() -> Instant {
        at("2026-11-24T18:00:00+01:00")
    }

    fn of(store: &Store) -> Lately {
        lately(store, now(), zone(), true).unwrap()
    }

    fn ride(store: &Store, begun: Instant, trigger: Option<&str>) {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = records::Record::begin(plan, begun, zone()).unwrap();
        let said = trigger.map(|id| Change::Trigger { id: id.to_owned() });
        let ending = Ending::Done;
        let outcome = None;
        for change in said.into_iter().chain([Change::Finish { ending, outcome }]) {
            let at = begun + TimeDelta::seconds(60);
            record.live.apply(change, at).unwrap();
        }
        records::keep(store, &mut record, begun + TimeDelta::seconds(60)).unwrap();
    }

    fn uses(store: &Store, when: Instant) {
        uses::note(store, Id::new(when).unwrap(), when, zone()).unwrap();
    }

    #[test]
    fn an_urge_counts_at_the_hour_on_the_wall_where_the_person_was_and_half_a_year_long() {
        let (_folder, store) = scratch::store();
        ride(&store, at("2026-11-20T21:30:00+01:00"), None);
        ride(&store, at("2026-11-21T21:59:00+01:00"), None);
        ride(&store, at("2026-07-21T21:30:00+02:00"), None);
        ride(&store, at("2026-05-01T21:30:00+02:00"), None);
        let note = diary::UrgeNote {
            urge: Some(3),
            acted: None,
        };
        let night = at("2026-11-22T00:10:00+01:00");
        diary::note_urge(&store, &note, night, zone()).unwrap();
        // What is noted without an urge is no urge.
        let none = diary::UrgeNote {
            urge: None,
            acted: Some(diary::Acted::No),
        };
        diary::note_urge(&store, &none, night, zone()).unwrap();
        let hours = of(&store).hours;
        assert_eq!((hours[21], hours[0]), (3, 1));
        assert_eq!(of(&store).urges(), 4);
    }

    #[test]
    fn what_was_noted_in_the_day_before_a_use_stands_beside_how_often_it_was_noted_on_others() {
        let (_folder, store) = scratch::store();
        let choices = &content("en").ride.triggers;
        let (one, other) = (&*choices[0].id, &*choices[1].id);
        // Two days of using: before the first one trigger twice, before the second both.
        ride(&store, at("2026-11-10T19:00:00+01:00"), Some(one));
        ride(&store, at("2026-11-10T20:00:00+01:00"), Some(one));
        uses(&store, at("2026-11-10T22:00:00+01:00"));
        uses(&store, at("2026-11-10T23:00:00+01:00"));
        ride(&store, at("2026-11-14T23:00:00+01:00"), Some(one));
        ride(&store, at("2026-11-15T12:00:00+01:00"), Some(other));
        uses(&store, at("2026-11-15T22:00:00+01:00"));
        // More than a day before, and days of their own.
        ride(&store, at("2026-11-13T21:00:00+01:00"), Some(other));
        ride(&store, at("2026-11-01T12:00:00+01:00"), Some(one));
        ride(&store, at("2026-11-02T12:00:00+01:00"), Some(other));
        ride(&store, at("2026-11-02T13:00:00+01:00"), Some(other));
        let before = of(&store).before;
        let choice = |id: &str| Noted::Choice(id.to_owned());
        assert_eq!((before.uses, before.noted, before.other_days), (2, 2, 3));
        assert_eq!(
            before.triggers,
            [(choice(one), 2, 1), (choice(other), 1, 2)]
        );
        // While a use holds nothing of it is even counted.
        let without = lately(&store, now(), zone(), false).unwrap();
        assert_eq!(without.before, Before::default());
    }

    #[test]
    fn places_are_those_of_the_map_that_were_met() {
        let (_folder, store) = scratch::store();
        let keep = |name: &str, kind| {
            let draft = TriggerDraft {
                kind,
                name: name.to_owned(),
                thoughts: Vec::new(),
                usual_response: String::new(),
                chips: Vec::new(),
            };
            trigger::keep(&store, &draft, at("2026-10-01T12:00:00+02:00"))
                .unwrap()
                .id
        };
        let meets = |trigger, day: u32| {
            let met = encounter::Encounter {
                trigger,
                at: at(&format!("2026-11-{day:02}T12:00:00+01:00")),
                zone: zone(),
                strength: Some(5),
                acted: false,
            };
            encounter::report(&store, &met, met.at).unwrap();
        };
        let (bar, station) = (
            keep("the bar", TriggerKind::Place),
            keep("the station", TriggerKind::Place),
        );
        let argument = keep("an argument", TriggerKind::Event);
        for (trigger, day) in [(station, 3), (bar, 4), (bar, 5), (argument, 6)] {
            meets(trigger, day);
        }
        let lately = of(&store);
        let places = [("the bar".to_owned(), 2), ("the station".to_owned(), 1)];
        assert_eq!(
            (lately.places.clone(), lately.at_places()),
            (places.to_vec(), 3)
        );
    }

    #[test]
    fn a_number_of_ones_own_stands_beside_urges_of_its_day_and_the_newest_of_a_day_counts() {
        let (_folder, store) = scratch::store();
        let id = trackers::keep(&store, "Sleep", at("2026-10-01T12:00:00+02:00")).unwrap();
        let rates = |when: &str, value: i32| {
            let known = trackers::list(&store).unwrap();
            let of = known.iter().find(|one| one.id == id).unwrap();
            let of = of.instrument(&content("en").measures);
            let given = Given::from([(trackers::VALUE.to_owned(), value)]);
            measures::keep(&store, &of, &given, at(when), zone()).unwrap();
            measures::finish(&store, &of, at(when)).unwrap();
        };
        rates("2026-11-10T08:00:00+01:00", 9);
        rates("2026-11-10T09:00:00+01:00", 2);
        rates("2026-11-11T08:00:00+01:00", 3);
        rates("2026-11-12T08:00:00+01:00", 7);
        for when in [
            "2026-11-10T20:00:00+01:00",
            "2026-11-11T02:00:00+01:00",
            "2026-11-12T20:00:00+01:00",
        ] {
            ride(&store, at(when), None);
        }
        let numbers = of(&store).numbers;
        let range = |days, urges| OfRange { days, urges };
        // Until four in the morning it is still the day before.
        assert_eq!(numbers[0].ranges, [range(2, 2), range(0, 0), range(1, 1)]);
        assert_eq!((numbers[0].name.as_str(), numbers[0].rated()), ("Sleep", 3));
        assert!(!numbers[0].is_enough());
    }
}
