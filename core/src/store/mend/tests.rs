//! Databases with damaged pages, mended: what read before reads after, what the copy held is there, and whoever is
//! interrupted finds one of the two, whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::store::records::Table;
use crate::store::{Id, scratch};
use crate::time::from_millis;

const PAGE: usize = 4_096;

fn now() -> Instant {
    from_millis(1_790_000_000_000).unwrap()
}

fn key() -> StoreKey {
    scratch::key()
}

/// Rides with their events, entries of the journal, and settings: of each more than a page holds.
fn filled(store: &Store, from: u16, to: u16) {
    let at = now().to_rfc3339();
    let id = |kind: u8, n: u16| {
        let mut bytes = [kind; 10];
        bytes[..2].copy_from_slice(&n.to_be_bytes());
        Id::from_parts(now(), &bytes).to_string()
    };
    store
        .write(|db| {
            for n in from..to {
                let events: Vec<_> = (0..20)
                    .map(|seq| {
                        json!({"seq": seq, "at": at, "elapsed_ms": seq * 1_000, "kind": "rated",
                            "number": 5, "detail": null})
                    })
                    .collect();
                let ride = json!({"record": "exercise", "id": id(1, n), "kind": "ride", "pattern": "long-exhale",
                    "plan": {"length": n}, "started_at": at, "zone": "UTC", "seen_at": at, "ended_at": at,
                    "edited_at": at, "events": events});
                let words = format!("the heron of day {n} stands in the reeds").repeat(4);
                let entry = json!({"record": "journal", "id": id(2, n), "sheet": "line", "answers": {"line": words},
                    "words": words, "about": at, "zone": "UTC", "used": false, "written_at": at, "edited_at": at});
                for record in [ride, entry] {
                    let record = record.as_object().unwrap();
                    let table = Table::of_record(record["record"].as_str().unwrap()).unwrap();
                    records::insert(db, table, record)?;
                }
                db.execute(
                    "INSERT INTO settings VALUES (?1, ?2)",
                    [&format!("told:{n}"), &"x".repeat(80)],
                )?;
            }
            Ok(())
        })
        .unwrap();
}

/// Everything in the store, a line each.
fn lines(store: &Store) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    store
        .read(|db| {
            records::each_record_in(db, |_, line| {
                lines.insert(String::from_utf8(line.to_vec()).unwrap());
                Ok(())
            })?;
            lines.extend(settings(db)?.into_iter().map(|(name, _)| name));
            Ok(())
        })
        .unwrap();
    lines
}

fn pages(folder: &Path) -> usize {
    fs::read(folder.join(DATABASE_FILE)).unwrap().len() / PAGE
}

/// Flips a bit in each of these pages, counted from 0.
fn damage(folder: &Path, damaged: impl IntoIterator<Item = usize>) {
    let path = folder.join(DATABASE_FILE);
    let mut bytes = fs::read(&path).unwrap();
    for page in damaged {
        bytes[page * PAGE + 2_000] ^= 4;
    }
    fs::write(&path, bytes).unwrap();
}

fn mended(folder: &Path) -> Mended {
    mend(folder, &key(), now(), &Work::new()).unwrap()
}

#[test]
fn a_sound_database_is_called_sound_and_a_damaged_one_damaged() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 40);
    assert_eq!(store.check(), Ok(Condition::Sound));
    store.close().unwrap();
    damage(folder.path(), [pages(folder.path()) / 2]);
    let before = fs::read(folder.path().join(DATABASE_FILE)).unwrap();
    assert_eq!(check(folder.path(), &key()), Ok(Condition::Damaged));
    assert_eq!(fs::read(folder.path().join(DATABASE_FILE)).unwrap(), before);
    let wrong = StoreKey::from_hex(&"a5".repeat(32)).unwrap();
    let refused = check(folder.path(), &wrong);
    assert_eq!(refused, Err(StoreError::WrongKeyOrDamaged));
    let refused = mend(folder.path(), &wrong, now(), &Work::new());
    assert_eq!(refused.err(), Some(StoreError::WrongKeyOrDamaged));
    assert_eq!(fs::read(folder.path().join(DATABASE_FILE)).unwrap(), before);
}

