//! The words of the pages of packs: `[page]` of `packs.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{FieldWords, OfferWords};

/// `[page]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackPageWords {
    pub empty: String,
    pub nothing_left: String,
    pub nothing_own: String,
    pub nothing_chosen: String,
    pub no_such_day: String,
    pub can_be_read: String,
    pub second_look: String,
    pub where_to: String,
    pub delete_after: String,
    pub offers: PackOffers,
    pub fields: PackFields,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackOffers {
    pub open: OfferWords,
    pub read: OfferWords,
    pub go_on: OfferWords,
    pub own: OfferWords,
    pub look: OfferWords,
    pub choose: OfferWords,
    pub leave: OfferWords,
    pub take: OfferWords,
    pub close: OfferWords,
    pub take_back: OfferWords,
    pub take_back_all: OfferWords,
    pub export: OfferWords,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFields {
    pub file: FieldWords,
    pub chosen: FieldWords,
    pub name: FieldWords,
    pub author: FieldWords,
    pub about: FieldWords,
    pub revision: FieldWords,
}
