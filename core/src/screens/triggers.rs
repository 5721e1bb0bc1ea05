//! The trigger map: what sets it off, what weighs most and why, the plans for the moment, and days that may be hard.

use serde::Serialize;

use super::TriggerAction;
use super::action::{Action, Offer, Place};
use super::companion::{Companion, Moment};
use super::tool::Tools;
use crate::content::{Content, TriggerKind};
use crate::progress::rides_that_named;
use crate::session::records::{self, Record};
use crate::session::{ExerciseKind, Happened, Outcome};
use crate::triggers::cope_ahead::{self, CopeAhead, Went};
use crate::triggers::due::due;
use crate::triggers::helped::PlanHelped;
use crate::triggers::if_then::{IfThenPlan, ResponseKind};
use crate::triggers::map::{MappedTrigger, trigger_map};
use crate::triggers::rehearsal::coping_that_worked;
use crate::triggers::trigger::{self, Trigger};
use crate::triggers::{TriggerError, offered};

/// How many plans a ride shows, and ways of coping a rehearsal.
const FEW: usize = 3;

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CheckInCard {
    /// The question.
    pub question: String,
    /// Its answers.
    pub answers: Vec<Offer>,
}

/// A kind of trigger.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct KindChoice {
    /// The kind.
    pub kind: TriggerKind,
    /// In words.
    pub label: String,
    /// To start from.
    pub suggestions: Vec<String>,
}

/// How things are named while a map is written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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

/// A plan that is gone through in the mind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RehearseScreen {
    /// The title.
    pub title: String,
    /// What to do and what not.
    pub about: String,
    /// The plan.
    pub sentence: String,
    /// The steps.
    pub steps: Vec<String>,
    /// What helped before, to end with.
    pub worked: Vec<String>,
    /// Asked at the end: what has helped before.
    pub what_worked: String,
    /// Asked last: the urge.
    pub urge_after: String,
    /// "This makes it worse."
    pub makes_worse: Offer,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// After a ride in which a plan was offered.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanHelpedScreen {
    /// "Did the plan help?"
    pub question: String,
    /// The plan.
    pub sentence: String,
    /// The answers; leaving it open is one.
    pub answers: Vec<Offer>,
    /// Opens what the plan names; none where it names nothing, or breathes and the person has used.
    pub opens: Option<Offer>,
}

impl Companion {
    pub(super) fn trigger_map(&self) -> Result<Vec<MappedTrigger>, TriggerError> {
        let store = self.store.as_ref().map_err(Clone::clone)?;
        trigger_map(store, &rides_that_named(store)?)
    }

