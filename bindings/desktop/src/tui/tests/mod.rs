//! The full screen as a person meets it: drawn into a picture, every key one meaning, nothing that breaks at any size.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use chrono::TimeDelta;
use ebb_core::cards::page::{Act as Cards, At as CardsAt};
use ebb_core::companion::{Act as Own, At, Companion};
use ebb_core::content::content;
use ebb_core::crisis::page::{Act as Crisis, At as CrisisAt};
use ebb_core::crisis::{PlanDoor, Vault};
use ebb_core::measures::page::At as Measures;
use ebb_core::progress::page::At as History;
use ebb_core::reminders::page::At as Reminders;
use ebb_core::session::page::{Act as Session, At as SessionAt};
use ebb_core::store::{KeyPlace, Store, StoreKey};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Color;
use tempfile::TempDir;

use super::app::App;
use super::{draw, style};
use crate::Start;
use crate::clock::Clock;
use crate::command;
use crate::page::choices;
use ebb_core::page::{Action, Answer, Block, Page, Place, Role, Target, Token, Value, Weight};
use ebb_core::store::Work;
use ebb_core::triggers::page::At as Triggers;
use ebb_core::view::Moment;

mod answers;
mod number;
mod pages;

struct Setting {
    _folder: TempDir,
    companion: Companion,
    clock: Clock,
}

impl Setting {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let start = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        // A clock that stands still.
        let clock = Clock::new(Some(start), Some(0.0), folder.path());
        let key = StoreKey::from_hex(&"0e".repeat(32)).unwrap();
        let id = Store::new_id(start).unwrap();
        let store = Store::create(folder.path(), &id, &key, KeyPlace::File);
        let companion = Companion::new(
            store,
            Vault::at(&folder.path().join("plan")),
            &clock.moment(),
        );
        Self {
            _folder: folder,
            companion,
            clock,
        }
    }

    fn lives_in(&mut self, code: &str) {
        let code = code.to_owned();
        self.does(&Crisis::Region { code }, &[], &self.clock.moment());
    }

    fn does(&mut self, act: &impl Token, said: &[Answer], moment: &Moment) {
        let action = Action::of(act);
        let done = self
            .companion
            .carry_out(&action, said, moment, &Work::new());
        done.unwrap();
    }

    fn fills(&mut self, at: &impl Token, typed: &[(&str, &str)]) {
        let typed = typed.iter().map(|(path, text)| (*path, (*text).to_owned()));
        let typed: Vec<_> = typed.collect();
        command::fill(&mut self.companion, &self.clock, at, &typed).unwrap();
    }

    /// Six rides and a seventh that is under way; something in every room.
    fn used(mut self) -> Self {
        let mut moment = self.clock.moment();
        moment.now -= TimeDelta::hours(180);
        for value in [8, 7, 9, 4, 10, 0] {
            self.does(&Session::Ride, &[], &moment);
            for value in [value, value / 2] {
                moment.now += TimeDelta::minutes(5);
                let said = [Answer::new("strength", Value::number(value))];
                self.does(&Session::Rate, &said, &moment);
            }
            self.does(&Session::Finish { outcome: None }, &[], &moment);
            moment.now += TimeDelta::hours(24);
        }
        let moment = self.clock.moment();
        let id = || "stop".to_owned();
        let before = Some(7);
        let after = [Answer::new("after", Value::number(4))];
        self.does(&Cards::Rehearse { id: id(), on: true }, &[], &moment);
        self.does(&Cards::Used { id: id(), before }, &after, &moment);
        self.fills(&CardsAt::Diary, &[("urge", "0")]);
        let id = "trapped".to_owned();
        self.does(&Cards::Signal { id }, &[], &moment);
        let plan = [
            ("sign", "I stop answering"),
            ("helps", "the river"),
            ("name", "Sam"),
            ("number", "030 1234 ext. 5"),
        ];
        let door = PlanDoor::MightUse;
        self.fills(&CrisisAt::First { door }, &plan);
        let trigger = [("kind", "place"), ("name", "the bar on my way")];
        self.fills(&Triggers::New, &trigger);
        let reminder = [
            ("kind", "own"),
            ("when", "every day 20:00"),
            ("title", "Call Sam"),
        ];
        self.fills(&Reminders::NewRule, &reminder);
        self.fills(&Measures::NewTracker, &[("name", "Sleep")]);
        let instrument = "gad-7".to_owned();
        self.fills(&Measures::Form { instrument }, &[("1", "2"), ("2", "0")]);
        self.does(&Session::Ride, &[], &moment);
        self
    }

    fn at(&mut self, place: Place) -> App<'_> {
        let mut app = App::new(&mut self.companion, &self.clock, Start::At(place));
        app.styles = style::Styles::new(true);
        app
    }

    /// Every place that is two touches from the first page or from measures or nearer, and what was done last.
    fn places(&mut self) -> Vec<Place> {
        let moment = self.clock.moment();
        let mut places = vec![Place::to(&At::Now), Place::to(&Measures::All)];
        let mut from = 0;
        for _ in 0..2 {
            let until = places.len();
            for at in from..until {
                let page = self.companion.page(&places[at].clone(), &[], &moment);
                for place in goes_to(&page) {
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
            }
            from = until;
        }
        places
    }

    /// What was done last, and is over.
    fn last_ride(&mut self) -> Place {
        let moment = self.clock.moment();
        let page = self.companion.page(&history(), &[], &moment);
        let is_entry =
            |place: &Place| matches!(History::read(&place.token), Some(History::Entry { .. }));
        goes_to(&page).into_iter().find(is_entry).unwrap()
    }
}

