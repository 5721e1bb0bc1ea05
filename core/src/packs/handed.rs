//! What is here from packs: the packs themselves, and the practices and routines that stand in them.
//!
//! Cards, booster sessions and plans live in their own rooms once they are brought in. Practices and routines stay
//! here, and whoever guides a practice reads them with [`handed_practices`].

use serde::Serialize;

use super::PackError;
use super::cautions::cautions;
use super::check::may_stand_in_a_routine;
use super::entry::{Entry, EntryKind};
use super::format::{PackPractice, PackRoutine};
use super::stored::StoredPack;
use super::touched::Touched;
use crate::content::{Content, NEED_A_TICK, PracticeContent, PracticeStep, Source};
use crate::session::HandedPractice;
use crate::store::{Id, Store, StoreError};
use crate::time::Instant;

/// A pack that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackInfo {
    /// Its id here.
    pub id: String,
    /// What its file calls it.
    pub slug: String,
    /// Its title.
    pub name: String,
    /// Who handed it over, as they call themselves; nobody has verified it.
    pub author: String,
    /// Which revision is here.
    pub revision: i32,
    /// What it is for.
    pub about: String,
    /// When it first came.
    pub imported_at: Instant,
    /// What is here of it.
    pub entries: Vec<PackInfoEntry>,
}

/// One thing that is here from a pack.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackInfoEntry {
    /// Its name in the pack.
    pub entry: String,
    /// What kind of thing it is.
    pub kind: EntryKind,
    /// What it is called.
    pub label: String,
    /// True where the person has changed or used it.
    pub theirs: bool,
}

/// Every pack that is here, in the order in which they came.
pub fn imported_packs(store: &Store, content: &Content) -> Result<Vec<PackInfo>, StoreError> {
    store.read(|db| {
        let mut packs = Vec::new();
        for pack in StoredPack::all(db)? {
            let mut entries = Vec::new();
            for (name, entry) in pack.entries(db)? {
                let touched = Touched::of(db, &entry)?;
                if let (Some(body), true) = (&entry.body, touched != Touched::Gone) {
                    entries.push(PackInfoEntry {
                        kind: body.kind(),
                        label: body.label(content),
                        theirs: touched.is_theirs(),
                        entry: name,
                    });
                }
            }
            packs.push(PackInfo {
                id: pack.id.to_string(),
                slug: pack.slug,
                name: pack.name,
                author: pack.author,
                revision: pack.revision,
                about: pack.about,
                imported_at: pack.imported_at,
                entries,
            });
        }
        Ok(packs)
    })
}

/// The pack that a name means: its id here, what its file calls it, or its title.
///
/// # Errors
/// [`PackError::NoSuchPack`] and [`PackError::SeveralPacks`].
pub fn pack_named(packs: &[PackInfo], name: &str) -> Result<Id, PackError> {
    let name = name.trim();
    let lower = name.to_lowercase();
    let mut found = packs
        .iter()
        .filter(|pack| pack.id == name || pack.slug == name || pack.name.to_lowercase() == lower);
    let unknown = || PackError::NoSuchPack {
        name: name.to_owned(),
    };
    let first = found.next().ok_or_else(unknown)?;
    if found.next().is_some() {
        return Err(PackError::SeveralPacks {
            name: name.to_owned(),
        });
    }
    first.id.parse().map_err(|_| unknown())
}

/// A routine that someone handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedRoutine {
    /// Who handed it over, as they call themselves; nobody has verified it.
    pub from: String,
    /// Tools for the morning, such as `practice:breath-3`.
    pub morning: Vec<String>,
    /// Tools for the evening.
    pub evening: Vec<String>,
}

/// Every practice that is here from a pack. None is for a day of using: nobody has read them for what they ask.
pub fn handed_practices(store: &Store) -> Result<Vec<HandedPractice>, StoreError> {
    store.read(|db| {
        let mut practices = Vec::new();
        for pack in StoredPack::all(db)? {
            for entry in pack.entries(db)?.into_values() {
                if let (Some(Entry::Practice(practice)), Some(id)) = (entry.body, entry.kept) {
                    practices.push(HandedPractice {
                        from: pack.author.clone(),
                        practice: guided(practice, id),
                    });
                }
            }
        }
        Ok(practices)
    })
}

/// Every routine that is here from a pack. A practice of the pack that was left out stands in none.
pub fn handed_routines(store: &Store, content: &Content) -> Result<Vec<HandedRoutine>, StoreError> {
    store.read(|db| {
        let mut routines = Vec::new();
        for pack in StoredPack::all(db)? {
            let entries = pack.entries(db)?;
            let tool = |id: &String| {
                let own = entries.get(&format!("practice:{id}"));
                match own.map(|own| own.kept) {
                    Some(kept) => kept.map(|kept| format!("practice:{kept}")),
                    None if !may_stand_in_a_routine(content, id) => None,
                    None if id.starts_with("breathing:") => Some(id.clone()),
                    None => Some(format!("practice:{id}")),
                }
            };
            let routine = entries.get("routine").filter(|entry| entry.kept.is_some());
            if let Some(Entry::Routine(PackRoutine { morning, evening })) =
                routine.and_then(|entry| entry.body.as_ref())
            {
                routines.push(HandedRoutine {
                    from: pack.author.clone(),
                    morning: once(morning.iter().filter_map(tool)),
                    evening: once(evening.iter().filter_map(tool)),
                });
            }
        }
        Ok(routines)
    })
}

/// Each of them where it stands first: a routine is a list to begin from, and whoever wrote a pack may name one twice.
fn once(tools: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept = Vec::new();
    for tool in tools {
        if !kept.contains(&tool) {
            kept.push(tool);
        }
    }
    kept
}

fn guided(practice: PackPractice, id: Id) -> PracticeContent {
    let cautions = cautions(&practice);
    let needs_tick = cautions.iter().any(|id| NEED_A_TICK.contains(&id.as_str()));
    PracticeContent {
        id: id.to_string(),
        name: practice.name,
        about: practice.about,
        group: practice.group,
        states: practice.states,
        intensity: practice.intensity,
        places: practice.places,
        quiet: practice.quiet,
        cautions,
        needs_tick,
        not_after_using: true,
        breath: practice.breath.unwrap_or_default(),
        bells: practice.bells,
        source: Source {
            name: practice.source,
            url: String::new(),
            read_on: String::new(),
        },
        steps: practice
            .steps
            .into_iter()
            .map(|step| PracticeStep {
                seconds: i64::from(step.seconds),
                text: step.text,
                outward: step.outward,
                bell: step.bell,
            })
            .collect(),
    }
}
