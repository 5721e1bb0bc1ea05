//! The one clock of the terminal. `--at` and `--speed` move it, for trying things out in a folder of their own.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ebb_core::companion::{Companion, SteadyClock};
use ebb_core::time::{Instant, Zone, from_millis};
use ebb_core::view::Moment;

use crate::boot_clock;
use crate::device_zone::DeviceZone;

/// 9999-12-31T23:59:59.999Z, the last moment that the core knows.
const LAST_MS: i64 = 253_402_300_799_999;

/// The language of the terminal's pages.
pub const LANGUAGE: &str = "en";

/// Milliseconds of the wall clock, or of a moved one.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: Arc<Mutex<DeviceZone>>,
    steady: Arc<SteadyClock>,
    started_ms: i64,
    at_ms: i64,
    speed: f64,
    moved: bool,
}

impl Clock {
    /// The device's own clock and zone, moved to `at` and sped up by `speed` where those are given. What is known of the
    /// clock is kept with the data in `folder`.
    pub fn new(at: Option<Instant>, speed: Option<f64>, folder: &Path) -> Self {
        let started_ms = wall_ms();
        let at_ms = at.map_or(started_ms, |at| at.timestamp_millis());
        let moved = at.is_some() || speed.is_some();
        let now = from_millis(at_ms).unwrap_or_default();
        Self {
            zone: Arc::new(Mutex::new(DeviceZone::read(now))),
            steady: if moved {
                Arc::default()
            } else {
                Arc::new(SteadyClock::over(folder))
            },
            started_ms,
            at_ms,
            speed: speed.unwrap_or(1.0),
            moved,
        }
    }

    /// The present time. Where the clock is not moved it is that of the wall clock, as far as a clock that nobody can set
    /// bears it out.
    pub fn now(&self) -> Instant {
        if self.moved {
            return self.reads(wall_ms());
        }
        let boot = boot_clock::read();
        self.steady.now(self.reads(wall_ms()), boot.as_ref())
    }

    /// What is known of the clock, for the companion that goes by it.
    pub fn steady(&self) -> Arc<SteadyClock> {
        Arc::clone(&self.steady)
    }

    fn reads(&self, wall_ms: i64) -> Instant {
        let ms = if self.moved {
            self.at_ms + ((wall_ms - self.started_ms) as f64 * self.speed) as i64
        } else {
            wall_ms
        };
        // At the end of time it stands still; it never begins anew.
        from_millis(ms.clamp(0, LAST_MS)).unwrap_or_default()
    }

    /// When and where a screen is looked at.
    pub fn moment(&self) -> Moment {
        Moment {
            now: self.now(),
            zone: self.zone(),
            language: LANGUAGE.to_owned(),
            boot: None,
        }
    }

    /// The zone of this computer, also after somebody has changed it.
    fn zone(&self) -> Zone {
        self.device(self.now()).zone
    }

    /// Tells the core what this computer knows about its own zone and those in which reminders stay.
    pub fn tell_zones(&self, companion: &Companion) {
        let moment = self.moment();
        let wanted = companion.zones_wanted();
        let reports = self.device(moment.now).reports(&wanted, moment.now);
        companion.learn_zones(&reports, &moment);
    }

    fn device(&self, now: Instant) -> MutexGuard<'_, DeviceZone> {
        let mut known = self.zone.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_old(now) {
            *known = DeviceZone::read(now);
        }
        known
    }

    /// How long a span of this clock takes in reality.
    pub fn real(&self, span_ms: i64) -> Duration {
        Duration::from_secs_f64((span_ms.max(0) as f64 / 1_000.0 / self.speed).min(3_600.0))
    }
}

fn wall_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_clock_starts_where_it_is_put_and_runs_as_fast_as_it_is_told() {
        let clock = Clock {
            zone: Arc::new(Mutex::new(DeviceZone::read(Instant::UNIX_EPOCH))),
            steady: Arc::default(),
            started_ms: 1_000_000,
            at_ms: 1_800_000_000_000,
            speed: 60.0,
            moved: true,
        };
        assert_eq!(clock.reads(1_000_000).timestamp_millis(), 1_800_000_000_000);
        assert_eq!(clock.reads(1_001_000).timestamp_millis(), 1_800_000_060_000);
        assert_eq!(clock.real(60_000), Duration::from_secs(1));
    }

    #[test]
    fn a_clock_that_stands_still_shows_the_same_time_however_long_it_is_looked_at() {
        let clock = Clock {
            zone: Arc::new(Mutex::new(DeviceZone::read(Instant::UNIX_EPOCH))),
            steady: Arc::default(),
            started_ms: 1_000_000,
            at_ms: 1_800_000_000_000,
            speed: 0.0,
            moved: true,
        };
        assert_eq!(clock.reads(9_000_000).timestamp_millis(), 1_800_000_000_000);
        let last = Clock {
            speed: 1e6,
            at_ms: LAST_MS - 5,
            ..clock.clone()
        };
        assert_eq!(last.reads(9_000_000).timestamp_millis(), LAST_MS);
        // It never gets anywhere; whoever waits for it looks again within the hour.
        assert_eq!(clock.real(60_000), Duration::from_secs(3_600));
        assert_eq!(clock.real(0), Duration::from_secs(3_600));
    }
}
