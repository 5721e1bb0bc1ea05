//! What an exercise is going to be, fixed when it starts and kept with it: a later edit of the content changes
//! words, never the seconds of an exercise that is under way.

use serde::{Deserialize, Serialize};

use super::breathing::{BreathCycle, MAX_BREATHING_MS, breaths};
use super::error::SessionError;
use super::timeline::{Step, StepKind, Timeline};
use crate::content::Stage;

/// What kind of exercise this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseKind {
    /// Urge surfing.
    Ride,
    /// Paced breathing.
    Breathing,
    /// A guided practice.
    Practice,
}

/// Where the prompts put the attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// On the body.
    Inward,
    /// On the room: eyes open, feet, sounds, colours.
    Outward,
    /// On a day on which the person has used: awake, upright, near someone, and no breathing to settle.
    StayAwake,
}

/// One prompt of a plan: its words are looked up by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPrompt {
    /// Id of the prompt in the content.
    pub id: String,
    /// The stage it belongs to.
    pub stage: Stage,
    /// Milliseconds for which it stands.
    pub duration_ms: i64,
    /// True where a bell rings as it begins.
    #[serde(default, skip_serializing_if = "is_silent")]
    pub bell: bool,
}

/// A stretch of one pattern, steady or gliding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreathSegment {
    /// The breath that is held or arrived at.
    pub cycle: BreathCycle,
    /// The breath at the beginning, where the stretch glides.
    pub glide_from: Option<BreathCycle>,
    /// Milliseconds to fill; the last breath is always finished.
    pub duration_ms: i64,
}

/// Everything an exercise needs to be shown at any instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Ride, breathing or practice.
    pub kind: ExerciseKind,
    /// Id of the pattern or the practice in the content; "custom" or "finder" for those.
    pub pattern: String,
    /// Where the prompts put the attention.
    pub form: Form,
    /// The prompts, in order; none for breathing.
    pub prompts: Vec<PlannedPrompt>,
    /// The breath that repeats under the prompts, where there is one.
    pub under: Option<BreathCycle>,
    /// The breaths of a breathing session; none for a ride.
    pub breaths: Vec<BreathSegment>,
    /// True where a bell rings at its end; false where a sudden sound could startle.
    #[serde(default = "ring")]
    pub bells: bool,
}

impl Plan {
    /// A breathing session of at least `duration_ms`, which is more than 0 and at most an hour.
    ///
    /// With `from_rate` (breaths a minute, 6 to 30) it begins at that rate and glides over the first half.
    pub fn breathing(
        pattern: &str,
        cycle: BreathCycle,
        duration_ms: i64,
        from_rate: Option<f64>,
    ) -> Result<Self, SessionError> {
        let cycle = cycle.checked()?;
        let glide_ms = duration_ms / 2;
        let segments = match from_rate {
            None => vec![BreathSegment {
                cycle,
                glide_from: None,
                duration_ms,
            }],
            Some(rate) if (6.0..=30.0).contains(&rate) => vec![
                BreathSegment {
                    cycle,
                    glide_from: Some(cycle.at_rate(rate)),
                    duration_ms: glide_ms,
                },
                BreathSegment {
                    cycle,
                    glide_from: None,
                    duration_ms: duration_ms - glide_ms,
                },
            ],
            Some(rate) => {
                return Err(SessionError::RateOutsideLimits {
                    breaths_a_minute: rate,
                });
            }
        };
        Self::of_segments(pattern, segments)
    }

    /// The resonance finder: the shape of `cycle` at each rate in turn.
    pub fn finder(cycle: BreathCycle, rates: &[f64], each_ms: i64) -> Result<Self, SessionError> {
        let segment = |rate: &f64| BreathSegment {
            cycle: cycle.at_rate(*rate),
            glide_from: None,
            duration_ms: each_ms,
        };
        Self::of_segments("finder", rates.iter().map(segment).collect())
    }

    fn of_segments(pattern: &str, breaths: Vec<BreathSegment>) -> Result<Self, SessionError> {
        let total = breaths.iter().fold(0_i64, |sum, segment| {
            sum.saturating_add(segment.duration_ms)
        });
        if total <= 0 || breaths.iter().any(|segment| segment.duration_ms < 0) {
            return Err(SessionError::TooShort);
        }
        if total > MAX_BREATHING_MS {
            return Err(SessionError::TooLong {
                longest_ms: MAX_BREATHING_MS,
            });
        }
        let kind = ExerciseKind::Breathing;
        Ok(Self {
            kind,
            pattern: pattern.to_owned(),
            form: Form::Outward,
            prompts: Vec::new(),
            under: None,
            breaths,
            bells: true,
        })
    }

