//! `ebb triggers`.

use std::io;

use ebb_core::content::TriggerKind;
use ebb_core::screens::{Action, Companion, TriggerAction, TriggersScreen};
use ebb_core::triggers::if_then::ResponseKind;

use crate::clock::Clock;
use crate::json;
use crate::trigger_cli::{KindWord, ResponseWord, TriggerCommand};
use crate::{Failure, report};

/// Carries out `ebb triggers …` and shows the map as it is then.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<TriggerCommand>,
    json: bool,
) -> Result<(), Failure> {
    if let Some(command) = command {
        let change = change(&companion.triggers(&clock.moment()), command, clock)?;
        companion.act(Action::Trigger { change }, &clock.moment())?;
    }
    let screen = companion.triggers(&clock.moment());
    let out = &mut io::stdout().lock();
    if json {
        json::screen(out, companion, "triggers", &screen, clock)?;
    } else {
        report::triggers(out, &screen)?;
    }
    Ok(())
}

fn change(
    screen: &TriggersScreen,
    command: TriggerCommand,
    clock: &Clock,
) -> Result<TriggerAction, Failure> {
    let id = |number: usize| {
        let trigger = number.checked_sub(1).and_then(|at| screen.triggers.get(at));
        trigger.map(|trigger| trigger.id.clone()).ok_or_else(|| {
            let count = screen.triggers.len();
            Failure::Usage(format!(
                "there is no trigger {number}; `ebb triggers` lists {count}"
            ))
        })
    };
    Ok(match command {
        TriggerCommand::Add {
            kind,
            name,
            thoughts,
            usually,
        } => TriggerAction::Write {
            kind: kind.into(),
            name,
            thoughts,
            usual_response: usually,
        },
        TriggerCommand::Plan {
            number,
            situation,
            response,
            kind,
            opens,
        } => TriggerAction::Plan {
            trigger: id(number)?,
            situation,
            response,
            kind: kind.into(),
            opens,
        },
        TriggerCommand::Met {
            number,
            strength,
            acted,
            when,
        } => TriggerAction::Met {
            id: id(number)?,
            strength,
            acted,
            at: clock.past(when.as_deref())?,
        },
        TriggerCommand::Remove { number } => TriggerAction::Remove { id: id(number)? },
        TriggerCommand::Day {
            situation,
            on,
            what,
            who,
            leave,
        } => TriggerAction::Day {
            situation,
            day: on,
            what_i_will_do: what,
            who_knows: who,
            how_i_leave: leave,
        },
    })
}

impl From<ResponseWord> for ResponseKind {
    fn from(word: ResponseWord) -> Self {
        match word {
            ResponseWord::Substitution => Self::Substitution,
            ResponseWord::Contingency => Self::Contingency,
            ResponseWord::Contact => Self::Contact,
            ResponseWord::Card => Self::Card,
            ResponseWord::Breathing => Self::Breathing,
            ResponseWord::Leave => Self::Leave,
        }
    }
}

impl From<KindWord> for TriggerKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Place => Self::Place,
            KindWord::Person => Self::Person,
            KindWord::Time => Self::Time,
            KindWord::Feeling => Self::Feeling,
            KindWord::Body => Self::Body,
            KindWord::Thing => Self::Thing,
            KindWord::Thought => Self::Thought,
            KindWord::Event => Self::Event,
        }
    }
}
