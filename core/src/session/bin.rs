//! An exercise as it lies in the bin, with all that was recorded in it.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::store::{Id, StoreError};

/// An exercise as it stands in its row, with the rows of its events. Times are milliseconds since 1970, UTC.
#[derive(Serialize, Deserialize)]
pub(crate) struct DeletedExercise {
    kind: String,
    pattern: String,
    plan: String,
    started_at: i64,
    zone: String,
    seen_at: i64,
    ended_at: i64,
    edited_at: i64,
    events: Vec<DeletedEvent>,
}

#[derive(Serialize, Deserialize)]
struct DeletedEvent {
    seq: i64,
    at: i64,
    elapsed_ms: i64,
    kind: String,
    number: Option<i64>,
    detail: Option<String>,
}

/// Takes an exercise that is over out of the store, with all that was recorded in it.
///
/// # Errors
/// [`StoreError::NotFound`] where none that is over has this id.
pub(crate) fn take_out(db: &Connection, id: Id) -> Result<DeletedExercise, StoreError> {
    let (rowid, deleted) = read(db, id)?;
    db.execute("DELETE FROM exercises WHERE rowid = ?1", [rowid])?;
    Ok(deleted)
}

/// Puts it back as it was.
pub(crate) fn put_back(
    db: &Connection,
    id: Id,
    deleted: &DeletedExercise,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO exercises (id, kind, pattern, plan, started_at, zone, seen_at, ended_at, edited_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        id,
        deleted.kind,
        deleted.pattern,
        deleted.plan,
        deleted.started_at,
        deleted.zone,
        deleted.seen_at,
        deleted.ended_at,
        deleted.edited_at
    ])?;
    let exercise = db.last_insert_rowid();
    let mut insert = db.prepare_cached(
        "INSERT INTO exercise_events (exercise, seq, at, elapsed_ms, kind, number, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for event in &deleted.events {
        insert.execute(params![
            exercise,
            event.seq,
            event.at,
            event.elapsed_ms,
            event.kind,
            event.number,
            event.detail
        ])?;
    }
    Ok(())
}

fn read(db: &Connection, id: Id) -> Result<(i64, DeletedExercise), StoreError> {
    let found = db
        .prepare_cached(
            "SELECT rowid, kind, pattern, plan, started_at, zone, seen_at, ended_at, edited_at
             FROM exercises WHERE id = ?1 AND ended_at IS NOT NULL",
        )?
        .query_row([id], |row| {
            let deleted = DeletedExercise {
                kind: row.get(1)?,
                pattern: row.get(2)?,
                plan: row.get(3)?,
                started_at: row.get(4)?,
                zone: row.get(5)?,
                seen_at: row.get(6)?,
                ended_at: row.get(7)?,
                edited_at: row.get(8)?,
                events: Vec::new(),
            };
            Ok((row.get(0)?, deleted))
        })
        .optional()?;
    let (rowid, mut deleted) = found.ok_or(StoreError::NotFound)?;
    let mut events = db.prepare_cached(
        "SELECT seq, at, elapsed_ms, kind, number, detail FROM exercise_events WHERE exercise = ?1 ORDER BY seq",
    )?;
    deleted.events = events
        .query_map([rowid], |row| {
            Ok(DeletedEvent {
                seq: row.get(0)?,
                at: row.get(1)?,
                elapsed_ms: row.get(2)?,
                kind: row.get(3)?,
                number: row.get(4)?,
                detail: row.get(5)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok((rowid, deleted))
}
