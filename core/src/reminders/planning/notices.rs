//! What a phone is asked to hold: one notification each, with an id that stays the same from plan to plan.

use serde::{Deserialize, Serialize};

use crate::reminders::schedule::OccurrenceId;
use crate::reminders::schedule::ReminderKind;
use crate::time::Instant;

/// Notices that are ever held at once: iOS keeps 64, and some room is left to it.
pub const MOST_HELD: i32 = 60;
/// Notices a day, appointments and medicines apart, unless the person changes it.
pub const DEFAULT_MOST_A_DAY: i32 = 2;

/// Why a notice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticePurpose {
    /// It is time for it.
    Due,
    /// It was put off, and it is time now.
    Again,
    /// A booster has no appointment yet, two weeks before it is due.
    MakeDate,
    /// It still has none.
    StillNoDate {
        /// So many days before it is due.
        days: i32,
    },
    /// A booster comes up.
    Prepare {
        /// So many minutes ahead.
        minutes: i32,
    },
    /// A booster is over: two minutes for triggers, plan and next date.
    LookBack,
    /// Three in a row were left: the one question whether to go quiet.
    AskQuiet,
    /// The phone can hold no more: open Ebb to keep reminders going.
    KeepGoing,
}

/// A notification to hold until its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedNotice {
    /// Stays the same for as long as the same thing is meant.
    pub id: String,
    /// When to show it.
    pub at: Instant,
    /// The kind of its first occurrence.
    pub kind: ReminderKind,
    /// Why.
    pub purpose: NoticePurpose,
    /// What it stands for: more than one where the day has its two notices already.
    pub occurrences: Vec<OccurrenceId>,
    /// True for appointments, medicines and what the person put off, which do not count among the day's notices.
    pub apart: bool,
    /// What it says. Empty until it is worded.
    pub text: NoticeText,
}

/// What a notification says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoticeText {
    /// The first line.
    pub title: String,
    /// The second line.
    pub body: String,
}

/// A notice that the phone holds, as it reports it or as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeldNotice {
    /// The id under which it was scheduled.
    pub id: String,
    /// When it will be shown.
    pub at: Instant,
    /// The mark of what it says and stands for.
    pub mark: i64,
}

impl PlannedNotice {
    /// The same for two notices that look the same and stand for the same: kept with what is held, so that a
    /// change of words alone is a change too.
    pub fn mark(&self) -> i64 {
        let mut hash = Fnv::new();
        hash.bytes(self.text.title.as_bytes());
        hash.bytes(self.text.body.as_bytes());
        for OccurrenceId { rule, start } in &self.occurrences {
            hash.bytes(rule.as_bytes());
            hash.bytes(&start.wall_clock().and_utc().timestamp().to_le_bytes());
        }
        hash.bytes(&self.purpose.number().to_le_bytes());
        hash.0 as i64
    }

    /// The notice as it is reported once it is held.
    pub fn held(&self) -> HeldNotice {
        HeldNotice {
            id: self.id.clone(),
            at: self.at,
            mark: self.mark(),
        }
    }
}

/// FNV-1a, 64 bits: the same on every device and in every version, unlike the hashes of the standard library.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl NoticePurpose {
    /// A number of its own for each purpose.
    fn number(self) -> i32 {
        match self {
            Self::Due => -1,
            Self::Again => -2,
            Self::MakeDate => -3,
            Self::LookBack => -4,
            Self::AskQuiet => -5,
            Self::KeepGoing => -6,
            Self::StillNoDate { days } => -100 - days,
            Self::Prepare { minutes } => minutes,
        }
    }
}

/// The question whether to go quiet has one id, whatever it stands for.
pub(crate) const QUESTION_ID: &str = "quiet?";

/// The id of a notice: what it stands for and why. A question or a last call exists once.
pub(crate) fn notice_id(occurrence: OccurrenceId, purpose: NoticePurpose) -> String {
    match purpose {
        NoticePurpose::Due
        | NoticePurpose::MakeDate
        | NoticePurpose::StillNoDate { .. }
        | NoticePurpose::LookBack => occurrence.to_string(),
        NoticePurpose::Again => format!("{occurrence}/again"),
        NoticePurpose::Prepare { minutes } => format!("{occurrence}/{minutes}"),
        NoticePurpose::AskQuiet => QUESTION_ID.to_owned(),
        NoticePurpose::KeepGoing => "keep-going".to_owned(),
    }
}
