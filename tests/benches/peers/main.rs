//! Ebb beside others that do the same work, in one run and by turns, so that a ratio holds on a machine that others use;
//! and how its work grows with what is kept. `tests/bench/peers` installs the peers and runs this.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

mod backup;
mod conversation;
mod drift;
mod growth;
mod recurrence;
mod search;
mod size;
mod store;
mod table;
mod ten_years;
mod turns;

use table::Row;
use ten_years::TenYears;

/// What is measured, in the order of the table.
const SUBJECTS: [&str; 7] = [
    "recurrence",
    "store",
    "search",
    "backup",
    "drift",
    "size",
    "growth",
];

fn main() {
    if backup::is_asked_for_once() {
        return;
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let long = words.iter().any(|word| word == "--long");
    // What cargo says to every bench begins with dashes.
    let wanted: Vec<&str> = words.iter().map(String::as_str).collect();
    let wanted: Vec<&str> = wanted
        .into_iter()
        .filter(|word| !word.starts_with("--"))
        .collect();
    for word in &wanted {
        assert!(SUBJECTS.contains(word), "{word} is none of {SUBJECTS:?}");
    }
    let wants = |subject: &str| wanted.is_empty() || wanted.contains(&subject);
    let mut rows: Vec<Row> = Vec::new();
    if wants("recurrence") {
        rows.extend(recurrence::rows());
    }
    if wants("store") || wants("backup") {
        let ten_years = TenYears::make();
        if wants("store") {
            rows.extend(store::rows(&ten_years));
        }
        if wants("search") {
            rows.extend(search::rows());
        }
        if wants("backup") {
            rows.extend(backup::rows(&ten_years));
        }
    } else if wants("search") {
        rows.extend(search::rows());
    }
    if wants("drift") {
        rows.extend(drift::rows(long));
    }
    if wants("size") {
        rows.extend(size::rows());
    }
    if wants("growth") {
        rows.extend(growth::rows());
    }
    table::print(&rows);
}
