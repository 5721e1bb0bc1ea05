//! The small doors that are on every page. Two of them note what they say, and can be taken back; the plan, the lines
//! and the numbers are looked at, which is never refused.

use super::own::Act;
use crate::crisis::page::{self as crisis_page, At};
use crate::crisis::{BodySign, PlanDoor};
use crate::page::{Block, NoticeKind, Offer, Role, Target, Weight};
use crate::view::Moment;

/// What comes first where somebody typed a sign of the body, with the doors that lead on, which are moved there.
pub(super) fn sign_above(sign: BodySign, doors: &mut Vec<Offer>, moment: &Moment) -> Block {
    let words = &moment.content().cards_words.signals;
    let (words, places) = match sign {
        BodySign::Emergency => (&words.emergency, &[At::Emergency, At::FeelIll][..]),
        BodySign::Ill => (&words.ill, &[At::FeelIll][..]),
    };
    let targets = places.iter().map(Target::go);
    let offers = targets.filter_map(|target| {
        let at = doors.iter().position(|door| door.target == target)?;
        Some(doors.remove(at).weight(Weight::Other))
    });
    Block::Notice {
        kind: NoticeKind::Danger,
        words: words.clone(),
        offers: offers.collect(),
    }
}

/// The small doors; that of the plan leads to the `door` of it that was opened last. The plan, who answers and the numbers stand
/// last before *Hide now*: where a window has room for little, a host keeps these in sight.
pub(super) fn doors(door: PlanDoor, moment: &Moment) -> Vec<Offer> {
    let words = &moment.content().pages.doors;
    let go = |at: &At| Target::go(at);
    let doors = [
        (
            &words.have_used,
            Role::Write,
            Target::act(&crisis_page::Act::Used),
        ),
        (&words.feel_ill, Role::Go, go(&At::FeelIll)),
        (
            &words.stay_safe,
            Role::Write,
            Target::act(&crisis_page::Act::Danger),
        ),
        (&words.plan, Role::Go, go(&At::Plan { door })),
        (&words.people, Role::Call, go(&At::Lines { region: None })),
        (&words.emergency, Role::Call, go(&At::Emergency)),
        (&words.hide, Role::Hide, Target::act(&Act::Hide)),
    ];
    let door = |(words, role, target)| Offer::of(words, role, target).weight(Weight::Door);
    doors.map(door).to_vec()
}
