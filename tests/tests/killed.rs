//! A ride that is killed at a random moment is there again, at the right second, with what was rated.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use ebb_tests::{ebb, json};
use serde_json::Value;

/// How often to kill: a tenth by default, all with `tests/run --all`.
fn repetitions() -> u64 {
    std::env::var("EBB_TEST_REPEAT")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20)
}

#[test]
fn a_killed_ride_continues_at_the_right_second_with_what_was_rated() {
    let start_ms: i64 = 1_800_000_000_000;
    for round in 0..repetitions() {
        let folder = tempfile::tempdir().unwrap();
        let rating = round % 11;
        let mut child = ebb(folder.path())
            .args([
                "--at",
                "2027-01-15T08:00:00Z",
                "--speed",
                "100",
                "surf",
                "--json",
                "--rate",
            ])
            .arg(rating.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let started: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(started["event"], "started");
        // The moment of the kill is what this test varies; nothing is waited for.
        thread::sleep(Duration::from_micros(round * 7_919 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();

        let status = json(ebb(folder.path()).args([
            "--at",
            "2027-01-15T08:02:30Z",
            "--speed",
            "0.1",
            "status",
            "--json",
        ]));
        let running = &status["running"];
        assert_eq!(running["id"], started["id"], "round {round}");
        assert_eq!(running["ratings"][0]["value"], rating);
        assert_eq!(running["started_at"], started["started_at"]);
        let ran_ms = instant_ms(&status["now"]) - instant_ms(&running["started_at"]);
        assert!(instant_ms(&running["started_at"]) >= start_ms);
        assert_eq!(
            running["elapsed_ms"].as_i64().unwrap(),
            ran_ms,
            "round {round}: {status}"
        );
    }
}

/// Milliseconds since 1970 of a time of that day in January 2027, as printed: 2027-01-15T08:02:30.123Z.
fn instant_ms(printed: &Value) -> i64 {
    let text = printed.as_str().unwrap();
    let clock = text
        .strip_prefix("2027-01-15T")
        .unwrap()
        .strip_suffix('Z')
        .unwrap();
    let mut parts = clock.split(':');
    let hours: i64 = parts.next().unwrap().parse().unwrap();
    let minutes: i64 = parts.next().unwrap().parse().unwrap();
    let seconds: f64 = parts.next().unwrap().parse().unwrap();
    // 2027-01-15T00:00:00Z is day 20,833 since 1970.
    20_833 * 86_400_000 + (hours * 60 + minutes) * 60_000 + (seconds * 1_000.0).round() as i64
}
