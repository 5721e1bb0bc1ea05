//! Why an action was not carried out, in the words of the room that refused it.

use crate::cards::CardsError;
use crate::crisis::{PlanError, VaultError};
use crate::packs::PackError;
use crate::reminders::ReminderError;
use crate::session::SessionError;
use crate::store::StoreError;
use crate::time::TimeError;
use crate::triggers::TriggerError;

/// Why an action was not carried out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ActError {
    /// It makes no sense at this point.
    #[error("{problem}")]
    Session {
        /// Why.
        problem: SessionError,
    },
    /// It could not be kept or found.
    #[error("{problem}")]
    Store {
        /// Why.
        problem: StoreError,
    },
    /// The plan cannot be changed like that.
    #[error("{problem}")]
    Plan {
        /// Why, and what to do.
        problem: PlanError,
    },
    /// The plan could not be saved; as it was, it is safe.
    #[error("{problem}")]
    Vault {
        /// Why, and what to do.
        problem: VaultError,
    },
    /// The trigger map cannot be changed like that.
    #[error("{problem}")]
    Trigger {
        /// Why, and what to do.
        problem: TriggerError,
    },
    /// A card cannot be changed like that.
    #[error("{problem}")]
    Card {
        /// Why, and what to do.
        problem: CardsError,
    },
    /// A pack cannot be brought in, taken back or written like that.
    #[error("{problem}")]
    Pack {
        /// Why, and what to do.
        problem: PackError,
    },
    /// A reminder cannot be kept or changed like that.
    #[error("{problem}")]
    Reminder {
        /// Why, and what to do.
        problem: ReminderError,
    },
    /// A day or a time that does not read.
    #[error("{problem}")]
    Time {
        /// Why, and what to do.
        problem: TimeError,
    },
    /// It is hidden.
    #[error("this is hidden; show what is yours first")]
    Locked,
    /// There is nothing in Ebb with that name to open.
    #[error(
        "there is no `{name}` to open; write ride, a breath such as long-exhale, or a card such as five-senses"
    )]
    NoSuchTool {
        /// The name as given.
        name: String,
    },
    /// There is no practice with that name.
    #[error("there is no practice `{name}`; `ebb practise` lists them")]
    NoSuchPractice {
        /// The name as given.
        name: String,
    },
    /// There is no pattern with that name.
    #[error("there is no breathing pattern `{name}`")]
    NoSuchPattern {
        /// The name as given.
        name: String,
    },
}

impl From<SessionError> for ActError {
    fn from(problem: SessionError) -> Self {
        Self::Session { problem }
    }
}

impl From<StoreError> for ActError {
    fn from(problem: StoreError) -> Self {
        Self::Store { problem }
    }
}

impl From<PlanError> for ActError {
    fn from(problem: PlanError) -> Self {
        Self::Plan { problem }
    }
}

impl From<TriggerError> for ActError {
    fn from(problem: TriggerError) -> Self {
        match problem {
            TriggerError::Store(problem) => Self::Store { problem },
            problem => Self::Trigger { problem },
        }
    }
}

impl From<CardsError> for ActError {
    fn from(problem: CardsError) -> Self {
        match problem {
            CardsError::Store(problem) => Self::Store { problem },
            problem => Self::Card { problem },
        }
    }
}

impl From<ReminderError> for ActError {
    fn from(problem: ReminderError) -> Self {
        match problem {
            ReminderError::Store { source } => Self::Store { problem: source },
            problem => Self::Reminder { problem },
        }
    }
}

impl From<TimeError> for ActError {
    fn from(problem: TimeError) -> Self {
        Self::Time { problem }
    }
}

impl From<VaultError> for ActError {
    fn from(problem: VaultError) -> Self {
        Self::Vault { problem }
    }
}
