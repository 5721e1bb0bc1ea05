//! `--plain`: the same jobs line by line, with numbered choices and no redraw, for screen readers.

use std::io::{self, BufRead as _, Write as _};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ebb_core::screens::{Action, Asked, Companion, Offer, Place};
use ebb_core::session::{Phase, Question};

use crate::clock::Clock;
use crate::follow::{begin, phase_words};
use crate::report::{self, far_ahead, labelled};
use crate::signals::Stop;
use crate::{Failure, Start};

const LOOK_UP: Duration = Duration::from_millis(50);
const HISTORY_PAGE: i32 = 20;
const HELP: &str =
    "Type a number and Enter. b: back to the first screen. ?: the choices again. q: leave.";

/// Runs until the person leaves, input ends, or a signal asks to.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    start: Start,
    stop: &Stop,
) -> Result<(), Failure> {
    let mut place = match &start {
        Start::At(place) => place.clone(),
        Start::Doing(_) => Place::Exercise,
    };
    begin(companion, clock, start)?;
    let input = read_lines();
    loop {
        let chosen = match place {
            Place::Exercise if companion.running().is_some() => {
                exercise(companion, clock, &input, stop)?
            }
            Place::Exercise => Chosen::Action(Action::Go { place: Place::Now }),
            _ => {
                let offers = show(companion, clock, &place)?;
                choose(&offers, &input, stop)?
            }
        };
        let action = match chosen {
            Chosen::Leave => return Ok(()),
            Chosen::Again => continue,
            Chosen::Action(action) => action,
        };
        match companion.act(action, &clock.moment()) {
            Ok(next) => place = next,
            Err(error) => println(&error.to_string())?,
        }
    }
}

enum Chosen {
    Action(Action),
    Again,
    Leave,
}

/// Prints a screen and gives what can be chosen there.
fn show(companion: &Companion, clock: &Clock, place: &Place) -> Result<Vec<Offer>, Failure> {
    let moment = clock.moment();
    let out = &mut io::stdout();
    let back = Offer {
        action: Action::Go { place: Place::Now },
        label: "Back".to_owned(),
        detail: String::new(),
    };
    let offers = match place {
        Place::Breathe => {
            let screen = companion.breathe(&moment);
            writeln!(out, "\n{}", screen.title)?;
            let mut offers = Vec::new();
            for card in screen.patterns.iter().chain([&screen.finder]) {
                let detail = [&card.about, &card.rate, &card.shape, &card.note]
                    .map(String::as_str)
                    .join(" ");
                offers.push(Offer {
                    label: card.name.clone(),
                    detail,
                    ..card.start.clone()
                });
            }
            if let Some(first) = screen.patterns.first() {
                for caution in &first.cautions {
                    writeln!(out, "{caution}")?;
                }
            }
            offers.push(screen.still);
            offers.push(back);
            offers.extend(screen.doors);
            offers
        }
        Place::History => {
            let screen = companion.history(far_ahead(&moment), HISTORY_PAGE, &moment);
            writeln!(out, "\n{}", screen.title)?;
            for line in screen
                .statements
                .iter()
                .chain([&screen.empty])
                .filter(|line| !line.is_empty())
            {
                writeln!(out, "{line}")?;
            }
            let mut offers = Vec::new();
            for day in &screen.days {
                for entry in &day.entries {
                    let label = format!("{} {} {}", day.label, entry.time, entry.name);
                    offers.push(Offer {
                        label,
                        detail: entry.summary.clone(),
                        ..entry.open.clone()
                    });
                }
            }
            offers.push(back);
            offers
        }
        Place::Entry { id } => match companion.entry(id, &moment) {
            Ok(entry) => {
                writeln!(out, "\n{}", entry.title)?;
                for line in &entry.lines {
                    writeln!(out, "{line}")?;
                }
                let mut offers = entry.outcomes;
                offers.push(entry.back);
                offers.push(entry.delete);
                offers
            }
            Err(error) => {
                writeln!(out, "{error}")?;
                vec![back]
            }
        },
        place => match companion.sheet(place, &moment) {
            Some(sheet) => {
                writeln!(out)?;
                report::sheet(out, &sheet)?;
                sheet.offers
            }
            None => {
                let screen = companion.now(&moment);
                writeln!(out, "\n{}\n{}", screen.title, screen.greeting)?;
                for line in screen
                    .notices
                    .iter()
                    .chain([&screen.today])
                    .filter(|line| !line.is_empty())
                {
                    writeln!(out, "{line}")?;
                }
                screen.offers.into_iter().chain(screen.doors).collect()
            }
        },
    };
    print_offers(1, &offers)?;
    println(HELP)?;
    Ok(offers)
}

fn print_offers(first: usize, offers: &[Offer]) -> io::Result<()> {
    let out = &mut io::stdout();
    for (number, offer) in (first..).zip(offers) {
        writeln!(out, "{number}. {}", labelled(&offer.label, &offer.detail))?;
    }
    out.flush()
}

