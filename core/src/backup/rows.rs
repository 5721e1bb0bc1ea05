//! The rows of a file on their way into a store. A store that takes no more is told apart from a file that is not as Ebb
//! writes it: the plan comes all the same then, once the file was read to its end.

use rusqlite::Connection;

use super::restore::Way;
use crate::store::records::{self, Merge, Record, Table};
use crate::store::{MergeCounts, StoreError};

/// What was taken of them until now.
pub(super) struct Rows<'db> {
    db: &'db Connection,
    /// None where they take the place of what was here.
    merge: Option<Merge<'db>>,
    counts: MergeCounts,
    /// Why the store takes no more.
    stopped: Option<StoreError>,
}

impl<'db> Rows<'db> {
    pub fn into(db: &'db Connection, way: Way) -> Self {
        Self {
            db,
            merge: (way == Way::Merge).then(|| Merge::into(db)),
            counts: MergeCounts::default(),
            stopped: None,
        }
    }

    /// # Errors
    /// [`StoreError::NotUnderstood`] for what fits no table.
    pub fn take(&mut self, table: &Table, record: &Record) -> Result<(), StoreError> {
        if self.stopped.is_some() {
            return Ok(());
        }
        let taken = match &mut self.merge {
            Some(merge) => merge.take(record),
            None => records::insert(self.db, table, record),
        };
        match taken {
            Err(StoreError::NotUnderstood) => return Err(StoreError::NotUnderstood),
            Err(why) => self.stopped = Some(why),
            Ok(()) => self.counts.new += 1,
        }
        Ok(())
    }

    /// What became of them, or why the store takes no more.
    ///
    /// # Errors
    /// [`StoreError::NotUnderstood`] for what fits no table.
    pub fn finish(self) -> Result<Result<MergeCounts, StoreError>, StoreError> {
        let ended = match (self.stopped, self.merge) {
            (Some(why), _) => Err(why),
            (None, Some(merge)) => merge.finish(),
            (None, None) => Ok(self.counts),
        };
        match ended {
            Err(StoreError::NotUnderstood) => Err(StoreError::NotUnderstood),
            ended => Ok(ended),
        }
    }
}
