//! `ebb cards` and `ebb suggest`.

use std::io::{self, Write};

use ebb_core::cards::Surroundings;
use ebb_core::screens::{CardScreen, CardsScreen, Companion};
use serde_json::json;

use crate::Failure;
use crate::cli::PlaceWord;
use crate::clock::Clock;
use crate::json::SCHEMA;
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
            writeln!(out, "{}", json!({ "schema": SCHEMA, "card": card }))?;
        } else {
            card_lines(out, &card)?;
        }
        return Ok(());
    }
    let screen = companion.cards(&typed, &moment);
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "cards": screen }))?;
    } else {
        list(out, &screen)?;
    }
    Ok(())
}

/// The cards of a list.
pub fn list(out: &mut impl Write, screen: &CardsScreen) -> io::Result<()> {
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    for group in &screen.groups {
        if !group.name.is_empty() {
            writeln!(out, "\n{}", group.name)?;
        }
        for card in &group.cards {
            writeln!(out, "  {}", labelled(&card.label, &card.detail))?;
        }
    }
    Ok(())
}

/// One card, from its cautions to its source.
pub fn card_lines(out: &mut impl Write, card: &CardScreen) -> io::Result<()> {
    writeln!(out, "{}\n{}", card.title, card.when)?;
    for line in card
        .cautions
        .iter()
        .chain([&card.note])
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    for (number, step) in (1..).zip(&card.steps) {
        writeln!(out, "{number}. {step}")?;
    }
    if !card.outward.is_empty() {
        writeln!(out, "\n{}", card.outward_label)?;
        for (number, step) in (1..).zip(&card.outward) {
            writeln!(out, "{number}. {step}")?;
        }
    }
    writeln!(out, "\n{}: {}\n{}", card.why_label, card.why, card.source)
}

/// What could help somebody who feels like this.
pub fn suggest(
    companion: &Companion,
    clock: &Clock,
    feeling: &[String],
    (strength, minutes, place): (i32, i32, PlaceWord),
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let typed = feeling.join(" ");
    let Some(state) = companion.state_named(&typed, &moment) else {
        let known = companion.cards("", &moment).states;
        let known: Vec<_> = known.into_iter().map(|state| state.label).collect();
        return Err(Failure::Usage(format!(
            "`{typed}` is not a feeling that Ebb knows; try one of: {}",
            known.join(", ")
        )));
    };
    let screen = companion.suggestions(state, strength, minutes, place.into(), &moment);
    let out = &mut io::stdout().lock();
    if json {
        writeln!(out, "{}", json!({ "schema": SCHEMA, "suggest": screen }))?;
        return Ok(());
    }
    writeln!(out, "{}", screen.title)?;
    for offer in &screen.suggestions {
        writeln!(out, "  {}", labelled(&offer.label, &offer.detail))?;
    }
    if !screen.nothing.is_empty() {
        writeln!(out, "{}", screen.nothing)?;
    }
    Ok(())
}

impl From<PlaceWord> for Surroundings {
    fn from(word: PlaceWord) -> Self {
        match word {
            PlaceWord::Home => Self::Home,
            PlaceWord::Bed => Self::Bed,
            PlaceWord::Outside => Self::Outside,
            PlaceWord::People => Self::AmongPeople,
        }
    }
}
