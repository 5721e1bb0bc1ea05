//! The reminder half for a phone: what its system is to hold, and what it reports. Nothing of it waits for the lock:
//! a notice says no more than the person allowed, and hidden it says the neutral word alone.

use std::collections::HashSet;
use std::mem;

use super::state::Companion;
use crate::reminders::{
    self, DeliveryReport, HeldNotice, MOST_HELD, MissedCause, NoticeAnswer, NoticePlan,
    ReminderError, SelfTest, TEST_NOTICE, reconcile,
};
use crate::store::{Store, StoreError};
use crate::time::Instant;
use crate::view::{Known, Moment, until};

impl Companion {
    /// What the phone is to change in what it holds: after every act, at every start, after a restart of the phone, and
    /// where its zone or its clock changed. `pending` is what the system says it holds, where it can say so, else the
    /// ledger is believed; `room` is how many notices it can hold. Say with [`Companion::notices_scheduled`] what was done.
    ///
    /// # Errors
    /// Where there is no store, or it cannot be read.
    pub fn notice_plan(
        &mut self,
        pending: Option<&[HeldNotice]>,
        room: i32,
        moment: &Moment,
    ) -> Result<NoticePlan, ReminderError> {
        let (wording, used) = (self.wording(moment), self.use_ends(moment));
        let store = self.open_store()?;
        let (now, zone) = (moment.now, moment.zone);
        let room = room.clamp(0, MOST_HELD);
        let mut plan = reminders::planned(store, now, zone, room, &wording)?;
        if let Some(until) = used {
            reminders::leave_out_while(store, until, &mut plan, &wording)?;
        }
        let held = match pending {
            Some(pending) => {
                let pending: Vec<_> = pending
                    .iter()
                    .filter(|held| held.id != TEST_NOTICE)
                    .cloned()
                    .collect();
                reminders::held_are(store, &pending, now)?;
                pending
            }
            None => reminders::held(store, now)?,
        };
        let changes = reconcile(&held, &plan);
        let requests = reminders::requests(store, &changes, pending, now, &wording)?;
        self.rooms.reminders.planned = changes;
        Ok(requests)
    }

