//! Packs that something has happened to: bytes changed, cut, doubled; values put in the place of others. Whatever
//! comes, reading panics at nothing, and what it refuses leaves the store as it is.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Importing, import, preview, read, sample, take_back};
use crate::content::content;
use crate::store::{Store, Work, scratch};
use crate::time::{Zone, from_millis};

/// All rows of every table.
fn rows(store: &Store) -> Vec<String> {
    store
        .read(|db| {
            let mut tables =
                db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
            let names: Vec<String> = tables
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut all = Vec::new();
            for name in names {
                let mut statement = db.prepare(&format!("SELECT * FROM {name}"))?;
                let columns = statement.column_count();
                let mut found = statement.query([])?;
                while let Some(row) = found.next()? {
                    let cells: Result<Vec<_>, _> = (0..columns)
                        .map(|at| row.get_ref(at).map(|cell| format!("{cell:?}")))
                        .collect();
                    all.push(format!("{name}: {}", cells?.join(", ")));
                }
            }
            Ok(all)
        })
        .unwrap()
}

/// Reads and, where that works, brings in, twice, and takes back.
fn try_out(store: &Store, bytes: &[u8]) -> Result<(), TestCaseError> {
    let words = content("en");
    let before = rows(store);
    let now = from_millis(1_795_000_000_000).unwrap();
    let day = Some("2026-08-31".parse().unwrap());
    let pack = match read(bytes, words) {
        Ok(pack) => pack,
        Err(refused) => {
            prop_assert!(!refused.problems.is_empty());
            for problem in &refused.problems {
                prop_assert!(!problem.what.is_empty());
                prop_assert!(!problem.to_string().chars().any(super::text::is_unseen));
            }
            prop_assert_eq!(rows(store), before);
            return Ok(());
        }
    };
    preview(store, words, &pack).unwrap();
    prop_assert_eq!(&rows(store), &before);
    let importing = Importing {
        chosen: None,
        treatment_ended: day,
        now,
        phone: Zone::UTC,
        work: &Work::new(),
    };
    import(store, words, &pack, importing).unwrap();
    let there = rows(store);
    let again = import(store, words, &pack, importing).unwrap();
    prop_assert_eq!(again, super::Imported::default());
    prop_assert_eq!(&rows(store), &there);
    for known in super::imported_packs(store, words).unwrap() {
        take_back(
            store,
            words,
            known.id.parse().unwrap(),
            false,
            super::brought::at(90),
            &Work::new(),
        )
        .unwrap();
    }
    let after = rows(store);
    let left = |row: &String| !row.starts_with("settings");
    prop_assert_eq!(
        after.iter().filter(|row| left(row)).collect::<Vec<_>>(),
        before.iter().filter(|row| left(row)).collect::<Vec<_>>()
    );
    Ok(())
}

/// Every place in a value, as a pointer.
fn places(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{here}/{at}"), all);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{here}/{name}"), all);
            }
        }
        _ => {}
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        (-2..130_i32).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a-z-]{0,70}".prop_map(Value::from),
        Just(json!("\u{202e}abc")),
        Just(json!("<img src=x>")),
        Just(json!("http://example.org")),
        Just(json!("x".repeat(1_001))),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[[[[[]]]]]])),
        Just(json!([1, 2, 3])),
    ]
}

/// One change to the structure.
#[derive(Debug, Clone)]
enum Change {
    Put(usize, Value),
    TakeOut(usize),
    Double(usize),
    Swap(usize, usize),
    Name(usize, String),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..10_000_usize;
    prop_oneof![
        4 => (at.clone(), odd_value()).prop_map(|(at, value)| Change::Put(at, value)),
        2 => at.clone().prop_map(Change::TakeOut),
        1 => at.clone().prop_map(Change::Double),
        2 => (at.clone(), at.clone()).prop_map(|(one, other)| Change::Swap(one, other)),
        1 => (at, ".{0,8}").prop_map(|(at, name)| Change::Name(at, name)),
    ]
}

fn apply(value: &mut Value, change: Change) {
    let mut all = Vec::new();
    places(value, "", &mut all);
    let of = |at: usize| all[at % all.len()].clone();
    match change {
        Change::Put(at, new) => {
            if let Some(place) = value.pointer_mut(&of(at)) {
                *place = new;
            }
        }
        Change::TakeOut(at) => {
            let place = of(at);
            let Some((parent, name)) = place.rsplit_once('/') else {
                return;
            };
            match value.pointer_mut(parent) {
                Some(Value::Object(fields)) => drop(fields.remove(name)),
                Some(Value::Array(items)) => {
                    drop(name.parse().ok().map(|at: usize| items.remove(at)))
                }
                _ => {}
            }
        }
        Change::Double(at) => {
            let place = of(at);
            if let Some(Value::Array(items)) = value.pointer_mut(&place) {
                let more = items.clone();
                items.extend(more);
            }
        }
        Change::Swap(one, other) => {
            let (one, other) = (of(one), of(other));
            let (Some(left), Some(right)) =
                (value.pointer(&one).cloned(), value.pointer(&other).cloned())
            else {
                return;
            };
            if let Some(place) = value.pointer_mut(&one) {
                *place = right;
            }
            if let Some(place) = value.pointer_mut(&other) {
                *place = left;
            }
        }
        Change::Name(at, name) => {
            if let Some(Value::Object(fields)) = value.pointer_mut(&of(at)) {
                fields.insert(name, json!("x"));
            }
        }
    }
}

#[test]
fn a_pack_with_changed_structure_is_read_or_refused_and_nothing_else() {
    let (_folder, store) = scratch::store();
    proptest!(ProptestConfig::with_cases(300), |(changes in prop::collection::vec(change(), 1..4))| {
        let mut value = sample::value();
        for change in changes {
            apply(&mut value, change);
        }
        try_out(&store, value.to_string().as_bytes())?;
    });
}

#[test]
fn a_pack_with_changed_bytes_is_read_or_refused_and_nothing_else() {
    let (_folder, store) = scratch::store();
    let spoil = prop::collection::vec((0..10_000_usize, any::<u8>(), 0..4_u8), 1..6);
    proptest!(ProptestConfig::with_cases(300), |(changes in spoil)| {
        let mut bytes = sample::TEXT.as_bytes().to_vec();
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at % bytes.len();
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at),
            }
        }
        try_out(&store, &bytes)?;
    });
}

#[test]
fn bytes_that_are_no_pack_at_all_are_refused() {
    proptest!(|(bytes in prop::collection::vec(any::<u8>(), 0..200))| {
        prop_assert!(read(&bytes, content("en")).is_err());
    });
}
