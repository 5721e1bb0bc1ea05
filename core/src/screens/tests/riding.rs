//! A ride from its first touch to its last question.

use super::*;
use crate::session::Outcome;

#[test]
fn one_touch_starts_a_ride_and_a_breath_is_there_at_once() {
    let (_folder, mut companion) = with_store();
    let first = companion.now(&moment(0)).offers.remove(0);
    assert_eq!(companion.act(first.action, &moment(0)), Ok(Place::Exercise));
    let frame = companion.frame(moment(0).now).unwrap();
    assert_eq!(
        (frame.state, frame.phase_left_ms),
        (RunState::Running, 4_000)
    );
    assert!(!companion.exercise(&moment(0)).unwrap().words.is_empty());
}

#[test]
fn chips_come_one_at_a_time_and_each_can_be_skipped() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, Action::StartRide)]);
    let mut asked = Vec::new();
    while let Some(question) = companion.exercise(&moment(5)).unwrap().asked {
        asked.push(question.question);
        companion
            .act(question.skip.unwrap().action, &moment(5))
            .unwrap();
    }
    use Question::*;
    // Body or room is asked once, before the first ride looks for it in the body.
    assert_eq!(
        asked,
        [
            HowStrong,
            BodyOrRoom,
            WhatFor,
            WithinReach,
            Trigger,
            HowLong
        ]
    );
    do_all(
        &mut companion,
        [
            (6, Action::Finish { outcome: None }),
            (7, Action::StartRide),
            (8, Action::Rate { value: 5 }),
        ],
    );
    let next = companion.exercise(&moment(9)).unwrap().asked.unwrap();
    assert_eq!(next.question, WhatFor);
}

#[test]
fn the_room_that_is_chosen_in_the_first_ride_leads_it_before_the_body_is_looked_at_and_all_that_come()
 {
    for (on, form) in [
        (true, crate::session::Form::Outward),
        (false, crate::session::Form::Inward),
    ] {
        for locked in [false, true] {
            let (_folder, mut companion) = with_store();
            if locked {
                companion.lock();
            }
            do_all(
                &mut companion,
                [(0, Action::StartRide), (1, Action::Rate { value: 7 })],
            );
            let asked = companion.exercise(&moment(2)).unwrap().asked.unwrap();
            assert_eq!(asked.question, Question::BodyOrRoom);
            let answer = Action::Outward { on };
            assert!(asked.answers.iter().any(|offer| offer.action == answer));
            do_all(&mut companion, [(3, answer)]);
            assert_eq!(companion.running().unwrap().live.form(), form);
            let asked = companion.exercise(&moment(4)).unwrap().asked.unwrap();
            assert_eq!(asked.question, Question::WhatFor);
            do_all(
                &mut companion,
                [
                    (5, Action::Finish { outcome: None }),
                    (6, Action::StartRide),
                ],
            );
            assert_eq!(companion.running().unwrap().live.form(), form);
            assert_eq!(companion.frame(moment(7).now).unwrap().lung > 0.0, !on);
        }
    }
}

#[test]
fn an_urge_is_rated_again_after_five_minutes_and_not_before() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [
            (0, Action::StartRide),
            (1, Action::Rate { value: 7 }),
            (150, Action::CarryOn),
        ],
    );
    let asked = |second| {
        companion
            .exercise(&moment(second))
            .unwrap()
            .asked
            .map(|asked| asked.question)
    };
    assert_eq!(asked(300), None);
    assert_eq!(asked(302), Some(Question::HowStrong));
}

#[test]
fn after_three_minutes_it_is_carry_on_enough_or_something_else() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [(0, Action::StartRide), (1, Action::Rate { value: 7 })],
    );
    let asked = companion.exercise(&moment(181)).unwrap().asked.unwrap();
    assert_eq!(asked.question, Question::CarryOn);
    let actions: Vec<_> = asked
        .answers
        .into_iter()
        .map(|offer| offer.action)
        .collect();
    assert_eq!(actions[..2], [Action::CarryOn, Action::Enough]);
    assert!(matches!(actions[2], Action::TakeUpBreathing { .. }));
}

