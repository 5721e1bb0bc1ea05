//! "I have used", as it is noted when that door is touched. It is one of the doors through which somebody can say so:
//! what holds is asked of [`crate::progress::used`], which knows them all. Nothing is ever reset by it.

use rusqlite::params;

use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, to_millis};

/// Notes that the person used at `at`, under an id that they can take it back by. What is noted already stays as it
/// is.
pub fn note(store: &Store, id: Id, at: Instant, zone: Zone) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "INSERT INTO uses (id, at, zone) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
            params![id, to_millis(at), zone.to_string()],
        )?;
        Ok(())
    })
}

/// Takes one note back: the door was touched by mistake. False where there is none with this id.
pub fn take_back(store: &Store, id: Id) -> Result<bool, StoreError> {
    store.write(|db| Ok(db.execute("DELETE FROM uses WHERE id = ?1", [id])? > 0))
}

/// The notes from `from` up to and including `to`, newest first.
pub fn noted(store: &Store, from: Instant, to: Instant) -> Result<Vec<(Id, Instant)>, StoreError> {
    store.timed(
        "SELECT id, at FROM uses WHERE at BETWEEN ?1 AND ?2 ORDER BY at DESC, rowid DESC",
        params![to_millis(from), to_millis(to)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::time::from_millis;

    fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    fn id(number: u8) -> Id {
        Id::from_parts(at(0), &[number; 10])
    }

    fn all(store: &Store) -> Vec<Id> {
        let noted = noted(store, at(0), at(100)).unwrap().into_iter();
        noted.map(|(id, _)| id).collect()
    }

    #[test]
    fn a_touch_by_mistake_is_taken_back_alone() {
        let (_folder, store) = scratch::store();
        note(&store, id(1), at(1), Zone::UTC).unwrap();
        note(&store, id(2), at(2), Zone::UTC).unwrap();
        assert_eq!(take_back(&store, id(1)), Ok(true));
        assert_eq!(all(&store), [id(2)]);
        assert_eq!(take_back(&store, id(1)), Ok(false));
        assert_eq!(all(&store), [id(2)]);
    }

    #[test]
    fn noted_twice_under_one_id_it_is_noted_once() {
        let (_folder, store) = scratch::store();
        for second in [5, 9] {
            note(&store, id(1), at(second), Zone::UTC).unwrap();
        }
        assert_eq!(noted(&store, at(0), at(100)), Ok(vec![(id(1), at(5))]));
    }

    #[test]
    fn only_the_span_that_is_asked_for_is_read_newest_first() {
        let (_folder, store) = scratch::store();
        for second in 1..=4 {
            note(&store, id(second), at(second.into()), Zone::UTC).unwrap();
        }
        let found = noted(&store, at(2), at(3)).unwrap();
        assert_eq!(found, [(id(3), at(3)), (id(2), at(2))]);
    }
}
