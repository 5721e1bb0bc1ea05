//! The cards, what could help now, the rehearsal and the diary, line by line.

use std::io::{self, Write};

use ebb_core::screens::{
    Action, CardsScreen, Companion, DiaryEntryScreen, DiaryQuestion, Moment, Offer, Place,
    PlanFirst, ScaleAsked,
};

use super::show::Choice;
use crate::cards::card_lines;
use crate::diary::diary_days;
use crate::form::{self, Form, Prompt, Purpose};
use crate::rehearse::rehearsal_lines;
use crate::report::labelled;

/// What can be chosen at a place of the cards', once it is printed; none where the place is another's.
pub fn show(
    out: &mut impl Write,
    companion: &Companion,
    moment: &Moment,
    place: &Place,
) -> io::Result<Option<Vec<Choice>>> {
    Ok(Some(match place {
        Place::Cards { typed } => list(out, companion.cards(typed, moment), Some(typed))?,
        Place::CardShelf { shelf } => list(out, companion.shelf(shelf, moment), None)?,
        Place::Card { id } => card(out, companion, moment, id)?,
        Place::CardStep { id, step, before } => {
            let Some(screen) = companion.card_step(id, *step, *before, moment) else {
                return Ok(Some(Vec::new()));
            };
            let lines = [&screen.title, &screen.number].into_iter();
            say(out, lines.chain(&screen.cautions).chain([&screen.text]))?;
            let asked = screen.asked.map_or_else(Vec::new, answers);
            all([asked, screen.offers, screen.doors])
        }
        Place::Feel {
            state,
            intensity,
            minutes,
            surroundings,
        } => {
            let screen = companion.feel(*state, *intensity, *minutes, *surroundings, moment);
            let said = screen.said.iter().map(|offer| &offer.label);
            say(out, std::iter::once(&screen.title).chain(said))?;
            let plan = plan_first(out, screen.plan_first)?;
            say(out, [&screen.question])?;
            let scale = screen.scale.map_or_else(Vec::new, answers);
            all([plan, scale, screen.answers, screen.said, screen.doors])
        }
        Place::Suggest {
            state,
            intensity,
            minutes,
            surroundings,
        } => {
            let here = *surroundings;
            let screen = companion.suggestions(*state, *intensity, *minutes, here, moment);
            let said = screen.said.iter().map(|offer| &offer.label);
            say(out, std::iter::once(&screen.title).chain(said))?;
            let plan = plan_first(out, screen.plan_first)?;
            say(out, [&screen.nothing])?;
            all([
                plan,
                screen.suggestions,
                screen.offers,
                screen.said,
                screen.doors,
            ])
        }
        Place::RehearseCards { shown } => {
            let screen = companion.rehearse_cards(*shown, moment);
            rehearsal_lines(out, &screen)?;
            let chosen = screen.chosen.into_iter().map(|line| line.card).collect();
            all([screen.offers, screen.more, chosen, screen.doors])
        }
        Place::Diary => {
            let screen = companion.diary(moment);
            say(out, [&screen.title, &screen.about, &screen.nothing])?;
            diary_days(out, &screen)?;
            let entries = screen.days.into_iter().flat_map(|day| day.entries);
            let entries = entries
                .map(|line| Offer {
                    label: format!("{} {}", line.time, line.open.label),
                    ..line.open
                })
                .collect();
            let questions = asked(&screen.questions);
            all([questions, entries, screen.offers, screen.doors])
        }
        Place::DiaryEntry { id } => match companion.diary_entry(id, moment) {
            Ok(screen) => entry(out, screen)?,
            Err(error) => return missing(out, &error),
        },
        Place::DiaryUrge { id } => match companion.diary_urge(id, moment) {
            Ok(screen) => entry(out, screen)?,
            Err(error) => return missing(out, &error),
        },
        _ => return Ok(None),
    }))
}

fn missing(
    out: &mut impl Write,
    error: &impl std::fmt::Display,
) -> io::Result<Option<Vec<Choice>>> {
    writeln!(out, "{error}")?;
    Ok(Some(Vec::new()))
}

