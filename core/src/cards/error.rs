//! Everything that a change to the cards, the rehearsal or the diary can be refused for. A refused change has
//! changed nothing.

use crate::store::StoreError;

/// Why a change makes no sense, or could not be kept.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CardsError {
    /// No such card.
    #[error("there is no card `{id}`")]
    UnknownCard {
        /// The id as given.
        id: String,
    },
    /// No such entry in the diary.
    #[error("there is no entry `{id}`")]
    UnknownEntry {
        /// The id as given.
        id: String,
    },
    /// A caution that asks for no tick.
    #[error("`{id}` is no caution that needs a tick")]
    UnknownCaution {
        /// The id as given.
        id: String,
    },
    /// A word that names no feeling that Ebb knows.
    #[error("`{word}` is not a feeling that Ebb knows; leave it out, or try another word")]
    UnknownFeeling {
        /// The word as given.
        word: String,
    },
    /// A card without a title.
    #[error("this has no title; give it a word or two")]
    NoTitle,
    /// A text or a list that is longer than what is kept.
    #[error("this is too long; at most {limit} fit")]
    TooLong {
        /// Characters of a text, or entries of a list.
        limit: i32,
    },
    /// A number outside its range.
    #[error("{value} does not fit; use a whole number from {least} to {most}")]
    OutOfRange {
        /// The number as given.
        value: i32,
        /// The smallest that fits.
        least: i32,
        /// The largest that fits.
        most: i32,
    },
    /// A card that is rehearsed no more, or never was.
    #[error("this card is not being rehearsed; choose it first")]
    NotRehearsed,
    /// The three of today are done.
    #[error("that was enough for today; it comes back tomorrow")]
    EnoughForToday,
    /// The store could not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
}
