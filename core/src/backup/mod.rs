//! A copy of everything that a person has in Ebb, to keep elsewhere: as records that any program reads, or as one file that
//! a passphrase opens; and the way back from such a file.

mod act;
pub(crate) mod age;
mod lines;
mod look;
pub mod page;
mod passphrase;
mod plan;
mod read;
mod restore;
mod rows;
mod sheets;

use std::io::{self, Write};

pub(crate) use act::{act, write_file};
pub use age::AgeError;
pub use lines::{FORMAT, write as write_records};
pub use look::{Preview, look};
pub use page::{checked_in_words, in_words, key_stays, mended_in_words, not_mended};
pub(crate) use page::{stop, told};
pub use passphrase::Passphrase;
pub use restore::{Restored, Way, restore};
pub use sheets::write_sheets;

use crate::crisis::{Vault, VaultError};
use crate::store::{Store, StoreError, Work};
use crate::view::Moment;

/// Why a copy was not made, or not brought back.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BackupError {
    /// The store cannot be read or written.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The plan cannot be written.
    #[error("{0}")]
    Vault(#[from] VaultError),
    /// A file of the plan cannot be read.
    #[error("{0}")]
    PlanUnread(VaultError),
    /// The file does not open.
    #[error("{0}")]
    File(#[from] AgeError),
    /// It opens, and is nothing that Ebb wrote.
    #[error("the file opens, and holds no records of Ebb")]
    NotOurs,
    /// A newer Ebb wrote it.
    #[error("a newer Ebb wrote this file")]
    Newer,
    /// Something in it is not as Ebb writes it.
    #[error("there is something in this file that Ebb does not write")]
    NotUnderstood,
    /// There is more in it than anybody writes in a life.
    #[error("there is more in this file than one person writes")]
    TooLarge,
    /// The plan is back, and the rest is not.
    #[error("the plan came back, and the rest of the file did not: {why}")]
    PlanAlone {
        /// True where all came that the file holds of the plan.
        whole: bool,
        /// Why the rest did not come.
        why: Box<BackupError>,
    },
    /// Another process wrote into the store again and again.
    #[error("another program is writing into the store; close it, then bring the file back")]
    WrittenElsewhere,
    /// Where it goes cannot be written.
    #[error("the file could not be written: {0}")]
    NotWritten(io::ErrorKind),
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        match AgeError::of(&error) {
            AgeError::Unreadable => Self::NotWritten(error.kind()),
            known => Self::File(known),
        }
    }
}

/// Writes everything as one file that `passphrase` opens.
///
/// # Errors
/// [`BackupError`]; what was written until then does not pass for a whole file.
pub fn write_backup(
    to: &mut dyn Write,
    passphrase: &str,
    store: &Store,
    vault: &Vault,
    moment: &Moment,
    work: &Work,
) -> Result<(), BackupError> {
    let mut sealed = age::Sealed::new(to, passphrase, age::COST)?;
    write_records(&mut sealed, store, vault, moment, work)?;
    sealed.finish()?;
    Ok(())
}
