//! How far each card has come, worked out from the grades alone.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::Grade;
use super::fsrs::Memory;
use crate::cards::deck::column;
use crate::store::StoreError;
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

/// A skill is looked at again at least this often, however well it is known.
const LONGEST_DAYS: f64 = 180.0;
const DAY_MS: i64 = 86_400_000;

/// How far one card has come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub(super) times: i32,
    last: Option<(i64, Memory)>,
    pub(super) due_at: Instant,
}

impl Course {
    fn rehearse(&mut self, at: i64, grade: Grade) {
        let memory = match self.last {
            None => Memory::first(grade),
            Some((last, memory)) => memory.next((at - last).max(0) / DAY_MS, grade),
        };
        self.times += 1;
        self.last = Some((at, memory));
    }
}

/// The chosen cards. Nothing but the grades is kept, so a grade that is taken back leaves no trace.
pub(super) fn chosen(
    db: &Connection,
    now: Instant,
) -> Result<BTreeMap<String, Course>, StoreError> {
    let new = Course {
        times: 0,
        last: None,
        due_at: now,
    };
    let mut courses: BTreeMap<_, _> = column(db, "SELECT card FROM rehearsed_cards")?
        .into_iter()
        .map(|card| (card, new))
        .collect();
    let mut statement =
        db.prepare_cached("SELECT card, at, grade FROM rehearsals ORDER BY at, rowid")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(course) = courses.get_mut(&row.get::<_, String>(0)?) {
            course.rehearse(row.get(1)?, row.get(2)?);
        }
    }
    for course in courses.values_mut() {
        if let Some((last, memory)) = course.last {
            let days = memory.days_until_due().min(LONGEST_DAYS) as i64;
            course.due_at = from_millis(last + days * DAY_MS).map_err(|_| StoreError::Damaged)?;
        }
    }
    Ok(courses)
}

/// How many were rehearsed on the day that `now` belongs to.
pub(super) fn done_today(db: &Connection, now: Instant, zone: Zone) -> Result<i32, StoreError> {
    let today = Day::of(now, zone);
    // No day is longer than two times 24 hours, whatever a zone does.
    let mut statement = db.prepare_cached("SELECT at FROM rehearsals WHERE at > ?1")?;
    let rows = statement.query_map([to_millis(now) - 2 * DAY_MS], |row| row.get(0))?;
    let mut done = 0;
    for at in rows {
        let at = from_millis(at?).map_err(|_| StoreError::Damaged)?;
        done += i32::from(Day::of(at, zone) == today);
    }
    Ok(done)
}
