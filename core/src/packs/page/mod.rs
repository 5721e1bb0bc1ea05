//! The pages of packs: those that are here, one that somebody looks at before they take anything of it, and one of
//! their own.

mod export_draft;
mod file_draft;
mod here;
mod open;
mod own;

use std::collections::BTreeSet;

use super::{Pack, PackError, PackRefused};
use crate::page::{Answers, Place, Problem};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Closed, Failure, Stop, View, closed_body};

pub(super) use export_draft::ExportDraft;
pub(super) use file_draft::{EndedDraft, FileDraft};
pub(super) use open::{asks_day, entry_name};

crate::tokens! {
    /// Where one can be among packs.
    pub enum At in "packs" {
        /// Those that are here.
        All = "all",
        /// One of them.
        Pack { id: Id } = "pack",
        /// A file is looked for.
        Read = "read",
        /// The pack that is looked at: so many were before it in this process.
        Open { number: i32 } = "open",
        /// One entry of it, by its place in the preview.
        Entry { number: i32, entry: u32 } = "entry",
        /// A pack of one's own.
        Own = "own",
    }
}

crate::tokens! {
    /// What can be done with packs.
    pub enum Act in "packs" {
        /// Looks at the pack in a file. Nothing is changed.
        Read = "read",
        /// Chooses an entry of the pack that is looked at, or leaves it.
        Choose { number: i32, entry: u32, on: bool } = "choose",
        /// Takes what is chosen.
        Take { number: i32 } = "take",
        /// Puts it away.
        Close { number: i32 } = "close",
        /// Takes back what a pack brought; what the person changed or used, too.
        TakeBack { id: Id, theirs_too: bool } = "take-back",
        /// Writes a pack of one's own to a file.
        Export = "export",
    }
}

/// What this room remembers for as long as the process runs.
#[derive(Debug, Default)]
pub struct State {
    /// How many packs were looked at.
    pub(super) number: i32,
    /// The one that is looked at.
    pub(super) open: Option<Opened>,
}

/// The pack that somebody looks at.
#[derive(Debug)]
pub(super) enum Opened {
    /// It can be read.
    Read {
        pack: Box<Pack>,
        chosen: BTreeSet<String>,
    },
    /// It cannot.
    Refused(PackRefused),
}

impl State {
    /// The pack of this number; none where it was put away, or the process was another one.
    pub(super) fn opened(&self, number: i32) -> Option<&Opened> {
        self.open.as_ref().filter(|_| number == self.number)
    }
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>, state: &State) -> Body {
    let title = &view.content().packs.title;
    let store = match view.own() {
        Ok(store) => store,
        Err(closed) => return closed_body(title, &closed, &view.ahead),
    };
    match read(at, said, view, store, state) {
        Err(StoreError::NotFound) => Body::gone(all()),
        found => found
            .unwrap_or_else(|error| closed_body(title, &Closed::Unreadable(error), &view.ahead)),
    }
}

fn read(
    at: &At,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
    state: &State,
) -> Result<Body, StoreError> {
    match at {
        At::All => here::all(view, store, state),
        At::Pack { id } => here::one(*id, view, store),
        At::Read => Ok(here::file(said, view)),
        At::Open { number } => open::page(*number, said, view, store, state),
        At::Entry { number, entry } => open::entry(*number, *entry, view, store, state),
        At::Own => own::page(said, view, store),
    }
}

/// Those that are here.
pub(super) fn all() -> Place {
    Place::to(&At::All)
}

/// What stops it: at which field, or why not at all.
pub(super) fn problems(error: PackError, view: &View<'_>) -> Stop {
    let words = &view.content().packs;
    let at = |field: &str, said: &String| Stop::Refused(vec![Problem::new(field, said)]);
    match error {
        PackError::Store(source) => source.into(),
        PackError::NoSuchEntry { .. }
        | PackError::NoSuchPack { .. }
        | PackError::SeveralPacks { .. } => Stop::Fails(Failure::Gone),
        PackError::NoTreatmentEnd => at(file_draft::ENDED, &words.ended_asked),
        PackError::NoSuchDay { .. } => at(file_draft::ENDED, &words.page.no_such_day),
        PackError::NothingChosen => {
            Stop::Fails(Failure::Senseless(words.page.nothing_chosen.clone()))
        }
        PackError::Refused { refused } => Stop::Fails(Failure::Senseless(refused.in_lines())),
    }
}
