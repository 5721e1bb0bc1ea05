//! The exercise that is under way, for every drawn picture.

use ebb_core::companion::SoundNow;
use ebb_core::session::{Cue, Frame};
use ebb_core::time::{Instant, is_night};
use ebb_core::view::Moment;

use crate::guard::guard;
use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The exercise at `now`; none where none is under way. One call a drawn picture.
    pub fn frame(&self, now: Instant) -> Result<Option<Frame>, EbbError> {
        guard("frame", || Ok(self.front.frame(self.clock.beside(now))))
    }

    /// True in the night, from 21:00 to 08:00 where the device is: a host is dark, dim and silent then. It only calculates.
    pub fn is_night(&self, moment: Moment) -> Result<bool, EbbError> {
        guard("is_night", || {
            let moment = self.settled(moment);
            Ok(is_night(moment.now, moment.zone))
        })
    }

    /// What to play from `from` up to but not including `to`, to be handed to the system ahead of time.
    pub fn cues(&self, from: Instant, to: Instant) -> Result<Vec<Cue>, EbbError> {
        self.read("cues", |ebb| {
            Ok(ebb.cues(self.clock.beside(from), self.clock.beside(to)))
        })
    }

    /// Takes note of the present time, which a killed process comes back from. About once a second is enough.
    pub fn tick(&self, moment: Moment) -> Result<(), EbbError> {
        self.at("tick", moment, |ebb, moment| {
            ebb.tick(moment.now);
            Ok(())
        })
    }

    /// What is to be heard at `now`; none where nothing is. Its number goes up with everything that changes the sound.
    pub fn sound_now(&self, now: Instant) -> Result<Option<SoundNow>, EbbError> {
        self.read("sound_now", |ebb| Ok(ebb.sound_now(self.clock.beside(now))))
    }

    /// The sound from `from` up to `to`, at most ten seconds: mono, 16-bit little-endian, 24 kHz; empty where nothing
    /// sounds. With `begins` it is the first piece that a player gets, and comes up softly.
    pub fn track(&self, from: Instant, to: Instant, begins: bool) -> Result<Vec<u8>, EbbError> {
        self.read("track", |ebb| {
            let (from, to) = (self.clock.beside(from), self.clock.beside(to));
            Ok(ebb.track(from, to, begins))
        })
    }
}
