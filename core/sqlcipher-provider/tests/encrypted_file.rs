//! What the provider is for: an encrypted file, made and opened through rusqlite.
#![allow(
    clippy::unwrap_used,
    reason = "a failed step of a test is a failed test"
)]

mod start;

use std::fs;
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

const CANARY: &str = "a sentence that must never lie readable on the disk";
const PAGE: usize = 4096;

fn raw_key(byte: u8) -> String {
    format!("x'{}'", format!("{byte:02x}").repeat(32))
}

fn open(path: &Path, key: &str) -> Connection {
    start::start();
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "key", key).unwrap();
    connection
}

fn make(path: &Path, key: &str) {
    let mut connection = open(path, key);
    let transaction = connection.transaction().unwrap();
    transaction
        .execute_batch("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
        .unwrap();
    for _ in 0..400 {
        transaction
            .execute("INSERT INTO note (body) VALUES (?1)", [CANARY])
            .unwrap();
    }
    transaction.commit().unwrap();
}

fn count(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row(
        "SELECT count(*) FROM note WHERE body = ?1",
        [CANARY],
        |row| row.get(0),
    )
}

fn pragma(connection: &Connection, name: &str) -> String {
    connection
        .pragma_query_value(None, name, |row| row.get(0))
        .unwrap()
}

#[test]
fn this_is_the_sqlcipher_that_the_provider_was_written_for() {
    let folder = tempfile::tempdir().unwrap();
    let connection = open(&folder.path().join("store.db"), &raw_key(1));
    assert_eq!(pragma(&connection, "cipher_version"), "4.20.0 community");
    assert_eq!(pragma(&connection, "cipher_provider"), "rustcrypto");
    assert_eq!(
        pragma(&connection, "cipher_provider_version"),
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(pragma(&connection, "cipher"), "aes-256-cbc");
    assert_eq!(pragma(&connection, "cipher_hmac_algorithm"), "HMAC_SHA512");
}

#[test]
fn it_is_compiled_with_full_text_search_and_without_temporary_files() {
    start::start();
    let connection = Connection::open_in_memory().unwrap();
    let mut statement = connection.prepare("PRAGMA compile_options").unwrap();
    let options: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for wanted in ["ENABLE_FTS5", "TEMP_STORE=3"] {
        assert!(
            options.iter().any(|option| option == wanted),
            "{wanted} in {options:?}"
        );
    }
}

#[test]
fn sqlcipher_has_no_log_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let connection = open(&folder.path().join("store.db"), &raw_key(1));
    // Compiled out, so a log file is refused: 1 is SQLITE_ERROR, which the pragma answers as a value.
    let log = folder.path().join("log");
    let answer: String = connection
        .query_row(
            &format!("PRAGMA cipher_log = '{}'", log.display()),
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(answer, "1");
    assert!(!log.exists());
}

#[test]
fn a_file_made_with_a_raw_key_opens_again_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    make(&path, &raw_key(1));
    assert_eq!(count(&open(&path, &raw_key(1))).unwrap(), 400);
}

#[test]
fn a_wrong_key_or_none_answers_that_it_is_not_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    make(&path, &raw_key(1));
    for connection in [open(&path, &raw_key(2)), Connection::open(&path).unwrap()] {
        let error = count(&connection).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase));
        assert_eq!(error.sqlite_error().unwrap().extended_code, 26);
    }
}

#[test]
fn nothing_readable_lies_in_the_file_or_in_its_write_ahead_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    make(&path, &raw_key(1));
    let connection = open(&path, &raw_key(1));
    connection
        .pragma_update(None, "journal_mode", "wal")
        .unwrap();
    connection
        .execute("INSERT INTO note (body) VALUES (?1)", [CANARY])
        .unwrap();
    for name in ["store.db", "store.db-wal"] {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.len() > PAGE, "{name} holds pages");
        for readable in [CANARY.as_bytes(), b"SQLite format 3", b"CREATE TABLE"] {
            assert!(
                !bytes
                    .windows(readable.len())
                    .any(|window| window == readable),
                "{name}"
            );
        }
    }
}

#[test]
fn one_flipped_bit_anywhere_in_a_page_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    make(&path, &raw_key(1));
    let whole = fs::read(&path).unwrap();
    // In the body, in the initialisation vector and in the tag (the last 80 bytes of a page are 16 of the one and 64 of the other).
    for at in [2 * PAGE, 2 * PAGE + 2000, 3 * PAGE - 80, 3 * PAGE - 1] {
        let mut tampered = whole.clone();
        tampered[at] ^= 1;
        fs::write(&path, tampered).unwrap();
        assert!(count(&open(&path, &raw_key(1))).is_err(), "byte {at}");
    }
    fs::write(&path, whole).unwrap();
    assert_eq!(count(&open(&path, &raw_key(1))).unwrap(), 400);
}

#[test]
fn two_pages_that_change_places_are_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    make(&path, &raw_key(1));
    let mut bytes = fs::read(&path).unwrap();
    let (before, after) = bytes.split_at_mut(3 * PAGE);
    before[2 * PAGE..].swap_with_slice(&mut after[..PAGE]);
    fs::write(&path, bytes).unwrap();
    assert!(count(&open(&path, &raw_key(1))).is_err());
}

#[test]
fn a_file_can_be_given_a_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    make(&path, &raw_key(1));
    open(&path, &raw_key(1))
        .pragma_update(None, "rekey", raw_key(2))
        .unwrap();
    assert_eq!(count(&open(&path, &raw_key(2))).unwrap(), 400);
    assert!(count(&open(&path, &raw_key(1))).is_err());
}

#[test]
fn the_settings_of_versions_1_to_3_work_with_their_older_hashes() {
    let folder = tempfile::tempdir().unwrap();
    for version in [1, 2, 3] {
        let path = folder.path().join(format!("version-{version}.db"));
        for made in [false, true] {
            let connection = open(&path, "a passphrase");
            connection
                .pragma_update(None, "cipher_compatibility", version)
                .unwrap();
            if !made {
                connection
                    .execute_batch("CREATE TABLE note (body TEXT)")
                    .unwrap();
                connection
                    .execute("INSERT INTO note VALUES (?1)", [CANARY])
                    .unwrap();
            }
            assert_eq!(count(&connection).unwrap(), 1);
        }
    }
}

#[test]
fn many_threads_may_open_files_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for byte in 0..8 {
            let path = folder.path().join(format!("{byte}.db"));
            scope.spawn(move || {
                make(&path, &raw_key(byte));
                assert_eq!(count(&open(&path, &raw_key(byte))).unwrap(), 400);
            });
        }
    });
}
