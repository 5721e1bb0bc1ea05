//! Counts over rides: how soon the urge had halved, guesses against what came, and ratings around each tool.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Row};
use serde::Deserialize;

use crate::session::{Course, Ending, Outcome};
use crate::store::{Store, StoreError};

/// Below this many rides there is no statistic.
pub const LEAST_RIDES: i32 = 5;
/// How many of the newest rides count as recent.
pub const RECENT_RIDES: i32 = 20;
/// Minutes by which an urge may have halved; the first by which half of the rides had is the one that is told.
const MARKS_MINUTES: [i32; 6] = [5, 10, 15, 20, 30, 60];
/// A guess is compared where there was something to wait for.
const LEAST_TO_WAIT_OUT: i32 = 2;

/// Everything that the records say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Insights {
    /// Over the newest [`RECENT_RIDES`] rides.
    pub recent: RideCounts,
    /// Over all rides.
    pub all: RideCounts,
    /// Guesses of the length against what came, over all rides.
    pub guesses: GuessCounts,
    /// Ratings before and after each tool, by its name.
    pub tools: Vec<ToolCounts>,
    /// Breathing sessions.
    pub breathings: i32,
}

/// Counts over some rides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RideCounts {
    /// All of them.
    pub rides: i32,
    /// Those that began with a rating of at least 2, so that a half can be told.
    pub rated: i32,
    /// Those of them in which the rating had halved within `by_minutes`.
    pub halved: i32,
    /// The mark that `halved` is counted at, minutes.
    pub by_minutes: i32,
    /// Rides that were ended early.
    pub early: i32,
    /// Rides after which the person said that they used, or used some.
    pub used: i32,
}

/// Rides with a guess of the length in which the end was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuessCounts {
    /// It passed sooner than guessed.
    pub sooner: i32,
    /// It took as long as guessed, or longer.
    pub later: i32,
}

/// How the rating after a tool compares with the one before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ToolCounts {
    /// Name of the tool, such as `breathing:box`.
    pub tool: String,
    /// Times the rating was lower afterwards.
    pub lower: i32,
    /// Times it was the same.
    pub same: i32,
    /// Times it was higher.
    pub higher: i32,
}

/// Counts over everything that is over: one pass through the index of the exercises, one through their events.
pub fn insights(store: &Store) -> Result<Insights, StoreError> {
    store.read(|db| {
        let over = exercises_that_are_over(db)?;
        let mut tally = Tally::default();
        let mut statement = db.prepare_cached(
            "SELECT exercise, elapsed_ms, kind, number, detail FROM exercise_events ORDER BY exercise, seq",
        )?;
        let mut rows = statement.query([])?;
        let mut current = None;
        while let Some(row) = rows.next()? {
            let exercise: i64 = row.get(0)?;
            if current != Some(exercise) {
                tally.next_exercise(over.get(&exercise));
                current = Some(exercise);
            }
            tally.event(row)?;
        }
        Ok(tally.finish())
    })
}

/// What the index says of an exercise.
struct Over {
    started_at: i64,
    ride: bool,
    pattern: String,
}

