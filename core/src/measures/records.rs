//! What was filled in: kept answer by answer as it is given, open for a day, and afterwards as it was, with the version
//! of its instrument and the number that this version gave.

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::score::{Given, score};
use crate::content::Instrument;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};

/// How long one that was left can be gone on with.
pub const OPEN_FOR: TimeDelta = TimeDelta::days(1);

/// A measure that was filled in, or begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id,
    /// Id of the instrument, or of the tracker.
    pub instrument: String,
    /// Version of the instrument that was used.
    pub version: String,
    /// When it was begun.
    pub at: Instant,
    /// Where the person was.
    pub zone: Zone,
    /// When it was handed in; none while it can be gone on with, or where it was left.
    pub closed_at: Option<Instant>,
    /// What it came to by that version; none where an answer is missing.
    pub score: Option<i32>,
    /// The highest that this could be.
    pub most: i32,
}

const COLUMNS: &str = "id, instrument, version, at, zone, closed_at, score, most";

/// The one that can be gone on with, with its answers so far.
pub fn open_one(
    store: &Store,
    instrument: &Instrument,
    now: Instant,
) -> Result<Option<(Record, Given)>, StoreError> {
    store.read(|db| {
        let Some(record) = open_in(db, instrument, now)? else {
            return Ok(None);
        };
        let given = answers_in(db, record.id)?;
        Ok(Some((record, given)))
    })
}

/// Keeps the answers that are given so far, beginning one where none is open; none where there is nothing to keep.
/// One that was left longer than [`OPEN_FOR`] is closed as it is.
pub fn keep(
    store: &Store,
    instrument: &Instrument,
    given: &Given,
    now: Instant,
    zone: Zone,
) -> Result<Option<Id>, StoreError> {
    let new = Id::new(now)?;
    store.write(|db| {
        let id = match open_in(db, instrument, now)? {
            Some(record) => record.id,
            None if given.is_empty() => return Ok(None),
            None => {
                db.prepare_cached(
                    "UPDATE measures SET closed_at = max(at, ?2) WHERE instrument = ?1 AND closed_at IS NULL",
                )?
                .execute(params![instrument.id, to_millis(now)])?;
                db.prepare_cached(
                    "INSERT INTO measures (id, instrument, version, at, zone, most, edited_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?4)",
                )?
                .execute(params![
                    new,
                    instrument.id,
                    instrument.version,
                    to_millis(now),
                    zone.to_string(),
                    instrument.most(),
                ])?;
                new
            }
        };
        write_answers(db, id, given, now)?;
        Ok(Some(id))
    })
}

/// Closes the one that is open, with what it comes to; none where none is.
pub fn finish(
    store: &Store,
    instrument: &Instrument,
    now: Instant,
) -> Result<Option<Id>, StoreError> {
    store.write(|db| {
        let Some(record) = open_in(db, instrument, now)? else {
            return Ok(None);
        };
        let value = score(instrument, &answers_in(db, record.id)?).value();
        db.prepare_cached(
            "UPDATE measures SET closed_at = max(at, ?2), score = ?3, edited_at = max(edited_at, ?2) WHERE id = ?1",
        )?
        .execute(params![record.id, to_millis(now), value])?;
        Ok(Some(record.id))
    })
}

/// Sets the answers of one right, and what it comes to. When it was filled in stays.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id of this version of the instrument.
pub fn correct(
    store: &Store,
    instrument: &Instrument,
    id: Id,
    given: &Given,
    now: Instant,
) -> Result<(), StoreError> {
    store.write(|db| {
        let changed = db
            .prepare_cached(
                "UPDATE measures SET score = ?4, edited_at = max(edited_at, ?5)
                 WHERE id = ?1 AND instrument = ?2 AND version = ?3",
            )?
            .execute(params![
                id,
                instrument.id,
                instrument.version,
                score(instrument, given).value(),
                to_millis(now)
            ])?;
        if changed == 0 {
            return Err(StoreError::NotFound);
        }
        write_answers(db, id, given, now)
    })
}

/// One of them, with its answers.
///
/// # Errors
/// [`StoreError::NotFound`] where it is no longer there.
pub fn find(store: &Store, id: Id) -> Result<(Record, Given), StoreError> {
    store.read(|db| {
        let sql = format!("SELECT {COLUMNS} FROM measures WHERE id = ?1");
        let found = db
            .prepare_cached(&sql)?
            .query_row([id], |row| Ok(record(row)))
            .optional()?;
        Ok((found.ok_or(StoreError::NotFound)??, answers_in(db, id)?))
    })
}

