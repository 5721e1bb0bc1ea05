//! The key in a real Secret Service: a bus and a keyring of this test's own. `tests/run keyring` runs it.

use std::io::Write as _;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ebb_core::content::content;
use ebb_tests::bus::{Bus, Ends, until};
use ebb_tests::{binary, run};
use tempfile::TempDir;

const SECRETS: &str = "org.freedesktop.secrets";
const BEFORE: &str = "2026-11-24T07:00:00Z";
/// A minute after the reminder of eight o'clock.
const AFTER: &str = "2026-11-24T08:01:00Z";

/// Runs `script` on a session bus of its own with a keyring that is unlocked; "$1" is Ebb, "$2" its data folder.
fn with_keyring(home: &TempDir, script: &str) -> Output {
    let unlocked = format!(
        "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
         until dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
               org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true
         do sleep 0.1; done
         {script}"
    );
    let mut command = Command::new("timeout");
    command
        .args([
            "60",
            "dbus-run-session",
            "--",
            "bash",
            "-c",
            &unlocked,
            "bash",
        ])
        .arg(binary())
        .arg(home.path().join("data"))
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env_remove("EBB_KEYRING");
    run(&mut command)
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn the_key_lies_in_the_keyring_and_no_new_one_is_made_where_that_is_out_of_reach() {
    let home = tempfile::tempdir().unwrap();
    let kept = with_keyring(&home, "\"$1\" --data \"$2\" surf --rate 5 --outcome rode");
    assert!(
        kept.status.success(),
        "{}",
        String::from_utf8_lossy(&kept.stderr)
    );
    let data = home.path().join("data");
    assert!(!data.join("ebb.key").exists());
    let header = std::fs::read_to_string(data.join("ebb.header")).unwrap();
    assert!(header.contains("keyring"), "{header}");

    let mut alone = Command::new(binary());
    alone.arg("--data").arg(&data).args(["status", "--json"]);
    alone
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env_remove("EBB_KEYRING");
    let out_of_reach = run(&mut alone);
    assert_eq!(out_of_reach.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out_of_reach.stdout).contains("keyring"));
    assert!(!data.join("ebb.key").exists(), "no new key is made");

    let again = with_keyring(&home, "\"$1\" --data \"$2\" history --json");
    let history: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(history["entries"][0]["ratings"][0]["value"], 5);
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn a_key_in_a_file_goes_into_the_keyring_and_back_and_each_time_it_is_another_one() {
    let (home, bus) = desktop();
    let first = run(&mut ebb(
        &home,
        &bus,
        &["surf", "--rate", "5", "--outcome", "rode"],
    ));
    assert!(first.status.success(), "{}", text(&first));
    let file = home.path().join("data/ebb.key");
    let old = std::fs::read_to_string(&file).unwrap();
    let refused = run(&mut ebb(&home, &bus, &["key", "--to", "keyring"]));
    assert_eq!(refused.status.code(), Some(3), "{}", text(&refused));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), old);
    let _keyring = keyring(&home, &bus, true);
    for arguments in [&["key", "--to", "keyring"][..], &["key", "--new"]] {
        let moved = run(&mut ebb(&home, &bus, arguments));
        assert!(moved.status.success(), "{}", text(&moved));
        assert!(!file.exists());
    }
    let back = run(&mut ebb(&home, &bus, &["key", "--to", "file"]));
    assert!(back.status.success(), "{}", text(&back));
    assert_ne!(std::fs::read_to_string(&file).unwrap(), old);
    let history = run(&mut ebb(&home, &bus, &["history", "--json"]));
    let history: serde_json::Value = serde_json::from_slice(&history.stdout).unwrap();
    assert_eq!(history["entries"][0]["ratings"][0]["value"], 5);
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn after_a_wipe_nothing_opens_a_copy_of_a_store_that_was_put_aside_before() {
    let (home, bus) = desktop();
    let _keyring = keyring(&home, &bus, true);
    let file = home.path().join("ebb.age");
    let file = file.to_str().unwrap();
    let ran = |arguments: &[&str]| {
        let done = run(ebb(&home, &bus, arguments).env("EBB_PASSPHRASE", "heron by the reeds"));
        assert!(done.status.success(), "{}", text(&done));
    };
    ran(&["surf", "--rate", "5", "--outcome", "rode"]);
    ran(&["backup", file]);
    let data = home.path().join("data");
    let copy = home.path().join("copy");
    std::fs::create_dir(&copy).unwrap();
    for name in ["ebb.db", "ebb.header"] {
        std::fs::copy(data.join(name), copy.join(name)).unwrap();
    }
    let status = || {
        let mut command = Command::new(binary());
        command.arg("--data").arg(&copy).arg("status");
        run(bus.on(&mut command).env_remove("EBB_KEYRING"))
    };
    std::fs::write(data.join("ebb.db"), "no database").unwrap();
    ran(&["restore", file, "--replace"]);
    let opens = status();
    assert!(opens.status.success(), "{}", text(&opens));
    ran(&["wipe", "--yes"]);
    assert!(!data.exists());
    let closed = status();
    assert_eq!(closed.status.code(), Some(1), "{}", text(&closed));
    let words = &content("en").words.notices.key_missing;
    assert!(text(&closed).contains(words), "{}", text(&closed));
}

