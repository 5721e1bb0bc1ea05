//! SIGTERM, SIGHUP and SIGINT ask to leave: what stays leaves by itself, and everything else ends at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use ebb_core::companion::Companion;
use ebb_core::crisis::Vault;
use ebb_core::store::Work;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::DisableBracketedPaste;
use ratatui::crossterm::execute;

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
    hiding: Mutex<Option<Hiding>>,
    wake: Mutex<Option<Wake>>,
}

/// Wakes what waits for something else than a signal.
struct Wake(Box<dyn Fn() + Send>);

impl std::fmt::Debug for Wake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wake")
    }
}

/// Where another Ebb says that all is hidden, and whether it did when that was looked at last.
#[derive(Debug)]
struct Hiding {
    vault: Vault,
    seen: bool,
}

impl Stop {
    /// True once Ebb was asked to leave.
    pub fn asked(&self) -> bool {
        if self.is_hidden_elsewhere() {
            self.0.asked.store(true, Ordering::Relaxed);
        }
        self.0.asked.load(Ordering::Relaxed)
    }

    /// From now on this program leaves when another one hides what is the person's, as it does where that is chosen
    /// here.
    pub fn leave_when_hidden(&self, vault: &Vault) {
        *self.hiding() = Some(Hiding {
            vault: vault.clone(),
            seen: vault.is_hidden(),
        });
    }

    fn is_hidden_elsewhere(&self) -> bool {
        let mut hiding = self.hiding();
        let Some(hiding) = hiding.as_mut() else {
            return false;
        };
        let hidden = hiding.vault.is_hidden();
        !std::mem::replace(&mut hiding.seen, hidden) && hidden
    }

    fn hiding(&self) -> std::sync::MutexGuard<'_, Option<Hiding>> {
        self.0.hiding.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on this program stays until it is asked to leave. What is done is kept as it is done, so that leaving by
    /// a signal is no failure, unless something is not kept already.
    pub fn stays_with(&self, companion: &Companion) {
        self.0.stays.store(companion.is_whole(), Ordering::Relaxed);
    }

    /// What a signal wakes, so that it can leave in time.
    pub fn wakes(&self, wake: impl Fn() + Send + 'static) {
        *self.wake() = Some(Wake(Box::new(wake)));
    }

    /// Work that a signal calls off: of a file that is half written nothing is left.
    pub fn work(&self) -> Arc<Work> {
        let work = Arc::new(Work::new());
        let of_signal = Arc::clone(&work);
        self.wakes(move || of_signal.call_off());
        work
    }

    fn wake(&self) -> std::sync::MutexGuard<'_, Option<Wake>> {
        self.0.wake.lock().unwrap_or_else(PoisonError::into_inner)
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
        if let Some(Wake(wake)) = &*self.wake() {
            wake();
        }
        thread::sleep(TO_LEAVE);
        // Standard output may be held by a pipe that nobody reads; it is touched where a screen has to be given back.
        if self.0.full_screen.load(Ordering::Relaxed) {
            let _ = execute!(std::io::stdout(), DisableBracketedPaste, Show);
            let _ = ratatui::try_restore();
        }
        let stays = self.0.stays.load(Ordering::Relaxed);
        // Without the end that Rust gives a program: that would write what is left in the buffers.
        signal_hook::low_level::exit(if stays { 0 } else { 128 + signal });
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