fn choose(offers: &[Offer], input: &Receiver<String>, stop: &Stop) -> Result<Chosen, Failure> {
    loop {
        if stop.asked() {
            return Ok(Chosen::Leave);
        }
        let line = match input.recv_timeout(LOOK_UP) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return Ok(Chosen::Leave),
        };
        match line.trim() {
            "q" => return Ok(Chosen::Leave),
            "b" => return Ok(Chosen::Action(Action::Go { place: Place::Now })),
            "" | "?" => return Ok(Chosen::Again),
            typed => match typed
                .parse::<usize>()
                .ok()
                .and_then(|number| offers.get(number.checked_sub(1)?))
            {
                Some(offer) if matches!(offer.action, Action::Delete { .. }) => {
                    println(&format!("{} y, or anything else to keep it.", offer.detail))?;
                    return Ok(match input.recv() {
                        Ok(answer) if answer.trim() == "y" => Chosen::Action(offer.action.clone()),
                        _ => Chosen::Again,
                    });
                }
                Some(offer) => return Ok(Chosen::Action(offer.action.clone())),
                None => println(HELP)?,
            },
        }
    }
}

/// Prints what changes in a running exercise, until something is chosen. While a scale stands open a bare number
/// rates; choices beside it have letters.
fn exercise(
    companion: &mut Companion,
    clock: &Clock,
    input: &Receiver<String>,
    stop: &Stop,
) -> Result<Chosen, Failure> {
    let mut said_words = String::new();
    let mut said_phase: Option<(Phase, i32)> = None;
    let mut said_question: Option<Option<Question>> = None;
    let out = &mut io::stdout();
    loop {
        let moment = clock.moment();
        companion.tick(moment.now);
        let (Some(frame), Some(screen)) =
            (companion.frame(moment.now), companion.exercise(&moment))
        else {
            return Ok(Chosen::Action(Action::Go { place: Place::Now }));
        };
        if screen.words != said_words {
            writeln!(out, "{}", screen.words)?;
            said_words.clone_from(&screen.words);
        }
        let question = screen.asked.as_ref().map(|asked| asked.question);
        if said_question != Some(question) {
            for line in [&screen.not_kept, &screen.advice]
                .into_iter()
                .filter(|line| !line.is_empty())
            {
                writeln!(out, "{line}")?;
            }
            if said_question.is_none() {
                for caution in &screen.cautions {
                    writeln!(out, "{caution}")?;
                }
            }
            print_asked(screen.asked.as_ref(), &screen.offers, &screen.doors)?;
            said_question = Some(question);
        }
        if frame.phase != Phase::Rest && said_phase != Some((frame.phase, frame.breath)) {
            writeln!(out, "  {}", phase_words(&screen, frame.phase))?;
            said_phase = Some((frame.phase, frame.breath));
        }
        out.flush()?;
        if stop.asked() {
            return Ok(Chosen::Leave);
        }
        match input.recv_timeout(LOOK_UP.min(clock.real(250))) {
            Ok(line) => match chosen_in_exercise(
                line.trim(),
                screen.asked.as_ref(),
                &screen.offers,
                &screen.doors,
            ) {
                Some(chosen) => return Ok(chosen),
                None => said_question = None,
            },
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Chosen::Leave),
        }
    }
}

fn print_asked(asked: Option<&Asked>, offers: &[Offer], doors: &[Offer]) -> io::Result<()> {
    if let Some(asked) = asked {
        println(&asked.text)?;
        if !asked.scale {
            print_offers(1, &asked.answers)?;
        }
        if let Some(skip) = &asked.skip {
            println(&format!("s. {}", skip.label))?;
        }
    }
    for (letter, offer) in ('A'..='Z').zip(offers.iter().chain(doors)) {
        println(&format!("{letter}. {}", offer.label))?;
    }
    println("Q. Leave; it goes on without you and is there when you come back.")
}

fn chosen_in_exercise(
    typed: &str,
    asked: Option<&Asked>,
    offers: &[Offer],
    doors: &[Offer],
) -> Option<Chosen> {
    let action = |offer: &Offer| Chosen::Action(offer.action.clone());
    if let Ok(number) = typed.parse::<usize>() {
        let asked = asked?;
        let index = if asked.scale {
            Some(number)
        } else {
            number.checked_sub(1)
        };
        return asked.answers.get(index?).map(action);
    }
    match typed {
        "q" | "Q" => Some(Chosen::Leave),
        "s" => asked.and_then(|asked| asked.skip.as_ref()).map(action),
        letter => {
            let first = letter.chars().next()?.to_ascii_uppercase();
            let index = ('A'..='Z').position(|c| c == first)?;
            offers.iter().chain(doors).nth(index).map(action)
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
