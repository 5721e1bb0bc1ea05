//! A phone or a computer with Ebb on it: each deed is a process of the real binary, and goes into the ledger.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{DateTime, NaiveDateTime};
use ebb_tests::{ebb, run};
use serde_json::Value;

use crate::laws::Place;
use crate::ledger::{Entry, Exercise, Ledger, Measure};
use crate::measures::Form;

const PASSPHRASE: &str = "heron by the reeds";
pub const MINUTE: i64 = 60_000;

/// A practice is over once its last line was read and somebody came within an hour; one that nobody came back to ends where
/// it was last touched, at its beginning.
const LEFT: i64 = 60 * MINUTE;

pub struct Device {
    pub folder: PathBuf,
    pub place: Place,
    pub ledger: Ledger,
    /// Processes that ran here.
    pub runs: Cell<u64>,
    /// A practice or a ride that was begun: when, and when its end is.
    under_way: Cell<Option<(i64, i64)>>,
}

impl Device {
    pub fn new(folder: PathBuf, place: Place) -> Self {
        Self {
            folder,
            place,
            ledger: Ledger::default(),
            runs: Cell::new(0),
            under_way: Cell::new(None),
        }
    }

    fn command(&self, at: i64, arguments: &[&str]) -> Command {
        self.runs.set(self.runs.get() + 1);
        let mut command = ebb(&self.folder);
        let time = DateTime::from_timestamp_millis(at).unwrap().to_rfc3339();
        command
            .args(["--speed", "0", "--at", &time])
            .args(arguments)
            .env("TZ", self.place.variable())
            .env("EBB_PASSPHRASE", PASSPHRASE);
        command
    }

    /// What a command says that is carried out.
    pub fn says(&mut self, at: i64, arguments: &[&str]) -> String {
        let output = run(&mut self.command(at, arguments));
        let text = String::from_utf8(output.stdout).unwrap();
        let wrong = String::from_utf8_lossy(&output.stderr);
        let when = DateTime::from_timestamp_millis(at).unwrap();
        assert!(
            output.status.success() && wrong.is_empty(),
            "{when} {arguments:?}: {text} {wrong}"
        );
        if let Some((began, end)) = self.under_way.take() {
            let length = if at - end <= LEFT { end - began } else { 0 };
            let one = self.ledger.exercises.get_mut(&began).unwrap();
            if one.kind == "practice" {
                one.length = length;
            } else {
                assert!(at - end > LEFT, "a ride that waits for its end");
            }
        }
        text
    }

