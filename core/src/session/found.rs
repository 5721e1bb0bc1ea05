//! Exercises found again in the store: the one that is open, one by its id, and those that are over.

use rusqlite::{OptionalExtension as _, Row, params};

use super::live::Live;
use super::plan::{ExerciseKind, Plan};
use super::records::{Record, kind_name};
use super::stored::StoredEvent;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};

const WEEK_MS: i64 = 7 * 86_400_000;
/// As many of the rides of a week are looked at, the newest; more say nothing new.
const MOST_RIDES: i32 = 50;
/// A ride that began longer ago than this before the days that are asked about is not looked for, ms.
const LIES_OPEN_MS: i64 = 60 * 86_400_000;

/// The exercise that is open, at the second it has reached, with all that happened.
pub fn running(store: &Store) -> Result<Option<Record>, StoreError> {
    store.read(|db| {
        let Some(row) = running_row(db)? else {
            return Ok(None);
        };
        read_record(db, &row).map(Some)
    })
}

/// One exercise by its id.
pub fn find(store: &Store, id: Id) -> Result<Record, StoreError> {
    store.read(|db| {
        let row = db
            .prepare_cached("SELECT rowid, id, plan, zone, seen_at FROM exercises WHERE id = ?1")?
            .query_row([id], ExerciseRow::read)?;
        read_record(db, &row)
    })
}

/// Exercises that are over, newest first: at most `limit`, those that began before `before`.
pub fn finished_before(
    store: &Store,
    before: Instant,
    limit: i32,
) -> Result<Vec<Record>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT rowid, id, plan, zone, seen_at FROM exercises
             WHERE ended_at IS NOT NULL AND started_at < ?1 ORDER BY started_at DESC LIMIT ?2",
        )?;
        let rows: Vec<_> = statement
            .query_map(params![to_millis(before), limit], ExerciseRow::read)?
            .collect::<Result<_, _>>()?;
        rows.iter().map(|row| read_record(db, row)).collect()
    })
}

/// Exercises that are over and began from `from` on and before `to`, oldest first.
pub fn finished_between(
    store: &Store,
    from: Instant,
    to: Instant,
) -> Result<Vec<Record>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT rowid, id, plan, zone, seen_at FROM exercises
             WHERE ended_at IS NOT NULL AND started_at >= ?1 AND started_at < ?2 ORDER BY started_at",
        )?;
        let rows: Vec<_> = statement
            .query_map(params![to_millis(from), to_millis(to)], ExerciseRow::read)?
            .collect::<Result<_, _>>()?;
        rows.iter().map(|row| read_record(db, row)).collect()
    })
}

/// An exercise as it stands in its row, without what happened in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    /// What it is.
    pub kind: ExerciseKind,
    /// The breath or the practice, by id.
    pub pattern: String,
    /// When it began.
    pub at: Instant,
    /// Where the person was.
    pub zone: Zone,
}

/// What is over and began from `from` on and before `to`, oldest first, without what happened in it.
pub fn begun(store: &Store, from: Instant, to: Instant) -> Result<Vec<Begun>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT kind, pattern, started_at, zone FROM exercises
             WHERE ended_at IS NOT NULL AND started_at >= ?1 AND started_at < ?2 ORDER BY started_at",
        )?;
        let mut rows = statement.query(params![to_millis(from), to_millis(to)])?;
        let mut begun = Vec::new();
        while let Some(row) = rows.next()? {
            let zone = row.get_ref(3)?.as_str().map_err(|_| StoreError::Damaged)?;
            begun.push(Begun {
                kind: kind_of(row.get_ref(0)?.as_str().map_err(|_| StoreError::Damaged)?)?,
                pattern: row.get(1)?,
                at: instant(row.get(2)?)?,
                zone: zone.parse().map_err(|_| StoreError::Damaged)?,
            });
        }
        Ok(begun)
    })
}

/// True where the same was ended before `before`: any ride, the breath or the practice by its id.
pub fn ended_before(
    store: &Store,
    kind: ExerciseKind,
    pattern: &str,
    before: Instant,
) -> Result<bool, StoreError> {
    let before = to_millis(before);
    store.read(|db| {
        let found = db
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM exercises WHERE ended_at IS NOT NULL AND started_at < ?3
                 AND kind = ?1 AND (kind = 'ride' OR pattern = ?2))",
            )?
            .query_row(params![kind_name(kind), pattern, before], |row| row.get(0))?;
        Ok(found)
    })
}

