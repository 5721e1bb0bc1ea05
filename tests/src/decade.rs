//! Ten years of one person's use, or as many as asked for, always the same for a seed: a ride or more every day, a breathing session on
//! most days, two questionnaires a week, now and then "I have used". About 110,000 rows.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use ebb_core::companion::Companion;
use ebb_core::content::content;
use ebb_core::journal::{page::Act, uses};
use ebb_core::measures::{records as measures, score::Given};
use ebb_core::page::{Action, Answer, Value};
use ebb_core::session::records::{Record, keep};
use ebb_core::session::{Change, Ending, Form, Outcome, Plan, Purpose, Question};
use ebb_core::store::{Id, KeyPlace, Store, StoreError, StoreKey, Work};
use ebb_core::time::{Instant, Zone};
use ebb_core::view::Moment;
use fastrand::Rng;

/// Days in `years` of use.
pub fn days(years: i64) -> i64 {
    years * 1_461 / 4
}

/// The key of a store that is made for measuring.
///
/// # Panics
/// Never: the digits are good.
pub fn key() -> StoreKey {
    StoreKey::from_hex(&"0e".repeat(32)).expect("64 digits")
}

/// The instant after the last day of ten years.
pub fn end() -> Instant {
    end_of(10)
}

/// The instant after the last day of `years`.
pub fn end_of(years: i64) -> Instant {
    beginning() + TimeDelta::days(days(years))
}

/// Somebody in Vienna who looks at `now`.
pub fn moment(now: Instant) -> Moment {
    Moment {
        now,
        zone: zone(),
        language: "en".to_owned(),
        boot: None,
    }
}

fn zone() -> Zone {
    "Europe/Vienna".parse().unwrap_or(Zone::UTC)
}

fn beginning() -> Instant {
    DateTime::<Utc>::from_timestamp(1_480_000_000, 0).expect("in range")
}

/// Makes a store of ten years in `folder`; answers how many rows it holds.
///
/// # Panics
/// Where the disk does not let it.
pub fn make(folder: &Path, seed: u64) -> usize {
    make_years(folder, seed, 10)
}

/// Makes a store of `years` in `folder`; answers how many rows it holds.
///
/// # Panics
/// Where the disk does not let it.
pub fn make_years(folder: &Path, seed: u64, years: i64) -> usize {
    live(folder, seed, days(years))
        .expect("a store of some years")
        .rows
}

/// Writes a line in the journal on each day of `years`.
///
/// # Panics
/// Where the disk does not let it.
pub fn write_a_line_each_day(companion: &mut Companion, years: i64) {
    let sheet = "line".to_owned();
    let keep = Action::of(&Act::Keep { sheet });
    for day in 0..days(years) {
        let said = [
            Answer::new("line", Value::words(format!("day {day} of many"))),
            Answer::new("day", Value::number((day % 11) as i32)),
        ];
        let now = moment(beginning() + TimeDelta::days(day));
        let kept = companion.carry_out(&keep, &said, &now, &Work::new());
        kept.expect("a line that is kept");
    }
}

/// Somebody who uses Ebb.
struct Person {
    store: Store,
    random: Rng,
    zone: Zone,
    rows: usize,
}

fn live(folder: &Path, seed: u64, days: i64) -> Result<Person, StoreError> {
    let id = Store::new_id(beginning())?;
    let mut person = Person {
        store: Store::create(folder, &id, &key(), KeyPlace::File)?,
        random: Rng::with_seed(seed),
        zone: zone(),
        rows: 0,
    };
    for day in 0..days {
        let morning = beginning() + TimeDelta::days(day);
        person.live_a_day(morning)?;
        if day % 7 == 0 {
            person.check_in(morning, day / 7)?;
        }
    }
    Ok(person)
}

impl Person {
    fn live_a_day(&mut self, morning: Instant) -> Result<(), StoreError> {
        if self.random.u8(..4) > 0 {
            self.breathe(morning)?;
        }
        for _ in 0..[1, 1, 2, 3][self.random.usize(..4)] {
            let minutes = self.random.i64(120..900);
            self.ride(morning + TimeDelta::minutes(minutes))?;
        }
        if self.random.u8(..60) == 0 {
            let at = morning + TimeDelta::hours(16);
            uses::note(&self.store, Id::new(at)?, at, self.zone)?;
            self.rows += 1;
        }
        Ok(())
    }

