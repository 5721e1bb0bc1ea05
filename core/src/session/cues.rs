//! A stretch of an exercise ahead of time, so that haptics and sound are right while the screen is off.

use super::frame::{Cue, CueKind, RunState};
use super::live::Live;
use super::timeline::Timeline;
use crate::time::{Instant, from_millis, to_millis};

impl Live {
    /// Everything to play from `from` up to but not including `to`, in order; nothing while it is paused.
    pub fn cues(&self, from: Instant, to: Instant) -> Vec<Cue> {
        let from_ms = self.moving_ms(self.clock.elapsed_ms(from));
        let to_ms = from_ms.saturating_add(to_millis(to).saturating_sub(to_millis(from)));
        if to_ms <= from_ms || self.state_with(self.end_ms() - from_ms) != RunState::Running {
            return Vec::new();
        }
        let stop_ms = to_ms.min(self.end_ms());
        let wall = |moving_ms: i64| {
            from_millis(to_millis(from).saturating_add(moving_ms - from_ms)).unwrap_or(to)
        };
        let steps = |timeline: &Timeline, offset_ms: i64| -> Vec<Cue> {
            timeline
                .starting_in(from_ms - offset_ms, stop_ms - offset_ms)
                .map(|(start_ms, position)| Cue {
                    at: wall(start_ms + offset_ms),
                    kind: position.step.kind.into(),
                    duration_ms: position.step.duration_ms,
                })
                .collect()
        };
        let mut cues = steps(&self.prompts, self.block_from_ms);
        cues.extend(steps(&self.breath, self.breath_from_ms));
        cues.sort_by_key(|cue| cue.at);
        if (from_ms..to_ms).contains(&self.end_ms()) {
            cues.push(Cue {
                at: wall(self.end_ms()),
                kind: CueKind::End,
                duration_ms: 0,
            });
        }
        cues
    }
}