/// A home with a bus of its own, on which nothing starts by itself.
fn desktop() -> (TempDir, Bus) {
    let home = tempfile::tempdir().unwrap();
    let bus = Bus::start(home.path());
    (home, bus)
}

/// A real keyring on the bus: open, or locked as it is at login.
fn keyring(home: &TempDir, bus: &Bus, open: bool) -> Ends {
    let mut command = Command::new("gnome-keyring-daemon");
    command.args(["--foreground", "--components=secrets"]);
    if open {
        command.arg("--unlock");
    }
    command
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("XDG_DATA_HOME", home.path().join("share"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut daemon = bus.on(&mut command).spawn().unwrap();
    let mut password = daemon.stdin.take().unwrap();
    password.write_all(b"secret").unwrap();
    drop(password);
    let daemon = Ends(daemon);
    bus.until_owned(SECRETS, true);
    daemon
}

fn ebb(home: &TempDir, bus: &Bus, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.arg("--data").arg(home.path().join("data"));
    command
        .args(arguments)
        .env("HOME", home.path())
        .env("TZ", "UTC")
        .env_remove("EBB_KEYRING")
        .stdin(Stdio::null());
    bus.on(&mut command);
    command
}

fn text(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(both).unwrap()
}

fn tell(child: &Child, signal: &str) {
    let told = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(told.unwrap().success());
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn a_first_start_with_a_locked_keyring_says_so_and_a_key_file_is_a_choice() {
    let (home, bus) = desktop();
    let locked = keyring(&home, &bus, false);
    let words = &content("en").words.notices;
    let first = run(&mut ebb(&home, &bus, &["status"]));
    assert_eq!(first.status.code(), Some(1), "{}", text(&first));
    assert!(
        text(&first).contains(&words.no_place_for_key),
        "{}",
        text(&first)
    );
    assert!(!home.path().join("data/ebb.key").exists());
    assert!(!home.path().join("data/ebb.header").exists());
    // The plan waits for no key.
    let plan = run(&mut ebb(
        &home,
        &bus,
        &["plan", "add", "reasons", "the river"],
    ));
    assert!(plan.status.success(), "{}", text(&plan));

    let chosen = run(ebb(&home, &bus, &["status"]).env("EBB_KEYRING", "off"));
    assert!(chosen.status.success(), "{}", text(&chosen));
    assert!(home.path().join("data/ebb.key").exists());
    let later = run(&mut ebb(&home, &bus, &["status"]));
    assert!(later.status.success(), "{}", text(&later));
    drop(locked);
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn where_there_is_no_keyring_the_key_lies_in_a_file_at_once() {
    let (home, bus) = desktop();
    let first = run(&mut ebb(&home, &bus, &["status"]));
    assert!(first.status.success(), "{}", text(&first));
    assert!(home.path().join("data/ebb.key").exists());
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn a_keyring_that_hangs_holds_nothing_longer_than_three_seconds_and_is_asked_again() {
    let (home, bus) = desktop();
    let daemon = keyring(&home, &bus, true);
    assert!(run(&mut ebb(&home, &bus, &["status"])).status.success());
    tell(&daemon.0, "-STOP");
    for arguments in [
        &["status"][..],
        &["triggers", "add", "place", "the bar"],
        &["remind", "due"],
    ] {
        let since = Instant::now();
        let hangs = run(&mut ebb(&home, &bus, arguments));
        // Three seconds, and what a busy machine takes.
        assert!(since.elapsed() < Duration::from_secs(6), "{arguments:?}");
        assert_eq!(hangs.status.code(), Some(1), "{}", text(&hangs));
        let said = text(&hangs);
        assert!(said.contains("keyring"), "{said}");
    }
    let since = Instant::now();
    let plan = run(&mut ebb(&home, &bus, &["plan"]));
    assert!(plan.status.success() && since.elapsed() < Duration::from_secs(6));
    tell(&daemon.0, "-CONT");
    assert!(run(&mut ebb(&home, &bus, &["status"])).status.success());
}

/// A reminder of eight o'clock in a store whose key lies in the keyring.
fn with_reminder(home: &TempDir, bus: &Bus) {
    let add = ["add", "every day 08:00", "--for", "medication"];
    for arguments in [&add[..], &["due"]] {
        let arguments = [&["--at", BEFORE, "remind"], arguments].concat();
        let done = run(&mut ebb(home, bus, &arguments));
        assert!(done.status.success(), "{}", text(&done));
    }
}

/// `ebb remind run`, and the file that it complains to.
fn running(home: &TempDir, bus: &Bus) -> (Ends, std::path::PathBuf) {
    let said = home.path().join("said");
    let mut command = ebb(home, bus, &["--at", AFTER, "remind", "run", "--json"]);
    command.stdout(Stdio::null());
    command.stderr(std::fs::File::create(&said).unwrap());
    (Ends(command.spawn().unwrap()), said)
}

fn outcome(home: &TempDir, bus: &Bus) -> String {
    let history = ["--at", AFTER, "remind", "history", "1", "--json"];
    let past = ebb_tests::json(&mut ebb(home, bus, &history));
    let newest = past["history"][0]["outcome"].as_str();
    newest.unwrap_or_default().to_owned()
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn a_keyring_that_is_opened_after_login_is_asked_again_and_what_fell_due_is_shown_then() {
    let (home, bus) = desktop();
    let open = keyring(&home, &bus, true);
    with_reminder(&home, &bus);
    drop(open);
    bus.until_owned(SECRETS, false);
    let locked = keyring(&home, &bus, false);
    let _server = bus.mock(r#"{"capabilities": "actions body"}"#);
    let (mut host, said) = running(&home, &bus);
    let words = &content("en").words.notices.keyring_out_of_reach;
    let complaints = || {
        std::fs::read_to_string(&said)
            .unwrap()
            .matches(words)
            .count()
    };
    until(|| complaints() == 1);
    thread::sleep(Duration::from_secs(5));
    assert_eq!(complaints(), 1, "it is told once");
    assert!(!bus.calls("Notify").contains("uint64"));
    drop(locked);
    bus.until_owned(SECRETS, false);
    let _open = keyring(&home, &bus, true);
    seen(&home, &bus);
    assert!(bus.calls("Notify").contains("uint64"));
    tell(&host.0, "-TERM");
    assert_eq!(host.0.wait().unwrap().code(), Some(0));
}

/// Waits until the reminder was shown: the key is asked for again every half minute, which is all of the usual patience.
fn seen(home: &TempDir, bus: &Bus) {
    let since = Instant::now();
    while outcome(home, bus) != "seen" {
        assert!(since.elapsed() < Duration::from_secs(60));
        thread::sleep(Duration::from_millis(500));
    }
}

#[test]
#[ignore = "wants a keyring: tests/run keyring"]
fn an_answer_that_comes_late_is_used() {
    let (home, bus) = desktop();
    let daemon = keyring(&home, &bus, true);
    with_reminder(&home, &bus);
    let _server = bus.mock(r#"{"capabilities": "actions body"}"#);
    tell(&daemon.0, "-STOP");
    let (_host, said) = running(&home, &bus);
    let words = &content("en").words.notices.keyring_out_of_reach;
    until(|| std::fs::read_to_string(&said).unwrap().contains(words));
    // As long as somebody takes who is asked whether this program may have the key.
    thread::sleep(Duration::from_secs(3));
    tell(&daemon.0, "-CONT");
    seen(&home, &bus);
}
