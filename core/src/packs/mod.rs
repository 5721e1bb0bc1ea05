//! What a therapist or a group hands over: one JSON file, the pack, with cards, practices, worksheets, a booster taper, a
//! routine and if-then plans.
//!
//! Nobody has read a pack but the person who wrote it. So [`read`] lets only plain text through, cautions are named
//! by id and say what Ebb's own say, and every entry keeps the name that stands on the pack, as unverified.
//! [`preview`] shows what would change, [`import`] does it in one piece, and [`take_back`] undoes it.

mod act;
#[cfg(test)]
mod brought;
mod cautions;
mod check;
mod entry;
mod error;
mod export;
mod format;
#[cfg(test)]
mod fuzz;
mod handed;
mod hints;
mod import;
#[cfg(test)]
mod inverse;
mod limits;
pub mod page;
mod preview;
mod problem;
mod read;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
mod shape;
mod stored;
mod strict;
mod take_back;
#[cfg(test)]
mod taken_back;
mod text;
mod touched;
pub(crate) mod wording;
mod worksheet;

pub use act::{act, file};
pub use entry::EntryKind;
pub use error::PackError;
pub use export::{ExportChoice, ExportHead, export, export_choices};
pub use format::*;
pub use handed::{
    HandedRoutine, PackInfo, PackInfoEntry, handed_practices, handed_routines, imported_packs,
    pack_named,
};
pub use hints::hints;
pub use import::{Imported, Importing, import};
pub use limits::{LARGEST_PACK, MOST_ENTRIES, MOST_PROBLEMS};
pub use preview::{EntryState, PackPreview, PreviewEntry, preview};
pub use problem::{PackProblem, PackRefused};
pub use read::read;
pub use take_back::{TakenBack, take_back};
