//! Files that are missing, cut, flipped, unreadable or newer than this build.

use proptest::prelude::*;

use super::*;
use crate::crisis::failing_disk::SlotsInMemory;
use crate::crisis::record::{FORMAT, sum};
use crate::crisis::{VaultCondition, VaultError};

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
    let slots = ["plan-a", "plan-b"].map(|name| fs::read(slot(&folder, name)).unwrap());
    for (at_slot, bytes) in slots.iter().enumerate() {
        let mut disk = SlotsInMemory(slots.clone());
        let (mut same, mut older) = (0, 0);
        for at in 0.. {
            let Some(spoilt) = spoil(bytes, at) else {
                break;
            };
            disk.0[at_slot] = spoilt;
            let opened = vault.open_on(&disk);
            if opened.version == 2 {
                assert!(opened.kept == *second, "{at_slot} {at}");
                same += 1;
            } else {
                assert_eq!(opened.version, 1, "{at_slot} {at}");
                assert!(opened.kept == *first, "{at_slot} {at}");
                assert_eq!(opened.condition, VaultCondition::OlderSlot, "{at}");
                older += 1;
            }
        }
        assert!(same + older >= bytes.len() / 7, "tried too little");
        if at_slot == 1 {
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

/// A line whose checksum fits, whatever stands in it: random bytes never come past the checksum.
fn sealed(json: &str) -> String {
    format!("{} {json}\n", sum(json.as_bytes()))
}

/// Lines as a plan has them, with any values in them.
fn any_line() -> impl Strategy<Value = String> {
    let number = any::<i64>().prop_map(|n| n.to_string());
    let text = "\\PC{0,12}".prop_map(|text| serde_json::to_string(&text).unwrap());
    let word = prop::sample::select(vec![
        "null",
        "true",
        "[]",
        "{}",
        "[[]]",
        "-1",
        "1e999",
        "\"sam\"",
        "\"reasons\"",
        "\"2026-11-24T03:00:00Z\"",
        "\"+262143-12-31T23:59:59Z\"",
        "[\"entry:sam\"]",
    ]);
    let value = prop_oneof![number, text, word.prop_map(str::to_owned)];
    let key = prop::sample::select(vec![
        "ebb_plan", "version", "saved_at", "ids", "sum", "record", "id", "section", "text", "at",
        "contact", "numbers", "name", "lock", "ahead", "used", "helped", "opens", "region",
    ]);
    let kind = prop::sample::select(vec![
        "settings", "review", "contact", "entry", "use", "song",
    ]);
    let fields = prop::collection::btree_map(key, value, 0..9);
    let version = prop_oneof![any::<i64>(), 0..4_i64, Just(i64::MAX)];
    (fields, kind, any::<bool>(), version).prop_map(|(mut fields, kind, record, version)| {
        if record {
            fields.insert("record", format!("\"{kind}\""));
        } else {
            // A head: with no lines below it is a whole version.
            fields.insert("ebb_plan", "1".to_owned());
            fields.insert("version", version.to_string());
            fields.insert("saved_at", "\"2026-11-24T03:00:00Z\"".to_owned());
            fields.insert("sum", format!("\"{}\"", sum(b"")));
        }
        let fields = fields
            .iter()
            .map(|(key, value)| format!("\"{key}\":{value}"));
        sealed(&format!("{{{}}}", fields.collect::<Vec<_>>().join(",")))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn lines_whose_checksums_fit_and_say_anything_are_no_panic(
        a in prop::collection::vec(any_line(), 0..6),
        b in prop::collection::vec(any_line(), 0..6),
        history in prop::collection::vec(any_line(), 0..6),
    ) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(slot(&folder, "plan.lock"), b"").unwrap();
        for (name, lines) in [("plan-a", a), ("plan-b", b), ("plan-history", history)] {
            fs::write(slot(&folder, name), lines.concat()).unwrap();
        }
        let vault = Vault::at(folder.path());
        let opened = vault.open();
        vault.versions();
        let before = files(folder.path());
        // Nothing is replaced unasked but by a version that follows on a whole one.
        let saved = vault.save(&kept("new"), opened.version, false, example::instant(0));
        if saved.is_err() {
            prop_assert_eq!(files(folder.path()), before);
        } else {
            prop_assert_eq!(vault.open().kept, kept("new"));
        }
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