#[test]
fn an_emptied_database_is_damaged_and_comes_from_the_copy_alone() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 10);
    let emptied = || fs::write(folder.path().join(DATABASE_FILE), b"").unwrap();
    let copy = store.snapshot_due(now()).unwrap().unwrap();
    let before = lines(&store);
    store.close().unwrap();
    let whole = fs::read(folder.path().join(DATABASE_FILE)).unwrap();
    emptied();
    assert_eq!(check(folder.path(), &key()), Ok(Condition::Damaged));
    let refused = mend(folder.path(), &key(), now(), &Work::new());
    assert_eq!(refused.err(), Some(StoreError::Damaged));
    fs::write(folder.path().join(DATABASE_FILE), whole).unwrap();
    copy.run(now()).unwrap();
    emptied();
    let done = mended(folder.path());
    assert_eq!((done.read, done.copy_of), (0, Some(now())));
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(lines(&store), before);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_database_is_damage_and_what_it_leads_to_is_taken_over_and_stays() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 10);
    let before = lines(&store);
    store.close().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (place, target) = (
        folder.path().join(DATABASE_FILE),
        elsewhere.path().join("mine"),
    );
    fs::rename(&place, &target).unwrap();
    std::os::unix::fs::symlink(&target, &place).unwrap();
    let opened = Store::open(folder.path(), &key());
    assert_eq!(opened.err(), Some(StoreError::Damaged));
    assert_eq!(check(folder.path(), &key()), Ok(Condition::Damaged));
    let whole = fs::read(&target).unwrap();
    mended(folder.path());
    assert!(!place.is_symlink());
    assert_eq!(fs::read(&target).unwrap(), whole);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(lines(&store), before);
}

#[test]
fn what_reads_is_kept_what_does_not_comes_from_the_copy_and_the_damaged_one_stays_beside() {
    let (folder, store) = scratch::store();
    store.close().unwrap();
    // Its tables and what they are called stand in these; what is written comes behind.
    let empty = pages(folder.path());
    store.reopen(&key()).unwrap();
    filled(&store, 0, 40);
    store
        .snapshot_due(now())
        .unwrap()
        .unwrap()
        .run(now())
        .unwrap();
    filled(&store, 40, 45);
    let before = lines(&store);
    store.close().unwrap();
    let all = pages(folder.path());
    damage(folder.path(), (empty..all).step_by(4));
    let damaged = fs::read(folder.path().join(DATABASE_FILE)).unwrap();
    let done = mended(folder.path());
    assert_eq!(done.copy_of, Some(now()));
    assert!(done.read > 40 && done.from_copy > 0, "{done:?}");
    assert_eq!(fs::read(&done.aside).unwrap(), damaged);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(store.check(), Ok(Condition::Sound));
    let after = lines(&store);
    let lost: Vec<_> = before.difference(&after).collect();
    // What was written since the copy is lost where its page is.
    assert!(lost.len() <= 15, "{lost:?}");
    assert!(after.is_subset(&before));
}

#[test]
fn where_not_even_the_first_page_reads_all_comes_from_the_copy() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 30);
    store
        .snapshot_due(now())
        .unwrap()
        .unwrap()
        .run(now())
        .unwrap();
    let before = lines(&store);
    store.close().unwrap();
    damage(folder.path(), [0]);
    let refused = Store::open(folder.path(), &key()).err();
    assert_eq!(refused, Some(StoreError::WrongKeyOrDamaged));
    let done = mended(folder.path());
    assert_eq!(done.read, 0);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(lines(&store), before);
}

#[test]
fn where_the_database_is_missing_all_comes_from_the_copy_and_without_one_that_is_said() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 5);
    let copy = store.snapshot_due(now()).unwrap().unwrap();
    let before = lines(&store);
    store.close().unwrap();
    let path = folder.path().join(DATABASE_FILE);
    let database = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let refused = mend(folder.path(), &key(), now(), &Work::new());
    assert_eq!(refused.err(), Some(StoreError::DatabaseMissing));
    assert!(!path.exists());
    fs::write(&path, database).unwrap();
    copy.run(now()).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(mended(folder.path()).read, 0);
    assert_eq!(lines(&Store::open(folder.path(), &key()).unwrap()), before);
}

