//! An urge, and apart from it what was done. People act without an urge and have urges that they do not act on, so
//! neither is taken from the other.

use rusqlite::{OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::cards::CardsError;
use crate::cards::card::within;
use crate::cards::stored::stored_by_name;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acted {
    /// Not acted on.
    No,
    /// Acted on some of it.
    Partly,
    /// Acted on.
    Yes,
}

stored_by_name!(Acted { No => "no", Partly => "partly", Yes => "yes" });

/// What is noted of an urge. Each can be left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct UrgeNote {
    /// How strong it was, 0 to 10.
    pub urge: Option<i32>,
    /// What was done; possible at an urge of 0.
    pub acted: Option<Acted>,
}

/// An urge in the diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UrgeEntry {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Instant,
    /// Where the person was.
    pub zone: Zone,
    /// What was noted.
    #[serde(flatten)]
    pub note: UrgeNote,
}

impl UrgeNote {
    fn check(&self) -> Result<(), CardsError> {
        self.urge.map_or(Ok(()), |urge| within(urge, 0, 10))
    }
}

/// Notes an urge, what was done, or both; answers with the id of the entry.
pub fn note_urge(
    store: &Store,
    note: &UrgeNote,
    now: Instant,
    zone: Zone,
) -> Result<String, CardsError> {
    note.check()?;
    let id = Id::new(now)?;
    store.write(|db| {
        db.execute(
            "INSERT INTO urge_entries (id, at, zone, urge, acted, edited_at) VALUES (?1, ?2, ?3, ?4, ?5, ?2)",
            params![id, to_millis(now), zone.to_string(), note.urge, note.acted],
        )?;
        Ok(())
    })?;
    Ok(id.to_string())
}

/// Sets an entry right; when it happened stays.
pub fn correct_urge(
    store: &Store,
    id: &str,
    note: &UrgeNote,
    now: Instant,
) -> Result<(), CardsError> {
    note.check()?;
    let entry = super::days::entry_id(id)?;
    let changed = store.write(|db| {
        Ok(db.execute(
            "UPDATE urge_entries SET urge = ?2, acted = ?3, edited_at = ?4 WHERE id = ?1",
            params![entry, note.urge, note.acted, to_millis(now)],
        )?)
    })?;
    super::days::known(id, changed)
}

/// Deletes an entry.
pub fn delete_urge(store: &Store, id: &str) -> Result<(), CardsError> {
    let entry = super::days::entry_id(id)?;
    let deleted =
        store.write(|db| Ok(db.execute("DELETE FROM urge_entries WHERE id = ?1", [entry])?))?;
    super::days::known(id, deleted)
}

/// One urge of the diary.
///
/// # Errors
/// [`CardsError::UnknownEntry`] where there is none.
pub fn urge(store: &Store, id: &str) -> Result<UrgeEntry, CardsError> {
    let entry_id = super::days::entry_id(id)?;
    let found = store.read(|db| {
        let sql = "SELECT id, at, zone, urge, acted FROM urge_entries WHERE id = ?1";
        let found = db
            .prepare_cached(sql)?
            .query_row([entry_id], |row| Ok(entry(row)))
            .optional()?;
        found.transpose()
    })?;
    found.ok_or_else(|| CardsError::UnknownEntry { id: id.to_owned() })
}

/// The urges from `from` on and before `to`, newest first.
pub fn urges(store: &Store, from: Instant, to: Instant) -> Result<Vec<UrgeEntry>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT id, at, zone, urge, acted FROM urge_entries
             WHERE at >= ?1 AND at < ?2 ORDER BY at DESC, rowid DESC",
        )?;
        let mut rows = statement.query([to_millis(from), to_millis(to)])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(row)?);
        }
        Ok(entries)
    })
}

/// The urges that were acted on, wholly or partly, from `from` up to and including `to`, newest first.
pub fn acted(store: &Store, from: Instant, to: Instant) -> Result<Vec<(Id, Instant)>, StoreError> {
    store.timed(
        "SELECT id, at FROM urge_entries WHERE at BETWEEN ?1 AND ?2 AND acted IN ('yes', 'partly') ORDER BY at DESC",
        params![to_millis(from), to_millis(to)],
    )
}

/// Says when it was, where that is not when it was noted: never later than `now`.
pub fn move_urge(
    store: &Store,
    id: &str,
    at: Instant,
    zone: Zone,
    now: Instant,
) -> Result<(), CardsError> {
    let entry = super::days::entry_id(id)?;
    let changed = store.write(|db| {
        Ok(db.execute(
            "UPDATE urge_entries SET at = ?2, zone = ?3, edited_at = ?4 WHERE id = ?1",
            params![
                entry,
                to_millis(at.min(now)),
                zone.to_string(),
                to_millis(now)
            ],
        )?)
    })?;
    super::days::known(id, changed)
}

fn entry(row: &Row<'_>) -> Result<UrgeEntry, StoreError> {
    let zone: String = row.get(2)?;
    Ok(UrgeEntry {
        id: row.get::<_, Id>(0)?.to_string(),
        at: from_millis(row.get(1)?).map_err(|_| StoreError::Damaged)?,
        zone: zone.parse().map_err(|_| StoreError::Damaged)?,
        note: UrgeNote {
            urge: row.get(3)?,
            acted: row.get(4)?,
        },
    })
}
