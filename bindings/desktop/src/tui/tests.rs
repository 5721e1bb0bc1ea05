//! The full screen as a person meets it: drawn into a picture, every key one meaning, nothing that breaks at any size.

#![cfg(unix)]

use std::collections::HashSet;
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
use super::{draw, keys, style};
use crate::Start;
use crate::clock::Clock;

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
        let mut app = App::new(&mut self.companion, &self.clock, Start::At(place));
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
fn every_offer_of_a_screen_has_a_key_and_no_two_have_the_same() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        let app = setting.at(place.clone());
        if app.shown.is_some() {
            // Held by the crawler of the pages.
            continue;
        }
        let offers = app.offers();
        let numbered = keys::numbered(&offers);
        assert_eq!(numbered.len(), offers.len(), "{place:?}");
        let distinct: HashSet<char> = numbered.iter().map(|(key, _)| *key).collect();
        assert_eq!(distinct.len(), offers.len(), "{place:?}: {numbered:?}");
        for (key, offer) in numbered {
            assert!(!"q?jk<>".contains(key), "{offer:?} has a key of the frame");
        }
    }
}

#[test]
fn what_to_do_after_using_stands_whole_on_a_small_window() {
    let mut setting = Setting::new();
    let shown = text(&mut setting.at(Place::HaveUsed), 80, 24);
    for section in &content("en").emergency.sheets.have_used.sections {
        for line in section.lines.iter().chain([&section.heading]) {
            assert!(shown.contains(line.as_str()), "{line}\n{shown}");
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
    let mut setting = Setting::new();
    let mut app = setting.at(Place::StaySafe);
    let mut presses = 0;
    while text(&mut app, 80, 24).contains(&content("en").pages.host.below) {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal
            .draw(|frame| app.furthest = draw::screen(frame, &mut app))
            .unwrap();
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
    let clock = setting.clock.clone();
    let mut app = setting.at(place.clone());
    for code in [KeyCode::Right, KeyCode::Right, KeyCode::Char('1')] {
        app.key(KeyEvent::new(code, KeyModifiers::NONE));
    }
    let Place::Entry { id } = place else {
        panic!("an entry")
    };
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
    for key in ['5', '1', '1', '2'] {
        app.key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE));
        app.rest();
    }
    let moment = app.moment();
    let asked = app.companion.exercise(&moment).unwrap().asked.unwrap();
    assert_eq!(
        asked.answers.len(),
        9,
        "a trigger of one's own and eight kinds"
    );
    assert_eq!(asked.answers[0].label, "the bar on my way");
    let keys: Vec<char> = keys::ANSWERS.chars().collect();
    for (answer, key) in asked.answers.iter().zip(&keys) {
        assert_eq!(
            super::keys::answer(&asked, *key).as_ref(),
            Some(&answer.action)
        );
    }
    let offers = app.offers();
    let taken: Vec<char> = super::keys::numbered(&offers)
        .iter()
        .map(|(key, _)| *key)
        .collect();
    assert!(keys.iter().all(|key| !taken.contains(key)), "{taken:?}");
}

fn typed(app: &mut App<'_>, text: &str) {
    for c in text.chars() {
        let code = match c {
            '\n' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        app.key(KeyEvent::new(code, KeyModifiers::NONE));
        app.rest();
    }
}

fn sends(app: &mut App<'_>) {
    app.key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
}

#[test]
fn a_reminder_is_written_done_and_deleted_after_a_second_word() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    typed(&mut app, "ma9every blue moon\n");
    sends(&mut app);
    // What cannot be read is said at its field, and what was typed is still there.
    let shown = text(&mut app, 100, 40);
    assert!(shown.contains("every second Tuesday 18:00"), "{shown}");
    assert!(shown.contains("every blue moon"), "{shown}");
    let mut app = setting.at(Place::Reminders { ahead: 0 });
    typed(&mut app, "a9every day 20:00\nCall Sam");
    sends(&mut app);
    let shown = text(&mut app, 100, 60);
    assert!(shown.contains("Call Sam   every day 20:00"), "{shown}");
    let moment = app.moment();
    let first = app.companion.reminders(0, &moment).coming[0].clone();
    typed(&mut app, "d");
    let next = app.companion.reminders(0, &moment).coming[0].clone();
    assert_ne!(first.occurrence, next.occurrence);
    assert!(text(&mut app, 80, 24).contains("= Take it back"));
    typed(&mut app, "=");
    let back = app.companion.reminders(0, &moment).coming[0].clone();
    assert_eq!(first.occurrence, back.occurrence);
    // Two that come up, then the rule.
    press(&mut app, [KeyCode::Home]);
    typed(&mut app, "jj\nx");
    assert!(app.asked_first.is_some());
    typed(&mut app, "y");
    assert!(app.companion.reminders(0, &moment).rules.is_empty());
    typed(&mut app, "=");
    assert_eq!(app.companion.reminders(0, &moment).rules.len(), 1);
    app.key(KeyEvent::new(KeyCode::Right, KeyModifiers::NONE));
    let shown = app.shown.as_ref().unwrap();
    assert_eq!(shown.page.place.token, "reminders/all?ahead=1");
}

#[test]
fn a_paste_is_text_in_a_field_and_nothing_anywhere_else() {
    let mut setting = Setting::new();
    for place in [Place::Now, Place::Exercise, Place::Reminders { ahead: 0 }] {
        let mut app = setting.at(place.clone());
        let before = app.place.clone();
        app.paste("urge paced lapse ! z q\nu");
        assert_eq!(app.place, before);
        assert!(!app.leaving() && app.companion.running().is_none());
    }
    let mut app = setting.at(Place::Reminders { ahead: 0 });
    typed(&mut app, "a9");
    app.paste("every day\r\n20:00");
    sends(&mut app);
    let rules = app.companion.reminders(0, &app.moment()).rules;
    assert_eq!(rules[0].when, "every day 20:00");
}

#[test]
fn caps_lock_changes_nothing() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    app.key(KeyEvent::new(KeyCode::Char('R'), KeyModifiers::SHIFT));
    assert_eq!(app.place, Place::Exercise);
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

fn token<'t>(app: &'t App<'_>) -> &'t str {
    app.shown
        .as_ref()
        .map_or("", |shown| shown.page.place.token.as_str())
}

#[test]
fn each_letter_of_a_search_filters_and_back_leads_to_what_was_found() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    press(&mut app, letters("/"));
    for letter in ['q', 'u', 'z'] {
        press(&mut app, [KeyCode::Char(letter)]);
        assert!(!app.leaving(), "a letter of a search does nothing else");
    }
    press(&mut app, [KeyCode::Backspace; 3]);
    press(&mut app, letters("sleep"));
    let shown = text(&mut app, 80, 24);
    assert!(
        shown.contains("  sleep") && shown.contains("  Sleep"),
        "{shown}"
    );
    press(&mut app, [KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    let card = token(&app).to_owned();
    assert!(card.starts_with("cards/card/"), "{card}");
    press(&mut app, [KeyCode::Esc]);
    assert_eq!(token(&app), "cards/all");
    assert!(
        text(&mut app, 80, 24).contains("  sleep"),
        "back where it was"
    );
    press(&mut app, [KeyCode::Enter]);
    assert_eq!(token(&app), card, "on what was opened");
    // Enter in the field opens what stands first.
    press(&mut app, [KeyCode::Esc]);
    press(&mut app, letters("/"));
    press(&mut app, [KeyCode::Enter]);
    assert!(token(&app).starts_with("cards/card/") && token(&app) != card);
}

#[test]
fn words_typed_into_any_empty_field_act_on_nothing() {
    let mut setting = Setting::new().used();
    let fields = [
        (Place::Now, "/"),
        (Place::Now, "/\tc"),
        (Place::Now, "/\tw"),
        (Place::Reminders { ahead: 0 }, "a9"),
    ];
    for (from, keys) in fields {
        for word in ["urge", "paced", "lapse", "!", "z", "q", "?"] {
            let mut app = setting.at(from.clone());
            for c in keys.chars() {
                let code = if c == '\t' {
                    KeyCode::Tab
                } else {
                    KeyCode::Char(c)
                };
                press(&mut app, [code]);
            }
            let there = token(&app).to_owned();
            assert!(app.shown.as_ref().unwrap().is_typing(), "{there}");
            let moment = app.moment();
            let before = app.companion.history(moment.now, 100, &moment);
            press(&mut app, letters(word));
            assert_eq!(token(&app), there, "{word}");
            assert!(app.shown.as_ref().unwrap().is_typing(), "{word} at {there}");
            assert!(!app.leaving() && app.help.is_none());
            assert!(text(&mut app, 80, 24).contains(word), "{word} at {there}");
            let after = app.companion.history(moment.now, 100, &moment);
            assert_eq!(before, after);
        }
    }
}

#[test]
fn what_comes_above_a_field_takes_no_letter_out_of_it() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    press(&mut app, letters("/suicidal"));
    let shown = text(&mut app, 80, 24);
    assert!(
        shown.contains("l  A first plan") && shown.contains("  suicidal"),
        "{shown}"
    );
    assert_eq!(token(&app), "cards/all");
    // What stands above all else is gone to first.
    press(&mut app, [KeyCode::Enter, KeyCode::Enter]);
    assert!(matches!(app.place, Place::Plan { .. }), "{:?}", app.place);
}

#[test]
fn a_letter_within_what_was_typed_stays_where_it_was_typed() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    press(&mut app, letters("/slep"));
    press(&mut app, [KeyCode::Left]);
    press(&mut app, letters("e"));
    press(&mut app, [KeyCode::Left, KeyCode::Delete]);
    press(&mut app, letters("e"));
    assert!(text(&mut app, 80, 24).contains("  sleep"));
}