/// Without a word typed, the shelves: a hundred cards are too many to listen to.
fn list(
    out: &mut impl Write,
    screen: CardsScreen,
    typed: Option<&String>,
) -> io::Result<Vec<Choice>> {
    say(out, [&screen.title])?;
    let plan = plan_first(out, screen.plan_first)?;
    say(out, [&screen.nothing])?;
    let whole = typed.is_some_and(|typed| typed.trim().is_empty());
    let cards = if whole {
        screen.shelves
    } else {
        screen
            .groups
            .into_iter()
            .flat_map(|group| group.cards)
            .collect()
    };
    let prompt = vec![Prompt::new(&screen.search, "")];
    let search = Form::new(Purpose::Search, prompt);
    let mut choices = vec![Choice::Fill(screen.search, search)];
    choices.extend(all([plan, cards, screen.offers, screen.doors]));
    if let Some(labels) = screen.labels {
        let own = form::write_card(&labels);
        choices.push(Choice::Fill(labels.write_own.clone(), own));
        let reason = form::write_reason(&labels);
        choices.push(Choice::Fill(labels.write_reason, reason));
    }
    Ok(choices)
}

fn card(
    out: &mut impl Write,
    companion: &Companion,
    moment: &Moment,
    id: &str,
) -> io::Result<Vec<Choice>> {
    let Some(card) = companion.card(id, moment) else {
        return Ok(Vec::new());
    };
    card_lines(out, &card)?;
    let ticks = card.ticks.into_iter().filter_map(|tick| tick.change);
    let mut choices = all([card.offers, ticks.collect(), vec![card.back], card.doors]);
    if let (Some(labels), Some(text)) = (card.labels, card.text) {
        let edit = form::edit_card(id, &text, &labels);
        choices.push(Choice::Fill(labels.edit.clone(), edit));
        let tag = form::tag_card(id, &card.tags, &labels);
        choices.push(Choice::Fill(labels.tag, tag));
    }
    Ok(choices)
}

fn entry(out: &mut impl Write, screen: DiaryEntryScreen) -> io::Result<Vec<Choice>> {
    say(out, [&screen.title])?;
    for question in &screen.questions {
        writeln!(out, "{}", labelled(&question.text, &question.answered))?;
    }
    let questions = asked(&screen.questions);
    Ok(all([questions, screen.offers, screen.doors]))
}

/// Each answer with its question, as a number has to say what it is for.
fn asked(questions: &[DiaryQuestion]) -> Vec<Offer> {
    let with_question = |question: &DiaryQuestion| {
        let text = question.text.clone();
        let answers = question.answers.clone().into_iter();
        answers.map(move |answer| Offer {
            label: format!("{text}: {}", answer.label),
            ..answer
        })
    };
    questions.iter().flat_map(with_question).collect()
}

/// The plan, said before anything else.
fn plan_first(out: &mut impl Write, plan: Option<PlanFirst>) -> io::Result<Vec<Offer>> {
    let Some(plan) = plan else {
        return Ok(Vec::new());
    };
    writeln!(out, "{}", plan.sentence)?;
    Ok(plan.offers)
}

/// The answers of a scale, each with the question's number in its label.
fn answers(asked: ScaleAsked) -> Vec<Offer> {
    let text = asked.text;
    let rated = asked.answers.into_iter().map(|answer| Offer {
        label: format!("{text} {}", answer.label),
        ..answer
    });
    rated.chain(asked.skip).collect()
}

fn say<'l>(out: &mut impl Write, lines: impl IntoIterator<Item = &'l String>) -> io::Result<()> {
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn all<const N: usize>(offers: [Vec<Offer>; N]) -> Vec<Choice> {
    let back = Offer {
        action: Action::Go { place: Place::Now },
        label: "Back".to_owned(),
        detail: String::new(),
    };
    let [first @ .., doors] = &offers[..] else {
        return Vec::new();
    };
    let before = first.iter().flatten().cloned();
    let offers = before.chain([back]).chain(doors.iter().cloned());
    offers.map(Choice::Do).collect()
}
