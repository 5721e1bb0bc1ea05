//! `ebb rehearse`: cards that come back until their steps come by themselves.

use std::io::{self, Write};

use ebb_core::screens::{Action, CardAction, CardsRehearsalScreen, Companion, Offer};

use crate::Failure;
use crate::card_cli::RehearseCommand;
use crate::cards::with_id;
use crate::clock::Clock;
use crate::json;

/// What comes back today; choosing, leaving and grading a card.
pub fn rehearse(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<RehearseCommand>,
    json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let mut shown = false;
    let change = match command {
        None => None,
        Some(RehearseCommand::Show) => {
            shown = true;
            None
        }
        Some(RehearseCommand::Choose { id }) => Some(CardAction::Rehearse { id, on: true }),
        Some(RehearseCommand::Leave { id }) => Some(CardAction::Rehearse { id, on: false }),
        Some(RehearseCommand::Grade { id, grade }) => Some(CardAction::Grade {
            id,
            grade: grade.into(),
        }),
        Some(RehearseCommand::TakeBack { id }) => Some(CardAction::TakeBackGrade { id }),
    };
    if let Some(change) = change {
        companion.act(Action::Card { change }, &moment)?;
    }
    let screen = companion.rehearse_cards(shown, &moment);
    let out = &mut io::stdout().lock();
    if json {
        json::screen(out, companion, "rehearse", &screen, clock)?;
    } else {
        rehearsal_lines(out, &screen)?;
    }
    Ok(())
}

/// What comes back today, and what was chosen.
fn rehearsal_lines(out: &mut impl Write, screen: &CardsRehearsalScreen) -> io::Result<()> {
    writeln!(out, "{}\n{}", screen.title, screen.about)?;
    for line in [&screen.nothing, &screen.question]
        .into_iter()
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for (number, step) in (1..).zip(&screen.answer) {
        writeln!(out, "{number}. {step}")?;
    }
    for line in &screen.chosen {
        let detail = format!("{} · {} · {}", line.rehearsed, line.used, line.card.detail);
        let card = Offer {
            detail,
            ..line.card.clone()
        };
        writeln!(out, "  {}", with_id(&card))?;
    }
    Ok(())
}
