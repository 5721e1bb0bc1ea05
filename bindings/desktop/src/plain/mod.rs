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
const HELP: &str = "Type a number and Enter. b: back. ?: the choices again. q: leave.\n\
     From everywhere: l: my plan. !: emergency. z: hide now.";

/// Runs until the person leaves, input ends, or a signal asks to.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    start: Start,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<(), Failure> {
    let mut place = match &start {
        Start::At(place) => place.clone().moved(),
        Start::Doing(_) => Place::Exercise.moved(),
    };
    begin(companion, clock, start)?;
    stop.stays_with(companion);
    let input = read_lines();
    let mut trail = page::Trail::default();
    trail.came_to(&Place::Now.into());
    loop {
        trail.came_to(&place.clone().into());
        let chosen = match place {
            Place::Hidden => return Ok(()),
            Place::Of { .. } => {
                let mut reader = page::Reader {
                    companion,
                    clock,
                    input: &input,
                    stop,
                    sound,
                    trail: &mut trail,
                };
                match reader.read(&place.clone().into())? {
                    page::Next::Place(next) => place = next.into(),
                    page::Next::Stay => {}
                    page::Next::Leave => {
                        sound.stop();
                        return Ok(());
                    }
                }
                continue;
            }
            _ => {
                // Nothing gives the player more while a choice is waited for.
                sound.stop();
                let choices = show(companion, clock, &place)?;
                let doors = companion.now(&clock.moment()).doors;
                let words = &clock.moment().content().pages.host;
                let full = companion.text_limit(&clock.moment()).full;
                choose(&choices, &doors, &full, words, &input, stop)?
            }
        };
        let action = match chosen {
            Chosen::Leave => return Ok(()),
            Chosen::Again => continue,
            Chosen::Back => {
                place = trail.back(None).into();
                continue;
            }
            Chosen::Action(action) => action,
        };
        match companion.act(action, &clock.moment()) {
            Ok(next) => place = next.moved(),
            Err(error) => println(&error.to_string())?,
        }
    }
}

enum Chosen {
    Action(Action),
    Again,
    Back,
    Leave,
}

/// The plan, the emergency sheet and hiding, by the keys that they have on the full screen.
fn door<'d>(doors: &'d [Offer], typed: &str) -> Option<&'d Offer> {
    let mut keys = typed.chars();
    let (key, None) = (keys.next()?, keys.next()) else {
        return None;
    };
    let key = key.to_ascii_lowercase();
    doors
        .iter()
        .find(|door| matches!(key, 'l' | '!' | 'z') && keys::of(&door.action) == Some(key))
}

fn choose(
    choices: &[Choice],
    doors: &[Offer],
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
    doors: &[Offer],
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
