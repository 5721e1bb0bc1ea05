//! The small doors that are on every page.

use super::super::{self as screens, companion::Companion};
use super::bridge::of_old;
use super::own::Act;
use crate::page::{Offer, Role, Target, Weight};
use crate::view::Moment;

impl Companion {
    pub(super) fn page_doors(&self, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().pages.doors;
        let go = |place: screens::Place| Target::Go {
            place: of_old(&place),
        };
        let door = self.door;
        let region = String::new();
        let doors = [
            (&words.have_used, Role::Go, go(screens::Place::HaveUsed)),
            (&words.feel_ill, Role::Go, go(screens::Place::FeelIll)),
            (&words.stay_safe, Role::Go, go(screens::Place::StaySafe)),
            (&words.plan, Role::Go, go(screens::Place::Plan { door })),
            (
                &words.people,
                Role::Call,
                go(screens::Place::Lines { region }),
            ),
            (&words.emergency, Role::Call, go(screens::Place::Emergency)),
            (&words.hide, Role::Hide, Target::act(&Act::Hide)),
        ];
        let door = |(words, role, target)| Offer::of(words, role, target).weight(Weight::Door);
        doors.map(door).to_vec()
    }
}
