//! That the plan was open, which is asked about later.

use super::state::{Companion, HURRIED};
use crate::crisis::page as crisis_page;
use crate::time::to_millis;
use crate::view::Moment;

/// When the plan was opened last, until that was talked about.
const PLAN_OPENED: &str = "plan-opened";
/// Whether the plan was used is asked about an hour after it was open, for three days.
const ASKED_FROM_MS: i64 = 3_600_000;
const ASKED_UNTIL_MS: i64 = 3 * 86_400_000;
/// So long a look at the plan is the same look.
const SAME_LOOK_MS: i64 = 600_000;

impl Companion {
    /// Remembers which door of the plan was opened, and that it was open. It is asked afterwards how it was; nothing
    /// of this may stand in the way of the plan.
    pub(super) fn arrive_at_plan(&mut self, at: &crisis_page::At, moment: &Moment) {
        let Some(door) = at.door() else {
            return;
        };
        self.rooms.crisis.door = Some(door);
        let since = |at: i64| to_millis(moment.now).saturating_sub(at);
        let told = self.rooms.plan_told_at.map(to_millis);
        let noted = self.setting(PLAN_OPENED).and_then(|at| at.parse().ok());
        let same = |at: Option<i64>| at.is_some_and(|at| (0..SAME_LOOK_MS).contains(&since(at)));
        if !same(noted) && !same(told) {
            self.within(HURRIED, |companion| companion.note_plan_opened(moment));
        }
    }

    /// It was said how it was with the plan: nobody asks again.
    pub(super) fn plan_was_told(&mut self, moment: &Moment) {
        self.rooms.plan_told_at = Some(moment.now);
        if let Some(store) = self.store() {
            let _ = store.set_setting(PLAN_OPENED, "");
        }
    }

    /// So that it can be asked afterwards how it was. Looking at one's own plan on a calm day is asked about too:
    /// "I only looked" is an answer.
    fn note_plan_opened(&self, moment: &Moment) {
        let empty = self.vault.open().kept.plan.is_empty();
        if let Some(store) = self.store().filter(|_| !empty && !self.locked) {
            // A note for later must not stand in the way of the plan.
            let _ = store.set_setting(PLAN_OPENED, &to_millis(moment.now).to_string());
        }
    }

    /// True where it is to be asked whether the plan was used; not during an exercise.
    pub(super) fn after_plan_is_offered(&self, moment: &Moment) -> bool {
        let opened: Option<i64> = self.setting(PLAN_OPENED).and_then(|at| at.parse().ok());
        let since = opened.map(|at| to_millis(moment.now).saturating_sub(at));
        !self.locked
            && self.at_hand.is_none()
            && since.is_some_and(|ms| (ASKED_FROM_MS..ASKED_UNTIL_MS).contains(&ms))
    }
}
