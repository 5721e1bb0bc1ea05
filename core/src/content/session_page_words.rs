//! The words of the pages of exercises: `[session]` of `words.toml`. What an exercise itself says stands beside it.

use serde::{Deserialize, Serialize};

use super::page_words::{FieldWords, OfferMark};

/// `[session]`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPageWords {
    pub curve: String,
    pub curve_point: String,
    pub curve_once: String,
    pub curve_course: String,
    pub curve_guess: String,
    pub another_ride: String,
    pub own_reason: String,
    pub length: String,
    pub length_minutes: String,
    pub own_lead: String,
    pub own_total: String,
    pub own_exhale: String,
    pub own: OwnPatternWords,
    pub marks: SessionMarks,
}

/// What a pattern of one's own is asked for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPatternWords {
    pub inhale: FieldWords,
    pub hold_full: FieldWords,
    pub exhale: FieldWords,
    pub hold_empty: FieldWords,
}

/// How each thing is chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionMarks {
    pub pause: OfferMark,
    pub resume: OfferMark,
    pub carry_on: OfferMark,
    pub enough: OfferMark,
    pub passed: OfferMark,
    pub breath: OfferMark,
    pub back: OfferMark,
    pub worse: OfferMark,
    pub room: OfferMark,
    pub still: OfferMark,
    pub finish: OfferMark,
    pub mind: OfferMark,
    pub skip: OfferMark,
    pub ground: OfferMark,
    pub skills: OfferMark,
    pub length: OfferMark,
    pub own: OfferMark,
    /// What somebody's own plans open in a ride.
    pub plans: Vec<OfferMark>,
}
