//! What the phone was given to hold. On iOS the system's own list is the truth and corrects it; on Android and on
//! a desktop it is all there is, and the host empties it when the system has forgotten.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::attention::attention_in;
use super::due::body_of;
use super::mark_rows::{read, states_of};
use super::settlement::{note_silence, settle_in};
use super::state::{MissedCause, OccurrenceState};
use crate::reminders::planning::{HeldNotice, NoticePurpose, PlannedNotice};
use crate::reminders::planning::{NoticeChanges, reconcile};
use crate::reminders::planning::{plan, plan_until};
use crate::reminders::schedule::{BoosterTaper, ReminderRule};
use crate::reminders::schedule::{rules_in, tapers_in};
use crate::reminders::wording::{Wording, word};
use crate::store::{Store, StoreError};
use crate::time::{Civil, Instant, Zone, from_millis, to_millis};

/// An occurrence whose original start lies further back than this is not to come, unless it was moved or put off: as far
/// as two clocks can be apart, and the night after which a measure is shown.
const STATES_DAYS: i64 = 3;

/// Settles what has passed, plans anew, and says what the phone has to change.
///
/// `reported` is what the system says it holds, where it can say so; otherwise the ledger is believed. Tell
/// [`changes_made`] what was scheduled and cancelled afterwards.
pub fn changes(
    store: &Store,
    reported: Option<&[HeldNotice]>,
    now: Instant,
    phone: Zone,
    budget: i32,
    wording: &Wording,
) -> Result<NoticeChanges, StoreError> {
    let plan = planned(store, now, phone, budget, wording)?;
    let pending = match reported {
        None => held(store, now)?,
        Some(reported) => {
            held_are(store, reported, now)?;
            reported.to_vec()
        }
    };
    Ok(reconcile(&pending, &plan))
}

/// Settles what has passed, and gives what the phone is to hold, worded.
pub fn planned(
    store: &Store,
    now: Instant,
    phone: Zone,
    budget: i32,
    wording: &Wording,
) -> Result<Vec<PlannedNotice>, StoreError> {
    let (mut notices, rules) = store.write(|db| {
        settle_in(db, now, phone)?;
        let (rules, tapers) = (rules_in(db)?, tapers_in(db)?);
        let states = states_that_matter(db, &rules, &tapers, now)?;
        let attention = attention_in(db, now, phone)?;
        let notices = plan(&rules, &tapers, &states, attention, now, phone, budget);
        Ok((notices, rules))
    })?;
    for notice in &mut notices {
        word(notice, &rules, wording);
    }
    Ok(notices)
}

/// Notes that the system took these changes. What it refused is left out of them by the host.
pub fn changes_made(store: &Store, made: &NoticeChanges) -> Result<(), StoreError> {
    store.write(|db| changes_made_in(db, made))
}

fn changes_made_in(db: &Connection, made: &NoticeChanges) -> Result<(), StoreError> {
    for id in &made.cancel {
        db.prepare_cached("DELETE FROM held_notices WHERE id = ?1 AND shown = 0")?
            .execute([id])?;
    }
    for notice in &made.schedule {
        hold(db, notice)?;
    }
    Ok(())
}

/// What is held and still to come, as the ledger has it.
pub fn held(store: &Store, now: Instant) -> Result<Vec<HeldNotice>, StoreError> {
    store.read(|db| held_in(db, now))
}

