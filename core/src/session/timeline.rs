//! The one engine under every exercise: steps with durations and their prefix sums. Where an instant falls is a
//! binary search, so a ride of three hours costs what a ride of three minutes costs.

/// One step of a timeline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Step {
    /// Milliseconds, at least 1.
    pub duration_ms: i64,
    pub kind: StepKind,
    /// The number of the breath or of the prompt, from 0.
    pub number: u32,
}

/// What a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepKind {
    Inhale,
    TopUp,
    HoldFull,
    Exhale,
    HoldEmpty,
    Prompt,
    /// A prompt that a bell begins.
    Bell,
}

/// Where an elapsed time falls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Position {
    pub step: Step,
    /// The step's number, counted on over the laps of a repeating timeline.
    pub number: i64,
    /// Milliseconds since the step began.
    pub into_ms: i64,
}

/// Steps laid end to end, once or over and over.
#[derive(Debug, Clone, Default)]
pub(crate) struct Timeline {
    steps: Vec<Step>,
    /// `ends[i]` is the elapsed time at which step `i` is over.
    ends: Vec<i64>,
    repeats: bool,
}

impl Timeline {
    /// Steps that are run through once. Steps without a duration are left out.
    pub fn once(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut timeline = Self::default();
        timeline.extend(steps);
        timeline
    }

    /// Steps that begin again when they are over.
    pub fn repeating(steps: impl IntoIterator<Item = Step>) -> Self {
        Self {
            repeats: true,
            ..Self::once(steps)
        }
    }

    /// Adds steps at the end.
    pub fn extend(&mut self, steps: impl IntoIterator<Item = Step>) {
        let mut end = self.lap_ms();
        for step in steps.into_iter().filter(|step| step.duration_ms > 0) {
            end = end.saturating_add(step.duration_ms);
            self.steps.push(step);
            self.ends.push(end);
        }
    }

    /// Milliseconds from the first step to the end of the last: one lap where the timeline repeats.
    pub fn lap_ms(&self) -> i64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// The step that `elapsed_ms` falls in, or none past the end. A negative time counts as the start.
    pub fn at(&self, elapsed_ms: i64) -> Option<Position> {
        let (lap, into_lap_ms) = self.lap_of(elapsed_ms.max(0))?;
        let index = self.ends.partition_point(|&end| end <= into_lap_ms);
        let step = *self.steps.get(index)?;
        Some(Position {
            step,
            number: self.number(lap, step),
            into_ms: into_lap_ms - (self.ends[index] - step.duration_ms),
        })
    }

    /// The steps that begin in `from_ms..to_ms`, with the time at which each begins.
    pub fn starting_in(
        &self,
        from_ms: i64,
        to_ms: i64,
    ) -> impl Iterator<Item = (i64, Position)> + '_ {
        let first = from_ms.max(0);
        let (mut lap, into_lap_ms) = self.lap_of(first).unwrap_or((0, i64::MAX));
        let mut index = self.starts_before(into_lap_ms);
        std::iter::from_fn(move || {
            if index == self.steps.len() && self.repeats && !self.steps.is_empty() {
                index = 0;
                lap += 1;
            }
            let step = *self.steps.get(index)?;
            let start = lap * self.lap_ms() + self.ends[index] - step.duration_ms;
            index += 1;
            (start < to_ms).then(|| {
                (
                    start,
                    Position {
                        step,
                        number: self.number(lap, step),
                        into_ms: 0,
                    },
                )
            })
        })
    }

    fn lap_of(&self, elapsed_ms: i64) -> Option<(i64, i64)> {
        match self.lap_ms() {
            0 => None,
            lap_ms if self.repeats => Some((elapsed_ms / lap_ms, elapsed_ms % lap_ms)),
            _ => Some((0, elapsed_ms)),
        }
    }

    /// How many steps of a lap begin before `into_lap_ms`.
    fn starts_before(&self, into_lap_ms: i64) -> usize {
        match self.ends.partition_point(|&end| end <= into_lap_ms) {
            index if index == self.steps.len() => index,
            index if self.ends[index] - self.steps[index].duration_ms < into_lap_ms => index + 1,
            index => index,
        }
    }

    fn number(&self, lap: i64, step: Step) -> i64 {
        let per_lap = self
            .steps
            .last()
            .map_or(0, |last| i64::from(last.number) + 1);
        lap * per_lap + i64::from(step.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn steps(durations: &[i64]) -> Vec<Step> {
        (0..)
            .zip(durations)
            .map(|(number, &duration_ms)| Step {
                duration_ms,
                kind: StepKind::Prompt,
                number,
            })
            .collect()
    }

    /// Walks from the first step, a step at a time, and never looks anything up.
    fn walked(durations: &[i64], repeats: bool, elapsed_ms: i64) -> Option<(i64, i64)> {
        let mut left = elapsed_ms;
        let mut number = 0;
        loop {
            for &duration in durations {
                if left < duration {
                    return Some((number, left));
                }
                left -= duration;
                number += 1;
            }
            if !repeats {
                return None;
            }
        }
    }

    proptest! {
        #[test]
        fn a_position_is_where_walking_step_by_step_ends(
            durations in prop::collection::vec(1..5_000_i64, 1..60), repeats: bool, elapsed in 0..400_000_i64,
        ) {
            let timeline = if repeats { Timeline::repeating(steps(&durations)) } else { Timeline::once(steps(&durations)) };
            let found = timeline.at(elapsed).map(|position| (position.number, position.into_ms));
            prop_assert_eq!(found, walked(&durations, repeats, elapsed));
        }

        #[test]
        fn the_starts_of_two_stretches_are_those_of_both_together(
            durations in prop::collection::vec(1..5_000_i64, 1..40), repeats: bool,
            mut marks in prop::array::uniform3(0..200_000_i64),
        ) {
            marks.sort_unstable();
            let [from, middle, to] = marks;
            let timeline = if repeats { Timeline::repeating(steps(&durations)) } else { Timeline::once(steps(&durations)) };
            let mut parts: Vec<_> = timeline.starting_in(from, middle).collect();
            parts.extend(timeline.starting_in(middle, to));
            prop_assert_eq!(parts, timeline.starting_in(from, to).collect::<Vec<_>>());
        }

        #[test]
        fn each_step_starts_where_its_own_position_begins(
            durations in prop::collection::vec(1..5_000_i64, 1..40), repeats: bool,
        ) {
            let timeline = if repeats { Timeline::repeating(steps(&durations)) } else { Timeline::once(steps(&durations)) };
            let starts: Vec<_> = timeline.starting_in(0, 100_000).collect();
            prop_assert!(!starts.is_empty());
            for (at, position) in starts {
                // What begins where a stretch ends belongs to the next.
                prop_assert!(timeline.starting_in(at - 1, at).all(|(start, _)| start < at));
                prop_assert!(timeline.starting_in(at, at + 1).any(|(start, _)| start == at));
                prop_assert_eq!(timeline.at(at), Some(position));
            }
        }
    }

    #[test]
    fn an_empty_timeline_has_no_position_and_no_starts() {
        for timeline in [Timeline::once([]), Timeline::repeating([])] {
            assert_eq!(timeline.at(0), None);
            assert_eq!(timeline.starting_in(0, i64::MAX).count(), 0);
        }
    }

    #[test]
    fn steps_without_a_duration_are_left_out() {
        let timeline = Timeline::once(steps(&[100, 0, 50]));
        assert_eq!(timeline.lap_ms(), 150);
        assert_eq!(timeline.at(100).map(|position| position.number), Some(2));
    }
}
