//! The trigger map: what sets it off, what weighs most and why, the plans for the moment, and days that may be hard.

use serde::Serialize;

use super::TriggerAction;
use super::action::{Action, Offer};
use super::companion::Companion;
use super::tool::Tools;
use super::trigger_labels::{TriggerLabels, labels};
use crate::content::{Content, TriggerKind};
use crate::triggers::cope_ahead::{CopeAhead, Went};
use crate::triggers::due::due;
use crate::triggers::if_then::{IfThenPlan, ResponseKind};
use crate::triggers::map::{MappedTrigger, whole_map};
use crate::triggers::{TriggerError, offered};
use crate::view::Moment;

/// How many plans a ride shows, and ways of coping a rehearsal.
pub(super) const FEW: usize = 3;

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TriggersScreen {
    /// The title.
    pub title: String,
    /// Nobody reads this: said on every screen on which somebody writes.
    pub nobody_reads: String,
    /// Said where nothing is written, or nothing can be read; else empty.
    pub empty: String,
    /// By which order they stand; empty where there is nothing to order.
    pub order: String,
    /// What weighs most first, unless the person has put them in an order.
    pub triggers: Vec<TriggerLine>,
    /// Title of the days ahead.
    pub days_title: String,
    /// Days that may be hard; the nearest first.
    pub days: Vec<DayLine>,
    /// Said where no day is ahead; else empty.
    pub no_days: String,
    /// Days that are over and may be talked about.
    pub check_ins: Vec<CheckInCard>,
    /// Kinds of trigger, with suggestions to start from.
    pub kinds: Vec<KindChoice>,
    /// How things are named while they are written.
    pub labels: TriggerLabels,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One trigger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TriggerLine {
    /// Its id.
    pub id: String,
    /// Of which kind, in words.
    pub kind: String,
    /// The kind itself.
    pub of_kind: TriggerKind,
    /// In the person's words.
    pub name: String,
    /// Why it stands where it stands, in a sentence.
    pub why: String,
    /// Thoughts and the usual response, a line each.
    pub details: Vec<String>,
    /// What goes through the person's mind then, in one text; may be empty.
    pub thoughts: String,
    /// What they usually do; may be empty.
    pub usual_response: String,
    /// Its plans; those that helped first.
    pub plans: Vec<IfThenLine>,
}

/// One plan for the moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IfThenLine {
    /// Its id.
    pub id: String,
    /// "If I pass the bar, then I call Sam."
    pub sentence: String,
    /// If …, without the word itself.
    pub situation: String,
    /// … then, without the word itself.
    pub response: String,
    /// What kind of response it is.
    pub kind: ResponseKind,
    /// The name of what it opens; empty where it names nothing.
    pub tool: String,
    /// Opens the card that it names, or begins the breath: within a ride that is under way, where there is one.
    pub opens: Option<Offer>,
    /// How sure the person is of it, 0 to 10.
    pub confidence: Option<i32>,
}

/// One day ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayLine {
    /// Its id.
    pub id: String,
    /// "A wedding is in 3 days."
    pub sentence: String,
    /// What to do there, who knows, how to leave.
    pub lines: Vec<String>,
}

/// A day that is over.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckInCard {
    /// The question.
    pub question: String,
    /// Its answers.
    pub answers: Vec<Offer>,
}

/// A kind of trigger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KindChoice {
    /// The kind.
    pub kind: TriggerKind,
    /// In words.
    pub label: String,
    /// To start from.
    pub suggestions: Vec<String>,
}

impl Companion {
    pub(super) fn trigger_map(&self) -> Result<Vec<MappedTrigger>, TriggerError> {
        let store = self.store.as_ref().map_err(Clone::clone)?;
        whole_map(store)
    }

