//! What Ebb says, value by value beside the ledger: what it hands out as JSON and as tables, and what it counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ebb_tests::exported::{from_json, from_tables, instant};
use serde_json::{Value, json};

use crate::device::Device;
use crate::ledger::{ended, halved};
use crate::records::{Said, of_ledger, of_rows};
use crate::reminders::{BOOSTERS, ENDED};

/// Newest rides that are counted apart.
const RECENT: usize = 20;

fn same(format: &str, found: &Said, must: &Said) {
    for (what, must) in must {
        let found = &found[what];
        for (at, value) in must {
            assert_eq!(found.get(at), Some(value), "{format}: {what} of {at}");
        }
        for at in found.keys() {
            assert!(
                must.contains_key(at),
                "{format}: {what} of {at} that nobody did: {}",
                found[at]
            );
        }
    }
}

/// Holds what is handed out as JSON against the ledger; gives them, without the first, which says when.
pub fn records(device: &mut Device, at: i64) -> Vec<Value> {
    let file = device.folder.with_extension("jsonl");
    let _ = fs::remove_file(&file);
    device.says(at, &["export", "--json", file.to_str().unwrap()]);
    same(
        "JSON",
        &of_rows(&from_json(&file)),
        &of_ledger(&device.ledger),
    );
    let text = fs::read_to_string(&file).unwrap();
    let lines = text.lines().skip(1);
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Holds that two sets of records say the same, but for what was chosen on the device.
pub fn same_records(before: &[Value], after: &[Value], why: &str) {
    let own = |records: &[Value]| -> Vec<Value> {
        let own = |one: &&Value| one["record"] != "setting" && one["record"] != "end";
        records.iter().filter(own).cloned().collect()
    };
    let (before, after) = (own(before), own(after));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after, before, "{why}");
    }
    assert_eq!(after.len(), before.len(), "{why}");
}

/// Holds everything that Ebb hands out or counts against the ledger.
pub fn everything(device: &mut Device, at: i64) {
    records(device, at);
    let folder = device.folder.with_extension("tables");
    device.says(at, &["export", "--csv", folder.to_str().unwrap()]);
    same(
        "tables",
        &of_rows(&from_tables(&folder)),
        &of_ledger(&device.ledger),
    );
    device.looks_at_today(at);
    device.looks_at_routine(at);
    history(device, at);
    check_ins(device, at);
    journal(device, at);
    boosters(device, at);
    summary(device, at);
}

/// What is brought to a session, of both years.
fn summary(device: &mut Device, at: i64) {
    let said = device.says(at, &["summary", "--from", "2022-02-01"]);
    for (kind, words) in [
        ("ride", "rides on an urge"),
        ("breathing", "breathing exercises"),
        ("practice", "practices"),
    ] {
        let all: Vec<_> = device.ledger.done_of(kind).collect();
        let days: BTreeSet<_> = all.iter().map(|(_, one)| one.day).collect();
        let line = format!("{} {words}, on {} days", all.len(), days.len());
        assert!(said.lines().any(|one| one == line), "{line}: {said}");
    }
    for one in device.ledger.measures.values() {
        let day = one.day.format("%A %-d %B %Y");
        let told = format!("{day}: {} of {}", one.score, one.most);
        assert!(said.contains(&told), "{} {told}: {said}", one.what);
    }
}

