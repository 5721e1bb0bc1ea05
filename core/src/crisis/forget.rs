//! Deleting what the plan said before: everything a person wrote can be deleted, earlier versions too.

use std::path::Path;

use super::disk::Disk;
use super::hidden::HIDDEN_NAME;
use super::record;
use super::save::{LOCK_NAME, MOST_ASIDE, NEW_NAME, aside, lock};
use super::slots::{Choice, HISTORY_NAME, SLOT_NAMES, Slots};
use super::vault::{VaultError, opened};
use crate::store::{Stays, delete, named};
use crate::time::Instant;

/// Puts the present version in both slots and takes the history and damaged copies away. The plan that shows can be
/// opened after every step.
pub(super) fn earlier(
    disk: &dyn Disk,
    folder: &Path,
    version: i64,
    now: Instant,
) -> Result<i64, VaultError> {
    let _held_until_the_end = lock(folder)?;
    let slots = Slots::read(disk, folder);
    let choice = slots.choose(disk);
    let present = opened(&slots, &choice);
    if present.version != version {
        let current = present.version;
        return Err(VaultError::ChangedElsewhere { current });
    }
    let at = match choice {
        Choice::Slot { at, .. } => at,
        Choice::Newer { format, .. } => return Err(VaultError::Newer { format }),
        Choice::Denied(_) => return Err(VaultError::NotAllowed),
        Choice::Salvaged(_) => return Err(VaultError::Damaged),
        Choice::Nothing => return Err(VaultError::NoSuchVersion { number: version }),
    };
    let number = slots.next_number(disk);
    let text = record::write(&present.kept, number, now).ok_or(VaultError::Damaged)?;
    let beside = folder.join(NEW_NAME);
    for slot in [1 - at, at] {
        disk.write(&beside, text.as_bytes())?;
        disk.rename(&beside, &slots.path(slot))?;
        disk.keep_names(&beside)?;
    }
    let copies = SLOT_NAMES
        .into_iter()
        .flat_map(|name| (1..=MOST_ASIDE).map(move |number| aside(folder, name, number)));
    for gone in copies.chain([folder.join(HISTORY_NAME)]) {
        // A copy that cannot be looked at may be there, and the removal says so.
        if gone.try_exists().unwrap_or(true) {
            disk.remove(&gone)?;
        }
    }
    Ok(number)
}

/// What the files of a vault are called; a damaged copy has a number behind it.
const OURS: [&str; 8] = [
    SLOT_NAMES[0],
    SLOT_NAMES[1],
    HISTORY_NAME,
    LOCK_NAME,
    NEW_NAME,
    "holds",
    "holds.new",
    HIDDEN_NAME,
];

fn is_ours(name: &str) -> bool {
    let copy = name.rsplit_once(".damaged-");
    let copy = copy.filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    OURS.contains(&copy.map_or(name, |(of, _)| of))
}

/// Deletes every file of a vault, and nothing else that lies in its folder.
pub(super) fn everything(folder: &Path) -> Result<(), Stays> {
    delete(folder, &is_ours)
}

