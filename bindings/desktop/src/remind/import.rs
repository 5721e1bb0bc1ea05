//! `ebb remind import`: a calendar file is shown first, and what is chosen is kept.

use std::io::{self, Read as _, Write};

use ebb_core::reminders::{self, CalendarEntry, CalendarFile, LARGEST_CALENDAR};
use ebb_core::screens::{ActError, Action, Companion, ReminderAction};
use ebb_core::store::StoreError;
use serde_json::json;

use super::words::ImportArgs;
use crate::Failure;
use crate::clock::Clock;

/// Shows what the file holds; true where something of it was kept or taken out.
pub fn import(
    companion: &mut Companion,
    clock: &Clock,
    arguments: &ImportArgs,
    json: bool,
) -> Result<bool, Failure> {
    let moment = clock.moment();
    let found = read(arguments, clock)?;
    let store = companion.store().ok_or(StoreError::Closed);
    let store = store.map_err(ActError::from)?;
    let chosen = chosen(&found, arguments)?;
    if chosen.is_empty() && !arguments.cancelled {
        let lines = reminders::calendar_preview(store, &found, &moment).map_err(ActError::from)?;
        let out = &mut io::stdout();
        if json {
            crate::json::screen(out, companion, "import", &json!({ "lines": lines }), clock)?;
        } else {
            for line in lines {
                writeln!(out, "{line}")?;
            }
        }
        return Ok(false);
    }
    if arguments.cancelled {
        for entry in &found.cancelled {
            reminders::take_out_entry(store, &entry.uid, moment.now).map_err(ActError::from)?;
        }
    }
    for entry in chosen {
        if arguments.booster {
            let change = ReminderAction::KeepAppointment {
                title: entry.title.clone(),
                appointment: entry.next,
            };
            companion.act(Action::Reminder { change }, &moment)?;
        } else {
            let store = companion.store().ok_or(StoreError::Closed);
            let store = store.map_err(ActError::from)?;
            let kind = arguments.kind.into();
            reminders::keep_entry(store, entry, kind, moment.now, moment.zone)
                .map_err(ActError::from)?;
        }
    }
    Ok(true)
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
    let found = reminders::read_calendar(&bytes, zone, now).map_err(ActError::from)?;
    if found.entries.is_empty() && found.cancelled.is_empty() {
        // It says why.
        reminders::import_calendar(&bytes, zone, now).map_err(ActError::from)?;
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
