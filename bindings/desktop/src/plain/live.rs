//! A running exercise, line by line.

use std::io::{self, Write as _};
use std::sync::mpsc::RecvTimeoutError;

use ebb_core::page::{Answer, Block, Form, Offer, Page, Value};
use ebb_core::session::Phase;

use super::page::{Next, Reader};
use super::print::letters;
use super::{LOOK_UP, println};
use crate::Failure;
use crate::page::live::{exercise, phase_words};
use crate::page::{choices, safe};

/// What can be chosen, with what is typed for it.
type Typed = Vec<(String, Offer)>;

impl Reader<'_> {
    /// Prints what changes in a running exercise, until something is chosen. While a scale stands open a bare number
    /// rates.
    pub(super) fn live(&mut self, first: &Page) -> Result<Next, Failure> {
        let mut said_words = None;
        let mut said_around: Option<Vec<Block>> = None;
        let mut said_phase: Option<(Phase, i32)> = None;
        let out = &mut io::stdout();
        loop {
            let moment = self.clock.moment();
            self.companion.tick(moment.now);
            if let Some(said) = self.sound.follow(self.companion, self.clock) {
                println(&said)?;
            }
            let page = self.companion.page(&first.place, &[], &moment);
            let (Some(frame), Some(exercise)) = (self.companion.frame(moment.now), exercise(&page))
            else {
                return Ok(Next::Place(page.place));
            };
            if exercise.words != said_words {
                if let Some(words) = &exercise.words {
                    println(&safe::line(words))?;
                }
                said_words.clone_from(&exercise.words);
            }
            let around = around(&page);
            if said_around.as_ref() != Some(&around) {
                let first_time = said_around.is_none();
                self.say_around(&page, &around, first_time)?;
                said_around = Some(around);
            }
            if frame.phase != Phase::Rest && said_phase != Some((frame.phase, frame.breath)) {
                println(&format!("  {}", phase_words(&exercise.phases, frame.phase)))?;
                said_phase = Some((frame.phase, frame.breath));
            }
            out.flush()?;
            if self.stop.asked() {
                return Ok(Next::Leave);
            }
            match self.input.line(LOOK_UP.min(self.clock.real(250))) {
                Ok(line) => match self.take_in_exercise(&page, line.trim())? {
                    Next::Stay => said_around = None,
                    next => return Ok(next),
                },
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Next::Leave),
            }
        }
    }

    /// Everything but the exercise itself: the person's own plans, the question, what can be done.
    fn say_around(&mut self, page: &Page, around: &[Block], first_time: bool) -> io::Result<()> {
        let mut typed = choices_of(page).into_iter();
        let mut choose = |count: usize| -> io::Result<()> {
            for (key, offer) in typed.by_ref().take(count) {
                println(&format!("{key}. {}", safe::line(&offer.label)))?;
            }
            Ok(())
        };
        for block in around {
            match block {
                Block::Lines { lines, .. } => {
                    for line in lines {
                        println(&safe::line(line))?;
                    }
                }
                Block::Notice { words, offers, .. } => {
                    println(&safe::line(words))?;
                    choose(offers.len())?;
                }
                Block::Offers { lead, offers } => {
                    if let Some(lead) = lead {
                        println(&safe::line(lead))?;
                    }
                    choose(offers.len())?;
                }
                Block::Form { form } => {
                    for field in &form.fields {
                        println(&safe::line(&field.label))?;
                    }
                    choose(form.skip.iter().len())?;
                }
                Block::Graph { graph } => println(&safe::line(&graph.sentence))?,
                Block::Items { .. } | Block::Month { .. } | Block::Live { .. } => {}
            }
        }
        if first_time {
            let doors = page
                .doors
                .iter()
                .filter_map(|door| Some(format!("{} {}", choices::own_key(door)?, door.label)));
            println(&doors.collect::<Vec<_>>().join(" · "))?;
        }
        println(&self.words().leave_live)
    }

    fn take_in_exercise(&mut self, page: &Page, typed: &str) -> Result<Next, Failure> {
        if matches!(typed, "q" | "Q") {
            return Ok(Next::Leave);
        }
        if typed == "b" {
            return Ok(Next::Place(self.trail.back(page.up.as_ref())));
        }
        let (offer, said) = match (scale(page), typed.parse::<i32>()) {
            (Some(form), Ok(number)) => {
                let field = form.fields.first().map_or("", |field| field.id.as_str());
                let said = vec![Answer::new(field, Value::number(number))];
                (form.submit.clone(), said)
            }
            _ => {
                let typed = typed.to_lowercase();
                let mut choices = choices_of(page).into_iter();
                let chosen = choices.find(|(key, _)| *key == typed);
                let door = || self.door(page, &typed);
                match chosen.map(|(_, offer)| offer).or_else(door) {
                    Some(offer) => (offer, Vec::new()),
                    None => return Ok(Next::Stay),
                }
            }
        };
        self.choose(&offer, &said)
    }
}

/// The question that is answered with a bare number.
fn scale(page: &Page) -> Option<&Form> {
    choices::form(page).filter(|form| choices::asks_on_a_scale(form))
}

fn around(page: &Page) -> Vec<Block> {
    let around = page.blocks.iter();
    let around = around.filter(|block| !matches!(block, Block::Live { .. }));
    around.cloned().collect()
}

/// What can be chosen, in the order in which it stands, with what is typed for it: its own key, else a number, or a
/// letter where numbers answer something else.
fn choices_of(page: &Page) -> Typed {
    let all: Vec<&Offer> = page
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Notice { offers, .. } | Block::Offers { offers, .. } => {
                offers.iter().collect::<Vec<_>>()
            }
            Block::Form { form } => form.skip.iter().collect(),
            _ => Vec::new(),
        })
        .collect();
    let typed_key = |offer: &Offer| choices::own_key(offer).filter(|key| !key.is_whitespace());
    // The next one stands last.
    let mut letters = letters(page);
    let mut numbers = 1..;
    let by_number = scale(page).is_none();
    let choice = |offer: &Offer| {
        let key = match (typed_key(offer), choices::own_key(offer)) {
            (Some(key), _) => Some(key.to_string()),
            (None, None) if by_number => numbers.next().map(|number: i32| number.to_string()),
            (None, _) => letters.pop().map(String::from),
        };
        (key.unwrap_or_default(), offer.clone())
    };
    all.into_iter().map(choice).collect()
}
