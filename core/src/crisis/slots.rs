//! The files of the vault, read as they are: two slots and the history. Reading never fails, never waits and never
//! writes.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::found::{self, Found};
use super::history::History;
use super::salvage::{Salvage, salvage};

/// File names in the folder of the vault.
pub(super) const SLOT_NAMES: [&str; 2] = ["plan-a", "plan-b"];
pub(super) const HISTORY_NAME: &str = "plan-history";

/// How much of the history is looked through for what both slots lost.
const LATEST: u64 = 2 * 1024 * 1024;

/// What one slot turned out to be.
#[derive(Debug)]
pub(super) enum Slot {
    /// There is no such file.
    Missing,
    /// There is one, and it cannot be opened or read.
    Denied,
    /// Its bytes, and what they say.
    Read { bytes: Vec<u8>, found: Found },
}

impl Slot {
    fn at(disk: &dyn Disk, path: &Path) -> Self {
        match disk.read(path) {
            Ok(bytes) => {
                let found = found::read(&bytes);
                Self::Read { bytes, found }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Self::Missing,
            Err(_) => Self::Denied,
        }
    }

    /// What it says, where it was read.
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Read { found, .. } => Some(found),
            Self::Missing | Self::Denied => None,
        }
    }

    /// What it says, where that is a whole version.
    pub fn whole(&self) -> Option<&Found> {
        self.found().filter(|found| found.whole)
    }

    /// The number of its version, where that can be read.
    fn number(&self) -> Option<i64> {
        self.found()
            .map(Found::version)
            .filter(|number| *number > 0)
    }
}

/// Both slots.
#[derive(Debug)]
pub(super) struct Slots {
    pub folder: PathBuf,
    pub both: [Slot; 2],
}

/// What is shown of the slots, and in which condition they are.
#[derive(Debug)]
pub(super) enum Choice {
    /// Nothing was ever saved here.
    Nothing,
    /// The whole version in this slot. `newest` is false where the other slot may have held a newer one.
    Slot { at: usize, newest: bool },
    /// A newer Ebb wrote the version in this slot.
    Newer { at: usize, format: i32 },
    /// There are files, and none of them may be read.
    Denied(Salvage),
    /// No slot is whole: what could be read of both and of the history.
    Salvaged(Salvage),
}

impl Slots {
    /// Reads both.
    pub fn read(disk: &dyn Disk, folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            both: SLOT_NAMES.map(|name| Slot::at(disk, &folder.join(name))),
        }
    }

    /// The path of a slot.
    pub fn path(&self, at: usize) -> PathBuf {
        self.folder.join(SLOT_NAMES[at % 2])
    }

    /// What the history holds, the newest first.
    pub fn history<'a>(&self, disk: &'a dyn Disk) -> io::Result<History<'a>> {
        History::open(disk, &self.folder.join(HISTORY_NAME))
    }

    /// The newest of the history, as far as it can be read. Each version is complete in itself: what is not in any of
    /// these is not looked for in years before.
    fn latest_history(&self, disk: &dyn Disk) -> Vec<Found> {
        let mut latest = Vec::new();
        if let Ok(mut history) = self.history(disk) {
            while history.read <= LATEST
                && let Some(Ok(found)) = history.next()
            {
                latest.push(found);
            }
        }
        latest
    }

    /// What to show.
    pub fn choose(&self, disk: &dyn Disk) -> Choice {
        let newer = |at: &usize| self.both[*at].found().and_then(Found::newer_format);
        if let Some(at) = self.latest(|at| newer(at).is_some()) {
            let format = newer(&at).unwrap_or_default();
            return Choice::Newer { at, format };
        }
        if let Some(at) = self.latest(|at| self.both[*at].whole().is_some()) {
            let newest = self.is_newest(at);
            return Choice::Slot { at, newest };
        }
        let history = self.latest_history(disk);
        let nothing = self.both.iter().all(|slot| matches!(slot, Slot::Missing));
        let history_is_there = || {
            let read = disk.read_end(&self.folder.join(HISTORY_NAME), 1);
            !read.is_err_and(|error| error.kind() == ErrorKind::NotFound)
        };
        if nothing && !history_is_there() {
            return Choice::Nothing;
        }
        let salvaged = salvage(self.both.iter().filter_map(Slot::found), &history);
        if self.both.iter().all(|slot| slot.found().is_none()) && !nothing {
            Choice::Denied(salvaged)
        } else {
            Choice::Salvaged(salvaged)
        }
    }

    /// The slot with the highest number among those that are meant; the first where both have it.
    fn latest(&self, meant: impl Fn(&usize) -> bool) -> Option<usize> {
        [1, 0]
            .into_iter()
            .filter(meant)
            .max_by_key(|at| self.both[*at].number())
    }

    /// True where the whole version in slot `at` is known to be the last that was saved.
    fn is_newest(&self, at: usize) -> bool {
        let number = self.both[at].number().unwrap_or_default();
        let other = &self.both[1 - at];
        match other {
            Slot::Missing | Slot::Denied => false,
            Slot::Read { .. } => other.number().is_some_and(|other| other <= number),
        }
    }

    /// A number that no version can have had: one more than any that is known, and one more for each slot that
    /// does not say which it held.
    pub fn next_number(&self, disk: &dyn Disk) -> i64 {
        let known = self.both.iter().filter_map(Slot::number).max();
        let silent = self.both.iter().filter(|slot| slot.number().is_none());
        let silent = i64::try_from(silent.count()).unwrap_or_default();
        if silent == 0 {
            return known.unwrap_or_default() + 1;
        }
        let kept = self.latest_history(disk).iter().map(Found::version).max();
        match known.max(kept) {
            Some(number) => number + silent + 1,
            None if self.both.iter().all(|slot| matches!(slot, Slot::Missing)) => 1,
            None => silent + 1,
        }
    }
}
