//! The person's own plans and triggers in a ride: those that are for what it is about.

use super::state::Companion;
use crate::session::records::{self, Record};
use crate::session::{ExerciseKind, Happened};
use crate::store::{Id, StoreError};
use crate::triggers::if_then::IfThenPlan;
use crate::triggers::offered;
use crate::triggers::trigger::{self, Trigger};
use crate::view::Moment;

/// As many of the person's own as an exercise shows at once.
const FEW: usize = 3;

impl Companion {
    /// The person's own plans for what this ride is about: what they named, and what is within reach.
    pub(super) fn plans_in_ride(&self, record: &Record, moment: &Moment) -> Vec<IfThenPlan> {
        self.plans_named(record, self.used(moment))
    }

    /// The first plan that a ride offered, where it is the person's to see.
    pub(super) fn plan_to_ask_about(&self, ride: Id) -> Option<Id> {
        let store = self.store().filter(|_| !self.locked)?;
        let ended = match records::find(store, ride) {
            Err(StoreError::NotFound) => return None,
            found => self.noted(found)?,
        };
        let plan = self.plans_named(&ended, false).into_iter().next()?;
        Some(plan.id)
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
