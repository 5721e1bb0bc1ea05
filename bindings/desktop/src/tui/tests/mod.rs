//! The full screen as a person meets it: drawn into a picture, every key one meaning, nothing that breaks at any size.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use chrono::TimeDelta;
use ebb_core::cards::Surroundings;
use ebb_core::content::{CardState, Module, TriggerKind, content};
use ebb_core::crisis::{PlanDoor, Vault};
use ebb_core::screens::{
    Action, CardAction, Companion, DiaryAction, Place, PlanAction, ReminderAction, Shelf,
    TriggerAction,
};
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
use crate::page::choices;
use ebb_core::page::{Role, Weight};

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
        let clock = Clock::new(Some(start), Some(0.0));
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
        let change = PlanAction::ChooseRegion { code };
        let moment = self.clock.moment();
        self.companion
            .act(Action::Plan { change }, &moment)
            .unwrap();
    }

    /// Six rides and a seventh that is under way.
    fn used(mut self) -> Self {
        let mut moment = self.clock.moment();
        moment.now -= TimeDelta::hours(180);
        for value in [8, 7, 9, 4, 10, 0] {
            self.companion.act(Action::StartRide, &moment).unwrap();
            for value in [value, value / 2] {
                moment.now += TimeDelta::minutes(5);
                self.companion.act(Action::Rate { value }, &moment).unwrap();
            }
            let outcome = None;
            self.companion
                .act(Action::Finish { outcome }, &moment)
                .unwrap();
            moment.now += TimeDelta::hours(24);
        }
        let change = PlanAction::Begin {
            door: PlanDoor::MightUse,
            sign: "I stop answering".to_owned(),
            helps: "the river".to_owned(),
            name: "Sam".to_owned(),
            number: "030 1234 ext. 5".to_owned(),
        };
        let trigger = TriggerAction::Write {
            kind: TriggerKind::Place,
            name: "the bar on my way".to_owned(),
            thoughts: String::new(),
            usual_response: String::new(),
        };
        let trigger = Action::Trigger { change: trigger };
        let card = |change| Action::Card { change };
        let id = || "stop".to_owned();
        let noted = [
            card(CardAction::Rehearse { id: id(), on: true }),
            card(CardAction::Used {
                id: id(),
                before: Some(7),
                after: Some(4),
            }),
            Action::Diary {
                change: DiaryAction::NoteUrge {
                    urge: Some(0),
                    acted: None,
                    at: None,
                },
            },
            card(CardAction::Signal {
                id: "trapped".to_owned(),
            }),
        ];
        for action in noted {
            self.companion.act(action, &self.clock.moment()).unwrap();
        }
        let reminder = ReminderAction::Add {
            kind: ebb_core::reminders::ReminderKind::Own,
            when: "every day 20:00".to_owned(),
            title: "Call Sam".to_owned(),
            zone: String::new(),
            quiet: String::new(),
        };
        let reminder = Action::Reminder { change: reminder };
        for action in [
            Action::Plan { change },
            trigger,
            reminder,
            Action::StartRide,
        ] {
            self.companion.act(action, &self.clock.moment()).unwrap();
        }
        self
    }

    fn at(&mut self, place: Place) -> App<'_> {
        let mut app = App::new(&mut self.companion, &self.clock, Start::At(place.into()));
        app.styles = style::Styles::new(true);
        app
    }

    fn places(&self) -> Vec<Place> {
        let moment = self.clock.moment();
        let history = self.companion.history(moment.now, 1, &moment);
        let newest = history.days[0].entries[0].open.action.clone();
        let Action::Go { place: entry } = newest else {
            panic!("an entry opens")
        };
        let step = |step| Place::CardStep {
            id: "stop".to_owned(),
            step,
            before: None,
        };
        let feel = |state, intensity, minutes| Place::Feel {
            state,
            intensity,
            minutes,
            surroundings: None,
        };
        let diary = self.companion.diary(&moment);
        let noted = diary.days.into_iter().flat_map(|day| day.entries);
        let mut noted = noted.map(|line| match line.open.action {
            Action::Go { place } => place,
            other => panic!("{other:?}"),
        });
        let (urge, skill) = (noted.next().unwrap(), noted.next().unwrap());
        vec![
            Place::Now,
            Place::Exercise,
            Place::Breathe,
            Place::Practise,
            Place::History,
            entry,
            Place::HaveUsed,
            Place::FeelIll,
            Place::StaySafe,
            Place::MakesWorse,
            Place::LookAround,
            Place::Emergency,
            Place::Plan {
                door: PlanDoor::MightUse,
            },
            Place::Plan {
                door: PlanDoor::MightHurt,
            },
            Place::PlanVersions,
            Place::AfterPlan,
            Place::Triggers,
            Place::Packs,
            Place::Reminders { ahead: 0 },
            Place::Cards {
                typed: String::new(),
            },
            Place::Card {
                id: "stop".to_owned(),
            },
            Place::Card {
                id: "cold".to_owned(),
            },
            Place::CardShelf {
                shelf: Shelf::OfModule {
                    module: Module::Grounding,
                },
            },
            step(0),
            step(2),
            step(9),
            feel(None, None, None),
            feel(Some(CardState::Angry), None, None),
            feel(Some(CardState::Angry), Some(5), None),
            feel(Some(CardState::Angry), Some(5), Some(3)),
            Place::Suggest {
                state: CardState::Angry,
                intensity: 5,
                minutes: 10,
                surroundings: Surroundings::Home,
            },
            Place::RehearseCards { shown: false },
            Place::RehearseCards { shown: true },
            Place::Diary,
            skill,
            urge,
            Place::Lines {
                region: "AT".to_owned(),
            },
        ]
    }
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
        let shown = text(&mut setting.at(Place::HaveUsed), 80, 24);
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
    let mut setting = Setting::new().used();
    let shown = text(&mut setting.at(Place::Exercise), 80, 24);
    let content = content("en");
    for id in &content.ride.cautions {
        assert!(
            shown.contains(&content.cautions.cautions[id].short),
            "{id}\n{shown}"
        );
    }
    for door in [&content.words.now.have_used, &content.words.now.feel_ill] {
        assert!(shown.contains(door.as_str()));
        // The doors stay where everything else is cut off.
        assert!(text(&mut setting.at(Place::Exercise), 60, 6).contains(door.as_str()));
    }
}

