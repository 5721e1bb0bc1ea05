//! Which plans are offered when a ride names their trigger, and in which order: what helped comes first.

use std::cmp::Ordering;

use super::TriggerError;
use super::if_then::{IfThenPlan, ResponseKind, WithChips, all};
use super::trigger::is_named;
use crate::store::{Id, Store};

/// The plans to offer when a ride has named `names`, each a choice's id or a trigger's. On a day on which the person
/// has used, none that breathes is among them.
pub fn offered_for(
    store: &Store,
    names: &[String],
    used_today: bool,
) -> Result<Vec<IfThenPlan>, TriggerError> {
    let named = |with: &WithChips| {
        names
            .iter()
            .any(|name| is_named(with.plan.trigger, &with.chips, name))
    };
    Ok(best_first(
        all(store)?
            .into_iter()
            .filter(named)
            .map(|with| with.plan)
            .filter(|plan| !used_today || !breathes(plan))
            .collect(),
    ))
}

/// The plans to offer when what the urge is for is within reach: those that leave, and those that call someone.
/// Plans for what the ride has named stand first, then the others.
pub fn offered_within_reach(
    store: &Store,
    names: &[String],
) -> Result<Vec<IfThenPlan>, TriggerError> {
    let (named, other): (Vec<_>, Vec<_>) = all(store)?
        .into_iter()
        .filter(|with| {
            matches!(
                with.plan.written.kind,
                ResponseKind::Leave | ResponseKind::Contact
            )
        })
        .partition(|with| {
            names
                .iter()
                .any(|name| is_named(with.plan.trigger, &with.chips, name))
        });
    let plans = |with: Vec<WithChips>| best_first(with.into_iter().map(|with| with.plan).collect());
    let mut offered = plans(named);
    offered.extend(plans(other));
    Ok(offered)
}

/// The plans of one trigger, what helped first.
pub fn of_trigger(store: &Store, trigger: Id) -> Result<Vec<IfThenPlan>, TriggerError> {
    Ok(every(store)?
        .into_iter()
        .filter(|plan| plan.trigger == trigger)
        .collect())
}

/// Every plan, what helped first.
pub fn every(store: &Store) -> Result<Vec<IfThenPlan>, TriggerError> {
    Ok(best_first(
        all(store)?.into_iter().map(|with| with.plan).collect(),
    ))
}

pub(super) fn breathes(plan: &IfThenPlan) -> bool {
    plan.written.kind == ResponseKind::Breathing
        || plan
            .written
            .opens
            .as_ref()
            .is_some_and(|opens| opens.starts_with("breathing:"))
}

fn best_first(mut plans: Vec<IfThenPlan>) -> Vec<IfThenPlan> {
    plans.sort_by(|left, right| {
        helps_more(right, left)
            .then_with(|| right.confidence.cmp(&left.confidence))
            .then_with(|| left.id.cmp(&right.id))
    });
    plans
}

/// Compares (yes + 1) / (yes + no + 2), Laplace's rule of succession, without a rounding: one ride in which a plan
/// helped says less than fifteen of twenty, and a plan that was never tried stands between those that helped and
/// those that did not. Rides in which it was not used say nothing.
fn helps_more(left: &IfThenPlan, right: &IfThenPlan) -> Ordering {
    let yes = |plan: &IfThenPlan| i64::from(plan.helped) + 1;
    let asked =
        |plan: &IfThenPlan| i64::from(plan.helped) + i64::from(plan.did_not_help) + 2;
    (yes(left) * asked(right)).cmp(&(yes(right) * asked(left)))
}
