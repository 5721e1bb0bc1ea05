//! Files put in place of others in one step, so that whoever is interrupted finds all of the old ones or all of the new
//! ones. Whoever has a store open holds a lock that it shares with the others; a swap wants it alone.
//!
//! What is to take a place lies beside it, whole, under the name that [`next`] gives. Once the list of these names is
//! there, the new ones count: whoever comes next puts in place what an interrupted swap left.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{StoreError, folder, wal};

pub(super) const OPEN_LOCK: &str = "ebb.open";
/// The names of a swap that is under way, a line each.
const UNDER_WAY: &str = "ebb.swap";
/// The last line of the list.
const ALL: &str = "all";
/// A process that has just ended may hold the lock for a moment.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// Where the file lies that is to take the place of `name`.
pub(super) fn next(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.next"))
}

/// Held for as long as a store is open. None where the system keeps no locks in this folder, or it cannot be written.
#[derive(Debug)]
pub(super) struct Open(#[expect(dead_code, reason = "it is held")] Option<File>);

impl Open {
    /// Ends a swap that was interrupted, and shares the lock.
    ///
    /// # Errors
    /// Where an interrupted swap cannot be ended.
    pub(super) fn in_folder(at: &Path) -> Result<Self, StoreError> {
        loop {
            end_interrupted(at)?;
            let lock = folder::open_lock(&at.join(OPEN_LOCK)).ok();
            let lock = lock.filter(|lock| lock.lock_shared().is_ok());
            // Another process may have begun one, and been interrupted, between the two.
            if lock.is_none() || !is_under_way(at)? {
                return Ok(Self(lock));
            }
        }
    }
}

/// Ends a swap that was interrupted, where there is one.
///
/// # Errors
/// [`StoreError::Busy`] where somebody is in the midst of one, and what the system reports.
pub(super) fn end_interrupted(at: &Path) -> Result<(), StoreError> {
    if is_under_way(at)? {
        Alone::while_wanted(at, || is_under_way(at))?;
    }
    Ok(())
}

/// True where a swap has begun and is not ended.
pub(super) fn is_under_way(at: &Path) -> Result<bool, StoreError> {
    Ok(at.join(UNDER_WAY).try_exists()?)
}

/// The same lock, held alone.
#[derive(Debug)]
pub(super) struct Alone {
    folder: PathBuf,
    _lock: File,
}

impl Alone {
    /// # Errors
    /// [`StoreError::Busy`] where somebody has the store open.
    pub(super) fn in_folder(at: &Path) -> Result<Self, StoreError> {
        Self::while_wanted(at, || Ok(true))?.ok_or(StoreError::Busy)
    }

    /// The lock, and an interrupted swap ended under it; none once it is not `wanted` any more.
    fn while_wanted(
        at: &Path,
        wanted: impl Fn() -> Result<bool, StoreError>,
    ) -> Result<Option<Self>, StoreError> {
        let lock = folder::open_lock(&at.join(OPEN_LOCK))?;
        for _ in 0..TRIES {
            if !wanted()? {
                return Ok(None);
            }
            if lock.try_lock().is_ok() {
                let alone = Self {
                    folder: at.to_owned(),
                    _lock: lock,
                };
                alone.finish()?;
                return Ok(Some(alone));
            }
            std::thread::sleep(BETWEEN_TRIES);
        }
        Err(StoreError::Busy)
    }

    /// Puts the files that lie beside these `names` in their places.
    ///
    /// # Errors
    /// What the system reports; the old ones are in their places then, or the swap is ended when the store is opened
    /// next.
    pub(super) fn put_in_place(&self, names: &[&str]) -> Result<(), StoreError> {
        for name in names {
            File::open(next(&self.folder, name))?.sync_all()?;
        }
        folder::sync_folder(&self.folder)?;
        let list: String = names
            .iter()
            .chain(&[ALL])
            .flat_map(|name| [name, "\n"])
            .collect();
        folder::replace(&self.folder.join(UNDER_WAY), &list)?;
        self.finish()
    }

    fn finish(&self) -> Result<(), StoreError> {
        let Some(names) = self.under_way()? else {
            return Ok(());
        };
        for name in &names {
            let new = next(&self.folder, name);
            if new.try_exists()? {
                let place = self.folder.join(name);
                // A log belongs to its database: beside another one SQLite would write it into that.
                wal::remove(&place)?;
                folder::sync_folder(&self.folder)?;
                fs::rename(new, place)?;
            }
        }
        folder::sync_folder(&self.folder)?;
        fs::remove_file(self.folder.join(UNDER_WAY))?;
        folder::sync_folder(&self.folder)
    }

    fn under_way(&self) -> Result<Option<Vec<String>>, StoreError> {
        let mut list = String::new();
        match folder::open_file(&self.folder.join(UNDER_WAY)) {
            Ok(mut file) => file.read_to_string(&mut list)?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut names: Vec<_> = list.lines().map(str::to_owned).collect();
        let is_plain = |name: &String| !name.is_empty() && !name.contains(['/', '\\', ':']);
        if names.pop().as_deref() == Some(ALL) && names.iter().all(is_plain) {
            return Ok(Some(names));
        }
        Err(StoreError::System {
            detail: format!("{UNDER_WAY} does not read; keep it and every file that ends in .next"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three places, and what is to come into them.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["ebb.header", "ebb.key", "ebb.db"] {
            fs::write(folder.path().join(name), "old").unwrap();
            fs::write(next(folder.path(), name), "new").unwrap();
        }
        fs::write(folder.path().join("ebb.db-wal"), "of the old one").unwrap();
        folder
    }

    fn read(folder: &Path) -> [String; 3] {
        ["ebb.header", "ebb.key", "ebb.db"]
            .map(|name| fs::read_to_string(folder.join(name)).unwrap())
    }

    #[test]
    fn until_the_list_is_there_the_old_ones_count_and_nothing_is_put_in_place() {
        let folder = folder();
        fs::write(folder.path().join("ebb.new"), "ebb.header\nebb.k").unwrap();
        end_interrupted(folder.path()).unwrap();
        assert_eq!(read(folder.path()), ["old"; 3]);
        assert!(folder.path().join("ebb.db-wal").exists());
    }

    #[test]
    fn once_the_list_is_there_whoever_comes_next_ends_the_swap_wherever_it_was_interrupted() {
        let names = ["ebb.header", "ebb.key", "ebb.db"];
        for in_place in 0..=names.len() {
            let folder = folder();
            let at = folder.path();
            fs::write(at.join(UNDER_WAY), "ebb.header\nebb.key\nebb.db\nall\n").unwrap();
            for name in &names[..in_place] {
                fs::rename(next(at, name), at.join(name)).unwrap();
            }
            if in_place == names.len() {
                fs::remove_file(at.join("ebb.db-wal")).unwrap();
            }
            drop(Open::in_folder(at).unwrap());
            assert_eq!(read(at), ["new"; 3], "{in_place}");
            assert!(!at.join("ebb.db-wal").exists());
            assert!(!is_under_way(at).unwrap());
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_left_alone() {
        let folder = folder();
        let alone = Alone::in_folder(folder.path()).unwrap();
        alone.put_in_place(&["ebb.db"]).unwrap();
        assert_eq!(read(folder.path()), ["old", "old", "new"]);
        assert!(next(folder.path(), "ebb.key").exists());
    }

    #[test]
    fn what_is_not_there_is_put_in_no_place_and_the_others_neither() {
        let folder = folder();
        let alone = Alone::in_folder(folder.path()).unwrap();
        assert!(alone.put_in_place(&["ebb.db", "ebb-copy"]).is_err());
        assert_eq!(read(folder.path()), ["old"; 3]);
    }

    #[test]
    fn a_list_that_does_not_read_is_said_and_nothing_is_moved() {
        for list in ["", "ebb.db\n", "../ebb.db\nall\n", "ebb.db\nal"] {
            let folder = folder();
            fs::write(folder.path().join(UNDER_WAY), list).unwrap();
            assert!(Open::in_folder(folder.path()).is_err(), "{list}");
            assert_eq!(read(folder.path()), ["old"; 3]);
        }
    }

    #[test]
    fn nobody_swaps_while_somebody_has_it_open() {
        let folder = folder();
        let open = Open::in_folder(folder.path()).unwrap();
        assert_eq!(
            Alone::in_folder(folder.path()).err(),
            Some(StoreError::Busy)
        );
        drop(open);
        assert!(Alone::in_folder(folder.path()).is_ok());
    }
}
