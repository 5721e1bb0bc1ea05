//! The log of the database is taken away, cut off or spoilt: it is kept, and that is said.

use std::fs;
use std::path::Path;

use crate::used::{
    DATABASE, HEADER, LOG, bytes, killed_in_a_ride, notices, ran, said, times, words,
};

fn is_told_in(text: &str) -> bool {
    let notice = words()
        .notices
        .damaged_log
        .replace("{file}", "ebb.db-wal.damaged-1");
    text.contains(&notice)
}

fn copy_of_the_log(folder: &Path) -> Vec<u8> {
    bytes(folder, "ebb.db-wal.damaged-1")
}

#[test]
fn a_flipped_bit_in_the_log_is_told_with_code_1_and_the_log_is_copied() {
    let mut random = fastrand::Rng::with_seed(1);
    for round in 0..times(6) {
        let folder = killed_in_a_ride();
        let mut log = bytes(folder.path(), LOG);
        // The header, the first frame's own, then anything.
        let end = [32, 56, 4_152, log.len()][round as usize % 4];
        let at = random.usize(..end);
        log[at] ^= 1 << random.u8(..8);
        fs::write(folder.path().join(LOG), &log).unwrap();
        let status = ran(folder.path(), &["status", "--json"]);
        assert_eq!(
            status.status.code(),
            Some(1),
            "byte {at}: {}",
            said(&status)
        );
        assert!(is_told_in(&notices(&status).concat()), "byte {at}");
        assert!(copy_of_the_log(folder.path()) == log, "byte {at}");
        // Whoever opened it first may not have been looked at: it is told for days, and no command fails for it.
        let status = ran(folder.path(), &["status"]);
        assert_eq!(
            status.status.code(),
            Some(0),
            "byte {at}: {}",
            said(&status)
        );
        assert!(is_told_in(&said(&status)), "byte {at}");
    }
}

#[test]
fn an_emptied_database_is_not_opened_and_the_log_stays() {
    let folder = killed_in_a_ride();
    fs::write(folder.path().join(DATABASE), b"").unwrap();
    let log = bytes(folder.path(), LOG);
    for arguments in [&["status", "--json"][..], &["surf", "--outcome", "rode"]] {
        let output = ran(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains(&words().notices.damaged));
    }
    assert!(bytes(folder.path(), LOG) == log);
    assert!(bytes(folder.path(), DATABASE).is_empty());
}

#[test]
fn no_store_is_made_beside_a_log_that_lost_its_database() {
    for gone in [&[DATABASE][..], &[DATABASE, HEADER], &[HEADER]] {
        let folder = killed_in_a_ride();
        for name in gone {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        let log = bytes(folder.path(), LOG);
        let status = ran(folder.path(), &["status", "--json"]);
        assert_eq!(status.status.code(), Some(1), "{gone:?}");
        let notices = notices(&status).concat();
        let expected = if gone.contains(&HEADER) {
            &words().notices.header
        } else {
            &words().notices.database_missing
        };
        assert!(notices.contains(expected), "{gone:?}: {notices}");
        assert!(bytes(folder.path(), LOG) == log, "{gone:?}");
        for name in gone {
            assert!(!folder.path().join(name).exists(), "{name}");
        }
    }
}
