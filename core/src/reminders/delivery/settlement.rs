//! The books of the past: each occurrence up to now is confirmed, presumed or missed, from what the phone held and
//! from the stretches in which it could show nothing. Settled once, nothing is told twice.

use std::collections::HashMap;

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::attention::{attention_in, quiet_in, set_in, set_quiet_in, setting};
use super::mark_rows::{cause_named, mark_of, name, put};
use super::state::{MissedCause, OccurrenceMark, OccurrenceState, QuietChoice};
use super::travel::{leapt_over, tapers_leapt_over};
use crate::reminders::planning::QUESTION_ID;
use crate::reminders::planning::shown_at;
use crate::reminders::schedule::ReminderRule;
use crate::reminders::schedule::{OccurrenceId, occurrences};
use crate::reminders::schedule::{rules_in, tapers_in};
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

const SETTLED: &str = "reminders.settled";
/// What the phone's clock showed then, in seconds east of UTC: the clocks of one zone can come to be known otherwise.
const SETTLED_OFFSET: &str = "reminders.settled_offset";
/// How long shown notices and silences are remembered.
const REMEMBERED_DAYS: i64 = 62;

/// Settles everything up to `now`. Called before each plan; cheap where nothing has passed.
pub fn settle(store: &Store, now: Instant, phone: Zone) -> Result<(), StoreError> {
    // A second look at the same moment waits for nobody and writes nothing.
    let stands = store.read(|db| {
        let Some((since, zone)) = settled(db)? else {
            return Ok(false);
        };
        Ok(now <= since && other_clock(db, since, zone, phone)?.is_none())
    })?;
    if stands {
        return Ok(());
    }
    store.write(|db| settle_in(db, now, phone))
}

/// Notes that nothing could be shown from `from` to before `until`: the phone was off, or notifications were not
/// allowed. What was presumed shown in that time was missed after all.
pub fn note_silence(
    store: &Store,
    from: Instant,
    until: Instant,
    cause: MissedCause,
) -> Result<(), StoreError> {
    let stretch = [to_millis(from), to_millis(until)];
    store.write(|db| {
        db.execute(
            "INSERT INTO reminder_silences (from_at, until_at, cause) VALUES (?1, ?2, ?3)",
            params![stretch[0], stretch[1], name(cause)],
        )?;
        db.execute(
            "UPDATE reminder_states SET mark = 'missed', cause = ?3, told = 0
             WHERE mark = 'presumed' AND at >= ?1 AND at < ?2",
            params![stretch[0], stretch[1], name(cause)],
        )?;
        db.prepare_cached(
            "DELETE FROM held_notices WHERE shown = 1 AND answered = 0 AND at >= ?1 AND at < ?2",
        )?
        .execute(stretch)?;
        Ok(())
    })
}

pub(crate) fn settle_in(db: &Connection, now: Instant, phone: Zone) -> Result<(), StoreError> {
    let Some((since, before)) = settled(db)? else {
        return set_settled(db, now, phone);
    };
    if let Some(before) = other_clock(db, since, before, phone)? {
        let of_rules = leapt_over(&rules_in(db)?, since, before, phone);
        let of_tapers = tapers_leapt_over(&tapers_in(db)?, since, before, phone);
        for (id, at) in of_rules.into_iter().chain(of_tapers) {
            travelled(db, id, at)?;
        }
    }
    // A clock that was set back settles nothing anew.
    if now <= since {
        return set_settled(db, since, phone);
    }
    let silences = silences(db)?;
    let silent = |at: Instant| {
        let found = silences
            .iter()
            .find(|(from, until, _)| (*from..*until).contains(&at));
        found.map(|(_, _, cause)| *cause)
    };
    let quiet = quiet_in(db)?;
    pass_held(db, now, &silent)?;
    let missed = |id, at, cause| {
        let mark = OccurrenceMark::Missed { cause };
        put(db, OccurrenceState { id, mark, at })
    };
    for (id, until) in snoozes_over(db, now)? {
        missed(id, until, silent(until).unwrap_or(MissedCause::NotHeld))?;
    }
    let most_a_day = attention_in(db, now, phone)?.most_a_day;
    let shown_on = shown_by_day(db, since, phone)?;
    let is_full = |at: Instant| {
        shown_on
            .get(&Day::of(at, phone))
            .is_some_and(|n| *n >= most_a_day)
    };
    for rule in rules_in(db)? {
        let is_quiet = matches!(quiet, QuietChoice::Asked | QuietChoice::Quiet);
        for (id, at) in passed(&rule, since, now, phone) {
            if mark_of(db, id)?.is_none() {
                let left_out = !rule.kind.stands_apart() && (is_quiet || is_full(at));
                let known = if left_out {
                    MissedCause::LeftOut
                } else {
                    MissedCause::NotHeld
                };
                missed(id, at, silent(at).unwrap_or(known))?;
            }
        }
    }
    for taper in tapers_in(db)? {
        let from = since.max(taper.edited_at);
        for notice in taper.notices(phone) {
            if notice.at > from && notice.at <= now && mark_of(db, notice.id)?.is_none() {
                missed(
                    notice.id,
                    notice.at,
                    silent(notice.at).unwrap_or(MissedCause::NotHeld),
                )?;
            }
        }
    }
    forget_old(db, now)?;
    set_settled(db, now, phone)
}

