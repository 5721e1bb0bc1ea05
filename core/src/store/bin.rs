//! One bin for all that can be deleted: it lies there for 30 days, so that every deletion has a way back. What is gone
//! for good leaves its id, so that no backup brings it back.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::records::{forget_gone, forget_orphans};
use super::snapshot::note_let_go;
use super::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// Days that something lies in the bin.
pub const BIN_DAYS: i64 = 30;
const MS_PER_DAY: i64 = 86_400_000;

/// Puts something into the bin, in the transaction that deletes it. `kind` is what its room calls it.
pub(crate) fn put(
    db: &Connection,
    kind: &str,
    id: Id,
    what: &impl Serialize,
    now: Instant,
) -> Result<(), StoreError> {
    let body = serde_json::to_string(what).map_err(|_| StoreError::Damaged)?;
    db.prepare_cached(
        "INSERT INTO bin (kind, id, body, deleted_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, deleted_at = excluded.deleted_at",
    )?
    .execute(params![kind, id, body, to_millis(now)])?;
    Ok(())
}

/// Takes something out of the bin, in the transaction that brings it back; none where it does not lie there.
pub(crate) fn take<T: DeserializeOwned>(
    db: &Connection,
    kind: &str,
    id: Id,
) -> Result<Option<T>, StoreError> {
    let body: Option<String> = db
        .prepare_cached("DELETE FROM bin WHERE kind = ?1 AND id = ?2 RETURNING body")?
        .query_row(params![kind, id], |row| row.get(0))
        .optional()?;
    body.map(|body| serde_json::from_str(&body).map_err(|_| StoreError::Damaged))
        .transpose()
}

impl Store {
    /// Empties the bin of what has lain there for [`BIN_DAYS`] days, and says how much that was. It is gone from the
    /// file then, and from the log beside it. Where nothing has lain there for so long, nothing is written.
    pub fn empty_bin(&self, now: Instant) -> Result<i64, StoreError> {
        let before = to_millis(now) - BIN_DAYS * MS_PER_DAY;
        let is_old = "SELECT EXISTS (SELECT 1 FROM bin WHERE deleted_at <= ?1)";
        if !self.read(|db| Ok(db.query_row(is_old, [before], |row| row.get(0))?))? {
            return Ok(0);
        }
        let gone = self.write(|db| {
            db.execute(
                "INSERT OR REPLACE INTO tombstones (kind, id, at)
                 SELECT kind, id, deleted_at FROM bin WHERE deleted_at <= ?1",
                [before],
            )?;
            let gone = db.execute("DELETE FROM bin WHERE deleted_at <= ?1", [before])?;
            forget_gone(db)?;
            forget_orphans(db)?;
            // Ebb's own copies of before then hold it still.
            note_let_go(db, now)?;
            Ok(i64::try_from(gone).unwrap_or(i64::MAX))
        })?;
        // Another process that reads at this moment keeps its log; the next emptying, or the last to close, ends it.
        self.read(|db| Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))?;
        Ok(gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::time::from_millis;

    fn day(day: i64) -> Instant {
        from_millis(1_790_000_000_000 + day * MS_PER_DAY).unwrap()
    }

    #[test]
    fn what_was_deleted_can_be_taken_back_once() {
        let (_folder, store) = scratch::store();
        let id = Id::new(day(0)).unwrap();
        store
            .write(|db| put(db, "note", id, &"heron", day(0)))
            .unwrap();
        let take = || store.write(|db| take::<String>(db, "note", id));
        assert_eq!(take(), Ok(Some("heron".to_owned())));
        assert_eq!(take(), Ok(None));
    }

    #[test]
    fn the_bin_is_emptied_after_thirty_days_and_remembers_what_is_gone() {
        let (_folder, store) = scratch::store();
        let id = Id::new(day(0)).unwrap();
        store
            .write(|db| put(db, "note", id, &"heron", day(0)))
            .unwrap();
        assert_eq!(store.empty_bin(day(29)), Ok(0));
        assert_eq!(store.empty_bin(day(30)), Ok(1));
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            store.read(|db| Ok(db.query_row(&sql, [], |row| row.get::<_, i64>(0))?))
        };
        assert_eq!((count("bin"), count("tombstones")), (Ok(0), Ok(1)));
    }

    #[test]
    fn with_what_is_gone_for_good_its_earlier_versions_go_and_those_of_what_belonged_to_it() {
        let (_folder, store) = scratch::store();
        let id = |n| Id::from_parts(day(0), &[n; 10]);
        let keep = |key: Id, owner: Option<Id>| {
            store
                .write(|db| {
                    let owners: Vec<_> = owner.iter().map(Id::to_string).collect();
                    let owners = serde_json::to_string(&owners).unwrap();
                    db.execute(
                        "INSERT INTO earlier (kind, key, owners, body, at) VALUES ('trigger', ?1, ?2, '{}', 1)",
                        params![key.to_string(), owners],
                    )?;
                    Ok(())
                })
                .unwrap();
        };
        keep(id(1), None);
        keep(id(2), Some(id(1)));
        keep(id(3), Some(id(2)));
        // What this belongs to lies in the bin with the first, and has no earlier version of its own.
        keep(id(5), Some(id(4)));
        keep(id(6), None);
        let body = format!("with {}", id(4));
        store
            .write(|db| put(db, "trigger", id(1), &body, day(0)))
            .unwrap();
        assert_eq!(store.empty_bin(day(30)), Ok(1));
        let left: Vec<String> = store
            .read(|db| {
                let mut statement = db.prepare("SELECT key FROM earlier")?;
                let rows = statement.query_map([], |row| row.get(0))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .unwrap();
        assert_eq!(left, [id(6).to_string()]);
    }
}
