//! Breathing patterns as cycles of phases, their limits, and the glide from the present rate to the target.

use serde::{Deserialize, Serialize};

use super::error::SessionError;
use super::timeline::{Step, StepKind};
use crate::content::PatternContent;

/// One breath: milliseconds a phase. A phase of 0 is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreathCycle {
    /// Breathing in.
    pub inhale_ms: i64,
    /// A second, short breath in on top of the first.
    #[serde(default)]
    pub top_up_ms: i64,
    /// Holding with full lungs.
    #[serde(default)]
    pub hold_full_ms: i64,
    /// Breathing out.
    pub exhale_ms: i64,
    /// Holding with empty lungs.
    #[serde(default)]
    pub hold_empty_ms: i64,
}

/// What a custom pattern may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CycleLimits {
    /// Shortest whole breath, ms.
    pub shortest_ms: i64,
    /// Longest whole breath, ms.
    pub longest_ms: i64,
    /// Shortest breath in or out, ms.
    pub shortest_phase_ms: i64,
    /// Longest hold, ms.
    pub longest_hold_ms: i64,
}

/// Ebb's own rule, not a finding: nothing faster than twelve breaths a minute, so that no fast breathing with
/// held breath can be put together, no hold beyond that of 4-7-8, and an exhale at least as long as the inhale.
pub const CYCLE_LIMITS: CycleLimits = CycleLimits {
    shortest_ms: 5_000,
    longest_ms: 20_000,
    shortest_phase_ms: 1_500,
    longest_hold_ms: 7_000,
};

/// The longest breathing session: one hour.
pub const MAX_BREATHING_MS: i64 = 3_600_000;

/// Where a second, short breath in begins: how full the lungs are by then, of 1.
const FULL_BEFORE_TOP_UP: f64 = 0.8;

impl BreathCycle {
    /// Milliseconds of one whole breath.
    pub fn total_ms(&self) -> i64 {
        self.phases()
            .iter()
            .fold(0, |sum: i64, phase| sum.saturating_add(phase.1))
    }

    /// Breaths a minute.
    pub fn rate(&self) -> f64 {
        60_000.0 / self.total_ms().max(1) as f64
    }

    /// True when the pattern asks for holding the breath.
    pub fn holds(&self) -> bool {
        self.hold_full_ms > 0 || self.hold_empty_ms > 0
    }

    /// This cycle, or why it is outside [`CYCLE_LIMITS`].
    pub fn checked(self) -> Result<Self, SessionError> {
        let limits = CYCLE_LIMITS;
        let breath_in = self.inhale_ms.saturating_add(self.top_up_ms);
        let within = self
            .phases()
            .iter()
            .all(|phase| (0..=limits.longest_ms).contains(&phase.1))
            && (limits.shortest_ms..=limits.longest_ms).contains(&self.total_ms())
            && self.inhale_ms >= limits.shortest_phase_ms
            && self.exhale_ms >= limits.shortest_phase_ms
            && self.exhale_ms >= breath_in
            && self.hold_full_ms.max(self.hold_empty_ms) <= limits.longest_hold_ms;
        if within {
            Ok(self)
        } else {
            Err(SessionError::PatternOutsideLimits)
        }
    }

    /// The same shape at another rate. Each phase is rounded to the nearest millisecond.
    pub fn at_rate(&self, breaths_a_minute: f64) -> Self {
        let factor = 60_000.0 / (breaths_a_minute * self.total_ms().max(1) as f64);
        self.map(|phase_ms| (phase_ms as f64 * factor).round() as i64)
    }

    /// Part of the way from this cycle to `target`: 0 is this one, 1 is the target.
    fn towards(&self, target: &Self, part: f64) -> Self {
        let between = |from: i64, to: i64| (from as f64 + (to - from) as f64 * part).round() as i64;
        Self {
            inhale_ms: between(self.inhale_ms, target.inhale_ms),
            top_up_ms: between(self.top_up_ms, target.top_up_ms),
            hold_full_ms: between(self.hold_full_ms, target.hold_full_ms),
            exhale_ms: between(self.exhale_ms, target.exhale_ms),
            hold_empty_ms: between(self.hold_empty_ms, target.hold_empty_ms),
        }
    }

    fn map(&self, change: impl Fn(i64) -> i64) -> Self {
        Self {
            inhale_ms: change(self.inhale_ms),
            top_up_ms: change(self.top_up_ms),
            hold_full_ms: change(self.hold_full_ms),
            exhale_ms: change(self.exhale_ms),
            hold_empty_ms: change(self.hold_empty_ms),
        }
    }

    fn phases(&self) -> [(StepKind, i64); 5] {
        [
            (StepKind::Inhale, self.inhale_ms),
            (StepKind::TopUp, self.top_up_ms),
            (StepKind::HoldFull, self.hold_full_ms),
            (StepKind::Exhale, self.exhale_ms),
            (StepKind::HoldEmpty, self.hold_empty_ms),
        ]
    }

    /// The steps of one breath.
    pub(crate) fn steps(&self, number: u32) -> impl Iterator<Item = Step> + use<> {
        self.phases()
            .into_iter()
            .map(move |(kind, duration_ms)| Step {
                duration_ms,
                kind,
                number,
            })
    }

