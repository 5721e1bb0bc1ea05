//! The journal as other programs read it.

use std::borrow::Cow;

use serde::Serialize;

use super::draft;
use super::entry::{self, Entry};
use super::handed::handed_worksheets;
use super::{Kept, search};
use crate::content::{Content, Worksheet};
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

/// A worksheet that is offered, whatever the hour.
#[derive(Debug, Clone, Serialize)]
pub struct WorksheetRecord {
    /// What it asks.
    #[serde(flatten)]
    pub worksheet: Cow<'static, Worksheet>,
    /// Who handed it over, as they call themselves; none of Ebb's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// Ebb's own worksheets, and those that were handed over where the store is open.
pub fn worksheet_records(store: Option<&Store>, content: &'static Content) -> Vec<WorksheetRecord> {
    let own = content.worksheets.worksheets.iter().map(Cow::Borrowed);
    let handed = store.and_then(|store| handed_worksheets(store).ok());
    let handed = handed.into_iter().flatten().map(Cow::Owned);
    let all = own.chain(handed).map(|worksheet: Cow<'static, Worksheet>| {
        let from = worksheet.handed.as_ref().map(|handed| handed.from.clone());
        WorksheetRecord { worksheet, from }
    });
    all.collect()
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
