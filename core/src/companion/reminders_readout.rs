//! Reminders as other programs read them.

use super::refusal::Refusal;
use super::state::Companion;
use crate::reminders::page::{self, ComingRecord, RemindersRecord};
use crate::view::{Closed, Failure, Moment, View};

impl Companion {
    /// Everything that is set up, and what comes up.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn reminders_record(&self, moment: &Moment) -> Result<RemindersRecord, Refusal> {
        self.reminders_read(moment, page::reminders_record)
    }

    /// What comes up, and what waits.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn coming_record(&self, moment: &Moment) -> Result<Vec<ComingRecord>, Refusal> {
        self.reminders_read(moment, page::coming_record)
    }

    /// What the month holds that lies `ahead` months after the present one.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn month_record(&self, ahead: i32, moment: &Moment) -> Result<Vec<ComingRecord>, Refusal> {
        self.reminders_read(moment, |view| page::month_record(ahead, view))
    }

    fn reminders_read<T>(
        &self,
        moment: &Moment,
        read: impl FnOnce(&View<'_>) -> Result<T, Closed>,
    ) -> Result<T, Refusal> {
        let refused = |closed| Refusal::of(Failure::Closed(closed), moment);
        self.viewed(moment, read).map_err(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::super::world::{STATES, moment, world};

    #[test]
    fn nothing_that_is_set_up_is_told_ahead_of_the_lock_or_where_it_does_not_read() {
        for state in STATES {
            let world = world(state);
            let companion = &world.companion;
            let open = companion.store().is_some() && !companion.is_locked();
            let all = companion.reminders_record(&moment());
            assert_eq!(all.is_ok(), open, "{state:?}");
            let month = companion.month_record(0, &moment());
            assert_eq!(month.is_ok(), open, "{state:?}");
            let coming = companion.coming_record(&moment());
            assert_eq!(coming.ok(), all.ok().map(|all| all.coming), "{state:?}");
        }
    }
}
