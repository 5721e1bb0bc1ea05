//! A running exercise, line by line.

use std::io::{self, Write as _};
use std::sync::mpsc::RecvTimeoutError;

use ebb_core::page::{Answer, Block, Form, Page, Value};
use ebb_core::session::Phase;

use super::names::{Named, Names, Typed};
use super::page::{Next, Reader};
use super::{LOOK_UP, println};
use crate::Failure;
use crate::page::live::{exercise, phase_words};
use crate::page::{choices, safe};

impl Reader<'_> {
    /// Prints what changes in a running exercise, until something is chosen. While a scale stands open a bare number
    /// rates.
    pub(super) fn live(&mut self, first: &Page) -> Result<Next, Failure> {
        let mut said_words = None;
        let mut said_around: Option<Vec<Block>> = None;
        let mut said_phase: Option<(Phase, i32)> = None;
        let mut names = Names::default();
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
                self.say_around(&page, &around, names.of(&page), first_time)?;
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
                Ok(line) => match self.take_in_exercise(&page, &mut names, line.trim())? {
                    Next::Stay => {
                        (said_around, names) = (None, Names::default());
                    }
                    next => return Ok(next),
                },
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Next::Leave),
            }
        }
    }

    /// Everything but the exercise itself: the person's own plans, the question, what can be done.
    /// What came after the rest was read out stands last, but for a question of its own.
    fn say_around(
        &mut self,
        page: &Page,
        around: &[Block],
        names: Vec<Named>,
        first_time: bool,
    ) -> io::Result<()> {
        let mut names = names.into_iter();
        let mut late = Vec::new();
        let say = |one: &Named| {
            let label = safe::line(&one.offer.label);
            match one.name.is_empty() {
                true => println(&label),
                false => println(&format!("{}. {label}", one.name)),
            }
        };
        let mut choose = |count: usize, asks: bool| -> io::Result<()> {
            let all: Vec<_> = names.by_ref().take(count).collect();
            let in_place = asks && all.iter().all(|one| one.is_late);
            for one in all {
                match one.is_late && !in_place {
                    true => late.push(one),
                    false => say(&one)?,
                }
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
                    choose(offers.len(), false)?;
                }
                Block::Offers { lead, offers } => {
                    if let Some(lead) = lead {
                        println(&safe::line(lead))?;
                    }
                    choose(offers.len(), lead.is_some())?;
                }
                Block::Form { form } => {
                    for field in &form.fields {
                        println(&safe::line(&field.label))?;
                    }
                    choose(form.skip.iter().len(), true)?;
                }
                Block::Graph { graph } => println(&safe::line(&graph.sentence))?,
                Block::Items { .. } | Block::Month { .. } | Block::Live { .. } => {}
            }
        }
        for one in &late {
            say(one)?;
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

    fn take_in_exercise(
        &mut self,
        page: &Page,
        names: &mut Names,
        typed: &str,
    ) -> Result<Next, Failure> {
        if matches!(typed, "q" | "Q") {
            return Ok(Next::Leave);
        }
        if typed == "b" {
            return Ok(Next::Place(self.trail.back(page.up.as_ref())));
        }
        // A number that was read out is what it stood for there, before it is one on a scale.
        let lower = typed.to_lowercase();
        let (offer, said) = match (names.chosen(page, &lower), scale(page)) {
            (Typed::Chosen(offer), _) => (*offer, Vec::new()),
            (Typed::Gone, _) => return Ok(Next::Stay),
            (Typed::Nothing, Some(form)) if typed.parse::<i32>().is_ok() => {
                let field = form.fields.first().map_or("", |field| field.id.as_str());
                let number = typed.parse::<i32>().unwrap_or_default();
                let said = vec![Answer::new(field, Value::number(number))];
                (form.submit.clone(), said)
            }
            (Typed::Nothing, _) => match self.door(page, &lower) {
                Some(offer) => (offer, Vec::new()),
                // What is under way stays on the screen, but for words of danger.
                None if self.is_danger(typed) => return self.look_for(typed),
                None => return Ok(Next::Stay),
            },
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
