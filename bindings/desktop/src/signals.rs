//! SIGTERM, SIGHUP and SIGINT ask to leave: what stays leaves by itself, and everything else ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ebb_core::screens::Companion;

/// How long a program has to leave by itself. A terminal that was closed can hold its reader for ever, spinning on a
/// battery at 4 %.
const TO_LEAVE: Duration = Duration::from_millis(150);

/// Whether somebody has asked Ebb to leave, and what leaving takes.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<State>);

#[derive(Debug, Default)]
struct State {
    asked: AtomicBool,
    stays: AtomicBool,
    full_screen: AtomicBool,
}

impl Stop {
    /// True once Ebb was asked to leave.
    pub fn asked(&self) -> bool {
        self.0.asked.load(Ordering::Relaxed)
    }

    /// From now on this program stays until it is asked to leave. What is done is kept as it is done, so that leaving by
    /// a signal is no failure, unless something is not kept already.
    pub fn stays_with(&self, companion: &Companion) {
        self.0.stays.store(companion.is_whole(), Ordering::Relaxed);
    }

    /// Whether the screen has to be given back on leaving.
    pub fn full_screen(&self, up: bool) {
        self.0.full_screen.store(up, Ordering::Relaxed);
    }

    /// Leaves on the first signal.
    #[cfg(unix)]
    fn leave_on_a_signal(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else {
            return;
        };
        let Some(signal) = signals.forever().next() else {
            return;
        };
        self.0.asked.store(true, Ordering::Relaxed);
        thread::sleep(TO_LEAVE);
        // Standard output may be held by a pipe that nobody reads; it is touched where a screen has to be given back.
        if self.0.full_screen.load(Ordering::Relaxed) {
            let _ = ratatui::try_restore();
        }
        let stays = self.0.stays.load(Ordering::Relaxed);
        std::process::exit(if stays { 0 } else { 128 + signal });
    }
}

/// Begins to watch for signals. Where no thread can be had, a signal ends Ebb as it ends any program.
pub fn watch() -> Stop {
    let stop = Stop::default();
    #[cfg(unix)]
    {
        let asked = stop.clone();
        let _ = thread::Builder::new().spawn(move || asked.leave_on_a_signal());
    }
    stop
}
