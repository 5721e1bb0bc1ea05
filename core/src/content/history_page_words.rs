//! The words of the pages of the history: `[history.page]` of `words.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{OfferMark, OfferWords};
use super::words::Counted;

/// `[history.page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryPageWords {
    pub month_marks: String,
    pub month_before: OfferWords,
    pub month_after: OfferWords,
    pub day_words: Counted,
    pub entries: String,
    pub older_none: String,
    pub day_none: String,
    pub diary: OfferMark,
    pub insights: OfferWords,
    pub insights_about: String,
    pub insights_missing: String,
    pub no_rides: String,
    pub guesses_missing: String,
    pub tool_missing: String,
    pub times: String,
    pub times_few: String,
    pub times_line: String,
    pub rating: String,
    pub keep: OfferWords,
    pub delete: OfferWords,
    pub restored: String,
    pub parts: DayPartWords,
}

/// What the parts of a day are called.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayPartWords {
    pub morning: String,
    pub midday: String,
    pub evening: String,
    pub night: String,
}