fn history() -> Place {
    Place::to(&History::History {
        ahead: 0,
        before: None,
    })
}

/// The places that a page leads to.
fn goes_to(page: &Page) -> Vec<Place> {
    let mut targets = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Offers { offers, .. } | Block::Notice { offers, .. } => {
                targets.extend(offers.iter().map(|offer| offer.target.clone()));
            }
            Block::Items { items } => {
                targets.extend(items.items.iter().filter_map(|item| item.open.clone()));
                targets.extend(items.offers.iter().map(|offer| offer.target.clone()));
            }
            _ => {}
        }
    }
    targets.extend(page.doors.iter().map(|offer| offer.target.clone()));
    let place = |target| match target {
        Target::Go { place } => Some(place),
        Target::Act { .. } => None,
    };
    targets.into_iter().filter_map(place).collect()
}

fn picture(app: &mut App<'_>, width: u16, height: u16) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal
        .draw(|frame| {
            draw::screen(frame, app);
        })
        .unwrap();
    terminal
}

fn text(app: &mut App<'_>, width: u16, height: u16) -> String {
    let picture = picture(app, width, height).backend().to_string();
    picture.replace('\u{a0}', " ")
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        let mut app = setting.at(place);
        for (width, height) in [
            (1, 1),
            (2, 3),
            (10, 4),
            (30, 8),
            (80, 24),
            (200, 60),
            (255, 1),
        ] {
            picture(&mut app, width, height);
        }
    }
}

#[test]
fn what_to_do_at_once_after_using_stands_whole_on_a_small_window_below_the_numbers() {
    for region in ["", "DE", "AT", "US", "GB"] {
        let mut setting = Setting::new();
        setting.lives_in(region);
        let shown = text(
            &mut setting.at(Place::to(&CrisisAt::HaveUsed { noted: None })),
            80,
            24,
        );
        let sections = &content("en").emergency.sheets.have_used.sections;
        for section in sections.iter().filter(|section| section.urgent) {
            for line in section.lines.iter().chain([&section.heading]) {
                assert!(shown.contains(line.as_str()), "{line}\n{shown}");
            }
        }
    }
}

