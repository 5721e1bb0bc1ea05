//! Practices and sound with the real binary: begun and kept, killed and continued, chosen for a routine, heard.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, json, run};

#[test]
fn a_practice_is_followed_to_its_end_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    // A line stands for a millisecond, and none is passed over: each is told with its own time.
    let ended = run(ebb(folder.path()).args(["--speed", "20000", "practise", "sounds", "--json"]));
    assert!(ended.status.success());
    let text = String::from_utf8(ended.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    let lines: Vec<serde_json::Value> = lines.collect();
    assert_eq!(lines[0]["kind"], "practice");
    let of = |event: &str| -> Vec<&serde_json::Value> {
        lines.iter().filter(|line| line["event"] == event).collect()
    };
    let content = ebb_core::content::content("en");
    let practice = content.practice("sounds").unwrap();
    let (prompts, planned) = (of("prompt"), &practice.steps);
    let said: Vec<_> = prompts
        .iter()
        .map(|line| line["text"].as_str().unwrap())
        .collect();
    let expected: Vec<_> = planned.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(said, expected);
    let mut begins_ms = 0;
    for (prompt, line) in prompts.iter().zip(planned) {
        assert_eq!(prompt["elapsed_ms"], begins_ms, "{prompt}");
        begins_ms += line.seconds * 1_000;
    }
    assert_eq!((of("waiting").len(), of("finished").len()), (1, 1));
    let history = json(ebb(folder.path()).args(["history", "--json"]));
    assert_eq!(history["entries"][0]["pattern"], "sounds");
    assert_eq!(history["entries"][0]["length_ms"], 300_000);
    assert_eq!(history["insights"]["practices"], 1);
    let unknown = run(ebb(folder.path()).args(["practise", "no-such"]));
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn a_routine_is_put_together_by_commands() {
    let folder = tempfile::tempdir().unwrap();
    let chosen = ["practise", "sounds", "--in", "morning", "--json"];
    let screen = json(ebb(folder.path()).args(chosen));
    let morning = &screen["practise"]["routine"][0];
    assert_eq!(
        (&morning["part"], &morning["tool"]),
        (&"morning".into(), &"practice:sounds".into())
    );
    let listed = || {
        let listed = run(ebb(folder.path()).arg("practise"));
        String::from_utf8(listed.stdout).unwrap()
    };
    let text = listed();
    assert!(
        text.contains("(body-scan-5)") && text.contains("Morning"),
        "{text}"
    );
    let screen =
        json(ebb(folder.path()).args(["practise", "sounds", "--out-of", "morning", "--json"]));
    assert_eq!(screen["practise"]["routine"], serde_json::json!([]));
    assert!(!listed().contains("Morning"));
    let about = run(ebb(folder.path()).args(["practise", "body-scan-5", "--about"]));
    let about = String::from_utf8(about.stdout).unwrap();
    assert!(about.contains("5 minutes"), "{about}");
}

#[test]
fn a_track_is_a_file_of_the_right_length_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    for (name, arguments, ms) in [
        ("breath.wav", &["practise", "breath-3"][..], 180_000 + 8_900),
        ("ride.wav", &["surf"], 180_000 + 8_900),
        (
            "box.wav",
            &["breathe", "box", "--minutes", "1"],
            64_000 + 8_900,
        ),
        ("room.wav", &["practise", "senses-54321"], 240_000 + 1_500),
    ] {
        let file = folder.path().join(name);
        let mut command = ebb(folder.path());
        let written = run(command.args(arguments).arg("--track").arg(&file));
        assert!(written.status.success(), "{name}");
        let bytes = fs::read(&file).unwrap();
        let says = u32::from_le_bytes(bytes[40..44].try_into().unwrap()) as usize;
        assert_eq!(bytes.len(), says + 44, "{name}");
        assert_eq!(says, ms * 48, "{name}");
        // What is there is not written over.
        let again = run(ebb(folder.path()).args(arguments).arg("--track").arg(&file));
        assert_eq!(again.status.code(), Some(1));
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
    let history = json(ebb(folder.path()).args(["history", "--json"]));
    assert_eq!(history["entries"].as_array().unwrap().len(), 0);
}

/// Puts a program that keeps what it is given to play into a folder: the PATH on which no other player is found.
fn player(folder: &Path) -> String {
    let program = folder.join("aplay");
    let heard = folder.join("heard");
    let started = folder.join("started");
    let script = format!(
        "#!/bin/sh\necho $$ >> '{}'\nexec /bin/cat >> '{}'\n",
        started.display(),
        heard.display()
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder.display().to_string()
}

fn players_started(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("started")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn runs(process: &str) -> bool {
    Path::new("/proc").join(process).join("comm").exists()
}

#[test]
#[cfg(target_os = "linux")]
fn sound_is_piped_to_a_player_that_is_gone_in_a_pause_and_after_leaving() {
    let (folder, bin) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = player(bin.path());
    let mut terminal = Terminal::start(
        folder.path(),
        &["--sound", "practise", "breath-3"],
        &[("PATH", &path)],
    );
    terminal.wait_for("Sit so that you are awake");
    let until = |what: &dyn Fn() -> bool| {
        for _ in 0..600 {
            if what() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("it does not come");
    };
    until(&|| fs::metadata(bin.path().join("heard")).is_ok_and(|heard| heard.len() > 96_000));
    terminal.press(" ");
    terminal.wait_for("Paused");
    until(&|| !runs(&players_started(bin.path())[0]));
    // A key that comes again at once is an echo of the first.
    std::thread::sleep(std::time::Duration::from_millis(500));
    terminal.press(" ");
    until(&|| players_started(bin.path()).len() == 2);
    terminal.press("q");
    terminal.wait_end();
    assert!(!runs(&players_started(bin.path())[1]));
    // What was played is a stretch of the file, from where the player began; its first moment comes up softly.
    let file = bin.path().join("track.wav");
    let mut command = ebb(folder.path());
    run(command.args(["practise", "breath-3", "--track"]).arg(&file));
    let (heard, written) = (
        fs::read(bin.path().join("heard")).unwrap(),
        fs::read(&file).unwrap(),
    );
    let played = &heard[960..90_000];
    let begun = (44..written.len() / 2).step_by(2);
    assert!(
        begun
            .into_iter()
            .any(|begun| written[begun..].starts_with(played)),
        "what was played stands in no place of the file"
    );
}

#[test]
fn without_a_player_it_is_said_once_and_the_exercise_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(
        folder.path(),
        &["--sound", "practise", "sounds"],
        &[("PATH", "/nonexistent")],
    );
    terminal.wait_for("there is no player here");
    terminal.wait_for("Let your eyes stay open");
    terminal.press("q");
    assert!(terminal.wait_end().success());
    let refused = run(ebb(folder.path()).args(["--sound", "--speed", "9", "practise"]));
    assert_eq!(refused.status.code(), Some(2));
}

/// A player that takes a little and ends with an error, as one does whose device is gone or cannot be opened.
fn broken_player(folder: &Path, name: &str, takes: u32) {
    let program = folder.join(name);
    let tried = folder.join("tried");
    let script = format!(
        "#!/bin/sh\necho {name} >> '{}'\n/usr/bin/head -c {takes} > /dev/null\nexit 1\n",
        tried.display()
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_player_that_breaks_gives_way_to_the_next_one_and_to_words_where_there_is_none() {
    let (folder, bin) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    // The one has no device at all, the other loses it after a second of sound.
    broken_player(bin.path(), "paplay", 0);
    broken_player(bin.path(), "aplay", 48_000);
    let path = bin.path().display().to_string();
    let mut terminal = Terminal::start(
        folder.path(),
        &["--sound", "practise", "sounds"],
        &[("PATH", &path)],
    );
    terminal.wait_for("The player stopped, so there is no sound from here on.");
    let tried = fs::read_to_string(bin.path().join("tried")).unwrap();
    assert_eq!(tried, "paplay\naplay\n");
    // The practice goes on: it is rated, and its line stands.
    terminal.press("5");
    terminal.wait_for("5 (0:");
    terminal.wait_for("Let your eyes stay open");
    terminal.press("q");
    assert!(terminal.wait_end().success());
    let status = json(ebb(folder.path()).args(["status", "--json"]));
    assert_eq!(status["running"]["pattern"], "sounds");
}

#[test]
fn a_practice_opens_with_what_to_mind_and_turns_to_the_room_at_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(folder.path(), &["practise"], &[]);
    terminal.wait_for("Calm place, 6 minutes");
    terminal.press("jj\r");
    terminal.wait_for("belongs in your sessions");
    terminal.press("\r");
    terminal.wait_for("keep your eyes open if you like");
    terminal.press("v");
    terminal.wait_for("Sit well, with your eyes open");
    terminal.wait_for("Attention on the body");
    terminal.press("q");
    terminal.wait_end();
    let mut lines = Terminal::start(folder.path(), &["--plain"], &[]);
    lines.wait_for("Go back to it");
    lines.press("1\r");
    lines.wait_for("Sit well, with your eyes open");
    lines.press("q\r");
    lines.wait_end();
}

#[test]
fn a_practice_in_the_terminal_is_killed_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(
        folder.path(),
        &["--plain", "practise", "looking-around"],
        &[],
    );
    terminal.wait_for("How tense are you");
    terminal.press("7\r");
    terminal.wait_gone("no such words");
    let status = || json(ebb(folder.path()).args(["status", "--json"]));
    for _ in 0..600 {
        if status()["running"]["ratings"][0]["value"] == 7 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    run(std::process::Command::new("kill").args(["-9", &terminal.process_id().to_string()]));
    terminal.wait_end();
    let found = status();
    assert_eq!(found["running"]["kind"], "practice");
    assert_eq!(found["running"]["ratings"][0]["value"], 7);
    let mut terminal = Terminal::start(folder.path(), &[], &[]);
    terminal.wait_for("Go back to it");
    terminal.press("g");
    terminal.wait_for("Looking around");
    terminal.press("f");
    terminal.wait_for("What would help");
    terminal.press("a");
    terminal.wait_for("You practised on 1 of the last 7 days");
    terminal.press("q");
    terminal.wait_end();
}
