//! Packs as rows: the head of each, and every entry as it was handed over with what became of it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::entry::Entry;
use super::format::Pack;
use crate::store::{Id, StoreError};
use crate::time::{Instant, from_millis, to_millis};

/// A pack that was brought in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StoredPack {
    rowid: i64,
    pub(super) id: Id,
    pub(super) slug: String,
    pub(super) author: String,
    pub(super) revision: i32,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) imported_at: Instant,
}

/// One entry of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StoredEntry {
    /// As it was handed over; none where it cannot be read by this build.
    pub(super) body: Option<Entry>,
    /// Where it is kept; none where the person left it out.
    pub(super) kept: Option<Id>,
    /// A trigger that was made for a plan.
    pub(super) made: Option<Id>,
}

const COLUMNS: &str = "rowid, id, slug, author, revision, name, about, imported_at";

impl StoredPack {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            rowid: row.get(0)?,
            id: row.get(1)?,
            slug: row.get(2)?,
            author: row.get(3)?,
            revision: row.get(4)?,
            name: row.get(5)?,
            about: row.get(6)?,
            imported_at: from_millis(row.get(7)?).map_err(|_| StoreError::Damaged)?,
        })
    }

    /// The pack of that name and author: another author's is another pack.
    pub(super) fn of(db: &Connection, pack: &Pack) -> Result<Option<Self>, StoreError> {
        db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM packs WHERE slug = ?1 AND author = ?2"
        ))?
        .query_row([&pack.id, &pack.author], |row| Ok(Self::read(row)))
        .optional()?
        .transpose()
    }

    /// Every pack, in the order in which they came.
    pub(super) fn all(db: &Connection) -> Result<Vec<Self>, StoreError> {
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM packs ORDER BY rowid"))?
            .query_and_then([], Self::read)?
            .collect()
    }

    /// Keeps the head of a pack, new or as it now stands in its file.
    pub(super) fn keep(
        db: &Connection,
        known: Option<&Self>,
        pack: &Pack,
        now: Instant,
    ) -> Result<i64, StoreError> {
        let at = to_millis(now);
        if let Some(known) = known {
            db.execute(
                "UPDATE packs SET revision = ?2, name = ?3, about = ?4, edited_at = max(edited_at, ?5)
                 WHERE rowid = ?1",
                params![known.rowid, pack.revision, pack.name, pack.about, at],
            )?;
            return Ok(known.rowid);
        }
        db.execute(
            "INSERT INTO packs (id, slug, author, revision, name, about, imported_at, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
            params![
                Id::new(now)?,
                pack.id,
                pack.author,
                pack.revision,
                pack.name,
                pack.about,
                at
            ],
        )?;
        Ok(db.last_insert_rowid())
    }

    pub(super) fn entries(
        &self,
        db: &Connection,
    ) -> Result<BTreeMap<String, StoredEntry>, StoreError> {
        db.prepare_cached("SELECT entry, body, kept, made FROM pack_entries WHERE pack = ?1")?
            .query_and_then([self.rowid], |row| {
                let body: String = row.get(1)?;
                let entry = StoredEntry {
                    body: serde_json::from_str(&body).ok(),
                    kept: row.get(2)?,
                    made: row.get(3)?,
                };
                Ok((row.get(0)?, entry))
            })?
            .collect()
    }

    /// Forgets an entry; with the last one that is kept, the pack.
    pub(super) fn forget(&self, db: &Connection, entry: &str) -> Result<(), StoreError> {
        db.execute(
            "DELETE FROM pack_entries WHERE pack = ?1 AND entry = ?2",
            params![self.rowid, entry],
        )?;
        Ok(())
    }

    pub(super) fn forget_if_empty(&self, db: &Connection) -> Result<bool, StoreError> {
        let gone = db.execute(
            "DELETE FROM packs WHERE rowid = ?1
                AND NOT EXISTS (SELECT 1 FROM pack_entries WHERE pack = ?1 AND kept IS NOT NULL)",
            [self.rowid],
        )?;
        Ok(gone > 0)
    }
}

/// Keeps an entry of the pack in that row.
pub(super) fn keep_entry(
    db: &Connection,
    pack: i64,
    name: &str,
    entry: &StoredEntry,
    now: Instant,
) -> Result<(), StoreError> {
    let body = serde_json::to_string(&entry.body).map_err(|_| StoreError::Damaged)?;
    db.execute(
        "INSERT INTO pack_entries (pack, entry, body, kept, made, edited_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (pack, entry) DO UPDATE SET body = excluded.body, kept = excluded.kept,
             made = excluded.made, edited_at = excluded.edited_at",
        params![pack, name, body, entry.kept, entry.made, to_millis(now)],
    )?;
    Ok(())
}

/// True where a pack has made this trigger.
pub(super) fn was_made(db: &Connection, trigger: Id) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM pack_entries WHERE made = ?1)")?
        .query_row([trigger], |row| row.get(0))?)
}
