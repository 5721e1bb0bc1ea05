//! Ten years as records, as a backup, and back again.
//!
//! `cargo bench -p ebb-tests --bench backup`. Records of ten years take 1.5 s at most and 40 MB of memory; a backup as much
//! more as its passphrase costs.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::io;
use std::time::Instant;

use ebb_core::backup::{Way, look, restore, write_backup, write_records};
use ebb_core::crisis::Vault;
use ebb_core::store::{KeyPlace, Store, Work};
use ebb_tests::decade;
use ebb_tests::measure::most_memory;

/// The most memory that this process has held, MB.
fn most_memory_mb() -> f64 {
    most_memory().map_or(f64::NAN, |kib| kib as f64 / 1_024.0)
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    println!(
        "{what}: {:.2} s, {:.0} MB at most so far",
        began.elapsed().as_secs_f64(),
        most_memory_mb()
    );
    done
}

/// Counts what is written, and keeps none of it.
#[derive(Default)]
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let count = decade::make(folder.path(), 7);
    let store = Store::open(folder.path(), &decade::key()).unwrap();
    let vault = Vault::at(&folder.path().join("plan"));
    let moment = decade::moment(decade::end());
    println!(
        "{count} of ten years; {:.0} MB before anything is written",
        most_memory_mb()
    );
    let mut to = Counted::default();
    let work = Work::new();
    timed("records (goal 1.5 s, 40 MB)", || {
        write_records(&mut to, &store, &vault, &moment, &work).unwrap();
    });
    println!(
        "{:.1} MB in {} records",
        to.0 as f64 / 1e6,
        work.progress().done
    );
    let passphrase = "heron by the reeds";
    let mut file = Vec::new();
    timed("backup, scrypt and its 64 MiB with it", || {
        write_backup(&mut file, passphrase, &store, &vault, &moment, &work).unwrap();
    });
    timed("looked at", || look(file.as_slice(), passphrase).unwrap());
    let new = tempfile::tempdir().unwrap();
    let id = Store::new_id(decade::end()).unwrap();
    let empty = Store::create(new.path(), &id, &decade::key(), KeyPlace::File).unwrap();
    let plan = Vault::at(&new.path().join("plan"));
    let brings = |way, store: &Store| {
        restore(
            file.as_slice(),
            passphrase,
            way,
            Some(store),
            &plan,
            moment.now,
            &work,
        )
        .unwrap()
    };
    timed("in place of an empty store", || {
        brings(Way::Replace, &empty)
    });
    timed("merged, nothing new", || brings(Way::Merge, &store));
}