/// Occurrences of a rule that were to be shown after `since` (or the rule's last change) and up to `now`.
pub(crate) fn passed(
    rule: &ReminderRule,
    since: Instant,
    now: Instant,
    phone: Zone,
) -> Vec<(OccurrenceId, Instant)> {
    let since = since.max(rule.edited_at);
    let early = since
        .checked_sub_signed(TimeDelta::days(1))
        .unwrap_or(since);
    let end = now
        .checked_add_signed(TimeDelta::milliseconds(1))
        .unwrap_or(now);
    occurrences(rule, early, end, phone)
        .into_iter()
        .map(|one| (one.id, shown_at(rule, one.at, phone)))
        .filter(|(_, at)| *at > since && *at <= now)
        .collect()
}

/// What was held and whose time has come: presumed shown, unless there was a silence.
fn pass_held(
    db: &Connection,
    now: Instant,
    silent: &impl Fn(Instant) -> Option<MissedCause>,
) -> Result<(), StoreError> {
    let due: Vec<(String, i64)> = db
        .prepare_cached("SELECT id, at FROM held_notices WHERE shown = 0 AND at <= ?1 ORDER BY at")?
        .query_map([to_millis(now)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (notice, at) in due {
        let at = instant(at)?;
        let cause = silent(at);
        for id in occurrences_in(db, &notice)? {
            let known = mark_of(db, id)?;
            let mark = match (known, cause) {
                (Some(OccurrenceMark::Snoozed { until }), _) if until > now => continue,
                (
                    None | Some(OccurrenceMark::Snoozed { .. } | OccurrenceMark::Missed { .. }),
                    None,
                ) => OccurrenceMark::Presumed,
                (None | Some(OccurrenceMark::Snoozed { .. }), Some(cause)) => {
                    OccurrenceMark::Missed { cause }
                }
                _ => continue,
            };
            put(db, OccurrenceState { id, mark, at })?;
        }
        if cause.is_some() {
            db.prepare_cached("DELETE FROM held_notices WHERE id = ?1")?
                .execute([&notice])?;
            continue;
        }
        db.prepare_cached("UPDATE held_notices SET shown = 1 WHERE id = ?1")?
            .execute([&notice])?;
        if notice == QUESTION_ID && quiet_in(db)? == QuietChoice::NotAsked {
            set_quiet_in(db, QuietChoice::Asked)?;
        }
    }
    Ok(())
}

/// What a notice reminds of that the phone holds, or that it has shown lately.
///
/// # Errors
/// Where it cannot be read.
pub fn occurrences_of(store: &Store, notice: &str) -> Result<Vec<OccurrenceId>, StoreError> {
    store.read(|db| occurrences_in(db, notice))
}

fn occurrences_in(db: &Connection, notice: &str) -> Result<Vec<OccurrenceId>, StoreError> {
    db.prepare_cached("SELECT rule, start FROM held_occurrences WHERE notice = ?1")?
        .query_map([notice], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?
        .map(|row| {
            let (rule, start) = row?;
            let start = start.parse().map_err(|_| StoreError::Damaged)?;
            Ok(OccurrenceId { rule, start })
        })
        .collect()
}

/// Snoozed occurrences whose time has come without a notice that was held for them.
fn snoozes_over(db: &Connection, now: Instant) -> Result<Vec<(OccurrenceId, Instant)>, StoreError> {
    db.prepare_cached(
        "SELECT rule, start, until FROM reminder_states WHERE mark = 'snoozed' AND until <= ?1",
    )?
    .query_map([to_millis(now)], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?))
    })?
    .map(|row| {
        let (rule, start, until) = row?;
        let start = start.parse().map_err(|_| StoreError::Damaged)?;
        Ok((OccurrenceId { rule, start }, instant(until)?))
    })
    .collect()
}

