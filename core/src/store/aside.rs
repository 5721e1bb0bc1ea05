//! A copy of the whole database beside it, under the same key: what was here before something takes its place.

use std::path::PathBuf;

use super::snapshot::{copy_into, take_away};
use super::{Store, StoreError, folder};
use crate::time::Instant;

/// How the names begin of what was here before something took its place.
pub(super) const BEFORE: &str = "ebb-before-";

impl Store {
    /// Copies the database aside as it is now, and gives the copy's place. To go back to it, it is moved to where the
    /// database lies, while no Ebb runs.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is left of the copy then.
    pub(crate) fn copy_aside(&self, now: Instant) -> Result<PathBuf, StoreError> {
        let stamp = now.format("%Y%m%d-%H%M%S");
        let path = folder::first_free(self.folder(), |number| match number {
            1 => format!("{BEFORE}{stamp}.db"),
            number => format!("{BEFORE}{stamp}-{number}.db"),
        })?;
        let copied = self.read(|db| copy_into(db, &path));
        if copied.is_err() {
            let _ = take_away(&path);
        }
        copied.map(|()| path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::time::from_millis;

    #[test]
    fn a_copy_aside_opens_with_the_same_key_and_holds_what_was_there() {
        let (folder, store) = scratch::store();
        let now = from_millis(1_790_000_000_000).unwrap();
        store.set_setting("form", "outward").unwrap();
        let copy = store.copy_aside(now).unwrap();
        assert_ne!(store.copy_aside(now).unwrap(), copy);
        store.set_setting("form", "inward").unwrap();
        let bytes = std::fs::read(&copy).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&copy).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        store.close().unwrap();
        std::fs::rename(&copy, folder.path().join("ebb.db")).unwrap();
        let back = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(back.setting("form").unwrap().as_deref(), Some("outward"));
    }
}
