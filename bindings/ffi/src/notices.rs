//! The reminder half: what the system of a phone is to hold, and what it reports. It works ahead of the lock too.

use ebb_core::companion::PhoneWords;
use ebb_core::reminders::{
    DeliveryReport, HeldNotice, MissedCause, NoticeAnswer, NoticePlan, SelfTest,
};
use ebb_core::time::Instant;
use ebb_core::view::Moment;

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// What the phone is to change in what it holds. Ask after every act, at every start, after a restart of the phone
    /// and where its zone or clock changed. `pending` is what the system says it holds, where it can say so; `room` is
    /// how many notices it can hold. Tell [`Ebb::notices_scheduled`] afterwards.
    pub fn notice_plan(
        &self,
        pending: Option<Vec<HeldNotice>>,
        room: i32,
        moment: Moment,
    ) -> Result<NoticePlan, EbbError> {
        self.at("notice_plan", moment, |ebb, moment| {
            Ok(ebb.notice_plan(pending.as_deref(), room, moment)?)
        })
    }

    /// The system took these of the last plan: ids that it cancelled, and ids that it holds now. What it refused is
    /// left out, and asked for again.
    pub fn notices_scheduled(
        &self,
        cancelled: Vec<String>,
        scheduled: Vec<String>,
    ) -> Result<(), EbbError> {
        self.change("notices_scheduled", |ebb| {
            Ok(ebb.notices_scheduled(&cancelled, &scheduled)?)
        })
    }

    /// The system has forgotten what it held: after a restart, a forced stop, a new install, or where notifications
    /// were switched off. `since` is when it was last known to hold them.
    pub fn notices_forgotten(
        &self,
        since: Instant,
        cause: MissedCause,
        moment: Moment,
    ) -> Result<(), EbbError> {
        self.at("notices_forgotten", moment, |ebb, moment| {
            Ok(ebb.notices_forgotten(since, cause, moment)?)
        })
    }

    /// It was seen to be shown. A system that cannot tell says nothing.
    pub fn notice_delivered(&self, notice: &str, moment: Moment) -> Result<(), EbbError> {
        self.at("notice_delivered", moment, |ebb, moment| {
            Ok(ebb.notice_delivered(notice, moment)?)
        })
    }

    /// It could not be shown. Answers when to try again.
    pub fn notice_not_delivered(&self, notice: &str, moment: Moment) -> Result<Instant, EbbError> {
        self.at("notice_not_delivered", moment, |ebb, moment| {
            Ok(ebb.notice_not_delivered(notice, moment)?)
        })
    }

    /// Somebody touched one of its buttons, or the notice itself.
    pub fn notice_answered(
        &self,
        notice: &str,
        answer: NoticeAnswer,
        moment: Moment,
    ) -> Result<(), EbbError> {
        self.at("notice_answered", moment, |ebb, moment| {
            Ok(ebb.notice_answered(notice, answer, moment)?)
        })
    }

    /// Which of the notices that are on screen to take away: done, skipped, put off or deleted meanwhile.
    pub fn notices_closed(
        &self,
        shown: Vec<String>,
        moment: Moment,
    ) -> Result<Vec<String>, EbbError> {
        self.at("notices_closed", moment, |ebb, moment| {
            Ok(ebb.notices_closed(&shown, moment)?)
        })
    }

    /// Whether notices arrive on this device, and what to do, from what can be seen of the system. When the test was due
    /// and when it came is filled in here.
    pub fn delivery_test(
        &self,
        report: DeliveryReport,
        moment: Moment,
    ) -> Result<SelfTest, EbbError> {
        self.at("delivery_test", moment, |ebb, moment| {
            Ok(ebb.delivery_test(report, moment)?)
        })
    }

    /// What the phone's own system is to show of Ebb: names of channels, a tile, shortcuts, a locked screen. Ask after
    /// every act, as for the notices.
    pub fn phone_words(&self, moment: Moment) -> Result<PhoneWords, EbbError> {
        self.at("phone_words", moment, |ebb, moment| {
            Ok(ebb.phone_words(moment))
        })
    }
}
