//! A program that ends while another of its threads is at the store.
#![allow(
    clippy::unwrap_used,
    reason = "a failed step of a test is a failed test"
)]

mod start;

use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

const STORE: &str = "EBB_TEST_LEAVES_A_STORE_IN_USE";
const ROUNDS: i64 = 30;
const WRITERS: i64 = 4;

fn open(path: &Path) -> Connection {
    start::start();
    let connection = Connection::open(path).unwrap();
    connection.busy_timeout(Duration::from_secs(60)).unwrap();
    let key = format!("x'{}'", "07".repeat(32));
    connection.pragma_update(None, "key", key).unwrap();
    connection
        .pragma_update(None, "journal_mode", "wal")
        .unwrap();
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS note (body TEXT NOT NULL) STRICT")
        .unwrap();
    connection
}

/// Opens, writes and closes for as long as the process lives, and says once that it has begun.
fn write_without_end(path: &Path, begun: &mpsc::Sender<()>) {
    loop {
        let connection = open(path);
        connection
            .execute("INSERT INTO note VALUES (hex(randomblob(2000)))", [])
            .unwrap();
        drop(connection);
        let _ = begun.send(());
    }
}

/// What follows is the other process: it leaves as `main` does when it returns, with every writer at work.
fn leave_a_store_in_use(path: &Path) {
    drop(open(path));
    let (begun, has_begun) = mpsc::channel();
    for _ in 0..WRITERS {
        let (path, begun) = (path.to_owned(), begun.clone());
        thread::spawn(move || write_without_end(&path, &begun));
    }
    for _ in 0..2 * WRITERS {
        has_begun.recv().unwrap();
    }
    std::process::exit(0);
}

fn lines(connection: &Connection, check: &str) -> Vec<String> {
    let mut statement = connection.prepare(check).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_program_may_end_while_another_thread_is_at_the_store_and_the_store_stays_whole() {
    if let Some(path) = std::env::var_os(STORE) {
        leave_a_store_in_use(Path::new(&path));
    }
    let name = "a_program_may_end_while_another_thread_is_at_the_store_and_the_store_stays_whole";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    for round in 1..=ROUNDS {
        let mut other = Command::new(std::env::current_exe().unwrap());
        other
            .args(["--exact", name, "--nocapture"])
            .env(STORE, &path);
        let output = other.output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "round {round}: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        let connection = open(&path);
        assert!(lines(&connection, "PRAGMA cipher_integrity_check").is_empty());
        assert_eq!(lines(&connection, "PRAGMA integrity_check"), ["ok"]);
        let kept: i64 = connection
            .query_row("SELECT count(*) FROM note", [], |row| row.get(0))
            .unwrap();
        assert!(kept >= round * 2 * WRITERS, "{kept} lines");
    }
}
