//! Follows an exercise through all that it can come to, in each of the states that a person can meet: it runs in all of
//! them, and what it offers answers.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::crawler::{acts, answers, do_it, shown};
use super::filled::own_trigger;
use super::world::{CANARY, STATES, State, World, moment, world};
use crate::content::{PracticeGroup, content};
use crate::page::{
    Action, Answer, Block, Page, Place, Reply, Role, Shape, Target, Value, page_problems,
};
use crate::session::page::{Act, At};
use crate::session::{Purpose, Question};
use crate::store::Work;
use crate::view::Moment;

/// What was done before somebody looks, with the seconds that lie between.
type Course = Vec<(i64, Act)>;

/// Courses that come to all that an exercise can be.
fn courses() -> Vec<Course> {
    let ride = |ago: i64, then: &[Act]| -> Course {
        let begun = [(ago, Act::Ride)];
        let mut at = ago;
        let then = then.iter().map(|act| {
            at -= 1;
            (at, act.clone())
        });
        begun.into_iter().chain(then).collect()
    };
    let skip = |question| Act::Skip { question };
    let purpose = Purpose::Use;
    let chips = [
        Act::Rate,
        skip(Question::BodyOrRoom),
        Act::WhatFor { purpose },
        Act::Reach { within: true },
        Act::Trigger { id: own_trigger() },
        Act::Guess { minutes: 20 },
    ];
    let mut courses: Vec<Course> = (0..=chips.len()).map(|n| ride(12, &chips[..n])).collect();
    let pattern = || "long-exhale".to_owned();
    courses.push(ride(12, &[Act::Pause]));
    courses.push(ride(12, &[Act::TakeUp { pattern: pattern() }]));
    courses.push(ride(400, &chips));
    courses.push(ride(400, &[Act::Rate, Act::Enough, Act::Rate]));
    let to_hurt = Act::WhatFor {
        purpose: Purpose::HurtMyself,
    };
    courses.push(ride(400, &[Act::Rate, to_hurt, Act::Enough, Act::Rate]));
    courses.push(vec![(
        5,
        Act::Breathe {
            pattern: pattern(),
            minutes: 3,
            from_rate: None,
        },
    )]);
    courses.push(vec![(700, Act::FindPace), (5, skip(Question::HowStrong))]);
    let practices = &content("en").practices.practices;
    for group in [PracticeGroup::Mindfulness, PracticeGroup::Rehearsal] {
        let of_group = practices.iter().find(|practice| practice.group == group);
        let id = of_group.unwrap().id.clone();
        courses.push(vec![(5, Act::Practice { id }), (3, Act::Rate)]);
    }
    courses
}

fn live() -> Place {
    Place::to(&At::Live)
}

fn ago(seconds: i64) -> Moment {
    Moment {
        now: moment().now - TimeDelta::seconds(seconds),
        ..moment()
    }
}

/// A world in which it came to this.
fn at(state: State, course: &Course) -> World {
    let mut world = world(state);
    for (seconds, act) in course {
        let act = match act {
            // Nothing was written yet: there is no trigger of theirs.
            Act::Trigger { id } if state == State::New && *id == own_trigger() => &Act::Skip {
                question: Question::Trigger,
            },
            act => act,
        };
        let said = [Answer::new("strength", Value::number(7))];
        let moment = ago(*seconds);
        let reply = world
            .companion
            .carry_out(&Action::of(act), &said, &moment, &Work::new());
        let to = match &reply {
            Ok(Reply::Went { to, .. }) => to,
            other => panic!("{state:?} {act:?}: {other:?}"),
        };
        // That one leads to what keeps somebody safe, and leaves the ride where it is.
        let purpose = Purpose::HurtMyself;
        if *act != (Act::WhatFor { purpose }) {
            assert_eq!(to, &live(), "{state:?} {act:?}");
        }
    }
    world
}

fn page(world: &mut World) -> Page {
    world.companion.page(&live(), &[], &moment())
}

#[test]
fn an_exercise_runs_in_every_state_and_nothing_of_the_persons_shows_where_it_may_not() {
    let mut said = false;
    for state in STATES {
        for course in courses() {
            let mut world = at(state, &course);
            let page = page(&mut world);
            let name = format!("{state:?} {course:?}");
            assert_eq!(page.place, live(), "{name}");
            assert_eq!(page.shape, Shape::Live, "{name}");
            assert_eq!(page_problems(&page), Vec::<String>::new(), "{name}");
            assert_eq!(self::page(&mut world), page, "{name}: a second look");
            let open = matches!(state, State::Open | State::Used | State::DamagedPlan);
            let shows = shown(&page).contains(CANARY);
            assert!(open || !shows, "{name}");
            said |= shows;
            let numbers = page.doors.iter().filter(|door| door.role == Role::Call);
            assert_eq!(numbers.count(), 2, "{name}: people and emergency");
        }
    }
    assert!(said, "the person's own plan and trigger never came up");
}

#[test]
fn after_using_nothing_running_paces_a_breath_and_none_is_offered() {
    for course in courses() {
        let mut world = at(State::Used, &course);
        let page = page(&mut world);
        for block in &page.blocks {
            let Block::Live { exercise } = block else {
                continue;
            };
            assert_eq!(exercise.rate, None, "{course:?}");
        }
        for (target, _, _) in acts(&page) {
            if let Target::Act { action } = target {
                let breathes = action.token.contains("breathe") || action.token.contains("take-up");
                assert!(!breathes, "{course:?}: {}", action.token);
            }
        }
    }
}

/// Does all that these pages offer, each in a world of its own.
pub(super) fn reach(reached: &mut BTreeSet<String>) {
    for state in [State::Open, State::NoStore, State::Used] {
        let mut seen = BTreeSet::new();
        for course in courses() {
            let shown = page(&mut at(state, &course));
            for (target, fields, _) in acts(&shown) {
                let Target::Act { action } = &target else {
                    continue;
                };
                if seen.insert(action.token.clone()) {
                    let said = fields.map(answers).unwrap_or_default();
                    let mut world = at(state, &course);
                    do_it(&mut world.companion, action, &said, reached, 0);
                }
            }
        }
    }
}

#[test]
fn an_urge_always_starts_a_ride_whatever_runs() {
    for state in STATES {
        for course in courses() {
            let mut world = at(state, &course);
            let reply =
                world
                    .companion
                    .carry_out(&Action::of(&Act::Ride), &[], &moment(), &Work::new());
            let to = Some(live());
            let went = match reply {
                Ok(Reply::Went { to, .. }) => Some(to),
                _ => None,
            };
            assert_eq!(went, to, "{state:?} {course:?}");
            assert_eq!(page(&mut world).title, "Riding an urge");
        }
    }
}
