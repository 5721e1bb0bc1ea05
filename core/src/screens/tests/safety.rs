//! What outranks every feature, as one person meets it.

use super::*;

#[test]
fn an_urge_to_die_opens_the_lines_instead_of_a_timer() {
    let (_folder, mut companion) = with_store();
    let die = Action::SayWhatFor {
        purpose: crate::session::Purpose::Die,
    };
    assert_eq!(
        do_all(&mut companion, [(0, Action::StartRide), (5, die)]),
        Place::StaySafe
    );
    assert!(companion.running().is_none());
    // Nobody said where they are: a few by the zone of the device, and one step to all of them.
    let sheet = companion.sheet(&Place::StaySafe, &moment(5)).unwrap();
    assert!(text(&sheet).contains("Germany: 112") && text(&sheet).contains("0800 111 0 111"));
    let region = String::new();
    let lines = go(Place::Lines { region });
    assert!(sheet.offers.iter().any(|offer| offer.action == lines));
}

#[test]
fn an_urge_to_hurt_oneself_puts_safety_first_and_leaves_the_ride_there() {
    let (_folder, mut companion) = with_store();
    let hurt = Action::SayWhatFor {
        purpose: crate::session::Purpose::HurtMyself,
    };
    assert_eq!(
        do_all(&mut companion, [(0, Action::StartRide), (5, hurt)]),
        Place::StaySafe
    );
    let back = companion
        .sheet(&Place::StaySafe, &moment(6))
        .unwrap()
        .offers
        .remove(0);
    assert_eq!(back.action, go(Place::Exercise));
}

#[test]
fn within_reach_is_answered_with_what_to_do_first() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [
            (0, Action::StartRide),
            (5, Action::SayReach { within: true }),
        ],
    );
    assert!(
        companion
            .exercise(&moment(6))
            .unwrap()
            .advice
            .contains("leave the room")
    );
}

#[test]
fn after_i_have_used_nothing_that_day_suggests_breathing_or_shows_lapses() {
    let (_folder, mut companion) = with_store();
    let used = crate::session::Outcome::Used;
    for ride in 0..6 {
        let second = ride * 300;
        do_all(
            &mut companion,
            [
                (second, Action::StartRide),
                (second + 1, Action::Rate { value: 7 }),
                (
                    second + 2,
                    Action::Finish {
                        outcome: Some(used),
                    },
                ),
            ],
        );
    }
    let history = |companion: &Companion| {
        text(
            &companion
                .history(moment(2_000).now, 10, &moment(2_000))
                .statements,
        )
    };
    assert!(history(&companion).contains("6 you used"));
    do_all(
        &mut companion,
        [(2_000, go(Place::HaveUsed)), (2_001, Action::StartRide)],
    );
    assert!(!history(&companion).contains("you used"));
    for second in (2_001..2_180).step_by(10) {
        let screen = companion.exercise(&moment(second)).unwrap();
        let words = format!("{} {}", screen.words, text(&screen.offers)).to_lowercase();
        assert!(!words.contains("breath"), "{words}");
        assert_eq!(companion.frame(moment(second).now).unwrap().lung, 0.0);
    }
    // The next day begins at 04:00; this was at 10:00 in the morning.
    do_all(&mut companion, [(2_200, Action::MakesWorse)]);
    assert!(text(&companion.now(&moment(86_400)).offers).contains("slow breath"));
}

#[test]
fn i_have_used_that_was_touched_by_mistake_leaves_no_trace() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [(0, go(Place::HaveUsed)), (1, Action::NotUsed)],
    );
    assert_eq!(
        companion.now(&moment(2)).greeting,
        content("en").words.now.greeting
    );
}

#[test]
fn i_have_used_that_another_program_kept_from_being_noted_is_noted_later_and_takes_nothing_else_back()
 {
    let (folder, mut companion) = with_store();
    let day = 86_400;
    let noted = |second: i64| {
        let mut again = Companion::new(
            Store::open(folder.path(), &scratch::key()),
            no_vault(),
            &moment(second),
        );
        again.tick(moment(second).now);
        again.used_today(&moment(second))
    };
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    let other = Store::open(folder.path(), &scratch::key()).unwrap();
    let while_held = |companion: &mut Companion, action: Action, second| {
        let held: Result<(), StoreError> = other.write(|_| {
            companion.act(action, &moment(second)).unwrap();
            Err(StoreError::Closed)
        });
        held.unwrap_err();
    };
    // By mistake, on the next day: the first one stays.
    while_held(&mut companion, go(Place::HaveUsed), day);
    assert!(companion.used_today(&moment(day + 1)));
    do_all(&mut companion, [(day + 2, Action::NotUsed)]);
    assert!(noted(1) && !noted(day + 3));
    // And not by mistake.
    while_held(&mut companion, go(Place::HaveUsed), day + 4);
    assert!(!noted(day + 5));
    do_all(&mut companion, [(day + 6, go(Place::Now))]);
    assert!(noted(day + 7));
}

