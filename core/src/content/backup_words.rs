//! The words of backups: `backup.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferWords};
use super::plural::Counted;

/// `backup.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupWords {
    pub title: String,
    pub about: Vec<String>,
    pub made: String,
    pub never: String,
    pub passphrase_about: String,
    pub keep_it: String,
    pub records_about: String,
    pub records_caution: String,
    pub restore_about: String,
    pub under_way: String,
    pub choose_file: String,
    /// Through a new device, a lost one, and deleting everything.
    pub steps: Vec<String>,
    pub offers: BackupOffers,
    pub replace_confirm: ConfirmWords,
    pub aside_confirm: ConfirmWords,
    pub mend_confirm: ConfirmWords,
    pub checked: CheckedWords,
    pub fields: BackupFields,
    pub refused: BackupRefusals,
    pub found: BackupFound,
    pub told: BackupTold,
    pub problems: BackupProblems,
    pub wipe: WipeWords,
    pub key: KeyWords,
    pub reminder: BackupReminder,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupOffers {
    pub open: OfferWords,
    pub make: OfferWords,
    pub restore: OfferWords,
    pub records: OfferWords,
    pub save: OfferWords,
    pub save_records: OfferWords,
    pub look: OfferWords,
    pub merge: OfferWords,
    pub replace: OfferWords,
    pub check: OfferWords,
    pub mend: OfferWords,
    pub plan: OfferWords,
    pub unopened: OfferWords,
    pub aside: OfferWords,
    pub close: OfferWords,
    pub quiet: OfferWords,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupFields {
    pub passphrase: FieldWords,
    pub again: FieldWords,
    pub opens: FieldWords,
    pub file: FieldWords,
}

/// What a look at every page of the data file found, and what mending came to.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckedWords {
    pub title: String,
    pub sound: String,
    pub damaged: String,
    pub unopened: String,
    pub from_copy: String,
    pub nothing_to_mend: String,
    pub no_copy: String,
    pub copies: String,
    pub mended: Counted,
    pub taken: Counted,
    pub aside: String,
    pub elsewhere: String,
}

/// Why a passphrase is not taken.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupRefusals {
    pub short: String,
    pub differ: String,
}

/// What is in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupFound {
    pub title: String,
    pub made: String,
    pub plan: String,
    pub nothing: String,
    pub only_plan: String,
    pub counts: BackupCounts,
}

/// How many of what.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupCounts {
    pub exercises: Counted,
    pub journal: Counted,
    pub measures: Counted,
    pub diary: Counted,
    pub triggers: Counted,
    pub cards: Counted,
    pub lists: Counted,
    pub reminders: Counted,
    pub others: Counted,
}

/// What is said after something was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupTold {
    pub merged: String,
    pub same: String,
    pub replaced: String,
    pub aside: String,
    pub begins_anew: String,
    pub plan: String,
    pub quiet: String,
    pub problem: String,
}

/// Why a file cannot be taken or written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupProblems {
    pub not_age: String,
    pub not_by_passphrase: String,
    pub newer: String,
    pub too_much_work: String,
    pub wrong_passphrase: String,
    pub cut: String,
    pub damaged: String,
    pub unreadable: String,
    pub not_ours: String,
    pub not_understood: String,
    pub too_large: String,
    pub not_written: String,
    pub written_elsewhere: String,
    /// The plan is back, and nothing else.
    pub plan_alone: String,
    /// Not even all of it.
    pub plan_in_part: String,
    /// What to do then.
    pub bring_again: String,
}

/// Deleting everything.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WipeWords {
    pub about: Vec<String>,
    pub asked: String,
    /// What is typed to do it.
    pub word: String,
    pub kept: String,
    /// Where a program has the store open.
    pub open: String,
    pub done: String,
    /// Where the folder is no data folder.
    pub nothing: String,
    /// Before the names of what could not be deleted.
    pub stays: String,
}

/// Where the key is, and another one in its place.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyWords {
    pub in_file: String,
    pub in_keyring: String,
    pub changed: String,
    /// Of copies that were made outside of Ebb.
    pub elsewhere: String,
    pub no_keyring: String,
    /// Where a program has the store open.
    pub open: String,
    /// Where `{file}`, which is kept, does not read.
    pub unread: String,
}

/// That there is no recent one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupReminder {
    pub words: String,
}
