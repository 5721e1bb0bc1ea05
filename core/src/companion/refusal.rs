//! Why an action could not be carried out, as a case and in words of the content.

use crate::store::StoreError;
use crate::view::{Closed, Failure, Moment, Stop};

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
    pub(super) fn of(failure: Failure, moment: &Moment) -> Self {
        let content = moment.content();
        let words = match &failure {
            Failure::Closed(Closed::Unreadable(StoreError::AlreadyRunning)) => {
                content.pages.closed.already_running.clone()
            }
            Failure::Closed(closed) => closed.words(content),
            Failure::Gone => content.pages.closed.gone.clone(),
            Failure::Senseless(words) | Failure::NotKept(words) => words.clone(),
        };
        Self { words, failure }
    }

    /// Why something could not be made, for who cannot show it at each field.
    pub(super) fn of_stop(stop: Stop, moment: &Moment) -> Self {
        let failure = match stop {
            Stop::Fails(failure) => failure,
            Stop::Refused(problems) if !problems.is_empty() => {
                let words = problems.into_iter().map(|problem| problem.words);
                Failure::Senseless(words.collect::<Vec<_>>().join(" "))
            }
            Stop::Refused(_) | Stop::Asks(_) => {
                Failure::Senseless(moment.content().pages.forms.look_again.clone())
            }
        };
        Self::of(failure, moment)
    }
}
