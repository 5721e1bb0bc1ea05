//! Every version that was saved, with its date: from the history and from the slots.

use std::collections::BTreeMap;
use std::path::Path;

use super::disk::Disk;
use super::found::Found;
use super::slots::{Slot, Slots};
use super::{Kept, VaultError};
use crate::time::Instant;

/// One saved version.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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

/// Every version, the newest first.
pub(super) fn all(disk: &dyn Disk, folder: &Path) -> Vec<PlanVersion> {
    let versions = as_they_were(disk, folder).into_iter();
    versions.map(|(version, _)| version).collect()
}

/// Every version with what it held, the newest first.
pub(super) fn as_they_were(disk: &dyn Disk, folder: &Path) -> Vec<(PlanVersion, Kept)> {
    let mut before = None;
    let mut all: Vec<_> = found(disk, folder)
        .into_iter()
        .filter_map(|(number, found)| {
            let kept = found.kept();
            let version = PlanVersion {
                number,
                saved_at: found.head.as_ref()?.saved_at,
                whole: found.whole,
                plan_changed: before.as_ref() != Some(&kept.plan),
            };
            before = Some(kept.plan.clone());
            Some((version, kept))
        })
        .collect();
    all.reverse();
    all
}

/// What the version held.
pub(super) fn one(disk: &dyn Disk, folder: &Path, number: i64) -> Result<Kept, VaultError> {
    found(disk, folder)
        .remove(&number)
        .map(|found| found.kept())
        .ok_or(VaultError::NoSuchVersion { number })
}

/// The best copy of each version: a whole one before one that is not, and of those the one with more lines.
fn found(disk: &dyn Disk, folder: &Path) -> BTreeMap<i64, Found> {
    let slots = Slots::read(disk, folder);
    let mut best: BTreeMap<i64, Found> = BTreeMap::new();
    let in_slots = slots.both.iter().filter_map(Slot::found).cloned();
    for found in slots.history(disk).into_iter().chain(in_slots) {
        let quality = |found: &Found| (found.whole, found.records.len());
        let known = best.get(&found.version()).map(quality);
        if found.version() > 0 && known.is_none_or(|known| known < quality(&found)) {
            best.insert(found.version(), found);
        }
    }
    best
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
