//! Files are interchangeable with an independent SQLCipher 4, both ways: with its OpenSSL, not with this crate.
//!
//! `tests/run sqlcipher` runs it, because it needs a Python with the package sqlcipher3-wheels; by hand:
//!
//! ```text
//! python3 -m venv VENV && VENV/bin/pip install sqlcipher3-wheels
//! EBB_TEST_PYTHON=VENV/bin/python cargo test -p ebb-sqlcipher-provider --test interop -- --ignored
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a failed step of a test is a failed test"
)]

mod start;

use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::{Connection, params};

/// A raw key, as Ebb uses it, and a passphrase, which also goes through 256,000 rounds of PBKDF2.
const KEYS: [&str; 2] = [
    "x'000102030405060708090a0b0c0d0e0ff0e0d0c0b0a090807060504030201000'",
    "correct horse battery staple",
];

type Row = (i64, String, Vec<u8>);

/// The rows that independent_sqlcipher.py makes too.
fn rows() -> Vec<Row> {
    (0..500u16)
        .map(|number| {
            let data = vec![(number % 256) as u8; usize::from(number % 50)];
            (i64::from(number), format!("row {number}: Ü 猫"), data)
        })
        .collect()
}

fn lines(rows: &[Row]) -> String {
    rows.iter()
        .map(|(number, body, data)| {
            let hex: String = data.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{number}|{body}|{hex}\n")
        })
        .collect()
}

/// Runs the independent SQLCipher, and gives what it printed.
fn theirs(arguments: &[&str]) -> String {
    let python = std::env::var_os("EBB_TEST_PYTHON").expect(
        "set EBB_TEST_PYTHON to a Python that has sqlcipher3-wheels \
         (python3 -m venv VENV && VENV/bin/pip install sqlcipher3-wheels)",
    );
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent_sqlcipher.py");
    let output = Command::new(python)
        .arg(script)
        .args(arguments)
        .output()
        .expect("EBB_TEST_PYTHON names a program that runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

fn open(path: &Path, key: &str) -> Connection {
    start::start();
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "key", key).unwrap();
    connection
}

fn make(path: &Path, key: &str, journal: &str) -> Connection {
    let mut connection = open(path, key);
    connection
        .pragma_update(None, "journal_mode", journal)
        .unwrap();
    connection
        .pragma_update(None, "wal_autocheckpoint", 0)
        .unwrap();
    connection
        .execute_batch("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, data BLOB)")
        .unwrap();
    let transaction = connection.transaction().unwrap();
    for (number, body, data) in rows() {
        transaction
            .execute(
                "INSERT INTO note VALUES (?1, ?2, ?3)",
                params![number, body, data],
            )
            .unwrap();
    }
    transaction.commit().unwrap();
    connection
}

fn read(path: &Path, key: &str) -> Vec<Row> {
    let connection = open(path, key);
    let mut statement = connection
        .prepare("SELECT id, body, data FROM note ORDER BY id")
        .unwrap();
    statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
#[ignore = "wants an independent SQLCipher: tests/run sqlcipher"]
fn theirs_opens_what_ours_made() {
    for key in KEYS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        drop(make(&path, key, "delete"));
        assert_eq!(
            theirs(&["read", path.to_str().unwrap(), key]),
            lines(&rows())
        );
    }
}

#[test]
#[ignore = "wants an independent SQLCipher: tests/run sqlcipher"]
fn theirs_recovers_the_write_ahead_log_that_ours_left() {
    for key in KEYS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let still_open = make(&path, key, "wal");
        // A copy, as after a crash: closing would empty the log into the file.
        let copy = folder.path().join("copy.db");
        fs::copy(&path, &copy).unwrap();
        fs::copy(
            folder.path().join("store.db-wal"),
            folder.path().join("copy.db-wal"),
        )
        .unwrap();
        drop(still_open);
        assert_eq!(
            theirs(&["read", copy.to_str().unwrap(), key]),
            lines(&rows())
        );
    }
}

#[test]
#[ignore = "wants an independent SQLCipher: tests/run sqlcipher"]
fn ours_opens_what_theirs_made() {
    for key in KEYS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        theirs(&["make", path.to_str().unwrap(), key, "delete"]);
        assert_eq!(read(&path, key), rows());
    }
}

#[test]
#[ignore = "wants an independent SQLCipher: tests/run sqlcipher"]
fn ours_recovers_the_write_ahead_log_that_theirs_left() {
    for key in KEYS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        theirs(&["make", path.to_str().unwrap(), key, "wal"]);
        let log = fs::metadata(folder.path().join("store.db-wal")).unwrap();
        assert!(log.len() > 4096, "the rows are in the log");
        assert_eq!(read(&path, key), rows());
    }
}
