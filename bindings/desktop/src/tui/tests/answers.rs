//! Answering on a small window: what is asked next is in sight with its answers, keys are what they are shown as, and
//! what was noted is said once.

use std::time::{Duration, Instant};

use ebb_core::companion::At;
use ebb_core::content::content;
use ebb_core::measures::page::At as Measures;
use ebb_core::page::Place;
use ebb_core::session::page::At as Session;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Setting, letters, press, stop, text};
use crate::page::asked::AskedKind;
use crate::page::choices;
use crate::tui::app::App;
use crate::tui::page::Select;

/// The labels of the question under the cursor.
fn asked(app: &App<'_>) -> Vec<String> {
    match app.shown.as_ref().unwrap().selected() {
        Some(Select::Option(asked, _)) => match asked.kind {
            AskedKind::Options { options, .. } => {
                let labels = options.into_iter().map(|option| option.label);
                [asked.label].into_iter().chain(labels).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What is asked and each answer stands on the screen, below each other.
fn is_whole(shown: &str, asked: &[String]) -> bool {
    let beginning = |label: &String| label.chars().take(30).collect::<String>();
    let start = shown.find(&beginning(&asked[0]));
    let rest = start.map_or("", |start| &shown[start..]);
    asked.iter().all(|label| rest.contains(&beginning(label)))
}

fn questionnaire(setting: &mut Setting) -> App<'_> {
    let instrument = "phq-9".to_owned();
    setting.at(Place::to(&Measures::Form { instrument }))
}

#[test]
fn the_question_that_is_answered_next_is_in_sight_with_all_its_answers() {
    let mut setting = Setting::new();
    let mut app = questionnaire(&mut setting);
    let mut questions = Vec::new();
    for _ in 0..8 {
        press(&mut app, letters("1"));
        let shown = text(&mut app, 80, 24);
        let next = asked(&app);
        assert!(
            next.len() > 3 && is_whole(&shown, &next),
            "{next:?}\n{shown}"
        );
        assert!(!questions.contains(&next[0]), "each is asked once");
        questions.push(next[0].clone());
    }
    // Whoever comes back goes on with it.
    let mut app = questionnaire(&mut setting);
    let shown = text(&mut app, 80, 24);
    let next = asked(&app);
    assert_eq!(next.first(), questions.last());
    assert!(is_whole(&shown, &next), "{shown}");
}

#[test]
fn a_questionnaire_is_typed_through_and_a_key_that_bounces_answers_one_question() {
    let mut setting = Setting::new();
    let mut app = questionnaire(&mut setting);
    let first = asked(&app)[0].clone();
    let start = Instant::now();
    let mut seen = vec![first];
    for n in 0..6 {
        let at = start + Duration::from_millis(n * 350);
        app.key_at(KeyCode::Char('3').into(), at);
        // The same press once more.
        app.key_at(KeyCode::Char('3').into(), at + Duration::from_millis(80));
        let next = asked(&app)[0].clone();
        assert!(!seen.contains(&next), "{n}: {next}");
        seen.push(next);
    }
    let answers = app.shown.as_ref().unwrap().entry.clone();
    let answered = (1..=9).filter(|n| !answers.chosen(&n.to_string()).is_empty());
    assert_eq!(answered.count(), 6);
}

#[test]
fn where_letters_are_text_no_letter_stands_there_as_a_key() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("/suicidal"));
    let shown = text(&mut app, 80, 24);
    let page = app.shown.as_ref().unwrap().page.clone();
    let offers = choices::offers(&page).into_iter().map(|one| one.offer);
    let keyed = offers.chain(&page.doors);
    let keyed: Vec<_> = keyed
        .filter_map(|offer| Some((choices::own_key(offer)?, offer.label.clone())))
        .collect();
    assert!(keyed.len() > 6);
    for (key, label) in &keyed {
        for gap in [" ", "  "] {
            let bare = format!(" {key}{gap}{label}");
            assert!(!shown.contains(&bare), "{bare}\n{shown}");
        }
        let with_alt = [format!("Alt+{key} {label}"), format!("Alt+{key}  {label}")];
        assert!(
            with_alt.iter().any(|key| shown.contains(key)),
            "{label}\n{shown}"
        );
    }
    // It works as it stands there.
    app.key(KeyEvent::new(KeyCode::Char('l'), KeyModifiers::ALT));
    assert!(stop(&app).starts_with("crisis/"), "{}", stop(&app));
}

#[test]
fn what_was_noted_is_said_once_with_one_key_and_the_way_back_stays_in_sight() {
    for (door, size) in [
        ('u', (80, 24)),
        ('p', (80, 24)),
        ('u', (40, 20)),
        ('p', (40, 20)),
    ] {
        let mut setting = Setting::new();
        setting.lives_in("DE");
        let mut app = setting.at(Place::to(&At::Now));
        press(&mut app, [KeyCode::Char(door)]);
        let undo = app
            .told
            .as_ref()
            .unwrap()
            .undo
            .as_ref()
            .unwrap()
            .label
            .clone();
        let whole = text(&mut app, size.0, 200);
        assert_eq!(whole.matches(&undo).count(), 1, "{whole}");
        let shown = text(&mut app, size.0, size.1);
        let steer = &content("en").pages.host.steer;
        assert!(shown.contains(steer.as_str()), "{shown}");
        assert!(shown.contains(&format!("x {undo}")), "{shown}");
        assert!(shown.contains("112"), "{shown}");
        press(&mut app, letters("x"));
        let shown = text(&mut app, size.0, 200);
        assert!(
            !shown.contains(&undo) && shown.contains(steer.as_str()),
            "{shown}"
        );
    }
}

#[test]
fn no_digit_stands_in_front_of_words_that_begin_with_a_number() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("f"));
    press(&mut app, [KeyCode::Enter]);
    press(&mut app, letters("5"));
    let shown = text(&mut app, 80, 24);
    let digit_first = |line: &str| {
        let mut words = line
            .split_whitespace()
            .skip_while(|word| *word == "\"" || *word == ">");
        let is_number = |word: Option<&str>| word.is_some_and(|word| word.parse::<i32>().is_ok());
        is_number(words.next()) && is_number(words.next())
    };
    assert!(shown.contains("5 minutes"), "{shown}");
    assert!(
        !shown.lines().any(digit_first) && !shown.contains("  3 5 minutes"),
        "{shown}"
    );
    let page = app.shown.as_ref().unwrap().page.clone();
    let minutes = choices::offers(&page).into_iter();
    let minutes: Vec<_> = minutes
        .filter(|one| one.offer.label.contains("minute"))
        .collect();
    assert!(minutes.len() > 3);
    let elsewhere: Vec<char> = app
        .everywhere_offers()
        .iter()
        .map(|(key, _)| *key)
        .collect();
    for one in &minutes {
        let key = one.key.unwrap();
        assert!(
            key.is_ascii_lowercase() && !elsewhere.contains(&key),
            "{key}"
        );
    }
    // A digit says nothing there, and its letter does.
    let there = app.place.clone();
    press(&mut app, letters("3"));
    assert_eq!(app.place, there);
    press(&mut app, [KeyCode::Char(minutes[2].key.unwrap())]);
    assert!(app.place.token.contains("/5/5"), "{:?}", app.place);
}

