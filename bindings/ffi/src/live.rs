//! The exercise that is under way, for every drawn picture.

use ebb_core::session::{Cue, Frame};
use ebb_core::time::Instant;

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The exercise at `now`; none where none is under way. One call a drawn picture.
    pub fn frame(&self, now: Instant) -> Result<Option<Frame>, EbbError> {
        self.read("frame", |ebb| Ok(ebb.frame(now)))
    }

    /// What to play from `from` up to but not including `to`, to be handed to the system ahead of time.
    pub fn cues(&self, from: Instant, to: Instant) -> Result<Vec<Cue>, EbbError> {
        self.read("cues", |ebb| Ok(ebb.cues(from, to)))
    }

    /// Takes note of the present time, which a killed process comes back from. About once a second is enough.
    pub fn tick(&self, now: Instant) -> Result<(), EbbError> {
        self.change("tick", |ebb| {
            ebb.tick(now);
            Ok(())
        })
    }
}
