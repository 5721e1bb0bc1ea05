//! Looking for a word in ten years of entries, and keeping what is typed.
//!
//! `cargo bench -p ebb-tests --bench journal`. A draft takes 2 ms at most. What a search takes, and beside it in a plain
//! SQLite, says `tests/bench/peers search`.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::hint::black_box;

use criterion::Criterion;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::journal::page::{Act, At};
use ebb_core::journal::search;
use ebb_core::page::{Action, Answer, Place, Value};
use ebb_core::store::{KeyPlace, Store, Work};
use ebb_tests::decade;
use ebb_tests::language::Language;

/// Five or six a day over ten years.
const TEXTS: i64 = 20_000;
const FOUND: i32 = 20;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let id = Store::new_id(decade::end()).unwrap();
    let store = Store::create(folder.path(), &id, &decade::key(), KeyPlace::File);
    let vault = Vault::at(&folder.path().join("plan"));
    let moment =
        |n: i64| decade::moment(decade::end() - chrono::TimeDelta::minutes((TEXTS - n) * 260));
    let mut companion = Companion::new(store, vault, &moment(0));
    let mut language = Language::new(7);
    let sheet = || "free".to_owned();
    let keep = Action::of(&Act::Keep { sheet: sheet() });
    for n in 0..TEXTS {
        let text = language.text();
        let said = [Answer::new("text", Value::words(&text))];
        companion
            .carry_out(&keep, &said, &moment(n), &Work::new())
            .unwrap();
    }
    drop(companion);
    let store = Store::open(folder.path(), &decade::key()).unwrap();

    let mut criterion = Criterion::default().configure_from_args();
    for typed in ["br", "sta no", "flou"] {
        criterion.bench_function(&format!("`{typed}` looked for"), |bench| {
            bench.iter(|| black_box(search::find(&store, typed, FOUND).unwrap()));
        });
    }
    drop(store);
    let store = Store::open(folder.path(), &decade::key());
    let vault = Vault::at(&folder.path().join("plan"));
    let mut companion = Companion::new(store, vault, &moment(TEXTS));
    let (all, search) = (Place::to(&At::All { before: None }), Place::to(&At::Search));
    criterion.bench_function("the page of a search", |bench| {
        let said = [Answer::new("typed", Value::words("sta no"))];
        bench.iter(|| black_box(companion.page(&search, &said, &moment(TEXTS))));
    });
    criterion.bench_function("the newest entries", |bench| {
        bench.iter(|| black_box(companion.page(&all, &[], &moment(TEXTS))));
    });
    let draft = Action::of(&Act::Draft {
        form: "chain".to_owned(),
    });
    let mut n = 0;
    criterion.bench_function("a draft is kept, goal 2 ms", |bench| {
        bench.iter(|| {
            n += 1;
            let links = (0..8).map(|link| {
                vec![Answer::new(
                    "what",
                    Value::words(format!("link {link} {n}")),
                )]
            });
            let said = [
                Answer::new(
                    "event",
                    Value::words(format!("the letter came, and then {n}")),
                ),
                Answer::new(
                    "links",
                    Value::Each {
                        entries: links.collect(),
                    },
                ),
            ];
            companion
                .carry_out(&draft, &said, &moment(TEXTS), &Work::new())
                .unwrap()
        });
    });
    criterion.final_summary();
}
