//! How things are named while a crisis plan is written.

use serde::Serialize;

use crate::content::Content;

/// How things are named while a plan is written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PlanLabels {
    pub add: String,
    pub person: String,
    pub remove: String,
    pub remove_detail: String,
    pub mark: String,
    pub unmark: String,
    pub first: String,
    pub first_sign: String,
    pub first_helps: String,
    pub first_name: String,
    pub first_number: String,
    pub name: String,
    pub relation: String,
    pub number: String,
    pub number_hint: String,
    pub reach: String,
    pub night: String,
    pub night_hint: String,
    pub directions: String,
    pub opens: String,
    pub opens_hint: String,
    pub cannot_call: String,
    pub call_log: String,
    pub other_number: String,
    pub change: String,
    pub move_up: String,
    pub nobody_reads: String,
}

pub(super) fn labels(content: &Content) -> PlanLabels {
    let (words, contact) = (&content.words.plan, &content.crisis.contact);
    PlanLabels {
        add: words.add.clone(),
        person: words.person.clone(),
        remove: words.remove.clone(),
        remove_detail: words.remove_detail.clone(),
        mark: words.mark.clone(),
        unmark: words.unmark.clone(),
        first: words.first.clone(),
        first_sign: words.first_sign.clone(),
        first_helps: words.first_helps.clone(),
        first_name: words.first_name.clone(),
        first_number: words.first_number.clone(),
        name: contact.name.clone(),
        relation: contact.relation.clone(),
        number: contact.number.clone(),
        number_hint: contact.number_hint.clone(),
        reach: contact.reach.clone(),
        night: words.night.clone(),
        night_hint: contact.at_night_hint.clone(),
        directions: contact.directions.clone(),
        opens: words.opens.clone(),
        opens_hint: words.opens_hint.clone(),
        cannot_call: contact.cannot_call.clone(),
        call_log: contact.call_log.clone(),
        other_number: words.other_number.clone(),
        change: words.change.clone(),
        move_up: words.move_up.clone(),
        nobody_reads: content.triggers.nobody_reads.clone(),
    }
}
