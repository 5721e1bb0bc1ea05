//! What was deleted of measures, and brought back with all that belonged to it.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::store::{Id, Store, StoreError, bin};
use crate::time::{Instant, to_millis};

/// What they are called in the bin.
const MEASURE: &str = "measure";
const TRACKER: &str = "tracker";

/// What can be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What was filled in once.
    Measure,
    /// A number of the person's own, with all that was rated.
    Tracker,
}

/// A measure as it stands in its row, with the rows of its answers. Times are milliseconds since 1970, UTC.
#[derive(Serialize, Deserialize)]
struct DeletedMeasure {
    id: Id,
    instrument: String,
    version: String,
    at: i64,
    zone: String,
    closed_at: i64,
    score: Option<i64>,
    most: i64,
    edited_at: i64,
    /// Item, value, when it was given.
    answers: Vec<(String, i64, i64)>,
}

#[derive(Serialize, Deserialize)]
struct DeletedTracker {
    name: String,
    edited_at: i64,
    measures: Vec<DeletedMeasure>,
}

/// Deletes what was filled in, and says of which instrument it was. It lies in the bin for a while.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(super) fn delete_measure(store: &Store, id: Id, now: Instant) -> Result<String, StoreError> {
    store.write(|db| {
        let found = take_out(db, "id = ?1", params![id], now)?.pop();
        let measure = found.ok_or(StoreError::NotFound)?;
        bin::put(db, MEASURE, id, &measure, now)?;
        Ok(measure.instrument)
    })
}

/// Deletes a number of the person's own, with all that they rated.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(super) fn delete_tracker(store: &Store, id: Id, now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        let found = db
            .prepare_cached("DELETE FROM trackers WHERE id = ?1 RETURNING name, edited_at")?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (name, edited_at) = found.ok_or(StoreError::NotFound)?;
        let measures = take_out(db, "instrument = ?1", params![id.to_string()], now)?;
        let tracker = DeletedTracker {
            name,
            edited_at,
            measures,
        };
        bin::put(db, TRACKER, id, &tracker, now)
    })
}

/// Brings it back as it was, and says what it is.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more, or the number that it was of is gone.
pub(super) fn restore(store: &Store, id: Id) -> Result<Kind, StoreError> {
    store.write(|db| {
        if let Some(measure) = bin::take::<DeletedMeasure>(db, MEASURE, id)? {
            // What was rated goes with what it was a number of.
            if let Ok(tracker) = measure.instrument.parse::<Id>() {
                let there = db
                    .prepare_cached("SELECT 1 FROM trackers WHERE id = ?1")?
                    .exists([tracker])?;
                if !there {
                    return Err(StoreError::NotFound);
                }
            }
            put_back(db, &measure)?;
            return Ok(Kind::Measure);
        }
        let tracker = bin::take::<DeletedTracker>(db, TRACKER, id)?;
        let tracker = tracker.ok_or(StoreError::NotFound)?;
        db.prepare_cached("INSERT INTO trackers (id, name, edited_at) VALUES (?1, ?2, ?3)")?
            .execute(params![id, tracker.name, tracker.edited_at])?;
        tracker
            .measures
            .iter()
            .try_for_each(|measure| put_back(db, measure))?;
        Ok(Kind::Tracker)
    })
}

