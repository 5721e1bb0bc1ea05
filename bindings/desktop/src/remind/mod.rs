//! `ebb remind`: reminders as commands, and their delivery on this desktop.

mod change;
mod deliver;
mod export;
mod import;
mod look;
mod run;
mod server;
mod spans;
mod unit;
mod words;

use std::io;

use ebb_core::companion::Companion;
use ebb_core::reminders::page::{Act, At, past_record};
use ebb_core::reminders::{ReminderError, Snooze};
use ebb_core::store::StoreError;
use serde_json::json;

pub use words::{EXAMPLES, RemindCommand};

use crate::cli::Options;
use crate::clock::Clock;
use crate::command::{self, Names};
use crate::keeper::Keeper;
use crate::signals::Stop;
use crate::{Failure, remind::words::SnoozeLength};

/// Carries out `ebb remind …`; false where something could not be shown.
pub fn run(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    options: &Options,
    command: Option<RemindCommand>,
    json: bool,
    stop: &Stop,
) -> Result<bool, Failure> {
    let out = &mut io::stdout();
    let folder = &keeper.folder().to_owned();
    match command {
        // What shows notices works while Ebb is hidden too, with the neutral word alone.
        Some(RemindCommand::Due) => return deliver::due(companion, clock, folder, json),
        Some(RemindCommand::Run) => {
            let Some(_lock) = run::only_one(folder)? else {
                let why = "reminders are shown already by another `ebb remind run`";
                return Err(Failure::Usage(why.to_owned()));
            };
            if run::until_open(companion, keeper, clock, stop)? {
                clock.tell_zones(companion);
                run::Host::new(companion, clock, json).run(stop)?;
            }
            return Ok(true);
        }
        Some(RemindCommand::Install { print }) => {
            unit::install(options.data.as_deref(), print)?;
            return Ok(true);
        }
        Some(RemindCommand::Test { now }) => {
            return deliver::test(companion, clock, folder, now, json, stop);
        }
        _ => {}
    }
    command::own(companion, clock, |_| Ok::<_, StoreError>(()))?;
    let page = look::page(companion, clock, 0);
    match command {
        None | Some(RemindCommand::Next) if json => {
            let coming = companion.coming_record(&clock.moment())?;
            let next = json!({ "missed": look::missed(&page), "coming": coming });
            command::record(out, companion, clock, "next", &next)?;
            read(companion, clock, &look::missed(&page))?;
        }
        None | Some(RemindCommand::Next) => {
            let missed = look::missed(&page);
            command::print(out, &look::next(page), Names::Numbers)?;
            read(companion, clock, &missed)?;
        }
        Some(RemindCommand::List) => show(companion, clock, json)?,
        Some(RemindCommand::Month { ahead }) if json => {
            let month = companion.month_record(ahead, &clock.moment())?;
            command::record(out, companion, clock, "month", &month)?;
        }
        Some(RemindCommand::Month { ahead }) => {
            let page = look::month(look::page(companion, clock, ahead));
            command::print(out, &page, Names::None)?;
        }
        Some(RemindCommand::History { number }) => {
            let id = look::numbered(&page, number)?.id();
            if json {
                let past = command::own(companion, clock, |store| past_record(id, store))?;
                command::record(out, companion, clock, "history", &past)?;
            } else {
                let page = command::page(companion, clock, &At::Past { id });
                command::print(out, &page, Names::None)?;
            }
        }
        Some(RemindCommand::Export {
            only,
            say,
            out: path,
        }) => {
            let only = only.map(|number| look::numbered(&page, number));
            let only = only.transpose()?.map(look::Listed::id);
            export::export(companion, clock, only, say.into(), path.as_deref())?;
        }
        Some(RemindCommand::Import(arguments)) => {
            if import::import(companion, clock, &arguments, json)? {
                clock.tell_zones(companion);
                show(companion, clock, json)?;
            }
        }
        Some(command) => {
            let Some(change) = change::change(companion, clock, &page, command)? else {
                return Ok(true);
            };
            let message = change::carry_out(companion, clock, change)?;
            // What was just kept may stay in a zone that was not wanted before.
            clock.tell_zones(companion);
            if !json {
                command::tell(out, message.as_ref())?;
            }
            show(companion, clock, json)?;
        }
    }
    Ok(true)
}

/// Everything that is set up.
fn show(companion: &mut Companion, clock: &Clock, json: bool) -> Result<(), Failure> {
    let out = &mut io::stdout();
    let page = look::page(companion, clock, 0);
    let missed = look::missed(&page);
    if !json {
        command::print(out, &look::whole(page), Names::Numbers)?;
        return read(companion, clock, &missed);
    }
    let moment = clock.moment();
    let mut all = json!(companion.reminders_record(&moment)?);
    all["missed"] = json!(missed);
    let wording = companion.wording(&moment);
    all["says"] = json!(wording.level);
    all["word"] = json!(wording.neutral_word);
    command::record(out, companion, clock, "reminders", &all)?;
    read(companion, clock, &missed)
}

/// What was missed has been printed, so it has been read.
fn read(companion: &mut Companion, clock: &Clock, missed: &[String]) -> Result<(), Failure> {
    if !missed.is_empty() {
        command::act(companion, clock, &Act::MissedRead, &[])?;
    }
    Ok(())
}

impl From<SnoozeLength> for Snooze {
    fn from(length: SnoozeLength) -> Self {
        match length {
            SnoozeLength::TenMinutes => Self::TenMinutes,
            SnoozeLength::Hour => Self::OneHour,
            SnoozeLength::Evening => Self::ThisEvening,
        }
    }
}

/// The exit code for a refusal: what is not a command, or what makes no sense right now.
pub fn exit_code(problem: &ReminderError) -> u8 {
    match problem {
        ReminderError::NotUnderstood { .. }
        | ReminderError::ListNotUnderstood { .. }
        | ReminderError::NoTime => 2,
        _ => 3,
    }
}
