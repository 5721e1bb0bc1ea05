//! The store is closed while a phone sleeps, and opened again, or for the first time, once its key is in reach.

use std::path::{Path, PathBuf};

use super::state::Companion;
use crate::backup::page::Unopened;
use crate::store::{Store, StoreError, StoreKey, header, set_aside};
use crate::view::Moment;

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
        let opened = match &self.store {
            Ok(store) => store.reopen(key),
            Err(_) => Store::open(folder, key).map(|store| self.store = Ok(store)),
        };
        if let Err(error) = opened {
            // Nothing that is waited for will open it, which is to be said.
            if error.is_lost() {
                self.store = Err(error.clone());
            }
            self.lies_in(folder, Some(key.copy()));
            return Err(error);
        }
        self.take_up(moment);
        Ok(())
    }

    /// Says where a store lies that did not open, with its key where that is in reach, so that the page of backups can
    /// mend it or put it aside.
    pub fn lies_in(&mut self, folder: &Path, key: Option<StoreKey>) {
        self.rooms.backup.unopened = self.store.is_err().then(|| Unopened {
            folder: folder.to_owned(),
            key,
        });
    }

    /// Puts aside the store in `folder`, which does not open, so that a new one can be begun. What holds today holds there too.
    ///
    /// # Errors
    /// As [`set_aside`].
    pub fn put_aside(&mut self, folder: &Path, moment: &Moment) -> Result<PathBuf, StoreError> {
        let aside = set_aside(folder, moment.now)?;
        self.store = Err(StoreError::NoStore);
        self.go_on_over_what_is_there(moment);
        Ok(aside)
    }

    /// Goes on over what is there after all of it was changed, or mended, or put aside.
    pub(super) fn go_on_over_what_is_there(&mut self, moment: &Moment) {
        if self.store.is_err()
            && let Some(Unopened { folder, key }) = &self.rooms.backup.unopened
        {
            self.store = match key {
                Some(key) => Store::open(folder, key),
                None => Err(header(folder).err().unwrap_or(StoreError::NoStore)),
            };
        }
        if matches!(self.store, Err(StoreError::NoStore)) {
            self.carry_over_what_holds();
        }
        if self.store.is_ok() {
            self.rooms.backup.unopened = None;
        }
        self.take_up(moment);
    }

    /// Goes on over a store that was opened after the first screen, or over the reason why it could not be: what was
    /// said without it is kept there now.
    pub fn goes_on_over(&mut self, store: Result<Store, StoreError>, moment: &Moment) {
        self.store = store;
        self.take_up(moment);
    }

    /// Takes up what the store holds, which may be anything but what it held before.
    pub(super) fn take_up(&mut self, moment: &Moment) {
        self.unread.look_again();
        self.righted.store_is_another();
        self.follow_clock(moment.now);
        self.damaged_log = self.find_damaged_log(moment);
        self.keep(moment.now);
        let taken_elsewhere = matches!(
            self.not_kept,
            Some(StoreError::ChangedElsewhere | StoreError::AlreadyRunning)
        );
        if self.at_hand.is_none() || taken_elsewhere {
            self.not_kept = None;
            self.find_running(moment.now);
        }
        self.read_handed_practices();
        self.tell_of_device(moment);
        self.bring_together(moment);
        self.keep_awake(moment.now, moment.zone);
        self.show_all_to_front(moment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::Vault;
    use crate::page::Action;
    use crate::session::page::Act;
    use crate::store::{KeyPlace, Work};
    use crate::time::{Zone, from_millis};

    fn moment(second: i64) -> Moment {
        Moment {
            now: from_millis(1_790_064_000_000 + second * 1_000).unwrap(),
            zone: Zone::UTC,
            language: "en".to_owned(),
            boot: None,
        }
    }

    fn key() -> StoreKey {
        StoreKey::from_bytes(vec![7; 32]).unwrap()
    }

    fn companion(store: Result<Store, StoreError>, folder: &Path, second: i64) -> Companion {
        Companion::new(store, Vault::at(&folder.join("plan")), &moment(second))
    }

    fn rides(companion: &mut Companion, second: i64) {
        let ride = Action::of(&Act::Ride);
        let done = companion.carry_out(&ride, &[], &moment(second), &Work::new());
        done.unwrap();
    }

    #[test]
    fn a_ride_begun_ahead_of_the_lock_is_kept_once_the_key_is_in_reach() {
        let folder = tempfile::tempdir().unwrap();
        let id = Store::new_id(moment(0).now).unwrap();
        drop(Store::create(folder.path(), &id, &key(), KeyPlace::File).unwrap());
        let mut early = companion(Err(StoreError::Closed), folder.path(), 0);
        rides(&mut early, 0);
        early.reopen(folder.path(), &key(), &moment(5)).unwrap();
        assert_eq!(early.problem(), None);
        drop(early);
        let later = companion(Store::open(folder.path(), &key()), folder.path(), 9);
        assert_eq!(later.frame(moment(9).now).unwrap().elapsed_ms, 9_000);
    }

    #[test]
    fn what_another_process_left_meanwhile_is_taken_up() {
        let folder = tempfile::tempdir().unwrap();
        let id = Store::new_id(moment(0).now).unwrap();
        let made = Store::create(folder.path(), &id, &key(), KeyPlace::File);
        let mut asleep = companion(made, folder.path(), 0);
        asleep.store().unwrap().close().unwrap();
        let mut other = companion(Store::open(folder.path(), &key()), folder.path(), 1);
        rides(&mut other, 1);
        asleep.reopen(folder.path(), &key(), &moment(4)).unwrap();
        assert_eq!(asleep.frame(moment(4).now).unwrap().elapsed_ms, 3_000);
    }
}
