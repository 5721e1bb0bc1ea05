//! The journal in a terminal, line by line and as commands: a chain that a kill does not lose, a list answered twice, and
//! what other programs read.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use ebb_core::content::{Shelf, content};
use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, json, run};
use serde_json::{Value, json as value};

const ZONE: (&str, &str) = ("TZ", "UTC");
/// Never the measure of anything.
const PATIENCE: Duration = Duration::from_secs(30);

fn journal(folder: &Path) -> Value {
    json(ebb(folder).args(["journal", "--json"]))["journal"].clone()
}

fn draft(folder: &Path) -> Option<Value> {
    journal(folder)["drafts"].as_array()?.first().cloned()
}

/// Waits until another process reads a draft that holds this.
fn wait_for_draft(folder: &Path, text: &str) -> Value {
    let since = Instant::now();
    loop {
        let found = draft(folder).filter(|draft| draft["answers"].to_string().contains(text));
        if let Some(found) = found {
            return found;
        }
        assert!(since.elapsed() < PATIENCE, "{:?}", journal(folder));
    }
}

/// Moves the cursor down to the line that says this.
fn goes_down_to(terminal: &mut Terminal, text: &str) {
    let is_there = |terminal: &Terminal| {
        let shown = terminal.text();
        let mut lines = shown.lines();
        lines.any(|line| line.contains('>') && line.contains(text))
    };
    let mut pressed = 0;
    while !is_there(terminal) {
        assert!(pressed < 60, "{}", terminal.text());
        let before = terminal.text();
        terminal.press("\u{1b}[B");
        terminal.wait_changed(&before);
        pressed += 1;
    }
}

fn kill(terminal: &Terminal) {
    let id = terminal.process_id().to_string();
    let killed = Command::new("kill").args(["-KILL", &id]).status();
    assert!(killed.unwrap().success());
}

#[test]
fn a_chain_that_was_being_written_is_there_after_a_kill_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let words = content("en");
    // By day, whatever the time of day is here: chains are not for the night.
    let by_day = ["--at", "2027-01-15T10:00:00Z"];
    let mut terminal = Terminal::start(folder.path(), &by_day, &[ZONE]);
    terminal.wait_for(&words.words.now.greeting);
    terminal.press("w");
    terminal.wait_for(&words.journal.title);
    terminal.press("s");
    terminal.wait_for(&words.journal.shelves[&Shelf::Free]);
    goes_down_to(&mut terminal, "Chain, link by link");
    terminal.press("\r");
    terminal.wait_for("From what made you open to it");
    terminal.press("a");
    terminal.wait_for("What are you looking at?");
    terminal.press("I called the heron");
    // The pause keeps it while the form stands open.
    let draft = wait_for_draft(folder.path(), "I called the heron");
    assert_eq!(draft["form"], "chain");
    kill(&terminal);
    terminal.wait_end();

    let mut later = Terminal::start(folder.path(), &by_day, &[ZONE]);
    later.wait_for(&words.words.now.greeting);
    later.press("w");
    later.wait_for(&words.journal.page.drafts);
    goes_down_to(&mut later, "Chain, link by link");
    later.press("\r");
    later.wait_for("I called the heron");
    later.press("\u{13}");
    later.wait_for(&words.journal.page.told.kept);
    later.press("q");
    later.wait_end();
    let all = journal(folder.path());
    assert_eq!(all["drafts"], value!([]));
    assert_eq!(all["entries"][0]["worksheet"], "chain");
    assert_eq!(
        all["entries"][0]["answers"]["behaviour"],
        "I called the heron"
    );
}

#[test]
fn line_by_line_a_list_takes_more_than_one_and_what_was_said_is_kept_at_each_answer() {
    let folder = tempfile::tempdir().unwrap();
    let words = content("en");
    let arguments = ["--plain", "journal", "write"];
    let mut terminal = Terminal::start(folder.path(), &arguments, &[ZONE]);
    terminal.line_said("What is on your mind?");
    terminal.press("rain on the heron\n");
    terminal.line_said("What do you feel?");
    wait_for_draft(folder.path(), "rain on the heron");
    terminal.press("sad\n");
    terminal.line_said("How strong");
    terminal.press("7\n");
    terminal.line_said(&words.pages.host.add_another);
    terminal.press("y\n");
    terminal.line_said("Feelings 2: What do you feel?");
    terminal.press("suicidal\n");
    // Danger is answered before the next question.
    terminal.wait_for(&words.cards_words.signals.no_plan);
    terminal.line_said("How strong");
    // A letter is text there: none stands in front of what opens.
    let said = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(!said.contains("l. A first plan"), "{said}");
    terminal.press(".\n");
    terminal.line_said(&words.journal.title);
    terminal.press("q\n");
    terminal.wait_end();
    let draft = draft(folder.path()).unwrap();
    assert_eq!(
        draft["answers"]["feelings"],
        value!([{ "feeling": ["sad"], "strength": 7 }, { "feeling": "suicidal" }])
    );
}

#[test]
fn as_commands_it_is_written_found_set_right_deleted_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let one = |arguments: &[&str]| -> Value {
        let mut command = ebb(at);
        json(command.arg("journal").args(arguments).arg("--json"))["entry"].clone()
    };
    let written = one(&[
        "write",
        "It rained.",
        "--feeling",
        "sad=4",
        "--feeling",
        "Let Down=7",
        "--when",
        "2026-01-02 22:40",
    ]);
    assert_eq!(
        written["answers"],
        value!({
            "text": "It rained.",
            "feelings": [{ "feeling": "sad", "strength": 4 }, { "feeling": "Let Down", "strength": 7 }],
        })
    );
    assert!(written["about"].as_str().unwrap().starts_with("2026-01-0"));
    let id = written["id"].as_str().unwrap();
    let chain = one(&[
        "fill",
        "thought-record",
        "situation=the call",
        "traps=filter",
        "belief=80",
    ]);
    assert_eq!(
        chain["answers"],
        value!({ "situation": "the call", "traps": ["filter"], "belief": 80 })
    );
    let changed = one(&["change", id, "text=It rained, and a heron stood there."]);
    assert_eq!(changed["about"], written["about"]);
    assert_eq!(changed["written_at"], written["written_at"]);
    let search = |words: &str| -> usize {
        let mut command = ebb(at);
        let found = json(command.args(["journal", "search", words, "--json"]));
        found["found"]["entries"].as_array().unwrap().len()
    };
    assert_eq!((search("heron"), search("her st")), (1, 1));
    let deleted = run(ebb(at).args(["journal", "delete", id]));
    assert!(deleted.status.success());
    assert_eq!(search("heron"), 0);
    one(&["restore", id]);
    assert_eq!(search("heron"), 1);
    // Hidden, none of it shows and none of it is changed.
    assert!(run(ebb(at).arg("hide")).status.success());
    for arguments in [
        &["journal"][..],
        &["journal", "--json"],
        &["journal", "search", "heron"],
        &["journal", "show", id],
        &["journal", "line", "x"],
        &["journal", "delete", id],
    ] {
        let output = run(ebb(at).args(arguments));
        let said = format!("{output:?}");
        assert!(!said.contains("heron stood"), "{arguments:?} {said}");
    }
    assert!(run(ebb(at).arg("unhide")).status.success());
    assert_eq!((search("heron"), search("x")), (1, 0));
}