const HOUR: i64 = 3_600;

/// Whether looking back is offered on the first screen.
fn offers_to_look_back(companion: &Companion, at: i64) -> bool {
    let id = "how-it-came-about".to_owned();
    let offers = companion.now(&moment(at)).offers;
    offers
        .iter()
        .any(|offer| offer.action == go(Place::Card { id: id.clone() }))
}

#[test]
fn looking_back_is_offered_the_day_after_by_day_and_once() {
    // The tests begin at ten in the morning.
    let (_folder, mut companion) = with_store();
    assert!(!offers_to_look_back(&companion, 0));
    do_all(&mut companion, [(0, go(Place::HaveUsed))]);
    for not_yet in [1, 10 * HOUR, 17 * HOUR, 19 * HOUR] {
        assert!(!offers_to_look_back(&companion, not_yet), "{not_yet}");
    }
    let next = 24 * HOUR;
    assert!(offers_to_look_back(&companion, next));
    assert!(!offers_to_look_back(&companion, 36 * HOUR), "at night");
    assert!(!offers_to_look_back(&companion, 97 * HOUR), "days later");
    // Not in a ride, not beside a sign of danger, not ahead of the lock.
    do_all(&mut companion, [(next, Action::StartRide)]);
    assert!(!offers_to_look_back(&companion, next + 1));
    let outcome = None;
    do_all(&mut companion, [(next + 2, Action::Finish { outcome })]);
    do_all(&mut companion, [(next + 3, Action::HideNow)]);
    assert!(!offers_to_look_back(&companion, next + 4));
    do_all(&mut companion, [(next + 5, Action::Unlock)]);
    assert!(offers_to_look_back(&companion, next + 6));
    // Looked at, it is not offered again; a day on which somebody used again has its own.
    let id = "how-it-came-about".to_owned();
    do_all(&mut companion, [(next + 7, go(Place::Card { id }))]);
    assert!(
        companion
            .card("how-it-came-about", &moment(next + 8))
            .is_some()
    );
    assert!(!offers_to_look_back(&companion, next + 9));
    do_all(&mut companion, [(next + 10, go(Place::HaveUsed))]);
    assert!(offers_to_look_back(&companion, next + 25 * HOUR));
    do_all(&mut companion, [(next + 25 * HOUR, go(Place::StaySafe))]);
    assert!(!offers_to_look_back(&companion, next + 26 * HOUR));
}

#[test]
fn a_use_late_at_night_is_left_alone_in_the_morning() {
    let (_folder, mut companion) = with_store();
    // Half past three at night: by Ebb's days the day before, which ends half an hour later.
    do_all(&mut companion, [(17 * HOUR + 1_800, go(Place::HaveUsed))]);
    assert!(!offers_to_look_back(&companion, 22 * HOUR + 1_800));
    assert!(offers_to_look_back(&companion, 26 * HOUR));
}

#[test]
fn what_a_body_takes_after_a_break_is_named_with_its_source_in_the_plan_and_after_using() {
    let (_folder, mut companion) = with_store();
    let plan = |companion: &Companion, door| companion.plan(door, &moment(1));
    for hidden in [false, true] {
        if hidden {
            do_all(&mut companion, [(1, Action::HideNow)]);
        }
        let might_use = plan(&companion, crate::crisis::PlanDoor::MightUse);
        assert!(
            might_use
                .lowered_tolerance
                .contains("the old amount can kill")
        );
        assert!(might_use.lowered_tolerance_source.contains("Strang"));
        let might_hurt = plan(&companion, crate::crisis::PlanDoor::MightHurt);
        assert!(might_hurt.lowered_tolerance.is_empty());
    }
    let sheet = companion.sheet(&Place::HaveUsed, &moment(2)).unwrap();
    assert!(text(&sheet.sections).contains("your body takes less"));
    assert!(text(&sheet.sources).contains("Strang"));
}

#[test]
fn what_makes_it_worse_ends_it_and_is_not_suggested_again() {
    let (_folder, mut companion) = with_store();
    let first = companion.breathe(&moment(0)).patterns.remove(0);
    let place = do_all(
        &mut companion,
        [(0, first.start.action.clone()), (5, Action::MakesWorse)],
    );
    assert_eq!(place, Place::MakesWorse);
    let last = companion.breathe(&moment(6)).patterns.pop().unwrap();
    assert_eq!(last.id, first.id);
    do_all(&mut companion, [(7, Action::StartRide)]);
    assert!(
        !text(&companion.exercise(&moment(8)).unwrap().offers)
            .contains(&format!("\"pattern\":\"{}\"", first.id))
    );
}
