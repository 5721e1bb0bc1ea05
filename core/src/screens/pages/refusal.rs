//! Why an action could not be carried out, as a case and in words of the content.

use crate::view::{Failure, Moment};

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
        let content = moment.content();
        let words = match &failure {
            Failure::Closed(closed) => closed.words(content),
            Failure::Gone => content.pages.closed.gone.clone(),
            Failure::Senseless(words) => words.clone(),
        };
        Self { words, failure }
    }
}
