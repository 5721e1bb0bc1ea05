//! The words of the pages of the cards: `[page]` of `cards_words.toml`. What the feature calls things stands beside it;
//! here is how each is chosen, what is asked before, and what is said after.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, OfferMark, OfferWords};

/// `[page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardsPageWords {
    pub shelves: String,
    pub nothing_on_shelf: String,
    pub tags: String,
    pub ticks: String,
    pub ticked: String,
    pub entries: String,
    pub new_entry: String,
    pub steps: String,
    pub feelings: String,
    pub feelings_hint: String,
    pub rated: String,
    pub not_at_all: String,
    pub most: String,
    pub marks: CardMarks,
    pub offers: CardOffers,
    pub delete_card: ConfirmWords,
    pub delete_entry: ConfirmWords,
    pub restore_card: YesNoWords,
    pub told: CardMessages,
    pub refused: CardRefusals,
}

/// The answers to a question that stands elsewhere.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YesNoWords {
    pub yes: String,
    pub no: String,
}

/// How each thing is chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardMarks {
    pub feel: OfferMark,
    pub rehearsal: OfferMark,
    pub diary: OfferMark,
    pub write_own: OfferMark,
    pub write_reason: OfferMark,
    pub search: OfferMark,
    pub start: OfferMark,
    pub next: OfferMark,
    pub previous: OfferMark,
    pub skip: OfferMark,
    pub to_card: OfferMark,
    pub outward: OfferMark,
    pub worse: OfferMark,
    pub favourite: OfferMark,
    pub hide: OfferMark,
    pub rehearse: OfferMark,
    pub used: OfferMark,
    pub tried: OfferMark,
    pub could_have: OfferMark,
    pub edit: OfferMark,
    pub tag: OfferMark,
    pub untag: OfferMark,
    pub delete: OfferMark,
    pub restore: OfferMark,
    pub show: OfferMark,
    pub grade: OfferMark,
    pub take_back: OfferMark,
    pub all_that_fit: OfferMark,
    pub explore: OfferMark,
    pub said: OfferMark,
}

/// What the feature has no words for yet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardOffers {
    pub keep: OfferWords,
    pub take_back: OfferWords,
    pub note: OfferWords,
    pub answer: OfferWords,
}

/// What is said after something was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardMessages {
    pub written: String,
    pub kept: String,
    pub deleted: String,
    pub restored: String,
    pub taken_back: String,
    pub favourite: String,
    pub not_favourite: String,
    pub hidden: String,
    pub shown: String,
    pub rehearsed: String,
    pub not_rehearsed: String,
    pub tagged: String,
    pub untagged: String,
    pub ticked: String,
    pub unticked: String,
    pub worse: String,
    pub not_worse: String,
    pub noted: String,
    pub explores: String,
    pub explores_not: String,
}

/// Why something cannot be done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardRefusals {
    pub enough_for_today: String,
    pub not_rehearsed: String,
    pub no_words: String,
    pub too_long: String,
    pub nothing_noted: String,
    pub unknown_feeling: String,
}
