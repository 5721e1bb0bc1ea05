//! Long work, seen from both of its sides: whoever does it counts its steps, whoever waits for it looks at the count
//! now and then and may call it off.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use super::StoreError;

/// How far a piece of work is, and whether it is still wanted. It is shared between threads; looking at it waits for
/// nothing.
///
/// Work that is called off ends at its next step with [`StoreError::CalledOff`] and has changed nothing: what it
/// keeps, it keeps in one piece at its end.
#[derive(Debug, Default)]
pub struct Work {
    done: AtomicI64,
    total: AtomicI64,
    called_off: AtomicBool,
}

/// How far a piece of work is, in steps of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WorkProgress {
    /// Steps that are done; never fewer than a moment ago.
    pub done: i64,
    /// Steps altogether, as far as is known by now; 0 where nothing has begun.
    pub total: i64,
}

impl Work {
    /// Work that has not begun.
    pub const fn new() -> Self {
        Self {
            done: AtomicI64::new(0),
            total: AtomicI64::new(0),
            called_off: AtomicBool::new(false),
        }
    }

    /// How far it is.
    pub fn progress(&self) -> WorkProgress {
        // In this order the steps that are done can never be seen to outnumber all steps.
        let done = self.done.load(Ordering::Acquire);
        let total = self.total.load(Ordering::Acquire);
        WorkProgress { done, total }
    }

    /// Calls it off. Too late where it is over; then it counts as done.
    pub fn call_off(&self) {
        self.called_off.store(true, Ordering::Release);
    }

    /// True once it was called off.
    pub fn is_called_off(&self) -> bool {
        self.called_off.load(Ordering::Acquire)
    }

    /// Says that so many more steps will follow.
    pub(crate) fn expect(&self, steps: usize) {
        let steps = i64::try_from(steps).unwrap_or(i64::MAX);
        self.total.fetch_add(steps, Ordering::AcqRel);
    }

    /// One of the steps is done.
    pub(crate) fn step(&self) -> Result<(), StoreError> {
        self.steps(1)
    }

    /// So many of the steps are done.
    pub(crate) fn steps(&self, steps: i64) -> Result<(), StoreError> {
        if self.is_called_off() {
            return Err(StoreError::CalledOff);
        }
        self.done.fetch_add(steps, Ordering::AcqRel);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_what_is_done_and_ends_at_the_step_after_it_was_called_off() {
        let work = Work::new();
        work.expect(3);
        work.step().unwrap();
        work.steps(1).unwrap();
        assert_eq!(work.progress(), WorkProgress { done: 2, total: 3 });
        work.call_off();
        assert_eq!(work.step(), Err(StoreError::CalledOff));
        assert_eq!(work.progress().done, 2);
    }
}
