//! Reads the content files, checks them, and embeds them, and the time zones beside them. A mistake in a file stops the
//! build with its name.

#![allow(
    unexpected_cfgs,
    reason = "the schema derives for other languages where the library does"
)]

#[path = "src/content/backup_words.rs"]
mod backup_words;
#[path = "src/content/cards.rs"]
mod cards;
#[path = "src/content/cards_page_words.rs"]
mod cards_page_words;
#[path = "src/content/cards_words.rs"]
mod cards_words;
#[path = "src/content/check.rs"]
mod check;
#[path = "src/content/check_cards.rs"]
mod check_cards;
#[path = "src/content/check_instruments.rs"]
mod check_instruments;
#[path = "src/content/check_lists.rs"]
mod check_lists;
#[path = "src/content/check_worksheets.rs"]
mod check_worksheets;
#[path = "src/content/crisis_page_words.rs"]
mod crisis_page_words;
#[path = "src/content/crisis_words.rs"]
mod crisis_words;
#[path = "src/content/export_words.rs"]
mod export_words;
#[path = "src/content/history_page_words.rs"]
mod history_page_words;
#[allow(dead_code, reason = "the library scores; this script checks")]
#[path = "src/content/instruments.rs"]
mod instruments;
#[path = "src/content/journal_words.rs"]
mod journal_words;
#[path = "src/content/lists.rs"]
mod lists;
#[path = "src/content/measure_words.rs"]
mod measure_words;
#[path = "src/content/pack_page_words.rs"]
mod pack_page_words;
#[path = "src/content/pack_words.rs"]
mod pack_words;
#[path = "src/content/page_words.rs"]
mod page_words;
#[allow(
    dead_code,
    reason = "the library asks for the words; this script for what they lack"
)]
#[path = "src/content/plural.rs"]
mod plural;
#[path = "src/content/practice_words.rs"]
mod practice_words;
#[path = "src/content/reminder_page_words.rs"]
mod reminder_page_words;
#[path = "src/content/reminder_words.rs"]
mod reminder_words;
#[path = "src/content/schema.rs"]
mod schema;
#[path = "src/content/session_page_words.rs"]
mod session_page_words;
#[path = "src/content/trigger_page_words.rs"]
mod trigger_page_words;
#[path = "src/content/trigger_words.rs"]
mod trigger_words;
#[path = "src/content/words.rs"]
mod words;
#[allow(
    dead_code,
    reason = "how a worksheet came here is known to the library alone"
)]
#[path = "src/content/worksheets.rs"]
mod worksheets;
#[path = "src/time/zone_span.rs"]
mod zone_span;
#[path = "build/zones.rs"]
mod zones;

use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::{Table, Value};

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/time/zone_span.rs");
    println!("cargo::rerun-if-changed=build");
    let embedded = env::var("OUT_DIR")
        .map_err(|error| error.to_string())
        .and_then(|out| {
            embed("en", Path::new(&out))?;
            zones::embed(Path::new(&out))
        });
    if let Err(problem) = embedded {
        println!("cargo::error={problem}");
    }
}

fn embed(language: &str, out: &Path) -> Result<(), String> {
    let folder = Path::new("content").join(language);
    let mut all = Table::new();
    for topic in [
        "words",
        "cards_words",
        "practice_words",
        "ride",
        "breathing",
        "cautions",
        "emergency",
        "crisis_lines",
        "crisis",
        "reminders",
        "triggers",
        "measures",
        "lists",
        "backup",
        "export",
        "packs",
        "pages",
        "danger",
        "journal",
    ] {
        let path = folder.join(topic).with_extension("toml");
        all.insert(topic.to_owned(), Value::Table(table_in(&path)?));
    }
    for topic in ["cards", "practices", "worksheets", "instruments"] {
        let mut joined = Table::new();
        for path in files_in(&folder.join(topic))? {
            for (name, value) in table_in(&path)? {
                // Cautions are shared by id, wherever they were written down.
                let shelf = match all.get_mut("cautions") {
                    Some(Value::Table(cautions)) if name == "cautions" => cautions,
                    _ => &mut joined,
                };
                join(shelf, name, value)
                    .map_err(|problem| format!("{}: {problem}", path.display()))?;
            }
        }
        all.insert(topic.to_owned(), Value::Table(joined));
    }
    leave_out_what_may_not_be_sold(&mut all);
    let mut all = Value::Table(all);
    let rule =
        Value::try_from(plural::PluralRule::of(language)).map_err(|error| error.to_string())?;
    count_by(&rule, &mut all);
    let content: schema::Content = all
        .try_into()
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let problems = check::problems(&content);
    if !problems.is_empty() {
        return Err(format!("{}: {}", folder.display(), problems.join("; ")));
    }
    // By position rather than by name, which takes a megabyte less code to read than JSON does.
    let bytes = postcard::to_allocvec(&content).map_err(|error| error.to_string())?;
    fs::write(out.join(format!("content-{language}.postcard")), bytes)
        .map_err(|error| error.to_string())
}

/// Without the feature `noncommercial` no instrument is embedded whose owner forbids that it is sold.
fn leave_out_what_may_not_be_sold(all: &mut Table) {
    if env::var_os("CARGO_FEATURE_NONCOMMERCIAL").is_some() {
        return;
    }
    let of_topic = all.get_mut("instruments").and_then(Value::as_table_mut);
    let list = of_topic.and_then(|topic| topic.get_mut("instruments"));
    if let Some(instruments) = list.and_then(Value::as_array_mut) {
        let sold = |one: &Value| one.get("terms").and_then(Value::as_str) != Some("noncommercial");
        instruments.retain(sold);
    }
}

/// Writes the rule by which the language counts beside all words that are counted.
fn count_by(rule: &Value, value: &mut Value) {
    const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    match value {
        Value::Table(table) => {
            if !table.is_empty() && table.keys().all(|name| FORMS.contains(&name.as_str())) {
                table.insert("rule".to_owned(), rule.clone());
            } else {
                table
                    .iter_mut()
                    .for_each(|(_, value)| count_by(rule, value));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| count_by(rule, item)),
        _ => {}
    }
}

fn table_in(path: &Path) -> Result<Table, String> {
    fs::read_to_string(path)
        .map_err(|error| error.to_string())
        .and_then(|text| text.parse().map_err(|error| format!("{error}")))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Every TOML file of a folder, by name.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Adds what one file holds to what the others of its topic hold: lists follow each other, tables are merged.
fn join(shelf: &mut Table, name: String, value: Value) -> Result<(), String> {
    match (shelf.get_mut(&name), value) {
        (Some(Value::Array(there)), Value::Array(more)) => there.extend(more),
        (Some(Value::Table(there)), Value::Table(more)) => {
            for (id, entry) in more {
                if there.contains_key(&id) {
                    return Err(format!("`{name}.{id}` stands twice"));
                }
                there.insert(id, entry);
            }
        }
        (Some(_), _) => {
            return Err(format!(
                "`{name}` is a list in one file and a table in another"
            ));
        }
        (None, value) => {
            shelf.insert(name, value);
        }
    }
    Ok(())
}
