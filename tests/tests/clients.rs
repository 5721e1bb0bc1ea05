//! One store, and a client of every language: the terminal, then Kotlin, then Swift do something in it, and after each
//! of them all see the same: each page word by word as the core gives it here, and the terminal in its records.
//! `EBB_TEST_KOTLIN` and `EBB_TEST_SWIFT` say how a sample is started; bindings/README.md says what it understands. A
//! language that is not named there is left out.

#[path = "../../bindings/ffi/tests/pages/words.rs"]
mod words;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::page::Place;
use ebb_core::store::{Store, StoreKey};
use ebb_core::view::Moment;
use ebb_tests::{binary, run};
use serde_json::Value;
use words::words;

const ZONE: &str = "Europe/Berlin";

/// A client that reads and changes the store.
enum Client {
    Terminal,
    Sample {
        language: String,
        start: Vec<String>,
    },
}

/// What the terminal writes of the store.
const RECORDS: [&[&str]; 4] = [
    &["status", "--json"],
    &["history", "--limit", "30", "--json"],
    &["plan", "--json"],
    &["remind", "list", "--json"],
];

/// Pages that everybody looks at.
const PAGES: [&str; 6] = [
    "ebb/now",
    "progress/history?ahead=0&before=~",
    "crisis/plan/might_use",
    "crisis/plan/might_hurt",
    "reminders/all?ahead=0",
    "cards/all",
];

impl Client {
    fn sample(language: &str) -> Option<Self> {
        let named = std::env::var(format!("EBB_TEST_{}", language.to_uppercase())).ok()?;
        Some(Self::Sample {
            language: language.to_owned(),
            start: named.split_whitespace().map(str::to_owned).collect(),
        })
    }

    fn name(&self) -> &str {
        match self {
            Self::Terminal => "the terminal",
            Self::Sample { language, .. } => language,
        }
    }

    /// What the client prints.
    #[track_caller]
    fn say(&self, folder: &Path, clock: [&str; 2], arguments: &[&str]) -> Vec<u8> {
        let program = match self {
            Self::Terminal => vec![binary().to_string_lossy().into_owned()],
            Self::Sample { start, .. } => start.clone(),
        };
        let mut command = Command::new(&program[0]);
        command
            .args(&program[1..])
            .arg("--data")
            .arg(folder)
            .args(["--at", clock[0], "--speed", clock[1]])
            .args(arguments)
            .env("EBB_KEYRING", "off")
            .env("TZ", ZONE)
            .stdin(Stdio::null());
        let output = run(&mut command);
        assert!(
            output.status.success(),
            "{} {arguments:?}: {}",
            self.name(),
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout
    }
}

/// The words of a page, a line each, as the core gives them.
fn page_here(folder: &Path, time: &str, token: &str) -> String {
    let key = fs::read_to_string(folder.join("ebb.key")).unwrap();
    let key = StoreKey::from_hex(key.trim()).unwrap();
    let moment = Moment {
        now: time.parse().unwrap(),
        zone: ZONE.parse().unwrap(),
        language: "en".to_owned(),
        boot: None,
    };
    let vault = Vault::at(&folder.join("plan"));
    let mut ebb = Companion::new(Store::open(folder, &key), vault, &moment);
    // As a phone, whose system shows the notices.
    ebb.system_shows_notices();
    let token = token.to_owned();
    words(&ebb.page(&Place { token }, &[], &moment)).join("\n") + "\n"
}

/// Compares what all see, and answers what the terminal writes of it.
#[track_caller]
fn all_see(terminal: &Client, samples: &[Client], folder: &Path, time: &str) -> [Value; 4] {
    let records = RECORDS.map(|words| {
        let written = terminal.say(folder, [time, "0"], words);
        assert!(written.ends_with(b"\n"));
        serde_json::from_slice(&written).unwrap()
    });
    for token in PAGES {
        let here = page_here(folder, time, token);
        for sample in samples {
            let seen = sample.say(folder, [time, "0"], &["show", token]);
            let seen = String::from_utf8(seen).unwrap();
            assert_eq!(seen, here, "{token} of {}", sample.name());
        }
    }
    records
}

#[test]
#[ignore = "wants the samples of the other languages: tests/run clients"]
fn the_terminal_kotlin_and_swift_see_the_same_in_one_store() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let samples: Vec<_> = ["kotlin", "swift"]
        .into_iter()
        .filter_map(Client::sample)
        .collect();
    assert!(
        !samples.is_empty(),
        "EBB_TEST_KOTLIN or EBB_TEST_SWIFT names a sample"
    );
    let terminal = &Client::Terminal;

