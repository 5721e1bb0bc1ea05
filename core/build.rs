//! Reads the content files, checks them, and embeds them. A mistake in a file stops the build with its name.

#![allow(
    unexpected_cfgs,
    reason = "the schema derives for other languages where the library does"
)]

#[path = "src/content/check.rs"]
mod check;
#[path = "src/content/crisis_words.rs"]
mod crisis_words;
#[path = "src/content/reminder_words.rs"]
mod reminder_words;
#[path = "src/content/schema.rs"]
mod schema;
#[path = "src/content/words.rs"]
mod words;

use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=src/content");
    // The schema is compiled into this script too, which has no uniffi: a cfg of its own instead of the feature.
    println!("cargo::rustc-check-cfg=cfg(foreign)");
    if env::var_os("CARGO_FEATURE_UNIFFI").is_some() {
        println!("cargo::rustc-cfg=foreign");
    }
    if let Err(problem) = embed("en") {
        println!("cargo::error={problem}");
    }
}

fn embed(language: &str) -> Result<(), String> {
    let folder = Path::new("content").join(language);
    let mut all = Table::new();
    for topic in [
        "words",
        "ride",
        "breathing",
        "cautions",
        "emergency",
        "crisis_lines",
        "crisis",
        "reminders",
    ] {
        let path = folder.join(topic).with_extension("toml");
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let table: Table = text
            .parse()
            .map_err(|error| format!("{}: {error}", path.display()))?;
        all.insert(topic.to_owned(), Value::Table(table));
    }
    let content: schema::Content = Value::Table(all)
        .try_into()
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let problems = check::problems(&content);
    if !problems.is_empty() {
        return Err(format!("{}: {}", folder.display(), problems.join("; ")));
    }
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let json = serde_json::to_string(&content).map_err(|error| error.to_string())?;
    fs::write(
        Path::new(&out).join(format!("content-{language}.json")),
        json,
    )
    .map_err(|error| error.to_string())
}