#[test]
fn what_was_deleted_for_good_since_the_copy_does_not_come_back() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 30);
    store
        .snapshot_due(now())
        .unwrap()
        .unwrap()
        .run(now())
        .unwrap();
    store
        .write(|db| {
            let id: Vec<u8> =
                db.query_row("SELECT id FROM journal LIMIT 1", [], |row| row.get(0))?;
            db.execute("DELETE FROM journal WHERE id = ?1", [&id])?;
            db.execute(
                "INSERT INTO tombstones (kind, id, at) VALUES ('journal', ?1, ?2)",
                (&id, 1_790_000_001_000_i64),
            )?;
            Ok(())
        })
        .unwrap();
    let before = lines(&store);
    store.close().unwrap();
    let last = pages(folder.path()) - 4;
    damage(folder.path(), [last]);
    mended(folder.path());
    let after = lines(&Store::open(folder.path(), &key()).unwrap());
    assert!(
        after.is_subset(&before),
        "{:?}",
        after.difference(&before).next()
    );
}

#[test]
fn while_somebody_has_the_store_open_it_is_not_mended_and_an_open_one_mends_itself() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 20);
    let refused = mend(folder.path(), &key(), now(), &Work::new());
    assert_eq!(refused.err(), Some(StoreError::Busy));
    let other = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(
        store.mend(now(), &Work::new()).err(),
        Some(StoreError::Busy)
    );
    assert_eq!(lines(&store), lines(&other), "it is open as before");
    drop(other);
    let before = lines(&store);
    let done = store.mend(now(), &Work::new()).unwrap();
    assert_eq!(done.copy_of, None, "nothing was missing");
    assert_eq!(lines(&store), before);
}

#[test]
fn whoever_is_interrupted_finds_the_old_one_or_the_new_one_whole() {
    let (folder, store) = scratch::store();
    filled(&store, 0, 20);
    let before = lines(&store);
    store.close().unwrap();
    let copy = |to: &Path| {
        for (name, bytes) in scratch::contents(folder.path()) {
            fs::write(to.join(name), bytes).unwrap();
        }
    };
    // After each step of a swap: half of the new one, all of it, a log that belongs to the old one.
    let new = {
        let other = tempfile::tempdir().unwrap();
        copy(other.path());
        mended(other.path());
        fs::read(other.path().join(DATABASE_FILE)).unwrap()
    };
    let list: &[u8] = b"ebb.db\nall\n";
    let log: &[u8] = b"of the old one, and it must not go into the new one";
    type Left<'a> = &'a [(&'a str, &'a [u8])];
    let lefts: [Left<'_>; 4] = [
        (&[("ebb.db.next", &new[..PAGE])]),
        (&[("ebb.db.next", &new), ("ebb.new", b"eb")]),
        (&[("ebb.db.next", &new), ("ebb.swap", list)]),
        (&[
            ("ebb.db.next", &new),
            ("ebb.swap", list),
            ("ebb.db-wal", log),
        ]),
    ];
    for left in lefts {
        let at = tempfile::tempdir().unwrap();
        copy(at.path());
        for (name, bytes) in left {
            fs::write(at.path().join(name), bytes).unwrap();
        }
        let store = Store::open(at.path(), &key()).unwrap();
        assert_eq!(lines(&store), before, "{} files", left.len());
        assert!(!at.path().join("ebb.swap").exists());
        assert_eq!(store.damaged_log(), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn with_a_copy_nothing_is_missing_and_without_one_only_what_stood_on_damaged_pages(
        damaged in proptest::collection::btree_set(1..60_usize, 1..6), with_copy: bool,
    ) {
        let (folder, store) = scratch::store();
        filled(&store, 0, 40);
        if with_copy {
            store.snapshot_due(now()).unwrap().unwrap().run(now()).unwrap();
        }
        let before = lines(&store);
        store.close().unwrap();
        let all = pages(folder.path());
        damage(folder.path(), damaged.iter().copied().filter(|page| *page < all));
        // Where no table can be found any more there is nothing to read, and that is said.
        let Ok(done) = mend(folder.path(), &key(), now(), &Work::new()) else {
            prop_assert!(!with_copy);
            return Ok(());
        };
        let store = Store::open(folder.path(), &key()).unwrap();
        prop_assert_eq!(store.check(), Ok(Condition::Sound));
        let after = lines(&store);
        prop_assert!(after.is_subset(&before));
        if with_copy {
            prop_assert_eq!(&after, &before);
        }
        prop_assert!(done.read + done.from_copy <= i64::try_from(before.len()).unwrap());
    }
}