#[test]
fn a_ride_ends_with_a_rating_and_with_what_happened_and_is_in_the_history() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [
            (0, Action::StartRide),
            (1, Action::Rate { value: 7 }),
            (60, Action::Enough),
        ],
    );
    let asked = |companion: &Companion| companion.exercise(&moment(60)).unwrap().asked.unwrap();
    assert_eq!(asked(&companion).question, Question::HowStrong);
    companion
        .act(Action::Rate { value: 3 }, &moment(60))
        .unwrap();
    let outcome = asked(&companion);
    assert_eq!(outcome.question, Question::Outcome);
    assert_eq!(
        companion.act(outcome.answers[0].action.clone(), &moment(61)),
        Ok(Place::Now)
    );
    let history = companion.history(moment(100).now, 10, &moment(100));
    assert_eq!(history.days[0].label, "Today");
    assert_eq!(
        history.days[0].entries[0].summary,
        "1 minute · 7 → 3 · I rode it"
    );
    assert_eq!(
        history.statements,
        ["From 5 rides on there is something to count here; there are 1 so far."],
        "below five rides there is no statistic"
    );
}

#[test]
fn hidden_nothing_of_the_history_is_set_right_or_deleted() {
    let (_folder, mut companion) = with_store();
    let outcome = Some(Outcome::Rode);
    do_all(
        &mut companion,
        [
            (0, Action::StartRide),
            (1, Action::Rate { value: 7 }),
            (40, Action::Finish { outcome }),
        ],
    );
    let entry = companion.history(moment(50).now, 10, &moment(50)).days[0].entries[0].clone();
    let Action::Go {
        place: Place::Entry { id },
    } = entry.open.action
    else {
        panic!("an entry opens")
    };
    let seq = companion.entry(&id, &moment(50)).unwrap().ratings[0].seq;
    do_all(&mut companion, [(60, Action::HideNow)]);
    let id = || id.clone();
    for action in [
        Action::CorrectRating {
            id: id(),
            seq,
            value: 2,
        },
        Action::CorrectOutcome {
            id: id(),
            outcome: Some(Outcome::Used),
        },
        Action::Delete { id: id() },
    ] {
        let done = companion.act(action.clone(), &moment(70));
        assert_eq!(done, Err(ActError::Locked), "{action:?}");
    }
    do_all(&mut companion, [(80, Action::Unlock)]);
    let there = companion.history(moment(90).now, 10, &moment(90)).days[0].entries[0].clone();
    assert_eq!(there.summary, entry.summary);
}

#[test]
fn an_action_that_makes_no_sense_says_why_and_changes_nothing() {
    let (_folder, mut companion) = with_store();
    for action in [
        Action::Rate { value: 3 },
        Action::Resume,
        Action::CarryOn,
        Action::Delete { id: "x".to_owned() },
    ] {
        assert!(companion.act(action, &moment(0)).is_err());
    }
    let unknown = Action::StartBreathing {
        pattern: "zigzag".to_owned(),
        minutes: 3,
        from_rate: None,
    };
    assert!(matches!(
        companion.act(unknown, &moment(0)),
        Err(ActError::NoSuchPattern { .. })
    ));
    assert!(companion.running().is_none());
}

#[test]
fn no_words_return_within_a_ride_nor_in_the_next_one_of_the_week() {
    let (folder, mut companion) = with_store();
    let ride = |companion: &mut Companion, from: i64| {
        let at = |seconds| from + seconds;
        do_all(
            companion,
            [
                (at(0), Action::StartRide),
                (at(180), Action::CarryOn),
                (at(480), Action::CarryOn),
            ],
        );
        let drawn = companion.running().unwrap().live.drawn();
        do_all(companion, [(at(490), Action::Finish { outcome: None })]);
        drawn
    };
    let mut drawn = ride(&mut companion, 0);
    drop(companion);
    // Another process, the day after.
    let store = Store::open(folder.path(), &scratch::key());
    let mut companion = Companion::new(store, vault_in(&folder), &moment(86_400));
    drawn.extend(ride(&mut companion, 86_400));
    let distinct: std::collections::HashSet<_> = drawn.iter().collect();
    assert_eq!((drawn.len(), distinct.len()), (64, 64));
    // What was said eight days ago may be said again.
    let after = ride(&mut companion, 9 * 86_400);
    assert_eq!(after, drawn[..32]);
}
