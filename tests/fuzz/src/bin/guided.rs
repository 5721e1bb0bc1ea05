//! One door, the one that `EBB_DOOR` names, under libFuzzer. With `EBB_FUZZ_SEEDS` it writes what a search begins with into that
//! folder, and ends.

#![no_main]

use std::fs;
use std::path::Path;
use std::process::exit;
use std::sync::LazyLock;

use ebb_fuzz::{Door, json, named, rows, seeds, steps};
use libfuzzer_sys::fuzzer_mutate;

static DOOR: LazyLock<&Door> = LazyLock::new(|| {
    let name = std::env::var("EBB_DOOR").unwrap_or_default();
    named(&name).expect("EBB_DOOR names a door")
});

fn write_seeds() {
    let Some(folder) = std::env::var_os("EBB_FUZZ_SEEDS") else {
        return;
    };
    for (number, bytes) in seeds::of(DOOR.name).iter().enumerate() {
        let file = Path::new(&folder).join(format!("seed-{number:04}"));
        fs::write(file, bytes).expect("the folder takes a file");
    }
    exit(0);
}

libfuzzer_sys::fuzz_target!(init: write_seeds(), |bytes: &[u8]| (DOOR.open)(bytes));

// Every other change leaves JSON JSON, and steps steps.
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let changed = match DOOR.name {
        _ if seed % 2 == 0 => None,
        "pack" => json::changed(&data[..size], seed),
        "forms" | "boundary" => Some(steps::changed(&data[..size], 0, seed)),
        "rows" => Some(steps::changed(&data[..size], rows::CHANGE, seed)),
        _ => None,
    };
    match changed {
        Some(changed) if (1..=max_size).contains(&changed.len()) => {
            data[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});
