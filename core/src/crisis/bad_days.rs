//! Bad days, tried: every way in which the files of the vault can be spoilt, and the plan still shows.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use super::disk::failing::{Failing, FailingDisk};
use super::record::{FORMAT, sum};
use super::{Kept, OpenedVault, PlanSection, Vault, VaultCondition, VaultError, example};

/// A plan such as a first evening gives: six steps, one person, with this reason for living.
fn kept(reason: &str) -> Kept {
    use PlanSection::*;
    let mut kept = Kept::default();
    kept.settings.region = "GB".to_owned();
    let sam = example::contact("c-1", "Sam 🌻", "+44 (0)20 7946 0958");
    kept.plan.contacts.push(sam);
    for (id, section, text) in [
        ("e-1", WarningSigns, "I don't answer the phone"),
        ("e-2", OnMyOwn, "Walk to the river"),
        ("e-3", Distraction, "The café on Mill Road"),
        ("e-4", PeopleToAsk, "Sam"),
        ("e-5", Surroundings, "Pills to Sam"),
        ("e-6", Reasons, reason),
    ] {
        kept.plan.entries.push(example::entry(id, section, text));
    }
    kept
}

fn reason(opened: &OpenedVault) -> Option<&str> {
    let reasons = opened.kept.plan.section(PlanSection::Reasons);
    reasons.map(|entry| entry.text.as_str()).next()
}

/// A vault in which versions 1 to `last` were saved; version n gives reason "n". Version 1 is in slot a, 2 in b.
fn vault_of(last: i64) -> (TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::at(folder.path());
    for number in 1..=last {
        let saved = vault.save(
            &kept(&number.to_string()),
            number - 1,
            false,
            example::instant(number),
        );
        assert_eq!(saved, Ok(number));
    }
    (folder, vault)
}

