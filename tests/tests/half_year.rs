//! Six months of one person between sessions, at the terminal: what was agreed on and comes back, a box of naloxone that runs out,
//! a questionnaire that stands for danger, a night, and an entry that a kill does not lose (a chain: `journal.rs`). The values of
//! the files that leave are compared with a ledger in `summary.rs`.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use ebb_core::content::content;
use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, json, run};
use serde_json::Value;

/// Never the measure of anything.
const PATIENCE: Duration = Duration::from_secs(30);

fn command(folder: &Path, time: &str) -> Command {
    let mut command = ebb(folder);
    command
        .args(["--speed", "0", "--at", &format!("2026-{time}:00+01:00")])
        .env("TZ", "Europe/Berlin");
    command
}

/// A command at a time such as "11-02T10:00", with what it prints.
fn at(folder: &Path, time: &str, arguments: &[&str]) -> String {
    let output = run(command(folder, time).args(arguments));
    let text = String::from_utf8(output.stdout).unwrap();
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{time} {arguments:?}: {text} {wrong}"
    );
    text
}

/// What Ebb says line by line to somebody who types these lines.
fn typed(folder: &Path, time: &str, arguments: &[&str], lines: &[&str]) -> String {
    let mut plain = command(folder, time);
    let output = ebb_tests::typed(plain.args(arguments).arg("--plain"), lines);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{time} {arguments:?}: {text}");
    text
}

/// The id in brackets after what something is called, on a page that lists it.
fn id_of(page: &str, name: &str) -> String {
    let line = page.lines().find(|line| line.contains(name));
    let line = line.unwrap_or_else(|| panic!("no {name}: {page}"));
    let (_, after) = line.split_once('(').unwrap();
    after.split_once(')').unwrap().0.to_owned()
}

#[test]
fn homework_is_noticed_half_done_and_its_reason_stands_in_what_is_brought_to_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let at = |time: &str, arguments: &[&str]| at(folder.path(), time, arguments);
    let what = "what=write down what came before";
    at(
        "11-02T10:00",
        &["lists", "add", "homework", what, "due=2026-11-09"],
    );
    // Not before its day.
    assert!(!at("11-08T10:30", &["remind", "due"]).contains("write down"));
    let next = at("11-08T10:30", &["remind", "next"]);
    assert!(
        next.contains("write down what came before. Tomorrow 10:00"),
        "{next}"
    );
    let due = at("11-09T10:01", &["remind", "next"]);
    assert!(due.contains("write down what came before"), "{due}");
    let open = at("11-09T12:00", &["lists", "show", "homework"]);
    let id = id_of(&open, "write down");
    at(
        "11-09T12:01",
        &["lists", "close", &id, "partly", "it rained, so I stayed in"],
    );
    // It comes no more.
    let next = at("11-09T12:02", &["remind", "next"]);
    assert!(!next.contains("write down"), "{next}");
    let summary = at("11-24T12:00", &["summary", "--from", "2026-11-01"]);
    let line = summary
        .lines()
        .find(|line| line.contains("write down"))
        .unwrap();
    for must in ["I did some of it", "it rained, so I stayed in"] {
        assert!(line.contains(must), "{summary}");
    }
}

#[test]
fn the_expiry_of_naloxone_is_noticed_two_weeks_ahead_and_stands_first_among_what_comes_up() {
    let folder = tempfile::tempdir().unwrap();
    let at = |time: &str, arguments: &[&str]| at(folder.path(), time, arguments);
    let add = [
        "lists",
        "add",
        "medicines",
        "name=naloxone",
        "expires=2026-12-20",
    ];
    let kept = at("06-02T10:00", &add);
    assert!(kept.contains("Sunday 6 December"), "{kept}");
    let before = at("12-01T12:00", &["lists"]);
    let (coming, _) = before.split_once("What you want").unwrap();
    assert!(!coming.contains("naloxone"), "{before}");
    let next = at("12-06T09:50", &["remind", "next"]);
    assert!(next.contains("naloxone. Today 10:00"), "{next}");
    let there = at("12-06T12:00", &["lists"]);
    let (coming, _) = there.split_once("What you want").unwrap();
    assert!(
        coming.contains("naloxone") && coming.contains("20 December"),
        "{there}"
    );
    // The words of the notice name neither the medicine nor what it is for.
    let shown = at("12-06T10:00", &["remind", "due"]);
    assert!(!shown.to_lowercase().contains("naloxone"), "{shown}");
}

