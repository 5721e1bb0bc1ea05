//! The ways into Ebb from outside: each leads to a place and does nothing, since a pocket can touch any of them.

use super::rooms::first_page;
use super::state::Companion;
use crate::crisis::page::At as Crisis;
use crate::page::Place;
use crate::reminders::occurrences_of;
use crate::reminders::page::At as Reminders;
use crate::session::page::At as Session;
use crate::view::Moment;

/// What was touched outside Ebb: a tile, a shortcut, a widget, a spoken phrase, or a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Entry {
    /// Ebb itself.
    FirstPage,
    /// The sheet for after using, where it can be noted.
    HaveUsed,
    /// The crisis plan.
    Plan,
    /// People and lines that answer.
    People,
    /// The breathing patterns.
    Breathe,
    /// Guided practices and the daily routine.
    Practise,
    /// A notice, by its id.
    Notice {
        /// As the phone was given it.
        notice: String,
    },
}

impl Companion {
    /// Where it leads. Looking is all: what can be noted, begun or done stands on that page. A notice leads to what it
    /// reminds of; where that is several things, or cannot be told, the first page says what there is.
    pub fn entry(&self, entry: &Entry, moment: &Moment) -> Place {
        match entry {
            Entry::FirstPage => first_page(),
            Entry::HaveUsed => Place::to(&Crisis::HaveUsed { noted: None }),
            Entry::Plan => Place::to(&Crisis::Plan {
                door: self.plan_door(&self.holds(moment)),
            }),
            Entry::People => Place::to(&Crisis::Lines { region: None }),
            Entry::Breathe => Place::to(&Session::Breathe),
            Entry::Practise => Place::to(&Session::Practise),
            Entry::Notice { notice } => self.reminded_of(notice).unwrap_or_else(first_page),
        }
    }

    /// The one thing that a notice reminds of.
    fn reminded_of(&self, notice: &str) -> Option<Place> {
        let things = occurrences_of(self.store()?, notice).ok()?;
        match things[..] {
            [of] => Some(Place::to(&Reminders::Occurrence { of })),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::companion::world::{STATES, State, moment, world};
    use crate::crisis::page::Act;
    use crate::page::Target;
    use crate::reminders::{ReminderKind, ReminderRule, Schedule, save_rule};
    use crate::store::Id;
    use crate::time::Day;

    fn all() -> [Entry; 7] {
        let notice = "nothing that is held".to_owned();
        [
            Entry::FirstPage,
            Entry::HaveUsed,
            Entry::Plan,
            Entry::People,
            Entry::Breathe,
            Entry::Practise,
            Entry::Notice { notice },
        ]
    }

    #[test]
    fn every_way_in_leads_to_a_page_that_is_there_whatever_state_ebb_is_in() {
        for state in STATES {
            for entry in all() {
                let mut ebb = world(state).companion;
                let place = ebb.entry(&entry, &moment());
                let page = ebb.page(&place, &[], &moment());
                assert_eq!(page.place, place, "{entry:?} {state:?}");
            }
        }
    }

    #[test]
    fn a_touch_on_the_tile_of_i_have_used_notes_nothing_and_can_note_it() {
        let mut ebb = world(State::Open).companion;
        let place = ebb.entry(&Entry::HaveUsed, &moment());
        let page = ebb.page(&place, &[], &moment());
        assert!(!ebb.used(&moment()));
        let noted = Target::act(&Act::Used);
        assert!(page.doors.iter().any(|door| door.target == noted));
    }

    #[test]
    fn a_notice_leads_to_what_it_reminds_of_and_one_of_several_things_to_the_first_page() {
        let mut ebb = world(State::New).companion;
        let (now, zone) = (moment().now, moment().zone);
        for (seed, hour) in [(1, 20), (2, 20), (3, 21)] {
            let (id, start) = (Id::from_parts(now, &[seed; 10]), Day::of(now, zone));
            let times = vec![format!("{hour}:00").parse().unwrap()];
            let daily = Schedule::Daily { interval: 1 };
            let rule = ReminderRule::new(id, ReminderKind::Own, daily, times, start, now);
            save_rule(ebb.store().unwrap(), rule, now, zone).unwrap();
        }
        let plan = ebb.notice_plan(Some(&[]), 2, &moment()).unwrap();
        let ids: Vec<_> = plan.schedule.iter().map(|one| one.id.clone()).collect();
        ebb.notices_scheduled(&[], &ids).unwrap();
        let led = |notice: &String| {
            let notice = notice.clone();
            ebb.entry(&Entry::Notice { notice }, &moment())
        };
        assert_eq!(led(&ids[0]), first_page());
        let at_nine = occurrences_of(ebb.store().unwrap(), &ids[1]).unwrap();
        let of = at_nine[0];
        assert_eq!(at_nine, [of]);
        assert_eq!(led(&ids[1]), Place::to(&Reminders::Occurrence { of }));
    }
}