    /// The system took these: what was cancelled, and what it holds now. What it refused is left out.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn notices_scheduled(
        &mut self,
        cancelled: &[String],
        scheduled: &[String],
    ) -> Result<(), ReminderError> {
        let mut made = mem::take(&mut self.rooms.reminders.planned);
        let scheduled: HashSet<_> = scheduled.iter().collect();
        made.cancel = cancelled.to_vec();
        made.schedule
            .retain(|notice| scheduled.contains(&notice.id));
        Ok(reminders::changes_made(self.open_store()?, &made)?)
    }

    /// The system has forgotten what it held: after a restart, a forced stop, a new install, or where notifications
    /// were switched off. `since` is when it last was known to hold them.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn notices_forgotten(
        &self,
        since: Instant,
        cause: MissedCause,
        moment: &Moment,
    ) -> Result<(), ReminderError> {
        let since = since.min(moment.now);
        let store = self.open_store()?;
        Ok(reminders::forgotten(store, since, moment.now, cause)?)
    }

    /// The host saw it shown.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn notice_delivered(&self, notice: &str, moment: &Moment) -> Result<(), ReminderError> {
        let store = self.open_store()?;
        Ok(reminders::delivered(store, notice, moment.now)?)
    }

    /// It could not be shown. Answers when to try again.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn notice_not_delivered(
        &self,
        notice: &str,
        moment: &Moment,
    ) -> Result<Instant, ReminderError> {
        let store = self.open_store()?;
        Ok(reminders::not_delivered(store, notice, moment.now)?)
    }

    /// Somebody touched one of its buttons, or the notice itself.
    ///
    /// # Errors
    /// Where the reminder is gone, or it cannot be kept.
    pub fn notice_answered(
        &self,
        notice: &str,
        answer: NoticeAnswer,
        moment: &Moment,
    ) -> Result<(), ReminderError> {
        let (now, zone) = (moment.now, moment.zone);
        let store = self.open_store()?;
        reminders::answered(store, notice, answer, now, zone)
    }

    /// Which of the notices that stand on the screen are to be taken away: done, skipped, put off or deleted meanwhile.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn notices_closed(
        &self,
        shown: &[String],
        moment: &Moment,
    ) -> Result<Vec<String>, ReminderError> {
        let store = self.open_store()?;
        Ok(reminders::closed_elsewhere(store, shown, moment.now)?)
    }

    /// Whether notices arrive on this device, and what to do, from what the host can see. When the test was due and when
    /// it came is known here. *Reminders* says the same for as long as this process runs.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn delivery_test(
        &mut self,
        report: DeliveryReport,
        moment: &Moment,
    ) -> Result<SelfTest, ReminderError> {
        let wording = self.wording(moment);
        let (kept, _) = reminders::test_report(self.open_store()?, None, moment.now)?;
        let report = report.with_test_of(&kept);
        let test = reminders::self_test(&report, moment.now, &wording);
        self.rooms.reminders.report = Some(report);
        Ok(test)
    }

    /// The system of this device holds the notices and shows them, as a phone's does.
    pub fn system_shows_notices(&mut self) {
        self.rooms.reminders.system_shows = true;
    }

    fn open_store(&self) -> Result<&Store, StoreError> {
        self.store.as_ref().map_err(Clone::clone)
    }

    /// Until when "I have used" holds; where nobody can tell, as if it had been said now.
    fn use_ends(&self, moment: &Moment) -> Option<Instant> {
        if !self.used(moment) {
            return None;
        }
        let at = match self.uses(moment.now) {
            Known::Is(uses) => uses.first().map_or(moment.now, |last| last.at),
            Known::Unknown => moment.now,
        };
        Some(until(at, moment.zone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::companion::reminding::LEVEL;
    use crate::crisis::Vault;
    use crate::crisis::page::Act;
    use crate::page::{Action, Place};
    use crate::reminders::page::At;
    use crate::reminders::{NoticePermission, ReminderKind, ReminderRule, Schedule, save_rule};
    use crate::store::{Id, Work, scratch};
    use crate::time::{Day, from_millis};

    fn moment() -> Moment {
        Moment {
            // A Wednesday afternoon.
            now: from_millis(1_790_168_400_000).unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        }
    }

    /// A day has 20:00 for mindfulness and 21:00 for something of the person's own.
    fn companion() -> (tempfile::TempDir, Companion) {
        let (folder, store) = scratch::store();
        let (now, zone) = (moment().now, moment().zone);
        let kinds = [(ReminderKind::Mindfulness, 20), (ReminderKind::Own, 21)];
        for (kind, hour) in kinds {
            let times = vec![format!("{hour}:00").parse().unwrap()];
            let (id, start) = (Id::from_parts(now, &[hour; 10]), Day::of(now, zone));
            let each_day = Schedule::Daily { interval: 1 };
            let mut rule = ReminderRule::new(id, kind, each_day, times, start, now);
            rule.title = "heron".to_owned();
            save_rule(&store, rule, now, zone).unwrap();
        }
        let vault = Vault::at(&folder.path().join("plan"));
        (folder, Companion::new(Ok(store), vault, &moment()))
    }

    fn ids(plan: &NoticePlan) -> Vec<String> {
        plan.schedule.iter().map(|one| one.id.clone()).collect()
    }

    #[test]
    fn what_the_system_refused_is_asked_for_again_and_what_it_took_is_not() {
        let (_folder, mut ebb) = companion();
        let first = ebb.notice_plan(None, 64, &moment()).unwrap();
        assert_eq!(first.schedule.len(), 60);
        ebb.notices_scheduled(&[], &ids(&first)[2..]).unwrap();
        let second = ebb.notice_plan(None, 64, &moment()).unwrap();
        assert_eq!(ids(&second), ids(&first)[..2]);
    }

    /// All that a phone is given to show.
    fn words(ebb: &mut Companion) -> String {
        let plan = ebb.notice_plan(Some(&[]), 5, &moment()).unwrap();
        assert_eq!(plan.schedule.len(), 5);
        let texts = plan.schedule.iter().map(|one| &one.text);
        texts.fold(String::new(), |all, text| all + &text.title + &text.body)
    }

    #[test]
    fn a_phone_is_told_what_the_person_chose_also_while_it_is_locked_and_hidden_neutral_words() {
        let (_folder, mut ebb) = companion();
        assert!(!words(&mut ebb).contains("heron"));
        let store = ebb.store.as_ref().unwrap();
        store.set_setting(LEVEL, "full").unwrap();
        assert!(words(&mut ebb).contains("heron"));
        ebb.device_lock(true);
        assert!(words(&mut ebb).contains("heron"));
        let hide = Action::of(&crate::companion::own::Act::Hide);
        ebb.carry_out(&hide, &[], &moment(), &Work::new()).unwrap();
        assert!(!words(&mut ebb).contains("heron"));
    }

    #[test]
    fn while_i_have_used_holds_the_phone_is_given_no_mindfulness() {
        let (_folder, mut ebb) = companion();
        let hours = |ebb: &mut Companion| {
            let plan = ebb.notice_plan(Some(&[]), 60, &moment()).unwrap();
            let tomorrow = moment().now + chrono::TimeDelta::hours(20);
            let today = plan.schedule.iter().filter(|one| one.at < tomorrow);
            let wall =
                |one: &reminders::NoticeRequest| moment().zone.wall_clock(one.at).to_string();
            today.map(wall).collect::<Vec<_>>()
        };
        let both = ["2026-09-23 20:00:00", "2026-09-23 21:00:00"];
        assert_eq!(hours(&mut ebb), both);
        let used = Action::of(&Act::Used);
        let done = ebb.carry_out(&used, &[], &moment(), &Work::new());
        done.unwrap();
        assert_eq!(hours(&mut ebb), both[1..]);
    }

    #[test]
    fn what_a_phone_says_stands_in_the_way_is_on_the_page_of_reminders_until_it_says_otherwise() {
        let (_folder, mut ebb) = companion();
        let said = |ebb: &mut Companion| {
            let all = Place::to(&At::All { ahead: 0 });
            serde_json::to_string(&ebb.page(&all, &[], &moment()).blocks).unwrap()
        };
        let words = &moment().content().reminders.self_test;
        let report = |exact| DeliveryReport {
            permission: NoticePermission::Allowed,
            channel_on: Some(true),
            service_there: None,
            do_not_disturb: Some(false),
            battery_limited: Some(false),
            exact_alarms: Some(exact),
            maker: String::new(),
            due_at: None,
            arrived_at: None,
        };
        assert!(!said(&mut ebb).contains(&words.not_exact));
        ebb.delivery_test(report(false), &moment()).unwrap();
        assert!(said(&mut ebb).contains(&words.not_exact));
        ebb.delivery_test(report(true), &moment()).unwrap();
        assert!(!said(&mut ebb).contains(&words.not_exact));
    }
}
