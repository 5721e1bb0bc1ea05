use ebb_core::reminders::Look;
use ebb_core::screens::{Moment, ReminderHistoryScreen, RemindersScreen};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// Reminders, with the month that lies `ahead` of this one by so many, or back, where negative.
    pub fn reminders(&self, ahead: i32, moment: Moment) -> Result<RemindersScreen, EbbError> {
        self.read("reminders", |ebb| Ok(ebb.reminders(ahead, &moment)))
    }

    /// How one reminder went; none where there is no such reminder.
    pub fn reminder_history(
        &self,
        id: &str,
        moment: Moment,
    ) -> Result<Option<ReminderHistoryScreen>, EbbError> {
        self.read("reminder_history", |ebb| {
            Ok(ebb.reminder_history(id, &moment))
        })
    }

    /// What to show at once as notifications, and when to look again.
    pub fn deliveries(&self, moment: Moment) -> Result<Look, EbbError> {
        self.read("deliveries", |ebb| Ok(ebb.deliveries(&moment)?))
    }

    /// Settles what has passed. Call this when somebody opens Ebb; the screens then say what was missed, once.
    pub fn look_back(&self, moment: Moment) -> Result<(), EbbError> {
        self.change("look_back", |ebb| {
            ebb.look_back(&moment);
            Ok(())
        })
    }
}