#[test]
fn a_page_further_the_field_under_the_cursor_keeps_its_own_text() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    press(&mut app, letters("/"));
    press(&mut app, [KeyCode::Tab]);
    press(&mut app, letters("c"));
    press(&mut app, letters("Tea"));
    picture(&mut app, 80, 8);
    press(&mut app, [KeyCode::PageDown, KeyCode::PageDown]);
    press(&mut app, letters("x"));
    press(
        &mut app,
        [KeyCode::PageUp, KeyCode::PageUp, KeyCode::PageUp],
    );
    let shown = text(&mut app, 80, 60);
    let typed = shown.lines().filter(|line| line.contains("Tea")).count();
    assert_eq!(typed, 1, "{shown}");
}

#[test]
fn a_card_is_read_step_by_step_with_the_way_out_on_every_step_and_rated_before_and_after() {
    let mut setting = Setting::new();
    let id = || "stop".to_owned();
    let mut app = setting.at(Place::Card { id: id() });
    picture(&mut app, 80, 40);
    press(&mut app, [KeyCode::Enter]);
    press(&mut app, letters("7"));
    let steps = content("en").card("stop").unwrap().steps.clone();
    for step in &steps {
        let shown = text(&mut app, 80, 24);
        assert!(
            shown.contains(step.as_str()) && shown.contains("w  This makes it worse"),
            "{shown}"
        );
        let others = steps.iter().filter(|other| shown.contains(other.as_str()));
        assert_eq!(others.count(), 1, "one step at a time");
        press(&mut app, [KeyCode::Right]);
    }
    press(&mut app, [KeyCode::Left, KeyCode::Right]);
    press(&mut app, letters("3"));
    assert!(token(&app).starts_with("cards/skill/"), "{}", token(&app));
    assert!(text(&mut app, 80, 24).contains("STOP"));
    let moment = app.moment();
    let diary = app.companion.diary(&moment);
    assert!(diary.days[0].entries[0].open.detail.contains("7 → 3"));
    let mut app = setting.at(Place::Card { id: id() });
    picture(&mut app, 80, 40);
    press(
        &mut app,
        [KeyCode::Enter, KeyCode::Char('s'), KeyCode::Char('w')],
    );
    assert_eq!(app.place, Place::MakesWorse);
}