/// True where the folder holds a plan, or something that holds, or what is left of one. A lock or *hidden* by itself may
/// be anybody's.
pub(super) fn is_anything(folder: &Path) -> bool {
    let is_left = |name: &str| is_ours(name) && ![LOCK_NAME, HIDDEN_NAME].contains(&name);
    named(folder, is_left).is_ok_and(|found| !found.is_empty())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::crisis::failing_disk::{Failing, FailingDisk};
    use crate::crisis::{Kept, PlanSection, Vault, VaultCondition, example};

    fn kept(reason: &str) -> Kept {
        let mut kept = Kept::default();
        let entry = example::entry("e", PlanSection::Reasons, reason);
        kept.plan.entries.push(entry);
        kept
    }

    /// "CANARY" in every earlier version and in a damaged copy.
    fn with_a_past() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        for (version, reason) in ["CANARY 1", "CANARY 2", "CANARY 3", "present"]
            .into_iter()
            .enumerate()
        {
            let version = version as i64;
            let saved = vault.save(&kept(reason), version, false, example::instant(version));
            assert_eq!(saved, Ok(version + 1));
        }
        fs::write(folder.path().join("plan-a.damaged-1"), "CANARY torn").unwrap();
        (folder, vault)
    }

    fn canaries(folder: &Path) -> usize {
        let files = fs::read_dir(folder).unwrap();
        files
            .filter(|file| {
                let bytes = fs::read(file.as_ref().unwrap().path()).unwrap();
                String::from_utf8_lossy(&bytes).contains("CANARY")
            })
            .count()
    }

    #[test]
    fn nothing_earlier_is_in_any_file_afterwards() {
        let (folder, vault) = with_a_past();
        // Version 3 in a slot, 1 and 2 in the history, and the copy.
        assert_eq!(canaries(folder.path()), 3);
        let forgotten = vault.forget_earlier(4, example::instant(9));
        assert_eq!(forgotten, Ok(5));
        assert_eq!(canaries(folder.path()), 0);
        let opened = vault.open();
        assert_eq!(opened.condition, VaultCondition::Whole);
        assert_eq!((opened.version, opened.kept), (5, kept("present")));
        assert_eq!(vault.versions().len(), 1);
        let saved = vault.save(&kept("next"), 5, false, example::instant(10));
        assert_eq!(saved, Ok(6));
        assert_eq!(vault.versions().len(), 2);
    }

    #[test]
    fn everything_that_the_vault_keeps_is_deleted_and_nothing_else() {
        let (folder, vault) = with_a_past();
        vault.set_hidden(true).unwrap();
        vault.change_holds(|holds| holds.room = Some(true)).unwrap();
        fs::write(folder.path().join("letter.txt"), "x").unwrap();
        vault.wipe().unwrap();
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(vault.open().condition, VaultCondition::Missing);
    }

    /// Every name that a vault has.
    #[test]
    fn the_folder_is_gone_whatever_of_the_vault_was_in_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "plan-a",
            "plan-b",
            "plan-history",
            "plan.lock",
            "plan.new",
            "plan-a.damaged-1",
            "plan-b.damaged-999",
            "plan-history.damaged-2",
            "holds",
            "holds.new",
            "holds.damaged-1",
            "hidden",
        ] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        Vault::at(folder.path()).wipe().unwrap();
        assert!(!folder.path().exists());
    }

    #[test]
    fn what_a_wipe_left_behind_is_something_for_the_next_one() {
        for name in ["plan.new", "holds.new", "plan-a.damaged-2"] {
            let folder = tempfile::tempdir().unwrap();
            let vault = Vault::at(folder.path());
            for other in ["plan.lock", "hidden", "letter.txt", "plan-b.damaged-by me"] {
                fs::write(folder.path().join(other), "x").unwrap();
            }
            assert!(!vault.keeps_anything());
            fs::write(folder.path().join(name), "x").unwrap();
            assert!(vault.keeps_anything(), "{name}");
        }
    }

    #[test]
    fn what_is_not_of_the_vault_or_cannot_be_deleted_keeps_nothing_else_from_being_deleted() {
        let (folder, vault) = with_a_past();
        let theirs = [
            "plan for the garden.txt",
            "holdsworth",
            "hidden treasure",
            "plan-a.damaged-by me",
        ];
        for name in theirs {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        // A folder of theirs, and one where a file of the vault would be.
        for name in ["plan-old", "holds.new"] {
            fs::create_dir_all(folder.path().join(name).join("inside")).unwrap();
        }
        let stays = vault.wipe().unwrap_err();
        let named: Vec<_> = stays.0.into_iter().map(|(path, _)| path).collect();
        assert_eq!(named, [folder.path().join("holds.new")]);
        let left = fs::read_dir(folder.path()).unwrap();
        let left: std::collections::BTreeSet<_> = left
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let stay = theirs.into_iter().chain(["plan-old", "holds.new"]);
        assert_eq!(left, stay.map(str::to_owned).collect());
        assert!(folder.path().join("plan-old/inside").exists());
    }

    #[test]
    fn a_process_that_is_killed_meanwhile_still_shows_the_plan() {
        let (folder, vault) = with_a_past();
        let files: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        for bytes in 0.. {
            for (path, content) in &files {
                fs::write(path, content).unwrap();
            }
            let disk = FailingDisk::new(bytes, Failing::Killed);
            let done = earlier(&disk, folder.path(), 4, example::instant(9)).is_ok();
            let opened = vault.open();
            assert_eq!(opened.condition, VaultCondition::Whole, "{bytes}");
            assert_eq!(opened.kept, kept("present"), "{bytes}");
            if done {
                break;
            }
        }
    }

    #[test]
    fn a_plan_that_was_changed_meanwhile_is_left_alone() {
        let (folder, vault) = with_a_past();
        assert_eq!(
            vault.forget_earlier(3, example::instant(9)),
            Err(VaultError::ChangedElsewhere { current: 4 })
        );
        assert_eq!(canaries(folder.path()), 3);
    }
}
