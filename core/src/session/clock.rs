//! An exercise's own clock. It is anchored to the last event: elapsed time is that event's, plus what the wall
//! clock has moved on since. Where the wall clock was set back, the step becomes an event and thereby the new
//! anchor, so elapsed time neither runs backwards nor stands still.

use crate::time::{Instant, to_millis};

/// Elapsed time as a function of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    anchor_at_ms: i64,
    anchor_elapsed_ms: i64,
    last_seen_ms: i64,
}

impl Clock {
    pub fn starting(at: Instant) -> Self {
        Self::anchored(at, 0)
    }

    pub fn anchored(at: Instant, elapsed_ms: i64) -> Self {
        let anchor_at_ms = to_millis(at);
        Self {
            anchor_at_ms,
            anchor_elapsed_ms: elapsed_ms,
            last_seen_ms: anchor_at_ms,
        }
    }

    /// Milliseconds since the exercise began. Before the anchor, the anchor's own.
    pub fn elapsed_ms(&self, now: Instant) -> i64 {
        self.elapsed_at(to_millis(now))
    }

    fn elapsed_at(&self, wall_ms: i64) -> i64 {
        self.anchor_elapsed_ms
            .saturating_add(wall_ms.saturating_sub(self.anchor_at_ms).max(0))
    }

    pub fn is_before_anchor(&self, now: Instant) -> bool {
        to_millis(now) < self.anchor_at_ms
    }

    /// Takes note of `now`. Where it lies before the last instant that was seen, gives how far the clock was set
    /// back and the elapsed time at which that was found.
    pub fn see(&mut self, now: Instant) -> Option<(i64, i64)> {
        let now_ms = to_millis(now);
        if now_ms >= self.last_seen_ms {
            self.last_seen_ms = now_ms;
            return None;
        }
        let elapsed_ms = self.elapsed_at(self.last_seen_ms);
        let by_ms = self.last_seen_ms - now_ms;
        *self = Self::anchored(now, elapsed_ms);
        Some((by_ms, elapsed_ms))
    }

    /// Takes note of an instant that was kept by an earlier process.
    pub fn saw(&mut self, last_seen: Instant) {
        self.last_seen_ms = self.last_seen_ms.max(to_millis(last_seen));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::from_millis;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Instant {
        from_millis(1_800_000_000_000 + seconds * 1_000).unwrap()
    }

    #[test]
    fn a_clock_that_is_set_back_an_hour_loses_no_second() {
        let mut clock = Clock::starting(at(0));
        assert_eq!(clock.see(at(100)), None);
        assert_eq!(clock.see(at(-3_500)), Some((3_600_000, 100_000)));
        assert_eq!(clock.elapsed_ms(at(-3_490)), 110_000);
    }

    proptest! {
        #[test]
        fn elapsed_time_never_runs_back_and_moves_with_every_forward_step(
            moves in prop::collection::vec(-10_000_000..10_000_000_i64, 1..200),
        ) {
            let mut clock = Clock::starting(at(0));
            let mut wall_ms = to_millis(at(0));
            let mut before = 0;
            for step in moves {
                wall_ms += step;
                let now = from_millis(wall_ms).unwrap();
                clock.see(now);
                let elapsed = clock.elapsed_ms(now);
                prop_assert_eq!(elapsed, before + step.max(0));
                before = elapsed;
            }
        }
    }
}
