//! The exported interface, read from the built library: its names and types are compared with the committed
//! `interface.txt`, and every item must be documented, cross, and be able to answer with an error.
//!
//! `EBB_UPDATE=1 cargo test -p ebb-ffi` writes it anew; what changed then shows in review.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test"
)]

mod model;
mod snapshot;

use std::fs;
use std::path::Path;

use model::Interface;

#[test]
fn a_change_of_the_exported_interface_shows_in_review() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("interface.txt");
    let text = snapshot::write(&Interface::of_library());
    if std::env::var_os("EBB_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == text,
        "interface.txt is not what the library exports; run EBB_UPDATE=1 cargo test -p ebb-ffi and look at what changed"
    );
}

#[test]
fn every_type_that_could_cross_does() {
    let interface = Interface::of_library();
    let idle: Vec<_> = interface
        .values
        .keys()
        .filter(|name| !interface.crossing.contains(*name))
        .collect();
    assert!(
        idle.is_empty(),
        "derived for other languages and reached by no call: {idle:#?}"
    );
}

#[test]
fn everything_that_is_exported_is_documented() {
    let lacking = snapshot::undocumented(&Interface::of_library());
    assert!(lacking.is_empty(), "no documentation: {lacking:#?}");
}

#[test]
fn no_documentation_breaks_the_comments_of_other_languages() {
    for (name, text) in snapshot::documentation(&Interface::of_library()) {
        assert!(!text.contains("/*") && !text.contains("*/"), "{name}");
    }
}

#[test]
fn every_exported_call_can_answer_with_an_error() {
    assert_eq!(
        snapshot::without_error(&Interface::of_library()),
        Vec::<String>::new()
    );
}

#[test]
fn no_two_types_of_the_core_share_a_name() {
    // Kotlin and Swift know no modules; `uniffi(name = "…")` gives one of the two another name.
    assert_eq!(Interface::of_library().namesakes, Vec::<String>::new());
}
