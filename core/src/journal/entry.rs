//! What was written, as the store keeps it: when it was written, and what time it is about.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::answers::Kept;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};

/// Entries that stand on one page, at least, where there are as many.
pub(super) const ON_A_PAGE: i64 = 30;

/// Something that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// The worksheet, by id.
    pub worksheet: String,
    /// The answers, by the ids of its fields.
    pub answers: Kept,
    /// The time that it is about.
    pub about: Instant,
    /// Where the person was then.
    #[serde(serialize_with = "zone_name", deserialize_with = "zone_named")]
    pub zone: Zone,
    /// When it was written.
    pub written_at: Instant,
    /// When it was last changed.
    pub edited_at: Instant,
}

fn zone_name<S: serde::Serializer>(zone: &Zone, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(zone)
}

fn zone_named<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Zone, D::Error> {
    let name = String::deserialize(from)?;
    name.parse().map_err(serde::de::Error::custom)
}

/// What else is kept of an entry: what follows from its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Follows {
    /// What it is found by.
    pub words: String,
    /// It says that the person used, at the time that it is about.
    pub used: bool,
}

const COLUMNS: &str = "id, sheet, answers, about, zone, written_at, edited_at";

/// Keeps a new one.
pub(super) fn keep_in(db: &Connection, entry: &Entry, follows: &Follows) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO journal (id, sheet, answers, words, about, zone, used, written_at, edited_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        entry.id,
        entry.worksheet,
        json(&entry.answers)?,
        follows.words,
        to_millis(entry.about),
        entry.zone.to_string(),
        follows.used,
        to_millis(entry.written_at),
        to_millis(entry.edited_at)
    ])?;
    Ok(())
}

/// Sets one right.
///
/// # Errors
/// [`StoreError::NotFound`] where it is gone.
pub(super) fn change_in(
    db: &Connection,
    entry: &Entry,
    follows: &Follows,
) -> Result<(), StoreError> {
    let changed = db
        .prepare_cached(
            "UPDATE journal SET answers = ?2, words = ?3, about = ?4, used = ?5,
                    edited_at = max(edited_at, ?6) WHERE id = ?1",
        )?
        .execute(params![
            entry.id,
            json(&entry.answers)?,
            follows.words,
            to_millis(entry.about),
            follows.used,
            to_millis(entry.edited_at)
        ])?;
    (changed > 0).then_some(()).ok_or(StoreError::NotFound)
}

/// The one with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub fn find(store: &Store, id: Id) -> Result<Entry, StoreError> {
    store.read(|db| Ok(find_in(db, id)?.0))
}

pub(super) fn find_in(db: &Connection, id: Id) -> Result<(Entry, Follows), StoreError> {
    let sql = format!("SELECT {COLUMNS}, words, used FROM journal WHERE id = ?1");
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_row([id], |row| {
        let follows = Follows {
            words: row.get(7)?,
            used: row.get(8)?,
        };
        Ok((read(row), follows))
    });
    let (entry, follows) = found.optional()?.ok_or(StoreError::NotFound)?;
    Ok((entry?, follows))
}

/// A stretch of what was written, by what it is about, the newest first.
#[derive(Debug, PartialEq)]
pub struct Stretch {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where the next stretch ends, in milliseconds since 1970; none where there is nothing older.
    pub older: Option<i64>,
}

/// The newest that are about a time before `before`, along one worksheet or all; at least thirty where there are as
/// many. What is about the same instant stands on one page.
pub fn stretch(
    store: &Store,
    worksheet: Option<&str>,
    before: Option<i64>,
) -> Result<Stretch, StoreError> {
    let before = before.unwrap_or(i64::MAX);
    let of = if worksheet.is_some() {
        "sheet = ?1 AND"
    } else {
        "?1 IS NULL AND"
    };
    store.read(|db| {
        let last = format!(
            "SELECT about FROM journal WHERE {of} about < ?2 ORDER BY about DESC LIMIT 1 OFFSET {}",
            ON_A_PAGE - 1
        );
        let from: Option<i64> = db
            .prepare_cached(&last)?
            .query_row(params![worksheet, before], |row| row.get(0))
            .optional()?;
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE {of} about < ?2 AND about >= ?3
             ORDER BY about DESC, rowid DESC"
        );
        let mut statement = db.prepare_cached(&sql)?;
        let from_or_all = from.unwrap_or(i64::MIN);
        let entries = statement.query_and_then(params![worksheet, before, from_or_all], read)?;
        let entries = entries.collect::<Result<_, _>>()?;
        let older = match from {
            Some(from) => {
                let sql = format!("SELECT EXISTS (SELECT 1 FROM journal WHERE {of} about < ?2)");
                let is_more = db
                    .prepare_cached(&sql)?
                    .query_row(params![worksheet, from], |row| row.get(0))?;
                Some(from).filter(|_| is_more)
            }
            None => None,
        };
        Ok(Stretch { entries, older })
    })
}

/// What is about a time from `from` to before `to`, the newest first.
pub fn between(store: &Store, from: Instant, to: Instant) -> Result<Vec<Entry>, StoreError> {
    store.read(|db| {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE about >= ?1 AND about < ?2
             ORDER BY about DESC, rowid DESC"
        );
        let mut statement = db.prepare_cached(&sql)?;
        let entries = statement.query_and_then([to_millis(from), to_millis(to)], read)?;
        entries.collect()
    })
}

