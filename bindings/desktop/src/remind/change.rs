//! What a command of `ebb remind` changes, as an action of the page with its answers.

use ebb_core::companion::{self as own, Companion};
use ebb_core::page::{Answer, Page, Value};
use ebb_core::reminders::page::{
    Act, AppointmentDraft, BoostersDraft, MomentDraft, RuleDraft, ScheduleDraft, words_of,
};
use ebb_core::reminders::{self, QuietWindow, ReminderError, Snooze, ZoneMode};
use ebb_core::store::{Id, Store};
use ebb_core::time::{Civil, TimeOfDay, Zone};
use ebb_core::view::Draft as _;

use super::words::RemindCommand;
use super::{look, spans};
use crate::Failure;
use crate::clock::Clock;
use crate::command;
use crate::page::sentences;

/// What is done, and what is said with it.
pub enum Change {
    /// Something with reminders.
    Reminder(Act, Vec<Answer>),
    /// Something that is chosen among the settings.
    Setting(Answer),
}

/// Does it.
pub fn carry_out(
    companion: &mut Companion,
    clock: &Clock,
    change: Change,
) -> Result<Option<ebb_core::page::Message>, Failure> {
    let (_, message) = match change {
        Change::Reminder(act, said) => command::act(companion, clock, &act, &said)?,
        Change::Setting(chosen) => {
            command::act(companion, clock, &own::Act::KeepSettings, &[chosen])?
        }
    };
    Ok(message)
}

/// What a command changes; none where it only looks.
pub fn change(
    companion: &Companion,
    clock: &Clock,
    page: &Page,
    command: RemindCommand,
) -> Result<Option<Change>, Failure> {
    let act = |act| Change::Reminder(act, Vec::new());
    Ok(Some(match command {
        RemindCommand::Add {
            when,
            kind,
            name,
            zone,
            quiet,
            measure,
        } => {
            let zone = zone_mode(clock, &zone)?;
            let draft = RuleDraft {
                kind: kind.into(),
                when: schedule(clock, &when, zone)?,
                title: name,
                zone,
                quiet: quiet_window(clock, &quiet)?,
                measure,
            };
            Change::Reminder(Act::Keep, draft.answers())
        }
        RemindCommand::Edit {
            number,
            when,
            name,
            zone,
            quiet,
            measure,
        } => {
            let id = look::rule(page, number)?;
            let there = kept(companion, clock, |store| Ok(reminders::rule(store, id)?))?;
            let mut draft = RuleDraft::of(&there);
            if let Some(zone) = zone {
                draft.zone = zone_mode(clock, &zone)?;
            }
            if let Some(quiet) = quiet {
                draft.quiet = quiet_window(clock, &quiet)?;
            }
            if let Some(name) = name {
                draft.title = name;
            }
            if let Some(measure) = measure {
                draft.measure = Some(measure).filter(|id| !id.is_empty());
            }
            // The same words leave the rule's own first day where it is.
            if let Some(when) = when.filter(|when| when.trim() != reminders::written(&there)) {
                draft.when = schedule(clock, &when, draft.zone)?;
            }
            Change::Reminder(Act::Change { id }, draft.answers())
        }
        RemindCommand::Delete { number } => {
            let id = look::numbered(page, number)?.id();
            act(Act::Delete { id })
        }
        RemindCommand::Pause { number } => {
            let id = look::rule(page, number)?;
            act(Act::Pause { id })
        }
        RemindCommand::Resume { number } => {
            let id = look::rule(page, number)?;
            act(Act::Resume { id })
        }
        RemindCommand::Done { number } => {
            let of = look::coming(page, number)?;
            act(Act::Done { of })
        }
        RemindCommand::Skip { number } => {
            let of = look::coming(page, number)?;
            act(Act::Skip { of })
        }
        RemindCommand::TakeBack { number } => {
            let of = look::coming(page, number)?;
            act(Act::TakeBack { of })
        }
        RemindCommand::Snooze {
            number,
            length,
            until,
        } => {
            let of = look::coming(page, number)?;
            match until {
                None => {
                    let length: Snooze = length.into();
                    act(Act::Snooze { of, length })
                }
                Some(when) => {
                    let zone = clock.moment().zone;
                    let said = vec![at(clock, &when, zone)?];
                    Change::Reminder(Act::SnoozeUntil { of }, said)
                }
            }
        }
        RemindCommand::Move { number, when } => {
            let of = look::coming(page, Some(number))?;
            let rule = kept(companion, clock, |store| {
                Ok(reminders::rule(store, of.rule)?)
            })?;
            let zone = rule.zone.zone(clock.moment().zone);
            Change::Reminder(Act::Move { of }, vec![at(clock, &when, zone)?])
        }
        RemindCommand::Boosters {
            ended,
            months,
            prepare,
        } => boosters(companion, clock, page, ended.as_deref(), &months, &prepare)?,
        RemindCommand::Appointment { months, when } => {
            let id = look::boosters(page).ok_or_else(none_planned)?;
            appointment(companion, clock, id, months, &when)?
        }
        RemindCommand::Say { level } => {
            let word = command::word(&level);
            Change::Setting(Answer::new("says", Value::chosen(word)))
        }
        RemindCommand::Word { word } => Change::Setting(Answer::new("word", Value::words(word))),
        RemindCommand::MostADay { most } => {
            Change::Setting(Answer::new("most", Value::number(most)))
        }
        RemindCommand::KeepComing => act(Act::KeepComing),
        RemindCommand::GoQuiet => act(Act::GoQuiet),
        _ => return Ok(None),
    }))
}

