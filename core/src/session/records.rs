//! Exercises in the store: started, kept up with, and found again after a kill.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::ExerciseKind;
pub use super::corrections::leave_outcome_open;
use super::event::{Event, Happened};
use super::found::running_row;
pub use super::found::{
    Begun, begun, drawn_this_week, ended_before, find, finished_before, finished_between, running,
    triggers_noted, used,
};
use super::live::Live;
use super::plan::Plan;
use super::stored::StoredEvent;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, to_millis};

/// How often a running exercise leaves a mark of the present time, so that a clock that is set back while Ebb is
/// not running is noticed.
const MARK_EVERY_MS: i64 = 60_000;

/// An exercise that is kept.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its id.
    pub id: Id,
    /// Where the person was.
    pub zone: Zone,
    /// The exercise with all that happened.
    pub live: Live,
    /// The newest instant that was kept with it.
    pub seen_at: Instant,
    /// How many of its events the store holds.
    pub(super) kept_events: usize,
}

impl Record {
    /// Begins an exercise at `now`; [`keep`] keeps it.
    pub fn begin(plan: Plan, now: Instant, zone: Zone) -> Result<Self, StoreError> {
        Ok(Self {
            id: Id::new(now)?,
            zone,
            live: Live::start(plan, now),
            seen_at: now,
            kept_events: 0,
        })
    }

    /// When it ended, where it has.
    pub fn ended_at(&self) -> Option<Instant> {
        self.live
            .events()
            .last()
            .filter(|event| matches!(event.what, Happened::Finished { .. }))
            .map(|event| event.at)
    }

    /// True where the store does not yet hold all that happened, or a minute has gone by since it was told the time.
    pub fn keep_due(&self, now: Instant) -> bool {
        self.kept_events < self.live.events().len()
            || to_millis(now) - to_millis(self.seen_at) >= MARK_EVERY_MS
    }
}

/// Brings the store up to what happened in `record` so far, in one transaction. Where that fails, the exercise
/// goes on in memory, and a later call keeps everything that is missing.
///
/// # Errors
/// [`StoreError::AlreadyRunning`] where another exercise is open, [`StoreError::ChangedElsewhere`] where another
/// process has added to this one.
pub fn keep(store: &Store, record: &mut Record, now: Instant) -> Result<(), StoreError> {
    let events = record.live.events();
    let seen_at = to_millis(now);
    let ended_at = record.ended_at().map(to_millis);
    store.write(|db| {
        let rowid = match rowid_of(db, record.id)? {
            Some(rowid) => rowid,
            None if record.kept_events > 0 => return Err(StoreError::NotFound),
            None if ended_at.is_none() && running_row(db)?.is_some() => return Err(StoreError::AlreadyRunning),
            None => insert(db, record)?,
        };
        let there: usize = db
            .prepare_cached("SELECT count(*) FROM exercise_events WHERE exercise = ?1")?
            .query_row([rowid], |row| row.get::<_, i64>(0))? as usize;
        if there != record.kept_events {
            return Err(StoreError::ChangedElsewhere);
        }
        for (seq, event) in (0..).zip(events).skip(there) {
            insert_event(db, rowid, seq, event)?;
        }
        db.prepare_cached("UPDATE exercises SET seen_at = ?2, ended_at = ?3, edited_at = max(edited_at, ?2) WHERE rowid = ?1")?
            .execute(params![rowid, seen_at, ended_at])?;
        Ok(())
    })?;
    record.kept_events = events.len();
    record.seen_at = now;
    Ok(())
}

fn rowid_of(db: &rusqlite::Connection, id: Id) -> Result<Option<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT rowid FROM exercises WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

fn insert(db: &Transaction<'_>, record: &Record) -> Result<i64, StoreError> {
    let plan = serde_json::to_string(record.live.plan()).map_err(|_| StoreError::Damaged)?;
    let started_at = to_millis(record.live.started_at());
    db.prepare_cached(
        "INSERT INTO exercises (id, kind, pattern, plan, started_at, zone, seen_at, edited_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?5)",
    )?
    .execute(params![
        record.id,
        kind_name(record.live.plan().kind),
        record.live.plan().pattern,
        plan,
        started_at,
        record.zone.to_string()
    ])?;
    Ok(db.last_insert_rowid())
}

fn insert_event(
    db: &Transaction<'_>,
    exercise: i64,
    seq: i64,
    event: &Event,
) -> Result<(), StoreError> {
    let (kind, number, detail) = StoredEvent::of(&event.what)?;
    db.prepare_cached(
        "INSERT INTO exercise_events (exercise, seq, at, elapsed_ms, kind, number, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        exercise,
        seq,
        to_millis(event.at),
        event.elapsed_ms,
        kind,
        number,
        detail
    ])?;
    Ok(())
}

