//! What is kept, set right, and there again; and what works where nothing can be kept.

use std::time::Duration;

use super::*;

#[test]
fn every_tool_works_without_a_store_and_shows_nothing_that_was_kept() {
    for problem in [
        StoreError::WrongKeyOrDamaged,
        StoreError::Busy,
        StoreError::KeyringOutOfReach,
    ] {
        let mut companion = Companion::new(Err(problem), no_vault(), &moment(0));
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
        Companion::new(again, no_vault(), &moment(1))
            .now(&moment(1))
            .notices,
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
    let mut companion = Companion::new(store, no_vault(), &moment(40));
    assert_eq!(
        companion.now(&moment(40)).offers[0].action,
        go(Place::Exercise)
    );
    assert_eq!(companion.exercise(&moment(40)).unwrap().ratings[0].value, 9);
    // An urge is never answered with a refusal: it is this one that goes on.
    assert_eq!(
        companion.act(Action::StartRide, &moment(41)),
        Ok(Place::Exercise)
    );
    assert_eq!(companion.frame(moment(41).now).unwrap().elapsed_ms, 41_000);
}

/// What an hour past its end left, in this process and in the next one.
#[test]
fn what_nobody_touched_for_an_hour_past_its_end_is_kept_to_its_last_touch() {
    const HOUR: i64 = 3_600;
    let practice = || Action::StartPractice {
        id: "sounds".to_owned(),
    };
    // A ride takes three minutes, this practice five.
    for (start, ends) in [(Action::StartRide, 180), (practice(), 300)] {
        for paused in [false, true] {
            let (folder, mut companion) = with_store();
            do_all(
                &mut companion,
                [(0, start.clone()), (100, Action::Rate { value: 9 })],
            );
            if paused {
                do_all(&mut companion, [(100, Action::Pause)]);
            }
            let left = ends + HOUR;
            companion.tick(moment(left - 1).now);
            assert!(companion.running().is_some());
            let store = Store::open(folder.path(), &scratch::key());
            let next = Companion::new(store, no_vault(), &moment(left + 86_400));
            companion.tick(moment(left).now);
            for companion in [&companion, &next] {
                assert!(companion.running().is_none() && companion.problem().is_none());
            }
            let day = next.history(moment(left + 86_400).now, 1, &moment(left + 86_400));
            let summary = &day.days[0].entries[0].summary;
            assert!(summary.starts_with("2 minutes"), "{summary}");
            // What became of it can be said later.
            let open = day.days[0].entries[0].open.action.clone();
            assert!(matches!(
                open,
                Action::Go {
                    place: Place::Entry { .. }
                }
            ));
        }
    }
}

#[test]
fn an_urge_outranks_what_runs_which_is_kept_to_its_last_touch() {
    let (_folder, mut companion) = with_store();
    let breath = Action::StartBreathing {
        pattern: "long-exhale".to_owned(),
        minutes: 10,
        from_rate: None,
    };
    let place = do_all(
        &mut companion,
        [
            (0, breath),
            (65, Action::Rate { value: 7 }),
            (120, Action::StartRide),
        ],
    );
    assert_eq!(place, Place::Exercise);
    assert!(companion.riding() && companion.problem().is_none());
    assert_eq!(companion.frame(moment(121).now).unwrap().elapsed_ms, 1_000);
    let day = companion.history(moment(130).now, 9, &moment(130));
    let summary = &day.days[0].entries[0].summary;
    assert!(summary.starts_with("1 minute"), "{summary}");
}

#[test]
fn spans_are_said_as_people_say_them() {
    let words = &content("en").words;
    for (seconds, said) in [
        (40, "40 seconds"),
        (89, "1 minute"),
        (3_569, "59 minutes"),
        (3_571, "1 hour"),
        (86_580, "24 hours 3 minutes"),
    ] {
        assert_eq!(super::super::said::span(words, seconds * 1_000), said);
    }
}

#[test]
fn what_cannot_be_counted_yet_says_what_is_missing() {
    let (_folder, mut companion) = with_store();
    for ride in 0..6 {
        let ended = [
            (ride * 10, Action::StartRide),
            (ride * 10 + 1, Action::Finish { outcome: None }),
        ];
        do_all(&mut companion, ended);
        let at = moment(ride * 10 + 2);
        let statements = companion.history(at.now, 9, &at).statements;
        let expected = match ride {
            0..4 => format!(
                "From 5 rides on there is something to count here; there are {} so far.",
                ride + 1
            ),
            _ => format!(
                "All {} rides: none of them was rated, so there is nothing to count.",
                ride + 1
            ),
        };
        assert_eq!(statements, [expected]);
    }
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
    let mut second = Companion::new(
        Store::open(folder.path(), &scratch::key()),
        no_vault(),
        &moment(5),
    );
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
    let notices = Companion::new(Ok(store), no_vault(), &fixed)
        .now(&fixed)
        .notices;
    assert!(
        notices.iter().any(|notice| notice.contains("+01:00")),
        "{notices:?}"
    );
}

#[test]
fn what_is_kept_on_the_way_leaves_the_hurry_of_the_rest_as_it_was() {
    let (_folder, mut companion) = with_store();
    let patience = |companion: &Companion, next| companion.store().unwrap().be_patient(next);
    let usual = Duration::from_secs(5);
    let hurried = companion.hurried(|companion| {
        companion.keep(moment(1).now);
        companion.look_back(&moment(2));
        patience(companion, Duration::from_millis(7))
    });
    assert_eq!(hurried, Some(Duration::from_millis(200)));
    assert_eq!(patience(&companion, usual), Some(usual));
}
