//! A running exercise, line by line.

use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError};

use ebb_core::screens::{Action, Asked, Companion, Offer, Place};
use ebb_core::session::{Phase, Question};

use super::{Chosen, LOOK_UP, print_offers, println};
use crate::Failure;
use crate::clock::Clock;
use crate::follow::phase_words;
use crate::signals::Stop;
use crate::sound::Sound;
use crate::tui::keys;

/// Prints what changes in a running exercise, until something is chosen. While a scale stands open a bare number
/// rates; choices beside it have letters.
pub fn exercise(
    companion: &mut Companion,
    clock: &Clock,
    input: &Receiver<String>,
    stop: &Stop,
    sound: &mut Sound,
) -> Result<Chosen, Failure> {
    let mut said_words = String::new();
    let mut said_phase: Option<(Phase, i32)> = None;
    let mut said_question: Option<Option<Question>> = None;
    let out = &mut io::stdout();
    loop {
        let moment = clock.moment();
        companion.tick(moment.now);
        if let Some(said) = sound.follow(companion, clock) {
            println(&said)?;
        }
        let (Some(frame), Some(screen)) =
            (companion.frame(moment.now), companion.exercise(&moment))
        else {
            return Ok(Chosen::Action(Action::Go { place: Place::Now }));
        };
        if screen.words != said_words {
            writeln!(out, "{}", screen.words)?;
            said_words.clone_from(&screen.words);
        }
        // What the person's own plans open comes first.
        let own = screen.plans.iter().filter_map(|plan| plan.opens.clone());
        let offers: Vec<Offer> = own.chain(screen.offers.clone()).collect();
        let question = screen.asked.as_ref().map(|asked| asked.question);
        if said_question != Some(question) {
            let plans = screen.plans.iter().map(|plan| &plan.sentence);
            for line in [&screen.not_kept, &screen.advice]
                .into_iter()
                .chain(plans)
                .filter(|line| !line.is_empty())
            {
                writeln!(out, "{line}")?;
            }
            if said_question.is_none() {
                for caution in &screen.cautions {
                    writeln!(out, "{caution}")?;
                }
            }
            print_asked(screen.asked.as_ref(), &offers, &screen.doors)?;
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
            Ok(line) => {
                match chosen_in_exercise(line.trim(), screen.asked.as_ref(), &offers, &screen.doors)
                {
                    Some(chosen) => return Ok(chosen),
                    None => said_question = None,
                }
            }
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
    println("!. Emergency")?;
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
        "!" => doors
            .iter()
            .find(|door| keys::of(&door.action) == Some('!'))
            .map(action),
        "s" => asked.and_then(|asked| asked.skip.as_ref()).map(action),
        letter => {
            let first = letter.chars().next()?.to_ascii_uppercase();
            let index = ('A'..='Z').position(|c| c == first)?;
            offers.iter().chain(doors).nth(index).map(action)
        }
    }
}
