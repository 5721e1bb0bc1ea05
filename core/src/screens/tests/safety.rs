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
    let sheet = text(&companion.sheet(&Place::StaySafe, &moment(5)));
    assert!(sheet.contains("988") && sheet.contains("116 123"));
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
