//! How much fits into one answer that is typed, and what is said where it is full.

use serde::Serialize;

use super::companion::Companion;
use crate::content::fill;
use crate::store::LONGEST_TEXT;
use crate::view::Moment;

/// How much fits into one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextLimit {
    /// Characters, as a person counts them.
    pub longest: i32,
    /// Said where no more fits.
    pub full: String,
}

impl Companion {
    /// How much fits into one answer that is typed, wherever a person writes.
    pub fn text_limit(&self, moment: &Moment) -> TextLimit {
        let words = &moment.content().words.writing;
        TextLimit {
            longest: LONGEST_TEXT,
            full: fill(&words.full, &[("most", &LONGEST_TEXT.to_string())]),
        }
    }
}