    /// The map.
    pub fn triggers(&self, moment: &Moment) -> TriggersScreen {
        let content = moment.content();
        let words = &content.triggers;
        let used_today = self.used_today(moment);
        let tools = self.tools(moment);
        let read = || -> Result<_, TriggerError> {
            let store = self.store.as_ref().map_err(Clone::clone)?;
            let days = due(store, moment.now, moment.zone, used_today)?;
            Ok((self.trigger_map()?, offered::every(store)?, days))
        };
        let shown = read().ok().filter(|_| !self.locked);
        let readable = shown.is_some();
        let (map, plans, days) = shown.unwrap_or_default();
        let ordered = map.iter().any(|mapped| mapped.risk.own_place);
        TriggersScreen {
            title: words.title.clone(),
            nobody_reads: words.nobody_reads.clone(),
            empty: match (readable, map.is_empty()) {
                (true, true) => words.empty.clone(),
                (true, false) => String::new(),
                (false, _) if self.locked => content.words.now.unlock_detail.clone(),
                (false, _) => content.words.history.unreadable.clone(),
            },
            order: match (map.len(), ordered) {
                (0 | 1, _) => String::new(),
                (_, true) => words.risk.your_order.clone(),
                (_, false) => words.risk.by_risk.clone(),
            },
            triggers: map
                .iter()
                .map(|mapped| line(mapped, &plans, used_today, &tools))
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
                    lines: day_lines(&day.planned),
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

    /// What to rehearse, a plan or a day ahead by its id; none where it is gone.
    pub fn rehearse(&self, plan: &str, urge: i32, moment: &Moment) -> Option<RehearseScreen> {
        let content = moment.content();
        let words = &content.triggers.plans;
        let store = self.store().filter(|_| !self.locked)?;
        let plans = offered::every(store).ok()?;
        let found = plans.iter().find(|known| known.id.to_string() == plan);
        let sentence = match found {
            Some(found) => found.sentence(words),
            None => {
                let days = cope_ahead::list(store).ok()?;
                let day = days.into_iter().find(|day| day.id.to_string() == plan)?;
                let mut parts = vec![day.written.situation.clone()];
                parts.extend(day_lines(&day));
                parts.join(": ")
            }
        };
        let worse = TriggerAction::Rehearsed {
            plan: plan.to_owned(),
            urge_before: urge,
            urge_after: None,
            what_worked: String::new(),
            made_worse: true,
        };
        let used_today = self.used_today(moment);
        Some(RehearseScreen {
            title: words.rehearsal.title.clone(),
            about: words.rehearsal.about.clone(),
            sentence,
            steps: words.rehearsal.steps.clone(),
            worked: coping_that_worked(store, FEW as i32, used_today).unwrap_or_default(),
            what_worked: words.rehearsal.what_worked.clone(),
            urge_after: words.rehearsal.urge_after.clone(),
            makes_worse: Offer::new(
                Action::Trigger { change: worse },
                &content.words.exercise.makes_worse,
            ),
            doors: self.doors(moment),
        })
    }

    /// The person's own plans for what this ride is about: what they named, and what is within reach.
    pub(super) fn plans_in_ride(&self, record: &Record, moment: &Moment) -> Vec<IfThenPlan> {
        let Some(store) = self.store().filter(|_| !self.locked) else {
            return Vec::new();
        };
        let named = named_in(record);
        let within_reach = record
            .live
            .events()
            .iter()
            .rev()
            .find_map(|event| match event.what {
                Happened::Reach { within } => Some(within),
                _ => None,
            });
        let used_today = self.used_today(moment);
        let mut plans = Vec::new();
        if !named.is_empty() {
            plans.extend(offered::offered_for(store, &named, used_today).unwrap_or_default());
        }
        if within_reach == Some(true) {
            let more = offered::offered_within_reach(store, &named).unwrap_or_default();
            let known: Vec<_> = plans.iter().map(|plan: &IfThenPlan| plan.id).collect();
            plans.extend(more.into_iter().filter(|plan| !known.contains(&plan.id)));
        }
        plans.truncate(FEW);
        plans
    }

    /// The same as a running ride shows them, each with what it opens.
    pub(super) fn plan_lines(&self, record: &Record, moment: &Moment) -> Vec<IfThenLine> {
        let plans = self.plans_in_ride(record, moment);
        let tools = self.tools(moment);
        plans.iter().map(|plan| plan_line(plan, &tools)).collect()
    }

    /// The person's own triggers for the question in a ride; none ahead of the lock. This is asked for with every
    /// picture of a ride, so it counts nothing.
    pub(super) fn own_trigger_chips(&self) -> Vec<Offer> {
        let store = self.store().filter(|_| !self.locked);
        let own = store.and_then(|store| trigger::list(store).ok());
        let chip = |own: Trigger| {
            let id = own.id.to_string();
            Offer::new(Action::SayTrigger { id }, &own.written.name)
        };
        own.unwrap_or_default()
            .into_iter()
            .take(FEW)
            .map(chip)
            .collect()
    }

    /// Whether the first plan that a ride offered helped; none where it offered none.
    pub fn plan_helped(&self, ride: &str, plan: &str, moment: &Moment) -> Option<PlanHelpedScreen> {
        let words = &moment.content().triggers.plans;
        let store = self.store().filter(|_| !self.locked)?;
        let plans = offered::every(store).ok()?;
        let found = plans
            .into_iter()
            .find(|known| known.id.to_string() == plan)?;
        let ended = ride.parse().ok();
        let ended = ended.and_then(|ride| records::find(store, ride).ok());
        let settles = offered::breathes(&found) && ended.is_some_and(|ride| used_in(&ride));
        let opens = self.tools(moment).offer_of_plan(&found);
        let answer = |helped, label: &str| {
            let change = TriggerAction::Helped {
                plan: plan.to_owned(),
                ride: ride.to_owned(),
                helped,
            };
            Offer::new(Action::Trigger { change }, label)
        };
        Some(PlanHelpedScreen {
            question: words.helped.clone(),
            sentence: found.sentence(words),
            answers: vec![
                answer(PlanHelped::Yes, &words.helped_yes),
                answer(PlanHelped::No, &words.helped_no),
                answer(PlanHelped::NotUsed, &words.helped_not_used),
                Offer::new(
                    Action::Go { place: Place::Now },
                    &moment.content().words.questions.skip,
                ),
            ],
            opens: opens.filter(|_| !settles),
        })
    }
}

/// True where the person said of a ride that they used.
fn used_in(ride: &Record) -> bool {
    let used = |outcome: Outcome| matches!(outcome, Outcome::Used | Outcome::UsedSome);
    ride.live.events().iter().any(
        |event| matches!(event.what, Happened::Finished { outcome: Some(outcome), .. } if used(outcome)),
    )
}

/// What a ride named as its triggers.
fn named_in(record: &Record) -> Vec<String> {
    if record.live.plan().kind != ExerciseKind::Ride {
        return Vec::new();
    }
    let named = |event: &crate::session::Event| match &event.what {
        Happened::Trigger { id } => Some(id.clone()),
        _ => None,
    };
    record.live.events().iter().filter_map(named).collect()
}

fn line(
    mapped: &MappedTrigger,
    plans: &[IfThenPlan],
    used_today: bool,
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
        why: mapped.risk.sentence(&words.risk, used_today),
        details: details.filter(|text| !text.is_empty()).cloned().collect(),
        thoughts: written.thoughts.join(" "),
        usual_response: written.usual_response.clone(),
        plans: own.map(|plan| plan_line(plan, tools)).collect(),
    }
}

fn plan_line(plan: &IfThenPlan, tools: &Tools<'_>) -> IfThenLine {
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

fn day_lines(day: &CopeAhead) -> Vec<String> {
    let written = &day.written;
    [
        &written.what_i_will_do,
        &written.who_knows,
        &written.how_i_leave,
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .cloned()
    .collect()
}

fn check_in(content: &Content, day: &CopeAhead) -> CheckInCard {
    let words = &content.triggers.cope_ahead;
    let all = [
        Went::Easier,
        Went::AsThought,
        Went::Harder,
        Went::DidNotHappen,
        Went::RatherNotSay,
    ];
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
        answers: all.map(answer).to_vec(),
    }
}

fn labels(content: &Content) -> TriggerLabels {
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