/// What time each entry between is about, and where the person was: all that a month needs.
pub(super) fn times(
    store: &Store,
    from: Instant,
    to: Instant,
) -> Result<Vec<(Instant, Zone)>, StoreError> {
    store.read(|db| {
        let mut statement =
            db.prepare_cached("SELECT about, zone FROM journal WHERE about >= ?1 AND about < ?2")?;
        let times = statement.query_and_then([to_millis(from), to_millis(to)], |row| {
            Ok((instant(row.get(0)?)?, zone(row.get(1)?)?))
        })?;
        times.collect()
    })
}

/// The newest entry along a worksheet.
pub(super) fn newest(store: &Store, worksheet: &str) -> Result<Option<Entry>, StoreError> {
    store.read(|db| {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE sheet = ?1 ORDER BY about DESC, rowid DESC LIMIT 1"
        );
        let mut statement = db.prepare_cached(&sql)?;
        let mut found = statement.query_and_then([worksheet], read)?;
        found.next().transpose()
    })
}

/// What says that the person used, and when, from `from` up to and including `to`.
pub fn uses(store: &Store, from: Instant, to: Instant) -> Result<Vec<(Id, Instant)>, StoreError> {
    store.timed(
        "SELECT id, about FROM journal WHERE used = 1 AND about BETWEEN ?1 AND ?2
         ORDER BY about DESC, rowid DESC",
        params![to_millis(from), to_millis(to)],
    )
}

pub(super) fn read(row: &Row<'_>) -> Result<Entry, StoreError> {
    let answers: String = row.get(2)?;
    Ok(Entry {
        id: row.get(0)?,
        worksheet: row.get(1)?,
        answers: serde_json::from_str(&answers).map_err(|_| StoreError::Damaged)?,
        about: instant(row.get(3)?)?,
        zone: zone(row.get(4)?)?,
        written_at: instant(row.get(5)?)?,
        edited_at: instant(row.get(6)?)?,
    })
}

fn instant(millis: i64) -> Result<Instant, StoreError> {
    from_millis(millis).map_err(|_| StoreError::Damaged)
}

fn zone(name: String) -> Result<Zone, StoreError> {
    name.parse().map_err(|_| StoreError::Damaged)
}

pub(super) fn json(answers: &Kept) -> Result<String, StoreError> {
    serde_json::to_string(answers).map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::store::scratch;

    pub(crate) fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    /// Keeps an entry of one text that is about the second `second`.
    pub(crate) fn kept(store: &Store, worksheet: &str, text: &str, second: i64) -> Id {
        let id = Id::new(at(second)).unwrap();
        let entry = Entry {
            id,
            worksheet: worksheet.to_owned(),
            answers: [("text".to_owned(), text.into())].into_iter().collect(),
            about: at(second),
            zone: Zone::UTC,
            written_at: at(second),
            edited_at: at(second),
        };
        let follows = Follows {
            words: text.to_owned(),
            used: worksheet == "lapse-review",
        };
        store.write(|db| keep_in(db, &entry, &follows)).unwrap();
        id
    }

    #[test]
    fn every_entry_stands_on_one_page_whatever_is_about_the_same_instant() {
        let (_folder, store) = scratch::store();
        for n in 0..100 {
            // Forty of them are about one instant.
            let second = if (20..60).contains(&n) { 20 } else { n };
            kept(
                &store,
                if n % 2 == 0 { "free" } else { "line" },
                "x",
                second,
            );
        }
        for worksheet in [None, Some("free")] {
            let (mut before, mut seen) = (None, Vec::new());
            loop {
                let page = stretch(&store, worksheet, before).unwrap();
                assert!(!page.entries.is_empty());
                seen.extend(
                    page.entries
                        .into_iter()
                        .map(|entry| (entry.about, entry.id)),
                );
                before = page.older;
                if before.is_none() {
                    break;
                }
            }
            assert!(seen.is_sorted_by(|one, next| one.0 >= next.0));
            let count = seen.len();
            seen.sort();
            seen.dedup();
            let wanted = if worksheet.is_some() { 50 } else { 100 };
            assert_eq!((count, seen.len()), (wanted, wanted));
        }
    }

    #[test]
    fn only_a_review_says_that_somebody_used_and_at_the_time_that_it_is_about() {
        let (_folder, store) = scratch::store();
        kept(&store, "free", "I used", 5);
        let review = kept(&store, "lapse-review", "payday", 7);
        assert_eq!(uses(&store, at(0), at(10)), Ok(vec![(review, at(7))]));
        assert_eq!(uses(&store, at(8), at(10)), Ok(Vec::new()));
    }

    #[test]
    fn what_does_not_read_is_damage_and_no_panic() {
        let (_folder, store) = scratch::store();
        let id = kept(&store, "free", "x", 1);
        store
            .write(|db| Ok(db.execute("UPDATE journal SET answers = '{'", [])?))
            .unwrap();
        assert_eq!(find(&store, id), Err(StoreError::Damaged));
        assert_eq!(stretch(&store, None, None), Err(StoreError::Damaged));
    }
}
