//! What the person says that holds everywhere, taken in at one place; and the plan with the lines, which come first
//! where somebody may be in danger.

use std::mem;

use super::state::{Companion, FORM};
use crate::crisis::PlanDoor;
use crate::crisis::page::{self as crisis_page, Act, At};
use crate::page::{Block, Message, NoticeKind, Offer, Role, Target, Token as _};
use crate::store::Id;
use crate::triggers::page as trigger_page;
use crate::view::{Body, Closed, Fact, Failure, Moment, Stop, UseDoor};

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
                    self.rooms.crisis.door = None;
                }
            }
            Fact::Room { outward } => {
                let form = if *outward { "outward" } else { "inward" };
                self.choose_or_say(FORM, form);
            }
            Fact::Worse { tool } => self.mark_worse(tool, moment),
            // Read from what their rooms keep.
            Fact::Used { .. } | Fact::NotWorse { .. } => {}
        }
    }

    /// Notes danger at a touch, which can be taken back where it was not `known` today already.
    pub(super) fn note_danger(&mut self, known: bool, moment: &Moment) {
        self.rooms.danger_noted |= !known;
        self.rooms.crisis.door = Some(PlanDoor::MightHurt);
        self.note_signal(moment);
    }

    /// Whether a touch that takes back what was noted can do so: nothing is said to be no longer noted that still is.
    ///
    /// # Errors
    /// [`Failure::Gone`] where there is nothing to take back; hidden, where it is not for anybody to see.
    pub(super) fn may_take_back(&self, act: &Act, moment: &Moment) -> Result<(), Stop> {
        let may = match act {
            Act::NotUsed { id } => match self.door_of_use(*id, moment) {
                Some(door) if self.is_locked() && door != UseDoor::HaveUsed => {
                    return Err(Closed::Locked.into());
                }
                door => door.is_some(),
            },
            Act::NotDanger => self.danger_can_be_taken_back(moment),
            _ => true,
        };
        may.then_some(()).ok_or(Stop::Fails(Failure::Gone))
    }

    /// The use that the sheet says is noted, and takes back: the last one that holds.
    pub fn use_that_is_noted(&self, moment: &Moment) -> Option<Id> {
        self.use_to_take_back(moment)?.id.parse().ok()
    }

    /// The door through which the use with this id was said; none where there is no such use.
    fn door_of_use(&self, id: Id, moment: &Moment) -> Option<UseDoor> {
        let mut uses = self.uses(moment.now).known()?.into_iter();
        let id = id.to_string();
        uses.find(|used| used.id == id).map(|used| used.door)
    }

    /// A sheet says that something is noted for as long as it is and can be taken back, whenever its place was kept.
    pub(super) fn as_noted(&self, at: At, moment: &Moment) -> At {
        let can = |act: &Act| self.may_take_back(act, moment).is_ok();
        match at {
            At::HaveUsed { noted } => At::HaveUsed {
                noted: noted.filter(|id| can(&Act::NotUsed { id: *id })),
            },
            At::StaySafe { noted } => At::StaySafe {
                noted: noted && can(&Act::NotDanger),
            },
            at => at,
        }
    }

    /// Whether the plan helped in a ride is asked after the sheet that came first, because the person used in it.
    pub(super) fn with_plan_to_ask_about(&self, at: &At, body: Body, moment: &Moment) -> Body {
        let At::HaveUsed { noted: Some(ride) } = *at else {
            return body;
        };
        let Some(plan) = self.plan_to_ask_about(ride) else {
            return body;
        };
        let helped = Target::go(&trigger_page::At::Helped { ride, plan });
        let words = &moment.content().triggers.plans.helped;
        body.block(Block::offers([Offer::new(words, Role::Go, helped)]))
    }

    /// A way back that leads nowhere is not offered: danger that was known today stays known.
    pub(super) fn with_a_way_back(&self, message: Message, moment: &Moment) -> Message {
        let leads = |offer: &Offer| match &offer.target {
            Target::Act { action } => {
                Act::read(&action.token).is_none_or(|act| self.may_take_back(&act, moment).is_ok())
            }
            Target::Go { .. } => true,
        };
        Message {
            undo: message.undo.filter(leads),
            ..message
        }
    }

    /// True where a touch alone noted danger, and it still holds: what a ride is for is set right in the ride.
    pub(super) fn danger_can_be_taken_back(&self, moment: &Moment) -> bool {
        self.rooms.danger_noted && self.signal_today(moment) && !self.danger_in_ride()
    }

    /// What to do now, the plan, the emergency number and the first line, above everything else. The plan and the
    /// people stand by the keys of their doors, so those doors make room.
    pub(super) fn plan_above(&self, doors: &mut Vec<Offer>, moment: &Moment) -> [Block; 2] {
        let first = self.the_plan_first(moment);
        let words = &moment.content().pages.doors;
        let offers = vec![
            first.stay_safe,
            first.plan.key(&words.plan.key),
            first.people.key(&words.people.key),
        ];
        let stays = |door: &Offer| door.key.is_none() || offers.iter().all(|o| o.key != door.key);
        doors.retain(stays);
        let notice = Block::Notice {
            kind: NoticeKind::Danger,
            words: first.sentence,
            offers,
        };
        [notice, self.first_answers(moment)]
    }

    /// The emergency number and the first line.
    pub(super) fn first_answers(&self, moment: &Moment) -> Block {
        self.viewed(moment, |view| {
            crisis_page::first_answers(&view.ahead, &self.vault)
        })
    }
}
