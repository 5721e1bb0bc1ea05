//! What `ebb export` writes, read again: the JSON line by line, and the tables by the few lines of RFC 4180 below, not by the
//! library that writes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value};

/// A row, whichever file it stands in.
pub type Row = Map<String, Value>;
/// Rows by what they are.
pub type Rows = BTreeMap<String, Vec<Row>>;

/// The rows of the JSON, each by what its record is called.
///
/// # Panics
/// Where it does not read.
pub fn from_json(file: &Path) -> Rows {
    let mut rows = Rows::new();
    for line in fs::read_to_string(file).unwrap().lines() {
        let mut row: Row = serde_json::from_str(line).unwrap();
        let record = row.remove("record").unwrap();
        rows.entry(record.as_str().unwrap().to_owned())
            .or_default()
            .push(row);
    }
    rows
}

/// The cells of a table, by RFC 4180.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    assert!(!quoted && rows.pop() == Some(vec![String::new()]), "whole");
    rows
}

/// A table with the names of its columns. Whoever reads it takes off the apostrophe that keeps a spreadsheet from counting.
fn table(folder: &Path, name: &str) -> Vec<Row> {
    // What there is nothing of has no table.
    let Ok(text) = fs::read_to_string(folder.join(format!("{name}.csv"))) else {
        return Vec::new();
    };
    let mut rows = cells(text.strip_prefix('\u{FEFF}').unwrap()).into_iter();
    let names = rows.next().unwrap();
    let row = |cells: Vec<String>| {
        assert_eq!(cells.len(), names.len(), "{name}");
        let cells = names.iter().cloned().zip(cells);
        let value = |cell: String| match cell.as_str() {
            "" => Value::Null,
            _ => cell.strip_prefix('\'').unwrap_or(&cell).into(),
        };
        cells.map(|(name, cell)| (name, value(cell))).collect()
    };
    rows.map(row).collect()
}

/// The rows of the tables as they stand in the JSON: numbers are numbers, what is made of parts is JSON, and the parts of a
/// row stand in it.
///
/// # Panics
/// Where they do not read.
pub fn from_tables(folder: &Path) -> Rows {
    let names = [
        "exercise",
        "use",
        "tracker",
        "measure",
        "journal",
        "list_item",
        "boosters",
        "occurrence",
    ];
    let mut rows: Rows = names
        .map(|name| (name.to_owned(), table(folder, name)))
        .into();
    let typed = |row: &mut Row, numbers: &[&str]| {
        for (name, cell) in row {
            if let Value::String(text) = cell {
                let is_json = numbers.contains(&name.as_str()) || text.starts_with('{');
                *cell = if is_json {
                    serde_json::from_str(text).unwrap()
                } else {
                    continue;
                };
            }
        }
    };
    for (name, numbers) in [
        ("measure", &["score", "most"][..]),
        ("journal", &["used"]),
        ("list_item", &[]),
    ] {
        rows.get_mut(name)
            .unwrap()
            .iter_mut()
            .for_each(|row| typed(row, numbers));
    }
    for (name, parts, numbers) in [
        ("measure", "answers", &["value"][..]),
        ("exercise", "events", &["number", "seq", "elapsed_ms"]),
    ] {
        let mut of: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for mut part in table(folder, &format!("{name}_{parts}")) {
            typed(&mut part, numbers);
            let owner = part.remove(name).unwrap();
            of.entry(owner.as_str().unwrap().to_owned())
                .or_default()
                .push(part.into());
        }
        for row in rows.get_mut(name).unwrap() {
            let id = row["id"].as_str().unwrap();
            let parts_of = of.remove(id).unwrap_or_default();
            row.insert(parts.to_owned(), parts_of.into());
        }
        assert!(of.is_empty(), "{name}: parts of nothing");
    }
    rows
}

/// An instant as it stands in a record.
///
/// # Panics
/// Where it is out of range.
pub fn instant(millis: i64) -> String {
    let at = DateTime::from_timestamp_millis(millis).unwrap();
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
