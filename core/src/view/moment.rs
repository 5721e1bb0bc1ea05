//! When and where somebody looks.

use crate::content::{Content, content};
use crate::time::{BootReading, Day, Instant, Zone};

/// When and where somebody looks at a page.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Moment {
    /// The present time.
    pub now: Instant,
    /// The zone that the device is in.
    pub zone: Zone,
    /// Language of the words, as BCP 47 ("en").
    pub language: String,
    /// What a clock that nobody can set reads at `now`, where the host has one: by it the companion's clock tells a wall
    /// clock that is wrong. None where `now` is of that clock already.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub boot: Option<BootReading>,
}

impl Moment {
    /// The words of its language.
    pub fn content(&self) -> &'static Content {
        content(&self.language)
    }

    /// The day that somebody lives now: it begins at 04:00.
    pub fn today(&self) -> Day {
        Day::of(self.now, self.zone)
    }

    /// The day that the calendar shows now.
    pub fn date(&self) -> Day {
        Day::from(self.zone.wall_clock(self.now).date())
    }
}
