//! A database that another process holds and does not let go of: every way into Ebb opens, shows the plan, says in
//! words what to do, and writes nothing over.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ebb_core::content::content;
use ebb_core::store::start;
use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, json, run};
use rusqlite::Connection;

/// A plan, a ride that is over, and every file but those that only an open database has.
fn used() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let ride = ["surf", "--rate", "6", "--outcome", "rode"];
    assert!(run(ebb(folder.path()).args(ride)).status.success());
    let line = ["plan", "add", "reasons", "the river heron"];
    assert!(run(ebb(folder.path()).args(line)).status.success());
    folder
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in [folder.to_owned(), folder.join("plan")] {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            let name = entry.file_name().into_string().unwrap();
            // What is known of the clock changes with every look at it.
            let passing = name == "clock" || name.ends_with("-shm") || name.ends_with("-wal");
            // Ebb's own copy changes nothing of what it is a copy of.
            let passing = passing || name.starts_with("ebb-copy");
            if entry.path().is_file() && !passing {
                files.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

/// Holds the database as another program would: whole, so that nobody else can even look; or only its writing.
fn held(folder: &Path, whole: bool) -> Connection {
    start();
    let key = fs::read_to_string(folder.join("ebb.key")).unwrap();
    let connection = Connection::open(folder.join("ebb.db")).unwrap();
    connection
        .execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.trim()))
        .unwrap();
    if whole {
        connection
            .pragma_update(None, "locking_mode", "EXCLUSIVE")
            .unwrap();
    }
    connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
    connection
}

fn said(output: std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn commands_show_the_plan_and_what_to_do_in_an_emergency() {
    let folder = used();
    for whole in [true, false] {
        let mut before = files(folder.path());
        before.remove("holds");
        let lock = held(folder.path(), whole);
        for (arguments, expected) in [
            (&["plan"][..], "the river heron"),
            (&["plan", "--json"], "the river heron"),
            (&["plan", "export"], "the river heron"),
            (&["safe"], "112"),
            (&["emergency"], "naloxone"),
            (&["ill"], "withdrawal"),
            (&["lines", "--region", "IE"], "116 123"),
        ] {
            let output = run(ebb(folder.path()).args(arguments));
            assert_eq!(output.status.code(), Some(0), "{arguments:?}");
            let shown = said(output);
            assert!(shown.contains(expected), "{arguments:?}: {shown}");
        }
        // The plan can even be changed: it does not live there.
        let first = said(run(&mut ebb(folder.path())));
        assert!(first.contains(&content("en").words.now.plan), "{first}");
        let busy = &content("en").words.notices.busy_at_start;
        assert_eq!(first.contains(busy.as_str()), whole, "{first}");
        // "I have used" opens at once; it is noted beside the plan, and says by its code that the store does not know.
        let output = run(ebb(folder.path()).arg("used"));
        assert_eq!(output.status.code(), Some(1));
        assert!(said(output).contains("Is anyone with you?"));
        let mut after = files(folder.path());
        let holds = after.remove("holds").unwrap();
        assert!(String::from_utf8_lossy(&holds).contains("have_used"));
        assert!(after == before, "whole: {whole}");
        drop(lock);
    }
    let history = json(ebb(folder.path()).args(["history", "--json"]));
    assert!(
        history.to_string().contains("\"kind\":\"ride\""),
        "{history}"
    );
}

#[test]
fn the_full_screen_opens_says_what_to_do_and_has_the_plan_a_key_away() {
    let words = content("en");
    for whole in [true, false] {
        let folder = used();
        let before = files(folder.path());
        let lock = held(folder.path(), whole);
        let mut terminal = Terminal::start(folder.path(), &[], &[]);
        terminal.wait_for(&words.words.now.greeting);
        if whole {
            terminal.wait_for("Close that program and open Ebb again.");
        }
        terminal.press("l");
        terminal.wait_for(&words.crisis.doors.might_use);
        // Page by page: several at once may be drawn as one.
        while !terminal.text().contains("the river heron") {
            let before = terminal.text();
            terminal.press("\u{1b}[6~");
            terminal.wait_changed(&before);
        }
        terminal.press("!");
        terminal.wait_for(&words.emergency.sheets.emergency.title);
        // A ride begins too, and says that nothing of it is kept.
        terminal.press("r");
        // Its words differ from those of the rides before it; its question does not.
        terminal.wait_for(&words.words.questions.how_strong);
        terminal.wait_for(&words.words.exercise.not_kept);
        terminal.press("l");
        terminal.wait_for(&words.crisis.doors.might_use);
        terminal.press("q");
        terminal.wait_end();
        assert_eq!(files(folder.path()), before, "whole: {whole}");
        drop(lock);
        json(ebb(folder.path()).args(["status", "--json"]));
    }
}

#[test]
fn line_by_line_it_is_the_same() {
    let words = content("en");
    for whole in [true, false] {
        let folder = used();
        let before = files(folder.path());
        let lock = held(folder.path(), whole);
        let mut terminal = Terminal::start(folder.path(), &["--plain"], &[]);
        if whole {
            terminal.line_said("Close that program and open Ebb again.");
        }
        terminal.line_said("q: leave.");
        terminal.press("l\n");
        terminal.line_said("the river heron");
        terminal.press("!\n");
        terminal.line_said(&words.emergency.sheets.emergency.title);
        terminal.press("q\n");
        terminal.wait_end();
        assert_eq!(files(folder.path()), before, "whole: {whole}");
        drop(lock);
    }
}
