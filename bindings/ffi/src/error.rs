//! What can go wrong at the door, as few cases as a host can act on. The core's own sentence, which says what to do,
//! comes along as `detail`; the words that a person sees are content of the pages.

use ebb_core::companion::Refusal;
use ebb_core::crisis::VaultError;
use ebb_core::reminders::ReminderError;
use ebb_core::store::StoreError;
use ebb_core::time::TimeError;
use ebb_core::view::{Closed, Failure};

/// What went wrong, and what a host can do about it. Nothing that was kept before is lost in any case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum EbbError {
    /// It is hidden. Ask for the device's lock, then unlock.
    #[error("{detail}")]
    Locked {
        /// What the core says.
        detail: String,
    },
    /// The store is closed. Reopen it, then ask again.
    #[error("{detail}")]
    Closed {
        /// What the core says.
        detail: String,
    },
    /// There is no store in the folder. Make one.
    #[error("{detail}")]
    NoStore {
        /// What the core says.
        detail: String,
    },
    /// There is a store in the folder already. Open it with its key; never make a new key for it.
    #[error("{detail}")]
    AlreadyExists {
        /// What the core says.
        detail: String,
    },
    /// The key is out of reach or not in its place. Unlock the keyring or bring the key back, then try again; never
    /// make a new one.
    #[error("{detail}")]
    Key {
        /// What the core says.
        detail: String,
    },
    /// The key does not fit or the files are damaged. Keep them as they are, show the pages without a store, and
    /// offer to bring a copy back.
    #[error("{detail}")]
    Unreadable {
        /// What the core says.
        detail: String,
    },
    /// Written by a newer Ebb. Ask the person to update.
    #[error("{detail}")]
    Newer {
        /// What the core says.
        detail: String,
    },
    /// The disk is full. Say so, and try again once there is room.
    #[error("{detail}")]
    DiskFull {
        /// What the core says.
        detail: String,
    },
    /// The folder may not be read or written. Check its permissions.
    #[error("{detail}")]
    NotAllowed {
        /// What the core says.
        detail: String,
    },
    /// Another process holds it. Try again in a moment.
    #[error("{detail}")]
    Busy {
        /// What the core says.
        detail: String,
    },
    /// The host called it off. Nothing was changed; show what was there before.
    #[error("{detail}")]
    CalledOff {
        /// What the core says.
        detail: String,
    },
    /// Another process changed it meanwhile. Draw the page again and let the person choose again.
    #[error("{detail}")]
    ChangedElsewhere {
        /// What the core says.
        detail: String,
    },
    /// There is nothing with that id or name. Draw the list again.
    #[error("{detail}")]
    NotFound {
        /// What the core says.
        detail: String,
    },
    /// It makes no sense at this point, such as pausing what is paused. Draw the page again.
    #[error("{detail}")]
    NotNow {
        /// What the core says.
        detail: String,
    },
    /// What was typed or passed cannot be taken as it is. Show the detail beside the field.
    #[error("{detail}")]
    Refused {
        /// What the core says.
        detail: String,
    },
    /// The system reported something else. Show the detail, and try again later.
    #[error("{detail}")]
    System {
        /// What the core says.
        detail: String,
    },
    /// A fault of Ebb itself. Everything goes on; count it in a report, which the person may send.
    #[error("a fault of Ebb itself: {detail}")]
    Fault {
        /// Where it happened; nothing that a person wrote.
        detail: String,
    },
}

impl From<StoreError> for EbbError {
    fn from(error: StoreError) -> Self {
        let detail = error.to_string();
        match error {
            StoreError::NoStore => Self::NoStore { detail },
            StoreError::AlreadyExists => Self::AlreadyExists { detail },
            StoreError::KeyringOutOfReach | StoreError::NoPlaceForKey | StoreError::KeyMissing => {
                Self::Key { detail }
            }
            StoreError::HeaderMissing
            | StoreError::HeaderUnreadable
            | StoreError::DatabaseMissing
            | StoreError::WrongKeyOrDamaged
            | StoreError::Damaged
            | StoreError::CopyDamaged { .. } => Self::Unreadable { detail },
            StoreError::Newer { .. } => Self::Newer { detail },
            StoreError::DiskFull => Self::DiskFull { detail },
            StoreError::ReadOnly => Self::NotAllowed { detail },
            StoreError::NotUnderstood => Self::Refused { detail },
            StoreError::CalledOff => Self::CalledOff { detail },
            StoreError::Busy => Self::Busy { detail },
            StoreError::Closed => Self::Closed { detail },
            StoreError::ChangedElsewhere => Self::ChangedElsewhere { detail },
            StoreError::NotFound => Self::NotFound { detail },
            StoreError::AlreadyRunning => Self::NotNow { detail },
            StoreError::System { .. } => Self::System { detail },
        }
    }
}

impl From<VaultError> for EbbError {
    fn from(error: VaultError) -> Self {
        let detail = error.to_string();
        match error {
            VaultError::ChangedElsewhere { .. } => Self::ChangedElsewhere { detail },
            VaultError::Damaged => Self::Unreadable { detail },
            VaultError::Newer { .. } => Self::Newer { detail },
            VaultError::DiskFull => Self::DiskFull { detail },
            VaultError::NotAllowed => Self::NotAllowed { detail },
            VaultError::Busy => Self::Busy { detail },
            VaultError::NoSuchVersion { .. } => Self::NotFound { detail },
            VaultError::History { .. } => Self::Unreadable { detail },
            VaultError::NotConfirmed { .. } | VaultError::System { .. } => Self::System { detail },
        }
    }
}

impl From<ReminderError> for EbbError {
    fn from(error: ReminderError) -> Self {
        let detail = error.to_string();
        match error {
            ReminderError::Store { source } => source.into(),
            ReminderError::NoSuchOccurrence { .. } => Self::NotFound { detail },
            _ => Self::Refused { detail },
        }
    }
}

impl From<Refusal> for EbbError {
    fn from(refusal: Refusal) -> Self {
        let detail = refusal.words;
        match refusal.failure {
            Failure::Closed(Closed::Locked) => Self::Locked { detail },
            Failure::Closed(Closed::Unreadable(problem)) => problem.into(),
            Failure::Gone => Self::NotFound { detail },
            Failure::Senseless(_) | Failure::NotKept(_) => Self::NotNow { detail },
        }
    }
}

impl From<TimeError> for EbbError {
    fn from(error: TimeError) -> Self {
        Self::Refused {
            detail: error.to_string(),
        }
    }
}
