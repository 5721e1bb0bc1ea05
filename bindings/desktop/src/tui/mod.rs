//! The full-screen terminal: one loop that draws, waits for a key or the next picture, and leaves the terminal as it
//! was found, whatever happens.

mod app;
mod drafts;
mod draw;
pub mod keys;
mod large;
mod number;
mod page;
mod paged;
mod paused;
mod steady;
mod steer;
mod style;
#[cfg(test)]
mod tests;
mod trail;

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use app::App;
use ebb_core::companion::Companion;
use paused::Paused;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind,
};
use ratatui::crossterm::execute;
use ratatui::layout::Rect;

use crate::Start;
use crate::clock::Clock;
use crate::copies::Copies;
use crate::keeper::Keeper;
use crate::signals::Stop;
use crate::sound::Sound;

/// Between two pictures of a moving breath.
const PICTURE: Duration = Duration::from_millis(80);
/// Between two looks at a screen that stands still.
const LOOK_UP: Duration = Duration::from_millis(250);
/// A screen that stands still is drawn again after this long: days change, and other programs keep things too.
const STALE: Duration = Duration::from_secs(20);

/// Runs until the person leaves, a signal asks to, or the terminal is closed. What was done is kept by then.
pub fn run(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    start: Start,
    stop: &Stop,
    sound: &mut Sound,
) -> io::Result<()> {
    let mut app = App::new(companion, clock, start);
    stop.stays_with(app.companion);
    let mut terminal = ratatui::try_init()?;
    // A paste comes as text then, and not as keys. A terminal that does not know it goes on sending keys.
    let _ = execute!(io::stdout(), EnableBracketedPaste);
    stop.full_screen(true);
    let result = turn(&mut terminal, &mut app, keeper, stop, sound);
    app.settle();
    app.keep_draft();
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    // A terminal that is gone cannot be restored, and nobody is there to see it.
    let _ = terminal.show_cursor();
    let _ = ratatui::try_restore();
    stop.full_screen(false);
    // Letting go of it would write to the terminal once more, and complain to one that is gone.
    std::mem::forget(terminal);
    result
}

fn turn(
    terminal: &mut ratatui::DefaultTerminal,
    app: &mut App<'_>,
    keeper: &mut Keeper,
    stop: &Stop,
    sound: &mut Sound,
) -> io::Result<()> {
    let mut drawn: Option<Instant> = None;
    let paused = Paused::listen();
    let mut copies = Copies::default();
    // A window that was closed says so by no signal where it is not the one that Ebb was started from; reading from it
    // answers at once, with nothing, for ever.
    while !stop.asked() && !app.leaving() && io::stdin().is_terminal() {
        if paused.went_on(terminal)? {
            drawn = None;
        }
        if keeper.look_again(app.companion, app.clock) {
            drawn = None;
        }
        if app.tick(Instant::now()) {
            drawn = None;
        }
        if let Some(said) = sound.follow(app.companion, app.clock) {
            app.message = said;
            drawn = None;
        }
        // A screen that stands still costs a battery nothing.
        if drawn.is_none_or(|then| app.shows_time() || then.elapsed() > STALE) {
            let mut furthest = 0;
            if terminal
                .draw(|frame| furthest = draw::screen(frame, app))
                .is_err()
            {
                return Ok(());
            }
            app.furthest = furthest;
            drawn = Some(Instant::now());
            copies.look(app.companion, app.clock);
        }
        let wait = if app.moves() { PICTURE } else { LOOK_UP };
        match event::poll(wait) {
            Ok(false) => continue,
            Ok(true) => match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => app.key(key),
                Ok(Event::Paste(text)) => app.paste(&text),
                // Shrunk and grown again between two pictures, a window has lost text that counts as drawn.
                Ok(Event::Resize(width, height)) => {
                    terminal.resize(Rect::new(0, 0, width, height))?;
                }
                Ok(_) => continue,
                Err(_) => return Ok(()),
            },
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Ok(()),
        }
        drawn = None;
    }
    Ok(())
}