    /// Answers two questionnaires, each item by its number and that of the week.
    fn check_in(&mut self, at: Instant, week: i64) -> Result<(), StoreError> {
        for id in ["gad-7", "phq-9"] {
            let of = content("en").instrument(id).expect("it is in every build");
            let items = (0..).zip(&of.verbatim.items);
            let given: Given = items
                .map(|(number, item)| (item.id.clone(), ((week + number) % 4) as i32))
                .collect();
            self.rows += 1 + given.len();
            measures::keep(&self.store, of, &given, at, self.zone)?;
            measures::finish(&self.store, of, at)?;
        }
        Ok(())
    }

    /// Keeps an exercise with its changes, each some seconds after the one before.
    fn kept(
        &mut self,
        plan: Plan,
        at: Instant,
        changes: Vec<(i64, Change)>,
    ) -> Result<(), StoreError> {
        let mut record = Record::begin(plan, at, self.zone)?;
        let mut now = at;
        for (seconds, change) in changes {
            now += TimeDelta::seconds(seconds);
            record.live.apply(change, now).expect("a change that fits");
        }
        self.rows += 1 + record.live.events().len();
        keep(&self.store, &mut record, now)
    }

    fn breathe(&mut self, at: Instant) -> Result<(), StoreError> {
        let random = &mut self.random;
        let patterns = &content("en").breathing.patterns;
        let pattern = &patterns[random.usize(..patterns.len())];
        let minutes = random.i64(1..=10);
        let plan = Plan::breathing(&pattern.id, pattern.cycle(), minutes * 60_000, None)
            .expect("a pattern of the content");
        let before = random.i32(2..=8);
        let after = (before - random.i32(-1..=4)).max(0);
        let changes = vec![
            (5, Change::Rate { value: before }),
            (minutes * 60 + 30, Change::Rate { value: after }),
            (
                5,
                Change::Finish {
                    ending: Ending::Done,
                    outcome: None,
                },
            ),
        ];
        self.kept(plan, at, changes)
    }

    fn ride(&mut self, at: Instant) -> Result<(), StoreError> {
        let random = &mut self.random;
        let plan = Plan::ride(content("en"), Form::Inward).expect("the ride of the content");
        let mut value = random.i32(3..=10);
        let triggers = &content("en").ride.triggers;
        let mut changes = vec![
            (random.i64(3..20), Change::Rate { value }),
            (
                6,
                Change::For {
                    purpose: Purpose::Use,
                },
            ),
            (
                5,
                Change::Reach {
                    within: random.bool(),
                },
            ),
            (
                6,
                Change::Trigger {
                    id: triggers[random.usize(..triggers.len())].id.clone(),
                },
            ),
        ];
        changes.push(if random.bool() {
            let minutes = [5, 10, 20, 30][random.usize(..4)];
            (5, Change::Guess { minutes })
        } else {
            let question = Question::HowLong;
            (5, Change::Skip { question })
        });
        if random.u8(..3) == 0 {
            changes.push((10, Change::Pause));
            changes.push((60, Change::Resume));
        }
        if random.u8(..3) == 0 {
            let pattern = &content("en").breathing.patterns[0];
            changes.push((
                30,
                Change::TakeUp {
                    tool: format!("breathing:{}", pattern.id),
                    breath: Some(pattern.cycle()),
                },
            ));
            changes.push((90, Change::PutDown));
        }
        for _ in 0..random.u8(1..=4) {
            value = (value - random.i32(-1..=3)).clamp(0, 10);
            changes.push((300, Change::Rate { value }));
        }
        changes.push((20, Change::Pass));
        let outcome = [
            Some(Outcome::Rode),
            Some(Outcome::Rode),
            Some(Outcome::UsedSome),
            Some(Outcome::Used),
            None,
        ][random.usize(..5)];
        let ending = Ending::Done;
        changes.push((15, Change::Finish { ending, outcome }));
        self.kept(plan, at, changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::progress::{Insights, insights};

    fn month(seed: u64) -> (usize, Insights) {
        let folder = tempfile::tempdir().unwrap();
        let person = live(folder.path(), seed, 30).unwrap();
        (person.rows, insights(&person.store, &Work::new()).unwrap())
    }

    #[test]
    fn a_seed_makes_the_same_days_again_and_another_seed_others() {
        assert_eq!(month(7), month(7));
        assert_ne!(month(7), month(8));
    }
}
