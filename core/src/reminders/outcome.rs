//! What the person does about an occurrence, what was missed, and how reminders are taken.

use chrono::{TimeDelta, Timelike};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::error::ReminderError;
use super::notices::DEFAULT_MOST_A_DAY;
use super::occurrences::{OccurrenceId, has_occurrence};
use super::quiet::shown_at;
use super::records::{rule_in, tapers_in};
use super::rule::{ReminderKind, length};
use super::state::{Attention, MissedCause, OccurrenceMark, OccurrenceState, QuietChoice};
use super::stored::{mark_of, put, read};
use crate::store::{Id, Store, StoreError};
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone, to_millis};

const QUIET: &str = "reminders.quiet";
const MOST_A_DAY: &str = "reminders.most_a_day";
/// A notice that nobody has touched for so long was left.
const LEFT_AFTER_HOURS: i64 = 3;
/// What was missed is told one by one up to here, and counted from there.
const TOLD_ONE_BY_ONE: i32 = 3;
const EVENING: TimeOfDay = TimeOfDay::constant(19, 0);
/// From this hour on, "this evening" is too near to be offered.
const EVENING_OFFERED_BEFORE: u32 = 18;
const LONGEST_SNOOZE_DAYS: i64 = 31;

/// How long to put something off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Snooze {
    /// Ten minutes.
    TenMinutes,
    /// One hour.
    OneHour,
    /// Seven in the evening.
    ThisEvening,
    /// A time of the person's choice.
    Until {
        /// That time.
        #[serde(with = "chrono::serde::ts_milliseconds")]
        at: Instant,
    },
}

/// What was not shown, told once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MissedSummary {
    /// The newest, three at most.
    pub newest: Vec<MissedOccurrence>,
    /// How many more there were.
    pub more: i32,
}

/// One that was not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MissedOccurrence {
    /// Which one.
    pub id: OccurrenceId,
    /// What it was for.
    pub kind: ReminderKind,
    /// The person's words for it; empty where there are none.
    pub title: String,
    /// When it was to be shown.
    pub at: Instant,
    /// Why it was not.
    pub cause: MissedCause,
}

/// The person did it, perhaps ahead of its time: nothing more is shown of this occurrence.
pub fn done(
    store: &Store,
    id: OccurrenceId,
    now: Instant,
    phone: Zone,
) -> Result<(), ReminderError> {
    act(store, id, OccurrenceMark::Done, now, phone)
}

/// The person lets this one go; the next one comes as ever.
pub fn skip(
    store: &Store,
    id: OccurrenceId,
    now: Instant,
    phone: Zone,
) -> Result<(), ReminderError> {
    act(store, id, OccurrenceMark::Skipped, now, phone)
}

/// The person opened it, or the phone says that it was shown.
pub fn seen(
    store: &Store,
    id: OccurrenceId,
    now: Instant,
    phone: Zone,
) -> Result<(), ReminderError> {
    act(store, id, OccurrenceMark::Seen, now, phone)
}

/// Takes back a done, a skip or a snooze by mistake: what is still to come of it is shown again.
pub fn take_back(store: &Store, id: OccurrenceId) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "DELETE FROM reminder_states WHERE rule = ?1 AND start = ?2
             AND mark IN ('done', 'skipped', 'snoozed')",
            params![id.rule, id.start.to_string()],
        )?;
        Ok(())
    })
}

/// Puts an occurrence off, and says until when. A measure that would come in the night comes in the morning.
///
/// # Errors
/// [`ReminderError::SnoozeOutOfRange`] for a time that is not within the next 31 days.
pub fn snooze(
    store: &Store,
    id: OccurrenceId,
    length: Snooze,
    now: Instant,
    phone: Zone,
) -> Result<Instant, ReminderError> {
    let until = snoozed_until(length, now, phone)?;
    let until = match store.read(|db| rule_in(db, id.rule))? {
        Some(rule) => shown_at(&rule, until, phone),
        None => until,
    };
    act(store, id, OccurrenceMark::Snoozed { until }, now, phone)?;
    Ok(until)
}

