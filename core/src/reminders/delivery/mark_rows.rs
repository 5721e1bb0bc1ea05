//! Occurrence states as rows: how a mark is written and read.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::state::{MissedCause, OccurrenceMark, OccurrenceState};
use crate::reminders::schedule::OccurrenceId;
use crate::store::StoreError;
use crate::time::{Instant, from_millis, to_millis};

/// What is known about one occurrence.
pub(crate) fn mark_of(
    db: &Connection,
    id: OccurrenceId,
) -> Result<Option<OccurrenceMark>, StoreError> {
    let state = db
        .prepare_cached("SELECT rule, start, mark, cause, until, at FROM reminder_states WHERE rule = ?1 AND start = ?2")?
        .query_row(params![id.rule, id.start.to_string()], |row| Ok(read(row)))
        .optional()?
        .transpose()?;
    Ok(state.map(|state| state.mark))
}

/// Keeps what is known about an occurrence in place of what was.
pub(crate) fn put(db: &Connection, state: OccurrenceState) -> Result<(), StoreError> {
    let (mark, cause, until) = written(state.mark);
    db.prepare_cached(
        "INSERT INTO reminder_states (rule, start, mark, cause, until, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (rule, start) DO UPDATE SET mark = excluded.mark, cause = excluded.cause,
             until = excluded.until, at = excluded.at, told = 0",
    )?
    .execute(params![
        state.id.rule,
        state.id.start.to_string(),
        mark,
        cause,
        until.map(to_millis),
        to_millis(state.at)
    ])?;
    Ok(())
}

/// A row of rule, start, mark, cause, until and at.
pub(crate) fn read(row: &Row<'_>) -> Result<OccurrenceState, StoreError> {
    let (start, mark): (String, String) = (row.get(1)?, row.get(2)?);
    let (cause, until): (Option<String>, Option<i64>) = (row.get(3)?, row.get(4)?);
    let instant = |millis| from_millis(millis).map_err(|_| StoreError::Damaged);
    Ok(OccurrenceState {
        id: OccurrenceId {
            rule: row.get(0)?,
            start: start.parse().map_err(|_| StoreError::Damaged)?,
        },
        mark: match (mark.as_str(), cause.as_deref(), until) {
            ("done", _, _) => OccurrenceMark::Done,
            ("skipped", _, _) => OccurrenceMark::Skipped,
            ("seen", _, _) => OccurrenceMark::Seen,
            ("presumed", _, _) => OccurrenceMark::Presumed,
            ("snoozed", _, Some(until)) => OccurrenceMark::Snoozed {
                until: instant(until)?,
            },
            ("missed", Some(cause), _) => OccurrenceMark::Missed {
                cause: cause_named(cause)?,
            },
            _ => return Err(StoreError::Damaged),
        },
        at: instant(row.get(5)?)?,
    })
}

fn written(mark: OccurrenceMark) -> (&'static str, Option<&'static str>, Option<Instant>) {
    match mark {
        OccurrenceMark::Done => ("done", None, None),
        OccurrenceMark::Skipped => ("skipped", None, None),
        OccurrenceMark::Seen => ("seen", None, None),
        OccurrenceMark::Presumed => ("presumed", None, None),
        OccurrenceMark::Snoozed { until } => ("snoozed", None, Some(until)),
        OccurrenceMark::Missed { cause } => ("missed", Some(name(cause)), None),
    }
}

/// The word for a cause in the store.
pub(crate) fn name(cause: MissedCause) -> &'static str {
    match cause {
        MissedCause::PhoneOff => "phone_off",
        MissedCause::NotAllowed => "not_allowed",
        MissedCause::NotHeld => "not_held",
        MissedCause::Travelled => "travelled",
        MissedCause::LeftOut => "left_out",
    }
}

/// The cause that is written so.
pub(crate) fn cause_named(text: &str) -> Result<MissedCause, StoreError> {
    [
        MissedCause::PhoneOff,
        MissedCause::NotAllowed,
        MissedCause::NotHeld,
        MissedCause::Travelled,
        MissedCause::LeftOut,
    ]
    .into_iter()
    .find(|cause| name(*cause) == text)
    .ok_or(StoreError::Damaged)
}
