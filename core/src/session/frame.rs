//! What a host draws and plays. A frame is scalars alone, cheap enough for every drawn picture; words come once a
//! step, with the screen. Cues are a stretch of them ahead of time, for haptics and sound while the screen is off.

use serde::Serialize;

use super::breathing::BreathCycle;
use super::timeline::{Position, StepKind};
use crate::time::Instant;

/// One instant of a live exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Frame {
    /// Running, paused, waiting at its end, or finished.
    pub state: RunState,
    /// Milliseconds since it began: of the urge for a ride, without pauses for breathing.
    pub elapsed_ms: i64,
    /// Milliseconds until the prompts or the breaths are over; 0 past the end.
    pub left_ms: i64,
    /// Number of the prompt in the block that is under way; -1 where there is none.
    pub prompt: i32,
    /// Number of the breath, from 0.
    pub breath: i32,
    /// The phase of the breath.
    pub phase: Phase,
    /// Milliseconds until the next phase.
    pub phase_left_ms: i64,
    /// How full the lungs are, 0 to 1, eased and without jumps.
    pub lung: f64,
}

/// Whether an exercise moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Prompts and breaths go on.
    Running,
    /// Prompts and breaths stand still; the urge's clock goes on.
    Paused,
    /// Past its end, looking back.
    Waiting,
    /// Over.
    Finished,
}

/// A phase of the breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Breathe in.
    Inhale,
    /// A little more in.
    TopUp,
    /// Hold with full lungs.
    HoldFull,
    /// Breathe out.
    Exhale,
    /// Hold with empty lungs.
    HoldEmpty,
    /// No pace is given.
    Rest,
}

/// Something to play at an instant.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Cue {
    /// When, by the device's clock.
    pub at: Instant,
    /// What.
    pub kind: CueKind,
    /// Milliseconds for which it lasts; 0 for the end.
    pub duration_ms: i64,
}

/// What a cue is for; each has its own haptics and sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[expect(missing_docs, reason = "the names say it")]
pub enum CueKind {
    Inhale,
    TopUp,
    HoldFull,
    Exhale,
    HoldEmpty,
    Prompt,
    Bell,
    End,
}

impl From<StepKind> for CueKind {
    fn from(kind: StepKind) -> Self {
        match kind {
            StepKind::Inhale => Self::Inhale,
            StepKind::TopUp => Self::TopUp,
            StepKind::HoldFull => Self::HoldFull,
            StepKind::Exhale => Self::Exhale,
            StepKind::HoldEmpty => Self::HoldEmpty,
            StepKind::Prompt => Self::Prompt,
            StepKind::Bell => Self::Bell,
        }
    }
}

impl From<StepKind> for Phase {
    fn from(kind: StepKind) -> Self {
        match kind {
            StepKind::Inhale => Self::Inhale,
            StepKind::TopUp => Self::TopUp,
            StepKind::HoldFull => Self::HoldFull,
            StepKind::Exhale => Self::Exhale,
            StepKind::HoldEmpty => Self::HoldEmpty,
            StepKind::Prompt | StepKind::Bell => Self::Rest,
        }
    }
}

/// How full the lungs are at a position: half a cosine from one level to the next.
pub(super) fn lung(position: &Position, tops_up: bool) -> f64 {
    let (from, to) = BreathCycle::lung_levels(position.step.kind, tops_up);
    let part = position.into_ms as f64 / position.step.duration_ms as f64;
    from + (to - from) * (1.0 - (std::f64::consts::PI * part).cos()) / 2.0
}
