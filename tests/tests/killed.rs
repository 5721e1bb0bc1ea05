//! A ride that is killed at a random moment is there again, at the right second, with what was rated.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use ebb_core::time::{from_millis, to_millis};
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

        // A fixed time would come before the start where a hundredfold clock met a slow machine.
        let started_ms = instant_ms(&started["started_at"]);
        let later = from_millis(started_ms + 150_000).unwrap().to_rfc3339();
        let status =
            json(ebb(folder.path()).args(["--at", &later, "--speed", "0.1", "status", "--json"]));
        let running = &status["running"];
        assert_eq!(running["id"], started["id"], "round {round}");
        assert_eq!(running["ratings"][0]["value"], rating);
        assert_eq!(running["started_at"], started["started_at"]);
        let ran_ms = instant_ms(&status["now"]) - started_ms;
        assert!(ran_ms >= 150_000);
        assert_eq!(
            running["elapsed_ms"].as_i64().unwrap(),
            ran_ms,
            "round {round}: {status}"
        );
    }
}

/// Milliseconds since 1970 of a time as it is printed.
fn instant_ms(printed: &Value) -> i64 {
    to_millis(printed.as_str().unwrap().parse().unwrap())
}
