//! One door, the one that `EBB_DOOR` names, under libFuzzer.

#![no_main]

use std::sync::LazyLock;

use ebb_fuzz::{Door, named};

static DOOR: LazyLock<&Door> = LazyLock::new(|| {
    let name = std::env::var("EBB_DOOR").unwrap_or_default();
    named(&name).expect("EBB_DOOR names a door")
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (DOOR.open)(bytes));
