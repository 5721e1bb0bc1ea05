//! `ebb remind`: reminders as commands, and their delivery on this desktop.

mod import;
mod list;
mod run;
mod server;
mod unit;
mod words;

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use ebb_core::reminders::{self, DeliveryVerdict, ReminderError, SelfTest, Snooze, Wording};
use ebb_core::screens::{
    ActError, Action, BoosterCard, ComingLine, Companion, ReminderAction, RemindersScreen, RuleLine,
};
use ebb_core::store::StoreError;
use serde_json::json;

pub use words::{EXAMPLES, RemindCommand};

use crate::cli::Options;
use crate::clock::Clock;
use crate::json::{self, JsonPage};
use crate::new_file::write_new;
use crate::signals::Stop;
use crate::{Failure, remind::words::SnoozeLength};

/// Carries out `ebb remind …`; false where something could not be shown.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    options: &Options,
    folder: &Path,
    command: Option<RemindCommand>,
    json: bool,
    stop: &Stop,
) -> Result<bool, Failure> {
    let out = &mut io::stdout();
    if companion.is_locked() && !delivers(command.as_ref()) {
        return Err(ActError::Locked.into());
    }
    let moment = clock.moment();
    let screen = companion.reminders(0, &moment);
    let act = |companion: &mut Companion, change: ReminderAction| -> Result<(), Failure> {
        companion.act(Action::Reminder { change }, &clock.moment())?;
        Ok(())
    };
    let change = match command {
        None | Some(RemindCommand::Next) => {
            companion.look_back(&moment);
            let screen = companion.reminders(0, &moment);
            if json {
                let next = json!({ "missed": screen.missed, "coming": screen.coming });
                json::screen(out, companion, "next", &next, clock)?;
            } else {
                list::next(out, &screen)?;
            }
            return Ok(true);
        }
        Some(RemindCommand::List) => {
            companion.look_back(&moment);
            return show(companion, clock, json);
        }
        Some(RemindCommand::Month { ahead }) => {
            let screen = companion.reminders(ahead, &moment);
            if json {
                json::screen(out, companion, "month", &screen.month, clock)?;
            } else if let Some(month) = screen.month {
                list::month(out, &month)?;
            } else {
                writeln!(out, "{}", screen.empty)?;
            }
            return Ok(true);
        }
        Some(RemindCommand::History { number }) => {
            let id = rule_or_boosters(&screen, number)?;
            let past = companion.reminder_history(&id, &moment);
            if json {
                json::screen(out, companion, "history", &past, clock)?;
            } else if let Some(past) = past {
                list::history(out, &past)?;
            }
            return Ok(true);
        }
        Some(RemindCommand::Due) => return due(companion, clock, folder, json),
        Some(RemindCommand::Run) => {
            let Some(_lock) = run::only_one(folder)? else {
                let why = "reminders are shown already by another `ebb remind run`";
                return Err(Failure::Usage(why.to_owned()));
            };
            run::Host::new(companion, clock, json).run(stop)?;
            return Ok(true);
        }
        Some(RemindCommand::Install { print }) => {
            unit::install(options.data.as_deref(), print)?;
            return Ok(true);
        }
        Some(RemindCommand::Test { now }) => {
            return test(companion, clock, folder, now, json, stop);
        }
        Some(RemindCommand::Export { only, say, out }) => {
            let wording = Wording {
                level: say.into(),
                ..companion.wording(&moment)
            };
            export(companion, clock, &screen, only, &wording, out.as_deref())?;
            return Ok(true);
        }
        Some(RemindCommand::Import(arguments)) => {
            if !import::import(companion, clock, &arguments, json)? {
                return Ok(true);
            }
            clock.tell_zones(companion);
            return show(companion, clock, json);
        }
        Some(RemindCommand::Add {
            when,
            kind,
            name,
            zone,
            quiet,
        }) => ReminderAction::Add {
            kind: kind.into(),
            when,
            title: name,
            zone,
            quiet,
        },
        Some(RemindCommand::Edit { number, when, name }) => {
            let rule = rule(&screen, number)?;
            ReminderAction::Change {
                id: rule.id.clone(),
                when: when.unwrap_or_else(|| rule.when.clone()),
                title: name.unwrap_or_else(|| rule.title.clone()),
            }
        }
        Some(RemindCommand::Delete { number }) => {
            let id = rule_or_boosters(&screen, number)?;
            if number > screen.rules.len() {
                ReminderAction::RemoveBoosters { id }
            } else {
                ReminderAction::Remove { id }
            }
        }
        Some(RemindCommand::Pause { number }) => ReminderAction::Pause {
            id: rule(&screen, number)?.id.clone(),
            paused: true,
        },
        Some(RemindCommand::Resume { number }) => ReminderAction::Pause {
            id: rule(&screen, number)?.id.clone(),
            paused: false,
        },
        Some(RemindCommand::Done { number }) => ReminderAction::Done {
            occurrence: coming(&screen, number)?.occurrence.clone(),
        },
        Some(RemindCommand::Skip { number }) => ReminderAction::Skip {
            occurrence: coming(&screen, number)?.occurrence.clone(),
        },
        Some(RemindCommand::Snooze {
            number,
            length,
            until,
        }) => {
            let occurrence = coming(&screen, number)?.occurrence.clone();
            match until {
                Some(when) => ReminderAction::SnoozeUntil { occurrence, when },
                None => ReminderAction::Snooze {
                    occurrence,
                    length: length.into(),
                },
            }
        }
        Some(RemindCommand::Move { number, when }) => ReminderAction::MoveOne {
            occurrence: coming(&screen, Some(number))?.occurrence.clone(),
            when,
        },
        Some(RemindCommand::Boosters {
            ended,
            months,
            prepare,
        }) => match (screen.boosters.first(), ended) {
            (_, Some(ended)) => ReminderAction::PlanBoosters {
                ended,
                months,
                prepare,
            },
            (Some(card), None) => ReminderAction::ChangeBoosters {
                id: card.id.clone(),
                months,
                prepare,
            },
            (None, None) => {
                let why = "name the day on which treatment ended or will, such as `ebb remind boosters 2026-11-24`";
                return Err(Failure::Usage(why.to_owned()));
            }
        },
        Some(RemindCommand::Appointment { months, when }) => ReminderAction::Appointment {
            id: boosters(&screen)?.id.clone(),
            months,
            when,
        },
        Some(RemindCommand::Say { level }) => ReminderAction::Say {
            level: level.into(),
        },
        Some(RemindCommand::Word { word }) => ReminderAction::NeutralWord { word },
    };
    act(companion, change)?;
    // What was just kept may stay in a zone that was not wanted before.
    clock.tell_zones(companion);
    show(companion, clock, json)
}

