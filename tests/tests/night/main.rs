//! Nights, played at the terminal. Every page is read against what must be there and what must not.

mod danger;
mod used;
mod worse;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use ebb_tests::{ebb, run};

/// A command at a time of November 2026 in Berlin, such as "22T23:10", with what it prints.
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

fn command(folder: &Path, time: &str) -> std::process::Command {
    let mut command = ebb(folder);
    command
        .args(["--speed", "0", "--at", &format!("2026-11-{time}:00+01:00")])
        .env("TZ", "Europe/Berlin");
    command
}

/// What Ebb says line by line to somebody who types these lines.
fn typed(folder: &Path, time: &str, arguments: &[&str], lines: &[&str]) -> String {
    let mut plain = command(folder, time);
    let output = ebb_tests::typed(plain.args(arguments).arg("--plain"), lines);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{time} {arguments:?}: {text}");
    text
}

/// The number before a choice, of what was said last.
fn number<'t>(text: &'t str, label: &str) -> &'t str {
    let lines = text.lines().rev();
    let mut numbered = lines.filter_map(|line| line.split_once(". "));
    let found = numbered.find(|(_, said)| said.starts_with(label));
    found
        .unwrap_or_else(|| panic!("no choice {label}: {text}"))
        .0
}

/// What a command prints until its first breath, after which it is ended as a closed terminal would.
fn begin_and_end(folder: &Path, time: &str, arguments: &[&str]) -> String {
    let mut child = ebb(folder)
        .args(["--at", &format!("2026-11-{time}:00+01:00")])
        .args(arguments)
        .env("TZ", "Europe/Berlin")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut printed = String::new();
    for line in lines {
        printed.push_str(&line.unwrap());
        if printed.contains("\"event\":\"phase\"") {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    printed
}