/// Those of one instrument that were begun before `before` and can no longer be gone on with, newest first.
pub fn list(
    store: &Store,
    instrument: &str,
    before: Instant,
    now: Instant,
    limit: i32,
) -> Result<Vec<Record>, StoreError> {
    store.read(|db| {
        let sql = format!(
            "SELECT {COLUMNS} FROM measures WHERE instrument = ?1 AND at < ?2 AND (closed_at IS NOT NULL OR at <= ?3)
             ORDER BY at DESC, id DESC LIMIT ?4"
        );
        db.prepare_cached(&sql)?
            .query_and_then(
                params![instrument, to_millis(before), to_millis(now - OPEN_FOR), limit],
                record,
            )?
            .collect()
    })
}

/// The numbers of one version of an instrument that were begun before `before`, the newest first.
pub fn numbers(
    store: &Store,
    instrument: &Instrument,
    before: Instant,
    limit: i32,
) -> Result<Vec<(Record, i32)>, StoreError> {
    store.read(|db| {
        let sql = format!(
            "SELECT {COLUMNS} FROM measures
             WHERE instrument = ?1 AND version = ?2 AND at < ?3 AND closed_at IS NOT NULL AND score IS NOT NULL
             ORDER BY at DESC, id DESC LIMIT ?4"
        );
        db.prepare_cached(&sql)?
            .query_and_then(params![instrument.id, instrument.version, to_millis(before), limit], |row| {
                let record = record(row)?;
                let score = record.score.ok_or(StoreError::Damaged)?;
                Ok((record, score))
            })?
            .collect()
    })
}

/// The newest that can no longer be gone on with.
pub fn last(store: &Store, instrument: &str, now: Instant) -> Result<Option<Record>, StoreError> {
    Ok(list(store, instrument, Instant::MAX_UTC, now, 1)?.pop())
}

/// Ids of all instruments that something was filled in of.
pub(crate) fn known(store: &Store) -> Result<Vec<String>, StoreError> {
    store.read(|db| {
        Ok(db
            .prepare_cached("SELECT DISTINCT instrument FROM measures ORDER BY instrument")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    })
}

fn open_in(
    db: &Connection,
    instrument: &Instrument,
    now: Instant,
) -> Result<Option<Record>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM measures WHERE instrument = ?1 AND version = ?2 AND closed_at IS NULL AND at > ?3"
    );
    let found = db
        .prepare_cached(&sql)?
        .query_row(
            params![instrument.id, instrument.version, to_millis(now - OPEN_FOR)],
            |row| Ok(record(row)),
        )
        .optional()?;
    found.transpose()
}

