//! The exported interface, read from the built library: its names and types are compared with the committed
//! `interface.txt`, every item must be documented, and the values of the Kotlin and the Swift library are
//! written from it, so that no host ever keeps a copy of a struct by hand.
//!
//! `EBB_UPDATE=1 cargo test -p ebb-ffi` writes all of them anew; what changed then shows in review.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test"
)]

mod kotlin;
mod model;
mod snapshot;
mod swift;

use std::fs;
use std::path::{Path, PathBuf};

use model::Interface;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compares a committed file with what it has to say, or writes it.
fn committed(path: &Path, text: &str) {
    if std::env::var_os("EBB_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == text,
        "{} is not what the library exports; run EBB_UPDATE=1 cargo test -p ebb-ffi and look at what changed",
        path.display()
    );
}

fn written(folder: &Path, files: Vec<(String, String)>) {
    let names: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
    for (name, text) in files {
        committed(&folder.join(name), &text);
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !names.contains(&name) {
            assert!(
                std::env::var_os("EBB_UPDATE").is_some(),
                "{name} belongs to nothing that is exported"
            );
            fs::remove_file(path).unwrap();
        }
    }
}

#[test]
fn a_change_of_the_exported_interface_shows_in_review() {
    let interface = Interface::of_library();
    committed(&here("interface.txt"), &snapshot::write(&interface));
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
fn the_values_of_kotlin_are_those_that_are_exported() {
    let folder = here("../kotlin/library/src/main/kotlin/ebb/values");
    written(&folder, kotlin::write(&Interface::of_library()));
}

#[test]
fn the_values_of_swift_are_those_that_are_exported() {
    let folder = here("../swift/Sources/EbbKit/Values");
    written(&folder, swift::write(&Interface::of_library()));
}

#[test]
fn no_two_types_of_the_core_share_a_name() {
    // Kotlin and Swift know no modules; `uniffi(name = "…")` gives one of the two another name.
    assert_eq!(Interface::of_library().namesakes, Vec::<String>::new());
}
