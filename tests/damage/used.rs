//! A store as somebody left it who was in the midst of using it, and what Ebb says of it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use ebb_core::content::{Words, content};
use ebb_core::store::{StoreError, start};
use ebb_tests::{ebb, run};
use serde_json::Value;
use tempfile::TempDir;

pub const DATABASE: &str = "ebb.db";
pub const LOG: &str = "ebb.db-wal";
pub const HEADER: &str = "ebb.header";

/// A moment of which all these data are.
pub const NOW: &str = "2026-11-24T12:00:00Z";

/// How often a run is repeated: as often as said where nothing scales it, in proportion otherwise.
pub fn times(by_default: u64) -> u64 {
    let scale: Option<u64> = std::env::var("EBB_TEST_REPEAT")
        .ok()
        .and_then(|text| text.parse().ok());
    by_default * scale.unwrap_or(20) / 20
}

/// Ebb at [`NOW`], with `arguments`.
pub fn at_noon(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = ebb(folder);
    command.args(["--at", NOW, "--speed", "0"]).args(arguments);
    command
}

pub fn ran(folder: &Path, arguments: &[&str]) -> Output {
    run(&mut at_noon(folder, arguments))
}

/// A folder for its owner alone, so that nothing is said about it.
pub fn private() -> TempDir {
    let mode = fs::Permissions::from_mode(0o700);
    tempfile::Builder::new()
        .permissions(mode)
        .tempdir()
        .unwrap()
}

/// Data with a little of everything, all of it in the main file.
pub fn settled() -> TempDir {
    let folder = private();
    for arguments in [
        &["surf", "--rate", "6", "--outcome", "rode"][..],
        &["triggers", "add", "place", "the bar on my way home"],
        &[
            "triggers",
            "plan",
            "1",
            "--if",
            "I pass the bar",
            "--then",
            "I call Sam",
        ],
        &[
            "diary", "skill", "stop", "used", "--before", "7", "--after", "4",
        ],
        &["card", "write", "Tea", "--step", "Put the kettle on."],
        &["remind", "add", "every day 09:00", "--for", "mindfulness"],
        &["rehearse", "choose", "stop"],
        &[
            "journal",
            "write",
            "A heron at the river",
            "--feeling",
            "sad=4",
        ],
        &["check-in", "gad-7", "0", "1", "1", "2", "0", "0", "1"],
        &["check-in", "--own", "Sleep"],
        &["lists", "add", "homework", "what=a walk", "due=tomorrow"],
        &["lists", "add", "goals", "what=mornings at the river"],
    ] {
        let done = ran(folder.path(), arguments);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{arguments:?}: {said}");
    }
    assert!(!folder.path().join(LOG).exists());
    folder
}

/// The same, with a ride in the log that was never put into the main file: a killed process left it there.
pub fn killed_in_a_ride() -> TempDir {
    let folder = settled();
    let mut ride = at_noon(folder.path(), &["surf", "--json", "--rate", "7"]);
    let mut ride = ride.stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufReader::new(ride.stdout.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut lines, &mut first).unwrap();
    assert!(first.contains("started"), "{first}");
    ride.kill().unwrap();
    ride.wait().unwrap();
    assert!(bytes(folder.path(), LOG).len() > 4_096);
    folder
}

/// The same data once more, the plan with them.
pub fn copied(folder: &Path) -> TempDir {
    let to = private();
    copy(folder, to.path());
    to
}

/// The same in memory, where the system has such a place: for one of thousands, of which nothing is to last.
pub fn copied_in_memory(folder: &Path) -> TempDir {
    let memory = Path::new("/dev/shm");
    let mode = fs::Permissions::from_mode(0o700);
    let made = tempfile::Builder::new()
        .permissions(mode)
        .tempdir_in(memory);
    let to = made.unwrap_or_else(|_| private());
    copy(folder, to.path());
    to
}

/// Copies data into a folder, which is made where it is not there.
pub fn copy(folder: &Path, to: &Path) {
    if !to.exists() {
        fs::create_dir(to).unwrap();
        fs::set_permissions(to, fs::Permissions::from_mode(0o700)).unwrap();
    }
    let mut folders = vec![(folder.to_owned(), to.to_owned())];
    while let Some((from, to)) = folders.pop() {
        for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                fs::create_dir(&to).unwrap();
                folders.push((entry.path(), to));
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
}

/// True where something is said that could not be read, opened or kept: in the words of a notice, or of an error.
pub fn is_said(text: &str) -> bool {
    let notices = &words().notices;
    let errors = [
        StoreError::DatabaseMissing,
        StoreError::HeaderMissing,
        StoreError::HeaderUnreadable,
        StoreError::KeyMissing,
        StoreError::WrongKeyOrDamaged,
        StoreError::Damaged,
    ];
    [
        &notices.wrong_key_or_damaged,
        &notices.damaged,
        &notices.header,
        &notices.database_missing,
        &notices.key_missing,
    ]
    .into_iter()
    .any(|notice| text.contains(notice))
        || errors.iter().any(|error| text.contains(&error.to_string()))
}

pub fn bytes(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap_or_default()
}

pub fn words() -> &'static Words {
    &content("en").words
}

/// What stands on standard output and standard error.
pub fn said(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// The notices of `status --json`.
pub fn notices(output: &Output) -> Vec<String> {
    let whole: Value = serde_json::from_slice(&output.stdout).unwrap();
    let list = whole["notices"].as_array().unwrap().iter();
    list.map(|line| line.as_str().unwrap().to_owned()).collect()
}

/// Holds the database as another program would that does not let go.
pub fn held(folder: &Path) -> rusqlite::Connection {
    let connection = unlocked(folder);
    connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
    connection
}

/// The database as whoever has the key finds it.
pub fn unlocked(folder: &Path) -> rusqlite::Connection {
    unlocked_file(folder, DATABASE)
}

/// The same of a database that lies beside it, under the same key.
pub fn unlocked_file(folder: &Path, name: &str) -> rusqlite::Connection {
    start();
    let key = fs::read_to_string(folder.join("ebb.key")).unwrap();
    let connection = rusqlite::Connection::open(folder.join(name)).unwrap();
    let unlock = format!("PRAGMA key = \"x'{}'\"", key.trim());
    connection.execute_batch(&unlock).unwrap();
    connection
}
