//! The store is closed while a phone sleeps, and opened again, or for the first time, once its key is in reach.

use std::path::Path;

use super::companion::{Companion, Moment};
use crate::store::{Store, StoreError, StoreKey};

impl Companion {
    /// Opens the store in `folder` again, or for the first time. An exercise that is under way goes on, and what
    /// happened meanwhile is kept now; where another process changed it, what that one left is taken up.
    ///
    /// # Errors
    /// As [`Store::open`]; everything goes on as before then.
    pub fn reopen(
        &mut self,
        folder: &Path,
        key: &StoreKey,
        moment: &Moment,
    ) -> Result<(), StoreError> {
        match &self.store {
            Ok(store) => store.reopen(key)?,
            Err(_) => self.store = Ok(Store::open(folder, key)?),
        }
        self.keep(moment.now);
        let taken_elsewhere = matches!(
            self.not_kept,
            Some(StoreError::ChangedElsewhere | StoreError::AlreadyRunning)
        );
        if self.at_hand.is_none() || taken_elsewhere {
            self.not_kept = None;
            self.find_running(moment.now);
        }
        Ok(())
    }
}
