//! The key in a real Secret Service: a bus and a keyring of this test's own. `tests/run keyring` runs it.

use std::process::{Command, Output};

use ebb_tests::{binary, run};
use tempfile::TempDir;

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
