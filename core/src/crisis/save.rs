//! Saving a version: one process at a time, the older slot, and nothing overwritten that is not kept elsewhere.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::disk::{Disk, free_or_file, private};
use super::slots::{Choice, HISTORY_NAME, SLOT_NAMES, Slot, Slots};
use super::vault::{VaultError, detail, opened};
use super::versions::unread;
use super::{Kept, record};
use crate::time::Instant;

pub(super) const LOCK_NAME: &str = "plan.lock";
pub(super) const NEW_NAME: &str = "plan.new";

/// How long a save waits for another process: a save takes a few milliseconds.
const TRIES: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// One save.
pub(super) struct Save<'a> {
    pub disk: &'a dyn Disk,
    pub folder: &'a Path,
    pub replace_damaged: bool,
}

impl Save<'_> {
    /// Saves, and gives the number of the new version.
    pub fn run(&self, kept: &Kept, replaces: i64, now: Instant) -> Result<i64, VaultError> {
        self.disk.make_folder(self.folder)?;
        let _held_until_the_end = lock(self.folder)?;
        let slots = Slots::read(self.disk, self.folder);
        let choice = slots.choose(self.disk);
        let target = self.target(&slots, &choice)?;
        let current = opened(&slots, &choice).version;
        if current != replaces {
            return Err(VaultError::ChangedElsewhere { current });
        }

        let number = slots.next_number(self.disk);
        let now = crate::time::from_millis(crate::time::to_millis(now)).unwrap_or(now);
        let text = record::write(kept, number, now).ok_or_else(|| VaultError::System {
            detail: "the plan could not be written as text".to_owned(),
        })?;
        // The new version is written beside the slots first: a full disk stops here, with both slots as they were.
        let beside = self.folder.join(NEW_NAME);
        let written = self
            .disk
            .write(&beside, text.as_bytes())
            .map_err(VaultError::from)
            .and_then(|()| self.keep(&slots, target));
        if let Err(error) = written {
            // What is left of it would only take room. Where it cannot be removed, the next save replaces it.
            let _ = self.disk.remove(&beside);
            return Err(error);
        }
        self.disk.rename(&beside, &slots.path(target))?;
        let kept = self.disk.keep_names(&beside);
        // The new version stands, whatever becomes of this. From the first save on both slots are there, so that a slot
        // which is missing is known to be lost.
        if matches!(
            choice,
            Choice::Nothing | Choice::Salvaged(_) | Choice::Denied(_)
        ) {
            let _ = self.replace_other(&slots, 1 - target, &text);
        }
        // It is there from now on, so that another try begins from it.
        kept.map(|()| number)
            .map_err(|error| VaultError::NotConfirmed {
                version: number,
                detail: detail(&error),
            })
    }

    /// The slot to overwrite: never the one that is shown.
    fn target(&self, slots: &Slots, choice: &Choice) -> Result<usize, VaultError> {
        let denied = slots.both.iter().any(|slot| matches!(slot, Slot::Denied));
        match choice {
            Choice::Newer { format, .. } => Err(VaultError::Newer { format: *format }),
            _ if denied && !self.replace_damaged => Err(VaultError::NotAllowed),
            Choice::Salvaged(_) if !self.replace_damaged => Err(VaultError::Damaged),
            Choice::Slot { at, .. } => Ok(1 - at),
            Choice::Nothing | Choice::Denied(_) | Choice::Salvaged(_) => Ok(0),
        }
    }

    /// Sees to it that what stands in the slot stands elsewhere too: a version in the history, anything else aside.
    fn keep(&self, slots: &Slots, at: usize) -> Result<(), VaultError> {
        match &slots.both[at] {
            Slot::Missing => Ok(()),
            Slot::Read { bytes, found } if found.whole => self.keep_in_history(bytes),
            Slot::Read { bytes, .. } => self.copy_aside(SLOT_NAMES[at], bytes),
            Slot::Denied => {
                let aside = self.free_name(SLOT_NAMES[at])?;
                self.disk.rename(&slots.path(at), &aside)?;
                Ok(self.disk.keep_names(&aside)?)
            }
        }
    }

    fn keep_in_history(&self, bytes: &[u8]) -> Result<(), VaultError> {
        let history = self.folder.join(HISTORY_NAME);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let end = match self.disk.read_end(&history, length.saturating_add(1)) {
            Ok(end) => end,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(_) if self.replace_damaged => {
                let aside = self.free_name(HISTORY_NAME)?;
                self.disk.rename(&history, &aside)?;
                Vec::new()
            }
            Err(error) => return Err(unread(&error)),
        };
        // It is there already where a save was cut off after this step. A last line end may be missing in a slot.
        let ended = [bytes.strip_suffix(b"\n").unwrap_or(bytes), b"\n"].concat();
        if end.ends_with(&ended) {
            return Ok(());
        }
        let mut added = Vec::with_capacity(ended.len() + 1);
        if end.last().is_some_and(|last| *last != b'\n') {
            added.push(b'\n');
        }
        added.extend_from_slice(&ended);
        Ok(self.disk.append(&history, &added)?)
    }

    /// Beside a new version, a slot that is missing or cannot be read would be taken for one that may be newer: what
    /// is there goes aside, and the new version stands in both.
    fn replace_other(&self, slots: &Slots, at: usize, text: &str) -> Result<(), VaultError> {
        self.keep(slots, at)?;
        let beside = self.folder.join(NEW_NAME);
        self.disk.write(&beside, text.as_bytes())?;
        self.disk.rename(&beside, &slots.path(at))?;
        Ok(self.disk.keep_names(&beside)?)
    }

    /// Keeps bytes that are no version in a file of their own, unless they are kept so already.
    fn copy_aside(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        let known = |number| {
            let kept = self.disk.read(&aside(self.folder, name, number));
            kept.ok().filter(|kept| kept == bytes).is_some()
        };
        let free = self.free_name(name)?;
        if bytes.is_empty()
            || (1..=MOST_ASIDE)
                .take_while(|n| aside(self.folder, name, *n) != free)
                .any(known)
        {
            return Ok(());
        }
        self.disk.write_new(&free, bytes).map_err(|error| {
            // A part of a copy is none.
            let _ = self.disk.remove(&free);
            error.into()
        })
    }

    fn free_name(&self, name: &str) -> Result<PathBuf, VaultError> {
        (1..=MOST_ASIDE)
            .map(|number| aside(self.folder, name, number))
            .find(|path| path.try_exists().is_ok_and(|there| !there))
            .ok_or_else(|| VaultError::System {
                detail: "too many damaged copies lie in the folder; move them elsewhere".to_owned(),
            })
    }
}

/// The name of a damaged copy.
pub(super) fn aside(folder: &Path, name: &str, number: u32) -> PathBuf {
    folder.join(format!("{name}.damaged-{number}"))
}

/// The most damaged copies of a slot that are kept beside it.
pub(super) const MOST_ASIDE: u32 = 999;

/// Holds off other savers until the file is dropped. A file system that has no locks has one saver at a time by
/// its owner's care.
pub(super) fn lock(folder: &Path) -> Result<Option<File>, VaultError> {
    free_or_file(&folder.join(LOCK_NAME))?;
    let file = private()
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK_NAME))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => sleep(BETWEEN_TRIES),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(None);
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
    Err(VaultError::Busy)
}