/// What shows notices works while Ebb is hidden too, with the neutral word alone.
fn delivers(command: Option<&RemindCommand>) -> bool {
    matches!(
        command,
        Some(
            RemindCommand::Due
                | RemindCommand::Run
                | RemindCommand::Install { .. }
                | RemindCommand::Test { .. }
        )
    )
}

fn show(companion: &Companion, clock: &Clock, json: bool) -> Result<bool, Failure> {
    let out = &mut io::stdout();
    if json {
        crate::json::page(out, companion, &JsonPage::Reminders, clock)?;
    } else {
        list::reminders(out, &companion.reminders(0, &clock.moment()))?;
    }
    Ok(true)
}

fn due(companion: &Companion, clock: &Clock, folder: &Path, json: bool) -> Result<bool, Failure> {
    let Some(_lock) = run::only_one(folder)? else {
        writeln!(
            io::stderr(),
            "ebb: `ebb remind run` is there and shows them"
        )?;
        return Ok(true);
    };
    let (shown, not_shown) = run::Host::new(companion, clock, json).due()?;
    if !json && shown + not_shown == 0 {
        writeln!(io::stdout(), "Nothing is due.")?;
    }
    Ok(not_shown == 0)
}

/// One is scheduled in a minute where something is there to show it; else it is shown from here.
fn test(
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
    let Some(store) = companion.store() else {
        let problem = companion.problem().unwrap_or(StoreError::Closed);
        return Err(ActError::from(problem).into());
    };
    let started = clock.now();
    let ahead = chrono::TimeDelta::seconds(i64::from(reminders::TEST_AHEAD_SECONDS));
    let begins = if at_once { started - ahead } else { started };
    let due = reminders::start_test(store, begins).map_err(ActError::from)?;
    let report = |now| -> Result<SelfTest, Failure> {
        let (report, _) =
            reminders::test_report(store, Some(there), now).map_err(ActError::from)?;
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
        json::screen(out, companion, "test", &test, clock)?;
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
            let words = &ebb_core::content::content("en").reminders.desktop;
            writeln!(out, "{}", words.arrives_not)?;
        }
    }
    Ok(matches!(
        found.verdict,
        DeliveryVerdict::Works | DeliveryVerdict::WorksLate
    ))
}

