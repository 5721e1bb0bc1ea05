//! The journal as other programs read it.

use serde::Serialize;

use super::draft;
use super::entry::{self, Entry};
use super::{Kept, search};
use crate::content::Content;
use crate::store::{Store, StoreError};
use crate::time::Instant;

/// All that was written.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JournalRecord {
    /// The newest first, by what they are about.
    pub entries: Vec<Entry>,
    /// What was typed and not kept yet, the newest first.
    pub drafts: Vec<DraftRecord>,
}

/// A form that is being filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DraftRecord {
    /// The worksheet, or the entry that is changed, by id.
    pub form: String,
    /// The answers so far.
    pub answers: Kept,
    /// When they were kept.
    pub edited_at: Instant,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundRecord {
    /// Words of danger were typed: the plan and people who answer come first.
    pub danger: bool,
    /// What has all of the words, the newest first.
    pub entries: Vec<Entry>,
}

/// All that was written.
///
/// # Errors
/// Where the store does not read.
pub fn journal_record(store: &Store) -> Result<JournalRecord, StoreError> {
    let drafts = draft::all(store)?.into_iter();
    let drafts = drafts.map(|draft| DraftRecord {
        form: draft.form,
        answers: draft.answers,
        edited_at: draft.edited_at,
    });
    Ok(JournalRecord {
        entries: entry::between(store, Instant::UNIX_EPOCH, Instant::MAX_UTC)?,
        drafts: drafts.collect(),
    })
}

/// What was written with these words, at most `most` of it.
///
/// # Errors
/// Where the store does not read.
pub fn found_record(
    store: &Store,
    content: &Content,
    typed: &str,
    most: i32,
) -> Result<FoundRecord, StoreError> {
    Ok(FoundRecord {
        danger: crate::cards::signals::names_danger(content, typed),
        entries: search::find(store, typed, most)?,
    })
}
