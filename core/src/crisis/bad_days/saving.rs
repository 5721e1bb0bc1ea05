//! Saving on a full disk, in a process that is killed, and in two processes at once.

use super::*;
use crate::crisis::disk::RealDisk;
use crate::crisis::failing_disk::{BadDisk, Failing, FailingDisk};
use crate::crisis::versions;
use crate::crisis::{PlanEdit, VaultCondition, VaultError};

#[test]
fn the_first_start_shows_an_empty_plan_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("not/yet");
    let opened = Vault::at(&nowhere).open();
    assert_eq!(opened.condition, VaultCondition::Missing);
    assert_eq!((opened.kept, opened.version), (Kept::default(), 0));
    assert!(!nowhere.exists());
}

#[test]
fn what_is_saved_is_read_back_and_opening_changes_no_byte() {
    for last in 1..=4 {
        let (folder, vault) = vault_of(last);
        let before = files(folder.path());
        let opened = vault.open();
        assert_eq!(opened.condition, VaultCondition::Whole);
        assert_eq!(opened.kept, kept(&last.to_string()));
        assert_eq!(opened.version, last);
        assert_eq!(opened.saved_at, Some(example::instant(last)));
        vault.versions();
        assert_eq!(files(folder.path()), before);
    }
}

#[cfg(unix)]
#[test]
fn every_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, _vault) = vault_of(4);
    for (name, _) in files(folder.path()) {
        let mode = fs::metadata(slot(&folder, &name)).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_slot_that_is_missing_after_the_first_save_is_known_to_be_lost() {
    for last in 1..=3 {
        for gone in ["plan-a", "plan-b"] {
            let (folder, vault) = vault_of(last);
            assert_eq!(vault.open().condition, VaultCondition::Whole);
            fs::remove_file(slot(&folder, gone)).unwrap();
            let opened = vault.open();
            assert_eq!(opened.condition, VaultCondition::OlderSlot, "{gone} {last}");
            // No number is given twice.
            let saved = vault.save(&kept("next"), opened.version, false, example::instant(9));
            assert!(saved.unwrap() > last, "{gone} {last}");
            assert_eq!(vault.open().condition, VaultCondition::Whole);
        }
    }
}

#[test]
fn a_history_that_cannot_be_read_is_said_and_nothing_is_saved_over() {
    let (folder, vault) = vault_of(3);
    let history = slot(&folder, "plan-history");
    let disk = BadDisk {
        unread: Some(history.clone()),
        ..BadDisk::default()
    };
    let before = files(folder.path());
    let saved = vault.save_on(&disk, &kept("4"), 3, false, example::instant(4));
    let Err(VaultError::History { detail }) = saved else {
        panic!("{saved:?}");
    };
    assert!(detail.contains("Input/output error"), "{detail}");
    assert_eq!(files(folder.path()), before);
    let latest = versions::latest(&disk, folder.path(), 30);
    assert!(latest.unread.is_some());
    let numbers: Vec<_> = latest.versions.iter().map(|(v, _)| v.number).collect();
    assert_eq!(numbers, [3, 2]);
    assert_eq!(
        versions::one(&disk, folder.path(), 1),
        Err(VaultError::History { detail })
    );
    // By the person's word it goes aside, as it is.
    let in_history = fs::read(&history).unwrap();
    let saved = vault.save_on(&disk, &kept("4"), 3, true, example::instant(4));
    assert_eq!(saved, Ok(4));
    let aside = slot(&folder, "plan-history.damaged-1");
    assert_eq!(fs::read(aside).unwrap(), in_history);
    assert_eq!(listed(&vault), numbered([2, 3, 4]));
}

#[test]
fn a_damaged_stretch_of_the_history_is_said_and_spoils_no_version_beside_it() {
    let (folder, _vault) = vault_of(6);
    let path = slot(&folder, "plan-history");
    let mut history = fs::read_to_string(&path).unwrap();
    let second = history.find("\"version\":2").unwrap();
    history.replace_range(second..second + 4, "spoi");
    fs::write(&path, history).unwrap();
    let latest = versions::latest(&RealDisk, folder.path(), 30);
    assert!(latest.damaged && latest.unread.is_none());
    let numbers: Vec<_> = latest.versions.iter().map(|(v, _)| v.number).collect();
    assert_eq!(numbers, [6, 5, 4, 3, 1]);
}

#[test]
fn a_save_that_the_disk_does_not_confirm_is_said_and_another_try_doubles_nothing() {
    let (_folder, vault) = vault_of(1);
    let disk = BadDisk {
        forgets_names: true,
        ..BadDisk::default()
    };
    let line = |id: &str| PlanEdit::AddEntry {
        entry: example::entry(id, PlanSection::Reasons, "the river heron"),
    };
    let mut known = 1;
    for id in ["first", "second"] {
        let opened = vault.open();
        let mut next = opened.kept;
        next.plan = next.plan.edited(line(id)).unwrap();
        let saved = vault.save_on(&disk, &next, opened.version, false, example::instant(2));
        known += 1;
        assert!(
            matches!(saved, Err(VaultError::NotConfirmed { version, .. }) if version == known),
            "{saved:?}"
        );
        let plan = vault.open().kept.plan;
        let herons = plan.section(PlanSection::Reasons);
        assert_eq!(
            herons.filter(|line| line.text == "the river heron").count(),
            1
        );
    }
}

#[test]
fn two_savers_at_once_lose_nothing() {
    let (_folder, vault) = vault_of(1);
    let savers = 4;
    let each = 12;
    std::thread::scope(|scope| {
        for saver in 0..savers {
            let vault = &vault;
            scope.spawn(move || {
                for turn in 0..each {
                    loop {
                        let opened = vault.open();
                        assert_eq!(opened.condition, VaultCondition::Whole);
                        let mut next = opened.kept;
                        next.plan.entries.push(example::entry(
                            &format!("{saver}-{turn}"),
                            PlanSection::Reasons,
                            "one more",
                        ));
                        let now = example::instant(turn);
                        match vault.save(&next, opened.version, false, now) {
                            Ok(_) => break,
                            Err(VaultError::ChangedElsewhere { .. }) => {}
                            Err(other) => panic!("{other}"),
                        }
                    }
                }
            });
        }
    });
    let opened = vault.open();
    assert_eq!(opened.version, 1 + savers * each);
    // The plan had 6 entries, and every one that was added is there.
    assert_eq!(opened.kept.plan.entries.len(), 6 + 48);
    let numbers: Vec<_> = vault.versions().iter().map(|v| v.number).collect();
    assert_eq!(numbers, (1..=49).rev().collect::<Vec<_>>());
}

#[test]
fn a_save_that_names_an_older_version_is_refused_and_changes_nothing() {
    let (folder, vault) = vault_of(3);
    let before = files(folder.path());
    assert_eq!(
        vault.save(&kept("late"), 2, false, example::instant(9)),
        Err(VaultError::ChangedElsewhere { current: 3 })
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_process_that_is_killed_at_any_byte_of_a_save_leaves_the_old_version_or_the_new() {
    let (folder, vault) = vault_of(3);
    let (third, fourth) = (kept("3"), kept("4"));
    let start = files(folder.path());
    let put_back = || {
        for (name, _) in files(folder.path()) {
            fs::remove_file(slot(&folder, &name)).unwrap();
        }
        for (name, bytes) in &start {
            fs::write(slot(&folder, name), bytes).unwrap();
        }
    };
    let (mut old, mut new) = (0, 0);
    for bytes in 0.. {
        put_back();
        let disk = FailingDisk::new(bytes, Failing::Killed);
        let saved = vault.save_on(&disk, &fourth, 3, false, example::instant(4));
        let opened = vault.open();
        assert_eq!(opened.condition, VaultCondition::Whole, "{bytes}");
        if opened.version == 3 {
            assert!(opened.kept == third, "{bytes}");
            old += 1;
        } else {
            assert!(opened.kept == fourth, "{bytes}");
            new += 1;
        }
        // No version is lost, and another try goes through: asked at each step, and every so many bytes within.
        if bytes < 20 || bytes % 61 == 0 || opened.version == 4 {
            assert_eq!(listed(&vault), numbered(1..=opened.version), "{bytes}");
            if opened.version == 3 {
                let again = vault.save(&fourth, 3, false, example::instant(4));
                assert_eq!(again, Ok(4), "{bytes}");
                assert_eq!(listed(&vault), numbered(1..=4), "{bytes}");
            }
        }
        if saved.is_ok() {
            break;
        }
    }
    assert!(old > 2_500 && new >= 1, "{old} {new}");
}

#[test]
fn a_disk_that_is_full_at_any_byte_leaves_the_earlier_version() {
    let (folder, vault) = vault_of(3);
    let fourth = kept("4");
    let history = fs::read(slot(&folder, "plan-history")).unwrap();
    for bytes in 0.. {
        // What was cut off stays in the history; with all of it, it would grow by every try.
        if bytes % 100 != 0 {
            fs::write(slot(&folder, "plan-history"), &history).unwrap();
        }
        let disk = FailingDisk::new(bytes, Failing::Full);
        let saved = vault.save_on(&disk, &fourth, 3, false, example::instant(4));
        if saved.is_ok() {
            assert!(bytes > 2_500);
            break;
        }
        assert_eq!(saved, Err(VaultError::DiskFull), "{bytes}");
        assert!(!slot(&folder, "plan.new").exists());
        let opened = vault.open();
        assert_eq!(
            (opened.version, opened.condition),
            (3, VaultCondition::Whole),
            "{bytes}"
        );
    }
    assert_eq!(vault.open().kept, kept("4"));
    assert_eq!(listed(&vault), numbered(1..=4));
}

#[test]
fn a_full_disk_while_damaged_files_are_replaced_takes_nothing_from_what_is_shown() {
    let (folder, vault) = vault_of(3);
    for name in ["plan-a", "plan-b"] {
        let text = fs::read_to_string(slot(&folder, name)).unwrap();
        fs::write(slot(&folder, name), text.replacen("river", "?", 1)).unwrap();
    }
    for how in [Failing::Full, Failing::Killed] {
        for bytes in (0..6_000).step_by(37) {
            let disk = FailingDisk::new(bytes, how);
            if vault
                .save_on(&disk, &kept("3"), 3, true, example::instant(4))
                .is_ok()
            {
                break;
            }
            assert_eq!(vault.open().kept, kept("3"), "{bytes}");
        }
    }
}