/// What was said to set urges off in rides that are over and began from `from` on and before `to`: the choice by id, when it
/// was said, and where the person was.
pub fn triggers_noted(
    store: &Store,
    from: Instant,
    to: Instant,
) -> Result<Vec<(String, Instant, Zone)>, StoreError> {
    #[derive(serde::Deserialize)]
    struct Said {
        id: String,
    }
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT exercise_events.detail, exercise_events.at, exercises.zone
             FROM exercises JOIN exercise_events ON exercise = exercises.rowid
             WHERE ended_at IS NOT NULL AND started_at >= ?1 AND started_at < ?2 AND exercises.kind = 'ride'
                 AND exercise_events.kind = 'trigger'
             ORDER BY started_at, seq",
        )?;
        let rows = statement.query_and_then(params![to_millis(from), to_millis(to)], |row| {
            let detail = row.get_ref(0)?.as_str().map_err(|_| StoreError::Damaged)?;
            let said: Said = serde_json::from_str(detail).map_err(|_| StoreError::Damaged)?;
            let zone = row.get_ref(2)?.as_str().map_err(|_| StoreError::Damaged)?;
            let zone = zone.parse().map_err(|_| StoreError::Damaged)?;
            Ok((said.id, instant(row.get(1)?)?, zone))
        })?;
        rows.collect()
    })
}

fn kind_of(name: &str) -> Result<ExerciseKind, StoreError> {
    match name {
        "ride" => Ok(ExerciseKind::Ride),
        "breathing" => Ok(ExerciseKind::Breathing),
        "practice" => Ok(ExerciseKind::Practice),
        _ => Err(StoreError::Damaged),
    }
}

/// Ids of the prompts that were drawn in rides that are over and began in the seven days before `now`, the oldest first.
pub fn drawn_this_week(store: &Store, now: Instant) -> Result<Vec<String>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT rowid, id, plan, zone, seen_at FROM exercises
             WHERE kind = 'ride' AND ended_at IS NOT NULL AND started_at > ?1 AND started_at <= ?2
             ORDER BY started_at DESC LIMIT ?3",
        )?;
        let now = to_millis(now);
        let rows: Vec<_> = statement
            .query_map(params![now - WEEK_MS, now, MOST_RIDES], ExerciseRow::read)?
            .collect::<Result<_, _>>()?;
        let rides = rows.iter().rev().map(|row| read_record(db, row));
        let drawn = rides.map(|ride| ride.map(|ride| ride.live.drawn()));
        Ok(drawn.collect::<Result<Vec<_>, _>>()?.concat())
    })
}

/// The rides that ended from `from` up to and including `to` and of which the person said that they used, or used some:
/// at their end, whatever the urge was for, since those are their words.
pub fn used(store: &Store, from: Instant, to: Instant) -> Result<Vec<(Id, Instant)>, StoreError> {
    // A ride may lie open for a while; the index is by its beginning.
    store.timed(
        "SELECT exercises.id, exercises.ended_at FROM exercises
         JOIN exercise_events AS event ON event.exercise = exercises.rowid
         WHERE exercises.started_at BETWEEN ?1 - ?3 AND ?2 AND exercises.ended_at BETWEEN ?1 AND ?2
         AND event.kind = 'finished' AND json_extract(event.detail, '$.outcome') IN ('used', 'used_some')
         ORDER BY exercises.ended_at DESC",
        params![to_millis(from), to_millis(to), LIES_OPEN_MS],
    )
}

/// What stands of an exercise in its row.
pub(super) struct ExerciseRow {
    rowid: i64,
    id: Id,
    plan: String,
    zone: String,
    seen_at: i64,
}

impl ExerciseRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            rowid: row.get(0)?,
            id: row.get(1)?,
            plan: row.get(2)?,
            zone: row.get(3)?,
            seen_at: row.get(4)?,
        })
    }
}

pub(super) fn running_row(db: &rusqlite::Connection) -> Result<Option<ExerciseRow>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT rowid, id, plan, zone, seen_at FROM exercises WHERE ended_at IS NULL",
        )?
        .query_row([], ExerciseRow::read)
        .optional()?)
}

fn read_record(db: &rusqlite::Connection, row: &ExerciseRow) -> Result<Record, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT at, elapsed_ms, kind, number, detail FROM exercise_events WHERE exercise = ?1 ORDER BY seq",
    )?;
    let stored: Vec<StoredEvent> = statement
        .query_map([row.rowid], |row| {
            Ok(StoredEvent {
                at: row.get(0)?,
                elapsed_ms: row.get(1)?,
                kind: row.get(2)?,
                number: row.get(3)?,
                detail: row.get(4)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let events = stored
        .into_iter()
        .map(StoredEvent::read)
        .collect::<Result<Vec<_>, _>>()?;
    let kept_events = events.len();
    let plan: Plan = serde_json::from_str(&row.plan).map_err(|_| StoreError::Damaged)?;
    let live = Live::from_record(plan, events, instant(row.seen_at)?).ok_or(StoreError::Damaged)?;
    Ok(Record {
        id: row.id,
        zone: row.zone.parse().map_err(|_| StoreError::Damaged)?,
        live,
        seen_at: instant(row.seen_at)?,
        kept_events,
    })
}

fn instant(millis: i64) -> Result<Instant, StoreError> {
    from_millis(millis).map_err(|_| StoreError::Damaged)
}
