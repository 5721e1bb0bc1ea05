//! The words of the pages of the trigger map: `[page]` of `triggers.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{ConfirmWords, FieldWords, OfferWords};

/// `[page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerPageWords {
    pub sure: String,
    pub past: String,
    pub no_past: String,
    pub strength: String,
    pub acted: String,
    pub thoughts_hint: String,
    pub offers: TriggerOffers,
    pub delete_trigger: ConfirmWords,
    pub delete_plan: ConfirmWords,
    pub delete_day: ConfirmWords,
    pub delete_met: ConfirmWords,
    pub by_risk: ConfirmWords,
    pub told: TriggerMessages,
    pub fields: TriggerFields,
    pub refused: TriggerRefusals,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerOffers {
    pub write: OfferWords,
    pub met: OfferWords,
    pub add_plan: OfferWords,
    pub change: OfferWords,
    pub past: OfferWords,
    pub up: OfferWords,
    pub down: OfferWords,
    pub by_risk: OfferWords,
    pub delete: OfferWords,
    pub confidence: OfferWords,
    pub rehearse: OfferWords,
    pub begin: OfferWords,
    pub rehearsed: OfferWords,
    pub makes_worse: OfferWords,
    pub helped_yes: OfferWords,
    pub helped_no: OfferWords,
    pub helped_not_used: OfferWords,
    pub skip: OfferWords,
    pub add_day: OfferWords,
    pub check_in: OfferWords,
    pub keep: OfferWords,
    pub take_back: OfferWords,
}

/// What is said after something was done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerMessages {
    pub kept: String,
    pub met: String,
    pub sure: String,
    pub helped: String,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerFields {
    pub kind: FieldWords,
    pub chips: FieldWords,
    pub strength: FieldWords,
    pub acted: FieldWords,
    pub when: FieldWords,
    pub went: FieldWords,
}

/// Why something cannot be kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerRefusals {
    pub still_ahead: String,
    pub no_such_tool: String,
    pub day_ahead: String,
    pub too_many: String,
}
