//! Two stores that come from one and then went their own ways: whichever takes in the other, the same stands in the end,
//! a second time changes nothing, and nothing that anybody wrote is lost.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::read::insert;
use super::tables::{DELETED, EARLIER, GONE, Table};
use super::write::Record;
use super::{Counts, Merge};
use crate::store::{Id, Store, StoreError, scratch};
use crate::time::from_millis;

/// An instant, `n` minutes after the two were one.
fn at(n: i64) -> String {
    let instant = from_millis(1_790_000_000_000 + n * 60_000).unwrap();
    instant.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

fn id(n: u8) -> String {
    let made = from_millis(1_789_000_000_000).unwrap();
    Id::from_parts(made, &[n; 10]).to_string()
}

/// A little of everything that a merge has a rule for.
fn first_rows() -> Vec<Value> {
    let trigger = |n| {
        json!({"record": "trigger", "id": id(n), "kind": "place", "name": "the bar", "thoughts": ["why not"],
        "usual_response": "I go in", "chips": [], "own_place": null, "edited_at": at(0)})
    };
    let plan = |n, of| {
        json!({"record": "if_then_plan", "id": id(n), "trigger": id(of), "situation": "I see it", "response": "I turn",
        "kind": "leave", "opens": null, "confidence": 7, "rated_at": null, "edited_at": at(0)})
    };
    vec![
        json!({"record": "exercise", "id": id(1), "kind": "ride", "pattern": "long-exhale", "plan": {"length": 1.5}, "started_at": at(0),
            "zone": "UTC", "seen_at": at(0), "ended_at": at(0), "edited_at": at(0),
            "events": [{"seq": 1, "at": at(0), "elapsed_ms": 5, "kind": "rated", "number": 8, "detail": null}]}),
        json!({"record": "use", "id": id(2), "at": at(0), "zone": "UTC"}),
        json!({"record": "tool_mark", "tool": "card:stop", "mark": "favourite", "edited_at": at(0)}),
        json!({"record": "reminder", "id": id(3), "rule": {"title": "walk"}, "edited_at": at(0)}),
        json!({"record": "occurrence", "rule": id(3), "start": "2026-11-24T18:00", "mark": "done", "cause": null, "until": null,
            "at": at(0), "told": false}),
        trigger(4),
        trigger(5),
        plan(6, 4),
        plan(7, 5),
        json!({"record": "if_then_answer", "id": id(8), "plan": id(6), "ride": id(1), "helped": "yes", "edited_at": at(0)}),
        json!({"record": "tracker", "id": id(9), "name": "nights", "edited_at": at(0)}),
        json!({"record": "measure", "id": id(10), "instrument": id(9), "version": "1", "at": at(0), "zone": "UTC", "closed_at": at(0),
            "score": 4, "most": 10, "edited_at": at(0), "answers": [{"item": "value", "value": 4, "at": at(0)}]}),
        json!({"record": "journal", "id": id(11), "sheet": "line", "answers": {"line": "heron"}, "words": "heron", "about": at(0),
            "zone": "UTC", "used": false, "written_at": at(0), "edited_at": at(0)}),
    ]
}

/// Something that happens in one of the two.
#[derive(Debug, Clone)]
struct Change {
    /// Which of the first rows it is about.
    row: usize,
    minute: i64,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Edit(u8),
    Delete,
    Purge,
    Add(u8),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let what = prop_oneof![
        4 => (0..4_u8).prop_map(What::Edit),
        2 => Just(What::Delete),
        1 => Just(What::Purge),
        2 => (100..104_u8).prop_map(What::Add),
    ];
    let change = (0..13_usize, 1..9_i64, what);
    let change = change.prop_map(|(row, minute, what)| Change { row, minute, what });
    prop::collection::vec(change, 0..10)
}

/// The field that an edit changes, and the value that it gets.
fn edited(record: &mut Record, n: u8) {
    for (field, value) in [
        ("name", json!(format!("name {n}"))),
        ("response", json!(format!("=response {n}"))),
        ("words", json!(format!("words\n{n}"))),
        ("helped", json!(["yes", "no"][usize::from(n % 2)])),
        ("rule", json!({"title": n, "times": [0.1, 2.5e-3]})),
        ("score", json!(n)),
        (
            "mark",
            json!(["done", "skipped", "missed", "seen"][usize::from(n % 4)]),
        ),
    ] {
        // The mark of a tool and the rule of an occurrence are what they are known by.
        let is_known_by = match field {
            "mark" => record.contains_key("tool"),
            "rule" => record.contains_key("start"),
            _ => false,
        };
        if record.contains_key(field) && !is_known_by {
            record.insert(field.to_owned(), value);
            return;
        }
    }
}

fn happens(store: &Store, change: &Change) {
    let rows = first_rows();
    let first = rows[change.row].as_object().unwrap();
    let table = Table::of_record(first["record"].as_str().unwrap()).unwrap();
    store
        .write(|db| {
            let Some(mut here) = super::read::there(db, table, first)? else {
                return Ok(());
            };
            match &change.what {
                What::Edit(n) => {
                    edited(&mut here, *n);
                    here.insert(table.time.to_owned(), json!(at(change.minute)));
                    super::read::replace(db, table, &here)
                }
                What::Add(n) if here.contains_key("id") && table.key == ["id"] => {
                    let mut new = here.clone();
                    new.insert("id".to_owned(), json!(id(*n)));
                    match super::read::there(db, table, &new)? {
                        None => insert(db, table, &new),
                        Some(_) => Ok(()),
                    }
                }
                What::Add(_) => Ok(()),
                What::Delete | What::Purge => {
                    let Some(bin) = table.bin else { return Ok(()) };
                    let (id, at) = (&here["id"], at(change.minute));
                    // What is deleted takes what belongs to it into the bin.
                    let mut merge = Merge::into(db);
                    let gone = json!({"record": "gone", "kind": bin, "id": id, "at": at});
                    let lies = json!({"record": "deleted", "kind": bin, "id": id, "body": here, "deleted_at": at});
                    let said = if matches!(change.what, What::Delete) { lies } else { gone };
                    merge.take(said.as_object().unwrap())?;
                    merge.finish().map(drop)
                }
            }
        })
        .unwrap();
}

fn one(changes: &[Change]) -> (tempfile::TempDir, Store) {
    let (folder, store) = scratch::store();
    store
        .write(|db| {
            for row in first_rows() {
                let record = row.as_object().unwrap();
                let table = Table::of_record(record["record"].as_str().unwrap()).unwrap();
                insert(db, table, record)?;
            }
            Ok(())
        })
        .unwrap();
    for change in changes {
        happens(&store, change);
    }
    (folder, store)
}

fn all(store: &Store) -> Vec<Record> {
    let mut all = Vec::new();
    store
        .each_record(|_, line| -> Result<(), StoreError> {
            all.push(serde_json::from_slice(line).unwrap());
            Ok(())
        })
        .unwrap();
    all
}

fn takes_in(store: &Store, records: &[Record]) -> Counts {
    store
        .write(|db| {
            let mut merge = Merge::into(db);
            for record in records {
                merge.take(record)?;
            }
            merge.finish()
        })
        .unwrap()
}

/// What somebody wrote, as it stands or lies anywhere.
fn written(records: &[Record]) -> BTreeSet<String> {
    let body = |record: &Record| {
        let record = if record["record"] == EARLIER.record {
            record["body"].as_object().unwrap()
        } else {
            record
        };
        let mut said = record.clone();
        said.remove("edited_at");
        Value::Object(said).to_string()
    };
    records.iter().map(body).collect()
}

/// The ids that something names.
fn names(record: &str, ids: &BTreeSet<String>) -> bool {
    ids.iter().any(|id| record.contains(id))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whichever_takes_in_the_other_the_same_stands_and_a_second_time_changes_nothing(here in changes(), there in changes()) {
        let (_a, first) = one(&here);
        let (_b, second) = one(&there);
        let (of_first, of_second) = (all(&first), all(&second));
        takes_in(&first, &of_second);
        takes_in(&second, &of_first);
        let merged = all(&first);
        prop_assert_eq!(&merged, &all(&second));
        let again = takes_in(&first, &of_second);
        prop_assert_eq!((again.new, again.changed), (0, 0), "{:?}", again);
        prop_assert_eq!(&all(&first), &merged);
        let whole = takes_in(&first, &merged);
        prop_assert_eq!((whole.new, whole.changed), (0, 0), "{:?}", whole);
        prop_assert_eq!(&all(&first), &merged);
    }

    #[test]
    fn nothing_is_lost_but_what_is_gone_for_good(here in changes(), there in changes()) {
        let (_a, first) = one(&here);
        let (_b, second) = one(&there);
        let (of_first, of_second) = (all(&first), all(&second));
        takes_in(&first, &of_second);
        let merged = all(&first);
        let after = written(&merged);
        let gone = merged.iter().filter(|record| record["record"] == GONE.record);
        let mut gone: BTreeSet<String> = gone.map(|record| record["id"].as_str().unwrap().to_owned()).collect();
        // With a thing goes what belongs to it.
        for _ in 0..2 {
            let all = of_first.iter().chain(&of_second);
            let all = all.map(|record| record.get("body").and_then(Value::as_object).unwrap_or(record));
            let belongs = all.filter(|record| {
                ["trigger", "plan", "ride", "rule", "instrument"].iter().any(|field| {
                    record.get(*field).and_then(Value::as_str).is_some_and(|id| gone.contains(id))
                })
            });
            let belongs: Vec<_> = belongs.filter_map(|record| record.get("id")?.as_str()).map(str::to_owned).collect();
            gone.extend(belongs);
        }
        for record in written(&of_first).union(&written(&of_second)) {
            prop_assert!(after.contains(record) || names(record, &gone), "{record}");
        }
        // What is gone for good does not lie in the bin, unless it was deleted anew after that.
        for record in merged.iter().filter(|record| record["record"] == DELETED.record) {
            let (kind, id) = (&record["kind"], &record["id"]);
            let mark = merged.iter().find(|one| {
                one["record"] == GONE.record && one["kind"] == *kind && one["id"] == *id
            });
            prop_assert!(mark.is_none_or(|mark| mark["at"].as_str() < record["deleted_at"].as_str()));
        }
    }
}

#[test]
fn of_two_that_differ_the_later_stands_and_the_other_is_an_earlier_version() {
    let change = |minute, n| Change {
        row: 12,
        minute,
        what: What::Edit(n),
    };
    let (_a, first) = one(&[change(3, 1)]);
    let (_b, second) = one(&[change(5, 2)]);
    let counts = takes_in(&first, &all(&second));
    assert_eq!((counts.changed, counts.new, counts.earlier), (1, 0, 0));
    let merged = all(&first);
    let of = |kind: &str| {
        merged
            .iter()
            .filter(|one| one["record"] == kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("journal")[0]["words"], "words\n2");
    assert_eq!(of("earlier")[0]["body"]["words"], "words\n1");
}

#[test]
fn a_reminder_that_was_done_ahead_of_its_time_stays_done_where_another_device_held_it_for_missed() {
    for own in ["done", "skipped"] {
        let marked = |mark: &str, cause: Value, minute| {
            let mut occurrence = first_rows()[4].as_object().unwrap().clone();
            occurrence.insert("start".to_owned(), json!("2026-11-25T18:00"));
            occurrence.insert("mark".to_owned(), json!(mark));
            occurrence.insert("cause".to_owned(), cause);
            occurrence.insert("at".to_owned(), json!(at(minute)));
            occurrence
        };
        let (said, concluded) = (
            marked(own, Value::Null, 3),
            marked("missed", json!("not_held"), 90),
        );
        for order in [[&said, &concluded], [&concluded, &said]] {
            let (_folder, store) = one(&[]);
            takes_in(&store, &order.map(Clone::clone));
            let merged = all(&store);
            let mut found = merged
                .iter()
                .filter(|one| one["record"] == "occurrence" && one["start"] == said["start"]);
            assert_eq!(found.next(), Some(&said));
            assert_eq!(found.next(), None);
        }
    }
}

#[test]
fn what_was_deleted_later_stays_deleted_and_an_older_deletion_gives_way() {
    let change = |minute, what| Change {
        row: 12,
        minute,
        what,
    };
    for (edited, stands) in [(2, 0), (6, 1)] {
        let (_a, first) = one(&[change(4, What::Delete)]);
        let (_b, second) = one(&[change(edited, What::Edit(1))]);
        takes_in(&first, &all(&second));
        let merged = all(&first);
        let count = |kind: &str| merged.iter().filter(|one| one["record"] == kind).count();
        assert_eq!((count("journal"), count("deleted")), (stands, 1 - stands));
    }
}

#[test]
fn what_is_under_way_in_the_other_store_is_over_here() {
    let (_a, first) = one(&[]);
    let mut ride = first_rows()[0].as_object().unwrap().clone();
    ride.insert("id".to_owned(), json!(id(99)));
    ride.insert("ended_at".to_owned(), Value::Null);
    assert_eq!(takes_in(&first, &[ride.clone()]).new, 1);
    assert_eq!(takes_in(&first, &[ride]).same, 1);
    let open = all(&first)
        .into_iter()
        .filter(|one| one["record"] == "exercise" && one["ended_at"].is_null());
    assert_eq!(open.count(), 0);
}

#[test]
fn what_an_earlier_ebb_said_nothing_of_stays_as_it_is_here_and_a_second_time_changes_nothing() {
    let (_folder, store) = one(&[]);
    let mut said: Record = first_rows()
        .into_iter()
        .find(|row| row["record"] == "trigger")
        .and_then(|row| row.as_object().cloned())
        .unwrap();
    said.remove("usual_response");
    said.insert("not_known_here".to_owned(), json!(1));
    said.insert("edited_at".to_owned(), json!(at(5)));
    said.insert("name".to_owned(), json!("the kiosk"));
    takes_in(&store, std::slice::from_ref(&said));
    let once = all(&store);
    let there = once
        .iter()
        .find(|row| row["record"] == "trigger" && row["id"] == said["id"]);
    let there = there.unwrap();
    assert_eq!(there["name"], "the kiosk");
    assert_eq!(there["usual_response"], "I go in");
    let counts = takes_in(&store, std::slice::from_ref(&said));
    assert_eq!((counts.same, counts.changed, counts.earlier), (1, 0, 0));
    assert_eq!(all(&store), once);
}