#[test]
fn a_ride_shows_its_cautions_and_its_small_doors_on_a_small_window() {
    let mut first = Setting::new();
    let moment = first.clock.moment();
    first.does(&Session::Ride, &[], &moment);
    let shown = text(&mut first.at(Place::to(&SessionAt::Live)), 80, 24);
    let content = content("en");
    for id in &content.ride.cautions {
        assert!(
            shown.contains(&content.cautions.cautions[id].short),
            "{id}\n{shown}"
        );
    }
    // One line of them is left once they were read.
    let mut setting = Setting::new().used();
    let shown = text(&mut setting.at(Place::to(&SessionAt::Live)), 80, 24);
    let cautions = &content.cautions.cautions;
    assert!(shown.contains(&cautions["after_using"].short));
    assert!(!shown.contains(&cautions["not_while_driving"].short));
    assert!(shown.contains(&content.words.exercise.mind));
    for door in [&content.words.now.have_used, &content.words.now.feel_ill] {
        assert!(shown.contains(door.as_str()));
        // The doors stay where everything else is cut off.
        assert!(text(&mut setting.at(Place::to(&SessionAt::Live)), 60, 6).contains(door.as_str()));
    }
}

#[test]
fn a_page_that_goes_on_below_says_so_until_its_end_is_reached() {
    let mut setting = Setting::new().used();
    setting.lives_in("GB");
    let mut app = setting.at(Place::to(&CrisisAt::StaySafe { noted: false }));
    let mut presses = 0;
    while text(&mut app, 80, 24).contains(&content("en").pages.host.below) {
        app.key(KeyEvent::new(KeyCode::PageDown, KeyModifiers::NONE));
        presses += 1;
        assert!(presses < 100, "the end is never reached");
    }
    assert!(presses > 1);
    let last = content("en")
        .emergency
        .sheets
        .stay_safe
        .sources
        .last()
        .unwrap();
    let beginning: String = last.name.chars().take(20).collect();
    assert!(text(&mut app, 80, 24).contains(&beginning));
}

#[test]
fn without_colour_no_cell_has_one() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        let mut app = setting.at(place);
        app.styles = style::Styles::new(false);
        let terminal = picture(&mut app, 80, 24);
        let cells = terminal.backend().buffer().content();
        assert!(
            cells
                .iter()
                .all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset)
        );
    }
}

#[test]
fn a_rating_is_set_right_with_the_arrows_and_an_outcome_with_its_number() {
    let mut setting = Setting::new().used();
    let place = setting.last_ride();
    let mut app = setting.at(place.clone());
    // What stands open is asked first; the ratings stand above it.
    press(&mut app, letters("1"));
    press(&mut app, [KeyCode::Home, KeyCode::Right, KeyCode::Right]);
    let shown = text(&mut setting.at(place), 80, 40);
    let rode = &content("en").words.outcomes.rode;
    assert!(shown.contains(rode.as_str()), "{shown}");
    let entry = setting.companion.store().unwrap();
    let ended = ebb_core::session::records::finished_before(
        entry,
        chrono::DateTime::<chrono::Utc>::MAX_UTC,
        1,
    );
    let ratings: Vec<_> = ended.unwrap()[0]
        .live
        .ratings()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(ratings[0], 2, "it was 0");
}

#[test]
fn every_answer_of_a_question_has_a_key_that_chooses_it() {
    let mut setting = Setting::new().used();
    let mut app = setting.at(Place::to(&SessionAt::Live));
    // How strong, body or room, what for, within reach.
    pages::typed(&mut app, "5112");
    let page = app.shown.as_ref().unwrap().page.clone();
    let asked = choices::offers(&page).into_iter();
    let asked: Vec<_> = asked
        .filter(|one| one.offer.weight == Weight::Chip)
        .collect();
    assert_eq!(
        asked.len(),
        10,
        "a trigger of one's own, eight kinds, and to leave it out"
    );
    assert_eq!(asked[0].offer.label, "the bar on my way");
    for one in &asked {
        let chosen = choices::chosen(&page, None, one.key.unwrap());
        assert_eq!(chosen, Some(one.offer), "{one:?}");
    }
}