    /// How full the lungs are at the beginning and at the end of a phase, of 1.
    pub(crate) fn lung_levels(kind: StepKind, tops_up: bool) -> (f64, f64) {
        match kind {
            StepKind::Inhale => (0.0, if tops_up { FULL_BEFORE_TOP_UP } else { 1.0 }),
            StepKind::TopUp => (FULL_BEFORE_TOP_UP, 1.0),
            StepKind::HoldFull => (1.0, 1.0),
            StepKind::Exhale => (1.0, 0.0),
            StepKind::HoldEmpty | StepKind::Prompt | StepKind::Bell => (0.0, 0.0),
        }
    }
}

impl PatternContent {
    /// The pattern as a breath.
    pub fn cycle(&self) -> BreathCycle {
        BreathCycle {
            inhale_ms: self.inhale_ms,
            top_up_ms: self.top_up_ms,
            hold_full_ms: self.hold_full_ms,
            exhale_ms: self.exhale_ms,
            hold_empty_ms: self.hold_empty_ms,
        }
    }
}

/// Whole breaths that fill at least `duration_ms`, gliding from `from` to `target` on the way; steady where the
/// two are the same. Numbering goes on from `first_number`.
pub(crate) fn breaths(
    from: BreathCycle,
    target: BreathCycle,
    duration_ms: i64,
    first_number: u32,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut elapsed_ms = 0;
    let mut number = first_number;
    while elapsed_ms < duration_ms {
        let cycle = from.towards(&target, elapsed_ms as f64 / duration_ms as f64);
        steps.extend(cycle.steps(number));
        elapsed_ms += cycle.total_ms().max(1);
        number += 1;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LONG_EXHALE: BreathCycle = BreathCycle {
        inhale_ms: 4_000,
        top_up_ms: 0,
        hold_full_ms: 0,
        exhale_ms: 6_000,
        hold_empty_ms: 0,
    };

    #[test]
    fn the_rate_is_counted_over_the_whole_breath() {
        assert_eq!(LONG_EXHALE.rate(), 6.0);
        let box_breath = BreathCycle {
            inhale_ms: 4_000,
            hold_full_ms: 4_000,
            exhale_ms: 4_000,
            hold_empty_ms: 4_000,
            top_up_ms: 0,
        };
        assert_eq!(box_breath.rate(), 3.75);
    }

    #[test]
    fn every_pattern_that_is_offered_keeps_to_the_limits_and_says_that_it_has_holds() {
        for pattern in &crate::content::content("en").breathing.patterns {
            let cycle = pattern.cycle();
            assert_eq!(cycle.checked(), Ok(cycle), "{}", pattern.id);
            let says_so = pattern.cautions.iter().any(|caution| caution == "holds");
            assert_eq!(cycle.holds(), says_so, "{}", pattern.id);
        }
    }

    #[test]
    fn fast_breathing_and_long_holds_are_refused() {
        let refused = [
            BreathCycle {
                inhale_ms: 1_500,
                exhale_ms: 1_500,
                ..LONG_EXHALE
            },
            BreathCycle {
                hold_full_ms: 7_001,
                ..LONG_EXHALE
            },
            BreathCycle {
                inhale_ms: 7_000,
                ..LONG_EXHALE
            },
            BreathCycle {
                inhale_ms: -4_000,
                ..LONG_EXHALE
            },
            BreathCycle {
                exhale_ms: i64::MAX,
                ..LONG_EXHALE
            },
            BreathCycle {
                inhale_ms: 0,
                exhale_ms: 0,
                ..LONG_EXHALE
            },
        ];
        for cycle in refused {
            assert_eq!(
                cycle.checked(),
                Err(SessionError::PatternOutsideLimits),
                "{cycle:?}"
            );
        }
        assert_eq!(LONG_EXHALE.checked(), Ok(LONG_EXHALE));
    }

    #[test]
    fn a_glide_slows_from_breath_to_breath_and_arrives() {
        let steps = breaths(LONG_EXHALE.at_rate(16.0), LONG_EXHALE, 180_000, 0);
        let mut totals: Vec<i64> = Vec::new();
        for step in &steps {
            let breath = step.number as usize;
            totals.resize(breath + 1, 0);
            totals[breath] += step.duration_ms;
        }
        assert_eq!(totals[0], 3_750);
        assert!(
            totals.windows(2).all(|pair| pair[0] <= pair[1]),
            "{totals:?}"
        );
        assert!(totals.last().unwrap() > &9_500, "{totals:?}");
    }

    proptest! {
        #[test]
        fn a_rate_that_is_asked_for_is_the_rate_that_comes_out(rate in 3.0..30.0_f64) {
            let made = LONG_EXHALE.at_rate(rate).rate();
            prop_assert!((made - rate).abs() / rate < 0.001, "{} became {}", rate, made);
        }

        #[test]
        fn breaths_are_whole_and_fill_the_time(rate in 6.0..30.0_f64, duration_ms in 1..600_000_i64) {
            let steps = breaths(LONG_EXHALE.at_rate(rate), LONG_EXHALE, duration_ms, 0);
            let total: i64 = steps.iter().map(|step| step.duration_ms).sum();
            prop_assert!(total >= duration_ms);
            prop_assert!(total < duration_ms + LONG_EXHALE.total_ms());
            prop_assert_eq!(steps.iter().filter(|step| step.kind == StepKind::HoldEmpty && step.duration_ms > 0).count(), 0);
        }
    }
}
