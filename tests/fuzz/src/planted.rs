//! Faults on purpose, one a door: rare, and in reach only of what goes by what it has reached. Whoever wants to know whether
//! a search would find a fault sets `EBB_FUZZ_PLANTED`.

use std::sync::LazyLock;

static PLANTED: LazyLock<bool> = LazyLock::new(|| std::env::var_os("EBB_FUZZ_PLANTED").is_some());

/// Meets the planted fault where this is so.
///
/// # Panics
/// There.
pub fn planted(is_met: impl FnOnce() -> bool) {
    assert!(!*PLANTED || !is_met(), "the planted fault");
}
