//! The plain header beside the store: its id, its format and where its key is kept. It holds no secret and
//! nothing of the person's.

use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Id, StoreError, folder, swap, wal};
use crate::time::Instant;

/// File names in the data folder.
pub(super) const HEADER_FILE: &str = "ebb.header";
pub(super) const DATABASE_FILE: &str = "ebb.db";
pub(super) const LOCK_FILE: &str = "ebb.lock";

/// The newest header format that this build knows.
const HEADER_FORMAT: i32 = 1;

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "StoreHeader")
)]
pub struct Header {
    /// Format of the header itself.
    pub ebb_store: i32,
    /// Id of the store; the key is kept under this name.
    pub id: String,
    /// Where the key is kept.
    pub key: KeyPlace,
    /// False while the database has not been made completely.
    pub ready: bool,
}

/// Where the key of a store is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    /// The desktop's keyring, through the Secret Service.
    Keyring,
    /// A file in the data folder, for its owner alone.
    File,
    /// Android's Keystore.
    Keystore,
    /// Apple's Keychain.
    Keychain,
}

/// Reads the header in `folder`; none where the folder holds no store at all. Files that were being put in the place of
/// others when a process was killed are in their places afterwards, so that a header and what it speaks of belong together.
///
/// # Errors
/// [`StoreError::HeaderMissing`] where there is a database or its log without one, [`StoreError::HeaderUnreadable`],
/// [`StoreError::Newer`], and what the system reports.
pub fn header(folder: &Path) -> Result<Option<Header>, StoreError> {
    swap::end_interrupted(folder)?;
    let read = folder::open_file(&folder.join(HEADER_FILE)).and_then(|mut file| {
        let mut text = String::new();
        file.read_to_string(&mut text).map(|_| text)
    });
    let text = match read {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // A log alone is what is left of a store: a new one would write over it.
            let is_left = folder.join(DATABASE_FILE).try_exists()? || wal::is_there(folder)?;
            return if is_left {
                Err(StoreError::HeaderMissing)
            } else {
                Ok(None)
            };
        }
        Err(error)
            if matches!(
                error.kind(),
                std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput
            ) =>
        {
            return Err(StoreError::HeaderUnreadable);
        }
        Err(error) => return Err(error.into()),
    };
    if let Ok(header) = serde_json::from_str::<Header>(&text)
        && header.ebb_store == HEADER_FORMAT
    {
        return Ok(Some(header));
    }
    #[derive(Deserialize)]
    struct Format {
        ebb_store: i32,
    }
    match serde_json::from_str::<Format>(&text) {
        Ok(format) if format.ebb_store > HEADER_FORMAT => Err(StoreError::Newer {
            found: format.ebb_store,
            known: HEADER_FORMAT,
        }),
        _ => Err(StoreError::HeaderUnreadable),
    }
}

impl Header {
    /// The header of a store that is about to be made.
    pub(super) fn new(id: String, key: KeyPlace) -> Self {
        Self {
            ebb_store: HEADER_FORMAT,
            id,
            key,
            ready: false,
        }
    }

    /// When the store was made, by its id.
    pub(super) fn made_at(&self) -> Option<Instant> {
        self.id.parse::<Id>().ok()?.made_at()
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        self.write_to(&folder.join(HEADER_FILE))
    }

    pub(super) fn write_to(&self, path: &Path) -> Result<(), StoreError> {
        let mut text =
            serde_json::to_string_pretty(self).map_err(|_| StoreError::HeaderUnreadable)?;
        text.push('\n');
        folder::replace(path, &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_header_survives_being_written_and_read() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(header(folder.path()), Ok(None));
        let made = Header::new("0198".to_owned(), KeyPlace::Keyring);
        made.write(folder.path()).unwrap();
        assert_eq!(header(folder.path()), Ok(Some(made)));
    }

    #[test]
    fn a_damaged_header_is_an_error_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        for damaged in [&b""[..], b"{", b"{\"ebb_store\": 1}", b"\xff\xfe", b"null"] {
            fs::write(folder.path().join(HEADER_FILE), damaged).unwrap();
            assert_eq!(header(folder.path()), Err(StoreError::HeaderUnreadable));
            assert_eq!(fs::read(folder.path().join(HEADER_FILE)).unwrap(), damaged);
        }
    }

    #[test]
    fn a_header_from_a_newer_version_says_so() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join(HEADER_FILE),
            r#"{"ebb_store": 2, "keys": ["tpm"]}"#,
        )
        .unwrap();
        assert_eq!(
            header(folder.path()),
            Err(StoreError::Newer { found: 2, known: 1 })
        );
    }

    #[test]
    fn a_database_without_a_header_is_not_taken_for_an_empty_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(DATABASE_FILE), b"anything").unwrap();
        assert_eq!(header(folder.path()), Err(StoreError::HeaderMissing));
    }
}