#[test]
fn answers_that_say_numbers_are_chosen_by_letters_in_a_questionnaire() {
    let mut setting = Setting::new();
    let instrument = "audit-c".to_owned();
    let mut app = setting.at(Place::to(&Measures::Form { instrument }));
    let asks = |app: &App<'_>| match app.shown.as_ref().unwrap().selected() {
        Some(Select::Option(asked, _)) => asked.path,
        other => format!("{other:?}"),
    };
    let first = asks(&app);
    press(&mut app, letters("2"));
    assert_eq!(asks(&app), first, "a digit could mean what an answer says");
    let shown = text(&mut app, 80, 24);
    let line = shown
        .lines()
        .find(|line| line.contains("2 to 4 times"))
        .unwrap();
    let key = line
        .split_once(" ( )")
        .unwrap()
        .0
        .trim_end()
        .chars()
        .last()
        .unwrap();
    assert!(key.is_ascii_lowercase(), "{line}");
    press(&mut app, [KeyCode::Char(key)]);
    assert_ne!(asks(&app), first);
    let entry = &app.shown.as_ref().unwrap().entry;
    assert_eq!(entry.chosen(&first), ["2"]);
}

#[test]
fn ctrl_c_leaves_from_every_page_where_letters_are_text_as_well() {
    let mut setting = Setting::new().used();
    let mut places = setting.places();
    places.push(Place::to(&Session::Breathe));
    let mut typing = 0;
    for place in places {
        let mut app = setting.at(place.clone());
        typing += usize::from(app.shown.as_ref().unwrap().is_typing());
        app.key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        assert!(app.leaving(), "{place:?}");
    }
    assert!(typing > 0);
}
