//! What is kept and there again, and what works where nothing can be kept.

use std::time::Duration;

use super::*;
use crate::content::content;
use crate::time::Zone;

/// Begins something.
type Begins = fn(&mut Ebb) -> Place;

#[test]
fn every_tool_works_without_a_store_and_shows_nothing_that_was_kept() {
    for problem in [
        StoreError::WrongKeyOrDamaged,
        StoreError::Busy,
        StoreError::KeyringOutOfReach,
    ] {
        let mut ebb = Ebb::bare(problem);
        assert_eq!(notices(&ebb.now(0)).len(), 1);
        ebb.rides(0);
        ebb.rates(7, 1);
        ebb.does(&session::Act::Enough, 2);
        let not_kept = &content("en").words.exercise.not_kept;
        assert!(told(&ebb.live(3)).contains(&not_kept.as_str()));
        ebb.finishes(None, 4);
        let page = ebb.look(&session::At::Breathe, 5);
        let start = items(&page)[0].open.clone().unwrap();
        assert_eq!(ebb.touches(&start, 5), Place::to(&session::At::Live));
        // "Nothing noted yet" is only said where that is known.
        let history = ebb.history(6);
        let nothing = &content("en").words.history.empty;
        assert!(!body(&history).contains(nothing.as_str()));
        assert_eq!(notices(&history).len(), 1);
    }
}

#[test]
fn where_the_key_lies_is_told_once() {
    let mut ebb = Ebb::new();
    assert_eq!(notices(&ebb.now(0)).len(), 1);
    let mut ebb = ebb.restarted(1);
    assert_eq!(notices(&ebb.now(1)), []);
}

#[test]
fn an_unknown_zone_is_told_once() {
    let (folder, store) = scratch::store();
    let fixed = Moment {
        zone: Zone::of_device("Mars/Base", 3_600).unwrap(),
        ..moment(0)
    };
    let told = |store| {
        let mut companion = Companion::new(store, vault_in(&folder), &fixed);
        let page = companion.page(&Place::to(&own::At::Now), &[], &fixed);
        body(&page).contains("+01:00")
    };
    assert!(told(Ok(store)));
    assert!(!told(Store::open(folder.path(), &scratch::key())));
}

#[test]
fn a_ride_that_is_killed_is_offered_again_and_a_second_one_is_not_started() {
    let mut ebb = Ebb::new();
    let live = ebb.rides(0);
    ebb.rates(9, 3);
    let mut ebb = ebb.restarted(40);
    let page = ebb.now(40);
    let back = offers(&page)[0].target.clone();
    assert_eq!(
        back,
        Target::Go {
            place: live.clone()
        }
    );
    assert!(body(&ebb.live(40)).contains("So far you said 9."));
    // An urge is never answered with a refusal: it is this one that goes on.
    assert_eq!(ebb.rides(41), live);
    assert_eq!(ebb.frame(now(41)).unwrap().elapsed_ms, 41_000);
}

/// What an hour past its end left, in this process and in the next one.
#[test]
fn what_nobody_touched_for_an_hour_past_its_end_is_kept_to_its_last_touch() {
    let starts: [(Begins, i64); 2] = [
        // A ride takes three minutes, this practice five.
        (|ebb| ebb.rides(0), 180),
        (|ebb| ebb.practises("sounds", 0), 300),
    ];
    for (start, ends) in starts {
        for paused in [false, true] {
            let mut ebb = Ebb::new();
            start(&mut ebb);
            ebb.rates(9, 100);
            if paused {
                ebb.does(&session::Act::Pause, 100);
            }
            let left = ends + HOUR;
            ebb.tick(now(left - 1));
            assert!(ebb.running().is_some());
            let mut next = ebb.again(left + DAY);
            ebb.tick(now(left));
            for ebb in [&ebb, &next] {
                assert!(ebb.running().is_none());
                assert_eq!(ebb.problem(), None);
            }
            let history = next.history(left + DAY);
            assert!(body(&history).contains("2 minutes"), "{}", body(&history));
            // What became of it can be said later.
            assert!(offers_like(&history, "progress/entry/"));
        }
    }
}

#[test]
fn breathing_whose_last_breath_is_out_and_a_practice_at_its_last_line_are_over_at_the_next_start() {
    let starts: [Begins; 2] = [
        |ebb| ebb.breathes("long-exhale", 0),
        |ebb| ebb.practises("breath-3", 0),
    ];
    for start in starts {
        let mut ebb = Ebb::new();
        start(&mut ebb);
        let mut ebb = ebb.restarted(4_000);
        assert!(ebb.running().is_none());
        assert!(offers_like(&ebb.history(4_000), "progress/entry/"));
    }
}

#[test]
fn an_urge_outranks_what_runs_which_is_kept_to_its_last_touch() {
    let mut ebb = Ebb::new();
    ebb.breathes("long-exhale", 0);
    ebb.rates(7, 65);
    let live = ebb.rides(120);
    assert_eq!(live, Place::to(&session::At::Live));
    assert!(ebb.riding());
    assert_eq!(ebb.problem(), None);
    assert_eq!(ebb.frame(now(121)).unwrap().elapsed_ms, 1_000);
    let history = body(&ebb.history(130));
    assert!(history.contains("1 minute"), "{history}");
}

#[test]
fn two_processes_that_rate_one_ride_both_keep_their_ratings() {
    let mut first = Ebb::new();
    first.rides(0);
    let mut second = first.again(5);
    second.rates(8, 6);
    first.rates(6, 9);
    let ratings = first.running().unwrap().live.ratings();
    let values: Vec<_> = ratings.map(|(_, value)| value).collect();
    assert_eq!(values, [8, 6]);
}

#[test]
fn a_ride_begun_ahead_of_the_lock_is_kept_once_the_key_is_in_reach() {
    let ebb = Ebb::new();
    let mut early = ebb.without_store(StoreError::Closed, 0);
    drop(ebb.companion);
    early.rides(0);
    let folder = Rc::clone(&early.folder);
    let key = scratch::key();
    early.reopen(folder.path(), &key, &moment(5)).unwrap();
    assert_eq!(early.problem(), None);
    let later = early.restarted(9);
    assert_eq!(later.frame(now(9)).unwrap().elapsed_ms, 9_000);
}

#[test]
fn what_another_process_left_while_the_store_was_closed_is_taken_up() {
    let mut asleep = Ebb::new();
    asleep.store().unwrap().close().unwrap();
    asleep.again(1).rides(1);
    let folder = Rc::clone(&asleep.folder);
    let key = scratch::key();
    asleep.reopen(folder.path(), &key, &moment(4)).unwrap();
    assert_eq!(asleep.frame(now(4)).unwrap().elapsed_ms, 3_000);
}

#[test]
fn what_is_kept_on_the_way_leaves_the_hurry_of_the_rest_as_it_was() {
    let mut ebb = Ebb::new();
    let patience = |companion: &Companion, next| companion.store().unwrap().be_patient(next);
    let usual = Duration::from_secs(5);
    let hurried = ebb.companion.hurried(|companion| {
        companion.keep(now(1));
        companion.look_back(&moment(2));
        patience(companion, Duration::from_millis(7))
    });
    assert_eq!(hurried, Some(Duration::from_millis(200)));
    assert_eq!(patience(&ebb, usual), Some(usual));
}