fn held_in(db: &Connection, now: Instant) -> Result<Vec<HeldNotice>, StoreError> {
    db.prepare_cached(
        "SELECT id, at, mark FROM held_notices WHERE shown = 0 AND at > ?1 ORDER BY at, id",
    )?
    .query_map([to_millis(now)], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?
    .map(|row| {
        let (id, at, mark) = row?;
        let at = from_millis(at).map_err(|_| StoreError::Damaged)?;
        Ok(HeldNotice { id, at, mark })
    })
    .collect()
}

/// The system has forgotten everything that it held: after a restart, a forced stop, a new install, or when
/// notifications were switched off. `since` is when Ebb last knew it to be held.
pub fn forgotten(
    store: &Store,
    since: Instant,
    now: Instant,
    cause: MissedCause,
) -> Result<(), StoreError> {
    note_silence(store, since, now, cause)?;
    store.write(|db| {
        db.prepare_cached("DELETE FROM held_notices WHERE shown = 0 AND at >= ?1")?
            .execute([to_millis(now)])?;
        Ok(())
    })
}

/// The ledger follows the system where the system can say what it holds.
///
/// # Errors
/// Where it cannot be read or written.
pub fn held_are(store: &Store, reported: &[HeldNotice], now: Instant) -> Result<(), StoreError> {
    let known: HashSet<&str> = reported.iter().map(|held| held.id.as_str()).collect();
    let lost: Vec<_> = held(store, now)?
        .into_iter()
        .filter(|held| !known.contains(held.id.as_str()))
        .collect();
    if lost.is_empty() {
        return Ok(());
    }
    store.write(|db| {
        for notice in lost {
            db.prepare_cached("DELETE FROM held_notices WHERE id = ?1")?
                .execute([notice.id])?;
        }
        Ok(())
    })
}

/// For a host that shows notices by itself: settles what has passed, and holds what comes up to `until`, no more. What is
/// shown is worded then.
pub(crate) fn hold_what_comes(
    db: &Connection,
    now: Instant,
    until: Instant,
    phone: Zone,
) -> Result<(), StoreError> {
    settle_in(db, now, phone)?;
    let plan = coming(db, now, until, phone)?;
    changes_made_in(db, &reconcile(&held_in(db, now)?, &plan))
}

/// Holds what was planned or put off by another process since the host looked last, and has fallen due meanwhile:
/// a minute is long where somebody asks for a reminder in one.
pub(crate) fn hold_what_fell_due(
    db: &Connection,
    since: Instant,
    now: Instant,
    phone: Zone,
) -> Result<(), StoreError> {
    for notice in coming(db, since, now, phone)? {
        let known: bool = db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM held_notices WHERE id = ?1)")?
            .query_row([&notice.id], |row| row.get(0))?;
        if !known {
            hold(db, &notice)?;
        }
    }
    Ok(())
}

/// What comes after `from` and up to `until`, without words.
fn coming(
    db: &Connection,
    from: Instant,
    until: Instant,
    phone: Zone,
) -> Result<Vec<PlannedNotice>, StoreError> {
    let (rules, tapers) = (rules_in(db)?, tapers_in(db)?);
    let states = states_that_matter(db, &rules, &tapers, from)?;
    let attention = attention_in(db, from, phone)?;
    let mut notices = plan_until(&rules, &tapers, &states, attention, from, until, phone);
    notices.retain(|notice| notice.at <= until);
    Ok(notices)
}

fn hold(db: &Connection, notice: &PlannedNotice) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM held_notices WHERE id = ?1")?
        .execute([&notice.id])?;
    db.prepare_cached(
        "INSERT INTO held_notices (id, at, mark, apart, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        notice.id,
        to_millis(notice.at),
        notice.mark(),
        notice.apart || notice.purpose == NoticePurpose::KeepGoing,
        body_of(notice)?
    ])?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO held_occurrences (notice, rule, start) VALUES (?1, ?2, ?3)",
    )?;
    for occurrence in &notice.occurrences {
        insert.execute(params![
            notice.id,
            occurrence.rule,
            occurrence.start.to_string()
        ])?;
    }
    Ok(())
}

/// What is known of occurrences that may still be to come: done early, put off, or moved from long ago. What is asked is
/// bounded by what is to come, not by how long somebody has had reminders.
fn states_that_matter(
    db: &Connection,
    rules: &[ReminderRule],
    tapers: &[BoosterTaper],
    now: Instant,
) -> Result<Vec<OccurrenceState>, StoreError> {
    let recent = now
        .checked_sub_signed(chrono::TimeDelta::days(STATES_DAYS))
        .unwrap_or(now);
    let recent = Civil::shown_by(recent.naive_utc()).to_string();
    let mut states: Vec<OccurrenceState> = db
        .prepare_cached(
            "SELECT rule, start, mark, cause, until, at FROM reminder_states WHERE start >= ?1
             UNION
             SELECT rule, start, mark, cause, until, at FROM reminder_states WHERE mark = 'snoozed'",
        )?
        .query_map([recent], |row| Ok(read(row)))?
        .map(|row| row?)
        .collect::<Result<_, _>>()?;
    for taper in tapers {
        states.extend(states_of(db, taper.id)?);
    }
    for rule in rules.iter().filter(|rule| !rule.moved.is_empty()) {
        let moved = |state: &OccurrenceState| {
            let mut moved = rule.moved.iter();
            moved.any(|moved| moved.original == state.id.start)
        };
        states.extend(states_of(db, rule.id)?.into_iter().filter(moved));
    }
    states.sort_unstable_by_key(|state| state.id);
    states.dedup_by_key(|state| state.id);
    Ok(states)
}
