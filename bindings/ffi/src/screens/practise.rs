use ebb_core::screens::{Moment, PracticeScreen, PractiseScreen};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// Practices, and the routine.
    pub fn practise(&self, moment: Moment) -> Result<PractiseScreen, EbbError> {
        self.read("practise", |ebb| Ok(ebb.practise(&moment)))
    }

    /// One practice before it starts; none where there is no such practice, or today is not the day for it.
    pub fn practice(&self, id: &str, moment: Moment) -> Result<Option<PracticeScreen>, EbbError> {
        self.read("practice", |ebb| Ok(ebb.practice(id, &moment)))
    }
}
