//! What somebody said through any door, believed in one place; and that the plan was open, which is asked about later.

use super::super::companion::{Companion, HURRIED, KEPT_SOON, SIGNAL, WORSE};
use super::super::plan_action::PLAN_OPENED;
use crate::crisis::page as crisis_page;
use crate::journal::uses;
use crate::store::Id;
use crate::time::{Instant, to_millis};
use crate::view::{Fact, Moment};

/// So long a look at the plan is the same look.
const SAME_LOOK_MS: i64 = 600_000;

/// What a touch of the door *I have used* is called: by its moment.
fn of_moment(at: Instant) -> Id {
    Id::from_parts(at, &[0; 10])
}

impl Companion {
    /// Holds what was said from now on.
    pub(super) fn believe(&mut self, fact: &Fact, moment: &Moment) {
        match fact {
            Fact::Used { at } => {
                // One that holds already is not noted again, so that taking this one back leaves that one.
                if !self.used_today(moment) {
                    self.used_at = Some(*at);
                    self.use_unkept = Some(*at);
                    // The sheet opens whatever the store says.
                    self.within(KEPT_SOON, |companion| companion.keep_use(moment));
                }
            }
            Fact::NotUsed { id } => self.not_used(*id, moment),
            Fact::Danger => {
                if !self.signal_today(moment) {
                    self.rooms.danger_noted = true;
                    self.note_signal(moment);
                }
            }
            Fact::NotDanger => {
                // What was said elsewhere today stays said.
                if std::mem::take(&mut self.rooms.danger_noted) {
                    self.signal_at = None;
                    let _ = self.set(SIGNAL, "");
                }
            }
            Fact::Worse { tool } => match tool.split_once(':') {
                Some(("breathing", pattern)) => {
                    let _ = self.set(&format!("{WORSE}{pattern}"), "yes");
                }
                Some(("practice", id)) => {
                    let _ = self.mark_practice(id, true, moment);
                }
                _ => {}
            },
        }
    }

    /// Takes back the touch that is called so, and no other use.
    fn not_used(&mut self, id: Id, moment: &Moment) {
        let is_it = |at: &Instant| of_moment(*at) == id;
        let unkept = self.use_unkept.take_if(|at| is_it(at)).is_some();
        self.used_at.take_if(|at| is_it(at));
        if let Ok(store) = &self.store
            && !unkept
            && uses::newest(store, moment.now)
                .ok()
                .flatten()
                .is_some_and(|at| is_it(&at))
            && let Err(error) = uses::take_back(store)
        {
            self.not_kept = Some(error);
        }
    }

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
