//! Everything that somebody said in six months, as JSON and as tables for a spreadsheet, value by value what an independent
//! ledger says.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ebb_tests::exported::{Row, Rows, from_json, from_tables, instant};
use ebb_tests::life::{self, Ledger, Listed};
use ebb_tests::{ebb, run};
use serde_json::{Value, json};

const HALF_A_YEAR: u64 = 182;

fn export(folder: &Path, format: &str, to: &str) -> PathBuf {
    let file = folder.join(to);
    let output = run(ebb(folder).arg("export").arg(format).arg(&file));
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{wrong}");
    file
}

fn sorted(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_key(Value::to_string);
    values
}

/// What the rows say, and what the ledger says, each in the same few words.
fn said(rows: &Rows) -> BTreeMap<&'static str, Vec<Value>> {
    let of = |name: &str| rows.get(name).map(Vec::as_slice).unwrap_or_default().iter();
    let name_of = |id: &Value| {
        of("tracker")
            .find(|row| row["id"] == *id)
            .map(|row| &row["name"])
    };
    let measures = of("measure").map(|row| {
        assert!(!row["closed_at"].is_null(), "{row:?}");
        let what = name_of(&row["instrument"]).unwrap_or(&row["instrument"]);
        let answers = row["answers"].as_array().unwrap().iter();
        let answers = answers.map(|one| {
            (
                one["item"].as_str().unwrap().to_owned(),
                one["value"].clone(),
            )
        });
        json!([row["at"], what, answers.collect::<Row>(), row["score"]])
    });
    let rides = of("exercise").map(|row| {
        let events = row["events"].as_array().unwrap().iter();
        let rated = events.filter(|event| event["kind"] == "rated");
        json!([
            row["started_at"],
            rated.map(|event| &event["number"]).collect::<Vec<_>>()
        ])
    });
    let listed = |list: &'static str| {
        let of = of("list_item").filter(move |row| row["list"] == list);
        of.map(|row| {
            let answers = &row["answers"];
            let told = row["told"].as_str().unwrap_or_default();
            json!([
                row["made_at"],
                answers["what"],
                answers["due"],
                row["outcome"],
                told,
                row["said_at"]
            ])
        })
    };
    let written = of("journal").map(|row| json!([row["about"], row["answers"]["text"]]));
    BTreeMap::from([
        ("measures", sorted(measures.collect())),
        ("rides", sorted(rides.collect())),
        (
            "touched",
            sorted(of("use").map(|row| row["at"].clone()).collect()),
        ),
        ("goals", sorted(listed("goals").collect())),
        ("homework", sorted(listed("homework").collect())),
        ("written", sorted(written.collect())),
    ])
}

fn of_ledger(ledger: &Ledger) -> BTreeMap<&'static str, Vec<Value>> {
    let filled = ledger
        .measures
        .iter()
        .map(|one| json!([instant(one.at), one.instrument, one.answers, one.score]));
    let numbers = ledger
        .numbers
        .iter()
        .map(|one| json!([instant(one.at), one.name, { "value": one.value }, one.value]));
    let rides = ledger.rides.iter();
    let rides = rides.map(|one| json!([instant(one.at), [one.first, one.last]]));
    let listed = |all: &[Listed]| {
        let one = |one: &Listed| {
            let closed = one.closed_at.map(instant);
            json!([
                instant(one.at),
                one.what,
                one.due,
                one.outcome,
                one.told,
                closed
            ])
        };
        sorted(all.iter().map(one).collect())
    };
    let written = ledger.written.iter();
    let written = written.map(|one| json!([instant(one.at), one.text]));
    let touched = ledger.touched.iter().map(|at| json!(instant(*at)));
    BTreeMap::from([
        ("measures", sorted(filled.chain(numbers).collect())),
        ("rides", sorted(rides.collect())),
        ("touched", sorted(touched.collect())),
        ("goals", listed(&ledger.goals)),
        ("homework", listed(&ledger.homework)),
        ("written", sorted(written.collect())),
    ])
}

#[test]
fn each_value_of_six_months_in_the_json_and_in_the_tables_is_that_of_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = life::live(folder.path(), HALF_A_YEAR, 7);
    let must = of_ledger(&ledger);
    assert!(must.values().all(|values| !values.is_empty()), "{must:?}");
    let lines = from_json(&export(folder.path(), "--json", "all.jsonl"));
    let tables = from_tables(&export(folder.path(), "--csv", "tables"));
    for (format, rows) in [("JSON", lines), ("tables", tables)] {
        let said = said(&rows);
        for (what, values) in &must {
            for (found, value) in said[what].iter().zip(values) {
                assert_eq!(found, value, "{format}: {what}");
            }
            assert_eq!(said[what].len(), values.len(), "{format}: {what}");
        }
    }
}

/// The Kotlin and the Swift library read this person from a file and live the same days. `EBB_UPDATE=1 cargo test -p
/// ebb-tests --test everything` writes it anew.
#[test]
fn the_person_whom_the_phones_live_is_this_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/half_year.json");
    let folder = tempfile::tempdir().unwrap();
    let ledger = life::live(folder.path(), HALF_A_YEAR, 7);
    let lived = serde_json::to_string_pretty(&ledger).unwrap() + "\n";
    if std::env::var_os("EBB_UPDATE").is_some() {
        fs::write(&file, &lived).unwrap();
    }
    let known = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        known == lived,
        "tests/vectors/half_year.json is of somebody else"
    );
}
