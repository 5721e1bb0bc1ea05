//! Long work that a host watches and may call off.

use std::sync::Arc;

use ebb_core::store::WorkProgress;

use crate::EbbError;
use crate::guard::guard;

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
