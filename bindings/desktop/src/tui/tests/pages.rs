//! Pages in the full screen: letters are letters, keys stay where they are, every line is reached, and *Back* goes back.

use std::collections::HashSet;

use ebb_core::cards::page::At as Cards;
use ebb_core::companion::At;
use ebb_core::content::content;
use ebb_core::journal::page::At as Journal;
use ebb_core::measures::page::At as Measures;
use ebb_core::page::{Block, Offer, Page, Place};
use ebb_core::progress::page::At as History;
use ebb_core::reminders::page::At as Reminders;
use ebb_core::session::page::At as Session;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Setting, letters, picture, press, text};
use crate::command;
use crate::page::choices;
use crate::tui::app::App;

pub(super) fn typed(app: &mut App<'_>, text: &str) {
    for c in text.chars() {
        let code = match c {
            '\n' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        app.key(KeyEvent::new(code, KeyModifiers::NONE));
        app.rest();
    }
}

fn card(id: &str) -> Place {
    let (id, felt) = (id.to_owned(), None);
    Place::to(&Cards::Card { id, felt })
}

/// The page of a place, as another host would see it now.
fn look(app: &mut App<'_>, place: &Place) -> Page {
    let moment = app.moment();
    app.companion.page(place, &[], &moment)
}

/// The titles of a list of a page.
fn titles(page: &Page, list: &str) -> Vec<String> {
    let items = command::items(page, list).unwrap_or_default().iter();
    items.map(|item| item.title.clone()).collect()
}

fn sends(app: &mut App<'_>) {
    app.key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
}

#[test]
fn a_reminder_is_written_done_and_deleted_after_a_second_word() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    typed(&mut app, "ma9every blue moon\n");
    sends(&mut app);
    // What cannot be read is said at its field, and what was typed is still there.
    let shown = text(&mut app, 100, 40);
    assert!(shown.contains("every second Tuesday 18:00"), "{shown}");
    assert!(shown.contains("every blue moon"), "{shown}");
    let mut app = setting.at(Place::to(&Reminders::All { ahead: 0 }));
    typed(&mut app, "a9every day 20:00\nCall Sam");
    sends(&mut app);
    let shown = text(&mut app, 100, 60);
    assert!(shown.contains("Call Sam   every day 20:00"), "{shown}");
    let all = Place::to(&Reminders::All { ahead: 0 });
    let first = |app: &mut App<'_>| {
        let page = look(app, &all);
        command::items(&page, "coming").unwrap()[0].id.clone()
    };
    let comes = first(&mut app);
    typed(&mut app, "d");
    assert_ne!(first(&mut app), comes);
    assert!(text(&mut app, 80, 24).contains("= Take it back"));
    typed(&mut app, "=");
    assert_eq!(first(&mut app), comes);
    // Two that come up, then the rule.
    press(&mut app, [KeyCode::Home]);
    typed(&mut app, "jj\nx");
    assert!(app.asked_first.is_some());
    typed(&mut app, "y");
    assert!(titles(&look(&mut app, &all), "rules").is_empty());
    typed(&mut app, "=");
    assert_eq!(titles(&look(&mut app, &all), "rules").len(), 1);
    app.key(KeyEvent::new(KeyCode::Right, KeyModifiers::NONE));
    let shown = app.shown.as_ref().unwrap();
    assert_eq!(shown.page.place.token, "reminders/all?ahead=1");
}

#[test]
fn a_paste_is_text_in_a_field_and_nothing_anywhere_else() {
    let mut setting = Setting::new();
    for place in [
        Place::to(&At::Now),
        Place::to(&Session::Live),
        Place::to(&Reminders::All { ahead: 0 }),
    ] {
        let mut app = setting.at(place.clone());
        let before = app.place.clone();
        app.paste("urge paced lapse ! z q\nu");
        assert_eq!(app.place, before);
        assert!(!app.leaving() && app.companion.running().is_none());
    }
    let mut app = setting.at(Place::to(&Reminders::All { ahead: 0 }));
    typed(&mut app, "a9");
    app.paste("every day\r\n20:00");
    sends(&mut app);
    assert!(text(&mut app, 100, 40).contains("every day 20:00"));
}

fn token<'t>(app: &'t App<'_>) -> &'t str {
    app.shown
        .as_ref()
        .map_or("", |shown| shown.page.place.token.as_str())
}

