//! The shape of `measures.toml`: the words around questionnaires and a person's own numbers. The questionnaires
//! themselves are instruments.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferMark, OfferWords};
use super::plural::Counted;

/// `measures.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureWords {
    pub title: String,
    pub about: String,
    pub nobody_reads: String,
    pub not_a_diagnosis: String,
    pub signal: String,
    pub instruments: String,
    pub own: String,
    pub own_none: String,
    pub own_question: String,
    pub last: String,
    pub never: String,
    pub waits: String,
    pub answered: String,
    pub place: String,
    pub licence: String,
    pub scored: String,
    pub band: String,
    pub adults_only: String,
    pub cut_off: String,
    pub incomplete: Counted,
    pub incomplete_short: String,
    pub not_answered: String,
    pub other_version: String,
    pub less: String,
    pub more: String,
    pub same: String,
    pub answers: String,
    pub history: MeasureHistoryWords,
    pub offers: MeasureOffers,
    /// The way in from other pages.
    pub mark: OfferMark,
    pub delete: ConfirmWords,
    pub delete_tracker: ConfirmWords,
    pub kept: String,
    pub deleted: String,
    pub restored: String,
    pub name: FieldWords,
}

/// What became of it over time.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureHistoryWords {
    pub title: String,
    pub none: String,
    pub graph: String,
    pub point: String,
    pub one: String,
    pub many: String,
    pub unit: String,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureOffers {
    pub answer: OfferWords,
    pub one_by_one: OfferWords,
    pub leave_out: OfferWords,
    pub fill_in: OfferWords,
    pub finish: OfferWords,
    pub history: OfferWords,
    pub correct: OfferWords,
    pub delete: OfferWords,
    pub add: OfferWords,
    pub rename: OfferWords,
    pub keep: OfferWords,
    pub take_back: OfferWords,
}