/// Takes those out of the store that `which` says, with their answers. One that was open is closed by it.
fn take_out(
    db: &Connection,
    which: &str,
    of: &[&dyn rusqlite::ToSql],
    now: Instant,
) -> Result<Vec<DeletedMeasure>, StoreError> {
    let sql = format!(
        "SELECT rowid, id, instrument, version, at, zone, closed_at, score, most, edited_at
         FROM measures WHERE {which} ORDER BY rowid"
    );
    let mut found = db
        .prepare_cached(&sql)?
        .query_map(of, |row| {
            let closed_at: Option<i64> = row.get(6)?;
            let measure = DeletedMeasure {
                id: row.get(1)?,
                instrument: row.get(2)?,
                version: row.get(3)?,
                at: row.get(4)?,
                zone: row.get(5)?,
                closed_at: closed_at.unwrap_or_else(|| to_millis(now)),
                score: row.get(7)?,
                most: row.get(8)?,
                edited_at: row.get(9)?,
                answers: Vec::new(),
            };
            Ok((row.get(0)?, measure))
        })?
        .collect::<Result<Vec<(i64, DeletedMeasure)>, _>>()?;
    for (rowid, measure) in &mut found {
        measure.answers = db
            .prepare_cached(
                "SELECT item, value, at FROM measure_answers WHERE measure = ?1 ORDER BY item",
            )?
            .query_map([*rowid], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
    }
    db.execute(&format!("DELETE FROM measures WHERE {which}"), of)?;
    Ok(found.into_iter().map(|(_, measure)| measure).collect())
}

fn put_back(db: &Connection, measure: &DeletedMeasure) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO measures (id, instrument, version, at, zone, closed_at, score, most, edited_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        measure.id,
        measure.instrument,
        measure.version,
        measure.at,
        measure.zone,
        measure.closed_at,
        measure.score,
        measure.most,
        measure.edited_at,
    ])?;
    let rowid = db.last_insert_rowid();
    let mut insert = db.prepare_cached(
        "INSERT INTO measure_answers (measure, item, value, at) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (item, value, at) in &measure.answers {
        insert.execute(params![rowid, item, value, at])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::measures::example::{given, made};
    use crate::measures::score::Given;
    use crate::measures::{records, trackers};
    use crate::store::scratch;
    use crate::time::{Zone, from_millis};

    fn at(minute: i64) -> Instant {
        from_millis(1_790_000_000_000 + minute * 60_000).unwrap()
    }

    #[test]
    fn what_was_filled_in_comes_back_with_its_answers_and_its_number() {
        let (_folder, store) = scratch::store();
        records::keep(&store, &made(""), &given(&[2, 1, 5]), at(0), Zone::UTC).unwrap();
        let id = records::finish(&store, &made(""), at(1)).unwrap().unwrap();
        let before = records::find(&store, id).unwrap();
        assert_eq!(delete_measure(&store, id, at(2)), Ok("made".to_owned()));
        assert_eq!(records::find(&store, id), Err(StoreError::NotFound));
        assert_eq!(delete_measure(&store, id, at(2)), Err(StoreError::NotFound));
        assert_eq!(restore(&store, id), Ok(Kind::Measure));
        assert_eq!(records::find(&store, id), Ok(before));
        assert_eq!(restore(&store, id), Err(StoreError::NotFound));
    }

    #[test]
    fn one_that_was_open_comes_back_closed_and_stands_in_the_way_of_no_other() {
        let (_folder, store) = scratch::store();
        let keep = |n: i64| records::keep(&store, &made(""), &given(&[1]), at(n), Zone::UTC);
        let first = keep(0).unwrap().unwrap();
        delete_measure(&store, first, at(1)).unwrap();
        let second = keep(2).unwrap().unwrap();
        restore(&store, first).unwrap();
        let open = records::open_one(&store, &made(""), at(3))
            .unwrap()
            .unwrap();
        assert_eq!(open.0.id, second);
        assert_eq!(
            records::find(&store, first).unwrap().0.closed_at,
            Some(at(1))
        );
    }

    #[test]
    fn a_number_of_ones_own_goes_and_comes_with_all_that_was_rated() {
        let (_folder, store) = scratch::store();
        let id = trackers::keep(&store, "Sleep", at(0)).unwrap();
        let sleep = trackers::list(&store).unwrap()[0].instrument(&content("en").measures);
        let rate = |value: i32, minute| {
            let rated = Given::from([(trackers::VALUE.to_owned(), value)]);
            records::keep(&store, &sleep, &rated, at(minute), Zone::UTC).unwrap();
            records::finish(&store, &sleep, at(minute))
                .unwrap()
                .unwrap()
        };
        let (first, second) = (rate(4, 1), rate(6, 2));
        delete_measure(&store, first, at(3)).unwrap();
        delete_tracker(&store, id, at(4)).unwrap();
        assert_eq!(trackers::list(&store), Ok(Vec::new()));
        assert_eq!(records::find(&store, second), Err(StoreError::NotFound));
        // A rating of what is gone has nowhere to come back to.
        assert_eq!(restore(&store, first), Err(StoreError::NotFound));
        assert_eq!(restore(&store, id), Ok(Kind::Tracker));
        let numbers = records::numbers(&store, &sleep, Instant::MAX_UTC, 9).unwrap();
        assert_eq!(numbers.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [6]);
        assert_eq!(restore(&store, first), Ok(Kind::Measure));
        assert_eq!(
            records::numbers(&store, &sleep, Instant::MAX_UTC, 9)
                .unwrap()
                .len(),
            2
        );
    }
}