/// The ratings of what runs.
fn ratings(app: &App<'_>) -> Vec<i32> {
    let record = app.companion.running().unwrap();
    record.live.ratings().map(|(_, value)| value).collect()
}

#[test]
fn a_rating_is_given_wherever_the_cursor_stands_and_is_not_the_next_ones() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    pages::typed(&mut app, "rjjjt");
    assert_eq!(ratings(&app), [10]);
    let mut later = Setting::new();
    let mut app = later.at(Place::to(&At::Now));
    pages::typed(&mut app, "rs");
    assert!(ratings(&app).is_empty());
}

#[test]
fn caps_lock_changes_nothing() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    app.key(KeyEvent::new(KeyCode::Char('R'), KeyModifiers::SHIFT));
    assert_eq!(app.place, Place::to(&SessionAt::Live));
    app.key(KeyEvent::new(KeyCode::Char('Q'), KeyModifiers::SHIFT));
    assert!(app.leaving());
}

#[test]
fn the_first_screen_and_a_ride_look_as_they_do() {
    let mut setting = Setting::new();
    insta::assert_snapshot!("now", text(&mut setting.at(Place::to(&At::Now)), 80, 24));
    let mut setting = Setting::new().used();
    insta::assert_snapshot!(
        "ride",
        text(&mut setting.at(Place::to(&SessionAt::Live)), 80, 24)
    );
    insta::assert_snapshot!("history", text(&mut setting.at(history()), 80, 24));
    insta::assert_snapshot!(
        "practise",
        text(&mut setting.at(Place::to(&SessionAt::Practise)), 80, 24)
    );
    insta::assert_snapshot!(
        "breathe",
        text(&mut setting.at(Place::to(&SessionAt::Breathe)), 80, 24)
    );
}

fn press(app: &mut App<'_>, keys: impl IntoIterator<Item = KeyCode>) {
    for code in keys {
        app.key(KeyEvent::new(code, KeyModifiers::NONE));
        app.rest();
    }
}

fn letters(text: &str) -> impl Iterator<Item = KeyCode> + '_ {
    text.chars().map(KeyCode::Char)
}

#[test]
fn the_plan_who_answers_the_sheets_and_hiding_are_one_key_away_from_every_screen() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        for (key, expected) in [
            ('l', "plan"),
            ('!', "emergency"),
            ('#', "lines"),
            ('i', "feel-ill"),
            ('u', "have-used"),
            ('p', "stay-safe"),
            ('z', "hidden"),
        ] {
            let mut app = setting.at(place.clone());
            app.rest();
            // Where letters are text, it is one key with Alt.
            let typing = app.shown.as_ref().is_some_and(|shown| shown.is_typing());
            let with = if typing {
                KeyModifiers::ALT
            } else {
                KeyModifiers::NONE
            };
            app.key(KeyEvent::new(KeyCode::Char(key), with));
            let hidden = app.leaving();
            let there = if hidden {
                "hidden".to_owned()
            } else {
                stop(&app)
            };
            let there = there.strip_prefix("crisis/").unwrap_or(&there);
            let there = there.split('/').next();
            assert_eq!(there, Some(expected), "{key} at {place:?}");
            if key == 'z' {
                app.carry_out(&Action::of(&Own::Unlock { back: None }), &[]);
            }
        }
    }
}

#[test]
fn a_crisis_line_is_shown_large_and_the_doors_open_from_there() {
    let mut setting = Setting::new().used();
    let region = Some("US".to_owned());
    let mut app = setting.at(Place::to(&CrisisAt::Lines { region }));
    app.key(KeyCode::Down.into());
    app.key(KeyCode::Enter.into());
    let shown = text(&mut app, 80, 24);
    assert!(shown.contains("Call 988") && shown.contains("Text 988"));
    assert!(shown.contains("███ ███ ███") && shown.contains("https://988lifeline.org/chat/"));
    assert!(shown.contains("call log"));
    app.rest();
    app.key(KeyCode::Char('!').into());
    assert_eq!(stop(&app), "crisis/emergency");
}

