//! `ebb remind import`: a calendar file is shown first, and what is chosen is kept.

use std::io::{self, Read as _};

use ebb_core::companion::Companion;
use ebb_core::reminders::{self, CalendarEntry, CalendarFile, LARGEST_CALENDAR};
use serde_json::{Value, json};

use super::change::{kept, refused};
use super::words::ImportArgs;
use crate::clock::Clock;
use crate::page::safe;
use crate::{Failure, command};

/// Shows what the file holds; true where something of it was kept or taken out.
pub fn import(
    companion: &Companion,
    clock: &Clock,
    arguments: &ImportArgs,
    json: bool,
) -> Result<bool, Failure> {
    let moment = clock.moment();
    let found = read(arguments, clock)?;
    let chosen = chosen(&found, arguments)?;
    if chosen.is_empty() && !arguments.cancelled {
        preview(companion, clock, &found, json)?;
        return Ok(false);
    }
    let (now, zone) = (moment.now, moment.zone);
    kept(companion, clock, |store| {
        if arguments.cancelled {
            for entry in &found.cancelled {
                reminders::take_out_entry(store, &entry.uid, now)?;
            }
        }
        for entry in chosen {
            if arguments.booster {
                reminders::keep_appointment(store, &entry.title, entry.next, now, zone)?;
            } else {
                reminders::keep_entry(store, entry, arguments.kind.into(), now, zone)?;
            }
        }
        Ok(())
    })?;
    Ok(true)
}

fn preview(
    companion: &Companion,
    clock: &Clock,
    found: &CalendarFile,
    json: bool,
) -> Result<(), Failure> {
    let out = &mut io::stdout();
    if json {
        let all = kept(companion, clock, |store| {
            let entries: Result<Vec<_>, _> = found
                .entries
                .iter()
                .map(|entry| {
                    let standing = reminders::entry_standing(store, entry)?;
                    Ok::<_, reminders::ReminderError>(record(entry, &json!(standing)))
                })
                .collect();
            let off = found
                .cancelled
                .iter()
                .map(|entry| json!({ "uid": entry.uid, "title": entry.title }));
            Ok(json!({ "entries": entries?, "cancelled": off.collect::<Vec<_>>() }))
        })?;
        return Ok(command::record(out, companion, clock, "import", &all)?);
    }
    let moment = clock.moment();
    let lines = kept(companion, clock, |store| {
        Ok(reminders::calendar_preview(store, found, &moment)?)
    })?;
    for line in lines {
        io::Write::write_fmt(out, format_args!("{}\n", safe::line(&line)))?;
    }
    Ok(())
}

fn record(entry: &CalendarEntry, standing: &Value) -> Value {
    json!({
        "uid": entry.uid, "title": entry.title, "at": entry.next.at, "minutes": entry.next.minutes,
        "comes_back": entry.series.is_some(), "standing": standing,
    })
}

fn read(arguments: &ImportArgs, clock: &Clock) -> Result<CalendarFile, Failure> {
    let mut bytes = Vec::new();
    // One byte more than is allowed tells that there is too much, however large the file is.
    let most = LARGEST_CALENDAR as u64 + 1;
    crate::new_file::open_named(&arguments.file)?
        .take(most)
        .read_to_end(&mut bytes)?;
    let moment = clock.moment();
    let (now, zone) = (moment.now, moment.zone);
    let refused = |error| refused(&error, clock);
    let found = reminders::read_calendar(&bytes, zone, now).map_err(refused)?;
    if found.entries.is_empty() && found.cancelled.is_empty() {
        // It says why.
        reminders::import_calendar(&bytes, zone, now).map_err(refused)?;
    }
    Ok(found)
}

fn chosen<'a>(
    found: &'a CalendarFile,
    arguments: &ImportArgs,
) -> Result<Vec<&'a CalendarEntry>, Failure> {
    if arguments.all {
        return Ok(found.entries.iter().collect());
    }
    let numbers = arguments.number.iter();
    numbers
        .map(|number| {
            let entry = number.checked_sub(1).and_then(|at| found.entries.get(at));
            entry.ok_or_else(|| {
                let count = found.entries.len();
                Failure::Usage(format!("there is no entry {number}; the file has {count}"))
            })
        })
        .collect()
}
