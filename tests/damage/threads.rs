//! Where no thread and no other process can be had: the plan opens, and what is said is kept.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ebb_tests::binary;

use crate::used::{said, settled};

/// Somebody whose processes are not limited by root's.
const NOBODY: u32 = 65_534;

/// Ebb that can start nothing, with what is typed to it.
fn alone(folder: &Path, arguments: &[&str], typed: &[u8]) -> Output {
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut command = Command::new("timeout");
    command.arg("20");
    if is_root {
        let (user, group) = (format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"));
        command.args(["setpriv", &user, &group, "--clear-groups"]);
    }
    command.args(["prlimit", "--nproc=0"]).arg(binary());
    command.arg("--data").arg(folder).args(arguments);
    command
        .env("EBB_KEYRING", "off")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let _ = std::io::Write::write_all(&mut input, typed);
    drop(input);
    child.wait_with_output().unwrap()
}

/// Gives everything in the folder to nobody, where this is root.
fn hand_over(folder: &Path) {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let _ = chown(&folder, Some(NOBODY), Some(NOBODY));
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()) {
            let _ = chown(entry.path(), Some(NOBODY), Some(NOBODY));
            if entry.path().is_dir() {
                folders.push(entry.path());
            }
        }
    }
}

#[test]
fn everything_opens_and_keeps_where_no_thread_can_be_had() {
    let folder = settled();
    hand_over(folder.path());
    for arguments in [
        &["plan"][..],
        &["plan", "add", "reasons", "the river"],
        &["emergency"],
        &["lines", "--region", "AT"],
        &["status"],
        &["journal", "line", "rain"],
        &["surf", "--outcome", "rode"],
        &["remind", "due"],
    ] {
        let done = alone(folder.path(), arguments, b"");
        assert_eq!(
            done.status.code(),
            Some(0),
            "{arguments:?}: {}",
            said(&done)
        );
    }
    let plan = alone(folder.path(), &["plan"], b"");
    assert!(said(&plan).contains("the river"), "{}", said(&plan));
    // Line by line, what is typed is read without a thread of its own.
    let lines = alone(folder.path(), &["--plain"], b"?\nq\n");
    assert_eq!(lines.status.code(), Some(0), "{}", said(&lines));
    let greeting = &crate::used::words().now.greeting;
    assert!(said(&lines).contains(greeting), "{}", said(&lines));
    let used = alone(folder.path(), &["used"], b"");
    assert_eq!(used.status.code(), Some(0), "{}", said(&used));
}