#[test]
fn each_letter_of_a_search_filters_and_back_leads_to_what_was_found() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
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
        (Place::to(&At::Now), "/"),
        (Place::to(&At::Now), "/\tc"),
        (Place::to(&At::Now), "/\tw"),
        (Place::to(&Reminders::All { ahead: 0 }), "a9"),
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
            let past = Place::to(&History::History {
                ahead: 0,
                before: None,
            });
            let before = look(&mut app, &past);
            let is_search = app.shown.as_ref().unwrap().is_search();
            press(&mut app, letters(word));
            if word == "!" && !is_search {
                // Nobody begins an answer with it; what was typed before is there on the way back.
                assert_eq!(token(&app), "crisis/emergency");
                press(&mut app, [KeyCode::Esc]);
                assert_eq!(token(&app), there);
                continue;
            }
            assert_eq!(token(&app), there, "{word}");
            assert!(app.shown.as_ref().unwrap().is_typing(), "{word} at {there}");
            assert!(!app.leaving() && app.help.is_none());
            assert!(text(&mut app, 80, 24).contains(word), "{word} at {there}");
            assert_eq!(before, look(&mut app, &past));
        }
    }
}

#[test]
fn what_comes_above_a_field_takes_no_letter_out_of_it() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("/suicidal"));
    let shown = text(&mut app, 80, 24);
    assert!(
        shown.contains("Alt+l  A first plan") && shown.contains("  suicidal"),
        "{shown}"
    );
    assert_eq!(token(&app), "cards/all");
    // What stands above all else is gone to first.
    press(&mut app, [KeyCode::Enter, KeyCode::Enter]);
    assert_eq!(token(&app), "crisis/stay-safe?noted=false");
}

#[test]
fn a_letter_within_what_was_typed_stays_where_it_was_typed() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
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
    let mut app = setting.at(Place::to(&At::Now));
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
    let mut app = setting.at(card("stop"));
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
    let diary = look(&mut app, &Place::to(&Cards::Diary));
    assert!(format!("{diary:?}").contains("7 → 3"));
    let mut app = setting.at(card("stop"));
    picture(&mut app, 80, 40);
    press(
        &mut app,
        [KeyCode::Enter, KeyCode::Char('s'), KeyCode::Char('w')],
    );
    assert_eq!(token(&app), "crisis/makes-worse");
}