fn history(device: &mut Device, at: i64) {
    let history = device.json(at, &["history", "--json", "--limit", "100000"]);
    let ledger = &device.ledger;
    let mut must: Vec<_> = ledger
        .exercises
        .iter()
        .filter(|(_, one)| !one.gone)
        .collect();
    must.reverse();
    let entries = history["entries"].as_array().unwrap();
    let mut minutes = 0.0;
    for (found, (began, one)) in entries.iter().zip(&must) {
        let ratings = one.ratings.iter();
        let ratings: Vec<_> = ratings
            .map(|(ms, value)| json!({ "elapsed_ms": ms, "value": value }))
            .collect();
        let is_ride = one.kind == "ride";
        let told = json!({
            "id": found["id"], "kind": one.kind, "pattern": one.pattern, "started_at": instant(**began),
            "zone": one.zone, "length_ms": one.length, "ratings": ratings, "guessed_ms": null,
            "halved_ms": is_ride.then(|| halved(one)).flatten(),
            "ended_ms": is_ride.then(|| ended(one)).flatten(), "outcome": one.outcome,
        });
        assert_eq!(*found, told);
        minutes += found["length_ms"].as_f64().unwrap() / 60_000.0;
    }
    assert_eq!(entries.len(), must.len());
    assert!((minutes - ledger.minutes()).abs() < 1e-6, "{minutes}");
    let insights = &history["insights"];
    let count = |kind| ledger.done_of(kind).count();
    assert_eq!(insights["all"], ledger.rides(None));
    assert_eq!(insights["recent"], ledger.rides(Some(RECENT)));
    assert_eq!(insights["breathings"], count("breathing"));
    assert_eq!(insights["practices"], count("practice"));
    assert_eq!(
        count("ride") + count("breathing") + count("practice"),
        must.len()
    );
}

fn check_ins(device: &mut Device, at: i64) {
    let said = device.json(at, &["check-in", "--json"]);
    let said = &said["check_in"];
    let own: BTreeMap<_, _> = said["own"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].to_string(), one))
        .collect();
    let found = said["measures"].as_array().unwrap().iter().map(|one| {
        let what = own
            .get(&one["instrument"].to_string())
            .map_or(&one["instrument"], |one| &one["name"]);
        let what = what.as_str().unwrap().to_lowercase();
        (
            one["at"].as_str().unwrap().to_owned(),
            json!([what, one["zone"], one["answers"], one["score"], one["most"]]),
        )
    });
    let found = BTreeMap::from([("measures", found.collect())]);
    let must = of_ledger(&device.ledger);
    let must = BTreeMap::from([("measures", must["measures"].clone())]);
    same("check-in", &found, &must);
}

/// The whole journal, and what a word finds in it.
fn journal(device: &mut Device, at: i64) {
    let stands = device.ledger.entries.iter().filter(|(_, one)| !one.gone);
    let must: BTreeMap<_, _> = stands
        .map(|(was, one)| (one.id.clone(), (instant(*was), one.clone())))
        .collect();
    let all = device.json(at, &["journal", "--json"]);
    let entries = all["journal"]["entries"].as_array().unwrap();
    for found in entries {
        let (was, one) = &must[found["id"].as_str().unwrap()];
        let told = json!([
            found["worksheet"],
            found["answers"],
            found["about"],
            found["zone"],
            found["written_at"]
        ]);
        assert_eq!(told, json!([one.sheet, one.answers, was, one.zone, was]));
    }
    assert_eq!(entries.len(), must.len());
    for word in ["heron", "anew"] {
        let search = device.json(at, &["journal", "--json", "search", word]);
        let entries = search["found"]["entries"].as_array().unwrap().iter();
        let mut found: Vec<_> = entries
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect();
        found.sort();
        let has = must
            .iter()
            .filter(|(_, (_, one))| one.answers.to_string().contains(word));
        let has: Vec<_> = has.map(|(id, _)| id.clone()).collect();
        assert_eq!(found, has, "{word}");
        assert!(!has.is_empty(), "{word}");
    }
}

fn boosters(device: &mut Device, at: i64) {
    let said = device.json(at, &["remind", "list", "--json"]);
    let all = said["reminders"]["boosters"].as_array().unwrap();
    assert_eq!(all.len(), 1, "{said}");
    assert_eq!(all[0]["ended"], ENDED);
    let steps: Vec<_> = BOOSTERS
        .into_iter()
        .map(|(months, due)| {
            let made = device.ledger.appointments.get(&months);
            json!({
                "months": months, "due": due, "appointment": made.map(|at| instant(*at)),
                "minutes": made.map(|_| 50),
            })
        })
        .collect();
    assert_eq!(all[0]["steps"], Value::from(steps));
}