    pub(crate) fn prompt_timeline(&self) -> Timeline {
        Timeline::once(prompt_steps(&self.prompts, 0))
    }

    pub(crate) fn breath_timeline(&self) -> Timeline {
        if let Some(cycle) = self.under {
            return Timeline::repeating(cycle.steps(0));
        }
        let mut steps: Vec<Step> = Vec::new();
        for segment in &self.breaths {
            let next = steps.last().map_or(0, |last| last.number + 1);
            steps.extend(breaths(
                segment.glide_from.unwrap_or(segment.cycle),
                segment.cycle,
                segment.duration_ms,
                next,
            ));
        }
        Timeline::once(steps)
    }

    /// Which stretch of the plan `elapsed_ms` falls in, from 0; the last one past the end.
    pub fn segment_at(&self, elapsed_ms: i64) -> i32 {
        let over = self.segment_ends().take_while(|end| *end <= elapsed_ms);
        let last = self.breaths.len().saturating_sub(1);
        i32::try_from(over.count().min(last)).unwrap_or(i32::MAX)
    }

    /// When each stretch of the plan is over, milliseconds from the first breath: its last breath is always finished.
    pub(super) fn segment_ends(&self) -> impl Iterator<Item = i64> + '_ {
        self.breaths.iter().scan(0, |end, segment| {
            let from = segment.glide_from.unwrap_or(segment.cycle);
            let steps = breaths(from, segment.cycle, segment.duration_ms, 0);
            *end += steps.iter().map(|step| step.duration_ms).sum::<i64>();
            Some(*end)
        })
    }
}

/// Prompts as steps, numbered from `first_number`.
pub(crate) fn prompt_steps(
    prompts: &[PlannedPrompt],
    first_number: u32,
) -> impl Iterator<Item = Step> + '_ {
    (first_number..).zip(prompts).map(|(number, prompt)| Step {
        duration_ms: prompt.duration_ms,
        kind: if prompt.bell {
            StepKind::Bell
        } else {
            StepKind::Prompt
        },
        number,
    })
}

fn ring() -> bool {
    true
}

// serde hands every field over by reference.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is serde's"
)]
fn is_silent(bell: &bool) -> bool {
    !bell
}

#[cfg(test)]
mod tests {
    use super::*;

    const CYCLE: BreathCycle = BreathCycle {
        inhale_ms: 4_000,
        top_up_ms: 0,
        hold_full_ms: 0,
        exhale_ms: 6_000,
        hold_empty_ms: 0,
    };

    #[test]
    fn a_session_of_no_time_or_of_a_year_is_refused() {
        let year_ms = 365 * 86_400_000;
        assert_eq!(
            Plan::breathing("x", CYCLE, 0, None),
            Err(SessionError::TooShort)
        );
        assert_eq!(
            Plan::breathing("x", CYCLE, -1, None),
            Err(SessionError::TooShort)
        );
        let too_long = Err(SessionError::TooLong {
            longest_ms: MAX_BREATHING_MS,
        });
        assert_eq!(Plan::breathing("x", CYCLE, year_ms, None), too_long);
        assert_eq!(Plan::breathing("x", CYCLE, i64::MAX, Some(12.0)), too_long);
    }

    #[test]
    fn a_session_ends_with_a_whole_breath() {
        let plan = Plan::breathing("x", CYCLE, 65_000, None).unwrap();
        assert_eq!(plan.breath_timeline().lap_ms(), 70_000);
    }

    #[test]
    fn a_rate_that_nobody_breathes_at_is_refused() {
        for rate in [0.0, 5.9, 30.1, f64::NAN, f64::INFINITY] {
            assert!(matches!(
                Plan::breathing("x", CYCLE, 60_000, Some(rate)),
                Err(SessionError::RateOutsideLimits { .. })
            ));
        }
    }

    #[test]
    fn the_finder_tries_each_pace_in_turn() {
        let plan = Plan::finder(CYCLE, &[6.5, 6.0, 5.5], 120_000).unwrap();
        assert_eq!(plan.segment_at(0), 0);
        assert_eq!(plan.segment_at(130_000), 1);
        assert_eq!(plan.segment_at(300_000), 2);
        assert_eq!(plan.segment_at(900_000), 2);
    }
}
