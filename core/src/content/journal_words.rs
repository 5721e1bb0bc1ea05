//! The words of the journal, and those for feelings: `journal.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferWords};
use super::plural::Counted;
use super::worksheets::Shelf;

/// `journal.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalWords {
    pub title: String,
    /// What it is, on the first page.
    pub detail: String,
    pub nobody_reads: String,
    pub empty: String,
    /// After the third entry of a day at a high rating.
    pub a_lot: String,
    pub page: JournalPageWords,
    /// The name of each group of worksheets.
    pub shelves: BTreeMap<Shelf, String>,
    pub feelings: Vec<FeelingFamily>,
}

/// Words for feelings that are akin.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeelingFamily {
    pub family: String,
    pub words: Vec<String>,
}

/// `[page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalPageWords {
    pub search: String,
    pub nothing_found: String,
    pub entries: String,
    pub older_none: String,
    pub drafts: String,
    pub draft_note: String,
    pub draft_of_change: String,
    pub draft_of_gone: String,
    pub worksheets: String,
    pub none_of_sheet: String,
    pub with_therapist: String,
    pub with_therapist_note: String,
    pub not_while_used: String,
    pub not_at_night: String,
    pub not_in_craving: String,
    pub not_set: String,
    pub handed: String,
    pub taken_back: String,
    pub urge_too_high: String,
    pub about: String,
    pub written: String,
    pub changed: String,
    pub apart: String,
    pub apart_ticked: String,
    pub of_ten: String,
    pub strength: String,
    pub day_words: Counted,
    pub month: String,
    pub month_marks: String,
    pub no_day: String,
    pub offers: JournalOffers,
    pub delete_entry: ConfirmWords,
    pub drop: ConfirmWords,
    pub told: JournalMessages,
    pub fields: JournalFields,
    pub refused: JournalRefusals,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalOffers {
    pub search: OfferWords,
    pub worksheets: OfferWords,
    pub month: OfferWords,
    pub month_before: OfferWords,
    pub month_after: OfferWords,
    pub begin: OfferWords,
    pub go_on: OfferWords,
    pub keep: OfferWords,
    pub change: OfferWords,
    pub delete: OfferWords,
    pub drop_draft: OfferWords,
    pub take_back: OfferWords,
    pub set: OfferWords,
    pub unset: OfferWords,
    pub to_card: OfferWords,
}

/// What is said after something was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalMessages {
    pub kept: String,
    pub deleted: String,
    pub taken_back: String,
    pub carded: String,
    pub set: String,
    pub unset: String,
}

/// What every form of the journal asks.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalFields {
    pub when: FieldWords,
    pub used_when: FieldWords,
    pub feeling: FieldWords,
    pub strength: FieldWords,
    pub own: FieldWords,
    pub tool: ToolWords,
    pub urge_now: FieldWords,
    pub summary: FieldWords,
    pub summary_yes: String,
    pub summary_no: String,
}

/// How a tool is found.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolWords {
    pub hint: String,
}

/// Why something cannot be kept. Each says what to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalRefusals {
    pub nothing: String,
    pub still_ahead: String,
    pub begun: String,
}
