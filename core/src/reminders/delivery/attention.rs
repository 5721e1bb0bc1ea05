//! How reminders are taken: how many the day has had, how many in a row were left, and what the person said when
//! asked whether to go quiet. Kept with the settings.

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::state::{Attention, QuietChoice};
use crate::reminders::planning::DEFAULT_MOST_A_DAY;
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone, to_millis};

const QUIET: &str = "reminders.quiet";
const ANSWERABLE: &str = "reminders.answerable";
const MOST_A_DAY: &str = "reminders.most_a_day";
/// A notice that nobody has touched for so long was left.
const LEFT_AFTER_HOURS: i64 = 3;

/// Keeps what the person said to the question whether to go quiet, or in the settings.
pub fn choose_quiet(store: &Store, choice: QuietChoice) -> Result<(), StoreError> {
    store.write(|db| set_quiet_in(db, choice))
}

/// Keeps whether what is shown from now on can be answered where it stands: without buttons nobody can say anything
/// to a question, and nothing that was left says anything either.
pub fn can_be_answered(store: &Store, answerable: bool) -> Result<(), StoreError> {
    let said = if answerable { "yes" } else { "no" };
    store.write(|db| match setting(db, ANSWERABLE)?.as_deref() {
        Some(known) if known == said => Ok(()),
        None if answerable => Ok(()),
        _ => set_in(db, ANSWERABLE, said),
    })
}

fn is_answerable(db: &Connection) -> Result<bool, StoreError> {
    Ok(setting(db, ANSWERABLE)?.is_none_or(|said| said != "no"))
}

/// Keeps how many notices a day are wanted, appointments and medicines apart: 1 to 6.
pub fn choose_most_a_day(store: &Store, most: i32) -> Result<(), StoreError> {
    store.write(|db| set_in(db, MOST_A_DAY, &most.clamp(1, 6).to_string()))
}

/// How reminders are taken at `now`.
pub fn attention(store: &Store, now: Instant, phone: Zone) -> Result<Attention, StoreError> {
    store.read(|db| attention_in(db, now, phone))
}

pub(crate) fn attention_in(
    db: &Connection,
    now: Instant,
    phone: Zone,
) -> Result<Attention, StoreError> {
    let left = now
        .checked_sub_signed(TimeDelta::hours(LEFT_AFTER_HOURS))
        .unwrap_or(now);
    let ignored = db
        .prepare_cached(
            "SELECT count(*) FROM held_notices WHERE shown = 1 AND apart = 0
             AND NOT (handed = 2 OR (handed = 0 AND tries > 0)) AND at <= ?1 AND at >
             (SELECT ifnull(max(at), 0) FROM held_notices WHERE answered = 1 AND apart = 0)",
        )?
        .query_row([to_millis(left)], |row| row.get(0))?;
    let today = Day::of(now, phone);
    let a_day_ago = now.checked_sub_signed(TimeDelta::days(1)).unwrap_or(now);
    let mut statement = db.prepare_cached(
        "SELECT at FROM held_notices WHERE shown = 1 AND apart = 0
         AND NOT (handed = 2 OR (handed = 0 AND tries > 0)) AND at > ?1 AND at <= ?2",
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
        ignored_in_a_row: if is_answerable(db)? { ignored } else { 0 },
        quiet: quiet_in(db)?,
    })
}

pub(crate) fn quiet_in(db: &Connection) -> Result<QuietChoice, StoreError> {
    Ok(match setting(db, QUIET)?.as_deref() {
        // Somebody who could not answer has not said yes.
        Some("asked") if is_answerable(db)? => QuietChoice::Asked,
        Some("keep_coming") => QuietChoice::KeepComing,
        Some("quiet") => QuietChoice::Quiet,
        _ => QuietChoice::NotAsked,
    })
}

pub(crate) fn set_quiet_in(db: &Connection, choice: QuietChoice) -> Result<(), StoreError> {
    let word = match choice {
        QuietChoice::NotAsked => "not_asked",
        QuietChoice::Asked => "asked",
        QuietChoice::KeepComing => "keep_coming",
        QuietChoice::Quiet => "quiet",
    };
    set_in(db, QUIET, word)
}

pub(crate) fn setting(db: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(db
        .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// Keeps a setting inside a transaction that is under way.
pub(crate) fn set_in(db: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO settings (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![name, value])?;
    Ok(())
}
