//! Pages over ten years of one person's use.
//!
//! `cargo bench -p ebb-tests --bench pages`. The first page takes 1 ms at most, the others 2 ms; what it all adds up
//! to reads everything, and may take longer.
#![allow(missing_docs, reason = "a measurement that fails should stop")]

use std::hint::black_box;

use criterion::Criterion;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::journal::page::Act;
use ebb_core::page::{Action, Answer, Place, Value};
use ebb_core::store::{Store, Work};
use ebb_core::view::Moment;
use ebb_tests::decade;

/// Ten years of lines in the journal.
fn a_line_each_day(companion: &mut Companion, end: &Moment) {
    let sheet = "line".to_owned();
    let keep = Action::of(&Act::Keep { sheet });
    for day in 0..decade::DAYS {
        let moment = Moment {
            now: end.now - chrono::TimeDelta::days(decade::DAYS - day),
            ..end.clone()
        };
        let said = [
            Answer::new("line", Value::words(format!("day {day} of many"))),
            Answer::new("day", Value::number((day % 11) as i32)),
        ];
        let kept = companion.carry_out(&keep, &said, &moment, &Work::new());
        kept.expect("a line that is kept");
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    decade::make(folder.path(), 7);
    let moment = Moment {
        now: decade::end(),
        zone: "Europe/Vienna".parse().expect("a zone"),
        language: "en".to_owned(),
        boot: None,
    };
    let store = Store::open(folder.path(), &decade::key());
    let vault = Vault::at(&folder.path().join("plan"));
    let mut companion = Companion::new(store, vault, &moment);
    a_line_each_day(&mut companion, &moment);
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