fn answers_in(db: &Connection, id: Id) -> Result<Given, StoreError> {
    db.prepare_cached(
        "SELECT item, value FROM measure_answers
         WHERE measure = (SELECT rowid FROM measures WHERE id = ?1)",
    )?
    .query_and_then([id], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}

/// An answer that stays keeps the time at which it was given.
fn write_answers(db: &Connection, id: Id, given: &Given, now: Instant) -> Result<(), StoreError> {
    let before = answers_in(db, id)?;
    for item in before.keys().filter(|item| !given.contains_key(*item)) {
        db.prepare_cached(
            "DELETE FROM measure_answers
             WHERE measure = (SELECT rowid FROM measures WHERE id = ?1) AND item = ?2",
        )?
        .execute(params![id, item])?;
    }
    for (item, value) in given
        .iter()
        .filter(|(item, value)| before.get(*item) != Some(value))
    {
        db.prepare_cached(
            "INSERT INTO measure_answers (measure, item, value, at)
             SELECT rowid, ?2, ?3, ?4 FROM measures WHERE id = ?1
             ON CONFLICT (measure, item) DO UPDATE SET value = excluded.value, at = excluded.at",
        )?
        .execute(params![id, item, value, to_millis(now)])?;
    }
    Ok(())
}

fn record(row: &Row<'_>) -> Result<Record, StoreError> {
    let closed_at: Option<i64> = row.get(5)?;
    Ok(Record {
        id: row.get(0)?,
        instrument: row.get(1)?,
        version: row.get(2)?,
        at: instant(row.get(3)?)?,
        zone: row
            .get::<_, String>(4)?
            .parse()
            .map_err(|_| StoreError::Damaged)?,
        closed_at: closed_at.map(instant).transpose()?,
        score: row.get(6)?,
        most: row.get(7)?,
    })
}

fn instant(millis: i64) -> Result<Instant, StoreError> {
    from_millis(millis).map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::example::{given, made};
    use crate::store::scratch;

    fn hour(hour: i64) -> Instant {
        from_millis(1_790_000_000_000 + hour * 3_600_000).unwrap()
    }

    fn zone() -> Zone {
        "Asia/Tokyo".parse().unwrap()
    }

    fn kept(store: &Store, values: &[i32], at: i64) -> Option<Id> {
        keep(store, &made(""), &given(values), hour(at), zone()).unwrap()
    }

    #[test]
    fn answers_are_kept_as_they_are_given_and_gone_on_with_for_a_day() {
        let (_folder, store) = scratch::store();
        let open = |at| open_one(&store, &made(""), hour(at)).unwrap();
        assert_eq!(kept(&store, &[], 0), None, "nothing was said");
        let first = kept(&store, &[2], 0);
        assert_eq!(kept(&store, &[2, 1], 5), first);
        let (record, so_far) = open(23).unwrap();
        assert_eq!((Some(record.id), so_far), (first, given(&[2, 1])));
        assert_eq!((record.at, record.zone), (hour(0), zone()));
        assert_eq!(list(&store, "made", hour(99), hour(23), 9), Ok(Vec::new()));
        // A day later it is what it was, and another one begins.
        assert_eq!(open(24), None);
        let left = list(&store, "made", hour(99), hour(24), 9).unwrap();
        assert_eq!((left[0].score, left[0].closed_at), (None, None));
        assert_ne!(kept(&store, &[1], 25), first);
        let (left, answers) = find(&store, left[0].id).unwrap();
        assert_eq!((left.closed_at, left.score), (Some(hour(25)), None));
        assert_eq!(answers, given(&[2, 1]));
    }

    #[test]
    fn an_answer_that_is_taken_back_is_gone() {
        let (_folder, store) = scratch::store();
        kept(&store, &[2, 1, 7], 0);
        kept(&store, &[1], 1);
        let (_, so_far) = open_one(&store, &made(""), hour(1)).unwrap().unwrap();
        assert_eq!(so_far, given(&[1]));
        kept(&store, &[], 2);
        let (_, so_far) = open_one(&store, &made(""), hour(2)).unwrap().unwrap();
        assert_eq!(so_far, Given::new());
    }

    #[test]
    fn what_is_handed_in_has_its_number_only_where_all_that_counts_is_answered() {
        let (_folder, store) = scratch::store();
        assert_eq!(finish(&store, &made(""), hour(0)), Ok(None));
        kept(&store, &[2], 0);
        let half = finish(&store, &made(""), hour(1)).unwrap().unwrap();
        kept(&store, &[2, 0], 2);
        let whole = finish(&store, &made(""), hour(3)).unwrap().unwrap();
        let found = list(&store, "made", hour(99), hour(4), 9).unwrap();
        let said: Vec<_> = found
            .iter()
            .map(|one| (one.id, one.score, one.most))
            .collect();
        assert_eq!(said, [(whole, Some(4), 4), (half, None, 4)]);
        let numbers = numbers(&store, &made(""), hour(99), 9).unwrap();
        assert_eq!(
            numbers
                .iter()
                .map(|(one, n)| (one.id, *n))
                .collect::<Vec<_>>(),
            [(whole, 4)]
        );
        let newest = last(&store, "made", hour(4)).unwrap();
        assert_eq!(newest.map(|newest| newest.id), Some(whole));
        assert_eq!(list(&store, "made", hour(2), hour(4), 9).unwrap().len(), 1);
    }

    #[test]
    fn a_correction_counts_anew_and_leaves_when_it_was() {
        let (_folder, store) = scratch::store();
        kept(&store, &[2], 0);
        let id = finish(&store, &made(""), hour(1)).unwrap().unwrap();
        correct(&store, &made(""), id, &given(&[1, 2]), hour(50)).unwrap();
        let (record, answers) = find(&store, id).unwrap();
        assert_eq!(
            (record.score, record.at, answers),
            (Some(1), hour(0), given(&[1, 2]))
        );
        correct(&store, &made(""), id, &given(&[1]), hour(51)).unwrap();
        assert_eq!(find(&store, id).unwrap().0.score, None);
    }

    #[test]
    fn another_version_of_an_instrument_touches_nothing_of_the_one_before() {
        let (_folder, store) = scratch::store();
        kept(&store, &[2, 0], 0);
        let old = finish(&store, &made(""), hour(1)).unwrap().unwrap();
        kept(&store, &[1], 2);
        let mut newer = made("");
        newer.version = "2".to_owned();
        assert_eq!(open_one(&store, &newer, hour(3)), Ok(None));
        assert_eq!(numbers(&store, &newer, hour(99), 9), Ok(Vec::new()));
        let refused = correct(&store, &newer, old, &given(&[0, 0]), hour(3));
        assert_eq!(refused, Err(StoreError::NotFound));
        let begun = keep(&store, &newer, &given(&[0]), hour(3), zone())
            .unwrap()
            .unwrap();
        assert_eq!(find(&store, begun).unwrap().0.version, "2");
        assert_eq!(find(&store, old).unwrap().0.score, Some(4));
        assert_eq!(list(&store, "made", hour(99), hour(4), 9).unwrap().len(), 2);
    }
}