#[test]
fn four_touches_lead_to_what_could_help_and_esc_goes_back_over_them() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Now);
    press(&mut app, letters("f"));
    press(&mut app, [KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    press(&mut app, letters("532"));
    assert_eq!(token(&app), "cards/suggest/angry/5/5/bed");
    let shown = text(&mut app, 80, 24);
    for said in ["I feel angry", "5 / 10", "I have 5 minutes", "I am in bed"] {
        assert!(shown.contains(said), "{shown}");
    }
    press(&mut app, [KeyCode::Esc; 5]);
    assert_eq!(app.place, Place::Now);
}

#[test]
fn the_steps_are_asked_for_shown_and_rated_by_keys() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Card {
        id: "stop".to_owned(),
    });
    press(&mut app, letters("m"));
    press(&mut app, [KeyCode::Esc]);
    press(&mut app, letters("e"));
    let shown = text(&mut app, 80, 24);
    let step = &content("en").card("stop").unwrap().steps[0];
    assert!(
        shown.contains("STOP: what are the steps?") && !shown.contains(step.as_str()),
        "{shown}"
    );
    press(&mut app, [KeyCode::Enter]);
    assert!(text(&mut app, 80, 24).contains(step.as_str()));
    press(&mut app, letters("3"));
    let shown = text(&mut app, 80, 24);
    assert!(
        shown.contains("Nothing to rehearse today.") && shown.contains("Rehearsed once"),
        "{shown}"
    );
    press(&mut app, letters("x"));
    assert!(text(&mut app, 80, 24).contains("STOP: what are the steps?"));
}

