use ebb_core::screens::{BreatheScreen, ExerciseScreen, Moment};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The words of the exercise that is under way; none where there is none. Ask again after each action and when
    /// the number of the prompt in the frame changes.
    pub fn exercise(&self, moment: Moment) -> Result<Option<ExerciseScreen>, EbbError> {
        self.read("exercise", |ebb| Ok(ebb.exercise(&moment)))
    }

    /// The breathing patterns.
    pub fn breathe(&self, moment: Moment) -> Result<BreatheScreen, EbbError> {
        self.read("breathe", |ebb| Ok(ebb.breathe(&moment)))
    }
}
