//! How many keys the commonest tasks need, in the real terminal: each key is read from the screen, as somebody would who
//! has never seen it, so this goes on counting when pages change. `tests/keys` prints the counts.
#![cfg(unix)]

use std::path::Path;
use std::thread;
use std::time::Duration;

use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, json, run};
use tempfile::TempDir;

/// More than any list is long; only a screen that does not answer takes so many.
const TOO_MANY: usize = 40;
/// What somebody takes to read what a key led to.
const READING: Duration = Duration::from_millis(500);
const NOW: &str = "2026-11-24T08:01:00Z";

/// Somebody before the screen, and how often they pressed a key.
struct Person {
    terminal: Terminal,
    keys: Vec<String>,
}

impl Person {
    fn opens(folder: &Path) -> Self {
        // The clock stands still, so that nothing is drawn but what a key has changed.
        let still = ["--at", NOW, "--speed", "0"];
        let mut terminal = Terminal::start(folder, &still, &[("TZ", "UTC")]);
        terminal.wait_changed("");
        Self {
            terminal,
            keys: Vec::new(),
        }
    }

    /// Presses a key, and looks at what it changed.
    #[track_caller]
    fn press(&mut self, name: &str, key: &str) {
        let before = self.terminal.text();
        self.keys.push(name.to_owned());
        self.terminal.press(key);
        self.terminal.wait_changed(&before);
    }

    /// The screen with the spaces as they look: some of them keep a key and its word on one line.
    fn screen(&self) -> String {
        self.terminal.text().replace('\u{a0}', " ")
    }

    /// What stands in front of the first of `labels` that the screen shows, and whether its line is the chosen one.
    fn in_front_of(&self, labels: &[&str]) -> Option<(usize, String)> {
        let text = self.screen();
        let lines = text.lines().enumerate();
        lines
            .filter_map(|(row, line)| {
                let at = labels.iter().filter_map(|label| line.find(label)).min()?;
                let before = line[..at].split_whitespace().next_back();
                Some((row, before.unwrap_or_default().to_owned()))
            })
            .next()
    }

    fn chosen_row(&self) -> Option<usize> {
        let text = self.screen();
        text.lines()
            .position(|line| line.trim_start().starts_with("> "))
    }

    /// Chooses the first of `labels` that shows, by the key in front of it, or else by the arrows and Enter.
    #[track_caller]
    fn chooses(&mut self, labels: &[&str]) {
        for _ in 0..TOO_MANY {
            let chosen = self.chosen_row();
            match self.in_front_of(labels) {
                Some((row, _)) if chosen == Some(row) => return self.press("Enter", "\r"),
                Some((row, key)) => match key.as_str() {
                    "space" => return self.press("space", " "),
                    "Enter" => return self.press("Enter", "\r"),
                    key if key.chars().count() == 1 && key != "·" => {
                        return self.press(key, key);
                    }
                    _ if chosen.is_some_and(|chosen| chosen > row) => {
                        self.press("↑", "\u{1b}[A");
                    }
                    _ => self.press("↓", "\u{1b}[B"),
                },
                None => self.press("↓", "\u{1b}[B"),
            }
        }
        panic!("{labels:?} cannot be chosen on:\n{}", self.terminal.text());
    }

    /// Types what is looked for into the field `label`, a key a letter. Where a key stands in front of the field, it is
    /// pressed first, and need not change what is seen; where the cursor stands there, letters are text already.
    #[track_caller]
    fn looks_for(&mut self, label: &str, text: &str) {
        let (_, key) = self.in_front_of(&[label]).expect("a field to search by");
        if key.chars().count() == 1 && key != ">" {
            if self.keys.last() == Some(&key) {
                // Two presses of one key at once are one touch of a hand that shakes.
                thread::sleep(READING);
            }
            self.terminal.press(&key);
            self.keys.push(key);
        }
        for letter in text.chars() {
            let letter = letter.to_string();
            self.press(&letter, &letter);
        }
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
        self.terminal.wait_for(text);
    }

    /// Says what was needed, and holds it to what it was.
    #[track_caller]
    fn needed_at_most(self, keys: usize, task: &str) {
        println!("{:>3}  {task}: {}", self.keys.len(), self.keys.join(" "));
        assert!(
            self.keys.len() <= keys,
            "{task} took {keys} keys before, and now {:?}",
            self.keys
        );
    }
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn running(folder: &Path) -> serde_json::Value {
    let status = ["--at", NOW, "status", "--json"];
    json(ebb(folder).args(status))["running"].clone()
}

#[test]
fn a_ride_is_started_and_rated() {
    let home = home();
    let mut person = Person::opens(home.path());
    person.chooses(&["Ride an urge"]);
    person.sees("How strong is it");
    person.press("7", "7");
    person.sees("What suits you better now: body or room?");
    person.needed_at_most(2, "start a ride and rate it");
    let running = running(home.path());
    assert_eq!(running["ratings"][0]["value"], 7);
}

#[test]
fn breathing_begins() {
    let home = home();
    let mut person = Person::opens(home.path());
    person.chooses(&["Breathe"]);
    person.sees("Long exhale");
    person.chooses(&["Start", "Begin", "Long exhale"]);
    person.sees("Breathe in");
    person.needed_at_most(2, "breathe");
    let running = running(home.path());
    assert_eq!(running["kind"], "breathing");
}

#[test]
fn somebody_of_the_plan_is_called() {
    let home = home();
    let plan = [
        "plan",
        "person",
        "Sam",
        "--number",
        "030 1234",
        "--in",
        "who-i-call",
    ];
    assert!(run(ebb(home.path()).args(plan)).status.success());
    let mut person = Person::opens(home.path());
    person.chooses(&["My plan"]);
    person.chooses(&["Sam"]);
    person.sees("Dial it on another phone");
    person.needed_at_most(6, "open the plan and call somebody");
}

#[test]
fn a_due_reminder_is_done() {
    let home = home();
    let add = ["remind", "add", "every day 08:00", "--for", "mindfulness"];
    let before = ["--at", "2026-11-24T07:00:00Z"];
    let mut command = ebb(home.path());
    command.env("TZ", "UTC").args(before).args(add);
    assert!(run(&mut command).status.success());
    let mut person = Person::opens(home.path());
    person.chooses(&["Done"]);
    person.needed_at_most(1, "say done to a reminder that is due");
    let mut command = ebb(home.path());
    command.env("TZ", "UTC").args(["--at", NOW]);
    let past = json(command.args(["remind", "history", "1", "--json"]));
    assert_eq!(past["history"][0]["outcome"], "done");
}

#[test]
fn a_card_is_found_and_opened() {
    let home = home();
    let mut person = Person::opens(home.path());
    person.chooses(&["Cards"]);
    person.looks_for("Search", "half");
    person.chooses(&["Half-smile and open hands"]);
    person.sees("Let your brow");
    person.needed_at_most(7, "find a card by four letters and open it");
}