fn exercises_that_are_over(db: &Connection) -> Result<HashMap<i64, Over>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT rowid, started_at, kind = 'ride', pattern FROM exercises WHERE ended_at IS NOT NULL ORDER BY started_at",
    )?;
    let rows = statement.query_map([], |row| {
        let over = Over {
            started_at: row.get(1)?,
            ride: row.get(2)?,
            pattern: row.get(3)?,
        };
        Ok((row.get(0)?, over))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[derive(Deserialize)]
struct FinishedDetail {
    ending: Ending,
    outcome: Option<Outcome>,
}

#[derive(Deserialize)]
struct EnoughDetail {
    left_ms: i64,
}

#[derive(Deserialize)]
struct ToolDetail {
    tool: String,
}

/// One exercise as far as it has been read.
#[derive(Debug, Default)]
struct Reading {
    started_at: i64,
    ride: bool,
    course: Course,
    early: bool,
    /// The tool that was taken up last, with the rating before it, until it is rated again.
    tool: Option<(String, i32)>,
}

/// What one ride comes to.
#[derive(Debug, Clone, Copy)]
struct RideResult {
    started_at: i64,
    first: Option<i32>,
    halved_ms: Option<i64>,
    early: bool,
    used: bool,
}

#[derive(Debug, Default)]
struct Tally {
    reading: Option<Reading>,
    rides: Vec<RideResult>,
    guesses: GuessCounts,
    tools: BTreeMap<String, ToolCounts>,
    breathings: i32,
}

impl Tally {
    /// Begins an exercise; the events of one that is under way are passed over.
    fn next_exercise(&mut self, over: Option<&Over>) {
        self.close_reading();
        self.reading = over.map(|over| Reading {
            started_at: over.started_at,
            ride: over.ride,
            tool: (!over.ride).then(|| (format!("breathing:{}", over.pattern), -1)),
            ..Reading::default()
        });
    }

    /// Takes in one event. Kinds that no count rests on are passed over before their values are read.
    fn event(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let Some(reading) = &mut self.reading else {
            return Ok(());
        };
        let damaged = |_| StoreError::Damaged;
        let elapsed_ms = || row.get::<_, i64>(1);
        let number = || row.get::<_, i32>(3).map_err(damaged);
        let detail = || row.get_ref(4)?.as_str().map_err(|_| StoreError::Damaged);
        match row
            .get_ref(2)?
            .as_bytes()
            .map_err(|_| StoreError::Damaged)?
        {
            b"rated" => {
                let value = number()?;
                match reading.tool.take() {
                    Some((tool, before)) if before >= 0 => {
                        count_tool(&mut self.tools, tool, before, value)
                    }
                    // A breathing session: its first rating is the one before.
                    Some((tool, _)) => reading.tool = Some((tool, value)),
                    None => {}
                }
                reading.course.rated(elapsed_ms()?, value);
            }
            b"guessed" => reading.course.guessed_ms = Some(i64::from(number()?) * 60_000),
            b"passed" => reading.course.ended_ms = reading.course.ended_ms.or(Some(elapsed_ms()?)),
            b"enough" => reading.early = parse::<EnoughDetail>(detail()?)?.left_ms > 0,
            b"carried_on" => reading.early = false,
            b"took_up" => {
                let taken: ToolDetail = parse(detail()?)?;
                reading.tool = reading.course.last.map(|before| (taken.tool, before));
            }
            b"finished" => {
                let finished: FinishedDetail = parse(detail()?)?;
                reading.course.outcome = finished.outcome;
                reading.early |= finished.ending == Ending::MadeWorse;
            }
            _ => {}
        }
        Ok(())
    }

    fn close_reading(&mut self) {
        let Some(reading) = self.reading.take() else {
            return;
        };
        if !reading.ride {
            self.breathings += 1;
            return;
        }
        let course = reading.course;
        self.rides.push(RideResult {
            started_at: reading.started_at,
            first: course.first,
            halved_ms: course.halved_ms,
            early: reading.early,
            used: matches!(course.outcome, Some(Outcome::Used | Outcome::UsedSome)),
        });
        if let (Some(first), Some(guessed), Some(ended)) =
            (course.first, course.guessed_ms, course.ended_ms)
            && first >= LEAST_TO_WAIT_OUT
        {
            if ended < guessed {
                self.guesses.sooner += 1
            } else {
                self.guesses.later += 1
            }
        }
    }

    fn finish(mut self) -> Insights {
        self.close_reading();
        self.rides.sort_by_key(|ride| ride.started_at);
        let recent_from = self.rides.len().saturating_sub(RECENT_RIDES as usize);
        Insights {
            recent: counts(&self.rides[recent_from..]),
            all: counts(&self.rides),
            guesses: self.guesses,
            tools: self.tools.into_values().collect(),
            breathings: self.breathings,
        }
    }
}

fn count_tool(tools: &mut BTreeMap<String, ToolCounts>, tool: String, before: i32, after: i32) {
    let counts = tools.entry(tool.clone()).or_insert_with(|| ToolCounts {
        tool,
        ..ToolCounts::default()
    });
    match after.cmp(&before) {
        std::cmp::Ordering::Less => counts.lower += 1,
        std::cmp::Ordering::Equal => counts.same += 1,
        std::cmp::Ordering::Greater => counts.higher += 1,
    }
}

fn counts(rides: &[RideResult]) -> RideCounts {
    let rated: Vec<_> = rides
        .iter()
        .filter(|ride| ride.first.is_some_and(|first| first >= LEAST_TO_WAIT_OUT))
        .collect();
    let halved_by = |minutes: i32| {
        rated
            .iter()
            .filter(|ride| {
                ride.halved_ms
                    .is_some_and(|ms| ms <= i64::from(minutes) * 60_000)
            })
            .count()
    };
    let by_minutes = MARKS_MINUTES
        .into_iter()
        .find(|&minutes| halved_by(minutes) * 2 >= rated.len())
        .unwrap_or(MARKS_MINUTES[MARKS_MINUTES.len() - 1]);
    RideCounts {
        rides: rides.len() as i32,
        rated: rated.len() as i32,
        halved: halved_by(by_minutes) as i32,
        by_minutes,
        early: rides.iter().filter(|ride| ride.early).count() as i32,
        used: rides.iter().filter(|ride| ride.used).count() as i32,
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
    use crate::session::{Change, Form, Plan};
    use crate::store::scratch;
    use crate::time::{Instant, Zone, from_millis};

    fn at(day: i64, minute: i64) -> Instant {
        from_millis(1_790_000_000_000 + day * 86_400_000 + minute * 60_000).unwrap()
    }

    /// One ride on `day`: changes at minutes, then its end.
    fn ride(store: &Store, day: i64, changes: &[(i64, Change)], outcome: Option<Outcome>) {
        let plan = Plan::ride(content("en"), Form::Inward).unwrap();
        let mut record = Record::begin(plan, at(day, 0), Zone::UTC).unwrap();
        for (minute, change) in changes {
            record.live.apply(change.clone(), at(day, *minute)).unwrap();
        }
        let last = changes.last().map_or(0, |change| change.0);
        record
            .live
            .apply(
                Change::Finish {
                    ending: Ending::Done,
                    outcome,
                },
                at(day, last),
            )
            .unwrap();
        keep(store, &mut record, at(day, last)).unwrap();
    }

    fn rate(value: i32) -> Change {
        Change::Rate { value }
    }

    #[test]
    fn counts_are_what_counting_by_hand_gives() {
        let (_folder, store) = scratch::store();
        ride(
            &store,
            0,
            &[(0, rate(8)), (4, rate(4))],
            Some(Outcome::Rode),
        );
        ride(
            &store,
            1,
            &[(0, rate(6)), (9, rate(3))],
            Some(Outcome::Rode),
        );
        ride(
            &store,
            2,
            &[(0, rate(7)), (12, rate(3))],
            Some(Outcome::Used),
        );
        ride(
            &store,
            3,
            &[(0, rate(9)), (2, rate(8)), (2, Change::Enough)],
            Some(Outcome::UsedSome),
        );
        ride(&store, 4, &[(0, rate(1))], Some(Outcome::NotSure));
        let found = insights(&store).unwrap().all;
        let by_hand = RideCounts {
            rides: 5,
            rated: 4,
            halved: 2,
            by_minutes: 10,
            early: 1,
            used: 2,
        };
        assert_eq!(found, by_hand);
    }

    #[test]
    fn a_guess_is_compared_with_what_came() {
        let (_folder, store) = scratch::store();
        let guess = |minutes| Change::Guess { minutes };
        ride(
            &store,
            0,
            &[(0, rate(7)), (0, guess(30)), (12, rate(1))],
            None,
        );
        ride(
            &store,
            1,
            &[(0, rate(7)), (0, guess(5)), (12, Change::Pass)],
            None,
        );
        // Without an end that was noted there is nothing to compare.
        ride(
            &store,
            2,
            &[(0, rate(7)), (0, guess(5)), (12, rate(4))],
            None,
        );
        assert_eq!(
            insights(&store).unwrap().guesses,
            GuessCounts {
                sooner: 1,
                later: 1
            }
        );
    }

    #[test]
    fn a_tool_is_judged_by_the_ratings_around_it() {
        let (_folder, store) = scratch::store();
        let take_up = || Change::TakeUp {
            tool: "breathing:box".to_owned(),
            breath: None,
        };
        ride(
            &store,
            0,
            &[
                (0, rate(7)),
                (1, take_up()),
                (3, Change::PutDown),
                (3, rate(4)),
            ],
            None,
        );
        ride(
            &store,
            1,
            &[
                (0, rate(5)),
                (1, take_up()),
                (3, Change::PutDown),
                (3, rate(6)),
            ],
            None,
        );
        ride(
            &store,
            2,
            &[(1, take_up()), (3, Change::PutDown), (3, rate(6))],
            None,
        );
        let tools = insights(&store).unwrap().tools;
        assert_eq!(
            tools,
            [ToolCounts {
                tool: "breathing:box".to_owned(),
                lower: 1,
                same: 0,
                higher: 1
            }]
        );
    }

    #[test]
    fn a_lapse_resets_nothing() {
        let (_folder, store) = scratch::store();
        for day in 0..6 {
            ride(
                &store,
                day,
                &[(0, rate(8)), (4, rate(3))],
                Some(Outcome::Rode),
            );
        }
        let before = insights(&store).unwrap();
        ride(&store, 6, &[(0, rate(8))], Some(Outcome::Used));
        crate::journal::uses::note(&store, at(6, 1), Zone::UTC).unwrap();
        let after = insights(&store).unwrap();
        assert_eq!(
            (after.all.rides, after.all.halved),
            (before.all.rides + 1, before.all.halved)
        );
    }

    #[test]
    fn recent_rides_are_the_newest_twenty() {
        let (_folder, store) = scratch::store();
        for day in 0..25 {
            let outcome = if day < 5 {
                Outcome::Used
            } else {
                Outcome::Rode
            };
            ride(&store, day, &[(0, rate(8))], Some(outcome));
        }
        let found = insights(&store).unwrap();
        assert_eq!(
            (found.recent.rides, found.recent.used, found.all.used),
            (20, 0, 5)
        );
    }
}
