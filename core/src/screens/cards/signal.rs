//! Signals (safety rules): what was said or touched today that stands for danger. The plan is offered then, never
//! forced, and suggestions try nothing new. Ebb does not read what people write: a signal is a chip or a door that
//! was touched, or what a ride was said to be for.

use serde::Serialize;

use super::super::action::{Offer, Place};
use super::super::companion::{Companion, SIGNAL};
use super::go;
use crate::crisis::PlanDoor;
use crate::session::{Happened, Purpose};
use crate::time::to_millis;
use crate::view::Moment;

/// The plan, offered before anything else.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanFirst {
    /// One sentence.
    pub sentence: String,
    /// The plan, and the lines.
    pub offers: Vec<Offer>,
}

impl Companion {
    /// Notes a sign of danger, for this day.
    pub(in super::super) fn note_signal(&mut self, moment: &Moment) {
        self.signal_at = Some(moment.now);
        // A sign that cannot be kept still counts for as long as this process runs.
        let _ = self.choose(SIGNAL, &to_millis(moment.now).to_string());
    }

    /// Takes back the last sign of danger that was noted.
    pub(in super::super) fn forget_signal(&mut self) {
        self.signal_at = None;
        let _ = self.choose(SIGNAL, "");
    }

    /// True where a sign of danger was there on this day.
    pub(in super::super) fn signal_today(&self, moment: &Moment) -> bool {
        self.holds(moment).danger()
    }

    /// True where the ride under way was last said to be about harm.
    pub(in super::super) fn danger_in_ride(&self) -> bool {
        let events = self.at_hand.iter().flat_map(|record| record.live.events());
        let mut said = events.rev().filter_map(|event| match event.what {
            Happened::For { purpose } => Some(purpose),
            _ => None,
        });
        matches!(said.next(), Some(Purpose::HurtMyself | Purpose::Die))
    }

    /// The plan and the lines, where a sign of danger was there today.
    pub(in super::super) fn plan_first(&self, moment: &Moment) -> Option<PlanFirst> {
        // What was said today does not show ahead of the lock; the doors are there all the same.
        (self.signal_today(moment) && !self.locked).then(|| self.the_plan_first(moment))
    }

    pub(in super::super) fn the_plan_first(&self, moment: &Moment) -> PlanFirst {
        let words = &moment.content().cards_words.signals;
        let door = PlanDoor::MightHurt;
        let none_yet = self.vault.open().kept.plan.is_empty();
        let (sentence, label) = if none_yet {
            (&words.no_plan, &words.first_plan)
        } else {
            (&words.sentence, &words.plan)
        };
        let lines = Place::Lines {
            region: String::new(),
        };
        PlanFirst {
            sentence: sentence.clone(),
            offers: vec![
                Offer::new(go(Place::Plan { door }), label),
                Offer::new(go(lines), &words.lines),
            ],
        }
    }

    /// The small doors without the plan, where that stands on top already.
    pub(super) fn doors_beside(&self, first: Option<&PlanFirst>, moment: &Moment) -> Vec<Offer> {
        let mut doors = self.doors(moment);
        if first.is_some() {
            doors.retain(|door| {
                !matches!(
                    &door.action,
                    super::Action::Go {
                        place: Place::Plan { .. }
                    }
                )
            });
        }
        doors
    }
}
