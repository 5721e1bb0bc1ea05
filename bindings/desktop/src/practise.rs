//! `ebb practise`: the practices and the routine as text or as records, and changes to the routine.

use std::io;

use ebb_core::companion::Companion;
use ebb_core::page::{Action, Place};
use ebb_core::session::page::{Act, At};
use ebb_core::session::routine::RoutinePart;

use crate::cli::PartOfDay;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::{Failure, Start};

/// The practices and the routine.
pub fn list(companion: &mut Companion, clock: &Clock, json: bool) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    if json {
        let record = companion.practise_record(&clock.moment());
        command::record(out, companion, clock, "practise", &record)?;
        return Ok(());
    }
    let page = command::page(companion, clock, &At::Practise);
    command::print_read(out, &page, Names::Ids)
}

/// One practice: what it is, and what to mind before it starts.
pub fn about(companion: &mut Companion, clock: &Clock, id: String) -> Result<(), Failure> {
    is_there(companion, clock, &id)?;
    let page = command::page(companion, clock, &At::Practice { id });
    command::print(&mut io::stdout().lock(), &page, Names::None)?;
    Ok(())
}

/// Begins a practice.
pub fn start(companion: &Companion, clock: &Clock, id: String) -> Result<Start, Failure> {
    is_there(companion, clock, &id)?;
    let action = Action::of(&Act::Practice { id });
    Ok(Start::Doing(action, Vec::new()))
}

/// The way to all of them.
pub fn all() -> Start {
    Start::At(Place::to(&At::Practise))
}

/// Puts a practice into a part of the routine, or takes it out.
pub fn choose(
    companion: &mut Companion,
    clock: &Clock,
    id: &str,
    part: PartOfDay,
    on: bool,
) -> Result<(), Failure> {
    let tool = if id.contains(':') {
        id.to_owned()
    } else {
        format!("practice:{id}")
    };
    match tool.split_once(':') {
        Some(("practice", id)) => is_there(companion, clock, id)?,
        Some(("breathing", id)) if clock.moment().content().pattern(id).is_some() => {}
        _ => return Err(no_such(&tool)),
    }
    let part = part.into();
    command::act(companion, clock, &Act::Routine { part, tool, on }, &[])?;
    Ok(())
}

fn is_there(companion: &Companion, clock: &Clock, id: &str) -> Result<(), Failure> {
    let all = companion.practise_record(&clock.moment()).practices;
    let there = all.iter().any(|practice| practice.id == id);
    there.then_some(()).ok_or_else(|| no_such(id))
}

fn no_such(id: &str) -> Failure {
    Failure::Usage(format!(
        "there is no practice `{id}`; `ebb practise` lists them"
    ))
}

impl From<PartOfDay> for RoutinePart {
    fn from(part: PartOfDay) -> Self {
        match part {
            PartOfDay::Morning => Self::Morning,
            PartOfDay::Evening => Self::Evening,
        }
    }
}
