//! `ebb triggers`.

use std::io;

use ebb_core::companion::Companion;
use ebb_core::page::Page;
use ebb_core::store::{Id, Store};
use ebb_core::triggers::TriggerError;
use ebb_core::triggers::map::whole_map;
use ebb_core::triggers::page::{Act, At};
use ebb_core::triggers::{cope_ahead, offered};
use serde_json::{Value, json};

use crate::Failure;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::trigger_cli::TriggerCommand;

/// Carries out `ebb triggers …` and shows the map as it is then.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    command: Option<TriggerCommand>,
    json: bool,
) -> Result<(), Failure> {
    if let Some(command) = command {
        change(companion, clock, command)?;
    }
    let out = &mut io::stdout().lock();
    if json {
        let map = command::own(companion, clock, records)?;
        command::record(out, companion, clock, "triggers", &map)?;
    } else {
        let mut page = command::page(companion, clock, &At::All);
        command::unfold(companion, clock, &mut page, "triggers", "plans");
        command::print_read(out, &page, Names::Numbers)?;
    }
    Ok(())
}

/// What other hosts and scripts read: each trigger with its plans, and the days that may be hard.
fn records(store: &Store) -> Result<Value, TriggerError> {
    let mut triggers = Vec::new();
    for mapped in whole_map(store)? {
        let mut trigger = json!(mapped.trigger);
        trigger["plans"] = json!(offered::of_trigger(store, mapped.trigger.id)?);
        triggers.push(trigger);
    }
    Ok(json!({ "triggers": triggers, "days": cope_ahead::list(store)? }))
}

fn change(
    companion: &mut Companion,
    clock: &Clock,
    command: TriggerCommand,
) -> Result<(), Failure> {
    let map = command::page(companion, clock, &At::All);
    let id = |number| trigger(&map, number);
    let (at, typed) = match &command {
        TriggerCommand::Add {
            kind,
            name,
            thoughts,
            usually,
        } => (
            At::New,
            vec![
                ("kind", command::word(kind)),
                ("name", name.clone()),
                ("thoughts", thoughts.clone()),
                ("response", usually.clone()),
            ],
        ),
        TriggerCommand::Plan {
            number,
            situation,
            response,
            kind,
            opens,
        } => (
            At::NewPlan {
                trigger: id(*number)?,
            },
            vec![
                ("situation", situation.clone()),
                ("kind", command::word(kind)),
                ("response", response.clone()),
                ("opens", opens.clone()),
            ],
        ),
        TriggerCommand::Met {
            number,
            strength,
            acted,
            when,
        } => {
            let acted = if *acted { "yes" } else { "no" };
            let strength = strength.map(|strength| ("strength", strength.to_string()));
            let when = when.clone().map(|when| ("when", when));
            let typed = strength.into_iter().chain(when);
            (
                At::Met { id: id(*number)? },
                typed.chain([("acted", acted.to_owned())]).collect(),
            )
        }
        TriggerCommand::Remove { number } => {
            let id = id(*number)?;
            command::act(companion, clock, &Act::Delete { id }, &[])?;
            return Ok(());
        }
        TriggerCommand::Day {
            situation,
            on,
            what,
            who,
            leave,
        } => (
            At::NewDay,
            vec![
                ("situation", situation.clone()),
                ("day", on.clone()),
                ("will-do", what.clone()),
                ("who-knows", who.clone()),
                ("leave", leave.clone()),
            ],
        ),
    };
    command::fill(companion, clock, &at, &typed)?;
    Ok(())
}

/// The trigger with this number on the map.
fn trigger(map: &Page, number: usize) -> Result<Id, Failure> {
    match command::numbered(map, "triggers", number) {
        Some(At::Trigger { id }) => Ok(id),
        _ => Err(Failure::Usage(format!(
            "there is no trigger {number}; `ebb triggers` lists {}",
            command::count(map, "triggers")
        ))),
    }
}
