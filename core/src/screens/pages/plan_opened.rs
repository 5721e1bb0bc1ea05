//! That the plan was open, which is asked about later.

use super::super::companion::{Companion, HURRIED};
use super::super::plan_action::PLAN_OPENED;
use crate::crisis::page as crisis_page;
use crate::time::to_millis;
use crate::view::Moment;

/// So long a look at the plan is the same look.
const SAME_LOOK_MS: i64 = 600_000;

impl Companion {
    /// Remembers which door of the plan was opened, and that it was open. It is asked afterwards how it was; nothing
    /// of this may stand in the way of the plan.
    pub(super) fn arrive_at_plan(&mut self, at: &crisis_page::At, moment: &Moment) {
        match at {
            crisis_page::At::Plan { door } | crisis_page::At::Steps { door, .. } => {
                self.door = *door;
                self.rooms.crisis.door = Some(*door);
            }
            crisis_page::At::StaySafe { .. } => {}
            _ => return,
        }
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
}
