//! Everything that a change to the map, a plan or a rehearsal can be refused for. A refused change has changed
//! nothing.

use crate::store::StoreError;

/// Why nothing was kept, and what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TriggerError {
    /// A trigger, a plan or a day without words.
    #[error("this has no words yet; a few are enough")]
    NoWords,
    /// A text that is longer than what is kept.
    #[error("this is too long; at most {limit} characters fit")]
    TooLong {
        /// Characters that fit.
        limit: i32,
    },
    /// A list that is longer than what is kept.
    #[error("these are too many; at most {limit} fit")]
    TooMany {
        /// Entries that fit.
        limit: i32,
    },
    /// A rating outside 0 to 10.
    #[error("{value} is not a rating; use a whole number from 0 to 10")]
    RatingOutOfRange {
        /// The rating as given.
        value: i32,
    },
    /// A check-in before the day has come.
    #[error("that day is still ahead; come back to it the day after")]
    StillAhead,
    /// Now is no moment to rehearse.
    #[error(transparent)]
    Rehearsal(#[from] RehearsalError),
    /// The store could not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why this is no moment to rehearse, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RehearsalError {
    /// A ride is under way.
    #[error("a ride is under way; finish it first, then rehearse")]
    Riding,
    /// The urge is stronger than a rehearsal is for.
    #[error(
        "the urge is at {urge}; ride it or ground yourself first, and rehearse at {limit} or less"
    )]
    UrgeTooHigh {
        /// The rating as given.
        urge: i32,
        /// The highest rating at which a plan is rehearsed.
        limit: i32,
    },
    /// A rating outside 0 to 10.
    #[error("{value} is not a rating; use a whole number from 0 to 10")]
    RatingOutOfRange {
        /// The rating as given.
        value: i32,
    },
}

/// Why something did not read. What the person wrote was checked when it was kept: what does not pass any more is
/// damaged.
impl From<TriggerError> for StoreError {
    fn from(error: TriggerError) -> Self {
        match error {
            TriggerError::Store(problem) => problem,
            _ => Self::Damaged,
        }
    }
}