/// The page that somebody is at, whatever it was told.
fn stop(app: &App<'_>) -> String {
    app.place.stop().to_owned()
}

#[test]
fn while_something_is_typed_an_emergency_is_one_key_away_and_ctrl_z_hides_it() {
    let mut setting = Setting::new().used();
    for (key, expected) in [
        (KeyEvent::from(KeyCode::Char('!')), "crisis/emergency"),
        (
            KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL),
            "hidden",
        ),
    ] {
        let door = PlanDoor::MightUse;
        let mut app = setting.at(Place::to(&CrisisAt::Plan { door }));
        let part = app.shown.as_ref().unwrap().page.clone();
        let add = choices::offers(&part).into_iter();
        let mut add = add.filter(|one| one.offer.role == Role::Write);
        let add = add.find_map(|one| one.key).unwrap();
        press(&mut app, [KeyCode::Char(add)]);
        assert!(app.shown.as_ref().unwrap().is_typing(), "{:?}", app.place);
        app.key(key);
        let there = if app.leaving() {
            "hidden"
        } else {
            app.place.stop()
        };
        assert_eq!(there, expected);
        app.carry_out(&Action::of(&Own::Unlock { back: None }), &[]);
    }
}

#[test]
fn what_a_door_notes_is_said_at_once_and_taken_back_alone_wherever_it_stood() {
    for from in [history(), Place::to(&SessionAt::Breathe)] {
        for (door, sheet) in [('u', "crisis/have-used"), ('p', "crisis/stay-safe")] {
            for size in [(80, 24), (40, 20)] {
                let mut setting = Setting::new();
                let mut app = setting.at(from.clone());
                app.rest();
                press(&mut app, [KeyCode::Char(door)]);
                assert_eq!(stop(&app), sheet);
                let told = app.told.as_ref().unwrap();
                let undo = told.undo.as_ref().unwrap().label.clone();
                let beginning: String = told.words.chars().take(12).collect();
                let shown = text(&mut app, size.0, size.1);
                assert!(
                    shown.contains(&beginning) && shown.contains(&undo),
                    "{shown}"
                );
                // Left and come back to, it is still said, and taken back by its own key.
                let again = app.place.clone();
                app.go(Place::to(&At::Now));
                app.go(again);
                press(&mut app, letters("x"));
                assert!(app.told.as_ref().is_some_and(|told| told.undo.is_none()));
                let page = app.shown.as_ref().unwrap().page.clone();
                let undo = choices::offers(&page).into_iter();
                let mut undo = undo.filter(|one| one.offer.role == Role::Undo);
                assert!(undo.next().is_none(), "nothing is noted any more");
            }
        }
    }
}

#[test]
fn the_numbers_stand_above_the_fold_of_the_smallest_window_on_every_sheet() {
    let mut setting = Setting::new();
    let moment = setting.clock.moment();
    setting.lives_in("DE");
    let lines = CrisisAt::Lines { region: None };
    let page = setting.companion.page(&Place::to(&lines), &[], &moment);
    let items = command::items(&page, "lines").unwrap();
    let line = items[1].ways[0].label.clone();
    for at in [
        CrisisAt::HaveUsed { noted: None },
        CrisisAt::FeelIll,
        CrisisAt::StaySafe { noted: false },
        CrisisAt::Emergency,
        CrisisAt::MakesWorse,
        CrisisAt::LookAround,
        lines,
    ] {
        let place = Place::to(&at);
        for (width, height) in [(80, 24), (40, 20)] {
            let shown = text(&mut setting.at(place.clone()), width, height);
            assert!(shown.contains("112"), "{place:?}\n{shown}");
            assert!(shown.contains(line.as_str()), "{place:?} {line}\n{shown}");
        }
    }
}

#[test]
fn what_could_not_be_done_is_said_whole() {
    let mut setting = Setting::new().used();
    let mut app = setting.at(Place::to(&At::Now));
    app.message = format!("{}end", "a few words more ".repeat(8));
    assert!(text(&mut app, 80, 24).contains("end"));
}
