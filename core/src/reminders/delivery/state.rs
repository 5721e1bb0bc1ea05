//! What became of an occurrence: confirmed, presumed or missed, truly for what the phone could know.

use serde::{Deserialize, Serialize};

use crate::reminders::schedule::OccurrenceId;
use crate::time::Instant;

/// Why an occurrence was not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum MissedCause {
    /// The phone was off, restarted or had stopped Ebb.
    PhoneOff,
    /// Notifications were not allowed.
    NotAllowed,
    /// It was not among what the phone held.
    NotHeld,
    /// The person came to a zone in which its time was over.
    Travelled,
    /// The day had its notices already, or the person wanted quiet: left out, and not told as missed.
    LeftOut,
}

/// What is known about one occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OccurrenceMark {
    /// The person did it, perhaps ahead of its time.
    Done,
    /// The person let this one go.
    Skipped,
    /// The person put it off.
    Snoozed {
        /// Until then.
        #[serde(with = "chrono::serde::ts_milliseconds")]
        until: Instant,
    },
    /// The person opened it, or the phone saw it shown.
    Seen,
    /// It was held at its time, and nothing is known against it.
    Presumed,
    /// It was not shown.
    Missed {
        /// Why.
        cause: MissedCause,
    },
}

/// In one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OccurrenceOutcome {
    /// The person acted, or the phone saw it shown.
    Confirmed,
    /// It was held at its time, and nothing is known against it.
    Presumed,
    /// It was not shown.
    Missed,
}

/// An occurrence and what is known about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccurrenceState {
    /// Which one.
    pub id: OccurrenceId,
    /// What is known.
    pub mark: OccurrenceMark,
    /// When it was shown, was to be shown, or was acted on.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub at: Instant,
}

impl OccurrenceMark {
    /// In one word.
    pub fn outcome(self) -> OccurrenceOutcome {
        match self {
            Self::Done | Self::Skipped | Self::Snoozed { .. } | Self::Seen => {
                OccurrenceOutcome::Confirmed
            }
            Self::Presumed => OccurrenceOutcome::Presumed,
            Self::Missed { .. } => OccurrenceOutcome::Missed,
        }
    }

    /// True where nothing more is to be shown of the occurrence, whatever was planned for it.
    pub(crate) fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Skipped)
    }
}

/// How the person takes the reminders: what the plan of the coming days has to know of the last ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attention {
    /// Notices a day, appointments and medicines apart.
    pub most_a_day: i32,
    /// How many of them this day has had.
    pub shown_today: i32,
    /// How many in a row were left without an answer.
    pub ignored_in_a_row: i32,
    /// What the person said when asked.
    pub quiet: QuietChoice,
}

/// Whether reminders other than appointments and medicines are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuietChoice {
    /// Nobody has asked.
    NotAsked,
    /// The question was shown, and nobody has answered: quiet until then.
    Asked,
    /// The person wants them.
    KeepComing,
    /// The person wants quiet.
    Quiet,
}

impl Default for Attention {
    fn default() -> Self {
        Self {
            most_a_day: crate::reminders::DEFAULT_MOST_A_DAY,
            shown_today: 0,
            ignored_in_a_row: 0,
            quiet: QuietChoice::NotAsked,
        }
    }
}
