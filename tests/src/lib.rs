//! Drives the real binary, as a person or a script would.

pub mod bus;
pub mod decade;
pub mod exported;
pub mod language;
pub mod life;
pub mod measure;
pub mod terminal;
pub mod zone_table;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The binary that `cargo build -p ebb` made, beside the tests themselves.
///
/// # Panics
/// Where it has not been built.
pub fn binary() -> PathBuf {
    let here = std::env::current_exe().expect("a test has a path");
    let found = here
        .ancestors()
        .map(|folder| folder.join("ebb"))
        .find(|path| path.is_file());
    found.expect("the binary is missing: run `cargo build -p ebb` first, or tests/run build")
}

/// The command `ebb` over the data in `folder`, with its key in a file and without a terminal.
pub fn ebb(folder: &Path) -> Command {
    let mut command = Command::new(binary());
    command
        .arg("--data")
        .arg(folder)
        .env("EBB_KEYRING", "off")
        .env_remove("EBB_DATA")
        .stdin(Stdio::null());
    command
}

/// Runs a command to its end.
///
/// # Panics
/// Where it cannot be started.
pub fn run(command: &mut Command) -> Output {
    command.output().expect("ebb starts")
}

/// Runs a command to its end while somebody types these lines, and nothing after them.
///
/// # Panics
/// Where it cannot be started, or does not read what is typed.
pub fn typed(command: &mut Command, lines: &[&str]) -> Output {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.spawn().expect("ebb starts");
    let mut keyboard = child.stdin.take().expect("it is piped");
    for line in lines {
        writeln!(keyboard, "{line}").expect("it reads what is typed");
    }
    drop(keyboard);
    child.wait_with_output().expect("ebb ends")
}

/// What a command that succeeds prints as JSON.
///
/// # Panics
/// Where it fails or prints anything else.
pub fn json(command: &mut Command) -> Value {
    let output = run(command);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_str(&text).expect("one JSON object")
}
