//! The calls about what the system of a phone is to hold and to show.

use std::collections::HashSet;
use std::hash::Hash;

use arbitrary::{Result, Unstructured};
use ebb_core::reminders::{
    DeliveryReport, HeldNotice, MissedCause, NoticeAnswer, NoticePermission, NoticePlan,
};

use super::crossed::{answered, crossed, crossed_instant, crossed_text, moment};
use super::host::Host;
use crate::steps::rarely;

const CAUSES: [MissedCause; 5] = [
    MissedCause::PhoneOff,
    MissedCause::NotAllowed,
    MissedCause::NotHeld,
    MissedCause::Travelled,
    MissedCause::LeftOut,
];

const PERMISSIONS: [NoticePermission; 3] = [
    NoticePermission::Allowed,
    NoticePermission::Denied,
    NoticePermission::NotAsked,
];

impl Host {
    /// The id of a notice: one that is held where there is one, or any.
    pub(super) fn notice(&self, u: &mut Unstructured<'_>) -> Result<String> {
        match self.notices.is_empty() || rarely(u, 4)? {
            true => crossed_text(u),
            false => Ok(u.choose(&self.notices)?.id.clone()),
        }
    }

    pub(super) fn remind(&mut self, u: &mut Unstructured<'_>, what: u8) -> Result<()> {
        match what {
            17..=19 => self.plan(u)?,
            20 => {
                let cause = crossed(*u.choose(&CAUSES)?);
                let since = crossed_instant(u)?;
                answered(self.ebb.notices_forgotten(since, cause, moment(u)?));
            }
            21 => {
                answered(self.ebb.notice_delivered(&self.notice(u)?, moment(u)?));
            }
            22 => {
                answered(self.ebb.notice_not_delivered(&self.notice(u)?, moment(u)?));
            }
            23 => {
                let answer = crossed(*u.choose(&NoticeAnswer::ALL)?);
                let notice = self.notice(u)?;
                answered(self.ebb.notice_answered(&notice, answer, moment(u)?));
            }
            24 => {
                let shown = vec![self.notice(u)?, crossed_text(u)?];
                answered(self.ebb.notices_closed(crossed(shown), moment(u)?));
            }
            25 => {
                let report = DeliveryReport {
                    permission: *u.choose(&PERMISSIONS)?,
                    channel_on: u.arbitrary()?,
                    service_there: u.arbitrary()?,
                    do_not_disturb: u.arbitrary()?,
                    battery_limited: u.arbitrary()?,
                    exact_alarms: u.arbitrary()?,
                    maker: crossed_text(u)?,
                    due_at: Some(crossed_instant(u)?),
                    arrived_at: Some(crossed_instant(u)?),
                };
                answered(self.ebb.delivery_test(crossed(report), moment(u)?)).map(crossed);
            }
            _ => {
                answered(self.ebb.phone_words(moment(u)?)).map(crossed);
            }
        }
        Ok(())
    }

    fn plan(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let pending = match u.int_in_range(0..=2)? {
            0 => None,
            1 => Some(self.notices.clone()),
            _ => Some(vec![HeldNotice {
                id: crossed_text(u)?,
                at: crossed_instant(u)?,
                mark: u.arbitrary()?,
            }]),
        };
        let room: i32 = match rarely(u, 4)? {
            true => u.arbitrary()?,
            false => 60,
        };
        let planned = self.ebb.notice_plan(crossed(pending), room, moment(u)?);
        let Some(plan) = answered(planned) else {
            return Ok(());
        };
        let plan: NoticePlan = crossed(plan);
        let held = plan.schedule.iter().map(|one| HeldNotice {
            id: one.id.clone(),
            at: one.at,
            mark: one.mark,
        });
        self.notices = held.collect();
        let taken: Vec<_> = plan.schedule.iter().map(|one| one.id.clone()).collect();
        all_differ(taken.iter());
        answered(self.ebb.notices_scheduled(plan.cancel, taken));
        Ok(())
    }
}

fn all_differ<T: Eq + Hash>(all: impl Iterator<Item = T>) {
    let mut seen = HashSet::new();
    for one in all {
        assert!(seen.insert(one), "one stands twice");
    }
}