#[test]
fn a_page_that_goes_on_below_says_so_until_its_end_is_reached() {
    let mut setting = Setting::new().used();
    setting.lives_in("GB");
    let mut app = setting.at(Place::StaySafe);
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
    let place = setting.places().swap_remove(5);
    let Place::Entry { id } = place.clone() else {
        panic!("an entry")
    };
    let clock = setting.clock.clone();
    let mut app = setting.at(place);
    // What stands open is asked first; the ratings stand above it.
    press(&mut app, letters("1"));
    press(&mut app, [KeyCode::Home, KeyCode::Right, KeyCode::Right]);
    let entry = setting.companion.entry(&id, &clock.moment()).unwrap();
    assert_eq!(entry.ratings[0].value, 2, "it was 0");
    let rode = &content("en").words.outcomes.rode;
    assert!(
        entry.lines.iter().any(|line| line.contains(rode.as_str())),
        "{:?}",
        entry.lines
    );
}

#[test]
fn every_answer_of_a_question_has_a_key_that_chooses_it() {
    let mut setting = Setting::new().used();
    let mut app = setting.at(Place::Exercise);
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

#[test]
fn a_rating_is_given_wherever_the_cursor_stands_and_is_not_the_next_ones() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    pages::typed(&mut app, "rjjjt");
    let moment = app.moment();
    let ratings = app.companion.exercise(&moment).unwrap().ratings;
    assert_eq!(ratings[0].value, 10);
    let mut later = Setting::new();
    let mut app = later.at(Place::Now);
    pages::typed(&mut app, "rs");
    assert!(app.companion.exercise(&moment).unwrap().ratings.is_empty());
}

#[test]
fn caps_lock_changes_nothing() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    app.key(KeyEvent::new(KeyCode::Char('R'), KeyModifiers::SHIFT));
    assert_eq!(
        app.place,
        app.companion.moved(Place::Exercise, &app.moment())
    );
    app.key(KeyEvent::new(KeyCode::Char('Q'), KeyModifiers::SHIFT));
    assert!(app.leaving());
}

#[test]
fn the_first_screen_and_a_ride_look_as_they_do() {
    let mut setting = Setting::new();
    insta::assert_snapshot!("now", text(&mut setting.at(Place::Now), 80, 24));
    let mut setting = Setting::new().used();
    insta::assert_snapshot!("ride", text(&mut setting.at(Place::Exercise), 80, 24));
    insta::assert_snapshot!("history", text(&mut setting.at(Place::History), 80, 24));
    insta::assert_snapshot!("practise", text(&mut setting.at(Place::Practise), 80, 24));
    insta::assert_snapshot!("breathe", text(&mut setting.at(Place::Breathe), 80, 24));
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
            let there = match app.place {
                Place::Hidden => "hidden".to_owned(),
                _ => stop(&app),
            };
            let there = there.strip_prefix("crisis/").unwrap_or(&there);
            let there = there.split('/').next();
            assert_eq!(there, Some(expected), "{key} at {place:?}");
            if key == 'z' {
                app.act(Action::Unlock);
            }
        }
    }
}

#[test]
fn a_crisis_line_is_shown_large_and_the_doors_open_from_there() {
    let mut setting = Setting::new().used();
    let mut app = setting.at(Place::Lines {
        region: "US".to_owned(),
    });
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
    let place = ebb_core::page::Place::from(app.place.clone());
    place.stop().to_owned()
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
        let mut app = setting.at(Place::Plan { door });
        let part = app.shown.as_ref().unwrap().page.clone();
        let add = choices::offers(&part).into_iter();
        let mut add = add.filter(|one| one.offer.role == Role::Write);
        let add = add.find_map(|one| one.key).unwrap();
        press(&mut app, [KeyCode::Char(add)]);
        assert!(app.shown.as_ref().unwrap().is_typing(), "{:?}", app.place);
        app.key(key);
        assert!(stop(&app) == expected || app.leaving(), "{:?}", app.place);
        app.act(Action::Unlock);
    }
}

#[test]
fn what_a_door_notes_is_said_at_once_and_taken_back_alone_wherever_it_stood() {
    for from in [Place::History, Place::Breathe] {
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
                let again = if door == 'u' {
                    Place::AfterUsing
                } else {
                    Place::StaySafe
                };
                let again = app.companion.moved(again, &app.moment());
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
    let of_germany = setting.companion.lines("DE", &moment);
    let line = &of_germany.lines[0].ways[0].label;
    for place in [
        Place::HaveUsed,
        Place::FeelIll,
        Place::StaySafe,
        Place::Emergency,
        Place::MakesWorse,
        Place::LookAround,
        Place::Lines {
            region: String::new(),
        },
    ] {
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
    let mut app = setting.at(Place::Now);
    app.message = format!("{}end", "a few words more ".repeat(8));
    assert!(text(&mut app, 80, 24).contains("end"));
}
