//! `ebb remind due` and `ebb remind test`: showing what is due from here, and whether one arrives.

use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use ebb_core::companion::Companion;
use ebb_core::reminders::{self, DeliveryVerdict, ReminderError, SelfTest};
use ebb_core::store::{Store, StoreError};
use serde_json::json;

use super::{change, run, server};
use crate::clock::Clock;
use crate::signals::Stop;
use crate::{Failure, command};

/// Shows what is due now, where nothing else does; false where something could not be shown.
pub fn due(
    companion: &Companion,
    clock: &Clock,
    folder: &Path,
    json: bool,
) -> Result<bool, Failure> {
    let Some(_lock) = run::only_one(folder)? else {
        writeln!(
            io::stderr(),
            "ebb: `ebb remind run` is there and shows them"
        )?;
        return Ok(true);
    };
    let (shown, not_shown) = run::Host::new(companion, clock, json).due()?;
    if !json && shown + not_shown == 0 {
        let words = &clock.moment().content().reminders.desktop;
        writeln!(io::stdout(), "{}", words.nothing_due)?;
    }
    Ok(not_shown == 0)
}

/// One is scheduled in a minute where something is there to show it; else it is shown from here.
pub fn test(
    companion: &mut Companion,
    clock: &Clock,
    folder: &Path,
    at_once: bool,
    json: bool,
    stop: &Stop,
) -> Result<bool, Failure> {
    let server = server::server_name();
    let there = server.is_ok();
    let lock = run::only_one(folder)?;
    let started = clock.now();
    let ahead = chrono::TimeDelta::seconds(i64::from(reminders::TEST_AHEAD_SECONDS));
    let begins = if at_once { started - ahead } else { started };
    let due = with_store(companion, clock, |store| {
        Ok(reminders::start_test(store, begins)?)
    })?;
    let report = |now| -> Result<SelfTest, Failure> {
        let (report, _) = with_store(companion, clock, |store| {
            Ok(reminders::test_report(store, Some(there), now)?)
        })?;
        let wording = companion.wording(&clock.moment());
        Ok(reminders::self_test(&report, now, &wording))
    };
    let mut found = report(clock.now())?;
    if there && !json {
        writeln!(io::stdout(), "{}", found.text)?;
    }
    let mut host = lock
        .is_some()
        .then(|| run::Host::new(companion, clock, json));
    while there && found.verdict == DeliveryVerdict::Waiting && !stop.asked() {
        let now = clock.now();
        if now < due {
            let left = clock.real((due - now).num_milliseconds());
            std::thread::sleep(left.min(Duration::from_millis(500)));
        } else if let Some(host) = &mut host {
            host.due()?;
        } else {
            // The other one shows it.
            std::thread::sleep(Duration::from_millis(200));
        }
        found = report(clock.now())?;
    }
    let out = &mut io::stdout();
    if json {
        let findings: Vec<_> = found
            .findings
            .iter()
            .map(|finding| {
                json!({ "problem": crate::json::word(&finding.problem), "text": finding.text, "blocks": finding.blocks })
            })
            .collect();
        let test = json!({
            "verdict": crate::json::word(&found.verdict), "text": found.text, "findings": findings,
            "server": server.as_ref().ok(), "runs": lock.is_none(),
        });
        command::record(out, companion, clock, "test", &test)?;
    } else {
        if let Err(why) = &server {
            writeln!(out, "{}.", run::plainly(why))?;
        }
        let findings = found.findings.iter().map(|finding| &finding.text);
        for line in std::iter::once(&found.text).chain(findings) {
            if !line.is_empty() {
                writeln!(out, "{line}")?;
            }
        }
        if lock.is_some() {
            let words = &clock.moment().content().reminders.desktop;
            writeln!(out, "{}", words.arrives_not)?;
        }
    }
    Ok(matches!(
        found.verdict,
        DeliveryVerdict::Works | DeliveryVerdict::WorksLate
    ))
}

/// The store, ahead of the lock too: what shows notices says no more than the neutral word there.
fn with_store<T>(
    companion: &Companion,
    clock: &Clock,
    work: impl FnOnce(&Store) -> Result<T, ReminderError>,
) -> Result<T, Failure> {
    let Some(store) = companion.store() else {
        let problem = companion.problem().unwrap_or(StoreError::Closed);
        return Err(command::unread(clock, problem));
    };
    work(store).map_err(|error| match error {
        ReminderError::Store { source } => command::unread(clock, source),
        error => change::refused(&error, clock),
    })
}
