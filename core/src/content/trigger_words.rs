//! The words of the trigger map, the plans for the moment and the days that may be hard, as they stand in
//! `triggers.toml`.

use serde::{Deserialize, Serialize};

use super::schema::Source;
use super::words::Counted;

/// `triggers.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerWords {
    pub title: String,
    pub empty: String,
    pub own_words: String,
    pub thoughts: String,
    pub usual_response: String,
    pub nobody_reads: String,
    pub sources: Vec<Source>,
    /// One entry a kind, in the order in which they are shown.
    pub kinds: Vec<TriggerKindWords>,
    pub risk: RiskWords,
    pub plans: IfThenWords,
    pub cope_ahead: CopeAheadWords,
    pub page: super::trigger_page_words::TriggerPageWords,
}

/// What kind of thing sets it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TriggerKind {
    Place,
    Person,
    Time,
    Feeling,
    Body,
    Thing,
    Thought,
    Event,
}

impl TriggerKind {
    /// How many kinds there are.
    pub const COUNT: i32 = 8;
}

/// A kind with suggestions to start from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerKindWords {
    pub kind: TriggerKind,
    pub label: String,
    pub suggestions: Vec<String>,
}

/// Why a trigger stands where it stands.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskWords {
    pub your_order: String,
    pub by_risk: String,
    pub own_place: String,
    pub own_place_never_met: String,
    pub never_met: String,
    pub enough: String,
    pub few: String,
    pub met: String,
    pub met_strength: String,
    pub met_acted: String,
    pub met_strength_acted: String,
    pub times: Counted,
}

/// If-then plans.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IfThenWords {
    pub title: String,
    pub empty: String,
    pub if_then: String,
    pub situation: String,
    pub situation_hint: String,
    pub response: String,
    pub response_hint: String,
    pub confidence: String,
    pub confidence_low: String,
    pub helped: String,
    pub helped_yes: String,
    pub helped_no: String,
    pub helped_not_used: String,
    pub kinds: ResponseKindsWords,
    pub rehearsal: TriggerRehearsalWords,
}

/// The kinds of response that a plan can name.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseKindsWords {
    pub substitution: ResponseKindWords,
    pub contingency: ResponseKindWords,
    pub contact: ResponseKindWords,
    pub card: ResponseKindWords,
    pub breathing: ResponseKindWords,
    pub leave: ResponseKindWords,
}

/// One kind of response.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseKindWords {
    pub label: String,
    pub hint: String,
}

/// A rehearsal in the mind: of the response, never of the cue.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerRehearsalWords {
    pub title: String,
    pub about: String,
    pub steps: Vec<String>,
    pub urge_before: String,
    pub urge_after: String,
    pub what_worked: String,
    pub done: String,
    pub not_while_riding: String,
    pub not_above_four: String,
    pub made_worse: String,
}

/// Days that may be hard, planned for ahead.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopeAheadWords {
    pub title: String,
    pub empty: String,
    pub situation: String,
    pub suggestions: Vec<String>,
    pub day: String,
    pub what_i_will_do: String,
    pub who_knows: String,
    pub how_i_leave: String,
    pub how_i_leave_hint: String,
    pub today: String,
    pub tomorrow: String,
    pub ahead: String,
    pub rehearse: String,
    pub check_in: String,
    pub easier: String,
    pub as_thought: String,
    pub harder: String,
    pub did_not_happen: String,
    pub rather_not_say: String,
    pub what_helped: String,
    pub after_check_in: String,
}
