//! What the records of Ebb say, and what the ledger says, each in the same few words.

use std::collections::BTreeMap;

use ebb_tests::exported::{Row, Rows, instant};
use serde_json::{Value, json};

use crate::ledger::{Exercise, Ledger};
use crate::reminders::WEEKLY;

/// Values by when they are of, apart for what they are.
pub type Said = BTreeMap<&'static str, BTreeMap<String, Value>>;

fn exercise(one: &Exercise) -> Value {
    json!([one.kind, one.pattern, one.zone, one.ratings, one.outcome])
}

/// The ledger in the words of the records.
pub fn of_ledger(ledger: &Ledger) -> Said {
    let at = |at: &i64| instant(*at);
    let exercises = ledger.exercises.iter().filter(|(_, one)| !one.gone);
    let entries = ledger.entries.iter().filter(|(_, one)| !one.gone);
    let measures = ledger.measures.iter();
    let done = ledger.done.iter();
    BTreeMap::from([
        (
            "exercises",
            exercises
                .map(|(began, one)| (at(began), exercise(one)))
                .collect(),
        ),
        (
            "entries",
            entries
                .map(|(was, one)| (at(was), json!([one.id, one.sheet, one.answers, one.zone])))
                .collect(),
        ),
        (
            "measures",
            measures
                .map(|(was, one)| {
                    (
                        at(was),
                        json!([one.what, one.zone, one.answers, one.score, one.most]),
                    )
                })
                .collect(),
        ),
        (
            "uses",
            ledger
                .uses
                .iter()
                .map(|(was, zone)| (at(was), json!(zone)))
                .collect(),
        ),
        (
            "done",
            done.map(|((what, start), was)| (format!("{what} {start}"), json!(at(was))))
                .collect(),
        ),
    ])
}

/// A text that is JSON, or what it was read as already.
fn read(value: &Value) -> Value {
    match value {
        Value::String(text) => serde_json::from_str(text).unwrap(),
        other => other.clone(),
    }
}

/// The records in the same words.
pub fn of_rows(rows: &Rows) -> Said {
    let of = |name: &str| rows.get(name).map(Vec::as_slice).unwrap_or_default().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let events = |row: &Row| row["events"].as_array().unwrap().clone();
    let exercises = of("exercise").map(|row| {
        assert!(!row["ended_at"].is_null(), "{row:?}");
        let events = events(row);
        let rated = events.iter().filter(|event| event["kind"] == "rated");
        let ratings: Vec<_> = rated
            .map(|event| json!([event["elapsed_ms"], event["number"]]))
            .collect();
        let mut finished = events.iter().filter(|event| event["kind"] == "finished");
        let detail = read(&finished.next().unwrap()["detail"]);
        let said = json!([
            row["kind"],
            row["pattern"],
            row["zone"],
            ratings,
            detail["outcome"]
        ]);
        (text(&row["started_at"]), said)
    });
    let entries = of("journal").map(|row| {
        let said = json!([row["id"], row["sheet"], row["answers"], row["zone"]]);
        (text(&row["written_at"]), said)
    });
    let own: Vec<_> = of("tracker").map(|row| row["id"].clone()).collect();
    let measures = of("measure").map(|row| {
        let what = if own.contains(&row["instrument"]) {
            json!("sleep")
        } else {
            row["instrument"].clone()
        };
        let answers = row["answers"].as_array().unwrap().iter();
        let answers: Row = answers
            .map(|one| (text(&one["item"]), one["value"].clone()))
            .collect();
        (
            text(&row["at"]),
            json!([what, row["zone"], answers, row["score"], row["most"]]),
        )
    });
    let uses = of("use").map(|row| (text(&row["at"]), row["zone"].clone()));
    let boosters: Vec<_> = of("boosters").map(|row| row["id"].clone()).collect();
    let done = of("occurrence")
        .filter(|row| row["mark"] == "done")
        .map(|row| {
            let what = if boosters.contains(&row["rule"]) {
                "booster_session"
            } else {
                WEEKLY
            };
            (format!("{what} {}", text(&row["start"])), row["at"].clone())
        });
    BTreeMap::from([
        ("exercises", exercises.collect()),
        ("entries", entries.collect()),
        ("measures", measures.collect()),
        ("uses", uses.collect()),
        ("done", done.collect()),
    ])
}
