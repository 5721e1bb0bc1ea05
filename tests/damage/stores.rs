//! Stores of which something is missing, cut off, replaced or not readable: each page and command says so, the plan
//! opens, and nothing is changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::used::{DATABASE, HEADER, copied, is_said, ran, said, settled, times};

const KEY: &str = "ebb.key";

/// Commands that need the store, and what each would say of an empty one.
const NEED_THE_STORE: &[&[&str]] = &[
    &[],
    &["status", "--json"],
    &["history", "--json"],
    &["diary"],
    &["diary", "--json"],
    &["rehearse"],
    &["cards"],
    &["triggers"],
    &["triggers", "met", "1"],
    &["remind", "month"],
    &["remind", "done", "1"],
    &["remind", "next"],
    &["practise"],
    &["pack", "list", "--json"],
    &["journal"],
    &["journal", "--json"],
    &["journal", "line", "rain"],
    &["triggers", "add", "place", "the bar"],
    &["journal", "search", "heron"],
    &["journal", "fill", "thought-record", "situation=rain"],
    &["check-in"],
    &["check-in", "--json"],
    &["check-in", "gad-7", "0", "1", "1", "2", "0", "0", "1"],
    &["check-in", "gad-7", "--course"],
    &["check-in", "--own", "Mood"],
    &["lists"],
    &["lists", "--json"],
    &["lists", "show", "homework"],
    &["lists", "add", "homework", "what=a walk"],
    &["summary"],
    &["summary", "--with", "journal"],
    &["suggest", "angry"],
    &["card", "reason", "Mia", "She laughs."],
    &["card", "mark", "stop", "worse"],
];

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let named = entries.filter(|entry| entry.path().is_file()).map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    });
    let lasting = |name: &String| !name.ends_with("-shm") && !name.ends_with("-wal");
    named.filter(|(name, _)| lasting(name)).collect()
}

type Spoil = fn(&Path, &mut fastrand::Rng);

const SPOILT: [(&str, Spoil); 9] = [
    ("the database is gone", |folder, _| {
        fs::remove_file(folder.join(DATABASE)).unwrap();
    }),
    ("the database is empty", |folder, _| {
        fs::write(folder.join(DATABASE), b"").unwrap();
    }),
    ("the database is cut off", |folder, random| {
        let file = fs::OpenOptions::new()
            .write(true)
            .open(folder.join(DATABASE));
        file.unwrap().set_len(random.u64(1..4_096)).unwrap();
    }),
    ("the database is something else", |folder, random| {
        let other: Vec<u8> = (0..8_192).map(|_| random.u8(..)).collect();
        fs::write(folder.join(DATABASE), other).unwrap();
    }),
    ("its first page is spoilt", |folder, random| {
        let mut database = fs::read(folder.join(DATABASE)).unwrap();
        database[random.usize(16..4_096)] ^= 1 << random.u8(..8);
        fs::write(folder.join(DATABASE), database).unwrap();
    }),
    ("the header is gone", |folder, _| {
        fs::remove_file(folder.join(HEADER)).unwrap();
    }),
    ("the header is half", |folder, random| {
        let header = fs::read(folder.join(HEADER)).unwrap();
        let half = &header[..random.usize(..header.len() - 3)];
        fs::write(folder.join(HEADER), half).unwrap();
    }),
    ("the key is gone", |folder, _| {
        fs::remove_file(folder.join(KEY)).unwrap();
    }),
    ("the key is another", |folder, random| {
        let hex: String = (0..64).map(|_| random.digit(16)).collect();
        fs::write(folder.join(KEY), hex).unwrap();
    }),
];

#[test]
fn a_store_that_does_not_open_is_said_by_every_command_and_the_plan_opens() {
    let whole = settled();
    let written = ran(
        whole.path(),
        &["plan", "add", "what-i-do", "walk to the river"],
    );
    assert!(written.status.success(), "{}", said(&written));
    let mut random = fastrand::Rng::with_seed(3);
    for round in 0..times(13) {
        for (what, spoil) in SPOILT {
            let folder = copied(whole.path());
            spoil(folder.path(), &mut random);
            let before = files(folder.path());
            for arguments in NEED_THE_STORE {
                // All of them once; then, of every further store, a few.
                if round > 0 && random.usize(..NEED_THE_STORE.len()) > 2 {
                    continue;
                }
                let output = ran(folder.path(), arguments);
                let text = said(&output);
                assert_eq!(
                    output.status.code(),
                    Some(1),
                    "{what}, {arguments:?}: {text}"
                );
                assert!(is_said(&text), "{what}, {arguments:?}: {text}");
            }
            let plan = ran(folder.path(), &["plan"]);
            assert_eq!(plan.status.code(), Some(0), "{what}: {}", said(&plan));
            assert!(said(&plan).contains("walk to the river"), "{what}");
            assert!(files(folder.path()) == before, "{what}");
        }
    }
}
