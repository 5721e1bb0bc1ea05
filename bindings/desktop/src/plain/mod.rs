//! `--plain`: the same jobs line by line, with numbered choices and no redraw, for screen readers.

mod fill;
mod live;
mod page;
mod print;
mod show;

use std::io::{self, BufRead as _, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ebb_core::content::HostWords;
use ebb_core::screens::{Action, Companion, Offer, Place};
use page::Next;
use show::{Choice, show};

use crate::clock::Clock;
use crate::follow::begin;
use crate::form::{Form, asks_twice, fits};
use crate::report::labelled;
use crate::signals::Stop;
use crate::sound::Sound;
use crate::tui::keys;
use crate::{Failure, Start};

const LOOK_UP: Duration = Duration::from_millis(50);
const HISTORY_PAGE: i32 = 20;
const HELP: &str = "Type a number and Enter. b: back. ?: the choices again. q: leave.\n\
     From everywhere: l: my plan. !: emergency. #: people who answer. z: hide now.";

/// Runs until the person leaves, input ends, or a signal asks to.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    start: Start,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    let mut place = match &start {
        Start::At(place) => place.clone(),
        Start::Doing(_) => Place::Exercise,
    };
    begin(companion, clock, start)?;
    stop.stays_with(companion);
    let input = read_lines();
    let mut trail = page::Trail::default();
    trail.came_to(&Place::Now.into());
    loop {
        place = companion.moved(place, &clock.moment());
        trail.came_to(&place.clone().into());
        let mut reader = page::Reader {
            companion,
            clock,
            input: &input,
            stop,
            sound,
            trail: &mut trail,
        };
        let next = match &place {
            Place::Hidden => return Ok(()),
            Place::Of { .. } => reader.read(&place.clone().into())?,
            _ => reader.read_old(&place)?,
        };
        match next {
            Next::Place(next) => place = next.into(),
            Next::Stay => {}
            Next::Leave => {
                sound.stop();
                return Ok(());
            }
        }
    }
}

impl page::Reader<'_> {
    /// Shows a place that is no page yet, and does what is chosen there.
    fn read_old(&mut self, place: &Place) -> Result<Next, Failure> {
        // Nothing gives the player more while a choice is waited for.
        self.sound.stop();
        let moment = self.clock.moment();
        let choices = show(self.companion, self.clock, place)?;
        let doors = keys::everywhere(self.companion, &moment);
        let full = self.companion.text_limit(&moment).full;
        let action = match choose(&choices, &doors, &full, self.words(), self.input, self.stop)? {
            Chosen::Leave => return Ok(Next::Leave),
            Chosen::Again => return Ok(Next::Stay),
            Chosen::Back => return Ok(Next::Place(self.trail.back(None))),
            Chosen::Action(action) => action,
        };
        let refused = match action.moved() {
            Some(action) => match self.carry_out(&action, &[]) {
                Ok(reply) => return self.replied(reply, &[]),
                Err(words) => words,
            },
            None => match self.companion.act(action, &self.clock.moment()) {
                Ok(next) => return Ok(Next::Place(next.into())),
                Err(error) => error.to_string(),
            },
        };
        println(&refused)?;
        Ok(Next::Stay)
    }
}

enum Chosen {
    Action(Action),
    Again,
    Back,
    Leave,
}

/// What opens from everywhere, by the key that it has on the full screen.
fn door<'d>(doors: &'d [(char, Offer)], typed: &str) -> Option<&'d Offer> {
    let mut keys = typed.chars();
    let (typed, None) = (keys.next()?.to_ascii_lowercase(), keys.next()) else {
        return None;
    };
    let found = doors.iter().find(|(key, _)| *key == typed);
    found.map(|(_, offer)| offer)
}

fn choose(
    choices: &[Choice],
    doors: &[(char, Offer)],
    full: &str,
    words: &HostWords,
    input: &Receiver<String>,
    stop: &Stop,
) -> Result<Chosen, Failure> {
    loop {
        let Some(line) = next_line(input, stop) else {
            return Ok(Chosen::Leave);
        };
        match line.trim() {
            "q" => return Ok(Chosen::Leave),
            "b" => return Ok(Chosen::Back),
            "" | "?" => return Ok(Chosen::Again),
            typed if let Some(door) = door(doors, typed) => {
                return Ok(Chosen::Action(door.action.clone()));
            }
            typed => match typed
                .parse::<usize>()
                .ok()
                .and_then(|number| choices.get(number.checked_sub(1)?))
            {
                Some(Choice::Do(offer)) if asks_twice(&offer.action) => {
                    println(&format!("{} y, or anything else to keep it.", offer.detail))?;
                    return Ok(match next_line(input, stop) {
                        Some(answer) if answer.trim() == "y" => {
                            Chosen::Action(offer.action.clone())
                        }
                        _ => Chosen::Again,
                    });
                }
                Some(Choice::Do(offer)) => return Ok(Chosen::Action(offer.action.clone())),
                Some(Choice::Fill(_, form)) => {
                    return fill(form.clone(), doors, full, words, input, stop);
                }
                None => println(HELP)?,
            },
        }
    }
}

/// Asks one thing after the other. What stands there already is kept by an empty line.
fn fill(
    mut form: Form,
    doors: &[(char, Offer)],
    full: &str,
    words: &HostWords,
    input: &Receiver<String>,
    stop: &Stop,
) -> Result<Chosen, Failure> {
    println(&words.while_writing)?;
    for prompt in &mut form.prompts {
        println(&labelled(&prompt.label, &prompt.hint))?;
        if !prompt.text.is_empty() {
            let now = ebb_core::content::fill(&words.now_is, &[("value", &prompt.text)]);
            println(&format!("{now} {}", words.enter_keeps))?;
        }
        let line = loop {
            let Some(line) = next_line(input, stop) else {
                return Ok(Chosen::Leave);
            };
            if fits(line.trim().chars().count()) {
                break line;
            }
            // Asked once more: half of what somebody wrote is not what they wrote.
            println(full)?;
        };
        match line.trim() {
            "." => return Ok(Chosen::Again),
            typed @ ("!" | "z") => {
                let door = door(doors, typed);
                return Ok(door.map_or(Chosen::Again, |door| Chosen::Action(door.action.clone())));
            }
            "" => {}
            typed => typed.clone_into(&mut prompt.text),
        }
    }
    if let Some(action) = form.action() {
        return Ok(Chosen::Action(action));
    }
    form.at = 0;
    println(form.refused())?;
    Ok(Chosen::Again)
}

/// The next line that is typed; none at the end of the input or where a signal asks to leave.
fn next_line(input: &Receiver<String>, stop: &Stop) -> Option<String> {
    loop {
        if stop.asked() {
            return None;
        }
        match input.recv_timeout(LOOK_UP) {
            Ok(line) => return Some(line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

fn read_lines() -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        io::stdin()
            .lock()
            .lines()
            .map_while(Result::ok)
            .try_for_each(|line| sender.send(line))
    });
    receiver
}

fn println(text: &str) -> io::Result<()> {
    let out = &mut io::stdout();
    writeln!(out, "{text}")?;
    out.flush()
}
