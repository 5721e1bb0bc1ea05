//! Exercises in the store: started, changed, found again after a kill, corrected, deleted.

use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::event::{Event, Happened, Outcome};
use super::live::Live;
use super::plan::Plan;
use super::stored::StoredEvent;
use super::{ExerciseKind, SessionError};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};

/// How often a running exercise leaves a mark of the present time, so that a clock that is set back while Ebb is
/// not running is noticed.
const MARK_EVERY_MS: i64 = 60_000;

/// Why a change was not kept; it has changed nothing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RecordError {
    /// The change makes no sense.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The store could not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An exercise that is kept.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its id.
    pub id: Id,
    /// Where the person was.
    pub zone: Zone,
    /// The exercise with all that happened.
    pub live: Live,
    /// The newest instant that was kept with it.
    pub seen_at: Instant,
    /// How many of its events the store holds.
    kept_events: usize,
}

/// Something set right afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Correction {
    /// The rating at this place in the log, counted from 0 over all events.
    Rating {
        /// Place in the log.
        seq: i32,
        /// 0 to 10.
        value: i32,
    },
    /// What the person says of it.
    Outcome {
        /// None where they would rather leave it open.
        outcome: Option<Outcome>,
    },
}

impl Record {
    /// Begins an exercise at `now`; [`keep`] keeps it.
    pub fn begin(plan: Plan, now: Instant, zone: Zone) -> Result<Self, StoreError> {
        Ok(Self {
            id: Id::new(now)?,
            zone,
            live: Live::start(plan, now),
            seen_at: now,
            kept_events: 0,
        })
    }

    /// When it ended, where it has.
    pub fn ended_at(&self) -> Option<Instant> {
        self.live
            .events()
            .last()
            .filter(|event| matches!(event.what, Happened::Finished { .. }))
            .map(|event| event.at)
    }

    /// True where the store does not yet hold all that happened, or a minute has gone by since it was told the time.
    pub fn keep_due(&self, now: Instant) -> bool {
        self.kept_events < self.live.events().len()
            || to_millis(now) - to_millis(self.seen_at) >= MARK_EVERY_MS
    }
}

/// Brings the store up to what happened in `record` so far, in one transaction. Where that fails, the exercise
/// goes on in memory, and a later call keeps everything that is missing.
///
/// # Errors
/// [`StoreError::AlreadyRunning`] where another exercise is open, [`StoreError::ChangedElsewhere`] where another
/// process has added to this one.
pub fn keep(store: &Store, record: &mut Record, now: Instant) -> Result<(), StoreError> {
    let events = record.live.events();
    let seen_at = to_millis(now);
    let ended_at = record.ended_at().map(to_millis);
    store.write(|db| {
        let rowid = match rowid_of(db, record.id)? {
            Some(rowid) => rowid,
            None if record.kept_events > 0 => return Err(StoreError::NotFound),
            None if ended_at.is_none() && running_row(db)?.is_some() => return Err(StoreError::AlreadyRunning),
            None => insert(db, record)?,
        };
        let there: usize = db
            .prepare_cached("SELECT count(*) FROM exercise_events WHERE exercise = ?1")?
            .query_row([rowid], |row| row.get::<_, i64>(0))? as usize;
        if there != record.kept_events {
            return Err(StoreError::ChangedElsewhere);
        }
        for (seq, event) in (0..).zip(events).skip(there) {
            insert_event(db, rowid, seq, event)?;
        }
        db.prepare_cached("UPDATE exercises SET seen_at = ?2, ended_at = ?3, edited_at = max(edited_at, ?2) WHERE rowid = ?1")?
            .execute(params![rowid, seen_at, ended_at])?;
        Ok(())
    })?;
    record.kept_events = events.len();
    record.seen_at = now;
    Ok(())
}

fn rowid_of(db: &rusqlite::Connection, id: Id) -> Result<Option<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT rowid FROM exercises WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

fn insert(db: &Transaction<'_>, record: &Record) -> Result<i64, StoreError> {
    let plan = serde_json::to_string(record.live.plan()).map_err(|_| StoreError::Damaged)?;
    let started_at = to_millis(record.live.started_at());
    db.prepare_cached(
        "INSERT INTO exercises (id, kind, pattern, plan, started_at, zone, seen_at, edited_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?5)",
    )?
    .execute(params![
        record.id,
        kind_name(record.live.plan().kind),
        record.live.plan().pattern,
        plan,
        started_at,
        record.zone.to_string()
    ])?;
    Ok(db.last_insert_rowid())
}

fn insert_event(
    db: &Transaction<'_>,
    exercise: i64,
    seq: i64,
    event: &Event,
) -> Result<(), StoreError> {
    let (kind, number, detail) = StoredEvent::of(&event.what)?;
    db.prepare_cached(
        "INSERT INTO exercise_events (exercise, seq, at, elapsed_ms, kind, number, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        exercise,
        seq,
        to_millis(event.at),
        event.elapsed_ms,
        kind,
        number,
        detail
    ])?;
    Ok(())
}

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

/// Sets something right in an exercise that is over.
pub fn correct(
    store: &Store,
    id: Id,
    correction: Correction,
    now: Instant,
) -> Result<(), RecordError> {
    let record = find(store, id)?;
    let (seq, what) = match correction {
        Correction::Rating { value, .. } if !(0..=10).contains(&value) => {
            return Err(SessionError::RatingOutOfRange { value }.into());
        }
        Correction::Rating { seq, value } => (i64::from(seq), Happened::Rated { value }),
        Correction::Outcome { outcome } => {
            let last = record.live.events().len() - 1;
            let Happened::Finished { ending, .. } = record.live.events()[last].what else {
                return Err(StoreError::NotFound.into());
            };
            (last as i64, Happened::Finished { ending, outcome })
        }
    };
    let (kind, number, detail) = StoredEvent::of(&what)?;
    store.write(|db| {
        let changed = db.execute(
            "UPDATE exercise_events SET number = ?3, detail = ?4
             WHERE exercise = (SELECT rowid FROM exercises WHERE id = ?1) AND seq = ?2 AND kind = ?5",
            params![id, seq, number, detail, kind],
        )?;
        if changed == 0 {
            return Err(StoreError::NotFound);
        }
        db.execute("UPDATE exercises SET edited_at = max(edited_at, ?2) WHERE id = ?1", params![id, to_millis(now)])?;
        Ok(())
    })?;
    Ok(())
}

/// Deletes an exercise and all that was recorded with it.
pub fn delete(store: &Store, id: Id) -> Result<(), StoreError> {
    store.write(
        |db| match db.execute("DELETE FROM exercises WHERE id = ?1", [id])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        },
    )
}

struct ExerciseRow {
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

fn running_row(db: &rusqlite::Connection) -> Result<Option<ExerciseRow>, StoreError> {
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

fn kind_name(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Ride => "ride",
        ExerciseKind::Breathing => "breathing",
    }
}
