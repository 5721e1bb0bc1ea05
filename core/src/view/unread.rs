//! What did not read while pages were made: a page says it where it would have stood, and whoever looked knows of it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::store::StoreError;

/// Why something did not read, the first time that it did not.
#[derive(Debug, Default)]
pub struct Unread(Mutex<Option<StoreError>>);

impl Unread {
    /// Notes it, where nothing was noted before.
    pub fn note(&self, error: StoreError) {
        self.lock().get_or_insert(error);
    }

    /// What was noted.
    pub fn first(&self) -> Option<StoreError> {
        self.lock().clone()
    }

    /// Forgets what may be over by now: another process that was busy is, damage is not.
    pub fn look_again(&self) {
        self.lock()
            .take_if(|error| !matches!(error, StoreError::Damaged | StoreError::WrongKeyOrDamaged));
    }

    fn lock(&self) -> MutexGuard<'_, Option<StoreError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
