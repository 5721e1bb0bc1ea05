//! How things are named while a trigger map is written.

use serde::Serialize;

use crate::content::Content;
use crate::triggers::if_then::ResponseKind;

/// How things are named while a map is written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TriggerLabels {
    pub write: String,
    pub own_words: String,
    pub thoughts: String,
    pub usual_response: String,
    pub met: String,
    pub how_strong: String,
    pub acted: String,
    pub plan: String,
    pub situation: String,
    pub situation_hint: String,
    pub response: String,
    pub response_hint: String,
    pub kind: String,
    pub kinds: Vec<String>,
    pub opens: String,
    pub opens_hint: String,
    pub change: String,
    pub confidence: String,
    pub confidence_question: String,
    pub remove: String,
    pub remove_detail: String,
    pub rehearse: String,
    pub urge_before: String,
    pub day: String,
    pub day_situation: String,
    pub day_when: String,
    pub day_when_hint: String,
    pub what_i_will_do: String,
    pub who_knows: String,
    pub how_i_leave: String,
    pub how_i_leave_hint: String,
    pub move_up: String,
    pub nobody_reads: String,
}

pub(super) fn labels(content: &Content) -> TriggerLabels {
    let (words, plain) = (&content.triggers, &content.words.triggers);
    TriggerLabels {
        write: plain.write.clone(),
        own_words: words.own_words.clone(),
        thoughts: words.thoughts.clone(),
        usual_response: words.usual_response.clone(),
        met: plain.met.clone(),
        how_strong: plain.how_strong.clone(),
        acted: plain.acted.clone(),
        plan: plain.plan.clone(),
        situation: words.plans.situation.clone(),
        situation_hint: words.plans.situation_hint.clone(),
        response: words.plans.response.clone(),
        response_hint: words.plans.response_hint.clone(),
        kind: plain.kind.clone(),
        opens: content.words.plan.opens.clone(),
        opens_hint: content.words.plan.opens_hint.clone(),
        change: content.words.plan.change.clone(),
        kinds: ResponseKind::ALL
            .iter()
            .map(|kind| kind.words(&words.plans).label.clone())
            .collect(),
        confidence: plain.confidence.clone(),
        confidence_question: words.plans.confidence.clone(),
        remove: plain.remove.clone(),
        remove_detail: plain.remove_detail.clone(),
        rehearse: words.plans.rehearsal.title.clone(),
        urge_before: words.plans.rehearsal.urge_before.clone(),
        day: plain.day.clone(),
        day_situation: words.cope_ahead.situation.clone(),
        day_when: words.cope_ahead.day.clone(),
        day_when_hint: plain.day_hint.clone(),
        what_i_will_do: words.cope_ahead.what_i_will_do.clone(),
        who_knows: words.cope_ahead.who_knows.clone(),
        how_i_leave: words.cope_ahead.how_i_leave.clone(),
        how_i_leave_hint: words.cope_ahead.how_i_leave_hint.clone(),
        move_up: content.words.plan.move_up.clone(),
        nobody_reads: words.nobody_reads.clone(),
    }
}
