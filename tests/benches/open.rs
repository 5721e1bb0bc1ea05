//! Opening the store: after a clean end, beside another process, and with the log that a killed process left.
//!
//! `cargo bench -p ebb-tests --bench open`. The looks for damage may cost a tenth of each at most.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion};
use ebb_core::store::{KeyPlace, Store, StoreKey};
use tempfile::TempDir;

fn key() -> StoreKey {
    StoreKey::from_hex(&"0e".repeat(32)).unwrap()
}

fn made() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), "bench", &key(), KeyPlace::File).unwrap();
    (folder, store)
}

/// The files as they are at this moment, but for the shared index.
fn copied(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for name in ["ebb.header", "ebb.db", "ebb.db-wal"] {
        fs::copy(folder.join(name), copy.path().join(name)).unwrap();
    }
    copy
}

fn opened(folder: &Path) -> Store {
    let store = Store::open(folder, &key()).unwrap();
    black_box(store.setting("form").unwrap());
    store
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("open");
    let (folder, store) = made();
    store.set_setting("form", "outward").unwrap();
    store.close().unwrap();
    group.bench_function("after a clean end", |bench| {
        bench.iter(|| opened(folder.path()));
    });
    for (kilobytes, name) in [(1, "a short log"), (900, "a log of 900 KB")] {
        let (folder, store) = made();
        store
            .set_setting("long", &"x".repeat(kilobytes * 1_000))
            .unwrap();
        group.bench_function(format!("beside another process, {name}"), |bench| {
            bench.iter(|| opened(folder.path()));
        });
        let left = copied(folder.path());
        group.bench_function(format!("after a kill, {name}"), |bench| {
            bench.iter_batched(
                || copied(left.path()),
                |copy| opened(copy.path()),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
    criterion.final_summary();
}
