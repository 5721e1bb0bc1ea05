//! What the person says that holds everywhere, taken in at one place; and the plan with the lines, which come first
//! where somebody may be in danger.

use std::mem;

use super::state::{Companion, FORM};
use crate::page::{Block, NoticeKind, Offer};
use crate::view::{Fact, Moment};

impl Companion {
    /// Takes in what was said. What cannot be kept holds for as long as this process runs, or is asked again.
    pub(super) fn believe(&mut self, fact: &Fact, moment: &Moment) {
        match fact {
            Fact::UsedNow { id } => self.note_use_as(*id, moment),
            // What it says of may have taken itself back already.
            Fact::NotUsed { id } => drop(self.take_back_use(&id.to_string(), moment)),
            Fact::Danger => self.note_danger(self.signal_today(moment), moment),
            // What was said elsewhere today stays said.
            Fact::NotDanger => {
                if mem::take(&mut self.rooms.danger_noted) {
                    self.forget_signal();
                }
            }
            Fact::Room { outward } => {
                let form = if *outward { "outward" } else { "inward" };
                let _ = self.choose(FORM, form);
            }
            Fact::Worse { tool } => self.mark_worse(tool, moment),
            // Read from what their rooms keep.
            Fact::Used { .. } | Fact::NotWorse { .. } => {}
        }
    }

    /// Notes danger at a touch, which can be taken back where it was not `known` today already.
    pub(super) fn note_danger(&mut self, known: bool, moment: &Moment) {
        self.rooms.danger_noted |= !known;
        self.note_signal(moment);
    }

    /// True where a touch alone noted danger, and it still holds: what a ride is for is set right in the ride.
    pub(super) fn danger_can_be_taken_back(&self, moment: &Moment) -> bool {
        self.rooms.danger_noted && self.signal_today(moment) && !self.danger_in_ride()
    }

    /// The plan and the lines, above everything else. They stand by the keys of their doors, so those doors make room.
    pub(super) fn plan_above(&self, doors: &mut Vec<Offer>, moment: &Moment) -> Block {
        let first = self.the_plan_first(moment);
        let words = &moment.content().pages.doors;
        let offers = vec![
            first.plan.key(&words.plan.key),
            first.people.key(&words.people.key),
        ];
        doors.retain(|door| offers.iter().all(|offer| offer.key != door.key));
        Block::Notice {
            kind: NoticeKind::Danger,
            words: first.sentence,
            offers,
        }
    }
}
