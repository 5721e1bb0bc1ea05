use ebb_core::screens::{Moment, PractiseScreen};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// Practices, and the routine.
    pub fn practise(&self, moment: Moment) -> Result<PractiseScreen, EbbError> {
        self.read("practise", |ebb| Ok(ebb.practise(&moment)))
    }
}
