//! For a phone, whose system keeps notices for later and shows them by itself: what to hand to it, in the words and
//! with the buttons that it will show.

use super::due::{actions_of, kind_of, leave_out, urgency_of};
use super::test_run;
use super::{DeliveryAction, Urgency};
use crate::reminders::planning::{HeldNotice, NoticeChanges, NoticeText, PlannedNotice};
use crate::reminders::schedule::rules_in;
use crate::reminders::wording::{Wording, test_text, word};
use crate::store::{Store, StoreError};
use crate::time::{Instant, to_millis};

/// Id of the notice that tries whether notices arrive.
pub const TEST_NOTICE: &str = test_run::TEST_ID;

/// What a phone is to change in what it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoticePlan {
    /// Ids to take out of what it holds.
    pub cancel: Vec<String>,
    /// What to hold, soonest first; the same id replaces what is held.
    pub schedule: Vec<NoticeRequest>,
}

/// A notice for the phone to hold until its time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoticeRequest {
    /// Stays the same for as long as the same thing is meant. What is reported of the notice names it.
    pub id: String,
    /// When to show it.
    pub at: Instant,
    /// Kept beside it, and handed back with what the phone holds: tells whether it still says the same.
    pub mark: i64,
    /// What it says, as discreetly as the person chose.
    pub text: NoticeText,
    /// How much it presses.
    pub urgency: Urgency,
    /// Its buttons, in order.
    pub actions: Vec<DeliveryAction>,
}

/// These changes, as a phone takes them. The test comes along while it waits.
///
/// # Errors
/// Where the store cannot be read.
pub fn requests(
    store: &Store,
    changes: &NoticeChanges,
    reported: Option<&[HeldNotice]>,
    now: Instant,
    wording: &Wording,
) -> Result<NoticePlan, StoreError> {
    let schedule = changes.schedule.iter().map(|notice| NoticeRequest {
        id: notice.id.clone(),
        at: notice.at,
        mark: notice.mark(),
        text: notice.text.clone(),
        urgency: urgency_of(notice.kind, notice.purpose),
        actions: actions_of(notice.purpose, wording),
    });
    let mut plan = NoticePlan {
        cancel: changes.cancel.clone(),
        schedule: schedule.collect(),
    };
    let test = store.read(test_run::waits)?.filter(|due| *due > now);
    let held = |at: Instant| {
        let mut held = reported.into_iter().flatten();
        held.any(|one| one.id == TEST_NOTICE && one.at == at)
    };
    if let Some(at) = test.filter(|at| !held(*at)) {
        let test = NoticeRequest {
            id: TEST_NOTICE.to_owned(),
            at,
            mark: to_millis(at),
            text: test_text(wording),
            urgency: Urgency::Normal,
            actions: Vec::new(),
        };
        let place = plan.schedule.partition_point(|one| one.at <= at);
        plan.schedule.insert(place, test);
    }
    Ok(plan)
}

/// Takes measures and mindfulness out of what would be shown before `until`, while "I have used" holds (safety rules),
/// and notes that they were left out on purpose.
///
/// # Errors
/// Where that cannot be noted.
pub fn leave_out_while(
    store: &Store,
    until: Instant,
    plan: &mut Vec<PlannedNotice>,
    wording: &Wording,
) -> Result<(), StoreError> {
    store.write(|db| {
        let rules = rules_in(db)?;
        for notice in plan.iter_mut().filter(|notice| notice.at < until) {
            let before = notice.occurrences.len();
            let occurrences = std::mem::take(&mut notice.occurrences);
            notice.occurrences = leave_out(db, occurrences, &rules, notice.at)?;
            if let Some(first) = notice.occurrences.first()
                && notice.occurrences.len() < before
            {
                notice.kind = kind_of(*first, &rules);
                word(notice, &rules, wording);
            }
        }
        plan.retain(|notice| !notice.occurrences.is_empty());
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::delivery::ledger::{changes_made, planned};
    use crate::reminders::example::{at, daily, id};
    use crate::reminders::{
        MissedCause, NoticeAnswer, OccurrenceMark, ReminderKind, history, look, reconcile,
        save_rule, start_test,
    };
    use crate::store::scratch;
    use crate::time::Zone;

    const NOW: &str = "2026-11-23T08:00:00Z";

    fn kept(kind: ReminderKind) -> (tempfile::TempDir, Store) {
        let (folder, store) = scratch::store();
        let mut rule = daily("09:00").with_start("2026-11-23");
        rule.kind = kind;
        save_rule(&store, rule, at(NOW), Zone::UTC).unwrap();
        (folder, store)
    }

    fn plan_of(store: &Store) -> Vec<PlannedNotice> {
        planned(store, at(NOW), Zone::UTC, 3, &Wording::neutral("en")).unwrap()
    }

    #[test]
    fn a_phone_shows_the_words_and_the_buttons_that_a_host_shows_that_waits_for_the_time_itself() {
        let (_folder, store) = kept(ReminderKind::Medication);
        let wording = Wording::neutral("en");
        let changes = reconcile(&[], &plan_of(&store));
        let request = requests(&store, &changes, None, at(NOW), &wording).unwrap();
        let request = request.schedule[0].clone();
        changes_made(&store, &changes).unwrap();
        let look = look(&store, None, request.at, Zone::UTC, &wording, false).unwrap();
        let shown = &look.deliver[0];
        assert_eq!(request.id, shown.notice);
        assert_eq!(request.text, shown.text);
        assert_eq!(request.urgency, Urgency::High);
        assert_eq!(request.urgency, shown.urgency);
        assert_eq!(request.actions, shown.actions);
        assert_eq!(request.actions[0].answer, NoticeAnswer::Done);
    }

    #[test]
    fn the_test_is_handed_over_until_the_phone_holds_it() {
        let (_folder, store) = scratch::store();
        let due = start_test(&store, at(NOW)).unwrap();
        let ask = |reported: Option<&[HeldNotice]>| {
            let (none, wording) = (NoticeChanges::default(), Wording::neutral("en"));
            requests(&store, &none, reported, at(NOW), &wording).unwrap()
        };
        let first = ask(Some(&[])).schedule;
        assert_eq!((first[0].id.as_str(), first[0].at), (TEST_NOTICE, due));
        let (id, mark) = (first[0].id.clone(), first[0].mark);
        let held = HeldNotice { id, at: due, mark };
        assert_eq!(ask(Some(&[held])), NoticePlan::default());
    }

    #[test]
    fn while_a_use_holds_no_mindfulness_is_handed_over_and_none_of_it_counts_as_missed() {
        let (_folder, store) = kept(ReminderKind::Mindfulness);
        let mut plan = plan_of(&store);
        let until = at("2026-11-24T04:00:00Z");
        leave_out_while(&store, until, &mut plan, &Wording::neutral("en")).unwrap();
        let days: Vec<_> = plan.iter().map(|notice| notice.at).collect();
        let later = ["2026-11-24T09:00:00Z", "2026-11-25T09:00:00Z"];
        assert_eq!(days, later.map(at));
        let cause = MissedCause::LeftOut;
        let marks: Vec<_> = history(&store, id(1), 9).unwrap();
        assert_eq!(marks.len(), 1);
        assert_eq!(marks[0].mark, OccurrenceMark::Missed { cause });
    }
}