fn boosters(
    companion: &Companion,
    clock: &Clock,
    page: &Page,
    ended: Option<&str>,
    months: &str,
    prepare: &str,
) -> Result<Change, Failure> {
    let (act, mut draft) = match (look::boosters(page), ended) {
        (_, Some(ended)) => {
            let mut draft = BoostersDraft::usual();
            let hint = &clock.moment().content().reminders.page.fields.ended.hint;
            let day = sentences::day(ended, &clock.moment());
            draft.ended = Some(day.ok_or_else(|| Failure::Senseless(hint.clone()))?);
            (Act::KeepBoosters, draft)
        }
        (Some(id), None) => {
            let taper = taper(companion, clock, id)?;
            (Act::ChangeBoosters { id }, BoostersDraft::of(&taper))
        }
        (None, None) => return Err(none_planned()),
    };
    let refused = |error| refused(&error, clock);
    if let Some(months) = spans::months(months).map_err(refused)? {
        draft.months = months;
    }
    if let Some(minutes) = spans::minutes(prepare).map_err(refused)? {
        draft.prepare = minutes;
    }
    Ok(Change::Reminder(act, draft.answers()))
}

fn taper(companion: &Companion, clock: &Clock, id: Id) -> Result<reminders::BoosterTaper, Failure> {
    let tapers = kept(companion, clock, |store| Ok(reminders::tapers(store)?))?;
    let taper = tapers.into_iter().find(|taper| taper.id == id);
    taper.ok_or_else(|| command::gone(clock))
}

fn none_planned() -> Failure {
    let why = "no boosters are planned yet; name the day on which treatment ended or will, such as `ebb remind boosters 2026-11-24`";
    Failure::Usage(why.to_owned())
}

fn appointment(
    companion: &Companion,
    clock: &Clock,
    id: Id,
    months: i32,
    when: &str,
) -> Result<Change, Failure> {
    if when.trim().is_empty() {
        return Ok(Change::Reminder(
            Act::NoAppointment { id, months },
            Vec::new(),
        ));
    }
    let taper = taper(companion, clock, id)?;
    let step = taper.steps.iter().find(|step| step.months == months);
    let made = step.and_then(|step| step.appointment);
    let mut said = made.map_or_else(Vec::new, |made| AppointmentDraft::of(&made).answers());
    let at = at(clock, when, clock.moment().zone)?;
    said.retain(|answer| answer.field != at.field);
    said.push(at);
    Ok(Change::Reminder(Act::Appointment { id, months }, said))
}

/// A time as it is said, by the clock of a zone.
fn at(clock: &Clock, when: &str, zone: Zone) -> Result<Answer, Failure> {
    let at = reminders::said_moment(when, clock.now(), zone);
    let at = at.map_err(|error| refused(&error, clock))?;
    let at = Civil::of(at, zone);
    let mut said = MomentDraft { at }.answers();
    said.pop().ok_or_else(|| command::gone(clock))
}

fn schedule(clock: &Clock, when: &str, zone: ZoneMode) -> Result<ScheduleDraft, Failure> {
    let moment = clock.moment();
    let said = reminders::said_schedule(when, moment.now, zone.zone(moment.zone));
    let said = said.map_err(|error| refused(&error, clock))?;
    Ok(ScheduleDraft {
        schedule: said.schedule,
        times: said.times,
        start: Some(said.start),
        end: said.end,
    })
}

fn zone_mode(clock: &Clock, name: &str) -> Result<ZoneMode, Failure> {
    let hint = &clock.moment().content().reminders.page.fields.zone.hint;
    Ok(match name.trim() {
        "" => ZoneMode::FollowsPhone,
        name => ZoneMode::Stays {
            zone: name.parse().map_err(|_| Failure::Senseless(hint.clone()))?,
        },
    })
}

/// "22:00-07:00"
fn quiet_window(clock: &Clock, text: &str) -> Result<Option<QuietWindow>, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts = text.split_once('-').and_then(|(from, until)| {
        let time = |text: &str| text.trim().parse::<TimeOfDay>().ok();
        let (from, until) = (time(from)?, time(until)?);
        Some(QuietWindow { from, until })
    });
    let wrong = || {
        let example = "22:00-07:00".to_owned();
        let text = text.to_owned();
        refused(&ReminderError::ListNotUnderstood { text, example }, clock)
    };
    parts.ok_or_else(wrong).map(Some)
}

/// Reads or keeps something in the store.
pub fn kept<T>(
    companion: &Companion,
    clock: &Clock,
    work: impl FnOnce(&Store) -> Result<T, ReminderError>,
) -> Result<T, Failure> {
    let done = command::own(companion, clock, |store| match work(store) {
        Err(ReminderError::Store { source }) => Err(source),
        done => Ok(done),
    })?;
    done.map_err(|error| refused(&error, clock))
}

/// What was not understood is no command; the rest makes no sense right now.
pub fn refused(error: &ReminderError, clock: &Clock) -> Failure {
    let words = words_of(error, &clock.moment());
    match super::exit_code(error) {
        2 => Failure::Usage(words),
        _ => Failure::Senseless(words),
    }
}
