//! Everything that bringing a pack in, taking it back or writing one can be refused for. A refused change has changed
//! nothing.

use super::problem::PackRefused;
use crate::store::StoreError;

/// Why nothing was changed, and what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PackError {
    /// The file is no pack that can be read.
    #[error("{refused}")]
    Refused {
        /// What is wrong with it.
        refused: PackRefused,
    },
    /// A choice that the pack does not hold.
    #[error("there is no `{entry}` to choose here; look at the names in front of the entries")]
    NoSuchEntry {
        /// The name as given.
        entry: String,
    },
    /// No pack of that name was brought in.
    #[error("there is no pack `{name}` here; `ebb pack list` shows those that are")]
    NoSuchPack {
        /// The name as given.
        name: String,
    },
    /// Several packs answer to that name.
    #[error("more than one pack is called `{name}`; use the id in front of it")]
    SeveralPacks {
        /// The name as given.
        name: String,
    },
    /// Booster sessions count from a day that nobody has named.
    #[error(
        "booster sessions count from the day your treatment ended; say which day, such as 2026-08-31"
    )]
    NoTreatmentEnd,
    /// A day that does not read, or that no calendar holds.
    #[error("`{day}` is no day that booster sessions can count from; write it as 2026-08-31")]
    NoSuchDay {
        /// The day as given.
        day: String,
    },
    /// Nothing was chosen.
    #[error("nothing is chosen; choose at least one entry")]
    NothingChosen,
    /// The store could not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<PackRefused> for PackError {
    fn from(refused: PackRefused) -> Self {
        Self::Refused { refused }
    }
}
