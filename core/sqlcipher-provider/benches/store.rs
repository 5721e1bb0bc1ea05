//! What the encryption costs: opening with a raw key, reading pages, writing a row. Medians, on one thread.
//!
//! `cargo bench -p ebb-sqlcipher-provider`. The plain file is the same SQLite without a key.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;

const KEY: &str = "x'000102030405060708090a0b0c0d0e0ff0e0d0c0b0a090807060504030201000'";
/// 64 MiB, with each row on a page of its own.
const ROWS: i64 = 16_384;
const ROW_BYTES: i64 = 3_800;

fn open(path: &Path, key: Option<&str>) -> Connection {
    let connection = Connection::open(path).unwrap();
    if let Some(key) = key {
        connection.pragma_update(None, "key", key).unwrap();
    }
    connection
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    taken[times / 2]
}

fn measure(name: &str, path: &Path, key: Option<&str>) {
    let mut connection = open(path, key);
    connection
        .pragma_update(None, "journal_mode", "wal")
        .unwrap();
    connection
        .pragma_update(None, "synchronous", "normal")
        .unwrap();
    connection
        .execute_batch("CREATE TABLE page (id INTEGER PRIMARY KEY, body BLOB)")
        .unwrap();
    let transaction = connection.transaction().unwrap();
    for _ in 0..ROWS {
        transaction
            .execute(
                "INSERT INTO page (body) VALUES (randomblob(?1))",
                [ROW_BYTES],
            )
            .unwrap();
    }
    transaction.commit().unwrap();
    connection
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();

    let opening = median(2_000, || {
        let body: i64 = open(path, key)
            .query_row("SELECT length(body) FROM page WHERE id = 7", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(body, ROW_BYTES);
    });
    let scan = median(7, || {
        // Reading the rows' lengths reads, and so decrypts, every page.
        let sum: i64 = open(path, key)
            .query_row("SELECT sum(length(body)) FROM page", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sum, ROWS * ROW_BYTES);
    });
    let insert = median(2_000, || {
        connection
            .execute("INSERT INTO page (body) VALUES (x'00')", [])
            .unwrap();
    });
    let mebibytes = std::fs::metadata(path).unwrap().len() as f64 / f64::from(1 << 20);
    println!(
        "{name:>12}: open, key and one query {opening:>9.1?}   every page {:>6.0} MiB/s   one-row insert {insert:>7.1?}",
        mebibytes / scan.as_secs_f64()
    );
}

fn main() {
    ebb_sqlcipher_provider::link();
    let folder = tempfile::tempdir().unwrap();
    measure("plain", &folder.path().join("plain.db"), None);
    measure("encrypted", &folder.path().join("encrypted.db"), Some(KEY));
    let passphrase = median(5, || {
        let path = folder.path().join("passphrase.db");
        open(&path, Some("a passphrase"))
            .execute_batch("CREATE TABLE IF NOT EXISTS page (id)")
            .unwrap();
    });
    println!("  passphrase: open {passphrase:.0?}");
}
