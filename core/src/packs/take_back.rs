//! Taking a pack back: all that it brought goes, but what the person has changed or used stays unless they say so.

use rusqlite::Connection;
use serde::Serialize;

use super::entry::Entry;
use super::error::PackError;
use super::stored::{StoredEntry, StoredPack};
use super::touched::Touched;
use crate::cards::handed;
use crate::content::Content;
use crate::journal::handed as journal;
use crate::reminders::delete_taper_in;
use crate::store::{Id, Store, StoreError, Work};
use crate::time::Instant;
use crate::triggers::{plans, trigger};

/// What came of taking a pack back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TakenBack {
    /// What was taken out, by what it is called.
    pub taken_out: Vec<String>,
    /// What stays because the person has changed it.
    pub changed: Vec<String>,
    /// What stays because the person has used it.
    pub used: Vec<String>,
}

/// Takes back all that a pack brought. What the person changed or used stays, with the name of who handed it over,
/// unless `theirs_too`.
pub fn take_back(
    store: &Store,
    content: &Content,
    pack: Id,
    theirs_too: bool,
    now: Instant,
    work: &Work,
) -> Result<TakenBack, PackError> {
    let taken = store.write(|db| {
        let Some(known) = StoredPack::all(db)?
            .into_iter()
            .find(|known| known.id == pack)
        else {
            return Ok(None);
        };
        let mut taken = TakenBack::default();
        let entries = known.entries(db)?;
        work.expect(entries.len());
        for (name, entry) in entries {
            work.step()?;
            let label = entry
                .body
                .as_ref()
                .map_or_else(|| name.clone(), |body| body.label(content));
            match Touched::of(db, &entry)? {
                Touched::Changed if !theirs_too => taken.changed.push(label),
                Touched::Used if !theirs_too => taken.used.push(label),
                Touched::Gone => known.forget(db, &name)?,
                Touched::Not | Touched::Used | Touched::Changed => {
                    take_out(
                        db,
                        Owner {
                            pack: &known,
                            name: &name,
                        },
                        &entry,
                        now,
                    )?;
                    taken.taken_out.push(label);
                }
            }
        }
        known.forget_if_empty(db)?;
        Ok(Some(taken))
    })?;
    taken.ok_or_else(|| PackError::NoSuchPack {
        name: pack.to_string(),
    })
}

/// Where an entry is written down.
pub(super) struct Owner<'a> {
    pub(super) pack: &'a StoredPack,
    pub(super) name: &'a str,
}

/// Takes one entry out of where it is kept, and forgets it.
pub(super) fn take_out(
    db: &Connection,
    owner: Owner<'_>,
    entry: &StoredEntry,
    now: Instant,
) -> Result<(), StoreError> {
    if let (Some(id), Some(body)) = (entry.kept, &entry.body) {
        match body {
            Entry::Card(_) => handed::delete(db, id)?,
            Entry::Worksheet(_) => journal::take_back(db, id, now)?,
            Entry::Practice(_) | Entry::Routine(_) => {}
            Entry::Taper(_) => gone(delete_taper_in(db, id))?,
            Entry::Plan(_) => {
                gone(plans::remove_in(db, id))?;
                if let Some(made) = entry.made {
                    take_out_trigger(db, made)?;
                }
            }
        }
    }
    owner.pack.forget(db, owner.name)
}

/// What is not there any more need not be taken out.
fn gone(result: Result<(), StoreError>) -> Result<(), StoreError> {
    match result {
        Err(StoreError::NotFound) => Ok(()),
        result => result,
    }
}

/// A trigger that was made for a plan goes with its last plan, where the person has made nothing of it.
fn take_out_trigger(db: &Connection, id: Id) -> Result<(), StoreError> {
    let known = trigger::list_in(db)?;
    let Some(own) = known.iter().find(|known| known.id == id) else {
        return Ok(());
    };
    let written = &own.written;
    let wrote = own.own_place.is_some()
        || !written.thoughts.is_empty()
        || !written.usual_response.is_empty()
        || !written.chips.is_empty();
    let has_plan = plans::every_in(db)?.iter().any(|plan| plan.trigger == id);
    let met: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM trigger_encounters JOIN triggers ON triggers.rowid = trigger
                            WHERE triggers.id = ?1)
                 OR EXISTS (SELECT 1 FROM exercise_events WHERE kind = 'trigger' AND instr(detail, ?2) > 0)",
        )?
        .query_row(rusqlite::params![id, id.to_string()], |row| row.get(0))?;
    if wrote || has_plan || met {
        return Ok(());
    }
    trigger::remove_in(db, id)
}
