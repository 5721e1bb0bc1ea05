//! Long work that a host watches and may call off.

use std::sync::Arc;

use ebb_core::screens::{Action, HistoryScreen, Moment, Place};
use ebb_core::store::{StoreError, WorkProgress};
use ebb_core::time::Instant;

use crate::guard::guard;
use crate::{Ebb, EbbError};

/// One piece of long work. Hand it over with the call, look at it from another thread as often as you draw, and call
/// it off when the person leaves. Use it for one call.
#[derive(Debug, Default, uniffi::Object)]
pub struct Work {
    pub(crate) inner: ebb_core::store::Work,
}

#[uniffi::export]
impl Work {
    /// Work that has not begun.
    #[uniffi::constructor]
    pub fn new() -> Result<Arc<Self>, EbbError> {
        guard("work", || Ok(Arc::new(Self::default())))
    }

    /// How far it is. It waits for nothing.
    pub fn progress(&self) -> Result<WorkProgress, EbbError> {
        guard("progress", || Ok(self.inner.progress()))
    }

    /// Calls it off: the call ends at its next step with [`EbbError::CalledOff`] and has changed nothing. Where the
    /// work is done by then, the call ends as usual.
    pub fn call_off(&self) -> Result<(), EbbError> {
        guard("call_off", || {
            self.inner.call_off();
            Ok(())
        })
    }
}

#[uniffi::export]
impl Ebb {
    /// [`Ebb::act_old`], watched. Reading, taking and taking back a pack count their steps; everything else is over
    /// before anybody could look.
    pub fn act_old_with(
        &self,
        action: Action,
        moment: Moment,
        work: Arc<Work>,
    ) -> Result<Place, EbbError> {
        self.change("act_old_with", |ebb| {
            Ok(ebb.act_with(action, &moment, &work.inner)?)
        })
    }

    /// [`Ebb::history`], watched. After years of use its statements take some tens of milliseconds.
    pub fn history_with(
        &self,
        before: Instant,
        limit: i32,
        moment: Moment,
        work: Arc<Work>,
    ) -> Result<HistoryScreen, EbbError> {
        self.read("history_with", |ebb| {
            let screen = ebb.history_with(before, limit, &moment, &work.inner);
            if work.inner.is_called_off() {
                return Err(StoreError::CalledOff.into());
            }
            Ok(screen)
        })
    }
}