    /// The map.
    pub fn triggers(&self, moment: &Moment) -> TriggersScreen {
        let content = moment.content();
        let words = &content.triggers;
        let used = self.used(moment);
        let tools = self.tools(moment);
        let read = || -> Result<_, TriggerError> {
            let store = self.store.as_ref().map_err(Clone::clone)?;
            let days = due(store, moment.now, moment.zone, used)?;
            Ok((self.trigger_map()?, offered::every(store)?, days))
        };
        let shown = if self.locked {
            None
        } else {
            self.noted(read())
        };
        let readable = shown.is_some();
        let (map, plans, days) = shown.unwrap_or_default();
        let ordered = map.iter().any(|mapped| mapped.risk.own_place);
        TriggersScreen {
            title: words.title.clone(),
            nobody_reads: words.nobody_reads.clone(),
            empty: self.in_place_of(readable.then_some(map.as_slice()), &words.empty, moment),
            order: match (map.len(), ordered) {
                (0 | 1, _) => String::new(),
                (_, true) => words.risk.your_order.clone(),
                (_, false) => words.risk.by_risk.clone(),
            },
            triggers: map
                .iter()
                .map(|mapped| line(mapped, &plans, used, &tools))
                .collect(),
            days_title: words.cope_ahead.title.clone(),
            no_days: if days.ahead.is_empty() && readable {
                words.cope_ahead.empty.clone()
            } else {
                String::new()
            },
            days: days
                .ahead
                .iter()
                .map(|day| DayLine {
                    id: day.planned.id.to_string(),
                    sentence: day.sentence(&words.cope_ahead),
                    lines: day.planned.written.lines().collect(),
                })
                .collect(),
            check_ins: days
                .check_in
                .iter()
                .map(|day| check_in(content, day))
                .collect(),
            kinds: words
                .kinds
                .iter()
                .map(|kind| KindChoice {
                    kind: kind.kind,
                    label: kind.label.clone(),
                    suggestions: kind.suggestions.clone(),
                })
                .collect(),
            labels: labels(content),
            doors: self.doors(moment),
        }
    }
}

fn line(
    mapped: &MappedTrigger,
    plans: &[IfThenPlan],
    used: bool,
    tools: &Tools<'_>,
) -> TriggerLine {
    let words = &tools.content().triggers;
    let written = &mapped.trigger.written;
    let kind = words.kinds.iter().find(|kind| kind.kind == written.kind);
    let details = written.thoughts.iter().chain([&written.usual_response]);
    let own = plans
        .iter()
        .filter(|plan| plan.trigger == mapped.trigger.id);
    TriggerLine {
        id: mapped.trigger.id.to_string(),
        kind: kind.map_or_else(String::new, |kind| kind.label.clone()),
        of_kind: written.kind,
        name: written.name.clone(),
        why: mapped.risk.sentence(&words.risk, used),
        details: details.filter(|text| !text.is_empty()).cloned().collect(),
        thoughts: written.thoughts.join(" "),
        usual_response: written.usual_response.clone(),
        plans: own.map(|plan| plan_line(plan, tools)).collect(),
    }
}

pub(super) fn plan_line(plan: &IfThenPlan, tools: &Tools<'_>) -> IfThenLine {
    let written = &plan.written;
    IfThenLine {
        id: plan.id.to_string(),
        sentence: plan.sentence(&tools.content().triggers.plans),
        situation: written.situation.clone(),
        response: written.response.clone(),
        kind: written.kind,
        tool: tools.typed(plan),
        opens: tools.offer_of_plan(plan),
        confidence: plan.confidence,
    }
}

fn check_in(content: &Content, day: &CopeAhead) -> CheckInCard {
    let words = &content.triggers.cope_ahead;
    let answer = |went: Went| {
        let change = TriggerAction::CheckIn {
            id: day.id.to_string(),
            went,
            what_helped: String::new(),
        };
        Offer::new(Action::Trigger { change }, went.label(words))
    };
    CheckInCard {
        question: crate::content::fill(&words.check_in, &[("situation", &day.written.situation)]),
        answers: Went::ALL.map(answer).to_vec(),
    }
}
