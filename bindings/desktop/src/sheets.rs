//! `ebb used`, `ebb ill`, `ebb safe`, `ebb emergency`: the sheets that ask nothing. None of them waits for the database
//! or its key.

use std::io::{self, Write};

use ebb_core::companion::Companion;
use ebb_core::crisis::page::{Act, At};
use ebb_core::page::{Block, LineRole, NoticeKind, Page, Place, Role, Token as _};
use serde_json::{Value, json};

use crate::Failure;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::json::{self as lines, SCHEMA};
use crate::page::fitted::columns;
use crate::page::numbers;
use crate::report;

/// The command that takes a use back.
const UNDO: &str = "ebb used --undo";

/// Notes what a door says, and shows its sheet.
pub fn note(
    companion: &mut Companion,
    clock: &Clock,
    act: &Act,
    json: bool,
) -> Result<(), Failure> {
    let (place, _) = command::act(companion, clock, act, &[])?;
    match At::read(&place.token) {
        Some(at) => show(companion, clock, &at, json),
        None => Ok(()),
    }
}

/// Shows a sheet.
pub fn show(
    companion: &mut Companion,
    clock: &Clock,
    at: &At,
    as_json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    if as_json {
        let mut whole = json!({ "schema": SCHEMA });
        whole["sheet"] = record(companion, clock, at);
        lines::print(out, &whole)?;
    } else {
        print(out, command::page(companion, clock, at))?;
    }
    Ok(())
}

/// A sheet as other programs read it, with what of it was noted.
pub fn record(companion: &Companion, clock: &Clock, at: &At) -> Value {
    let mut sheet = json!(companion.sheet_record(at, &clock.moment()));
    match at {
        At::HaveUsed { noted } => sheet["noted"] = json!(noted),
        At::StaySafe { noted } => sheet["noted"] = json!(noted),
        _ => {}
    }
    sheet
}

/// The page of a sheet, and that something was noted and how it is taken back; last, in a terminal, whom to call: what
/// stands first there has gone out of sight.
pub fn print(out: &mut impl Write, page: Page) -> io::Result<()> {
    let numbers = numbers::numbers(&page);
    print_once(out, page)?;
    say_again(out, &numbers)
}

/// Says in a terminal once more whom to call.
pub fn say_again(out: &mut impl Write, numbers: &[String]) -> io::Result<()> {
    if columns().is_none() || numbers.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    for line in numbers {
        command::say(out, line)?;
    }
    out.flush()
}

fn print_once(out: &mut impl Write, mut page: Page) -> io::Result<()> {
    let noted = page.blocks.iter().position(|block| {
        let kind = NoticeKind::Done;
        matches!(block, Block::Notice { kind: found, .. } if *found == kind)
    });
    let noted = noted.map(|at| page.blocks.remove(at));
    // Where the facts were read would push the number off a small window.
    page.blocks.retain(|block| match block {
        Block::Lines { role, .. } => *role != LineRole::Source,
        _ => true,
    });
    command::print(out, &page, Names::None)?;
    let Some(Block::Notice { words, offers, .. }) = noted else {
        return Ok(());
    };
    let takes_back = is_use(&page.place);
    let undo = offers.iter().find(|offer| offer.role == Role::Undo);
    writeln!(out)?;
    match undo.filter(|_| takes_back) {
        Some(undo) => command::say(out, &format!("{words} {}: {UNDO}", undo.label)),
        None => command::say(out, &words),
    }
}

fn is_use(place: &Place) -> bool {
    matches!(At::read(&place.token), Some(At::HaveUsed { .. }))
}

/// Where a ride has led: to a sheet, else to the first page.
pub fn after_ride(
    companion: &mut Companion,
    clock: &Clock,
    place: &Place,
    as_json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    let sheet = At::read(&place.token);
    match (sheet, as_json) {
        (Some(at), true) => {
            let fields = json!({ "sheet": record(companion, clock, &at) });
            lines::line(out, "sheet", clock.now(), fields)?;
        }
        (Some(at), false) => {
            print(out, command::page(companion, clock, &at))?;
            for problem in companion.problems(&clock.moment()) {
                writeln!(out, "{problem}")?;
            }
        }
        (None, true) => {}
        (None, false) => report::now(out, companion, clock)?,
    }
    Ok(())
}

/// Takes back the last use, which was said by mistake, and no other.
pub fn take_back_use(
    companion: &mut Companion,
    clock: &Clock,
    as_json: bool,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let Some(id) = companion.use_that_is_noted(&moment) else {
        // What cannot be read may hold one.
        if let Some(problem) = companion.problem() {
            return Err(command::unread(clock, problem));
        }
        let words = &moment.content().words.sheet;
        return Err(Failure::Senseless(words.nothing_to_take_back.clone()));
    };
    let (_, message) = command::act(companion, clock, &Act::NotUsed { id }, &[])?;
    let out = &mut io::stdout();
    if as_json {
        let whole = json!({ "schema": SCHEMA, "taken_back": true, "id": id });
        lines::print(out, &whole)?;
    } else if let Some(message) = message {
        writeln!(out, "{}", message.words)?;
    }
    Ok(())
}
