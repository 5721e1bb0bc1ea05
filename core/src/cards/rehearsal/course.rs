//! How far each card has come, worked out from the grades alone.

use std::collections::BTreeMap;

use chrono::TimeDelta;
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
    last: Option<(Rehearsal, Memory)>,
    pub(super) due_at: Instant,
}

/// When and where it was rehearsed.
#[derive(Debug, Clone, Copy)]
struct Rehearsal {
    at: Instant,
    zone: Zone,
}

impl Course {
    /// The days between two are those that a person lives: from one evening to the next is one, however late it was.
    fn rehearse(&mut self, now: Rehearsal, grade: Grade) {
        let day = |one: Rehearsal| Day::of(one.at, one.zone);
        let memory = match self.last {
            None => Memory::first(grade),
            Some((last, memory)) => memory.next(day(now).days_since(day(last)).max(0), grade),
        };
        self.times += 1;
        self.last = Some((now, memory));
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
        db.prepare_cached("SELECT card, at, zone, grade FROM rehearsals ORDER BY at, rowid")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(course) = courses.get_mut(&row.get::<_, String>(0)?) {
            let zone = row.get_ref(2)?.as_str().map_err(|_| StoreError::Damaged)?;
            let rehearsal = Rehearsal {
                at: from_millis(row.get(1)?).map_err(|_| StoreError::Damaged)?,
                zone: zone.parse().map_err(|_| StoreError::Damaged)?,
            };
            course.rehearse(rehearsal, row.get(3)?);
        }
    }
    for course in courses.values_mut() {
        if let Some((last, memory)) = course.last {
            let days = memory.days_until_due().min(LONGEST_DAYS) as i64;
            // At the same time by the clock, whatever the clocks do meanwhile.
            let wall = last.zone.wall_clock(last.at) + TimeDelta::days(days);
            course.due_at = last.zone.instant_of(wall);
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
