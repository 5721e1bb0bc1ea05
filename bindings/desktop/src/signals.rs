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
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let asked = stop.clone();
        if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) {
            std::thread::spawn(move || {
                if signals.forever().next().is_some() {
                    asked.0.store(true, Ordering::Relaxed);
                    // A terminal that was closed can hold its reader for ever, spinning on a battery at 4 %.
                    std::thread::sleep(std::time::Duration::from_secs(1));
                    let _ = ratatui::try_restore();
                    std::process::exit(0);
                }
            });
        }
    }
    stop
}
