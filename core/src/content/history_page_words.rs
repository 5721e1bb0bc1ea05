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
    pub lately: LatelyWords,
}

/// What was noted beside each other in the last half year.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatelyWords {
    pub tools: String,
    pub tool: String,
    /// What it does not say.
    pub tools_not: String,
    pub hours: String,
    pub hour: String,
    pub part: String,
    pub hours_said: String,
    pub hours_missing: String,
    pub places: String,
    pub place: String,
    pub times: Counted,
    pub places_said: Counted,
    pub places_missing: String,
    pub before: String,
    pub before_each: String,
    pub before_said: String,
    pub before_missing: String,
    pub beside: String,
    pub beside_each: Counted,
    pub beside_said: String,
    pub beside_missing: String,
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
