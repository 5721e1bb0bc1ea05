//! A file that a passphrase opens: age, version 1, with one scrypt recipient (<https://c2sp.org/age>). Any implementation
//! of age reads what is written here, and what they write for a passphrase is read here.
//!
//! The primitives are RustCrypto's; this holds the framing alone. The crate `age` measures the speed of the device by its
//! clock before a cost can be given, which this core must not, and brings 85 crates (adr/0009).

mod header;
mod payload;

use std::io;

pub use header::COST;
pub use payload::{Opened, Sealed};

/// Why a file does not open. None of them says anything of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgeError {
    /// It is no age file, or its first lines are damaged.
    #[error("this is no file of the kind that is looked for")]
    NotAge,
    /// A version of age that is not known here.
    #[error("a version of age that is not known here")]
    Newer,
    /// It is not a passphrase that opens it.
    #[error("it is not a passphrase that opens this file")]
    NoPassphrase,
    /// To try a passphrase on it would take more work than is right to ask for.
    #[error("a passphrase on this file takes more work than is allowed")]
    TooMuchWork,
    /// The passphrase does not open it.
    #[error("the passphrase does not open this file")]
    WrongPassphrase,
    /// Its end is missing, or damaged: where a last piece does not prove itself, nobody can tell the two apart.
    #[error("the end of this file is missing or damaged")]
    Cut,
    /// Something in it was changed.
    #[error("this file was changed or is damaged")]
    Damaged,
    /// It could not be read.
    #[error("the file could not be read")]
    Unreadable,
}

impl From<AgeError> for io::Error {
    fn from(error: AgeError) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

impl AgeError {
    /// What an error of reading stands for.
    pub fn of(error: &io::Error) -> Self {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
        inner.copied().unwrap_or(Self::Unreadable)
    }
}
