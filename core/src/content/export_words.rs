//! The words of what is handed over: `export.toml`.

use serde::{Deserialize, Serialize};

use super::page_words::{FieldWords, OfferWords};
use super::plural::Counted;

/// `export.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportWords {
    pub title: String,
    pub detail: String,
    pub caution: String,
    pub preview: String,
    pub period: String,
    pub made_on: String,
    pub nothing: String,
    pub rides: Counted,
    pub breathings: Counted,
    pub practices: Counted,
    pub days: Counted,
    pub each_ride: String,
    pub skill: String,
    pub times: Counted,
    pub score: String,
    pub score_called: String,
    pub heavy_answer: String,
    pub urges_noted: Counted,
    pub strongest: String,
    pub incomplete: String,
    pub not_a_diagnosis: String,
    pub plan_changed: Counted,
    pub plan_unread: String,
    /// Of the texts, as a page names it.
    pub language: String,
    pub offers: ExportOffers,
    pub fields: ExportFields,
    pub formats: ExportFormats,
    pub parts: ExportParts,
    pub people: ExportPeople,
    pub fhir: FhirWords,
    pub refused: ExportRefusals,
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportOffers {
    pub open: OfferWords,
    pub save: OfferWords,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportFields {
    pub from: FieldWords,
    pub to: FieldWords,
    pub parts: FieldWords,
    pub format: FieldWords,
}

/// As what it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportFormats {
    pub page: String,
    pub text: String,
    pub pdf: String,
    pub fhir: String,
}

/// Its parts beside the lists.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportParts {
    pub urges: String,
    pub skills: String,
    pub measures: String,
    pub signals: String,
    pub plan: String,
    pub journal: String,
    pub lapses: String,
}

/// Why it cannot be made.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportRefusals {
    pub order: String,
    pub no_letters: String,
    pub lacks: Counted,
    pub no_pdf: String,
}

/// For whom it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportPeople {
    pub all: String,
    pub one: String,
}

/// What is called by words in FHIR, where it has no code.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FhirWords {
    /// What the file holds, and what stays out of it.
    pub about: String,
    pub score: String,
    pub urge: String,
    pub first: String,
    pub last: String,
    pub used: String,
    /// An answer, on the page that shows what goes in.
    pub answer: String,
}