/// The lengths to offer at `now`; a time of the person's choice can always be asked for.
pub fn snooze_choices(now: Instant, phone: Zone) -> Vec<Snooze> {
    let mut choices = vec![Snooze::TenMinutes, Snooze::OneHour];
    if phone.wall_clock(now).hour() < EVENING_OFFERED_BEFORE {
        choices.push(Snooze::ThisEvening);
    }
    choices
}

fn snoozed_until(length: Snooze, now: Instant, phone: Zone) -> Result<Instant, ReminderError> {
    let until = match length {
        Snooze::TenMinutes => now.checked_add_signed(TimeDelta::minutes(10)),
        Snooze::OneHour => now.checked_add_signed(TimeDelta::hours(1)),
        Snooze::ThisEvening => {
            let today = Day::from(phone.wall_clock(now).date());
            Some(phone.instant_of(Civil::new(today, EVENING).wall_clock()))
        }
        Snooze::Until { at } => Some(at),
    };
    until
        .filter(|until| *until > now && *until - now <= TimeDelta::days(LONGEST_SNOOZE_DAYS))
        .ok_or(ReminderError::SnoozeOutOfRange)
}

fn act(
    store: &Store,
    id: OccurrenceId,
    mark: OccurrenceMark,
    now: Instant,
    phone: Zone,
) -> Result<(), ReminderError> {
    let known = store.write(|db| {
        if !exists(db, id, phone)? {
            return Ok(false);
        }
        let closed = mark_of(db, id)?.is_some_and(OccurrenceMark::is_closed);
        if mark != OccurrenceMark::Seen || !closed {
            put(db, OccurrenceState { id, mark, at: now })?;
        }
        db.execute(
            "UPDATE held_notices SET answered = 1 WHERE at <= ?3 AND id IN
             (SELECT notice FROM held_occurrences WHERE rule = ?1 AND start = ?2)",
            params![id.rule, id.start.to_string(), to_millis(now)],
        )?;
        Ok(true)
    })?;
    if known {
        Ok(())
    } else {
        let start = id.start.to_string();
        Err(ReminderError::NoSuchOccurrence { start })
    }
}

/// True where the occurrence belongs to a rule or a taper, or something is known of it from before a change.
fn exists(db: &Connection, id: OccurrenceId, phone: Zone) -> Result<bool, StoreError> {
    if mark_of(db, id)?.is_some() {
        return Ok(true);
    }
    if let Some(rule) = rule_in(db, id.rule)? {
        return Ok(has_occurrence(&rule, id.start));
    }
    let tapers = tapers_in(db)?;
    let mut notices = tapers.iter().flat_map(|taper| taper.notices(phone));
    Ok(notices.any(|notice| notice.id == id))
}

/// What was missed from `since` to before `now` and has not been told. After this it has been: it is never told
/// twice. What was left out on purpose is not missed.
pub fn tell_missed(
    store: &Store,
    since: Instant,
    now: Instant,
) -> Result<MissedSummary, StoreError> {
    let span = [to_millis(since), to_millis(now)];
    store.write(|db| {
        let states: Vec<OccurrenceState> = db
            .prepare_cached(
                "SELECT rule, start, mark, cause, until, at FROM reminder_states
                 WHERE mark = 'missed' AND told = 0 AND cause <> 'left_out' AND at >= ?1 AND at < ?2
                 ORDER BY at DESC, rule, start",
            )?
            .query_map(span, |row| Ok(read(row)))?
            .map(|row| row?)
            .collect::<Result<_, StoreError>>()?;
        let mut newest = Vec::new();
        for state in states.iter().take(TOLD_ONE_BY_ONE as usize) {
            if let OccurrenceMark::Missed { cause } = state.mark {
                let rule = rule_in(db, state.id.rule)?;
                newest.push(MissedOccurrence {
                    id: state.id,
                    kind: rule
                        .as_ref()
                        .map_or(ReminderKind::BoosterSession, |rule| rule.kind),
                    title: rule.map(|rule| rule.title).unwrap_or_default(),
                    at: state.at,
                    cause,
                });
            }
        }
        db.execute(
            "UPDATE reminder_states SET told = 1 WHERE mark = 'missed' AND at >= ?1 AND at < ?2",
            span,
        )?;
        Ok(MissedSummary {
            more: length(states.len() - newest.len()),
            newest,
        })
    })
}

