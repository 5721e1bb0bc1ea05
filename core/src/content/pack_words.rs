//! The words of the packs, as they stand in `packs.toml`.

use serde::{Deserialize, Serialize};

/// `packs.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackWords {
    pub title: String,
    pub about: String,
    pub empty: String,
    pub unverified: String,
    pub from: String,
    pub open: String,
    pub refused: String,
    pub and_more: String,
    pub revision: String,
    pub older: String,
    pub nothing_new: String,
    pub import: String,
    pub import_detail: String,
    pub close: String,
    pub ended: String,
    pub ended_asked: String,
    pub remove: String,
    pub remove_detail: String,
    pub remove_all_detail: String,
    pub taken_out: String,
    pub stays_changed: String,
    pub stays_used: String,
    pub done: String,
    pub taper: String,
    pub taper_months: String,
    pub routine: String,
    pub morning: String,
    pub evening: String,
    pub theirs: String,
    pub export: String,
    pub export_about: String,
    pub export_after: String,
    pub kinds: PackKindWords,
    pub states: PackStateWords,
    pub page: super::pack_page_words::PackPageWords,
}

/// How kinds of entries are named.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackKindWords {
    pub card: String,
    pub practice: String,
    pub worksheet: String,
    pub taper: String,
    pub routine: String,
    pub plan: String,
}

/// How an entry stands to what is there.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackStateWords {
    pub new: String,
    pub new_beside_yours: String,
    pub same: String,
    pub changed: String,
    pub changed_yours_stays: String,
    pub left_out: String,
    pub removed: String,
    pub removed_yours_stays: String,
}
