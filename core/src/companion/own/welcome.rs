//! Three short pages for somebody who is new here: what helps in a craving, a first plan, and who sees what. The first page
//! leads there in the first days, below the ways to help, until they were read or left.

use chrono::TimeDelta;

use super::super::state::Companion;
use super::{Act, At};
use crate::content::WelcomePage;
use crate::crisis::PlanDoor;
use crate::crisis::page as crisis_page;
use crate::page::{Block, LineRole, Offer, Place, Role, Target, Weight};
use crate::view::{Body, Done, View};

/// That they were read or left.
const WELCOMED: &str = "welcomed";
/// They are offered for so long after the store was made.
const OFFERED_HOURS: i64 = 72;

impl Companion {
    /// The way there, from the first page of somebody who is new and well.
    pub(super) fn way_to_welcome(&self, view: &View<'_>) -> Option<Block> {
        let (now, holds) = (view.moment().now, view.ahead.holds);
        let began = self.began().filter(|_| !self.is_locked())?;
        let is_new = (TimeDelta::zero()..TimeDelta::hours(OFFERED_HOURS)).contains(&(now - began));
        let has_other_cares = view.ahead.riding || holds.used() || holds.danger();
        if !is_new || has_other_cares || self.own_setting(WELCOMED).is_some() {
            return None;
        }
        let words = &view.content().pages.welcome;
        let show = Offer::of(&words.show, Role::Go, Target::go(&At::Welcome { page: 1 }));
        let leave = Offer::of(&words.not_now, Role::Skip, Target::act(&Act::Welcomed));
        Some(Block::Offers {
            lead: Some(words.lead.clone()),
            offers: vec![show, leave.weight(Weight::Chip)],
        })
    }

    /// The page of this number, from 1.
    pub(super) fn welcome_page(&self, number: i32, view: &View<'_>) -> Body {
        let words = &view.content().pages.welcome;
        let place = |page| At::Welcome { page };
        let up = match number {
            ..=1 => Place::to(&At::Now),
            number => Place::to(&place(number - 1)),
        };
        let (page, offers): (&WelcomePage, _) = match number {
            1 => (&words.craving, vec![next(view, &place(2))]),
            2 => {
                let door = PlanDoor::MightUse;
                let plan = Target::go(&crisis_page::At::First { door });
                let plan = Offer::of(&words.plan, Role::Begin, plan).weight(Weight::Main);
                let has_none = !self.is_locked() && self.vault.open().kept.plan.is_empty();
                let plan = has_none.then_some(plan);
                (
                    &words.before,
                    plan.into_iter().chain([next(view, &place(3))]).collect(),
                )
            }
            3 => {
                let settings = &view.content().pages.now.settings;
                let settings = Offer::of(settings, Role::Go, Target::go(&At::Settings));
                let done = Offer::of(&words.done, Role::Done, Target::act(&Act::Welcomed));
                (&words.yours, vec![done.weight(Weight::Main), settings])
            }
            _ => return Body::gone(Place::to(&At::Now)),
        };
        let leave = Offer::of(&words.leave, Role::Skip, Target::act(&Act::Welcomed));
        let leave = (number < 3).then_some(leave.weight(Weight::Chip));
        Body::new(&page.title)
            .up(up)
            .block(Block::lines(LineRole::Body, &page.lines))
            .block(Block::offers(offers.into_iter().chain(leave)))
    }

    /// They are not offered again. What cannot be noted is offered for some days, and stands in nobody's way.
    pub(super) fn welcomed(&self) -> Done {
        let _ = self.store().map(|store| store.set_setting(WELCOMED, "yes"));
        Done::at(Place::to(&At::Now))
    }
}

fn next(view: &View<'_>, at: &At) -> Offer {
    let words = &view.content().pages.welcome.next;
    Offer::of(words, Role::Go, Target::go(at))
}

#[cfg(test)]
mod tests {
    use super::super::super::world::{State, moment, world as made};
    use super::*;
    use crate::crisis::page::Act as CrisisAct;
    use crate::page::{Action, Page};
    use crate::store::Work;
    use crate::view::Moment;

    fn hours_later(hours: i64) -> Moment {
        let now = moment().now + TimeDelta::hours(hours);
        Moment { now, ..moment() }
    }

    fn offers_it(companion: &mut Companion, hours: i64) -> bool {
        let page = companion.page(&Place::to(&At::Now), &[], &hours_later(hours));
        leads(&page).contains(&Target::go(&At::Welcome { page: 1 }))
    }

    fn leads(page: &Page) -> Vec<Target> {
        let offers = page.blocks.iter().filter_map(|block| match block {
            Block::Offers { offers, .. } => Some(offers),
            _ => None,
        });
        offers.flatten().map(|offer| offer.target.clone()).collect()
    }

    #[test]
    fn who_is_new_is_led_there_below_a_ride_for_three_days_and_until_it_was_read_or_left() {
        let mut world = made(State::New);
        let companion = &mut world.companion;
        let page = companion.page(&Place::to(&At::Now), &[], &moment());
        let ride = Target::act(&crate::session::page::Act::Ride);
        assert_eq!(leads(&page).first(), Some(&ride));
        assert!(offers_it(companion, 0) && offers_it(companion, 70));
        assert!(!offers_it(companion, 71));
        let act = Action::of(&Act::Welcomed);
        companion
            .carry_out(&act, &[], &moment(), &Work::new())
            .unwrap();
        assert!(!offers_it(companion, 0));
    }

    #[test]
    fn who_has_other_cares_or_hides_what_is_theirs_is_not_led_there() {
        let mut world = made(State::New);
        let companion = &mut world.companion;
        for act in [Action::of(&CrisisAct::Used), Action::of(&Act::Hide)] {
            companion
                .carry_out(&act, &[], &moment(), &Work::new())
                .unwrap();
            assert!(!offers_it(companion, 0), "{}", act.token);
        }
        for state in [State::Open, State::Hidden, State::Damaged, State::NoStore] {
            let mut world = made(state);
            assert!(!offers_it(&mut world.companion, 0));
        }
    }

    #[test]
    fn each_page_can_be_left_and_the_last_one_leads_home_through_a_plan_where_there_is_none() {
        let mut world = made(State::New);
        let companion = &mut world.companion;
        for page in 1..=3 {
            let page = companion.page(&Place::to(&At::Welcome { page }), &[], &moment());
            assert!(leads(&page).contains(&Target::act(&Act::Welcomed)));
        }
        let door = PlanDoor::MightUse;
        let plan = Target::go(&crisis_page::At::First { door });
        let before = Place::to(&At::Welcome { page: 2 });
        assert!(leads(&companion.page(&before, &[], &moment())).contains(&plan));
        let mut world = made(State::Open);
        let open = &mut world.companion;
        assert!(!leads(&open.page(&before, &[], &moment())).contains(&plan));
        let beyond = Place::to(&At::Welcome { page: 4 });
        assert_eq!(
            open.page(&beyond, &[], &moment()).place,
            Place::to(&At::Now)
        );
    }
}