fn export(
    companion: &Companion,
    clock: &Clock,
    screen: &RemindersScreen,
    only: Option<usize>,
    wording: &Wording,
    path: Option<&Path>,
) -> Result<(), Failure> {
    let store = companion.store().ok_or(ebb_core::store::StoreError::Closed);
    let store = store.map_err(ActError::from)?;
    let mut rules = reminders::rules(store).map_err(ActError::from)?;
    let mut tapers = reminders::tapers(store).map_err(ActError::from)?;
    if let Some(number) = only {
        let id = rule_or_boosters(screen, number)?;
        rules.retain(|rule| rule.id.to_string() == id);
        tapers.retain(|taper| taper.id.to_string() == id);
    }
    let text = reminders::calendar(&rules, &tapers, wording, clock.now());
    let Some(path) = path else {
        io::stdout().write_all(text.as_bytes())?;
        return Ok(());
    };
    write_new(path, &text)?;
    writeln!(
        io::stdout(),
        "Written: {}\nDelete it when it has served; a calendar that reads it keeps a copy.",
        path.display()
    )?;
    Ok(())
}

fn rule(screen: &RemindersScreen, number: usize) -> Result<&RuleLine, Failure> {
    let rule = number.checked_sub(1).and_then(|at| screen.rules.get(at));
    rule.ok_or_else(|| no_such(number, screen))
}

/// Boosters are counted on after the rules.
fn rule_or_boosters(screen: &RemindersScreen, number: usize) -> Result<String, Failure> {
    let rules = screen.rules.iter().map(|rule| &rule.id);
    let mut all = rules.chain(screen.boosters.iter().map(|card| &card.id));
    let found = number.checked_sub(1).and_then(|at| all.nth(at));
    found.cloned().ok_or_else(|| no_such(number, screen))
}

fn no_such(number: usize, screen: &RemindersScreen) -> Failure {
    let count = screen.rules.len() + screen.boosters.len();
    Failure::Usage(format!(
        "there is no reminder {number}; `ebb remind list` has {count}"
    ))
}

fn boosters(screen: &RemindersScreen) -> Result<&BoosterCard, Failure> {
    screen.boosters.first().ok_or_else(|| {
        let why = "no boosters are planned yet; begin with `ebb remind boosters 2026-11-24`";
        Failure::Usage(why.to_owned())
    })
}

/// The one with this number; without one, the last that waits, else the next.
fn coming(screen: &RemindersScreen, number: Option<usize>) -> Result<&ComingLine, Failure> {
    let lines = &screen.coming;
    let found = match number {
        Some(number) => number.checked_sub(1).and_then(|at| lines.get(at)),
        None => {
            let waits = lines.iter().rfind(|line| line.waits);
            waits.or(lines.first())
        }
    };
    found.ok_or_else(|| {
        let number = number.map_or(String::new(), |number| format!(" {number}"));
        let count = lines.len();
        Failure::Usage(format!(
            "nothing{number} is coming up; `ebb remind next` has {count}"
        ))
    })
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
