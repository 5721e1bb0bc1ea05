//! From what a phone holds to what it should hold, in the fewest steps. What is the same is left alone: a notice
//! that is cancelled and scheduled again may be lost between the two.

use std::collections::HashMap;

use super::notices::{HeldNotice, PlannedNotice};

/// What to do, cancels first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeChanges {
    /// Ids that are held and no longer wanted. One that is scheduled anew under the same id is not among them:
    /// every platform replaces it.
    pub cancel: Vec<String>,
    /// What to schedule, soonest first; the same id replaces what is held.
    pub schedule: Vec<PlannedNotice>,
}

/// The least set of changes that makes `plan` of `pending`.
pub fn reconcile(pending: &[HeldNotice], plan: &[PlannedNotice]) -> NoticeChanges {
    let mut held: HashMap<&str, &HeldNotice> = HashMap::with_capacity(pending.len());
    let mut changes = NoticeChanges::default();
    for notice in pending {
        held.insert(&notice.id, notice);
    }
    for planned in plan {
        let same = held
            .remove(planned.id.as_str())
            .is_some_and(|held| held.at == planned.at && held.mark == planned.mark());
        if !same {
            changes.schedule.push(planned.clone());
        }
    }
    changes.cancel.extend(held.into_keys().map(str::to_owned));
    changes.cancel.sort_unstable();
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, id};
    use crate::reminders::{Attention, plan};
    use crate::time::Zone;
    use proptest::prelude::*;

    fn held_after(pending: &[HeldNotice], changes: &NoticeChanges) -> Vec<HeldNotice> {
        let replaced = |id: &String| changes.schedule.iter().any(|notice| notice.id == *id);
        let mut after: Vec<_> = pending
            .iter()
            .filter(|held| !changes.cancel.contains(&held.id) && !replaced(&held.id))
            .cloned()
            .chain(changes.schedule.iter().map(PlannedNotice::held))
            .collect();
        after.sort_by(|one, other| one.id.cmp(&other.id));
        after
    }

    fn planned(hours: &[u32], day: i64) -> Vec<PlannedNotice> {
        let rules: Vec<_> = hours
            .iter()
            .map(|hour| {
                let mut rule = daily(&format!("{hour:02}:00"));
                rule.id = id(*hour as u8);
                rule
            })
            .collect();
        let now = at("2026-11-23T00:00:00Z") + chrono::TimeDelta::days(day);
        plan(&rules, &[], &[], Attention::default(), now, Zone::UTC, 20)
    }

    proptest! {
        #[test]
        fn applied_once_it_is_the_plan_and_applied_twice_changes_nothing(
            before in proptest::collection::btree_set(0..24_u32, 0..5),
            after in proptest::collection::btree_set(0..24_u32, 0..5),
            later in 0..5_i64,
        ) {
            let (before, after): (Vec<_>, Vec<_>) = (before.into_iter().collect(), after.into_iter().collect());
            let pending: Vec<_> = planned(&before, 0).iter().map(PlannedNotice::held).collect();
            let plan = planned(&after, later);
            let changes = reconcile(&pending, &plan);
            let held = held_after(&pending, &changes);
            let mut wanted: Vec<_> = plan.iter().map(PlannedNotice::held).collect();
            wanted.sort_by(|one, other| one.id.cmp(&other.id));
            prop_assert_eq!(&held, &wanted);
            prop_assert_eq!(reconcile(&held, &plan), NoticeChanges::default());
            // Nothing that is the same is touched.
            let same = pending.iter().filter(|one| wanted.contains(one)).count();
            prop_assert_eq!(changes.schedule.len(), plan.len() - same);
        }
    }

    #[test]
    fn other_words_alone_are_a_change() {
        let mut plan = planned(&[9], 0);
        let pending: Vec<_> = plan.iter().map(PlannedNotice::held).collect();
        plan[3].text.title = "Hello".to_owned();
        let changes = reconcile(&pending, &plan);
        assert_eq!((changes.schedule.len(), changes.cancel.len()), (1, 0));
    }
}
