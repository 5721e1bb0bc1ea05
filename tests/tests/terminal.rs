//! Ebb in a terminal, key by key, as somebody meets it: what is on the screen, and how it leaves.
#![cfg(unix)]

use std::process::Command;

use ebb_core::content::content;
use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, json};
use tempfile::TempDir;

fn opened(environment: &[(&str, &str)]) -> (TempDir, Terminal) {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path(), &[], environment);
    terminal.wait_for(&content("en").words.now.greeting);
    (folder, terminal)
}

fn riding() -> (TempDir, Terminal) {
    let (folder, mut terminal) = opened(&[]);
    terminal.press("r");
    terminal.wait_for(&content("en").ride.prompts[0].text);
    (folder, terminal)
}

fn signal(terminal: &Terminal, name: &str) {
    let sent = Command::new("kill")
        .args(["-s", name, &terminal.process_id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

fn running(folder: &TempDir) -> serde_json::Value {
    json(ebb(folder.path()).args(["status", "--json"]))["running"].clone()
}

#[test]
fn one_key_starts_a_ride_and_its_first_picture_holds_the_first_breath() {
    let (_folder, mut terminal) = opened(&[]);
    let before = terminal.raw.len();
    terminal.press("r");
    terminal.wait_for(&content("en").ride.prompts[0].text);
    let words = &content("en").words;
    assert!(terminal.text().contains(&words.exercise.phases.inhale));
    assert!(terminal.text().contains(&words.exercise.ride));
    // One picture, not a wait of some seconds with a breath after it: the clock on it stands at 0:00.
    let first = String::from_utf8_lossy(&terminal.raw[before..]).into_owned();
    assert!(first.contains("0:00"), "{first}");
}

#[test]
fn leaving_in_any_way_leaves_the_terminal_sane_and_the_ride_under_way() {
    for leave in ["q", "\u{3}", "TERM", "INT", "HUP"] {
        let (folder, mut terminal) = riding();
        match leave {
            "TERM" | "INT" | "HUP" => signal(&terminal, leave),
            key => terminal.press(key),
        }
        terminal.wait_end();
        assert!(terminal.is_sane(), "{leave:?}");
        assert_eq!(running(&folder)["kind"], "ride", "{leave:?}");
    }
}

#[test]
fn a_closed_terminal_ends_the_process_and_loses_nothing() {
    let (folder, mut terminal) = riding();
    terminal.press("7");
    terminal.wait_for(&content("en").words.questions.body_or_room);
    let mut child = terminal.close();
    child.wait().unwrap();
    assert_eq!(running(&folder)["ratings"][0]["value"], 7);
}

#[test]
fn a_digit_that_bounces_rates_and_answers_nothing_else() {
    let (folder, mut terminal) = riding();
    terminal.press("33");
    terminal.wait_for(&content("en").words.questions.body_or_room);
    terminal.press("q");
    terminal.wait_end();
    let running = running(&folder);
    assert_eq!(running["ratings"].as_array().unwrap().len(), 1);
    assert_eq!(running["ratings"][0]["value"], 3);
}

#[test]
fn a_ten_that_is_typed_by_its_digits_is_no_one() {
    let (folder, mut terminal) = riding();
    terminal.press("10");
    terminal.wait_for(&content("en").words.questions.what_for);
    terminal.press("q");
    terminal.wait_end();
    assert_eq!(running(&folder)["ratings"][0]["value"], 10);
}

#[test]
fn a_window_of_any_size_shows_the_ride() {
    let (_folder, mut terminal) = riding();
    for (rows, columns) in [(8, 30), (60, 200), (1, 1), (3, 10), (24, 80)] {
        terminal.resize(rows, columns);
        if rows >= 8 {
            terminal.wait_for(&content("en").words.exercise.ride);
        }
    }
    terminal.press("q");
    terminal.wait_end();
    assert!(terminal.is_sane());
}

#[test]
fn every_small_door_opens_from_the_ride_and_leads_back_to_it() {
    let (_folder, mut terminal) = riding();
    let sheets = &content("en").emergency.sheets;
    for (key, sheet) in [
        ("u", &sheets.have_used),
        ("i", &sheets.feel_ill),
        ("p", &sheets.stay_safe),
    ] {
        terminal.press(key);
        terminal.wait_for(&sheet.sections[0].heading);
        terminal.press("\u{1b}");
        terminal.wait_for(&content("en").words.exercise.ride);
    }
}

#[test]
fn what_is_printed_in_an_emergency_ends_with_whom_to_call_and_breaks_no_number() {
    let folder = tempfile::tempdir().unwrap();
    let lines = ["lines", "--region", "GB", "--mine"];
    assert!(ebb(folder.path()).args(lines).status().unwrap().success());
    let sources = |text: &str| text.contains("US Army") || text.contains("interview");
    for command in ["used", "safe", "emergency", "ill", "lines", "plan"] {
        let mut terminal = Terminal::start(folder.path(), &[command], &[]);
        terminal.wait_end();
        let text = terminal.text();
        let said: Vec<_> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let last = said[said.len() - 2..].join("\n");
        assert!(
            last.contains("999") && last.contains("Samaritans. Call 116 123"),
            "{command}:\n{text}"
        );
        let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
        assert!(!sources(&raw));
        let fits = |line: &str| line.trim_end().chars().count() <= 80;
        assert!(raw.lines().all(fits), "{raw}");
        assert!(command != "lines" || raw.contains("0808 2000 247"), "{raw}");
    }
    // Line by line as well.
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[]);
    terminal.wait_for(&content("en").pages.host.steer_lines);
    terminal.press("p\n");
    terminal.line_said("Samaritans. Call 116 123");
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(!sources(&raw), "{raw}");
}

#[test]
fn no_color_is_heeded_and_a_dumb_terminal_gets_lines_alone() {
    let colours = |raw: &[u8]| {
        let text = String::from_utf8_lossy(raw).into_owned();
        let codes = text.split("\u{1b}[").filter_map(|part| {
            let (code, _) = part.split_once('m')?;
            code.bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b';')
                .then(|| code.to_owned())
        });
        codes
            .flat_map(|code| code.split(';').map(str::to_owned).collect::<Vec<_>>())
            .filter(|code| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=107)))
            .count()
    };
    let (_folder, coloured) = opened(&[]);
    assert!(colours(&coloured.raw) > 0);
    let (_folder, plain) = opened(&[("NO_COLOR", "1")]);
    assert_eq!(colours(&plain.raw), 0);
    let folder = tempfile::tempdir().unwrap();
    let mut dumb = Terminal::start(folder.path(), &[], &[("TERM", "dumb")]);
    // What stands first may have gone up out of the window by then.
    dumb.wait_for(&content("en").pages.host.steer_lines);
    assert!(!dumb.raw.contains(&0x1b));
}

