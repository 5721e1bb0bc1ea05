//! A terminal that is stopped and continued: it is given back before Ebb stops, and taken again afterwards. A shell, or
//! whoever had it meanwhile, left it in another mode.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{EnterAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::layout::Rect;

/// Whether somebody asked Ebb to stop, or let it go on.
pub struct Paused {
    stop: Arc<AtomicBool>,
    went_on: Arc<AtomicBool>,
}

impl Paused {
    /// Begins to listen. Where that is not possible, Ebb stops as any program does.
    pub fn listen() -> Self {
        let paused = Self {
            stop: Arc::default(),
            went_on: Arc::default(),
        };
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGCONT, SIGTSTP};
            let _ = signal_hook::flag::register(SIGTSTP, Arc::clone(&paused.stop));
            let _ = signal_hook::flag::register(SIGCONT, Arc::clone(&paused.went_on));
        }
        paused
    }

    /// Stops where that was asked for. True where everything has to be drawn anew, because Ebb has just gone on.
    pub fn went_on(&self, terminal: &mut ratatui::DefaultTerminal) -> io::Result<bool> {
        #[cfg(unix)]
        if self.stop.swap(false, Ordering::Relaxed) {
            execute!(io::stdout(), DisableBracketedPaste)?;
            terminal.show_cursor()?;
            ratatui::try_restore()?;
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
            self.went_on.store(true, Ordering::Relaxed);
        }
        if !self.went_on.swap(false, Ordering::Relaxed) {
            return Ok(false);
        }
        // Raw mode is only set where it is not believed to be set already.
        disable_raw_mode()?;
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        terminal.hide_cursor()?;
        // As for a window of another size: nothing of what was drawn counts any more.
        let size = terminal.size()?;
        terminal.resize(Rect::new(0, 0, size.width, size.height))?;
        Ok(true)
    }
}
