//! Goals as `Goal`s and homework as the activities of one `CarePlan`, in the words of the summary.

use serde_json::{Value, json};

use super::{Bundle, LISTS};
use crate::content::KeptList;
use crate::export::draft::SummaryDraft;
use crate::export::gather::{Span, of_time};
use crate::progress::lists::{ListItem, page::in_words};
use crate::time::Day;
use crate::view::View;

/// Puts a list in, where there is something on it.
pub(super) fn put(
    list: &KeptList,
    items: &[ListItem],
    draft: &SummaryDraft,
    span: &Span,
    view: &View<'_>,
    bundle: &mut Bundle,
) {
    let items = of_time(list, items, span);
    if list.id == LISTS[0] {
        for item in items {
            let goal = goal(list, item, view, bundle);
            bundle.push(item.id, goal);
        }
        return;
    }
    let activities: Vec<_> = items.map(|item| activity(list, item, view)).collect();
    if activities.is_empty() {
        return;
    }
    let plan = json!({
        "resourceType": "CarePlan",
        "status": "active",
        "intent": "plan",
        "title": list.title,
        "subject": bundle.subject(),
        "period": { "start": draft.from.to_string(), "end": draft.to.to_string() },
        "created": super::instant(bundle.now, bundle.zone),
        "activity": activities,
    });
    let id = bundle.new_id();
    bundle.push(id, plan);
}

fn goal(list: &KeptList, item: &ListItem, view: &View<'_>, bundle: &Bundle) -> Value {
    let said = in_words(list, item, view);
    // <http://hl7.org/fhir/R4/valueset-goal-status.html>
    let status = match item.outcome.as_ref().map(|outcome| outcome.id.as_str()) {
        None => "active",
        Some("reached") => "completed",
        Some(_) => "cancelled",
    };
    let day = |at| Day::of(at, bundle.zone).to_string();
    let mut goal = json!({
        "resourceType": "Goal",
        "lifecycleStatus": status,
        "description": { "text": said.title },
        "subject": bundle.subject(),
        "startDate": day(item.made_at),
    });
    if let Some(outcome) = &item.outcome {
        goal["statusDate"] = json!(day(outcome.at));
    }
    if !said.rest.is_empty() {
        goal["note"] = notes(said.rest);
    }
    goal
}

fn activity(list: &KeptList, item: &ListItem, view: &View<'_>) -> Value {
    let said = in_words(list, item, view);
    // <http://hl7.org/fhir/R4/valueset-care-plan-activity-status.html>
    let status = match item.outcome.as_ref().map(|outcome| outcome.id.as_str()) {
        None => "not-started",
        Some("done") => "completed",
        Some("partly") => "stopped",
        Some(_) => "cancelled",
    };
    let mut detail = json!({ "status": status, "description": said.title });
    if let Some(outcome) = &item.outcome {
        let label = list.outcomes.iter().find(|one| one.id == outcome.id);
        let label = label.map_or(&outcome.id, |one| &one.label);
        detail["statusReason"] = json!({ "text": label });
    }
    let due = list
        .due
        .as_ref()
        .and_then(|due| item.answers.get(&due.field));
    if let Some(day) = due {
        detail["scheduledPeriod"] = json!({ "end": day });
    }
    let mut activity = json!({ "detail": detail });
    if !said.rest.is_empty() {
        activity["progress"] = notes(said.rest);
    }
    activity
}

fn notes(lines: Vec<String>) -> Value {
    lines
        .into_iter()
        .map(|line| json!({ "text": line }))
        .collect()
}