#[test]
fn line_by_line_a_ride_is_started_rated_and_left_with_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[]);
    let words = &content("en").words;
    terminal.wait_for(&content("en").pages.host.steer_lines);
    terminal.press("1\n");
    terminal.line_said(&words.questions.how_strong);
    terminal.press("7\n");
    terminal.line_said(&words.questions.body_or_room);
    terminal.press("q\n");
    terminal.wait_end();
    assert_eq!(running(&folder)["ratings"][0]["value"], 7);
    assert!(!terminal.raw.contains(&0x1b), "nothing is redrawn");
}

#[test]
fn line_by_line_a_ten_is_asked_what_it_is_for_beside_who_answers_and_its_number_is_taken_for_that()
{
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path(), &["--plain", "--speed", "4"], &[]);
    let content = content("en");
    let questions = &content.words.questions;
    terminal.wait_for(&content.pages.host.steer_lines);
    terminal.press("r\n");
    terminal.line_said(&questions.how_strong);
    terminal.press("10\n");
    let people = format!(". {}", content.pages.doors.people.label);
    let people = terminal.line_said(&people);
    terminal.line_said(&questions.what_for);
    let hurts = terminal.line_said(&questions.for_hurt_myself);
    let number = hurts.split_once(". ").unwrap().0;
    assert_ne!(people.split_once(". ").unwrap().0, number);
    terminal.press(&format!("{number}\n"));
    terminal.line_said(&content.emergency.sheets.stay_safe.title);
}

