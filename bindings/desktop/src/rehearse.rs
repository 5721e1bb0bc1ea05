//! `ebb rehearse`: cards that come back until their steps come by themselves.

use std::io;

use ebb_core::cards::page::{Act, At};
use ebb_core::companion::Companion;

use crate::Failure;
use crate::card_cli::RehearseCommand;
use crate::clock::Clock;
use crate::command::{self, Names};

/// What comes back today; choosing, leaving and grading a card.
pub fn rehearse(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<RehearseCommand>,
    json: bool,
) -> Result<(), Failure> {
    let mut shown = false;
    let act = match command {
        None => None,
        Some(RehearseCommand::Show) => {
            shown = true;
            None
        }
        Some(RehearseCommand::Choose { id }) => Some(Act::Rehearse { id, on: true }),
        Some(RehearseCommand::Leave { id }) => Some(Act::Rehearse { id, on: false }),
        Some(RehearseCommand::Grade { id, grade }) => Some(Act::Grade {
            id,
            grade: grade.into(),
        }),
        Some(RehearseCommand::TakeBack { id }) => Some(Act::TakeBackGrade { id }),
    };
    let message = match act {
        Some(act) => command::act(companion, clock, &act, &[])?.1,
        None => None,
    };
    let out = &mut io::stdout().lock();
    if json {
        let rehearsal = companion.rehearsal_record(&clock.moment())?;
        command::record(out, companion, clock, "rehearse", &rehearsal)?;
    } else {
        command::tell(out, message.as_ref())?;
        let page = command::page(companion, clock, &At::Rehearse { shown });
        command::print(out, &page, Names::Ids)?;
    }
    Ok(())
}