    pub fn json(&mut self, at: i64, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.says(at, arguments)).unwrap()
    }

    fn began(&mut self, at: i64, kind: &'static str, pattern: &str) -> &mut Exercise {
        let one = Exercise {
            kind,
            pattern: pattern.to_owned(),
            zone: self.place.name(at),
            day: self.place.day(at),
            length: 0,
            ratings: Vec::new(),
            outcome: None,
            edited: at,
            gone: false,
        };
        let known = self.ledger.exercises.insert(at, one);
        assert!(known.is_none(), "two at one moment");
        self.ledger.exercises.get_mut(&at).unwrap()
    }

    /// An urge that was ridden, and told of at its end alone.
    pub fn told_of_ride(&mut self, at: i64, rating: Option<i64>, outcome: &'static str) {
        let value = rating.map(|value| value.to_string());
        let mut arguments = vec!["surf", "--outcome", outcome];
        if let Some(value) = &value {
            arguments.extend(["--rate", value]);
        }
        self.says(at, &arguments);
        let one = self.began(at, "ride", "long-exhale");
        one.ratings = rating.map(|value| (0, value)).into_iter().collect();
        one.outcome = Some(kept(outcome));
    }

    /// An urge that is ridden from its beginning to its end; without an end it is left.
    pub fn rides(&mut self, at: i64, first: i64, end: Option<(i64, i64, &'static str)>) {
        self.says(at, &["surf", "--rate", &first.to_string()]);
        self.began(at, "ride", "long-exhale")
            .ratings
            .push((0, first));
        let Some((length, last, outcome)) = end else {
            self.under_way.set(Some((at, at + 3 * MINUTE)));
            return;
        };
        let value = last.to_string();
        self.says(
            at + length,
            &["surf", "--rate", &value, "--outcome", outcome],
        );
        let one = self.ledger.exercises.get_mut(&at).unwrap();
        one.ratings.push((length, last));
        (one.length, one.outcome) = (length, Some(kept(outcome)));
        one.edited = at + length;
    }

    /// Breathes so many minutes, to the end of the breath that is under way then.
    pub fn breathes(&mut self, at: i64, pattern: &str, breath: i64, minutes: i64) {
        let text = minutes.to_string();
        self.says(at, &["--plain", "breathe", pattern, "--minutes", &text]);
        let breaths = (minutes * MINUTE + breath - 1) / breath;
        self.began(at, "breathing", pattern).length = breaths * breath;
    }

    pub fn practises(&mut self, at: i64, practice: &str, minutes: i64) {
        self.says(at, &["--plain", "practise", practice]);
        self.began(at, "practice", practice);
        self.under_way.set(Some((at, at + minutes * MINUTE)));
    }

    /// What stands on the first page of today.
    pub fn looks_at_today(&mut self, at: i64) {
        let status = self.json(at, &["status", "--json"]);
        let today = self.place.day(at);
        assert_eq!(status["today"], self.ledger.on_day(today), "{today}");
        assert_eq!(status["notices"], serde_json::json!([]), "{status}");
    }

    /// On how many days something was practised lately.
    pub fn looks_at_routine(&mut self, at: i64) {
        let practise = self.json(at, &["practise", "--json"]);
        let today = self.place.day(at);
        let lately = &practise["practise"]["lately"];
        let days = |days| Value::from(self.ledger.practised(today, days));
        assert_eq!(
            (&lately["week"], &lately["month"]),
            (&days(7), &days(30)),
            "{today}"
        );
    }

    /// Writes, and keeps what Ebb calls it.
    pub fn writes(&mut self, at: i64, sheet: &'static str, said: &[&str], answers: Value) {
        let mut arguments = vec!["journal", "--json"];
        arguments.extend(said);
        let kept = self.json(at, &arguments);
        let entry = Entry {
            id: kept["entry"]["id"].as_str().unwrap().to_owned(),
            sheet,
            answers,
            zone: self.place.name(at),
            edited: at,
            gone: false,
        };
        self.ledger.entries.insert(at, entry);
    }

    pub fn checks_in(&mut self, at: i64, form: &'static Form, given: &[i64]) {
        let answers: Vec<_> = given.iter().map(ToString::to_string).collect();
        let mut arguments = vec!["check-in", form.id];
        arguments.extend(answers.iter().map(String::as_str));
        let said = self.says(at, &arguments);
        let score = form.score(given);
        for line in form.lines(given) {
            assert!(said.contains(&line), "{}, {given:?}: {said}", form.id);
        }
        let named = form.items.iter().zip(given);
        let answers: BTreeMap<_, _> = named
            .map(|(id, value)| ((*id).to_owned(), *value))
            .collect();
        let measure = Measure {
            what: form.id,
            zone: self.place.name(at),
            day: self.place.day(at),
            answers,
            score,
            most: form.most,
        };
        self.ledger.measures.insert(at, measure);
    }

    pub fn uses(&mut self, at: i64, by_mistake: bool) {
        self.says(at, &["used"]);
        if by_mistake {
            self.says(at + 1_000, &["used", "--undo"]);
        } else {
            self.ledger.uses.insert(at, self.place.name(at));
        }
    }

    /// Says of a reminder that it is done, by the number that stands before it.
    pub fn does(&mut self, at: i64, what: &'static str, wall: NaiveDateTime, due: i64) {
        let start = wall.format("%Y-%m-%dT%H:%M").to_string();
        let next = self.json(at, &["remind", "next", "--json"]);
        let coming = next["next"]["coming"].as_array().unwrap();
        let is_it = |one: &Value| {
            one["kind"] == what
                && one["occurrence"]
                    .as_str()
                    .unwrap()
                    .ends_with(&format!("@{start}"))
        };
        let place = coming.iter().position(is_it);
        let place = place.unwrap_or_else(|| panic!("no {what} at {start}: {next}"));
        let instant = ebb_tests::exported::instant(due);
        assert_eq!(coming[place]["at"], instant, "{what} at {start}");
        self.says(at, &["remind", "done", &(place + 1).to_string()]);
        self.ledger.done.insert((what, start), at);
    }

    /// The newest exercise, which was over before: its id, and when it began.
    pub fn newest(&mut self, at: i64) -> (String, i64) {
        let history = self.json(at, &["history", "--json", "--limit", "1"]);
        let one = &history["entries"][0];
        let began = one["started_at"].as_str().unwrap();
        (
            one["id"].as_str().unwrap().to_owned(),
            crate::laws::utc(began),
        )
    }

    pub fn back_up(&mut self, at: i64, file: &Path) {
        self.says(at, &["backup", file.to_str().unwrap()]);
    }

    pub fn restores(&mut self, at: i64, file: &Path, how: &str) -> String {
        self.says(at, &["restore", how, file.to_str().unwrap()])
    }
}

/// How an outcome stands in what is kept.
fn kept(outcome: &'static str) -> &'static str {
    match outcome {
        "used-some" => "used_some",
        "not-sure" => "not_sure",
        other => other,
    }
}