    let early = ["2027-01-15T08:00:00.250Z", "1"];
    terminal.say(
        folder,
        early,
        &["plan", "add", "early-signs", "I stop answering — „später“"],
    );
    terminal.say(
        folder,
        early,
        &["plan", "person", "Sam", "--number", "030 1234 ext. 5"],
    );
    terminal.say(
        folder,
        early,
        &[
            "remind",
            "add",
            "every weekday 08:00",
            "--for",
            "mindfulness",
        ],
    );
    terminal.say(folder, early, &["surf", "--rate", "6", "--outcome", "rode"]);
    let [status, history, plan, _] = all_see(terminal, &samples, folder, "2027-01-15T08:30:00Z");
    assert_eq!(status["today"]["rides"], 1);
    assert_eq!(history["entries"].as_array().unwrap().len(), 1);
    assert!(plan.to_string().contains("030 1234 ext. 5"));

    for (number, sample) in (1..).zip(&samples) {
        let begin = format!("2027-01-15T1{number}:00:00Z");
        // Five seconds of breathing and two of riding, five times as fast.
        let told = sample.say(folder, [&begin, "5"], &["tour"]);
        let told = String::from_utf8_lossy(&told);
        assert!(told.contains("I stop answering"), "{told}");
        let [status, history, _, reminders] = all_see(
            terminal,
            &samples,
            folder,
            &format!("2027-01-15T1{number}:30:00Z"),
        );
        assert_eq!(status["today"]["rides"], 1 + number);
        assert_eq!(status["today"]["breathings"], number);
        assert_eq!(status["running"], Value::Null);
        let entries = history["entries"].as_array().unwrap();
        assert_eq!(entries.len(), 1 + 2 * number);
        let (ride, breathing) = (&entries[0], &entries[1]);
        assert_eq!(ride["kind"], "ride", "{}", sample.name());
        assert_eq!(ride["zone"], ZONE);
        let values: Vec<_> = ride["ratings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["value"])
            .collect();
        assert_eq!(values, [7, 4]);
        assert!(
            (2_000..60_000).contains(&ride["length_ms"].as_i64().unwrap()),
            "{ride}"
        );
        assert!(
            (5_000..60_000).contains(&breathing["length_ms"].as_i64().unwrap()),
            "{breathing}"
        );
        // One treatment has ended once, whoever says so.
        let boosters = reminders["reminders"]["boosters"].as_array();
        assert_eq!(boosters.unwrap().len(), 1);
    }

    // The terminal has the last word, and everybody hears it.
    terminal.say(
        folder,
        ["2027-01-15T15:00:00Z", "1"],
        &["surf", "--rate", "3", "--outcome", "rode"],
    );
    let [status, ..] = all_see(terminal, &samples, folder, "2027-01-15T15:30:00Z");
    assert_eq!(status["today"]["rides"], samples.len() + 2);
}

#[test]
#[ignore = "wants the samples of the other languages: tests/run clients"]
fn a_sample_says_with_its_exit_code_why_it_could_not() {
    for sample in ["kotlin", "swift"].into_iter().filter_map(Client::sample) {
        let Client::Sample { start, language } = sample else {
            continue;
        };
        let folder = tempfile::tempdir().unwrap();
        let exits = |arguments: &[&str]| {
            let mut command = Command::new(&start[0]);
            command
                .args(&start[1..])
                .args(arguments)
                .stdin(Stdio::null());
            let output = run(&mut command);
            assert!(
                !output.stderr.is_empty(),
                "{language} {arguments:?} says why"
            );
            output.status.code()
        };
        let data = folder.path().to_str().unwrap();
        assert_eq!(exits(&[]), Some(2), "{language}");
        assert_eq!(exits(&["--data", data, "dance"]), Some(2), "{language}");
        assert_eq!(exits(&["--data", data, "show"]), Some(1), "{language}");
    }
}
