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

#[cfg(test)]
mod tests {
    use super::super::example::{at, daily, id, rule};
    use super::super::rule::{ReminderRule, Schedule};
    use super::super::state::OccurrenceOutcome;
    use super::super::{
        NoticeChanges, NoticePurpose, Wording, changes, changes_made, forgotten, save_rule,
    };
    use super::*;
    use crate::store::scratch;

    const START: &str = "2026-11-23T06:00:00Z";

    fn occurrence(rule: u8, start: &str) -> OccurrenceId {
        OccurrenceId {
            rule: id(rule),
            start: start.parse().unwrap(),
        }
    }

    fn kept(rule: ReminderRule) -> (tempfile::TempDir, Store) {
        let (folder, store) = scratch::store();
        save_rule(&store, rule, at(START), Zone::UTC).unwrap();
        open(&store, START);
        (folder, store)
    }

    fn open(store: &Store, now: &str) -> NoticeChanges {
        let wording = Wording::neutral("en");
        let made = changes(store, None, at(now), Zone::UTC, 60, &wording).unwrap();
        changes_made(store, &made).unwrap();
        made
    }

    fn outcome(store: &Store, start: &str) -> Option<OccurrenceOutcome> {
        let history = history(store, id(1), 100).unwrap();
        let found = history
            .iter()
            .find(|state| state.id.start.to_string() == start);
        found.map(|state| state.mark.outcome())
    }

    #[test]
    fn what_was_held_at_its_time_is_presumed_and_what_was_touched_is_confirmed() {
        let (_folder, store) = kept(daily("09:00"));
        open(&store, "2026-11-24T12:00:00Z");
        assert_eq!(
            outcome(&store, "2026-11-23T09:00"),
            Some(OccurrenceOutcome::Presumed)
        );
        let one = occurrence(1, "2026-11-24T09:00");
        seen(&store, one, at("2026-11-24T12:01:00Z"), Zone::UTC).unwrap();
        assert_eq!(
            outcome(&store, "2026-11-24T09:00"),
            Some(OccurrenceOutcome::Confirmed)
        );
        assert_eq!(outcome(&store, "2026-11-25T09:00"), None);
    }

    #[test]
    fn done_early_is_cancelled_and_taken_back_comes_again() {
        let (_folder, store) = kept(daily("09:00"));
        let one = occurrence(1, "2026-11-23T09:00");
        done(&store, one, at("2026-11-23T07:00:00Z"), Zone::UTC).unwrap();
        let made = open(&store, "2026-11-23T07:00:00Z");
        assert_eq!(made.cancel, [one.to_string()]);
        take_back(&store, one).unwrap();
        let made = open(&store, "2026-11-23T07:05:00Z");
        assert!(
            made.schedule
                .iter()
                .any(|notice| notice.id == one.to_string())
        );
    }

    #[test]
    fn a_snooze_comes_back_once_and_an_hour_later() {
        let (_folder, store) = kept(daily("09:00"));
        let (one, now) = (occurrence(1, "2026-11-23T09:00"), "2026-11-23T09:30:00Z");
        let until = snooze(&store, one, Snooze::OneHour, at(now), Zone::UTC).unwrap();
        assert_eq!(until, at("2026-11-23T10:30:00Z"));
        let made = open(&store, now);
        let again: Vec<_> = made
            .schedule
            .iter()
            .filter(|notice| notice.purpose == NoticePurpose::Again)
            .collect();
        assert_eq!((again.len(), again[0].at), (1, until));
        open(&store, "2026-11-23T12:00:00Z");
        assert_eq!(
            outcome(&store, "2026-11-23T09:00"),
            Some(OccurrenceOutcome::Presumed)
        );
    }

    #[test]
    fn this_evening_is_seven_and_is_not_offered_when_it_is_near() {
        let evening = snoozed_until(Snooze::ThisEvening, at(START), Zone::UTC);
        assert_eq!(evening, Ok(at("2026-11-23T19:00:00Z")));
        assert_eq!(snooze_choices(at(START), Zone::UTC).len(), 3);
        let late = at("2026-11-23T18:00:00Z");
        assert!(!snooze_choices(late, Zone::UTC).contains(&Snooze::ThisEvening));
        let past = Snooze::Until {
            at: at("2026-11-22T00:00:00Z"),
        };
        assert_eq!(
            snoozed_until(past, late, Zone::UTC),
            Err(ReminderError::SnoozeOutOfRange)
        );
    }

