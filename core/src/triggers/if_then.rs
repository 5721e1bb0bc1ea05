//! "If I pass the bar on my way home, then I call and walk the other way." A plan belongs to a trigger and carries
//! how sure the person is of it, how often it was rehearsed, and whether it helped.

use serde::{Deserialize, Serialize};

use super::TriggerError;
use super::stored::{fitting, said};
use crate::content::{IfThenWords, ResponseKindWords};
use crate::store::Id;
use crate::time::Instant;

/// What kind of response a plan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResponseKind {
    /// Something else that gives a bit of what the person is after.
    Substitution,
    /// What they do where the first plan does not work out.
    Contingency,
    /// Someone to call or to meet.
    Contact,
    /// A skill card.
    Card,
    /// A breath.
    Breathing,
    /// A way out.
    Leave,
}

impl ResponseKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Substitution,
        Self::Contingency,
        Self::Contact,
        Self::Card,
        Self::Breathing,
        Self::Leave,
    ];

    /// Its label, and a hint of what to write.
    pub fn words(self, words: &IfThenWords) -> &ResponseKindWords {
        let kinds = &words.kinds;
        match self {
            Self::Substitution => &kinds.substitution,
            Self::Contingency => &kinds.contingency,
            Self::Contact => &kinds.contact,
            Self::Card => &kinds.card,
            Self::Breathing => &kinds.breathing,
            Self::Leave => &kinds.leave,
        }
    }
}

/// What a person writes down of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IfThenDraft {
    /// If …, without the word itself.
    pub situation: String,
    /// … then, without the word itself.
    pub response: String,
    /// What kind of response it is.
    pub kind: ResponseKind,
    /// What the response opens, such as `breathing:long-exhale`, where it opens anything.
    pub opens: Option<String>,
}

impl IfThenDraft {
    pub(super) fn to_keep(&self) -> Result<Self, TriggerError> {
        let opens = self.opens.as_deref().map(fitting).transpose()?;
        Ok(Self {
            situation: said(&self.situation)?,
            response: said(&self.response)?,
            kind: self.kind,
            opens: opens.filter(|opens| !opens.is_empty()),
        })
    }
}

/// A plan that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IfThenPlan {
    /// Its id.
    pub id: Id,
    /// The trigger that it is for.
    pub trigger: Id,
    /// What the person wrote.
    #[serde(flatten)]
    pub written: IfThenDraft,
    /// How sure they are that they would do it, 0 to 10, where they rated it.
    pub confidence: Option<i32>,
    /// When they rated it.
    pub rated_at: Option<Instant>,
    /// How often it was rehearsed.
    pub rehearsed: i32,
    /// When it was last rehearsed.
    pub last_rehearsed_at: Option<Instant>,
    /// False where a rehearsal made it worse: another is not suggested.
    pub suggest_rehearsal: bool,
    /// Rides in which it helped.
    pub helped: i32,
    /// Rides in which it did not.
    pub did_not_help: i32,
    /// Rides in which it was not used.
    pub not_used: i32,
    /// When it was last changed.
    pub edited_at: Instant,
}

impl IfThenPlan {
    /// The plan as one sentence.
    pub fn sentence(&self, words: &IfThenWords) -> String {
        let Some((before, rest)) = words.if_then.split_once("{situation}") else {
            return words.if_then.clone();
        };
        // What a person wrote is put in once and never looked through for gaps.
        let rest = rest.replacen("{response}", &self.written.response, 1);
        format!("{before}{}{rest}", self.written.situation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::store::scratch;
    use crate::triggers::example::{at, plan, plan_draft, trigger};
    use crate::triggers::plans::keep;

    #[test]
    fn a_plan_reads_as_one_sentence_whatever_was_written() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let words = &content("en").triggers.plans;
        let kept = plan(&store, bar.id, ResponseKind::Contact, "I call Sam", 1);
        assert_eq!(
            kept.sentence(words),
            "If I pass the bar on my way home, then I call Sam."
        );
        let odd = IfThenDraft {
            situation: "I read {response}".to_owned(),
            response: "{situation}".to_owned(),
            ..plan_draft(ResponseKind::Leave, "")
        };
        let kept = keep(&store, bar.id, &odd, at(2)).unwrap();
        assert_eq!(
            kept.sentence(words),
            "If I read {response}, then {situation}."
        );
    }
}
