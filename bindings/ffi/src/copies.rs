//! Ebb's own copies of the store, mending it, and another key for all of them.

use ebb_core::store::{KeyPlace, NewKey, Work};
use ebb_core::view::Moment;

use crate::EbbError;
use crate::ebb::{Ebb, store_key};
use crate::guard::guard;

#[uniffi::export]
impl Ebb {
    /// Makes Ebb's own copy of the store where one is due, once a day; true where one was made. Call it on a thread of its
    /// own once the first page stands. Other calls wait for none of it, and the copies that there are stay where it fails.
    pub fn take_snapshot(&self, moment: Moment) -> Result<bool, EbbError> {
        let (due, now) = self.at("take_snapshot", moment, |ebb, moment| {
            Ok((ebb.snapshot_due(moment), moment.now))
        })?;
        guard("take_snapshot", || match due {
            Some(due) => Ok(due.run(now)?.is_some()),
            None => Ok(false),
        })
    }

    /// Makes a new data file of what reads of one that is damaged, the rest from Ebb's own copy, and opens it; the answer
    /// says in words what came of it. For a store that does not open: one that does is mended from its page of backups.
    pub fn mend(&self, key: Vec<u8>, moment: Moment) -> Result<String, EbbError> {
        self.at("mend", moment, |ebb, moment| {
            Ok(ebb.mend(&self.folder, &store_key(key)?, moment, &Work::new())?)
        })
    }

    /// Gives the store and every copy of it another key, which the host has kept at `place` under `id` before. Forget the
    /// old one once this has returned. Whoever is interrupted finds everything under one of the two: the store's header says
    /// under which id its key is.
    pub fn change_key(
        &self,
        old: Vec<u8>,
        new: Vec<u8>,
        id: String,
        place: KeyPlace,
        moment: Moment,
    ) -> Result<(), EbbError> {
        self.at("change_key", moment, |ebb, moment| {
            let (old, new) = (store_key(old)?, store_key(new)?);
            let new = NewKey {
                key: &new,
                id: &id,
                place,
                file: None,
            };
            Ok(ebb.change_key(&self.folder, &old, &new, moment, &Work::new())?)
        })
    }
}
