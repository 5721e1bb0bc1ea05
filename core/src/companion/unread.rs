//! What did not read, and what could not be kept: told wherever somebody looks, in JSON and by the exit code. A list
//! that cannot be read is never an empty list.

use super::refusal::Refusal;
use super::state::Companion;
use crate::content::fill;
use crate::store::{Store, StoreError};
use crate::time::to_millis;
use crate::view::{Closed, Failure, Moment, what_to_do};

/// When a damaged log was found, and the name of its copy.
const DAMAGED_LOG: &str = "damaged-log";
const DAMAGE_TOLD_FOR_MS: i64 = 3 * 86_400_000;

impl Companion {
    /// What `read` finds in the store. None where the store is not open, which the first screen says, and where it
    /// does not give it, which is noted and said from now on.
    pub(super) fn read<T, E: Into<StoreError>>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, E>,
    ) -> Option<T> {
        let found = read(self.store()?);
        self.noted(found)
    }

    /// The same for what the person wrote: none ahead of the lock.
    pub(super) fn read_own<T, E: Into<StoreError>>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, E>,
    ) -> Option<T> {
        if self.locked { None } else { self.read(read) }
    }

    /// Reads what the person wrote, for a host that prints or writes it as records.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn own<T, E: Into<StoreError>>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, E>,
        moment: &Moment,
    ) -> Result<T, Refusal> {
        let closed = |closed| Refusal::of(Failure::Closed(closed), moment);
        if self.locked {
            return Err(closed(Closed::Locked));
        }
        let store = self.store.as_ref();
        let read = store
            .map_err(Clone::clone)
            .and_then(|store| read(store).map_err(Into::into));
        read.map_err(|error| closed(Closed::Unreadable(error)))
    }

    /// What was read; where it was not, why is noted, and said from now on.
    pub(super) fn noted<T, E: Into<StoreError>>(&self, read: Result<T, E>) -> Option<T> {
        read.map_err(|error| self.unread.note(error.into())).ok()
    }

    /// Why not everything is read and kept, where that is so.
    pub fn problem(&self) -> Option<StoreError> {
        let not_kept = self.store.as_ref().err().or(self.not_kept.as_ref());
        not_kept.cloned().or_else(|| self.unread.first())
    }

    /// True where what is done now cannot be kept.
    pub(super) fn keeps_nothing(&self) -> bool {
        self.store.is_err() || self.not_kept.is_some()
    }

    /// True where all is read and kept. A command that ends says otherwise with its exit code.
    pub fn is_whole(&self) -> bool {
        let damaged_log = self.store().and_then(Store::damaged_log);
        self.problem().is_none() && damaged_log.is_none() && self.hide_unkept.is_none()
    }

    /// What could not be read or kept, and what to do, a sentence each.
    pub fn problems(&self, moment: &Moment) -> Vec<String> {
        let words = &moment.content().words.notices;
        let said = |problem: StoreError| match problem {
            StoreError::Busy if self.store.is_err() => words.busy_at_start.clone(),
            StoreError::Busy if self.ends => words.busy_at_end.clone(),
            StoreError::Busy => words.busy.clone(),
            problem => what_to_do(&problem, words).unwrap_or_else(|| words.other.clone()),
        };
        let problem = self.problem().map(said);
        let beside = [
            self.damaged_log.clone(),
            self.hide_problem(moment),
            self.holds_problem(moment),
        ];
        problem
            .into_iter()
            .chain(beside.into_iter().flatten())
            .collect()
    }

    /// That hiding, or showing again, holds here alone because it could not be remembered.
    pub fn hide_problem(&self, moment: &Moment) -> Option<String> {
        let words = &moment.content().words.notices;
        let said = if self.locked {
            &words.hide_not_kept
        } else {
            &words.show_not_kept
        };
        self.hide_unkept.as_ref().map(|_| said.clone())
    }

    /// That a log did not read to its end, for three days: whoever opened the store first may have been a program
    /// that nobody looks at.
    pub(super) fn find_damaged_log(&self, moment: &Moment) -> Option<String> {
        let store = self.store()?;
        let copy = store.damaged_log();
        if let Some(copy) = &copy {
            let found = format!("{} {copy}", to_millis(moment.now));
            // Where it cannot be kept it is said by this process alone, and the copy lies there all the same.
            let _ = store.set_setting(DAMAGED_LOG, &found);
        }
        let copy = copy.or_else(|| {
            let found = self.setting(DAMAGED_LOG)?;
            let (at, copy) = found.split_once(' ')?;
            let since = to_millis(moment.now).saturating_sub(at.parse().ok()?);
            (since < DAMAGE_TOLD_FOR_MS).then(|| copy.to_owned())
        })?;
        let words = &moment.content().words.notices;
        Some(fill(&words.damaged_log, &[("file", &copy)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::page::At;
    use crate::crisis::Vault;
    use crate::page::Place;
    use crate::store::scratch;

    #[test]
    fn what_a_page_could_not_read_is_known_to_whoever_looked() {
        let (folder, store) = scratch::store();
        store
            .write(|db| Ok(db.execute("DROP TABLE caution_ticks", [])?))
            .unwrap();
        let moment = Moment {
            now: "2026-11-24T12:00:00Z".parse().unwrap(),
            zone: crate::time::Zone::UTC,
            language: "en".to_owned(),
            boot: None,
        };
        let vault = Vault::at(&folder.path().join("plan"));
        let mut companion = Companion::new(Ok(store), vault, &moment);
        assert_eq!(companion.problem(), None);
        let page = companion.page(&Place::to(&At::All), &[], &moment);
        let told = format!("{page:?}");
        assert!(companion.problem().is_some(), "{told}");
        assert!(told.contains(&moment.content().pages.closed.unreadable));
    }
}
