//! What of the plan may be on a screen ahead of the lock: only what the person allowed.

use super::{CrisisPlan, LockChoice};

/// The plan as it may be shown. `lock` is what the person chose; not asked yet shows nothing while locked.
///
/// Crisis lines are no part of a plan and always show.
pub fn visible(plan: &CrisisPlan, lock: Option<LockChoice>, locked: bool) -> CrisisPlan {
    match (locked, lock) {
        (false, _) | (true, Some(LockChoice::All)) => plan.clone(),
        (true, None | Some(LockChoice::Behind)) => CrisisPlan::default(),
        (true, Some(LockChoice::MarkedParts)) => marked(plan),
    }
}

fn marked(plan: &CrisisPlan) -> CrisisPlan {
    let mut shown = plan.clone();
    shown.contacts.retain(|contact| contact.ahead);
    shown.entries.retain(|entry| entry.ahead);
    for entry in &mut shown.entries {
        let named = |id: &String| shown.contacts.iter().any(|contact| contact.id == *id);
        entry.contact = entry.contact.take().filter(named);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;
    use crate::crisis::{PlanEntry, PlanSection};
    use proptest::prelude::*;

    /// A plan in which every text is a canary that says whether its part is marked.
    fn canaries(marks: &[bool]) -> CrisisPlan {
        let mut plan = example::plan();
        let mut marks = marks.iter().copied().cycle();
        let mut mark = || marks.next().unwrap_or_default();
        let canary = |ahead| if ahead { "ALLOWED" } else { "CANARY" }.to_owned();
        for contact in &mut plan.contacts {
            contact.ahead = mark();
            contact.id = format!("{}-{}", contact.id, canary(contact.ahead));
            contact.name = canary(contact.ahead);
            contact.relation = canary(contact.ahead);
            contact.reach = canary(contact.ahead);
            for number in &mut contact.numbers {
                number.typed = canary(contact.ahead);
            }
        }
        let contacts = plan.contacts.clone();
        for entry in &mut plan.entries {
            entry.ahead = mark();
            entry.text = canary(entry.ahead);
            entry.directions = canary(entry.ahead);
            entry.contact = entry.contact.take().and_then(|id| {
                let named = |contact: &&super::super::Contact| contact.id.starts_with(&id);
                contacts
                    .iter()
                    .find(named)
                    .map(|contact| contact.id.clone())
            });
        }
        plan
    }

    proptest! {
        #[test]
        fn no_canary_is_ahead_of_the_lock(marks in prop::collection::vec(any::<bool>(), 15)) {
            let plan = canaries(&marks);
            for lock in [None, Some(LockChoice::Behind), Some(LockChoice::MarkedParts)] {
                let shown = format!("{:?}", visible(&plan, lock, true));
                prop_assert!(!shown.contains("CANARY"), "{lock:?}: {shown}");
                if lock != Some(LockChoice::MarkedParts) {
                    prop_assert!(!shown.contains("ALLOWED"));
                }
            }
            let marked = visible(&plan, Some(LockChoice::MarkedParts), true);
            prop_assert_eq!(marked.entries.len(), plan.entries.iter().filter(|entry| entry.ahead).count());
            prop_assert_eq!(&visible(&plan, Some(LockChoice::All), true), &plan);
        }
    }

    #[test]
    fn everything_shows_once_unlocked() {
        let plan = example::plan();
        for lock in [
            None,
            Some(LockChoice::Behind),
            Some(LockChoice::MarkedParts),
            Some(LockChoice::All),
        ] {
            assert_eq!(visible(&plan, lock, false), plan);
        }
    }

    #[test]
    fn the_example_shows_its_two_marked_parts() {
        let shown = visible(&example::plan(), Some(LockChoice::MarkedParts), true);
        let entries: Vec<_> = shown.entries.iter().map(|e| e.id.as_str()).collect();
        let contacts: Vec<_> = shown.contacts.iter().map(|c| c.id.as_str()).collect();
        assert_eq!((entries, contacts), (vec!["e-ride"], vec!["c-noa"]));
    }

    #[test]
    fn an_entry_marked_beside_an_unmarked_person_shows_without_them() {
        let mut plan = example::plan();
        plan.entries.push(PlanEntry {
            ahead: true,
            contact: Some("c-sam".to_owned()),
            ..example::entry("e", PlanSection::WhoICall, "Call from the stairs")
        });
        let shown = visible(&plan, Some(LockChoice::MarkedParts), true);
        assert_eq!(shown.entries.last().unwrap().contact, None);
        assert!(shown.contact("c-sam").is_none());
    }
}
