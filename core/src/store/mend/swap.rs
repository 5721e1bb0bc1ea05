//! One database put in place of another, so that whoever is interrupted finds the one or the other, whole. Whoever has a
//! store open holds a lock that it shares with the others; a swap wants it alone.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::store::header::DATABASE_FILE;
use crate::store::{StoreError, folder, wal};
use crate::time::Instant;

const OPEN_LOCK: &str = "ebb.open";
/// Once it lies here it is whole and stands: what is left of the swap is done by whoever comes next.
const NEW: &str = "ebb-mended.db";
/// A process that has just ended may hold the lock for a moment.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// Held for as long as a store is open. None where the system keeps no locks in this folder, or it cannot be written.
#[derive(Debug)]
pub(in crate::store) struct Open(#[expect(dead_code, reason = "it is held")] Option<File>);

impl Open {
    /// Ends a swap that was interrupted, and shares the lock.
    ///
    /// # Errors
    /// Where an interrupted swap cannot be ended.
    pub(in crate::store) fn in_folder(at: &Path) -> Result<Self, StoreError> {
        if at.join(NEW).try_exists()? {
            let alone = Alone::in_folder(at)?;
            alone.finish()?;
        }
        let lock = folder::open_lock(&at.join(OPEN_LOCK)).ok();
        Ok(Self(lock.filter(|lock| lock.lock_shared().is_ok())))
    }
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
        let lock = folder::open_lock(&at.join(OPEN_LOCK))?;
        for _ in 0..TRIES {
            if lock.try_lock().is_ok() {
                return Ok(Self {
                    folder: at.to_owned(),
                    _lock: lock,
                });
            }
            std::thread::sleep(BETWEEN_TRIES);
        }
        Err(StoreError::Busy)
    }

    /// Puts `new` in place of the database, which stays beside under the name that is given back, with its log.
    ///
    /// # Errors
    /// What the system reports; the old one is in its place then, or the swap is ended when the store is opened next.
    pub(super) fn swap(&self, new: &Path, now: Instant) -> Result<PathBuf, StoreError> {
        let aside = self.set_aside(now)?;
        folder::sync_folder(&self.folder)?;
        fs::rename(new, self.folder.join(NEW))?;
        folder::sync_folder(&self.folder)?;
        self.finish()?;
        Ok(aside)
    }

    fn finish(&self) -> Result<(), StoreError> {
        let new = self.folder.join(NEW);
        if !new.try_exists()? {
            return Ok(());
        }
        // A log belongs to its database: beside another one SQLite would write it into that.
        wal::remove(&self.folder)?;
        folder::sync_folder(&self.folder)?;
        fs::rename(new, self.folder.join(DATABASE_FILE))?;
        folder::sync_folder(&self.folder)
    }

    /// A second name for the database and its log, or a copy where the system gives no second names.
    fn set_aside(&self, now: Instant) -> Result<PathBuf, StoreError> {
        let stamp = now.format("%Y%m%d-%H%M%S");
        let names = (1..100).map(|number| format!("ebb-before-{stamp}-damaged-{number}.db"));
        let mut paths = names.map(|name| self.folder.join(name));
        let path = paths
            .find(|path| path.symlink_metadata().is_err())
            .ok_or(StoreError::AlreadyExists)?;
        for (from, end) in [(DATABASE_FILE, ""), (wal::LOG_FILE, "-wal")] {
            let from = self.folder.join(from);
            let mut to = path.clone().into_os_string();
            to.push(end);
            match fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ())) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(path)
    }
}
