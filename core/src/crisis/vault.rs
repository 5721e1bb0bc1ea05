//! The vault: the plan in plain files of its own, readable without the database, its key or any other feature.
//!
//! Two slots: a save writes the older one and syncs it before it counts, so that a power cut leaves the old version
//! or the new one. Before a slot is overwritten its content is in the history, to which lines are only added.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::disk::{Disk, RealDisk};
use super::forget;
use super::found::Found;
use super::hidden;
use super::holds::{self, KeptHolds};
use super::record::kept;
use super::salvage::Salvage;
use super::save;
use super::slots::{Choice, Slots};
use super::versions::{self, LatestVersions, PlanVersion};
use super::{CrisisPlan, Kept};
use crate::store::Stays;
use crate::time::Instant;
use crate::view::Known;

/// The folder of a vault. It holds nothing open between two calls.
#[derive(Debug, Clone)]
pub struct Vault {
    folder: PathBuf,
}

/// What was found when the vault was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedVault {
    /// What could be read; empty where there is nothing.
    pub kept: Kept,
    /// The number of the version, which the next save names; 0 where none says its number.
    pub version: i64,
    /// When that version was saved.
    pub saved_at: Option<Instant>,
    /// How the files are.
    pub condition: VaultCondition,
}

/// How the files of a vault are. In each of these what can be read is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VaultCondition {
    /// The last version that was saved, complete.
    Whole,
    /// Nothing was saved here yet.
    Missing,
    /// A complete version, and the other slot is missing or damaged: it may be the one before the last.
    OlderSlot,
    /// Neither slot is complete. Saving asks first.
    Damaged {
        /// How many lines could be read nowhere.
        lost: i32,
        /// How many lines are shown as they were in an earlier version.
        older: i32,
    },
    /// A newer Ebb wrote this: shown as far as it is understood, and not written.
    Newer {
        /// The format that was found.
        format: i32,
    },
    /// The files are there and this program may not read them.
    NotAllowed,
}

/// Why a plan was not saved. The version before stands, and what was to be saved is still with the caller.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// Another process saved meanwhile.
    #[error("the plan was changed elsewhere meanwhile; look at version {current}, then save again")]
    ChangedElsewhere {
        /// The version that is there now.
        current: i64,
    },
    /// Neither slot is whole, and the person has not said that they may be replaced.
    #[error(
        "the plan's files are damaged; look at what could be read, then say that it may replace them"
    )]
    Damaged,
    /// A newer Ebb wrote the plan.
    #[error("the plan was written by a newer Ebb (format {format}); update Ebb to change it")]
    Newer {
        /// The format that was found.
        format: i32,
    },
    /// No room, or no more is allowed.
    #[error("the disk is full; free some space, the plan saved before is safe")]
    DiskFull,
    /// The folder or a file in it cannot be read or written.
    #[error(
        "the plan's folder cannot be read or written; allow both, the plan saved before is safe"
    )]
    NotAllowed,
    /// Another process holds the vault for longer than a save takes.
    #[error("another program is saving the plan; try again in a moment")]
    Busy,
    /// What was saved before cannot be read to see where it ends, and is not added to unseen.
    #[error(
        "the earlier versions of the plan cannot be read: {detail}; nothing was saved over. Move the file `plan-history` elsewhere, then save again"
    )]
    History {
        /// What the system said.
        detail: String,
    },
    /// It was saved, and the disk did not say that it keeps it.
    #[error(
        "the plan was saved as version {version}, but the disk did not confirm that it is kept: {detail}; look at it again after the next start"
    )]
    NotConfirmed {
        /// The new version.
        version: i64,
        /// What the system said.
        detail: String,
    },
    /// There is no such version.
    #[error("there is no version {number} of the plan; choose one from the list")]
    NoSuchVersion {
        /// The number as given.
        number: i64,
    },
    /// Anything else that the system reports.
    #[error("the plan could not be saved: {detail}")]
    System {
        /// What the system said; nothing that a person wrote.
        detail: String,
    },
}

impl From<std::io::Error> for VaultError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            _ => Self::System {
                detail: detail(&error),
            },
        }
    }
}

/// What the system says of an error, in its own words: the kind of one from a disk that fails to read has no name.
pub(super) fn detail(error: &std::io::Error) -> String {
    error.to_string()
}

impl Vault {
    /// The vault in `folder`, which need not be there yet.
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads what is there. This never fails, waits for nobody and changes nothing.
    pub fn open(&self) -> OpenedVault {
        self.open_on(&RealDisk)
    }

    pub(super) fn open_on(&self, disk: &dyn Disk) -> OpenedVault {
        let slots = Slots::read(disk, &self.folder);
        opened(&slots, &slots.choose(disk))
    }

    /// Saves `kept` in place of version `replaces`, and gives the new version's number.
    ///
    /// `replace_damaged` is the person's word that files which cannot be read may be replaced; they are kept aside
    /// all the same.
    ///
    /// # Errors
    /// [`VaultError`]; the version before stands.
    pub fn save(
        &self,
        kept: &Kept,
        replaces: i64,
        replace_damaged: bool,
        now: Instant,
    ) -> Result<i64, VaultError> {
        self.save_on(&RealDisk, kept, replaces, replace_damaged, now)
    }

