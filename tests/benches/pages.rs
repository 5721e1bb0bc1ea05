//! Pages over ten years of one person's use.
//!
//! `cargo bench -p ebb-tests --bench pages`. The first page takes 1 ms at most, the others 2 ms; what it all adds up
//! to reads everything, and may take longer.
#![allow(missing_docs, reason = "a measurement that fails should stop")]

use std::hint::black_box;

use criterion::Criterion;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::page::Place;
use ebb_core::store::Store;
use ebb_tests::decade;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    decade::make(folder.path(), 7);
    let moment = decade::moment(decade::end());
    let store = Store::open(folder.path(), &decade::key());
    let vault = Vault::at(&folder.path().join("plan"));
    let mut companion = Companion::new(store, vault, &moment);
    decade::write_a_line_each_day(&mut companion, 10);
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("ten years");
    for (name, token) in [
        ("first page", "ebb/now"),
        ("settings", "ebb/settings"),
        ("history", "progress/history?ahead=0&before=~"),
        (
            "a month of five years ago",
            "progress/history?ahead=-60&before=~",
        ),
        (
            "older ones",
            "progress/history?ahead=0&before=1700000000000",
        ),
        ("what it adds up to", "progress/insights"),
        ("the plan", "crisis/plan/might_use"),
        ("the sheet after using", "crisis/have-used"),
        ("who answers", "crisis/lines"),
        ("all cards", "cards/all"),
        ("the trigger map", "triggers/all"),
        ("measures", "measures/all"),
        ("a questionnaire", "measures/form/phq-9"),
        ("how it changed", "measures/history/gad-7?before=~"),
        ("reminders", "reminders/all?ahead=0"),
        ("practices", "session/practise"),
        ("breaths", "session/breathe"),
        ("packs", "packs/all"),
        ("the journal", "journal/all?before=~"),
        ("a month of the journal", "journal/month?ahead=-60"),
        ("a form of the journal", "journal/write/chain"),
    ] {
        let place = Place {
            token: token.to_owned(),
        };
        group.bench_function(name, |bench| {
            bench.iter(|| black_box(companion.page(&place, &[], &moment)));
        });
    }
    group.finish();
    criterion.final_summary();
}
