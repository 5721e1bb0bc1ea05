//! "I have used": noted when the door is touched. For the rest of that day nothing suggests breathing, sleep or a
//! body scan, and no insight about lapses is shown; nothing else follows from it, and nothing is ever reset.

use rusqlite::{OptionalExtension as _, params};

use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

/// Notes that the person has used.
pub fn note(store: &Store, now: Instant, zone: Zone) -> Result<(), StoreError> {
    let id = Id::new(now)?;
    store.write(|db| {
        db.execute(
            "INSERT INTO uses (id, at, zone) VALUES (?1, ?2, ?3)",
            params![id, to_millis(now), zone.to_string()],
        )?;
        Ok(())
    })
}

/// Takes back the newest note: the door was touched by mistake.
pub fn take_back(store: &Store) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "DELETE FROM uses WHERE rowid = (SELECT rowid FROM uses ORDER BY at DESC LIMIT 1)",
            [],
        )?;
        Ok(())
    })
}

/// When the person has used last, as of `now`.
pub fn newest(store: &Store, now: Instant) -> Result<Option<Instant>, StoreError> {
    let newest: Option<i64> = store.read(|db| {
        Ok(db
            .prepare_cached("SELECT at FROM uses WHERE at <= ?1 ORDER BY at DESC LIMIT 1")?
            .query_row([to_millis(now)], |row| row.get(0))
            .optional()?)
    })?;
    newest
        .map(from_millis)
        .transpose()
        .map_err(|_| StoreError::Damaged)
}

/// True where the person has used on the day that `now` belongs to.
pub fn on_this_day(store: &Store, now: Instant, zone: Zone) -> Result<bool, StoreError> {
    Ok(newest(store, now)?.is_some_and(|at| Day::of(at, zone) == Day::of(now, zone)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    #[test]
    fn a_use_at_two_at_night_counts_until_four() {
        let (_folder, store) = scratch::store();
        let zone = "Europe/Berlin".parse().unwrap();
        note(&store, at("2026-11-23T02:00:00+01:00"), zone).unwrap();
        assert_eq!(
            on_this_day(&store, at("2026-11-23T03:59:00+01:00"), zone),
            Ok(true)
        );
        assert_eq!(
            on_this_day(&store, at("2026-11-23T04:00:00+01:00"), zone),
            Ok(false)
        );
    }

    #[test]
    fn a_touch_by_mistake_can_be_taken_back() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        note(&store, now, Zone::UTC).unwrap();
        take_back(&store).unwrap();
        assert_eq!(on_this_day(&store, now, Zone::UTC), Ok(false));
    }
}
