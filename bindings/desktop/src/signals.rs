//! SIGTERM, SIGHUP and SIGINT ask to leave. Everything is kept by then, so leaving is all there is to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Becomes true when somebody asks Ebb to leave.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// True once Ebb was asked to leave.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Begins to watch for signals. Where that is not possible, keys alone leave.
pub fn watch() -> Stop {
    let stop = Stop::default();
    #[cfg(unix)]
    for signal in [
        signal_hook::consts::SIGTERM,
        signal_hook::consts::SIGHUP,
        signal_hook::consts::SIGINT,
    ] {
        let _ = signal_hook::flag::register(signal, Arc::clone(&stop.0));
    }
    stop
}
