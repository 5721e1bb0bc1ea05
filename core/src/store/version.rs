//! Whether anything in the store has changed since somebody looked: what is costly to read is kept until it has.

use rusqlite::{Connection, Transaction};

use super::{Store, StoreError};

/// What the store held at one moment. Two that are equal held the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Version {
    /// Times that it was opened again: both counts below begin anew then.
    opened: u64,
    /// Rows that this connection has changed.
    here: u64,
    /// Goes up where another connection has changed something.
    elsewhere: i64,
}

impl Version {
    fn of(db: &Connection, opened: u64) -> Result<Self, StoreError> {
        Ok(Self {
            opened,
            here: db.total_changes(),
            elsewhere: db
                .prepare_cached("PRAGMA data_version")?
                .query_row([], |row| row.get(0))?,
        })
    }

    /// True where nothing but this connection has changed anything since `before`.
    pub(crate) fn differs_here_alone(self, before: Self) -> bool {
        (self.opened, self.elsewhere) == (before.opened, before.elsewhere)
    }
}

impl Store {
    /// What the store holds now.
    pub(crate) fn version(&self) -> Result<Version, StoreError> {
        self.read(|db| Version::of(db, self.times_opened()))
    }

    /// Runs `work` in one transaction, as long as the store holds what it did at `seen`.
    ///
    /// # Errors
    /// [`StoreError::ChangedElsewhere`] where it does not; `work` was not run then.
    pub(crate) fn write_unchanged<T>(
        &self,
        seen: Version,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.write(|db| {
            // From here on nobody else writes.
            if Version::of(db, self.times_opened())? != seen {
                return Err(StoreError::ChangedElsewhere);
            }
            work(db)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    #[test]
    fn a_look_leaves_the_version_and_every_change_raises_it() {
        let (folder, store) = scratch::store();
        let other = Store::open(folder.path(), &scratch::key()).unwrap();
        let first = store.version().unwrap();
        assert_eq!(store.setting("still"), Ok(None));
        assert_eq!(store.version().unwrap(), first);
        store.set_setting("still", "yes").unwrap();
        let second = store.version().unwrap();
        assert_ne!(second, first);
        assert!(second.differs_here_alone(first));
        other.set_setting("still", "no").unwrap();
        let third = store.version().unwrap();
        assert_ne!(third, second);
        assert!(!third.differs_here_alone(second));
        store.close().unwrap();
        other.set_setting("still", "yes").unwrap();
        store.reopen(&scratch::key()).unwrap();
        assert_ne!(store.version().unwrap(), third);
        assert_ne!(store.version().unwrap(), first);
    }
}
