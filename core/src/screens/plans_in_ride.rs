//! The person's own plans in a ride that names their trigger, and after it: whether the plan helped.

use serde::Serialize;

use super::TriggerAction;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::triggers::{FEW, IfThenLine, plan_line};
use crate::session::records::{self, Record};
use crate::session::{ExerciseKind, Happened};
use crate::store::{Id, StoreError};
use crate::triggers::helped::PlanHelped;
use crate::triggers::if_then::IfThenPlan;
use crate::triggers::offered;
use crate::triggers::trigger::{self, Trigger};
use crate::view::Moment;

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
    /// The person's own plans for what this ride is about: what they named, and what is within reach.
    pub(super) fn plans_in_ride(&self, record: &Record, moment: &Moment) -> Vec<IfThenPlan> {
        self.plans_named(record, self.used(moment))
    }

    /// The same; after using, none that breathes.
    fn plans_named(&self, record: &Record, used: bool) -> Vec<IfThenPlan> {
        let named = named_in(record);
        let mut plans = Vec::new();
        if !named.is_empty() {
            let offered = self.read_own(|store| offered::offered_for(store, &named, used));
            plans.extend(offered.into_iter().flatten());
        }
        if record.live.within_reach() == Some(true) {
            let more = self.read_own(|store| offered::offered_within_reach(store, &named));
            let known: Vec<_> = plans.iter().map(|plan: &IfThenPlan| plan.id).collect();
            let more = more.into_iter().flatten();
            plans.extend(more.filter(|plan| !known.contains(&plan.id)));
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

    /// Asks whether the first plan of a ride helped, where the sheet came first because the person used.
    pub(super) fn plan_of_ride(&self, ride: &str, moment: &Moment) -> Option<Offer> {
        let plan = self.plan_to_ask_about(ride.parse().ok()?)?;
        let place = Place::PlanHelped {
            ride: ride.to_owned(),
            plan: plan.to_string(),
        };
        let label = &moment.content().triggers.plans.helped;
        Some(Offer::new(Action::Go { place }, label))
    }

    /// The first plan that a ride offered, where it is the person's to see.
    pub(super) fn plan_to_ask_about(&self, ride: Id) -> Option<Id> {
        let store = self.store().filter(|_| !self.locked)?;
        let ended = records::find(store, ride).ok()?;
        let plan = self.plans_named(&ended, false).into_iter().next()?;
        Some(plan.id)
    }

    /// The person's own triggers for the question in a ride, id and name; none ahead of the lock. This is asked for
    /// with every picture of a ride, so it counts nothing.
    pub(super) fn own_triggers(&self) -> Vec<(String, String)> {
        let own = self.read_own(trigger::list);
        let named = |own: Trigger| (own.id.to_string(), own.written.name);
        own.into_iter().flatten().take(FEW).map(named).collect()
    }

    /// Refuses a trigger that is neither among the choices nor on the map. Where the map does not read, one of the
    /// person's may have any id of its kind.
    pub(super) fn known_trigger(&self, id: &str, moment: &Moment) -> Result<(), StoreError> {
        let choices = &moment.content().ride.triggers;
        if choices.iter().any(|choice| choice.id == id) {
            return Ok(());
        }
        let own: Id = id.parse()?;
        match self.read(trigger::list) {
            Some(map) if map.iter().all(|known| known.id != own) => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// Whether the first plan that a ride offered helped; none where it offered none.
    pub fn plan_helped(&self, ride: &str, plan: &str, moment: &Moment) -> Option<PlanHelpedScreen> {
        let words = &moment.content().triggers.plans;
        let plans = self.read_own(offered::every)?;
        let found = plans
            .into_iter()
            .find(|known| known.id.to_string() == plan)?;
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
            opens,
        })
    }
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