#[test]
fn what_was_done_is_noted_at_an_urge_of_nought() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Diary);
    press(&mut app, letters("0"));
    press(&mut app, letters("3"));
    press(&mut app, [KeyCode::Esc]);
    let shown = text(&mut app, 80, 24);
    assert!(shown.contains("urge 0 · I acted on it"), "{shown}");
}

/// The lines of the page itself in a picture.
fn page_lines(whole: &str) -> Vec<String> {
    let doors = content("en").pages.doors.have_used.label.clone();
    let lines = whole
        .lines()
        .map(|line| line.trim_matches('"').trim_end().to_owned());
    lines.take_while(|line| !line.contains(&doors)).collect()
}

#[test]
fn every_line_of_every_page_is_reached_by_the_arrows_on_small_windows() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        for (width, height) in [(80, 24), (40, 20)] {
            let mut app = setting.at(place.clone());
            if app.shown.is_none() {
                continue;
            }
            let here = token(&app).to_owned();
            let marks = |lines: Vec<String>| -> HashSet<String> {
                // What can be done with an item shows below it where the cursor is, and digits before its answers.
                lines
                    .into_iter()
                    .map(|line| line.replace(['>', ' '], ""))
                    .collect()
            };
            let mut seen = marks(page_lines(&text(&mut app, width, height)));
            let mut before = String::new();
            for _ in 0..400 {
                press(&mut app, [KeyCode::Down]);
                let picture = text(&mut app, width, height);
                if picture == before {
                    break;
                }
                before = picture;
                seen.extend(marks(page_lines(&before)));
            }
            assert_eq!(token(&app), here, "moving goes nowhere");
            for line in marks(page_lines(&text(&mut app, width, 1_000))) {
                assert!(
                    seen.contains(&line),
                    "{here} at {width}x{height}: {line}\n{seen:?}"
                );
            }
        }
    }
}

