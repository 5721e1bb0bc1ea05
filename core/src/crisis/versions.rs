//! Every version that was saved, with its date: from the history and from the slots.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::disk::Disk;
use super::found::Found;
use super::slots::{Slot, Slots};
use super::vault::detail;
use super::{Kept, VaultError};
use crate::time::Instant;

/// One saved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// Its number, from 1. A number may be left out after files were damaged.
    pub number: i64,
    /// When it was saved.
    pub saved_at: Instant,
    /// False where some of its lines do not read.
    pub whole: bool,
    /// False where the plan itself is as in the version before, and only a setting or a use changed.
    pub plan_changed: bool,
}

/// The newest versions with what they held.
#[derive(Debug, Default)]
pub(crate) struct LatestVersions {
    /// The newest first.
    pub versions: Vec<(PlanVersion, Kept)>,
    /// True where there are earlier ones.
    pub more: bool,
    /// Why not all could be looked for, where that is so.
    pub unread: Option<VaultError>,
    /// True where there are lines that belong to no version that reads.
    pub damaged: bool,
}

/// The newest versions, at most so many. No more of the history is read than these need.
pub(super) fn latest(disk: &dyn Disk, folder: &Path, most: usize) -> LatestVersions {
    let mut latest = LatestVersions::default();
    let slots = Slots::read(disk, folder);
    latest.damaged = slots.both.iter().any(|slot| match slot {
        Slot::Read { found, .. } => found.head.is_none(),
        Slot::Missing | Slot::Denied => false,
    });
    if slots.both.iter().any(|slot| matches!(slot, Slot::Denied)) {
        latest.unread = Some(VaultError::History {
            detail: "a file of the plan cannot be read".to_owned(),
        });
    }
    let mut best: BTreeMap<i64, Found> = BTreeMap::new();
    for found in slots.both.iter().filter_map(Slot::found) {
        take(&mut best, found.clone());
    }
    match slots.history(disk) {
        Err(error) => latest.unread = Some(unread(&error)),
        Ok(history) => {
            for found in history {
                match found {
                    Ok(found) => {
                        latest.damaged |= found.head.is_none();
                        take(&mut best, found);
                    }
                    Err(error) => latest.unread = Some(unread(&error)),
                }
                // One more tells what changed with the first of them, and one more again that it was read to its end.
                if best.len() > most.saturating_add(2) {
                    break;
                }
            }
        }
    }
    latest.more = best.len() > most;
    let mut before: Option<Kept> = None;
    let mut all: Vec<_> = Vec::new();
    for (number, found) in best {
        let kept = found.kept();
        if let Some(head) = found.head {
            let version = PlanVersion {
                number,
                saved_at: head.saved_at,
                whole: found.whole,
                plan_changed: before.as_ref().map(|kept| &kept.plan) != Some(&kept.plan),
            };
            all.push((version, kept.clone()));
        }
        before = Some(kept);
    }
    all.reverse();
    all.truncate(most);
    latest.versions = all;
    latest
}

/// What the version held: its whole copy where there is one, else the best of those that are not.
pub(super) fn one(disk: &dyn Disk, folder: &Path, number: i64) -> Result<Kept, VaultError> {
    let slots = Slots::read(disk, folder);
    let mut best: BTreeMap<i64, Found> = BTreeMap::new();
    for found in slots.both.iter().filter_map(Slot::found) {
        take(&mut best, found.clone());
    }
    let mut problem = None;
    let in_slots = best.get(&number).is_some_and(|found| found.whole);
    match slots.history(disk) {
        _ if in_slots => {}
        Err(error) => problem = Some(unread(&error)),
        Ok(history) => {
            for found in history {
                match found {
                    Ok(found) if found.version() == number => {
                        let whole = found.whole;
                        take(&mut best, found);
                        if whole {
                            break;
                        }
                    }
                    Ok(_) => {}
                    Err(error) => problem = Some(unread(&error)),
                }
            }
        }
    }
    match (best.remove(&number), problem) {
        (Some(found), _) => Ok(found.kept()),
        (None, Some(problem)) => Err(problem),
        (None, None) => Err(VaultError::NoSuchVersion { number }),
    }
}

pub(super) fn unread(error: &io::Error) -> VaultError {
    VaultError::History {
        detail: detail(error),
    }
}

/// Keeps the best copy of each version: a whole one before one that is not, and of those the one with more lines.
fn take(best: &mut BTreeMap<i64, Found>, found: Found) {
    let quality = |found: &Found| (found.whole, found.records.len());
    let known = best.get(&found.version()).map(quality);
    if found.version() > 0 && known.is_none_or(|known| known < quality(&found)) {
        best.insert(found.version(), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::{LockChoice, Vault, example};

    #[test]
    fn every_saved_change_is_listed_with_its_date_and_can_be_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        let mut kept = example::kept();
        let mut version = 0;
        for second in 1..=5 {
            kept.plan.entries[0].text = format!("sign {second}");
            if second == 4 {
                kept.plan.entries[0].text = "sign 3".to_owned();
                kept.settings.lock = Some(LockChoice::All);
            }
            version = vault
                .save(&kept, version, false, example::instant(second))
                .unwrap();
        }
        let listed: Vec<_> = vault
            .versions()
            .into_iter()
            .map(|v| (v.number, v.saved_at, v.whole, v.plan_changed))
            .collect();
        let at = example::instant;
        assert_eq!(
            listed,
            [
                (5, at(5), true, true),
                (4, at(4), true, false),
                (3, at(3), true, true),
                (2, at(2), true, true),
                (1, at(1), true, true),
            ]
        );
        for (number, text) in [(1, "sign 1"), (2, "sign 2"), (3, "sign 3"), (5, "sign 5")] {
            let kept = vault.version(number).unwrap();
            assert_eq!(kept.plan.entries[0].text, text);
        }
        assert_eq!(
            vault.version(6),
            Err(VaultError::NoSuchVersion { number: 6 })
        );
    }

    #[test]
    fn going_back_is_a_new_version_and_loses_none() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        let first = example::kept();
        let mut second = first.clone();
        second.plan.entries.clear();
        vault.save(&first, 0, false, example::instant(1)).unwrap();
        vault.save(&second, 1, false, example::instant(2)).unwrap();
        let earlier = vault.version(1).unwrap();
        let back = second.back_to(&earlier, example::instant(3));
        vault.save(&back, 2, false, example::instant(3)).unwrap();
        assert_eq!(vault.open().kept.plan, first.plan);
        assert_eq!(vault.versions().len(), 3);
    }
}