fn slot(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            (name, fs::read(file.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Every version that the vault says it has, with its reason.
fn listed(vault: &Vault) -> Vec<(i64, bool, String)> {
    let mut versions = vault.versions();
    versions.reverse();
    versions
        .into_iter()
        .map(|version| {
            let kept = vault.version(version.number).unwrap();
            let reason = kept.plan.section(PlanSection::Reasons).next();
            let reason = reason.map(|entry| entry.text.clone()).unwrap_or_default();
            (version.number, version.whole, reason)
        })
        .collect()
}

fn numbered(numbers: impl IntoIterator<Item = i64>) -> Vec<(i64, bool, String)> {
    numbers
        .into_iter()
        .map(|number| (number, true, number.to_string()))
        .collect()
}

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
fn a_missing_slot_leaves_the_other() {
    // After three saves slot a holds version 3, slot b version 2.
    for (gone, shown) in [("plan-a", 2), ("plan-b", 3)] {
        let (folder, vault) = vault_of(3);
        fs::remove_file(slot(&folder, gone)).unwrap();
        let opened = vault.open();
        assert_eq!(opened.version, shown);
        assert_eq!(opened.condition, VaultCondition::OlderSlot);
        // The next number is one that the missing slot cannot have held.
        let next = vault.save(&kept("next"), shown, false, example::instant(9));
        assert_eq!(next, Ok(shown + 2));
        assert_eq!(vault.open().condition, VaultCondition::Whole);
        assert_eq!(reason(&vault.open()), Some("next"));
    }
}

#[test]
fn a_first_version_alone_is_whole() {
    let (folder, vault) = vault_of(1);
    assert!(!slot(&folder, "plan-b").exists());
    assert_eq!(vault.open().condition, VaultCondition::Whole);
}

/// Spoils each slot in each way that `spoil` knows and looks at what is shown: version 2, or 1 where `b` is spoilt.
fn spoilt_in_every_way(
    first: &Kept,
    second: &Kept,
    spoil: impl Fn(&[u8], usize) -> Option<Vec<u8>>,
) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::at(folder.path());
    vault.save(first, 0, false, example::instant(1)).unwrap();
    vault.save(second, 1, false, example::instant(2)).unwrap();
    for name in ["plan-a", "plan-b"] {
        let path = slot(&folder, name);
        let bytes = fs::read(&path).unwrap();
        let (mut same, mut older) = (0, 0);
        for at in 0.. {
            let Some(spoilt) = spoil(&bytes, at) else {
                break;
            };
            fs::write(&path, &spoilt).unwrap();
            let opened = vault.open();
            if opened.version == 2 {
                assert!(opened.kept == *second, "{name} {at}");
                same += 1;
            } else {
                assert_eq!(opened.version, 1, "{name} {at}");
                assert!(opened.kept == *first, "{name} {at}");
                assert_eq!(opened.condition, VaultCondition::OlderSlot, "{name} {at}");
                older += 1;
            }
        }
        fs::write(&path, &bytes).unwrap();
        assert!(same + older >= bytes.len() / 7, "tried too little");
        if name == "plan-b" {
            // Only the end of the last line may change and nothing be lost: a cut there, or eight bits.
            assert!(same <= 8 && older > 0, "{same} {older}");
        } else {
            assert_eq!(older, 0);
        }
    }
}

#[test]
fn a_slot_that_is_cut_at_any_byte_shows_its_version_or_the_one_before() {
    spoilt_in_every_way(&kept("1"), &kept("2"), |bytes, at| {
        (at < bytes.len()).then(|| bytes[..at].to_vec())
    });
}

#[test]
fn a_slot_with_any_single_bit_flipped_shows_its_version_or_the_one_before() {
    spoilt_in_every_way(&kept("1"), &kept("2"), |bytes, at| {
        let mut spoilt = bytes.to_vec();
        *spoilt.get_mut(at / 8)? ^= 1 << (at % 8);
        Some(spoilt)
    });
}

#[test]
fn a_longer_plan_with_a_bit_flipped_here_and_there_shows_its_version_or_the_one_before() {
    let first = example::kept();
    let mut second = first.clone();
    second.plan.entries.remove(3);
    spoilt_in_every_way(&first, &second, |bytes, at| {
        let mut spoilt = bytes.to_vec();
        *spoilt.get_mut(at * 7)? ^= 1 << (at % 8);
        Some(spoilt)
    });
}

#[test]
fn with_both_slots_cut_at_the_same_byte_what_reads_is_shown_and_nothing_is_written() {
    let (folder, vault) = vault_of(3);
    let [a, b] = ["plan-a", "plan-b"].map(|name| slot(&folder, name));
    let (in_a, in_b) = (fs::read(&a).unwrap(), fs::read(&b).unwrap());
    let mut most = 0;
    for at in 0..in_a.len().min(in_b.len()) - 1 {
        fs::write(&a, &in_a[..at]).unwrap();
        fs::write(&b, &in_b[..at]).unwrap();
        let opened = vault.open();
        assert!(
            matches!(opened.condition, VaultCondition::Damaged { .. }),
            "{at}"
        );
        // Version 1 is whole in the history: a plan always shows, with every entry that version 3 has.
        assert_eq!(opened.kept.plan.entries.len(), 6, "{at}");
        assert_eq!(opened.kept.plan.contacts.len(), 1, "{at}");
        most = most.max(opened.version);
        let refused = vault.save(&kept("new"), opened.version, false, example::instant(9));
        assert_eq!(refused, Err(VaultError::Damaged));
        assert_eq!(fs::read(&a).unwrap(), in_a[..at]);
        assert_eq!(fs::read(&b).unwrap(), in_b[..at]);
    }
    assert_eq!(most, 3);
}

#[test]
fn with_both_slots_damaged_the_persons_word_replaces_them_and_keeps_them_aside() {
    let (folder, vault) = vault_of(3);
    let spoil = |name: &str, word: &str| {
        let text = fs::read_to_string(slot(&folder, name)).unwrap();
        let spoilt = text.replacen(word, "?", 1);
        fs::write(slot(&folder, name), &spoilt).unwrap();
        spoilt.into_bytes()
    };
    let in_a = spoil("plan-a", "river");
    let in_b = spoil("plan-b", "river");
    let opened = vault.open();
    // Version 1 in the history has the river, which did not change since.
    assert_eq!(
        opened.condition,
        VaultCondition::Damaged { lost: 0, older: 1 }
    );
    assert_eq!(opened.kept, kept("3"));
    assert_eq!(opened.version, 3);

    let saved = vault.save(&kept("new"), 3, true, example::instant(9));
    assert_eq!(saved, Ok(4));
    assert_eq!(vault.open().condition, VaultCondition::Whole);
    assert_eq!(vault.open().kept, kept("new"));
    let aside = |name: &str| fs::read(slot(&folder, name)).unwrap();
    assert_eq!(aside("plan-a.damaged-1"), in_a);
    assert_eq!(aside("plan-b.damaged-1"), in_b);
}

#[test]
fn a_damaged_slot_beside_a_whole_one_is_kept_aside_when_it_is_replaced() {
    let (folder, vault) = vault_of(3);
    fs::write(slot(&folder, "plan-a"), b"torn").unwrap();
    assert_eq!(vault.open().version, 2);
    let saved = vault.save(&kept("next"), 2, false, example::instant(9));
    // Version 3 may have stood in the torn slot.
    assert_eq!(saved, Ok(4));
    assert_eq!(
        fs::read(slot(&folder, "plan-a.damaged-1")).unwrap(),
        b"torn"
    );
    assert_eq!(reason(&vault.open()), Some("next"));
}

#[test]
fn with_both_slots_gone_the_history_shows_the_last_version_that_it_has() {
    let (folder, vault) = vault_of(4);
    fs::remove_file(slot(&folder, "plan-a")).unwrap();
    fs::remove_file(slot(&folder, "plan-b")).unwrap();
    let opened = vault.open();
    // Versions 3 and 4 were in the slots.
    assert_eq!(opened.kept, kept("2"));
    assert!(matches!(opened.condition, VaultCondition::Damaged { .. }));
    assert_eq!(
        vault.save(&kept("new"), 2, true, example::instant(9)),
        Ok(5)
    );
    assert_eq!(vault.open().condition, VaultCondition::Whole);
    assert_eq!(vault.save(&kept("6"), 5, false, example::instant(9)), Ok(6));
    assert_eq!(vault.open().condition, VaultCondition::Whole);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_in_any_file_are_no_panic(
        a in prop::collection::vec(any::<u8>(), 0..600),
        b in prop::collection::vec(any::<u8>(), 0..600),
        history in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let all = [("plan-a", a), ("plan-b", b), ("plan-history", history)];
        for (name, bytes) in &all {
            fs::write(slot(&folder, name), bytes).unwrap();
        }
        let vault = Vault::at(folder.path());
        let opened = vault.open();
        let damaged = matches!(opened.condition, VaultCondition::Damaged { .. });
        prop_assert!(damaged);
        vault.versions();
        prop_assert_eq!(vault.save(&kept("new"), 0, false, example::instant(0)), Err(VaultError::Damaged));
        for (name, bytes) in &all {
            prop_assert_eq!(&fs::read(slot(&folder, name)).unwrap(), bytes);
        }
        vault.save(&kept("new"), 0, true, example::instant(0)).unwrap();
        prop_assert_eq!(vault.open().kept, kept("new"));
    }
}

/// A slot as a newer Ebb may write it.
fn newer(version: i64) -> String {
    let line = |json: String| format!("{} {json}\n", sum(json.as_bytes()));
    let body = line(
        r#"{"record":"entry","id":"n","section":"reasons","text":"The sea","tide":"high"}"#
            .to_owned(),
    ) + &line(r#"{"record":"song","id":"s"}"#.to_owned());
    let format = FORMAT + 1;
    line(format!(
        r#"{{"ebb_plan":{format},"version":{version},"saved_at":"2030-01-01T00:00:00Z","seal":"?"}}"#
    )) + &body
}

#[test]
fn a_plan_from_a_newer_version_is_shown_and_not_written() {
    let (folder, vault) = vault_of(3);
    fs::write(slot(&folder, "plan-b"), newer(4)).unwrap();
    let before = files(folder.path());
    let opened = vault.open();
    assert_eq!(opened.condition, VaultCondition::Newer { format: 2 });
    assert_eq!(reason(&opened), Some("The sea"));
    for replace_damaged in [false, true] {
        assert_eq!(
            vault.save(&kept("old"), 4, replace_damaged, example::instant(9)),
            Err(VaultError::Newer { format: 2 })
        );
    }
    assert_eq!(files(folder.path()), before);
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

#[cfg(unix)]
#[test]
fn a_vault_that_may_not_be_read_says_so_and_stays() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, vault) = vault_of(3);
    let allow = |name: &str, mode| {
        fs::set_permissions(slot(&folder, name), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow("plan-a", 0o000);
    if fs::read(slot(&folder, "plan-a")).is_ok() {
        // The superuser may read everything; a folder of that name stands in for a file that cannot be read.
        allow("plan-a", 0o600);
        return;
    }
    let opened = vault.open();
    assert_eq!(
        (opened.version, opened.condition),
        (2, VaultCondition::OlderSlot)
    );
    assert_eq!(
        vault.save(&kept("x"), 2, false, example::instant(9)),
        Err(VaultError::NotAllowed)
    );
    allow("plan-b", 0o000);
    let opened = vault.open();
    assert_eq!(opened.condition, VaultCondition::NotAllowed);
    // The history can still be read.
    assert_eq!(opened.kept, kept("1"));
}

#[test]
fn slots_that_cannot_be_read_are_not_taken_for_missing() {
    let (folder, vault) = vault_of(3);
    for name in ["plan-a", "plan-b"] {
        fs::remove_file(slot(&folder, name)).unwrap();
        fs::create_dir(slot(&folder, name)).unwrap();
    }
    let opened = vault.open();
    assert_eq!(opened.condition, VaultCondition::NotAllowed);
    assert_eq!(opened.kept, kept("1"));
    assert_eq!(
        vault.save(&kept("x"), 1, false, example::instant(9)),
        Err(VaultError::NotAllowed)
    );
    // By the person's word they go aside, as they are.
    assert_eq!(vault.save(&kept("x"), 1, true, example::instant(9)), Ok(4));
    assert!(slot(&folder, "plan-a.damaged-1").is_dir());
    assert_eq!(reason(&vault.open()), Some("x"));
}
