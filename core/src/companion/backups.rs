//! Backups for a host that reads files itself: one that is larger than what a form holds, or that comes back before
//! anything else is there.

use std::io::Read;
use std::path::Path;

use super::refusal::Refusal;
use super::state::Companion;
use crate::backup::{self, BackupError, Passphrase, Preview, Way};
use crate::store::{self, NewKey, SnapshotJob, Store, StoreKey, Work};
use crate::view::{Closed, Failure, Moment};

impl Companion {
    /// Looks at what is in a backup. Nothing is changed.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be read, or everything is hidden.
    pub fn look_at_backup(
        &self,
        file: impl Read,
        passphrase: &Passphrase,
        moment: &Moment,
    ) -> Result<Preview, Refusal> {
        self.may_bring(moment)?;
        backup::look(file, passphrase.as_str()).map_err(|error| refused(error, moment))
    }

    /// Brings a backup back, and says what came of it. Where no store opens, the plan comes alone.
    ///
    /// # Errors
    /// [`Refusal`]; nothing has changed then, but where it says that the plan is back.
    pub fn bring_back(
        &mut self,
        file: impl Read,
        passphrase: &Passphrase,
        way: Way,
        moment: &Moment,
        work: &Work,
    ) -> Result<String, Refusal> {
        self.may_bring(moment)?;
        let (store, vault, now) = (self.store(), &self.vault, moment.now);
        let done = backup::restore(file, passphrase.as_str(), way, store, vault, now, work);
        let restored = done.map_err(|error| refused(error, moment))?;
        self.take_up(moment);
        Ok(backup::told(&restored, way, &moment.content().backup))
    }

    /// Ebb's own copy of the store, where one is due and nothing runs that it could disturb. A host has it made after its
    /// first page, on a thread of its own; what goes wrong with it needs no word, the copies that there are stay.
    pub fn snapshot_due(&self, moment: &Moment) -> Option<SnapshotJob> {
        // A copy under a wrong day could take the place of a right one.
        if !self.clock.is_sure() || self.running().is_some() {
            return None;
        }
        self.store()?.snapshot_due(moment.now).ok()?
    }

    /// Makes a new data file of what reads of the one in `folder`, and goes on over it; the answer is what came of it, in
    /// words. For a store that does not open, too.
    ///
    /// # Errors
    /// [`Refusal`]; nothing has changed then.
    pub fn mend(
        &mut self,
        folder: &Path,
        key: &StoreKey,
        moment: &Moment,
        work: &Work,
    ) -> Result<String, Refusal> {
        self.may_bring(moment)?;
        self.close_store(moment)?;
        let mended = store::mend(folder, key, moment.now, work);
        self.goes_on_over(Store::open(folder, key), moment);
        self.lies_in(folder, Some(key.copy()));
        match mended {
            Ok(mended) => Ok(backup::mended_in_words(&mended, moment)),
            Err(error) => match backup::not_mended(&error, &moment.content().backup) {
                Some(why) => Err(Refusal::of(Failure::Senseless(why.to_owned()), moment)),
                None => Err(refused(error.into(), moment)),
            },
        }
    }

    /// Puts everything in `folder` under another key, and goes on over it.
    ///
    /// # Errors
    /// [`Refusal`]; nothing has changed then, or all has once the store is opened next: its header says which key it wants.
    pub fn change_key(
        &mut self,
        folder: &Path,
        old: &StoreKey,
        new: &NewKey<'_>,
        moment: &Moment,
        work: &Work,
    ) -> Result<(), Refusal> {
        self.may_bring(moment)?;
        // A store that an earlier Ebb made says in its header alone when that was, and the new header is another one.
        let made = self.store().map_or(Ok(None), Store::made_at);
        made.map_err(|error| refused(error.into(), moment))?;
        self.close_store(moment)?;
        let changed = store::change_key(folder, old, new, work);
        let key = if new.counts(folder) { new.key } else { old };
        self.goes_on_over(Store::open(folder, key), moment);
        changed.map_err(
            |error| match backup::key_stays(&error, &moment.content().backup) {
                Some(why) => Refusal::of(Failure::Senseless(why), moment),
                None => refused(error.into(), moment),
            },
        )
    }

    fn close_store(&self, moment: &Moment) -> Result<(), Refusal> {
        let closed = self.store().map_or(Ok(()), Store::close);
        closed.map_err(|error| refused(error.into(), moment))
    }

    /// Writes everything as tables into a new folder.
    ///
    /// # Errors
    /// [`Refusal`]; the folder is not there then, unless it was before.
    pub fn write_sheets(&self, folder: &Path, moment: &Moment, work: &Work) -> Result<(), Refusal> {
        let written = self.viewed(moment, |view| {
            let store = view.own()?;
            let written = backup::write_sheets(folder, store, &self.vault, work);
            written.map_err(|error| backup::stop(error, moment.content()))
        });
        written.map_err(|stop| Refusal::of_stop(stop, moment))?;
        self.note_what_plan_lost();
        Ok(())
    }

    fn may_bring(&self, moment: &Moment) -> Result<(), Refusal> {
        if self.is_locked() {
            return Err(Refusal::of(Failure::Closed(Closed::Locked), moment));
        }
        if self.running().is_some() {
            let words = moment.content().backup.under_way.clone();
            return Err(Refusal::of(Failure::Senseless(words), moment));
        }
        Ok(())
    }
}

fn refused(error: BackupError, moment: &Moment) -> Refusal {
    Refusal::of_stop(backup::stop(error, moment.content()), moment)
}
