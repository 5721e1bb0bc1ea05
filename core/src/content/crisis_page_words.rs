//! The words of the pages of the plan, the lines and the sheets: `[page]` of `crisis.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferWords};

/// `[page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisPageWords {
    pub step: String,
    pub end: String,
    pub version: String,
    pub now_there: String,
    pub nothing_written: String,
    pub lock_is: String,
    pub copy: String,
    pub copy_hidden: String,
    pub preview: String,
    pub adult: String,
    pub first: FirstHelpWords,
    pub before: BeforeDialWords,
    pub offers: CrisisOffers,
    pub remove: ConfirmWords,
    pub forget: ConfirmWords,
    pub told: CrisisTold,
    pub fields: CrisisFields,
    pub formats: CopyFormats,
    pub refused: CrisisRefusals,
}

/// The first thing on a sheet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstHelpWords {
    pub guess: String,
    pub unknown: String,
    pub unknown_numbers: Vec<String>,
}

/// Said before a device opens it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeforeDialWords {
    pub text: String,
    pub chat: String,
}

/// What can be done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisOffers {
    pub go_through: OfferWords,
    pub next: OfferWords,
    pub previous: OfferWords,
    pub whole: OfferWords,
    pub other_door: OfferWords,
    pub first: OfferWords,
    pub add: OfferWords,
    pub person: OfferWords,
    pub line: OfferWords,
    pub change: OfferWords,
    pub change_person: OfferWords,
    pub up: OfferWords,
    pub down: OfferWords,
    pub mark: OfferWords,
    pub unmark: OfferWords,
    pub remove: OfferWords,
    pub take_back: OfferWords,
    pub review: OfferWords,
    pub lock: OfferWords,
    pub versions: OfferWords,
    pub copy: OfferWords,
    pub after: OfferWords,
    pub forget: OfferWords,
    pub elsewhere: OfferWords,
    pub mine: OfferWords,
    pub under_18: OfferWords,
    pub not_under_18: OfferWords,
    pub show_region: OfferWords,
    pub note_used: OfferWords,
    pub note_danger: OfferWords,
    pub by_mistake: OfferWords,
    pub save_copy: OfferWords,
    pub keep: OfferWords,
}

/// Said after it was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisTold {
    pub kept: String,
    pub removed: String,
    pub moved: String,
    pub lock: String,
    pub region: String,
    pub age: String,
    pub reviewed: String,
    pub replaced: String,
    pub after: String,
    pub forgotten: String,
    pub used: String,
    pub not_used: String,
    pub danger: String,
    pub not_danger: String,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisFields {
    pub opens: FieldWords,
    pub numbers: FieldWords,
    pub r#use: FieldWords,
    pub region: FieldWords,
    pub parts: FieldWords,
    pub with_lines: FieldWords,
    pub format: FieldWords,
}

/// What a copy can be.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyFormats {
    pub page: String,
    pub text: String,
}

/// Why something cannot be kept, and what to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisRefusals {
    pub empty: String,
    pub no_name: String,
    pub no_digits: String,
    pub letters: String,
    pub letters_on_keys: String,
    pub sign: String,
    pub plus_inside: String,
    /// Two numbers in one text; `{first}`, `{second}`.
    pub two_numbers: String,
    pub dangling: String,
    pub too_long: String,
    pub no_text: String,
    pub no_tool: String,
    pub no_region: String,
    pub nothing_to_go_back: String,
    pub busy: String,
    pub history_unread: String,
    pub not_confirmed: String,
    pub choose_file: String,
}
