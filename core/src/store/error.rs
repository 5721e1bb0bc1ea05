//! Everything that can keep a store from being read or written, each with what to do about it.

use rusqlite::ErrorCode;

/// Why the store cannot be used. None of these has changed a byte on disk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no store in the folder yet.
    #[error("there is no store here yet; create one first")]
    NoStore,
    /// A store or a part of one is in the folder already.
    #[error("there is a store here already; it keeps its key, and no new one is made")]
    AlreadyExists,
    /// The database or its log is there, the header that says where its key lives is not.
    #[error(
        "the file ebb.header is missing beside your data; put it back from a copy, nothing was changed"
    )]
    HeaderMissing,
    /// The header cannot be understood.
    #[error("the file ebb.header cannot be read; put it back from a copy, nothing was changed")]
    HeaderUnreadable,
    /// The header is there, the database is not.
    #[error(
        "the file ebb.db is missing; put it back from a copy, or move ebb.header away to begin anew"
    )]
    DatabaseMissing,
    /// The key is in a keyring that is locked or does not answer.
    #[error("the keyring that holds the key is locked or out of reach; unlock it and try again")]
    KeyringOutOfReach,
    /// There is no store yet, and the keyring that is to hold its key is locked or does not answer.
    #[error(
        "the keyring that is to hold the key is locked or out of reach; unlock it, or start with EBB_KEYRING=off to keep the key in a file"
    )]
    NoPlaceForKey,
    /// The key is not where the header says.
    #[error(
        "the key of this store is not in its place; put it back from a copy, no new one is made"
    )]
    KeyMissing,
    /// SQLite gives the same answer for a wrong key and for a damaged first page.
    #[error(
        "the key does not fit, or the file is damaged; nothing was changed, keep the file and try a copy"
    )]
    WrongKeyOrDamaged,
    /// The key fits, and a later part of the file does not read.
    #[error(
        "a part of the data file is damaged; nothing was deleted, keep the file and try a copy"
    )]
    Damaged,
    /// What is kept beside the store, under the same key, does not read.
    #[error(
        "{name} in the data folder does not read, and would open with no key any more; delete it, or move it elsewhere"
    )]
    CopyDamaged {
        /// The file's name.
        name: String,
    },
    /// Written by a newer Ebb.
    #[error(
        "these data were written by a newer Ebb (format {found}, this one knows {known}); update Ebb"
    )]
    Newer {
        /// The format that was found.
        found: i32,
        /// The newest format that this build knows.
        known: i32,
    },
    /// No room, or no more is allowed.
    #[error("the disk is full; free some space, what was kept before is safe")]
    DiskFull,
    /// The folder or the file cannot be written.
    #[error(
        "the data folder cannot be written; allow writing to it, or choose another with --data"
    )]
    ReadOnly,
    /// A record that fits no table of this Ebb.
    #[error("there is something in this that Ebb does not understand; nothing was changed")]
    NotUnderstood,
    /// The work was called off before its end; nothing was changed.
    #[error("this was called off; nothing was changed")]
    CalledOff,
    /// Another process holds the store for longer than is reasonable.
    #[error("another program is using the store; close it, or try again in a moment")]
    Busy,
    /// The store was closed and not opened again.
    #[error("the store is closed; reopen it first")]
    Closed,
    /// The exercise was changed by another process meanwhile.
    #[error("this was changed elsewhere meanwhile; look at it again")]
    ChangedElsewhere,
    /// There is nothing with that id.
    #[error("there is no entry with that id; it may have been deleted")]
    NotFound,
    /// One exercise at a time.
    #[error("another exercise is still open; return to it or finish it first")]
    AlreadyRunning,
    /// Anything else that the system reports.
    #[error("the store could not be used: {detail}")]
    System {
        /// What the system said; never a key and nothing that a person wrote.
        detail: String,
    },
}

impl StoreError {
    /// True where what is there will not open by waiting or by unlocking: what a backup holds can take its place, once it
    /// was set aside.
    pub fn is_lost(&self) -> bool {
        matches!(
            self,
            Self::Damaged
                | Self::WrongKeyOrDamaged
                | Self::KeyMissing
                | Self::HeaderMissing
                | Self::HeaderUnreadable
                | Self::DatabaseMissing
        )
    }

    /// True where a new file could be made of what reads and of Ebb's own copy, with the key that there is.
    pub fn can_be_mended(&self) -> bool {
        matches!(
            self,
            Self::Damaged | Self::WrongKeyOrDamaged | Self::DatabaseMissing
        )
    }
}

/// `SQLITE_IOERR_WRITE` and its kin: the system refused to take more bytes.
const IOERR_WRITES: [i32; 4] = [778, 1034, 4618, 4874];

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // A column of JSON that a query looks into, and that is none.
        if matches!(&error, rusqlite::Error::SqliteFailure(_, Some(why)) if why == "malformed JSON")
        {
            return Self::Damaged;
        }
        let Some(code) = error.sqlite_error() else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..) => Self::Damaged,
                other => Self::System {
                    detail: other.to_string(),
                },
            };
        };
        match code.code {
            ErrorCode::NotADatabase => Self::WrongKeyOrDamaged,
            // Once a page did not decrypt, SQLCipher gives SQLite no memory for the next.
            ErrorCode::DatabaseCorrupt | ErrorCode::OutOfMemory => Self::Damaged,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::ReadOnly
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::SystemIoFailure if IOERR_WRITES.contains(&code.extended_code) => {
                Self::DiskFull
            }
            // An SQL text never stands in the detail: it may hold a key.
            _ => Self::System {
                detail: format!("SQLite code {}", code.extended_code),
            },
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            kind => Self::System {
                detail: kind.to_string(),
            },
        }
    }
}