/// What became of the occurrences of a rule or a taper, newest first, at most `most`.
pub fn history(store: &Store, rule: Id, most: i32) -> Result<Vec<OccurrenceState>, StoreError> {
    store.read(|db| {
        db.prepare_cached(
            "SELECT rule, start, mark, cause, until, at FROM reminder_states WHERE rule = ?1
             ORDER BY start DESC LIMIT ?2",
        )?
        .query_map(params![rule, most.max(0)], |row| Ok(read(row)))?
        .map(|row| row?)
        .collect()
    })
}

/// Keeps what the person said to the question whether to go quiet, or in the settings.
pub fn choose_quiet(store: &Store, choice: QuietChoice) -> Result<(), StoreError> {
    store.write(|db| set_quiet_in(db, choice))
}

/// Keeps how many notices a day are wanted, appointments and medicines apart: 1 to 6.
pub fn choose_most_a_day(store: &Store, most: i32) -> Result<(), StoreError> {
    store.write(|db| set_in(db, MOST_A_DAY, &most.clamp(1, 6).to_string()))
}

/// How reminders are taken at `now`.
pub fn attention(store: &Store, now: Instant, phone: Zone) -> Result<Attention, StoreError> {
    store.read(|db| attention_in(db, now, phone))
}

pub(super) fn attention_in(
    db: &Connection,
    now: Instant,
    phone: Zone,
) -> Result<Attention, StoreError> {
    let left = now
        .checked_sub_signed(TimeDelta::hours(LEFT_AFTER_HOURS))
        .unwrap_or(now);
    let ignored = db
        .prepare_cached(
            "SELECT count(*) FROM held_notices WHERE shown = 1 AND apart = 0 AND at <= ?1 AND at >
             (SELECT ifnull(max(at), 0) FROM held_notices WHERE answered = 1 AND apart = 0)",
        )?
        .query_row([to_millis(left)], |row| row.get(0))?;
    let today = Day::of(now, phone);
    let a_day_ago = now.checked_sub_signed(TimeDelta::days(1)).unwrap_or(now);
    let mut statement = db.prepare_cached(
        "SELECT at FROM held_notices WHERE shown = 1 AND apart = 0 AND at > ?1 AND at <= ?2",
    )?;
    let mut shown_today = 0;
    for at in statement.query_map([to_millis(a_day_ago), to_millis(now)], |row| row.get(0))? {
        let at = crate::time::from_millis(at?).map_err(|_| StoreError::Damaged)?;
        shown_today += i32::from(Day::of(at, phone) == today);
    }
    Ok(Attention {
        most_a_day: setting(db, MOST_A_DAY)?
            .and_then(|text| text.parse().ok())
            .unwrap_or(DEFAULT_MOST_A_DAY),
        shown_today,
        ignored_in_a_row: ignored,
        quiet: quiet_in(db)?,
    })
}

pub(super) fn quiet_in(db: &Connection) -> Result<QuietChoice, StoreError> {
    Ok(match setting(db, QUIET)?.as_deref() {
        Some("asked") => QuietChoice::Asked,
        Some("keep_coming") => QuietChoice::KeepComing,
        Some("quiet") => QuietChoice::Quiet,
        _ => QuietChoice::NotAsked,
    })
}

pub(super) fn set_quiet_in(db: &Connection, choice: QuietChoice) -> Result<(), StoreError> {
    let word = match choice {
        QuietChoice::NotAsked => "not_asked",
        QuietChoice::Asked => "asked",
        QuietChoice::KeepComing => "keep_coming",
        QuietChoice::Quiet => "quiet",
    };
    set_in(db, QUIET, word)
}

fn setting(db: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// Keeps a setting inside a transaction that is under way.
pub(super) fn set_in(db: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO settings (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![name, value])?;
    Ok(())
}
