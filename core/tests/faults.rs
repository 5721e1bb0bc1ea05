//! What a fault prints, seen from outside of the process that met it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed step of a test is a failed test"
)]

use std::process::Command;

const IN_ANOTHER: &str = "EBB_TEST_MEETS_A_FAULT";

#[test]
fn a_fault_prints_its_place_and_nothing_that_a_person_wrote() {
    let wrote = "heron \u{e9}";
    if std::env::var_os(IN_ANOTHER).is_some() {
        ebb_core::faults::say_where_alone();
        // The message of this one quotes the text.
        let _ = wrote[..7].len();
    }
    let name = "a_fault_prints_its_place_and_nothing_that_a_person_wrote";
    let mut other = Command::new(std::env::current_exe().unwrap());
    other.args(["--exact", name, "--nocapture"]);
    let output = other.env(IN_ANOTHER, "").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("tests/faults.rs:"), "{said}");
    assert!(!said.contains("heron"), "{said}");
}
