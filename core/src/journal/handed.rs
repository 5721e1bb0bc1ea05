//! Worksheets that someone handed over: they stand beside Ebb's own, with the name of who did. One that is taken back is
//! offered no more, and what was written along it stays readable: its questions are kept for as long as there is something.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::content::{Content, Handing, Worksheet};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// What the id of such a worksheet begins with; behind it stands the id of its row. No id alone: that names an entry.
const HANDED: &str = "handed-";

/// A worksheet as it was handed over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct HandedSheet {
    /// Who handed it over, as they call themselves.
    pub from: String,
    /// The pack that it came in, as its file calls it.
    pub pack: String,
    /// What it asks, under the id that the file gives it.
    pub sheet: Worksheet,
}

/// The id by which the journal knows it.
fn name_of(id: Id) -> String {
    format!("{HANDED}{id}")
}

fn row_of(name: &str) -> Option<Id> {
    name.strip_prefix(HANDED)?.parse().ok()
}

/// Keeps a worksheet, new or in place of the one that stands there, and offers it.
pub(crate) fn put(
    db: &Connection,
    id: Id,
    sheet: &HandedSheet,
    now: Instant,
) -> Result<(), StoreError> {
    let body = serde_json::to_string(sheet).map_err(|_| StoreError::Damaged)?;
    db.execute(
        "INSERT INTO handed_worksheets (id, body, offered, edited_at) VALUES (?1, ?2, 1, ?3)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, offered = 1, edited_at = excluded.edited_at",
        params![id, body, to_millis(now)],
    )?;
    Ok(())
}

/// Offers it no more. Its questions stay where something was written along it.
pub(crate) fn take_back(db: &Connection, id: Id, now: Instant) -> Result<(), StoreError> {
    if is_used(db, id)? {
        db.execute(
            "UPDATE handed_worksheets SET offered = 0, edited_at = ?2 WHERE id = ?1",
            params![id, to_millis(now)],
        )?;
    } else {
        db.execute("DELETE FROM handed_worksheets WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// The one that came in this pack under this id and was taken back: what is written along it belongs together.
pub(crate) fn taken_back(db: &Connection, wanted: &HandedSheet) -> Result<Option<Id>, StoreError> {
    let all = every(db)?.into_iter();
    let mut same = all.filter(|(_, offered, one)| {
        let names = |one: &HandedSheet| {
            let HandedSheet { from, pack, sheet } = one;
            (from.clone(), pack.clone(), sheet.id.clone())
        };
        !offered && names(one) == names(wanted)
    });
    Ok(same.next().map(|(id, ..)| id))
}

/// True where it is offered.
pub(crate) fn is_offered(db: &Connection, id: Id) -> Result<bool, StoreError> {
    let found = db
        .prepare_cached("SELECT offered FROM handed_worksheets WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(false))
}

/// True where something is written along it, or lies in the bin and could come back.
pub(crate) fn is_used(db: &Connection, id: Id) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE sheet = ?1)
                 OR EXISTS (SELECT 1 FROM journal_drafts WHERE form = ?1)
                 OR EXISTS (SELECT 1 FROM bin WHERE kind IN ('journal', 'journal draft') AND instr(body, ?1) > 0)",
        )?
        .query_row([name_of(id)], |row| row.get(0))?)
}

fn every(db: &Connection) -> Result<Vec<(Id, bool, HandedSheet)>, StoreError> {
    db.prepare_cached("SELECT id, offered, body FROM handed_worksheets ORDER BY rowid")?
        .query_and_then([], |row| {
            let body: String = row.get(2)?;
            let sheet = serde_json::from_str(&body).map_err(|_| StoreError::Damaged)?;
            Ok((row.get(0)?, row.get(1)?, sheet))
        })?
        .collect()
}

/// As the journal asks it.
fn asked(id: Id, offered: bool, handed: HandedSheet) -> Worksheet {
    let from = handed.from;
    Worksheet {
        id: name_of(id),
        handed: Some(Handing { from, offered }),
        ..handed.sheet
    }
}

/// The worksheet with this id: of Ebb's own, or one that was handed over, offered or not.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub fn worksheet(
    id: &str,
    store: &Store,
    content: &'static Content,
) -> Result<Cow<'static, Worksheet>, StoreError> {
    if let Some(own) = content.worksheet(id) {
        return Ok(Cow::Borrowed(own));
    }
    let row = row_of(id).ok_or(StoreError::NotFound)?;
    store.read(|db| {
        let found: Option<(bool, String)> = db
            .prepare_cached("SELECT offered, body FROM handed_worksheets WHERE id = ?1")?
            .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (offered, body) = found.ok_or(StoreError::NotFound)?;
        let handed = serde_json::from_str(&body).map_err(|_| StoreError::Damaged)?;
        Ok(Cow::Owned(asked(row, offered, handed)))
    })
}

/// Those that were handed over and are offered, in the order in which they came.
pub fn handed_worksheets(store: &Store) -> Result<Vec<Worksheet>, StoreError> {
    let all = store.read(every)?.into_iter();
    let offered = all.filter(|(_, offered, _)| *offered);
    Ok(offered
        .map(|(id, offered, handed)| asked(id, offered, handed))
        .collect())
}
