//! A summary of six months, as a page, a PDF and a bundle, from a store to the bytes that leave.
//!
//! `cargo bench -p ebb-tests --bench summary`. The page takes 50 ms at most, the PDF 300 ms with the reading of its font.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::hint::black_box;

use criterion::Criterion;
use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::export::page::Act;
use ebb_core::page::{Action, Answer, Value};
use ebb_core::store::Store;
use ebb_core::view::{FontFile, Typeface};
use ebb_tests::{decade, life};

/// As Debian has it; another one with the same name would do.
const FOLDER: &str = "/usr/share/fonts/truetype/dejavu";

fn typeface(nth: usize) -> Option<Typeface> {
    let file = |name: &str| {
        let bytes = std::fs::read(format!("{FOLDER}/{name}")).ok()?;
        Some(FontFile { bytes, index: 0 })
    };
    (nth == 0).then_some(())?;
    Some(Typeface {
        name: "DejaVu Sans".to_owned(),
        regular: file("DejaVuSans.ttf")?,
        bold: file("DejaVuSans-Bold.ttf")?,
    })
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    life::live(folder.path(), 182, 7);
    let now = life::moment(life::end());
    let store = Store::open(folder.path(), &decade::key());
    let vault = Vault::at(&folder.path().join("plan"));
    let mut companion = Companion::new(store, vault, &now);
    companion.set_typeface(typeface);
    let save = Action::of(&Act::Save);
    let day = |field: &str, day: &str| {
        let day = day.parse().unwrap();
        Answer::new(field, Value::Day { day })
    };
    let mut criterion = Criterion::default().configure_from_args();
    for (format, goal) in [
        ("page", "50 ms"),
        ("text", "none"),
        ("pdf", "300 ms"),
        ("fhir", "none"),
    ] {
        let said = [
            day("from", "2026-05-24"),
            day("to", "2026-11-24"),
            Answer::new("format", Value::chosen(format)),
        ];
        let bytes = companion.file(&save, &said, &now).unwrap().len();
        let name = format!("six months as {format}, {bytes} bytes, goal {goal}");
        criterion.bench_function(&name, |bench| {
            bench.iter(|| black_box(companion.file(&save, &said, &now).unwrap()));
        });
    }
    criterion.final_summary();
}
