//! What bringing a pack in would change, entry by entry, before anything is changed.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::entry::{Entry, EntryKind};
use super::format::Pack;
use super::stored::{StoredEntry, StoredPack};
use super::touched::Touched;
use crate::content::Content;
use crate::reminders::tapers_in;
use crate::store::{Store, StoreError};

/// A pack beside what is there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackPreview {
    /// What the pack is called.
    pub name: String,
    /// Who hands it over, as they call themselves; nobody has verified it.
    pub author: String,
    /// Which revision this is.
    pub revision: i32,
    /// The revision that is here, where one is.
    pub here: Option<i32>,
    /// Its entries in the order of the file, then those that this revision no longer has.
    pub entries: Vec<PreviewEntry>,
    /// True where booster sessions are among them and nobody has named the day on which treatment ended.
    pub asks_treatment_end: bool,
}

/// One entry beside what is there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PreviewEntry {
    /// The name by which it is chosen, such as `card:call-someone`.
    pub entry: String,
    /// What kind of thing it is.
    pub kind: EntryKind,
    /// What it is called.
    pub label: String,
    /// All that it says.
    pub lines: Vec<String>,
    /// How it stands to what is there.
    pub state: EntryState,
    /// True where it can be chosen.
    pub can_choose: bool,
    /// True where it is chosen unless the person says otherwise.
    pub chosen: bool,
}

/// How an entry stands to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// It is not here yet.
    New,
    /// It is new, and the person has something of the kind already.
    NewBesideYours,
    /// It is here as it stands.
    Same,
    /// It is here in an earlier form.
    Changed,
    /// It has changed, and so has the person's own, which stays.
    ChangedYoursStays,
    /// The person left it out or took it out before.
    LeftOut,
    /// This revision no longer has it.
    Removed,
    /// This revision no longer has it, and the person has changed or used it.
    RemovedYoursStays,
}

/// What bringing the pack in would change. Nothing is changed by looking.
pub fn preview(store: &Store, content: &Content, pack: &Pack) -> Result<PackPreview, StoreError> {
    store.read(|db| {
        let known = StoredPack::of(db, pack)?;
        let stored = match &known {
            Some(known) => known.entries(db)?,
            None => BTreeMap::new(),
        };
        let standing = standing(db, pack, &stored)?;
        let older = known
            .as_ref()
            .is_some_and(|known| known.revision > pack.revision);
        let entries: Vec<_> = standing
            .into_iter()
            .map(|one| PreviewEntry {
                label: one
                    .body
                    .as_ref()
                    .map_or(one.name.clone(), |body| body.label(content)),
                lines: one
                    .body
                    .as_ref()
                    .map_or_else(Vec::new, |body| body.lines(content, &pack.practices)),
                kind: one.body.as_ref().map_or(EntryKind::Card, Entry::kind),
                entry: one.name,
                can_choose: one.state != EntryState::Same,
                chosen: !older && one.state.is_chosen(),
                state: one.state,
            })
            .collect();
        Ok(PackPreview {
            name: pack.name.clone(),
            author: pack.author.clone(),
            revision: pack.revision,
            here: known.map(|known| known.revision),
            asks_treatment_end: asks_treatment_end(pack, &entries),
            entries,
        })
    })
}

fn asks_treatment_end(pack: &Pack, entries: &[PreviewEntry]) -> bool {
    let unnamed = pack
        .taper
        .as_ref()
        .is_some_and(|taper| taper.treatment_ended.is_none());
    let new = |entry: &PreviewEntry| {
        entry.kind == EntryKind::Taper
            && matches!(
                entry.state,
                EntryState::New | EntryState::NewBesideYours | EntryState::LeftOut
            )
    };
    unnamed && entries.iter().any(new)
}

impl EntryState {
    fn is_chosen(self) -> bool {
        matches!(self, Self::New | Self::Changed | Self::Removed)
    }
}

/// An entry of the file or of the store, and how the two stand to each other.
pub(super) struct Standing {
    pub(super) name: String,
    /// As the file has it; for a removed one, as the store has it.
    pub(super) body: Option<Entry>,
    pub(super) state: EntryState,
}

pub(super) fn standing(
    db: &Connection,
    pack: &Pack,
    stored: &BTreeMap<String, StoredEntry>,
) -> Result<Vec<Standing>, StoreError> {
    let mut all = Vec::new();
    for (name, body) in Entry::all(pack) {
        let state = match stored.get(&name) {
            None => new(db, &body)?,
            Some(known) => {
                let touched = Touched::of(db, known)?;
                let same = known.body.as_ref() == Some(&body);
                match (touched, same) {
                    (Touched::Gone, _) => EntryState::LeftOut,
                    (_, true) => EntryState::Same,
                    // A card in the person's words keeps them; what lies under them may change.
                    (Touched::Changed, false) if !matches!(body, Entry::Card(_)) => {
                        EntryState::ChangedYoursStays
                    }
                    (_, false) => EntryState::Changed,
                }
            }
        };
        let body = Some(body);
        all.push(Standing { name, body, state });
    }
    for (name, known) in stored {
        let here = all.iter().any(|one| one.name == *name);
        if here || known.kept.is_none() {
            continue;
        }
        let state = match Touched::of(db, known)? {
            Touched::Gone => continue,
            Touched::Not => EntryState::Removed,
            Touched::Used | Touched::Changed => EntryState::RemovedYoursStays,
        };
        all.push(Standing {
            name: name.clone(),
            body: known.body.clone(),
            state,
        });
    }
    Ok(all)
}

fn new(db: &Connection, body: &Entry) -> Result<EntryState, StoreError> {
    let beside = matches!(body, Entry::Taper(_)) && !tapers_in(db)?.is_empty();
    Ok(if beside {
        EntryState::NewBesideYours
    } else {
        EntryState::New
    })
}