#[test]
fn four_touches_lead_to_what_could_help_and_esc_goes_back_over_them() {
    let mut setting = Setting::new();
    let mut app = setting.at(Place::to(&At::Now));
    press(&mut app, letters("f"));
    press(&mut app, [KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    press(&mut app, letters("5e2"));
    assert_eq!(token(&app), "cards/suggest/angry/5/5/bed");
    let shown = text(&mut app, 80, 24);
    for said in ["I feel angry", "5 / 10", "I have 5 minutes", "I am in bed"] {
        assert!(shown.contains(said), "{shown}");
    }
    press(&mut app, [KeyCode::Esc; 5]);
    assert_eq!(token(&app), "ebb/now");
}

#[test]
fn the_steps_are_asked_for_shown_and_rated_by_keys() {
    let mut setting = Setting::new();
    let mut app = setting.at(card("stop"));
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
    let mut app = setting.at(Place::to(&Cards::Diary));
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
            let here = token(&app).to_owned();
            let marks = |lines: Vec<String>| -> HashSet<String> {
                // What can be done with an item shows below it where the cursor is, and digits before its answers.
                lines
                    .into_iter()
                    .map(|line| line.replace(['>', ' '], ""))
                    .map(|line| {
                        let answer = line.trim_start_matches(|c: char| c.is_ascii_digit());
                        if answer.starts_with(['[', '(']) {
                            answer.to_owned()
                        } else {
                            line
                        }
                    })
                    .collect()
            };
            // Where questions were answered before, it is entered at the next one.
            press(&mut app, [KeyCode::Home]);
            let mut seen = marks(page_lines(&text(&mut app, width, height)));
            let (mut before, mut same) = (String::new(), 0);
            for _ in 0..400 {
                press(&mut app, [KeyCode::Down]);
                let picture = text(&mut app, width, height);
                same = if picture == before { same + 1 } else { 0 };
                // In a row of things to choose, what is chosen differs by its style alone.
                if same > 12 {
                    break;
                }
                before = picture;
                seen.extend(marks(page_lines(&before)));
            }
            assert_eq!(token(&app), here, "moving goes nowhere");
            let mut whole = marks(page_lines(&text(&mut app, width, 1_000)));
            whole.remove("");
            // The breath is drawn larger where there is room.
            whole.retain(|line| !line.chars().all(|c| "█▒━".contains(c)));
            for line in whole {
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
        let offers = choices::offers(&page);
        let form = choices::form(&page);
        let form = form
            .iter()
            .flat_map(|form| form.skip.iter().chain([&form.submit]));
        let own = offers
            .iter()
            .map(|one| one.offer)
            .chain(&page.doors)
            .chain(form);
        let name = |offer: &Offer| Some(choices::name(choices::own_key(offer)?));
        let own = own.filter_map(|offer| Some((name(offer)?, offer.label.clone())));
        let own: Vec<_> = own.collect();
        for (key, label) in &own {
            assert!(
                shown.contains(&format!("{key}  {label}")),
                "{key} {label}\n{shown}"
            );
        }
        for (key, offer) in elsewhere {
            let items = page.blocks.iter().filter_map(|block| match block {
                Block::Items { items } => Some(&items.items),
                _ => None,
            });
            let mut beside = items.flatten().flat_map(|item| &item.offers);
            let taken = own.iter().any(|(own, _)| own.starts_with(key))
                || beside.any(|offer| choices::own_key(offer) == Some(key));
            assert!(
                taken || shown.contains(&format!("{key} {}", offer.label)),
                "{key} {} at {place:?}\n{shown}",
                offer.label
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
    let mut app = setting.at(Place::to(&Cards::Diary));
    press(&mut app, [KeyCode::Right, KeyCode::Left]);
    assert!(!text(&mut app, 80, 60).contains("urge 0"));
    press(&mut app, letters("8"));
    press(&mut app, [KeyCode::Up, KeyCode::Right, KeyCode::Esc]);
    let shown = text(&mut app, 80, 24);
    assert!(
        shown.contains("urge 9") && !shown.contains("[9]") && !shown.contains("[8]"),
        "{shown}"
    );
}

#[test]
fn a_questionnaire_is_answered_with_a_digit_an_item_and_the_plan_comes_before_the_next() {
    let mut setting = Setting::new();
    let instrument = "phq-9".to_owned();
    let mut app = setting.at(Place::to(&Measures::Form { instrument }));
    typed(&mut app, "11111111");
    let signal = &content("en").measures.signal[..30];
    assert!(!text(&mut app, 80, 24).contains(signal));
    // The next item stands under the cursor, and each answer is kept already.
    assert_eq!(token(&app), "measures/form/phq-9");
    typed(&mut app, "2");
    let shown = text(&mut app, 80, 24);
    assert!(shown.contains(signal), "{shown}");
    typed(&mut app, "d");
    insta::assert_snapshot!("measure", text(&mut app, 80, 24));
}

#[test]
fn what_is_typed_into_a_worksheet_is_there_after_a_kill_and_not_once_it_was_sent() {
    let mut setting = Setting::new();
    let sheet = || "chain".to_owned();
    let form = Place::to(&Journal::Write { sheet: sheet() });
    let typed_there = |app: &App<'_>| {
        let shown = app.shown.as_ref().unwrap();
        shown.entry.text("behaviour").to_owned()
    };
    let mut app = setting.at(form.clone());
    typed(&mut app, "I called him");
    // Somebody who is still typing is not written down letter by letter.
    let now = std::time::Instant::now();
    app.rests(now);
    let drafts = |app: &mut App<'_>| {
        let all = look(app, &Place::to(&Journal::All { before: None }));
        titles(&all, "drafts")
    };
    assert_eq!(drafts(&mut app), Vec::<String>::new());
    app.rests(now + std::time::Duration::from_secs(2));
    assert_eq!(drafts(&mut app), ["Chain, link by link"]);
    // What was typed after the last pause is kept as somebody goes.
    typed(&mut app, " twice");
    app.go(Place::to(&At::Now));
    let mut app = setting.at(form.clone());
    assert_eq!(typed_there(&app), "I called him twice");
    sends(&mut app);
    assert_eq!(drafts(&mut app), Vec::<String>::new());
    assert!(text(&mut app, 80, 40).contains("I called him twice"));
    press(&mut app, [KeyCode::Esc]);
    assert_eq!(
        (token(&app), typed_there(&app).as_str()),
        ("journal/write/chain", "")
    );
    press(&mut app, [KeyCode::Esc]);
    assert_eq!(drafts(&mut app), Vec::<String>::new());
}
