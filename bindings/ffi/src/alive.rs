//! How many objects a host holds, so that a leak can be counted instead of guessed from the memory of a process.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::EbbError;

static ALIVE: AtomicI64 = AtomicI64::new(0);

/// Part of every object that a host holds: counted while it lives.
#[derive(Debug)]
pub(crate) struct Alive(());

impl Alive {
    pub(crate) fn new() -> Self {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Self(())
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many objects of Ebb this process holds: what was opened, less what was let go of. A number that only goes up
/// is a leak in the host.
#[uniffi::export]
pub fn objects_alive() -> Result<i64, EbbError> {
    Ok(ALIVE.load(Ordering::Relaxed))
}
