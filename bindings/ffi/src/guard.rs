//! A panic inside the core becomes an error, is counted, and poisons nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::EbbError;

static PANICS: AtomicI64 = AtomicI64::new(0);

/// How many faults of its own Ebb has met since this process began. More than 0 belongs in a report.
#[uniffi::export]
pub fn panics() -> Result<i64, EbbError> {
    Ok(PANICS.load(Ordering::Relaxed))
}

/// Meets a fault on purpose, so that a host can try what it does about one: it answers with [`EbbError::Fault`], and
/// counts as one of [`panics`].
#[uniffi::export]
pub fn provoke_fault() -> Result<(), EbbError> {
    #[expect(clippy::panic, reason = "it is what was asked for")]
    guard("provoke_fault", || panic!("asked for"))
}

/// Runs `work`. A panic in it is an error for this one call; what `work` held stays usable.
///
/// The message of a panic may quote what a person wrote, so it goes nowhere: its place alone is printed.
pub(crate) fn guard<T>(
    name: &str,
    work: impl FnOnce() -> Result<T, EbbError>,
) -> Result<T, EbbError> {
    // The tests of this crate want to know what failed.
    if !cfg!(test) {
        ebb_core::faults::say_where_alone();
    }
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        Err(EbbError::Fault {
            detail: name.to_owned(),
        })
    })
}

/// The lock, whether or not an earlier holder panicked: every change of the core is either kept or not, and the
/// store has the last word.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_is_counted_and_poisons_nothing() {
        let held = Mutex::new(1);
        let before = panics().unwrap();
        let answer: Result<(), EbbError> = guard("it", || {
            let _held = hold(&held);
            panic!("with something that a person wrote");
        });
        let detail = "it".to_owned();
        assert_eq!(answer, Err(EbbError::Fault { detail }));
        assert_eq!(panics().unwrap(), before + 1);
        assert_eq!(*hold(&held), 1);
    }
}
