//! Numbers that are typed by their digits: none is cut short, and none waits that could not grow.

use std::time::{Duration, Instant};

use ebb_core::companion::At;
use ebb_core::content::content;
use ebb_core::journal::page::At as Journal;
use ebb_core::page::Place;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::{Setting, letters, press, ratings, stop, text};
use crate::tui::app::App;

/// Keys, each so many milliseconds after the beginning.
fn at(app: &mut App<'_>, start: Instant, keys: &[(u64, KeyCode)]) {
    for (ms, code) in keys {
        app.key_at(KeyEvent::from(*code), start + Duration::from_millis(*ms));
    }
}

const ONE: KeyCode = KeyCode::Char('1');
const NOUGHT: KeyCode = KeyCode::Char('0');

fn later(start: Instant, ms: u64) -> Instant {
    start + Duration::from_millis(ms)
}

#[test]
fn a_nought_behind_a_one_makes_ten_of_it_however_quick_or_slow_the_hand_is() {
    for gap in [20, 150, 390, 450, 1_200] {
        let mut setting = Setting::new();
        let mut app = setting.at(Place::to(&At::Now));
        press(&mut app, letters("r"));
        let start = Instant::now();
        at(&mut app, start, &[(0, ONE)]);
        app.tick(later(start, gap));
        at(&mut app, start, &[(gap, NOUGHT)]);
        assert_eq!(ratings(&app), [10], "after {gap} ms");
        assert!(app.number.is_none());
    }
}

#[test]
fn a_one_that_nothing_follows_counts_after_a_moment_and_shows_until_then() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("r"));
    let start = Instant::now();
    at(&mut app, start, &[(0, ONE)]);
    assert!(!app.tick(later(start, 1_000)));
    assert_eq!(ratings(&app), [0; 0]);
    assert!(text(&mut app, 80, 24).contains("1 so far."));
    assert!(app.tick(later(start, 2_000)));
    assert_eq!(ratings(&app), [1]);
    assert!(!text(&mut app, 80, 24).contains("1 so far."));
}

#[test]
fn a_digit_that_cannot_grow_counts_at_once() {
    for digit in ['0', '2', '9'] {
        let mut setting = Setting::new();
        let mut app = setting.at(Place::to(&At::Now));
        press(&mut app, letters("r"));
        at(&mut app, Instant::now(), &[(0, KeyCode::Char(digit))]);
        assert_eq!(ratings(&app), [digit.to_digit(10).unwrap() as i32]);
    }
}

#[test]
fn enter_takes_what_was_typed_and_esc_takes_it_back() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("r"));
    let there = stop(&app);
    let start = Instant::now();
    at(&mut app, start, &[(0, ONE), (500, KeyCode::Esc)]);
    assert!(!app.tick(later(start, 5_000)));
    assert_eq!((ratings(&app), stop(&app)), (Vec::new(), there));
    at(&mut app, start, &[(6_000, ONE), (6_500, KeyCode::Enter)]);
    assert_eq!(ratings(&app), [1]);
}

#[test]
fn another_key_settles_it_and_does_what_it_stood_for_but_answers_no_question_that_nobody_read() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("r"));
    at(
        &mut app,
        Instant::now(),
        &[(0, ONE), (500, KeyCode::Char('s'))],
    );
    assert_eq!(ratings(&app), [1]);
    let next = &content("en").words.questions.body_or_room;
    assert!(text(&mut app, 80, 24).contains(next.as_str()));
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("r"));
    at(
        &mut app,
        Instant::now(),
        &[(0, ONE), (500, KeyCode::Char('u'))],
    );
    assert_eq!(ratings(&app), [1]);
    assert_eq!(stop(&app), "crisis/have-used");
}

#[test]
fn the_finger_that_hits_a_neighbour_changes_nothing_and_a_second_answer_takes_the_place_of_the_first()
 {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("r"));
    let start = Instant::now();
    let two = KeyCode::Char('2');
    at(&mut app, start, &[(0, ONE), (90, two), (100, ONE)]);
    assert_eq!(ratings(&app), [0; 0]);
    at(&mut app, start, &[(800, KeyCode::Char('7'))]);
    assert_eq!(ratings(&app), [7]);
}

#[test]
fn how_strong_it_is_is_taken_whole_where_what_could_help_is_looked_for() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, [KeyCode::Char('f'), KeyCode::Enter]);
    at(&mut app, Instant::now(), &[(0, ONE), (150, NOUGHT)]);
    assert!(app.place.token.contains("/10"), "{:?}", app.place);
}

#[test]
fn a_scale_among_other_fields_takes_ten_as_well() {
    let mut setting = Setting::new();
    let sheet = "diary-card".to_owned();
    let mut app = setting.at(Place::to(&Journal::Write { sheet }));
    let mut downs = 0;
    while app.shown.as_ref().unwrap().scale().is_none() {
        press(&mut app, [KeyCode::Down]);
        downs += 1;
        assert!(downs < 200, "there is no scale");
    }
    let path = app.shown.as_ref().unwrap().scale().unwrap().path;
    let start = Instant::now();
    at(&mut app, start, &[(0, ONE), (150, NOUGHT)]);
    let chosen = |app: &App<'_>| app.shown.as_ref().unwrap().entry.chosen(&path).to_vec();
    assert_eq!(chosen(&app), ["10"]);
    // Set right afterwards, and not made a number of two.
    at(&mut app, start, &[(3_000, ONE)]);
    app.tick(later(start, 6_000));
    assert_eq!(chosen(&app), ["1"]);
}