pub(super) fn kind_name(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Ride => "ride",
        ExerciseKind::Breathing => "breathing",
        ExerciseKind::Practice => "practice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::session::example::{at, finish, ride};
    use crate::session::{Change, Form};
    use crate::store::scratch;
    use proptest::prelude::*;

    #[test]
    fn a_ride_that_was_killed_is_at_the_right_second_with_what_was_rated() {
        let (_folder, store) = scratch::store();
        let mut record = ride();
        record
            .live
            .apply(Change::Rate { value: 7 }, at(12))
            .unwrap();
        keep(&store, &mut record, at(12)).unwrap();
        let found = running(&store).unwrap().unwrap();
        assert_eq!(found.live.frame(at(100)), record.live.frame(at(100)));
        assert_eq!(found.live.events(), record.live.events());
        assert_eq!(found.live.frame(at(100)).elapsed_ms, 100_000);
    }

    #[test]
    fn a_clock_set_back_while_nothing_ran_loses_at_most_a_minute() {
        let (_folder, store) = scratch::store();
        let mut record = ride();
        keep(&store, &mut record, at(0)).unwrap();
        // Seen running for 130 seconds, then killed; the clock goes back an hour before the next start.
        for second in 0..130 {
            record.live.observe(at(second));
            if record.keep_due(at(second)) {
                keep(&store, &mut record, at(second)).unwrap();
            }
        }
        let mut found = running(&store).unwrap().unwrap();
        found.live.observe(at(130 - 3_600));
        let elapsed_ms = found.live.frame(at(130 - 3_600)).elapsed_ms;
        assert!((70_000..=130_000).contains(&elapsed_ms), "{elapsed_ms}");
        assert_eq!(
            found.live.frame(at(140 - 3_600)).elapsed_ms,
            elapsed_ms + 10_000
        );
    }

    #[test]
    fn one_exercise_runs_at_a_time() {
        let (_folder, store) = scratch::store();
        keep(&store, &mut ride(), at(0)).unwrap();
        assert_eq!(
            keep(&store, &mut ride(), at(1)),
            Err(StoreError::AlreadyRunning)
        );
    }

    #[test]
    fn what_another_process_added_is_not_written_over() {
        let (_folder, store) = scratch::store();
        let mut record = ride();
        keep(&store, &mut record, at(0)).unwrap();
        let mut elsewhere = running(&store).unwrap().unwrap();
        elsewhere
            .live
            .apply(Change::Rate { value: 2 }, at(5))
            .unwrap();
        keep(&store, &mut elsewhere, at(5)).unwrap();
        record.live.apply(Change::Rate { value: 9 }, at(6)).unwrap();
        assert_eq!(
            keep(&store, &mut record, at(6)),
            Err(StoreError::ChangedElsewhere)
        );
        assert_eq!(
            running(&store).unwrap().unwrap().live.events(),
            elsewhere.live.events()
        );
    }

    #[test]
    fn what_could_not_be_kept_is_kept_whole_later() {
        let (_folder, store) = scratch::store();
        let mut record = ride();
        store.close().unwrap();
        assert_eq!(keep(&store, &mut record, at(0)), Err(StoreError::Closed));
        record.live.apply(Change::Rate { value: 6 }, at(9)).unwrap();
        store.reopen(&scratch::key()).unwrap();
        keep(&store, &mut record, at(10)).unwrap();
        assert_eq!(running(&store).unwrap().unwrap().live.events().len(), 2);
    }

    #[test]
    fn the_history_is_newest_first_and_goes_on_where_a_page_ended() {
        let (_folder, store) = scratch::store();
        for day in 0..5 {
            let plan = Plan::ride(content("en"), Form::Inward).unwrap();
            let mut record = Record::begin(plan, at(day * 86_400), Zone::UTC).unwrap();
            record
                .live
                .apply(finish(None), at(day * 86_400 + 60))
                .unwrap();
            keep(&store, &mut record, at(day * 86_400 + 60)).unwrap();
        }
        let first = finished_before(&store, at(10 * 86_400), 3).unwrap();
        let rest = finished_before(&store, first[2].live.started_at(), 3).unwrap();
        let days: Vec<i64> = first
            .iter()
            .chain(&rest)
            .map(|record| (record.live.started_at() - at(0)).num_days())
            .collect();
        assert_eq!(days, [4, 3, 2, 1, 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn wherever_a_process_is_killed_the_next_one_shows_the_same_frames(
            ratings in prop::collection::vec((1..120_i64, 0..=10_i32), 0..8), pause: bool, later in 0..100_000_i64,
        ) {
            let (_folder, store) = scratch::store();
            let mut record = ride();
            let mut second = 0;
            for (wait, value) in ratings {
                second += wait;
                record.live.apply(Change::Rate { value }, at(second)).unwrap();
                keep(&store, &mut record, at(second)).unwrap();
            }
            if pause && record.live.apply(Change::Pause, at(second)).is_ok() {
                keep(&store, &mut record, at(second)).unwrap();
            }
            keep(&store, &mut record, at(second)).unwrap();
            let found = running(&store).unwrap().unwrap();
            for now in [at(second), at(second + 1), at(second + later)] {
                prop_assert_eq!(found.live.frame(now), record.live.frame(now));
            }
        }
    }
}
