//! The screens as one person meets them: with a store, without one, after using, and ahead of a lock.

use super::*;
use crate::content::content;
use crate::session::{Question, RunState};
use crate::store::{Store, StoreError, scratch};
use crate::time::{Instant, Zone, from_millis};

fn moment(seconds: i64) -> Moment {
    let now: Instant = from_millis(1_790_064_000_000 + seconds * 1_000).unwrap();
    Moment {
        now,
        zone: "Europe/Berlin".parse().unwrap(),
        language: "en".to_owned(),
    }
}

fn with_store() -> (tempfile::TempDir, Companion) {
    let (folder, store) = scratch::store();
    let companion = Companion::new(Ok(store), &moment(0));
    (folder, companion)
}

fn do_all(companion: &mut Companion, actions: impl IntoIterator<Item = (i64, Action)>) -> Place {
    actions.into_iter().fold(Place::Now, |_, (second, action)| {
        companion.act(action, &moment(second)).unwrap()
    })
}

fn go(place: Place) -> Action {
    Action::Go { place }
}

/// All text that a screen shows, as one string.
fn text(screen: &impl serde::Serialize) -> String {
    serde_json::to_string(screen).unwrap()
}

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
    assert_eq!(asked, [HowStrong, WhatFor, WithinReach, Trigger, HowLong]);
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
        Vec::<String>::new(),
        "below five rides there is no statistic"
    );
}

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
fn every_tool_works_without_a_store_and_shows_nothing_that_was_kept() {
    for problem in [
        StoreError::WrongKeyOrDamaged,
        StoreError::Busy,
        StoreError::KeyringOutOfReach,
    ] {
        let mut companion = Companion::new(Err(problem), &moment(0));
        assert_eq!(companion.now(&moment(0)).notices.len(), 1);
        do_all(
            &mut companion,
            [
                (0, Action::StartRide),
                (1, Action::Rate { value: 7 }),
                (2, Action::Enough),
            ],
        );
        assert!(!companion.exercise(&moment(3)).unwrap().not_kept.is_empty());
        do_all(&mut companion, [(4, Action::Finish { outcome: None })]);
        let start = companion.breathe(&moment(5)).patterns.remove(0).start;
        assert_eq!(companion.act(start.action, &moment(5)), Ok(Place::Exercise));
        for place in [
            Place::HaveUsed,
            Place::FeelIll,
            Place::StaySafe,
            Place::MakesWorse,
        ] {
            assert!(companion.sheet(&place, &moment(6)).is_some());
        }
        assert!(
            !companion
                .history(moment(6).now, 10, &moment(6))
                .empty
                .is_empty()
        );
    }
}

#[test]
fn the_key_file_is_told_once() {
    let (folder, companion) = with_store();
    assert_eq!(companion.now(&moment(0)).notices.len(), 1);
    let again = Store::open(folder.path(), &scratch::key());
    assert_eq!(
        Companion::new(again, &moment(1)).now(&moment(1)).notices,
        Vec::<String>::new()
    );
}

#[test]
fn a_ride_that_is_killed_is_offered_again_and_a_second_one_is_not_started() {
    let (folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [(0, Action::StartRide), (3, Action::Rate { value: 9 })],
    );
    drop(companion);
    let store = Store::open(folder.path(), &scratch::key());
    let mut companion = Companion::new(store, &moment(40));
    assert_eq!(
        companion.now(&moment(40)).offers[0].action,
        go(Place::Exercise)
    );
    assert_eq!(companion.exercise(&moment(40)).unwrap().ratings[0].value, 9);
    let second = companion.act(Action::StartRide, &moment(41));
    assert_eq!(second, Err(StoreError::AlreadyRunning.into()));
}

#[test]
fn breathing_whose_last_breath_is_out_is_over_at_the_next_start() {
    let (folder, mut companion) = with_store();
    let start = companion.breathe(&moment(0)).patterns.remove(0).start;
    do_all(&mut companion, [(0, start.action)]);
    drop(companion);
    let companion = Companion::new(Store::open(folder.path(), &scratch::key()), &moment(4_000));
    assert!(companion.running().is_none());
    assert_eq!(
        companion
            .history(moment(4_000).now, 10, &moment(4_000))
            .days[0]
            .entries[0]
            .summary,
        "3 minutes"
    );
}