    pub(super) fn save_on(
        &self,
        disk: &dyn Disk,
        kept: &Kept,
        replaces: i64,
        replace_damaged: bool,
        now: Instant,
    ) -> Result<i64, VaultError> {
        let save = save::Save {
            disk,
            folder: &self.folder,
            replace_damaged,
        };
        save.run(kept, replaces, now)
    }

    /// Every version that was saved, the newest first.
    pub fn versions(&self) -> Vec<PlanVersion> {
        let all = versions::latest(&RealDisk, &self.folder, usize::MAX).versions;
        all.into_iter().map(|(version, _)| version).collect()
    }

    /// What an earlier version held, as far as it can be read.
    ///
    /// # Errors
    /// [`VaultError::NoSuchVersion`]; [`VaultError::History`] where it may be in what does not read.
    pub fn version(&self, number: i64) -> Result<Kept, VaultError> {
        versions::one(&RealDisk, &self.folder, number)
    }

    /// The newest versions, at most so many, with what they held.
    pub(crate) fn latest_versions(&self, most: usize) -> LatestVersions {
        versions::latest(&RealDisk, &self.folder, most)
    }

    /// True where it keeps anything.
    pub fn keeps_anything(&self) -> bool {
        forget::is_anything(&self.folder)
    }

    /// Deletes all that the vault keeps: the plan, every version of it, and what holds. What a disk keeps of deleted files
    /// is beyond Ebb.
    ///
    /// # Errors
    /// What cannot be deleted; the others are gone then.
    pub fn wipe(&self) -> Result<(), Stays> {
        forget::everything(&self.folder)
    }

    /// True where a version that reads, an earlier one too, says this plan.
    pub(crate) fn versions_hold(&self, plan: &CrisisPlan) -> bool {
        let all = self.latest_versions(usize::MAX).versions;
        all.iter().any(|(_, kept)| kept.plan == *plan)
    }

    /// True where the person hid what is theirs. It holds whatever became of the database.
    pub fn is_hidden(&self) -> bool {
        hidden::is(&self.folder)
    }

    /// Remembers that it is hidden, or no longer.
    ///
    /// # Errors
    /// [`VaultError`], where that cannot be remembered.
    pub fn set_hidden(&self, hidden: bool) -> Result<(), VaultError> {
        hidden::set(&RealDisk, &self.folder, hidden)
    }

    /// What holds with no store: the last uses, danger, body or room, still, what was marked worse. This never fails
    /// and waits for nobody.
    pub fn holds(&self) -> Known<KeptHolds> {
        holds::read(&RealDisk, &self.folder)
    }

    /// Changes what holds. Where nothing changes, nothing is written.
    ///
    /// # Errors
    /// [`VaultError`]; what was kept before stands.
    pub fn change_holds(&self, change: impl FnOnce(&mut KeptHolds)) -> Result<(), VaultError> {
        holds::change(&RealDisk, &self.folder, change)
    }

    /// Deletes every version before the present one, which is `version`, and damaged copies. What a disk keeps of
    /// deleted files is beyond Ebb.
    ///
    /// # Errors
    /// [`VaultError`]; the present version stands.
    pub fn forget_earlier(&self, version: i64, now: Instant) -> Result<i64, VaultError> {
        forget::earlier(&RealDisk, &self.folder, version, now)
    }
}

/// What the choice means to a person.
pub(super) fn opened(slots: &Slots, choice: &Choice) -> OpenedVault {
    let of_slot = |at: usize, condition| {
        let found = slots.both[at].found();
        OpenedVault {
            kept: found.map_or_else(Kept::default, Found::kept),
            version: found.map_or(0, Found::version),
            saved_at: found.and_then(|found| Some(found.head.as_ref()?.saved_at)),
            condition,
        }
    };
    let of_salvage = |salvaged: &Salvage, condition| OpenedVault {
        kept: kept(salvaged.records.iter().cloned()),
        version: salvaged.head.as_ref().map_or(0, |head| head.version),
        saved_at: salvaged.head.as_ref().map(|head| head.saved_at),
        condition,
    };
    let count = |lines: usize| i32::try_from(lines).unwrap_or(i32::MAX);
    match choice {
        Choice::Nothing => of_salvage(&Salvage::default(), VaultCondition::Missing),
        Choice::Slot { at, newest: true } => of_slot(*at, VaultCondition::Whole),
        Choice::Slot { at, newest: false } => of_slot(*at, VaultCondition::OlderSlot),
        Choice::Newer { at, format } => of_slot(*at, VaultCondition::Newer { format: *format }),
        Choice::Denied(salvaged) => of_salvage(salvaged, VaultCondition::NotAllowed),
        Choice::Salvaged(salvaged) => {
            let condition = VaultCondition::Damaged {
                lost: count(salvaged.lost),
                older: count(salvaged.older),
            };
            of_salvage(salvaged, condition)
        }
    }
}
