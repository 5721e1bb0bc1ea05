//! `ebb cards`, `ebb card` and `ebb suggest`.

use std::io::{self, Write};

use ebb_core::cards::CardText;
use ebb_core::screens::{Action, CardAction, CardScreen, CardsScreen, Companion, Offer, Place};

use crate::Failure;
use crate::card_cli::{CardCommand, MarkWord, PlaceWord};
use crate::clock::Clock;
use crate::json;
use crate::report::labelled;

/// One card by its id, what a word finds, or the whole deck.
pub fn cards(
    companion: &Companion,
    clock: &Clock,
    words: &[String],
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let moment = clock.moment();
    let typed = words.join(" ");
    if let Some(card) = companion.card(&typed, &moment) {
        if json {
            json::screen(out, companion, "card", &card, clock)?;
        } else {
            card_lines(out, &card)?;
        }
        return Ok(());
    }
    let screen = companion.cards(&typed, &moment);
    if json {
        json::screen(out, companion, "cards", &screen, clock)?;
    } else {
        list(out, &screen)?;
    }
    Ok(())
}

/// Does something with a card, and prints it as it is then.
pub fn card(
    companion: &mut Companion,
    clock: &Clock,
    command: CardCommand,
    json: bool,
) -> Result<(), Failure> {
    let text = |title: String, when: String, steps: Vec<String>, why: String| CardText {
        title,
        when,
        steps,
        why,
    };
    let change = match command {
        CardCommand::Write {
            title,
            when,
            steps,
            why,
            feelings,
        } => CardAction::Write {
            text: text(title, when, steps, why),
            feelings,
        },
        CardCommand::Reason { title, reason } => CardAction::WriteReason { title, reason },
        CardCommand::Edit {
            id,
            title,
            when,
            steps,
            why,
        } => {
            let now = companion.card(&id, &clock.moment());
            let now = now.and_then(|card| card.text).unwrap_or_default();
            CardAction::Edit {
                id,
                text: CardText {
                    title: title.unwrap_or(now.title),
                    when: when.unwrap_or(now.when),
                    steps: if steps.is_empty() { now.steps } else { steps },
                    why: why.unwrap_or(now.why),
                },
            }
        }
        CardCommand::Restore { id } => CardAction::Restore { id },
        CardCommand::Delete { id } => CardAction::Delete { id },
        CardCommand::Mark { id, mark, off } => match mark {
            MarkWord::Favourite => CardAction::Favourite { id, on: !off },
            MarkWord::Hidden => CardAction::Hide { id, on: !off },
            MarkWord::Worse => CardAction::MakesWorse { id, on: !off },
        },
        CardCommand::Tag { id, tag, off } => CardAction::Tag { id, tag, on: !off },
        CardCommand::Tick { id, caution, off } => CardAction::Tick {
            id,
            caution: caution.replace('-', "_"),
            on: !off,
        },
    };
    let place = companion.act(Action::Card { change }, &clock.moment())?;
    let out = &mut io::stdout().lock();
    match place {
        Place::Card { id } => {
            let Some(card) = companion.card(&id, &clock.moment()) else {
                return Ok(());
            };
            if json {
                json::screen(out, companion, "card", &card, clock)?;
            } else {
                writeln!(out, "{id}")?;
                card_lines(out, &card)?;
            }
        }
        place => {
            if let Some(sheet) = companion.sheet(&place, &clock.moment()) {
                crate::report::sheet(out, &sheet)?;
            }
        }
    }
    Ok(())
}

/// The cards of a list.
pub fn list(out: &mut impl Write, screen: &CardsScreen) -> io::Result<()> {
    if let Some(plan) = &screen.plan_first {
        writeln!(out, "{}\n  ebb safe\n  ebb lines", plan.sentence)?;
    }
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    for group in &screen.groups {
        if !group.name.is_empty() {
            writeln!(out, "\n{}", group.name)?;
        }
        for card in &group.cards {
            writeln!(out, "  {}", with_id(card))?;
        }
    }
    Ok(())
}

/// An offer with the id by which other commands know it.
pub fn with_id(offer: &Offer) -> String {
    match &offer.action {
        Action::Go {
            place: Place::Card { id } | Place::Practice { id },
        }
        | Action::StartBreathing { pattern: id, .. } => {
            labelled(&format!("{} ({id})", offer.label), &offer.detail)
        }
        _ => labelled(&offer.label, &offer.detail),
    }
}

/// One card, from its cautions to its source.
fn card_lines(out: &mut impl Write, card: &CardScreen) -> io::Result<()> {
    writeln!(out, "{}\n{}", card.title, card.when)?;
    let small = [&card.origin, &card.note].into_iter().chain(&card.tags);
    for line in card
        .cautions
        .iter()
        .chain(small)
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for tick in &card.ticks {
        let mark = if tick.ticked { "[x]" } else { "[ ]" };
        writeln!(out, "{mark} {}", tick.text)?;
    }
    let first = (&String::new(), &card.steps);
    let outward = (&card.outward_label, &card.outward);
    let forms = if card.outward_first {
        [outward, first]
    } else {
        [first, outward]
    };
    for (label, steps) in forms.into_iter().filter(|(_, steps)| !steps.is_empty()) {
        writeln!(out, "\n{label}")?;
        for (number, step) in (1..).zip(steps) {
            writeln!(out, "{number}. {step}")?;
        }
    }
    if !card.why.is_empty() {
        writeln!(out, "\n{}: {}", card.why_label, card.why)?;
    }
    if !card.source.is_empty() {
        writeln!(out, "{}", card.source)?;
    }
    Ok(())
}

/// What could help somebody who feels like this.
pub fn suggest(
    companion: &mut Companion,
    clock: &Clock,
    feeling: &[String],
    (strength, minutes, place): (i32, i32, PlaceWord),
    explore: Option<bool>,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    if let Some(on) = explore {
        let change = CardAction::Explore { on };
        companion.act(Action::Card { change }, &moment)?;
    }
    let typed = feeling.join(" ");
    let Some(state) = companion.state_named(&typed, &moment) else {
        let found = companion.cards(&typed, &moment);
        let out = &mut io::stdout().lock();
        if found.plan_first.is_some() && !json {
            list(out, &found)?;
            return Ok(());
        }
        let known: Vec<_> = found.states.into_iter().map(|state| state.label).collect();
        return Err(Failure::Usage(format!(
            "`{typed}` is not a feeling that Ebb knows; try one of: {}",
            known.join(", ")
        )));
    };
    let screen = companion.suggestions(state, strength, minutes, place.into(), &moment);
    let out = &mut io::stdout().lock();
    if json {
        json::screen(out, companion, "suggest", &screen, clock)?;
        return Ok(());
    }
    writeln!(out, "{}", screen.title)?;
    if let Some(plan) = &screen.plan_first {
        writeln!(out, "{}\n  ebb safe\n  ebb lines", plan.sentence)?;
    }
    for offer in &screen.suggestions {
        writeln!(out, "  {}", with_id(offer))?;
    }
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    Ok(())
}