#[test]
fn a_ride_that_has_lain_open_for_days_may_be_closed() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, Action::StartRide)]);
    let closes = |companion: &Companion, second| {
        companion
            .now(&moment(second))
            .offers
            .iter()
            .any(|offer| offer.action == Action::CloseOld)
    };
    assert!(!closes(&companion, 2 * 86_400));
    assert!(closes(&companion, 3 * 86_400));
    do_all(&mut companion, [(3 * 86_400, Action::CloseOld)]);
    assert!(companion.running().is_none());
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

#[test]
fn patterns_with_holds_come_last_and_are_never_the_one_suggested() {
    let (_folder, mut companion) = with_store();
    let patterns = companion.breathe(&moment(0)).patterns;
    let holds: Vec<bool> = patterns.iter().map(|card| card.holds).collect();
    assert_eq!(holds, [false, false, false, true, true]);
    assert!(patterns.iter().all(|card| !card.cautions.is_empty()));
    do_all(&mut companion, [(0, Action::StartRide)]);
    assert!(!text(&companion.exercise(&moment(1)).unwrap().offers).contains("box"));
}

#[test]
fn the_pace_that_felt_easiest_comes_first_from_then_on() {
    let (_folder, mut companion) = with_store();
    do_all(&mut companion, [(0, Action::StartFinder)]);
    let keep = companion
        .exercise(&moment(700))
        .unwrap()
        .offers
        .into_iter()
        .nth(2)
        .unwrap();
    assert_eq!(keep.action, Action::KeepPace { rate: 5.5 });
    do_all(&mut companion, [(700, keep.action)]);
    let first = companion.breathe(&moment(701)).patterns.remove(0);
    assert_eq!(
        (first.id.as_str(), first.rate.as_str()),
        ("my-pace", "5.5 breaths a minute")
    );
    assert_eq!(
        companion.act(first.start.action, &moment(702)),
        Ok(Place::Exercise)
    );
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
fn an_entry_can_be_set_right_and_deleted() {
    let (_folder, mut companion) = with_store();
    do_all(
        &mut companion,
        [
            (0, Action::StartRide),
            (1, Action::Rate { value: 7 }),
            (9, Action::Finish { outcome: None }),
        ],
    );
    let entry = companion
        .history(moment(50).now, 10, &moment(50))
        .days
        .remove(0)
        .entries
        .remove(0);
    let Action::Go {
        place: Place::Entry { id },
    } = entry.open.action
    else {
        panic!("opens an entry")
    };
    let seq = companion.entry(&id, &moment(50)).unwrap().ratings[0].seq;
    do_all(
        &mut companion,
        [(
            50,
            Action::CorrectRating {
                id: id.clone(),
                seq,
                value: 2,
            },
        )],
    );
    let shown = companion.entry(&id, &moment(51)).unwrap();
    assert_eq!(shown.ratings[0].value, 2);
    do_all(&mut companion, [(52, shown.outcomes[0].action.clone())]);
    assert!(companion.entry(&id, &moment(53)).unwrap().lines[0].ends_with("I rode it"));
    do_all(&mut companion, [(54, shown.delete.action)]);
    assert_eq!(companion.history(moment(55).now, 10, &moment(55)).days, []);
}

#[test]
fn two_processes_that_rate_one_ride_both_keep_their_ratings() {
    let (folder, mut first) = with_store();
    do_all(&mut first, [(0, Action::StartRide)]);
    let mut second = Companion::new(Store::open(folder.path(), &scratch::key()), &moment(5));
    do_all(&mut second, [(6, Action::Rate { value: 8 })]);
    do_all(&mut first, [(9, Action::Rate { value: 6 })]);
    let values: Vec<i32> = first
        .exercise(&moment(10))
        .unwrap()
        .ratings
        .iter()
        .map(|rating| rating.value)
        .collect();
    assert_eq!(values, [8, 6]);
}

#[test]
fn an_unknown_zone_is_said_once() {
    let (_folder, store) = scratch::store();
    let fixed = Moment {
        zone: Zone::of_device("Mars/Base", 3_600).unwrap(),
        ..moment(0)
    };
    let notices = Companion::new(Ok(store), &fixed).now(&fixed).notices;
    assert!(
        notices.iter().any(|notice| notice.contains("+01:00")),
        "{notices:?}"
    );
}
