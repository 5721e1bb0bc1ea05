//! Which plans are offered when a ride names their trigger, and in which order: what helped comes first.

use std::cmp::Ordering;

use super::TriggerError;
use super::if_then::{IfThenPlan, ResponseKind};
use super::plans::{WithChips, all};
use super::trigger::is_named;
use crate::store::{Id, Store};

/// The plans to offer when a ride has named `names`, each a choice's id or a trigger's. On a day on which the person
/// has used, none that breathes is among them.
pub fn offered_for(
    store: &Store,
    names: &[String],
    used: bool,
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
            .filter(|plan| !used || !breathes(plan))
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

/// True where the plan breathes, or opens a breath.
pub fn breathes(plan: &IfThenPlan) -> bool {
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
    let asked = |plan: &IfThenPlan| i64::from(plan.helped) + i64::from(plan.did_not_help) + 2;
    (yes(left) * asked(right)).cmp(&(yes(right) * asked(left)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{at, plan, ride, trigger};
    use crate::triggers::helped::{PlanHelped, answer};
    use crate::triggers::plans::rate_confidence;

    fn responses(plans: &[IfThenPlan]) -> Vec<&str> {
        plans
            .iter()
            .map(|plan| plan.written.response.as_str())
            .collect()
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_ride_that_names_a_choice_or_a_trigger_gets_its_plans() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &["place"], 0).id;
        let payday = trigger(&store, "payday", &["time"], 1).id;
        plan(&store, bar, ResponseKind::Leave, "I turn around", 2);
        plan(
            &store,
            payday,
            ResponseKind::Contact,
            "I give Sam my card",
            3,
        );
        let offered = |named: &[&str]| offered_for(&store, &names(named), false).unwrap();
        assert_eq!(responses(&offered(&["place"])), ["I turn around"]);
        assert_eq!(
            responses(&offered(&[&payday.to_string()])),
            ["I give Sam my card"]
        );
        assert_eq!(offered(&["place", "time", &bar.to_string()]).len(), 2);
        assert_eq!(offered(&["feeling"]), []);
        assert_eq!(offered(&[]), []);
    }

    #[test]
    fn what_helped_comes_first_and_once_says_less_than_fifteen_of_twenty() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &["place"], 0).id;
        let kept = |response, second| plan(&store, bar, ResponseKind::Leave, response, second).id;
        let tired = kept("did not help once", 1);
        let new = kept("never tried", 2);
        let once = kept("helped once", 3);
        let often = kept("helped fifteen times of twenty", 4);
        let unused = kept("never used", 5);
        for second in 0..20 {
            let ride = ride(&store, 100 + second);
            let helped = if second < 15 {
                PlanHelped::Yes
            } else {
                PlanHelped::No
            };
            answer(&store, often, ride, helped, at(200)).unwrap();
            answer(&store, unused, ride, PlanHelped::NotUsed, at(200)).unwrap();
            if second == 0 {
                answer(&store, once, ride, PlanHelped::Yes, at(200)).unwrap();
                answer(&store, tired, ride, PlanHelped::No, at(200)).unwrap();
            }
        }
        // 16/22, 2/3, 1/2, 1/2, 1/3; between equals, the surer one.
        rate_confidence(&store, unused, 8, at(201)).unwrap();
        let order: Vec<Id> = of_trigger(&store, bar)
            .unwrap()
            .iter()
            .map(|plan| plan.id)
            .collect();
        assert_eq!(order, [often, once, unused, new, tired]);
    }

    #[test]
    fn on_a_day_of_having_used_no_plan_that_breathes_is_offered() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &["place"], 0).id;
        plan(&store, bar, ResponseKind::Breathing, "I breathe", 1);
        plan(&store, bar, ResponseKind::Contact, "I call Sam", 2);
        let named = names(&["place"]);
        assert_eq!(offered_for(&store, &named, false).unwrap().len(), 2);
        assert_eq!(
            responses(&offered_for(&store, &named, true).unwrap()),
            ["I call Sam"]
        );
    }

    #[test]
    fn what_is_within_reach_brings_ways_out_first_those_for_what_was_named() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &["place"], 0).id;
        let payday = trigger(&store, "payday", &["time"], 1).id;
        plan(&store, bar, ResponseKind::Leave, "I turn around", 2);
        plan(&store, bar, ResponseKind::Substitution, "I make tea", 3);
        plan(&store, payday, ResponseKind::Contact, "I call Sam", 4);
        let offered = |named: &[&str]| offered_within_reach(&store, &names(named)).unwrap();
        assert_eq!(responses(&offered(&[])), ["I turn around", "I call Sam"]);
        assert_eq!(
            responses(&offered(&["time"])),
            ["I call Sam", "I turn around"]
        );
    }
}