#[test]
fn the_help_of_a_page_lists_every_key_that_works_there() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        let mut app = setting.at(place.clone());
        let Some(page) = app.shown.as_ref().map(|shown| shown.page.clone()) else {
            continue;
        };
        let elsewhere = app.everywhere_offers();
        press(&mut app, [KeyCode::F(1)]);
        let shown = text(&mut app, 120, 200);
        let offers = crate::page::choices::offers(&page);
        let form = crate::page::choices::form(&page);
        let form = form
            .iter()
            .flat_map(|form| form.skip.iter().chain([&form.submit]));
        let own = offers
            .iter()
            .map(|one| one.offer)
            .chain(&page.doors)
            .chain(form);
        let own = own.filter_map(|offer| Some((offer.key.clone()?, offer.label.clone())));
        let own: Vec<_> = own.collect();
        for (key, label) in &own {
            assert!(
                shown.contains(&format!("{key}  {label}")),
                "{key} {label}\n{shown}"
            );
        }
        for (key, offer) in elsewhere {
            let taken = own.iter().any(|(own, _)| own.starts_with(key));
            assert!(
                taken || shown.contains(&format!("{key} {}", offer.label)),
                "{shown}"
            );
        }
        press(&mut app, [KeyCode::Esc]);
        assert!(
            app.help.is_none() && app.shown.is_some(),
            "Esc puts the help away alone"
        );
    }
}

#[test]
fn an_arrow_says_nothing_by_itself_and_what_was_sent_does_not_stand_there_again() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::Diary);
    press(&mut app, [KeyCode::Right, KeyCode::Left]);
    let moment = app.moment();
    assert!(app.companion.diary(&moment).days.is_empty());
    press(&mut app, letters("8"));
    press(&mut app, [KeyCode::Up, KeyCode::Right, KeyCode::Esc]);
    let shown = text(&mut app, 80, 24);
    assert!(
        shown.contains("urge 9") && !shown.contains("[9]") && !shown.contains("[8]"),
        "{shown}"
    );
}

#[test]
fn the_plan_an_emergency_and_hiding_are_one_key_away_from_every_screen() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        for (key, expected) in [('l', "plan"), ('!', "emergency"), ('z', "hidden")] {
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
                Place::Plan { .. } => "plan",
                Place::Emergency => "emergency",
                Place::Hidden => "hidden",
                _ => "elsewhere",
            };
            assert_eq!(there, expected, "{key} at {place:?}");
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
    assert_eq!(app.place, Place::Emergency);
}

#[test]
fn while_something_is_typed_an_emergency_is_one_key_away_and_ctrl_z_hides_it() {
    let mut setting = Setting::new().used();
    let door = PlanDoor::MightUse;
    for (key, expected) in [
        (KeyEvent::from(KeyCode::Char('!')), Place::Emergency),
        (
            KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL),
            Place::Hidden,
        ),
    ] {
        let mut app = setting.at(Place::Plan { door });
        app.rest();
        app.key(KeyCode::Char('a').into());
        assert!(app.form.is_some());
        app.key(key);
        assert_eq!(app.place, expected);
        assert!(app.form.is_none() || app.leaving());
    }
}

#[test]
fn the_number_that_is_shown_before_an_offer_is_the_key_that_chooses_it() {
    let mut setting = Setting::new().used();
    for place in setting.places() {
        let mut app = setting.at(place.clone());
        if app.shown.is_some() {
            continue;
        }
        let shown = text(&mut app, 200, 400);
        for (key, offer) in keys::numbered(&app.offers()) {
            let found = [" ", "  "].iter().any(|gap| {
                let label = format!("{}{gap}{}", keys::name(key), offer.label);
                shown.contains(&label)
            });
            assert!(found, "{place:?}: {key} {}\n{shown}", offer.label);
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