#[test]
fn two_programs_on_one_store_see_one_ride() {
    let (folder, mut first) = riding();
    let mut second = Terminal::start(folder.path(), &[], &[]);
    second.wait_for(&content("en").words.now.go_back);
    second.press("g");
    second.wait_for(&content("en").words.exercise.ride);
    second.press("6");
    second.wait_for(&content("en").words.questions.body_or_room);
    // The first did not know of the rating; its own next step takes it up.
    first.press("s");
    first.wait_for("6 (");
    for terminal in [&mut first, &mut second] {
        terminal.press("q");
        terminal.wait_end();
    }
    assert_eq!(running(&folder)["ratings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_first_plan_is_written_key_by_key_and_one_key_away_from_a_ride() {
    let (folder, mut terminal) = opened(&[]);
    let words = &content("en").crisis;
    terminal.press("l");
    terminal.wait_for(&words.first);
    terminal.press("\r");
    terminal.wait_for(&content("en").words.plan.first_sign);
    terminal.press("I pace\rwalk to the river\rSam\r030 1234\r\r");
    terminal.wait_for(&words.lock.question);
    terminal.wait_for("walk to the river");
    terminal.press("r");
    terminal.wait_for(&content("en").ride.prompts[0].text);
    terminal.press("l");
    terminal.wait_for("Sam Call 030 1234");
    // Back in the ride, and out of sight at one key.
    terminal.press("\u{1b}");
    terminal.wait_for(&content("en").words.exercise.ride);
    terminal.press("z");
    terminal.wait_end();
    assert!(terminal.is_sane());
    let mut again = Terminal::start(folder.path(), &[], &[]);
    again.wait_for(&content("en").words.now.unlock);
    assert!(!again.text().contains("river"));
    again.press("l");
    again.wait_for(&words.doors.might_use);
    assert!(!again.text().contains("river") && !again.text().contains("Sam"));
}

#[test]
fn line_by_line_a_first_plan_is_four_answers_and_nothing_goes_without_a_second_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[]);
    let content = content("en");
    // The number in front of a choice, as it stands on the screen.
    let choose = |terminal: &mut Terminal, label: &str| {
        let line = terminal.line_said(label);
        let (number, _) = line.split_once(". ").unwrap();
        terminal.press(&format!("{number}\n"));
    };
    terminal.line_said("q: leave.");
    terminal.press("l\n");
    choose(&mut terminal, &format!(". {}", content.words.plan.first));
    for (prompt, answer) in [
        (&content.words.plan.first_sign, "I pace"),
        (&content.words.plan.first_helps, "the river"),
        (&content.words.plan.first_name, "Sam"),
        (&content.words.plan.first_number, "030 1234"),
    ] {
        terminal.wait_for(prompt);
        terminal.press(&format!("{answer}\n"));
    }
    choose(&mut terminal, ". the river");
    choose(&mut terminal, &content.crisis.page.offers.remove.label);
    terminal.wait_for(&content.crisis.page.remove.question);
    terminal.press("n\n");
    terminal.press("z\n");
    terminal.wait_end();
    let plan = || json(ebb(folder.path()).args(["plan", "--json"])).to_string();
    // Hidden there, it is hidden from every command too.
    let hidden = plan();
    assert!(!hidden.contains("the river") && !hidden.contains("030 1234"));
    assert!(ebb(folder.path()).arg("unhide").status().unwrap().success());
    let plan = plan();
    assert!(
        plan.contains("the river") && plan.contains("030 1234"),
        "{plan}"
    );
}
