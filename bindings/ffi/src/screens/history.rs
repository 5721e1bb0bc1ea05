use ebb_core::screens::{EntryScreen, HistoryScreen, Moment};
use ebb_core::time::Instant;

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// What was kept before `before`, by day, at most `limit` entries.
    pub fn history(
        &self,
        before: Instant,
        limit: i32,
        moment: Moment,
    ) -> Result<HistoryScreen, EbbError> {
        self.read("history", |ebb| Ok(ebb.history(before, limit, &moment)))
    }

    /// One exercise of the history.
    pub fn entry(&self, id: &str, moment: Moment) -> Result<EntryScreen, EbbError> {
        self.read("entry", |ebb| Ok(ebb.entry(id, &moment)?))
    }
}
