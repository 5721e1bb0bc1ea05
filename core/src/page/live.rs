//! An exercise that runs: what stands until its next step. What moves with every picture comes apart from a page, as a
//! frame, so that a page is made once a step and never sixty times a second.

use serde::{Deserialize, Serialize};

/// What a running exercise says until its next step or change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Exercise {
    /// The stage that it is in, or how it stands.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub stage: Option<String>,
    /// What to do now; none where there is nothing to say but the breath.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub words: Option<String>,
    /// The rate of the breath, in words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub rate: Option<String>,
    /// What the phases of the breath are called.
    pub phases: PhaseWords,
    /// True where the breath is shown without movement.
    pub still: bool,
}

/// What each phase of the breath is called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[expect(missing_docs, reason = "the names say it")]
pub struct PhaseWords {
    pub inhale: String,
    pub top_up: String,
    pub hold_full: String,
    pub exhale: String,
    pub hold_empty: String,
    pub rest: String,
}

impl From<crate::content::ExercisePhasesWords> for PhaseWords {
    fn from(words: crate::content::ExercisePhasesWords) -> Self {
        let crate::content::ExercisePhasesWords {
            inhale,
            top_up,
            hold_full,
            exhale,
            hold_empty,
            rest,
        } = words;
        Self {
            inhale,
            top_up,
            hold_full,
            exhale,
            hold_empty,
            rest,
        }
    }
}
