//! Why an action could not be carried out, as a case and in words of the content.

use crate::view::{Closed, Failure, Moment};

/// Why an action could not be carried out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{words}")]
pub struct Refusal {
    /// In words, with what to do.
    pub words: String,
    /// The case.
    pub failure: Failure,
}

impl Refusal {
    pub(in crate::screens) fn of(failure: Failure, moment: &Moment) -> Self {
        let words = &moment.content().pages.closed;
        let words = match &failure {
            Failure::Closed(Closed::Locked) => words.locked.clone(),
            Failure::Closed(Closed::Unreadable(error)) => error.to_string(),
            Failure::Gone => words.gone.clone(),
            Failure::Senseless(words) | Failure::NotKept(words) => words.clone(),
        };
        Self { words, failure }
    }
}
