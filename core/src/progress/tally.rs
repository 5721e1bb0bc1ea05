//! Reads the events of each exercise in order and keeps what the counts rest on.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Row};
use serde::Deserialize;

use super::insights::{
    GuessCounts, Insights, RECENT_RIDES, RideCounts, StateCounts, ToolCounts, ToolState,
};
use crate::session::{AroundTool, Course, Ending, Outcome, ToolUse};
use crate::store::StoreError;

/// Minutes by which an urge may have halved; the first by which half of the rides had is the one that is told.
const MARKS_MINUTES: [i32; 6] = [5, 10, 15, 20, 30, 60];
/// A guess is compared where there was something to wait for.
const LEAST_TO_WAIT_OUT: i32 = 2;

/// What an exercise was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Ride,
    Breathing,
    Practice,
}

/// What the index says of an exercise.
pub(super) struct Over {
    started_at: i64,
    kind: Kind,
    pattern: String,
}

pub(super) fn exercises_that_are_over(db: &Connection) -> Result<HashMap<i64, Over>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT rowid, started_at, kind, pattern FROM exercises WHERE ended_at IS NOT NULL ORDER BY started_at",
    )?;
    let rows = statement.query_map([], |row| {
        let over = Over {
            started_at: row.get(1)?,
            kind: match row.get_ref(2)?.as_bytes()? {
                b"ride" => Kind::Ride,
                b"practice" => Kind::Practice,
                _ => Kind::Breathing,
            },
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
    kind: Kind,
    course: Course,
    early: bool,
    tool: AroundTool,
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
pub(super) struct Tally {
    reading: Option<Reading>,
    rides: Vec<RideResult>,
    guesses: GuessCounts,
    uses: Vec<ToolUse>,
    breathings: i32,
    practices: i32,
}

impl Tally {
    /// Begins an exercise; the events of one that is under way are passed over.
    pub(super) fn next_exercise(&mut self, over: Option<&Over>) {
        self.close_reading();
        let tool = |kind: &str, over: &Over| AroundTool::of(format!("{kind}:{}", over.pattern));
        self.reading = over.map(|over| Reading {
            started_at: over.started_at,
            kind: over.kind,
            tool: match over.kind {
                Kind::Ride => AroundTool::in_ride(),
                Kind::Breathing => tool("breathing", over),
                Kind::Practice => tool("practice", over),
            },
            ..Reading::default()
        });
    }

    /// Takes in one event. Kinds that no count rests on are passed over before their values are read.
    pub(super) fn event(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
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
                self.uses.extend(reading.tool.rated(value));
                reading.course.rated(elapsed_ms()?, value);
            }
            b"guessed" => reading.course.guessed_ms = Some(i64::from(number()?) * 60_000),
            b"passed" => reading.course.ended_ms = reading.course.ended_ms.or(Some(elapsed_ms()?)),
            b"enough" => reading.early = parse::<EnoughDetail>(detail()?)?.left_ms > 0,
            b"carried_on" => reading.early = false,
            b"took_up" => {
                let taken: ToolDetail = parse(detail()?)?;
                reading.tool.took_up(taken.tool);
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
        self.uses.extend(reading.tool.finish());
        match reading.kind {
            Kind::Ride => {}
            Kind::Breathing => return self.breathings += 1,
            Kind::Practice => return self.practices += 1,
        }
        let course = reading.course;
        self.rides.push(RideResult {
            started_at: reading.started_at,
            first: course.first,
            halved_ms: course.halved_ms,
            early: reading.early,
            used: course.outcome.is_some_and(Outcome::used),
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

    pub(super) fn finish(mut self) -> Insights {
        self.close_reading();
        self.rides.sort_by_key(|ride| ride.started_at);
        let recent_from = self.rides.len().saturating_sub(RECENT_RIDES as usize);
        Insights {
            recent: counts(&self.rides[recent_from..]),
            all: counts(&self.rides),
            guesses: self.guesses,
            in_states: count_states(&self.uses),
            tools: count_tools(self.uses),
            breathings: self.breathings,
            practices: self.practices,
        }
    }
}

fn count_tools(uses: Vec<ToolUse>) -> Vec<ToolCounts> {
    let mut tools: BTreeMap<String, ToolCounts> = BTreeMap::new();
    for ToolUse {
        tool,
        before,
        after,
    } in uses
    {
        let counts = tools.entry(tool).or_default();
        match after.cmp(&before) {
            std::cmp::Ordering::Less => counts.lower += 1,
            std::cmp::Ordering::Equal => counts.same += 1,
            std::cmp::Ordering::Greater => counts.higher += 1,
        }
    }
    let named = |(tool, counts)| ToolCounts { tool, ..counts };
    tools.into_iter().map(named).collect()
}

fn count_states(uses: &[ToolUse]) -> Vec<StateCounts> {
    let mut states: BTreeMap<(&str, ToolState), (i32, i32)> = BTreeMap::new();
    for one in uses {
        if let Some(state) = ToolState::of(one.before) {
            let (times, lower) = states.entry((&one.tool, state)).or_default();
            *times += 1;
            *lower += i32::from(one.after < one.before);
        }
    }
    let named = states.into_iter();
    let named = named.map(|((tool, state), (times, lower))| StateCounts {
        tool: tool.to_owned(),
        state,
        times,
        lower,
    });
    named.collect()
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

pub(super) fn parse<'a, T: Deserialize<'a>>(detail: &'a str) -> Result<T, StoreError> {
    serde_json::from_str(detail).map_err(|_| StoreError::Damaged)
}
