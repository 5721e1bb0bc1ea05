//! The words of the crisis plan, as they stand in `crisis.toml`.

use serde::{Deserialize, Serialize};

use super::crisis_page_words::CrisisPageWords;
use super::words::Counted;

/// `crisis.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisWords {
    pub title: String,
    pub first: String,
    pub gaps: String,
    pub doors: PlanDoorsWords,
    pub sections: PlanSectionsWords,
    pub contact: ContactWords,
    pub lock: LockWords,
    pub after: AfterUseWords,
    pub versions: PlanVersionsWords,
    pub condition: VaultConditionWords,
    pub lines: CrisisLineWords,
    pub export: PlanExportWords,
    pub page: CrisisPageWords,
}

/// The two ways into the plan.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanDoorsWords {
    pub might_use: String,
    pub might_hurt: String,
}

/// The parts of the plan.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSectionsWords {
    pub early_signs: PlanSectionWords,
    pub triggers: PlanSectionWords,
    pub what_i_do: PlanSectionWords,
    pub who_i_call: PlanSectionWords,
    pub way_out: PlanSectionWords,
    pub naloxone: PlanSectionWords,
    pub warning_signs: PlanSectionWords,
    pub on_my_own: PlanSectionWords,
    pub distraction: PlanSectionWords,
    pub people_to_ask: PlanSectionWords,
    pub professionals: PlanSectionWords,
    pub surroundings: PlanSectionWords,
    pub reasons: PlanSectionWords,
}

/// One part: its title, a hint while writing, and what stands there while it is empty.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSectionWords {
    pub title: String,
    pub hint: String,
    pub missing: String,
}

/// People, their numbers, and places.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactWords {
    pub name: String,
    pub relation: String,
    pub number: String,
    pub number_hint: String,
    pub call: String,
    pub text: String,
    pub reach: String,
    pub at_night: String,
    pub at_night_hint: String,
    pub directions: String,
    pub cannot_call: String,
    pub call_log: String,
}

/// What shows ahead of the lock.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockWords {
    pub question: String,
    pub all: String,
    pub marked_parts: String,
    pub behind: String,
    pub always: String,
    pub mark: String,
    pub mark_person: String,
}

/// After the plan was opened, and when it is time to look at it again.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterUseWords {
    pub question: String,
    pub used: String,
    pub looked: String,
    pub helped: String,
    pub nothing_helped: String,
    pub changed: String,
    pub review: String,
}

/// Earlier versions.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanVersionsWords {
    pub title: String,
    pub changed: String,
    pub same: String,
    pub partly: String,
    pub more: String,
    pub unread: String,
    pub damaged: String,
    pub go_back: String,
    pub gone_back: String,
}

/// How the plan's files are, and why a save did not go through.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultConditionWords {
    pub missing: String,
    pub older_slot: String,
    pub damaged: String,
    pub damaged_lost: Counted,
    pub damaged_older: Counted,
    pub replace: String,
    pub newer: String,
    pub not_allowed: String,
    pub not_written: String,
    pub changed_elsewhere: String,
    pub disk_full: String,
    pub not_saved: String,
}

/// Crisis lines.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLineWords {
    pub title: String,
    pub emergency: String,
    pub call: String,
    pub text: String,
    pub chat: String,
    pub if_no_answer: String,
    /// With the number; the row of an emergency number says what it is.
    pub call_emergency: String,
    pub last_checked: String,
    pub elsewhere: String,
    pub unknown: String,
    /// Regions that may be meant: "AT Austria, AU Australia".
    pub did_you_mean: String,
    /// All regions that there are.
    pub known: String,
    pub unknown_region: String,
    pub ask: String,
    /// "In {languages}."
    pub in_languages: String,
    /// What each kind of line is for.
    pub kinds: LineKindWords,
    /// Names of languages by their BCP 47 tag.
    pub languages: std::collections::BTreeMap<String, String>,
}

/// What a line is for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineKindWords {
    pub suicide: String,
    pub support: String,
    pub substance: String,
    pub domestic_abuse: String,
    pub youth: String,
    pub poison: String,
}

/// A copy of the plan to print or to keep.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanExportWords {
    pub language: String,
    pub title: String,
    pub made_on: String,
    pub fold: String,
    pub where_copy: String,
    pub contacts: String,
    /// Over what lost tolerance means.
    pub after_a_break: String,
    pub with_relation: String,
    pub number_call: String,
    pub number_text: String,
    pub number_both: String,
    pub opens: String,
}