    #[test]
    fn a_measure_put_off_into_the_night_comes_in_the_morning() {
        let mut measure = daily("20:30");
        measure.kind = ReminderKind::CheckIn;
        let (_folder, store) = kept(measure);
        let one = occurrence(1, "2026-11-23T20:30");
        let until = snooze(
            &store,
            one,
            Snooze::OneHour,
            at("2026-11-23T20:31:00Z"),
            Zone::UTC,
        );
        assert_eq!(until, Ok(at("2026-11-24T08:00:00Z")));
    }

    #[test]
    fn an_occurrence_that_is_not_there_is_refused() {
        let (_folder, store) = kept(daily("09:00"));
        for wrong in [
            occurrence(1, "2026-11-23T10:00"),
            occurrence(7, "2026-11-23T09:00"),
        ] {
            let refused = done(&store, wrong, at(START), Zone::UTC);
            assert!(matches!(
                refused,
                Err(ReminderError::NoSuchOccurrence { .. })
            ));
        }
    }

    #[test]
    fn what_was_missed_is_told_once_three_at_most_and_then_a_count() {
        let medicine = ReminderKind::Medication;
        let mut rule = daily("09:00");
        (rule.kind, rule.title) = (medicine, "Morning".to_owned());
        let (_folder, store) = kept(rule);
        let (off, on) = (at("2026-11-25T00:00:00Z"), at("2026-11-30T12:00:00Z"));
        forgotten(&store, off, on, MissedCause::PhoneOff).unwrap();
        open(&store, "2026-11-30T12:00:00Z");
        let told = tell_missed(&store, at(START), on).unwrap();
        assert_eq!((told.newest.len(), told.more), (3, 3));
        let newest = &told.newest[0];
        assert_eq!(
            (newest.kind, newest.cause),
            (medicine, MissedCause::PhoneOff)
        );
        assert_eq!(newest.title, "Morning");
        let again = tell_missed(&store, at(START), on).unwrap();
        assert_eq!((again.newest.len(), again.more), (0, 0));
    }

    #[test]
    fn three_that_were_left_bring_one_question_and_an_answer_is_kept() {
        let (_folder, store) = kept(daily("09:00"));
        let made = open(&store, "2026-11-25T20:00:00Z");
        let question = made
            .schedule
            .iter()
            .find(|n| n.purpose == NoticePurpose::AskQuiet);
        assert_eq!(question.unwrap().at, at("2026-11-26T09:00:00Z"));
        assert_eq!(made.cancel.len(), 57, "quiet until the answer");
        open(&store, "2026-11-26T20:00:00Z");
        let now = at("2026-11-26T20:00:00Z");
        assert_eq!(
            attention(&store, now, Zone::UTC).unwrap().quiet,
            QuietChoice::Asked
        );
        choose_quiet(&store, QuietChoice::KeepComing).unwrap();
        let made = open(&store, "2026-11-26T20:01:00Z");
        assert!(
            made.schedule
                .iter()
                .all(|n| n.purpose != NoticePurpose::AskQuiet)
        );
        assert!(!made.schedule.is_empty());
    }

    #[test]
    fn what_quiet_left_out_is_not_told_as_missed() {
        let (_folder, store) = kept(daily("09:00"));
        choose_quiet(&store, QuietChoice::Quiet).unwrap();
        open(&store, "2026-11-23T07:00:00Z");
        open(&store, "2026-11-28T07:00:00Z");
        let told = tell_missed(&store, at(START), at("2026-11-28T07:00:00Z")).unwrap();
        assert_eq!((told.newest.len(), told.more), (0, 0));
        assert_eq!(
            outcome(&store, "2026-11-25T09:00"),
            Some(OccurrenceOutcome::Missed)
        );
    }

    #[test]
    fn a_rule_that_is_changed_misses_nothing_from_before() {
        let (_folder, store) = kept(daily("09:00"));
        let now = at("2026-11-23T12:00:00Z");
        let earlier = rule(Schedule::Daily { interval: 1 }, &["08:00"], "2026-11-01");
        save_rule(&store, earlier, now, Zone::UTC).unwrap();
        open(&store, "2026-11-23T12:01:00Z");
        assert_eq!(outcome(&store, "2026-11-23T08:00"), None);
        assert_eq!(
            outcome(&store, "2026-11-23T09:00"),
            Some(OccurrenceOutcome::Presumed)
        );
    }
}