#[test]
fn item_nine_opens_the_plan_before_any_score_also_where_the_rest_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let words = content("en");
    let answers = [
        "check-in", "phq-9", "0", "0", "0", "0", "0", "0", "0", "0", "1",
    ];
    let said = at(folder.path(), "09-10T10:00", &answers);
    let place = |text: &str| {
        said.find(text)
            .unwrap_or_else(|| panic!("no {text}: {said}"))
    };
    assert!(place("a first plan takes a minute") < place("1 of 27"));
    assert!(place("TelefonSeelsorge") < place("1 of 27"));
    // Line by line it comes before the next question is asked, and no number is there yet.
    let said = typed(folder.path(), "09-24T10:00", &["check-in", "phq-9"], &[]);
    assert!(!said.contains("of 27"), "{said}");
    assert!(
        said.contains(&words.instrument("phq-9").unwrap().verbatim.stem),
        "{said}"
    );
}

#[test]
fn at_ten_to_four_the_call_list_begins_with_who_is_awake_and_by_day_with_others() {
    let folder = tempfile::tempdir().unwrap();
    let at = |time: &str, arguments: &[&str]| at(folder.path(), time, arguments);
    for (name, from, until) in [("Mia", "22:00", "06:00"), ("Ann", "08:00", "20:00")] {
        let (name, from, until) = (
            format!("name={name}"),
            format!("from={from}"),
            format!("until={until}"),
        );
        at(
            "06-02T10:00",
            &[
                "lists",
                "add",
                "team",
                &name,
                "phone=030 1234567",
                &from,
                &until,
            ],
        );
    }
    let first = |time: &str| -> String {
        let page = at(time, &["lists", "show", "team"]);
        let (_, list) = page
            .split_once("Awake now")
            .unwrap_or_else(|| panic!("{page}"));
        let (awake, others) = list
            .split_once("Everybody else")
            .unwrap_or_else(|| panic!("{page}"));
        assert!(
            awake.contains("030 1234567") || awake.contains("Nobody here"),
            "{page}"
        );
        assert!(
            ["Mia", "Ann"].iter().any(|name| others.contains(name)),
            "{page}"
        );
        awake.to_owned()
    };
    assert!(first("12-06T03:50").contains("Mia") && !first("12-06T03:50").contains("Ann"));
    assert!(first("12-06T09:00").contains("Ann") && !first("12-06T09:00").contains("Mia"));
    assert!(first("12-06T21:00").contains("Nobody here said that they are awake"));
}

/// The number before a choice, of what was said last.
fn number(text: &str, label: &str) -> String {
    let lines = text.lines().rev();
    let mut numbered = lines.filter_map(|line| line.split_once(". "));
    let found = numbered.find(|(_, said)| said.starts_with(label));
    let found = found.unwrap_or_else(|| panic!("no choice {label}: {text}"));
    found.0.to_owned()
}

#[test]
fn prepare_opens_the_summary() {
    let folder = tempfile::tempdir().unwrap();
    let words = content("en");
    let at = |time: &str, arguments: &[&str]| at(folder.path(), time, arguments);
    at("06-02T10:00", &["remind", "boosters", "2026-06-01"]);
    at(
        "08-20T10:00",
        &["remind", "appointment", "3", "2026-09-02 15:00"],
    );
    // A week before, the time at which to prepare: what came leads on.
    let week_before = |lines: &[&str]| typed(folder.path(), "08-26T15:30", &[], lines);
    let reminders = number(&week_before(&[]), "Reminders");
    let booster = number(&week_before(&[&reminders]), "Booster session");
    let shown = week_before(&[&reminders, &booster]);
    let summary = number(&shown, "Prepare");
    let opened = week_before(&[&reminders, &booster, &summary]);
    let (_, page) = opened.rsplit_once(&words.export.title).unwrap();
    assert!(page.contains(&words.export.fields.from.label), "{opened}");
}

fn draft(folder: &Path) -> Option<Value> {
    let journal = json(ebb(folder).args(["journal", "--json"]));
    journal["journal"]["drafts"].as_array()?.first().cloned()
}

#[test]
fn what_was_being_written_is_gone_on_with_after_a_kill_line_by_line_too() {
    let folder = tempfile::tempdir().unwrap();
    let write = ["--plain", "journal", "write"];
    let zone = ("TZ", "UTC");
    let mut terminal = Terminal::start(folder.path(), &write, &[zone]);
    terminal.line_said("What is on your mind?");
    terminal.press("I called the heron\n");
    let since = Instant::now();
    let kept = loop {
        if let Some(draft) = draft(folder.path()) {
            break draft;
        }
        assert!(since.elapsed() < PATIENCE, "no draft was kept");
    };
    assert!(
        kept["answers"].to_string().contains("I called the heron"),
        "{kept}"
    );
    let id = terminal.process_id().to_string();
    let killed = Command::new("kill").args(["-KILL", &id]).status();
    assert!(killed.unwrap().success());
    terminal.wait_end();

    let mut later = Terminal::start(folder.path(), &write, &[zone]);
    later.line_said("I called the heron");
}
