//! Numbers of the person's own: a name, and a rating from 0 to 10 as often as they like. Everywhere else each is an
//! instrument of one item.

use rusqlite::params;

use crate::content::{Instrument, InstrumentItem, MeasureWords, Terms, Verbatim};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// Characters that a name holds.
pub const LONGEST_NAME: i32 = 100;
/// Id of the one item.
pub const VALUE: &str = "value";
/// The scale is the same for all, and for good.
const VERSION: &str = "0-10";

/// A number of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracker {
    /// Its id.
    pub id: Id,
    /// What it is, in their words.
    pub name: String,
}

impl Tracker {
    /// As an instrument: one question, answered with a number.
    pub fn instrument(&self, words: &MeasureWords) -> Instrument {
        Instrument {
            id: self.id.to_string(),
            version: VERSION.to_owned(),
            name: self.name.clone(),
            about: String::new(),
            terms: Terms::Free,
            licence: String::new(),
            sources: Vec::new(),
            factor: 1,
            verbatim: Verbatim {
                title: self.name.clone(),
                instruction: Vec::new(),
                stem: String::new(),
                options: Vec::new(),
                items: vec![InstrumentItem {
                    id: VALUE.to_owned(),
                    text: words.own_question.clone(),
                    options: Vec::new(),
                    scale: Some(10),
                    unscored: false,
                    reversed: false,
                }],
            },
            bands: Vec::new(),
            cut_offs: Vec::new(),
            cautions: Vec::new(),
            signals: Vec::new(),
        }
    }
}

/// All of them, in the order in which they were made.
pub fn list(store: &Store) -> Result<Vec<Tracker>, StoreError> {
    store.read(|db| {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Tracker {
                id: row.get(0)?,
                name: row.get(1)?,
            })
        };
        Ok(db
            .prepare_cached("SELECT id, name FROM trackers ORDER BY id")?
            .query_map([], read)?
            .collect::<Result<_, _>>()?)
    })
}

/// Keeps a new one.
pub fn keep(store: &Store, name: &str, now: Instant) -> Result<Id, StoreError> {
    let id = Id::new(now)?;
    store.write(|db| {
        db.prepare_cached("INSERT INTO trackers (id, name, edited_at) VALUES (?1, ?2, ?3)")?
            .execute(params![id, name, to_millis(now)])?;
        Ok(id)
    })
}

/// Gives it another name; what was rated stays.
///
/// # Errors
/// [`StoreError::NotFound`] where it is no longer there.
pub fn rename(store: &Store, id: Id, name: &str, now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        let changed = db
            .prepare_cached(
                "UPDATE trackers SET name = ?2, edited_at = max(edited_at, ?3) WHERE id = ?1",
            )?
            .execute(params![id, name, to_millis(now)])?;
        (changed > 0).then_some(()).ok_or(StoreError::NotFound)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::measures::records;
    use crate::measures::score::Given;
    use crate::store::scratch;
    use crate::time::from_millis;

    fn at(minute: i64) -> Instant {
        from_millis(1_790_000_000_000 + minute * 60_000).unwrap()
    }

    #[test]
    fn a_number_of_ones_own_is_rated_under_its_name_and_keeps_what_was_rated_under_another() {
        let (_folder, store) = scratch::store();
        let id = keep(&store, "Sleep", at(0)).unwrap();
        let other = keep(&store, "Pain", at(1)).unwrap();
        let words = &content("en").measures;
        let of = |name: &str| {
            let found = list(&store)
                .unwrap()
                .into_iter()
                .find(|one| one.name == name);
            found.unwrap().instrument(words)
        };
        let sleep = of("Sleep");
        assert_eq!(sleep.most(), 10);
        let given = Given::from([(VALUE.to_owned(), 7)]);
        records::keep(&store, &sleep, &given, at(2), crate::time::Zone::UTC).unwrap();
        records::finish(&store, &sleep, at(2)).unwrap().unwrap();
        rename(&store, id, "Nights", at(3)).unwrap();
        let numbers = records::numbers(&store, &of("Nights"), Instant::MAX_UTC, 9).unwrap();
        assert_eq!(numbers[0].1, 7);
        assert_eq!(
            records::numbers(&store, &of("Pain"), Instant::MAX_UTC, 9),
            Ok(Vec::new())
        );
        assert_eq!(list(&store).unwrap()[1].id, other);
        let gone = rename(&store, Id::new(at(9)).unwrap(), "x", at(9));
        assert_eq!(gone, Err(StoreError::NotFound));
    }
}