fn silences(db: &Connection) -> Result<Vec<(Instant, Instant, MissedCause)>, StoreError> {
    db.prepare_cached("SELECT from_at, until_at, cause FROM reminder_silences")?
        .query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
        })?
        .map(|row| {
            let (from, until, cause) = row?;
            Ok((instant(from)?, instant(until)?, cause_named(&cause)?))
        })
        .collect()
}

/// How many counted notices each day has had, from the whole day of `since` on.
fn shown_by_day(
    db: &Connection,
    since: Instant,
    phone: Zone,
) -> Result<HashMap<Day, i32>, StoreError> {
    let mut days = HashMap::new();
    // Two days at the most: where clocks go back, one has more than 24 hours.
    let begun = since
        .checked_sub_signed(TimeDelta::days(2))
        .unwrap_or(since);
    let mut statement = db
        .prepare_cached("SELECT at FROM held_notices WHERE shown = 1 AND apart = 0 AND at >= ?1")?;
    for at in statement.query_map([to_millis(begun)], |row| row.get(0))? {
        *days.entry(Day::of(instant(at?)?, phone)).or_default() += 1;
    }
    Ok(days)
}

fn forget_old(db: &Connection, now: Instant) -> Result<(), StoreError> {
    let old = now
        .checked_sub_signed(TimeDelta::days(REMEMBERED_DAYS))
        .unwrap_or(now);
    let old = to_millis(old);
    db.prepare_cached("DELETE FROM held_notices WHERE shown = 1 AND at < ?1")?
        .execute([old])?;
    db.prepare_cached("DELETE FROM reminder_silences WHERE until_at < ?1")?
        .execute([old])?;
    Ok(())
}

/// Up to when everything is settled, and where the phone was then.
fn settled(db: &Connection) -> Result<Option<(Instant, Zone)>, StoreError> {
    let text: Option<String> = db
        .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
        .query_row([SETTLED], |row| row.get(0))
        .optional()?;
    let Some(text) = text else { return Ok(None) };
    let (until, zone) = text.split_once(' ').ok_or(StoreError::Damaged)?;
    let until = instant(until.parse().map_err(|_| StoreError::Damaged)?)?;
    let zone = zone.parse().map_err(|_| StoreError::Damaged)?;
    Ok(Some((until, zone)))
}

fn set_settled(db: &Connection, until: Instant, phone: Zone) -> Result<(), StoreError> {
    let offset = phone.offset_of(until).to_string();
    if setting(db, SETTLED_OFFSET)?.as_deref() != Some(&offset) {
        set_in(db, SETTLED_OFFSET, &offset)?;
    }
    set_in(db, SETTLED, &format!("{} {phone}", to_millis(until)))
}

/// The clock that the phone went by when it was settled, where that is another than the one it goes by now: of
/// another zone, or of the same one of which other clocks are known since.
fn other_clock(
    db: &Connection,
    since: Instant,
    before: Zone,
    phone: Zone,
) -> Result<Option<Zone>, StoreError> {
    if !before.is_called_like(&phone) {
        return Ok(Some(before));
    }
    let shown = setting(db, SETTLED_OFFSET)?.and_then(|text| text.parse::<i32>().ok());
    Ok(shown
        .filter(|shown| *shown != phone.offset_of(since))
        .and_then(|shown| Zone::of_device("", shown).ok()))
}

/// Notes that an occurrence was leapt over, where nothing is known of it.
pub(crate) fn travelled(db: &Connection, id: OccurrenceId, at: Instant) -> Result<(), StoreError> {
    if mark_of(db, id)?.is_some() {
        return Ok(());
    }
    let cause = MissedCause::Travelled;
    let mark = OccurrenceMark::Missed { cause };
    put(db, OccurrenceState { id, mark, at })
}

fn instant(millis: i64) -> Result<Instant, StoreError> {
    from_millis(millis).map_err(|_| StoreError::Damaged)
}
