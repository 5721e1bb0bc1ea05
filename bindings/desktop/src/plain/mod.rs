//! `--plain`: the same jobs line by line, with numbered choices and no redraw, for screen readers.

mod fill;
mod live;
mod names;
mod page;
mod print;

use std::io::{self, BufRead as _, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ebb_core::companion::{Companion, first_page};
use page::Next;

use crate::clock::Clock;
use crate::copies::Copies;
use crate::follow::begin;
use crate::keeper::Keeper;
use crate::page::fitted::{columns, fitted};
use crate::signals::Stop;
use crate::sound::Sound;
use crate::{Failure, Start};

const LOOK_UP: Duration = Duration::from_millis(50);

/// Runs until the person leaves, input ends, or a signal asks to.
pub fn run(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    start: Start,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    let mut place = begin(companion, clock, start)?;
    stop.stays_with(companion);
    let input = Input::open();
    let mut trail = page::Trail::default();
    trail.came_to(&first_page());
    let mut copies = Copies::default();
    loop {
        keeper.look_again(companion, clock);
        copies.look(companion, clock);
        trail.came_to(&place);
        let mut reader = page::Reader {
            companion,
            clock,
            input: &input,
            stop,
            sound,
            trail: &mut trail,
        };
        match reader.read(&place)? {
            Next::Place(next) => place = next,
            Next::Stay => {}
            Next::Leave => {
                sound.stop();
                return Ok(());
            }
        }
    }
}

/// Where lines come from.
pub enum Input {
    /// From a thread that reads them, so that a signal is answered while nobody types.
    Read(Receiver<String>),
    /// Straight from standard input, where no thread can be had: a signal ends Ebb then as it ends any program.
    Straight,
}

impl Input {
    fn open() -> Self {
        let (sender, receiver) = mpsc::channel();
        let reading = thread::Builder::new().spawn(move || {
            io::stdin()
                .lock()
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        match reading {
            Ok(_) => Self::Read(receiver),
            Err(_) => Self::Straight,
        }
    }

    /// The next line, where one comes within `patience`; without a thread, however long it takes.
    ///
    /// # Errors
    /// As of a channel: none came in time, or no more will.
    fn line(&self, patience: Duration) -> Result<String, RecvTimeoutError> {
        match self {
            Self::Read(lines) => lines.recv_timeout(patience),
            Self::Straight => {
                let line = io::stdin().lock().lines().next();
                line.and_then(Result::ok)
                    .ok_or(RecvTimeoutError::Disconnected)
            }
        }
    }
}

/// The next line that is typed; none at the end of the input or where a signal asks to leave.
fn next_line(input: &Input, stop: &Stop) -> Option<String> {
    loop {
        if stop.asked() {
            return None;
        }
        match input.line(LOOK_UP) {
            Ok(line) => return Some(line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

fn println(text: &str) -> io::Result<()> {
    let out = &mut io::stdout();
    for line in fitted(text, columns()) {
        writeln!(out, "{line}")?;
    }
    out.flush()
}
