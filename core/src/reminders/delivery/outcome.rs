//! What the person does about an occurrence, what was missed, and how reminders are taken.

use std::collections::HashMap;

use chrono::{TimeDelta, Timelike};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::mark_rows::{mark_of, put, read};
use super::state::{MissedCause, OccurrenceMark, OccurrenceState};
use crate::reminders::ReminderError;
use crate::reminders::planning::shown_at;
use crate::reminders::schedule::{OccurrenceId, has_occurrence};
use crate::reminders::schedule::{ReminderKind, ReminderRule};
use crate::reminders::schedule::{rule_in, rules_in, tapers_in};
use crate::store::{Id, Store, StoreError};
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone, to_millis};

/// What was missed is told one by one up to here, and counted from there.
const TOLD_ONE_BY_ONE: usize = 3;
const EVENING: TimeOfDay = TimeOfDay::constant(19, 0);
/// From this hour on, "this evening" is too near to be offered.
const EVENING_OFFERED_BEFORE: u32 = 18;
const LONGEST_SNOOZE_DAYS: i64 = 31;

/// How long to put something off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
pub struct MissedSummary {
    /// The newest, three at most.
    pub newest: Vec<MissedOccurrence>,
    /// How many more there were.
    pub more: i32,
    /// True where a medicine is among all of them.
    pub includes_medicine: bool,
}

/// One that was not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        db.prepare_cached(
            "DELETE FROM reminder_states WHERE rule = ?1 AND start = ?2
             AND mark IN ('done', 'skipped', 'snoozed')",
        )?
        .execute(params![id.rule, id.start.to_string()])?;
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
        db.prepare_cached(
            "UPDATE held_notices SET answered = 1 WHERE at <= ?3 AND id IN
             (SELECT notice FROM held_occurrences WHERE rule = ?1 AND start = ?2)",
        )?
        .execute(params![id.rule, id.start.to_string(), to_millis(now)])?;
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

impl MissedSummary {
    /// Of what was missed, the newest first.
    pub fn of(mut missed: Vec<MissedOccurrence>) -> Self {
        let includes_medicine = missed
            .iter()
            .any(|one| one.kind == ReminderKind::Medication);
        let more = missed.len().saturating_sub(TOLD_ONE_BY_ONE);
        missed.truncate(TOLD_ONE_BY_ONE);
        Self {
            newest: missed,
            more: i32::try_from(more).unwrap_or(i32::MAX),
            includes_medicine,
        }
    }
}

/// What was missed before `now` and has not been told, the newest first. What was left out on purpose is not missed.
pub fn missed(store: &Store, now: Instant) -> Result<Vec<MissedOccurrence>, StoreError> {
    store.read(|db| {
        let states: Vec<OccurrenceState> = db
            .prepare_cached(
                "SELECT rule, start, mark, cause, until, at FROM reminder_states
                 WHERE mark = 'missed' AND told = 0 AND cause <> 'left_out' AND at < ?1
                 ORDER BY at DESC, rule, start",
            )?
            .query_map([to_millis(now)], |row| Ok(read(row)))?
            .map(|row| row?)
            .collect::<Result<_, StoreError>>()?;
        let rules: HashMap<Id, ReminderRule> = rules_in(db)?
            .into_iter()
            .map(|rule| (rule.id, rule))
            .collect();
        let missed = states.into_iter().filter_map(|state| {
            let OccurrenceMark::Missed { cause } = state.mark else {
                return None;
            };
            let rule = rules.get(&state.id.rule);
            Some(MissedOccurrence {
                id: state.id,
                kind: rule.map_or(ReminderKind::BoosterSession, |rule| rule.kind),
                title: rule.map(|rule| rule.title.clone()).unwrap_or_default(),
                at: state.at,
                cause,
            })
        });
        Ok(missed.collect())
    })
}

/// These have been told, and never will be again.
pub fn missed_told(store: &Store, told: &[MissedOccurrence]) -> Result<(), StoreError> {
    if told.is_empty() {
        return Ok(());
    }
    store.write(|db| {
        let mut note = db.prepare_cached(
            "UPDATE reminder_states SET told = 1
             WHERE mark = 'missed' AND rule = ?1 AND start = ?2 AND at = ?3",
        )?;
        for one in told {
            note.execute(params![
                one.id.rule,
                one.id.start.to_string(),
                to_millis(one.at)
            ])?;
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::super::state::{OccurrenceOutcome, QuietChoice};
    use super::*;
    use crate::reminders::example::{at, daily, id, rule};
    use crate::reminders::schedule::Schedule;
    use crate::reminders::{
        NoticeChanges, NoticePurpose, Wording, attention, can_be_answered, changes, changes_made,
        choose_quiet, forgotten, save_rule,
    };
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
        let all = missed(&store, on).unwrap();
        let told = MissedSummary::of(all.clone());
        assert_eq!((told.newest.len(), told.more), (3, 3));
        let newest = &told.newest[0];
        assert_eq!(
            (newest.kind, newest.cause),
            (medicine, MissedCause::PhoneOff)
        );
        assert_eq!(newest.title, "Morning");
        // Until it has been read it is told again, and not once more.
        assert_eq!(missed(&store, on).unwrap(), all);
        missed_told(&store, &all).unwrap();
        assert_eq!(missed(&store, on).unwrap(), []);
    }

    #[test]
    fn what_cannot_be_answered_where_it_is_shown_is_no_yes_to_quiet() {
        let (_folder, store) = kept(daily("09:00"));
        let now = at("2026-11-26T20:00:00Z");
        // Asked where it could have been answered; from then on it is shown by something that has no buttons.
        open(&store, "2026-11-25T20:00:00Z");
        open(&store, "2026-11-26T20:00:00Z");
        let quiet = || attention(&store, now, Zone::UTC).unwrap().quiet;
        assert_eq!(quiet(), QuietChoice::Asked);
        can_be_answered(&store, false).unwrap();
        assert_eq!(quiet(), QuietChoice::NotAsked);
        for day in 27..=30 {
            let made = open(&store, &format!("2026-11-{day}T20:00:00Z"));
            let questions = made
                .schedule
                .iter()
                .filter(|n| n.purpose == NoticePurpose::AskQuiet);
            assert_eq!(questions.count(), 0, "{day}");
            assert_eq!(quiet(), QuietChoice::NotAsked, "{day}");
        }
        can_be_answered(&store, true).unwrap();
        assert_eq!(quiet(), QuietChoice::Asked);
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
        assert_eq!(missed(&store, at("2026-11-28T07:00:00Z")).unwrap(), []);
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
