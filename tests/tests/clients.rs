//! One store, and a client of every language: the terminal, then Kotlin, then Swift do something in it, and after each
//! of them all see the same, byte for byte in JSON. `EBB_TEST_KOTLIN` and `EBB_TEST_SWIFT` say how a sample is started;
//! bindings/README.md says what it understands. A language that is not named there is left out.

use std::path::Path;
use std::process::{Command, Stdio};

use ebb_tests::{binary, run};
use serde_json::Value;

const ZONE: &str = "Europe/Berlin";

/// A client that reads and changes the store.
enum Client {
    Terminal,
    Sample {
        language: String,
        start: Vec<String>,
    },
}

/// A page with the words by which the terminal and the samples know it.
const PAGES: [(&str, &[&str]); 4] = [
    ("status", &["status", "--json"]),
    ("history", &["history", "--limit", "30", "--json"]),
    ("plan", &["plan", "--json"]),
    ("reminders", &["remind", "list", "--json"]),
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

    /// A page as it is at `time`.
    fn page(&self, folder: &Path, time: &str, page: usize) -> Vec<u8> {
        let (name, words) = PAGES[page];
        match self {
            Self::Terminal => self.say(folder, [time, "0"], words),
            Self::Sample { .. } => self.say(folder, [time, "0"], &["json", name]),
        }
    }
}

/// Compares what all see, and answers it.
#[track_caller]
fn all_see(clients: &[Client], folder: &Path, time: &str) -> [Value; 4] {
    std::array::from_fn(|page| {
        let first = clients[0].page(folder, time, page);
        for other in &clients[1..] {
            let seen = other.page(folder, time, page);
            assert_eq!(
                String::from_utf8_lossy(&seen),
                String::from_utf8_lossy(&first),
                "{} of {} and {}",
                PAGES[page].0,
                clients[0].name(),
                other.name()
            );
            assert_eq!(seen, first);
        }
        assert!(first.ends_with(b"\n"));
        serde_json::from_slice(&first).unwrap()
    })
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
    let clients: Vec<_> = [Client::Terminal].into_iter().chain(samples).collect();
    let terminal = &clients[0];

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
    let [status, history, plan, _] = all_see(&clients, folder, "2027-01-15T08:30:00Z");
    assert_eq!(status["today"]["rides"], 1);
    assert_eq!(history["entries"].as_array().unwrap().len(), 1);
    assert!(plan.to_string().contains("030 1234 ext. 5"));

    for (number, sample) in (1..).zip(&clients[1..]) {
        let begin = format!("2027-01-15T1{number}:00:00Z");
        // Five seconds of breathing and two of riding, five times as fast.
        let told = sample.say(folder, [&begin, "5"], &["tour"]);
        let told = String::from_utf8_lossy(&told);
        assert!(told.contains("I stop answering"), "{told}");
        let [status, history, _, reminders] =
            all_see(&clients, folder, &format!("2027-01-15T1{number}:30:00Z"));
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
        assert_eq!(
            reminders["reminders"]["boosters"].as_array().unwrap().len(),
            number
        );
    }

    // The terminal has the last word, and everybody hears it.
    terminal.say(
        folder,
        ["2027-01-15T15:00:00Z", "1"],
        &["surf", "--rate", "3", "--outcome", "rode"],
    );
    let [status, ..] = all_see(&clients, folder, "2027-01-15T15:30:00Z");
    assert_eq!(status["today"]["rides"], clients.len() + 1);
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
        assert_eq!(
            exits(&["--data", data, "json", "everything"]),
            Some(2),
            "{language}"
        );
        assert_eq!(exits(&["--data", data, "show"]), Some(1), "{language}");
    }
}
