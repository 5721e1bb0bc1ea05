//! The journal as somebody meets it: nothing typed is lost, nothing is read, and what follows from what was chosen.

use super::*;
use crate::cards::page as cards;
use crate::content::content;
use crate::journal::page::{Act, At};
use crate::page::{Field, FieldKind};
use crate::session::Purpose;
use crate::view::when_answer;

fn words(field: &str, text: &str) -> Answer {
    Answer::new(field, Value::words(text))
}

/// Writes along a worksheet at a second of the day, and gives the page that follows.
fn writes(ebb: &mut Ebb, sheet: &str, said: &[Answer], second: i64) -> Page {
    let sheet = sheet.to_owned();
    let to = ebb.says(&Act::Keep { sheet }, said, second);
    let at: At = at(&to);
    ebb.look(&at, second)
}

fn write_at(sheet: &str) -> At {
    At::Write {
        sheet: sheet.to_owned(),
    }
}

fn feels(feeling: &str, strength: i32) -> Answer {
    let parts = vec![
        Answer::new("feeling", Value::chosen(feeling)),
        Answer::new("strength", Value::number(strength)),
    ];
    Answer::new("feelings", Value::group(parts))
}

/// The words of all notices of a kind.
fn of_kind(page: &Page, kind: NoticeKind) -> Vec<&str> {
    let of_kind = notices(page).into_iter().filter(|(of, _)| *of == kind);
    of_kind.map(|(_, words)| words).collect()
}

/// A link of a chain.
fn link(what: &str, kind: Option<&str>) -> Vec<Answer> {
    let kind = kind.map(|kind| Answer::new("kind", Value::chosen(kind)));
    kind.into_iter().chain([words("what", what)]).collect()
}

#[test]
fn a_chain_is_there_again_after_a_kill_with_every_link_and_is_kept_by_halves() {
    let mut ebb = Ebb::new();
    let page = ebb.look(&write_at("chain"), 10);
    let draft = form(&page).unwrap().draft.clone().unwrap();
    // Opened and left alone, nothing is kept.
    let untouched = [when_answer("when", "2026-09-22T10:00".parse().unwrap())];
    let changes = |ebb: &Ebb| ebb.store().unwrap().version().unwrap();
    let before = changes(&ebb);
    ebb.carry_out(&draft, &untouched, &moment(11), &Work::new())
        .unwrap();
    assert_eq!(changes(&ebb), before);
    let links = vec![
        link("nobody will notice", Some("thought")),
        link("a knot in the stomach", None),
    ];
    let links = Answer::new("links", Value::Each { entries: links });
    let said = [words("event", "the letter came"), links.clone()];
    ebb.carry_out(&draft, &said, &moment(12), &Work::new())
        .unwrap();
    // The same once more writes nothing.
    let before = changes(&ebb);
    ebb.carry_out(&draft, &said, &moment(13), &Work::new())
        .unwrap();
    assert_eq!(changes(&ebb), before);
    let mut later = ebb.restarted(20);
    let page = later.look(&write_at("chain"), 21);
    let value = |id: &str| {
        let fields = &form(&page).unwrap().fields;
        let field: Option<&Field> = fields.iter().find(|field| field.id == id);
        field.and_then(|field| field.value.clone())
    };
    assert_eq!(value("event"), Some(Value::words("the letter came")));
    assert_eq!(value("links"), Some(links.value));
    let all = later.look(&At::All { before: None }, 22);
    assert!(body(&all).contains(&content("en").journal.page.drafts));
    let kept = writes(&mut later, "chain", &said, 23);
    assert!(body(&kept).contains("A thought") && body(&kept).contains("a knot in the stomach"));
    let all = later.look(&At::All { before: None }, 24);
    assert!(!body(&all).contains(&content("en").journal.page.drafts));
    let empty = later.look(&write_at("chain"), 25);
    let fields = &form(&empty).unwrap().fields;
    assert!(
        fields
            .iter()
            .all(|field| field.value.is_none() || field.id == "when")
    );
}

#[test]
fn an_entry_is_set_right_keeps_when_it_was_written_and_is_about_the_time_that_is_said() {
    let mut ebb = Ebb::new();
    let yesterday = when_answer("when", "2026-09-21T22:40".parse().unwrap());
    let page = writes(&mut ebb, "free", &[words("text", "rain"), yesterday], 10);
    assert!(
        body(&page).contains("This is about Yesterday 22:40."),
        "{}",
        body(&page)
    );
    assert!(body(&page).contains("Written Today"));
    let At::Entry { id } = at(&page.place) else {
        panic!()
    };
    let change = At::Change { id };
    let there = ebb.look(&change, 11);
    let there = form(&there).unwrap();
    let value = |id: &str| {
        there
            .fields
            .iter()
            .find(|field| field.id == id)
            .unwrap()
            .value
            .clone()
    };
    assert_eq!(value("text"), Some(Value::words("rain")));
    let when = value("when").unwrap();
    let said = [
        words("text", "rain, and a heron"),
        Answer::new("when", when),
    ];
    ebb.says(&Act::Change { id }, &said, 70);
    let page = ebb.look(&At::Entry { id }, 71);
    assert!(body(&page).contains("rain, and a heron"));
    assert!(body(&page).contains("This is about Yesterday 22:40."));
    assert!(body(&page).contains("Changed Today"));
}

#[test]
fn searching_answers_danger_first_and_what_is_written_is_not_read() {
    let mut ebb = Ebb::new();
    let page = writes(&mut ebb, "free", &[words("text", "I want to die")], 10);
    assert_eq!(of_kind(&page, NoticeKind::Danger), Vec::<&str>::new());
    assert!(!ebb.signal_today(&moment(11)));
    let all = Place::to(&At::Search);
    let search = |ebb: &mut Ebb, typed: &str| ebb.page(&all, &[words("typed", typed)], &moment(12));
    let found = search(&mut ebb, "want to die");
    assert_eq!(of_kind(&found, NoticeKind::Danger).len(), 1);
    assert!(matches!(
        &found.blocks[0],
        Block::Notice {
            kind: NoticeKind::Danger,
            ..
        }
    ));
    assert!(goes(
        &found,
        &At::Entry {
            id: entry_of(&page)
        }
    ));
    let found = search(&mut ebb, "heron");
    assert_eq!(of_kind(&found, NoticeKind::Danger), Vec::<&str>::new());
    assert!(body(&found).contains(&content("en").journal.page.nothing_found));
    // A feeling is looked for as a card is.
    let typed = vec![Answer::new("feeling", Value::words("suicidal"))];
    let said = [Answer::new("feelings", Value::group(typed))];
    let page = ebb.page(&Place::to(&write_at("free")), &said, &moment(13));
    assert_eq!(of_kind(&page, NoticeKind::Danger).len(), 1);
    let said = [words("text", "suicidal")];
    let page = ebb.page(&Place::to(&write_at("free")), &said, &moment(13));
    assert_eq!(of_kind(&page, NoticeKind::Danger), Vec::<&str>::new());
}

fn entry_of(page: &Page) -> crate::store::Id {
    match at(&page.place) {
        At::Entry { id } => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_feeling_that_stands_for_danger_offers_the_plan_once_it_is_chosen() {
    let mut ebb = Ebb::new();
    writes(&mut ebb, "free", &[feels("sad", 9)], 10);
    assert!(!ebb.signal_today(&moment(11)));
    let page = writes(&mut ebb, "free", &[feels("hopeless", 2)], 12);
    assert!(ebb.signal_today(&moment(13)));
    assert_eq!(of_kind(&page, NoticeKind::Danger).len(), 1);
    // What was felt days ago is no sign of now.
    let mut ebb = Ebb::new();
    let then = when_answer("when", "2026-09-19T10:00".parse().unwrap());
    let page = writes(&mut ebb, "free", &[feels("hopeless", 2), then], 12);
    assert_eq!(of_kind(&page, NoticeKind::Danger).len(), 0);
    assert!(!ebb.signal_today(&moment(13)));
}

#[test]
fn every_form_says_once_that_nobody_reads_it() {
    let mut ebb = Ebb::new();
    let words = &content("en").journal.nobody_reads;
    for sheet in &content("en").worksheets.worksheets {
        let page = ebb.look(&write_at(&sheet.id), 10);
        let said = body(&page).matches(words.as_str()).count();
        assert_eq!(said, usize::from(form(&page).is_some()), "{}", sheet.id);
    }
}

#[test]
fn the_third_entry_of_a_day_at_a_high_rating_is_answered_with_people() {
    let mut ebb = Ebb::new();
    let told = &content("en").journal.a_lot;
    let answered = |page: &Page| of_kind(page, NoticeKind::Told).contains(&told.as_str());
    let day_before = when_answer("when", "2026-09-21T12:00".parse().unwrap());
    writes(&mut ebb, "free", &[feels("sad", 9), day_before], 10);
    assert!(!answered(&writes(&mut ebb, "free", &[feels("sad", 8)], 11)));
    assert!(!answered(&writes(
        &mut ebb,
        "thought-record",
        &[feels("afraid", 10)],
        12
    )));
    assert!(!answered(&writes(&mut ebb, "free", &[feels("sad", 7)], 13)));
    let third = writes(&mut ebb, "free", &[feels("ashamed", 8)], 14);
    assert!(answered(&third));
    assert!(goes(&third, &crisis::At::Lines { region: None }));
    // It is no practice.
    let status = ebb.status_record(&moment(15)).today.unwrap();
    assert_eq!((status.practices, status.rides), (0, 0));
}

#[test]
fn two_early_signs_offer_the_plan_for_i_might_use_and_one_does_not() {
    let mut ebb = Ebb::new();
    let signs = |ids: &[&str]| {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        [Answer::new("signs", Value::Chosen { ids })]
    };
    let plan = crisis::At::Plan {
        door: crate::crisis::PlanDoor::MightUse,
    };
    let offers_plan = |page: &Page| {
        page.blocks.iter().any(|block| match block {
            Block::Notice { offers, .. } => {
                offers.iter().any(|offer| offer.target == Target::go(&plan))
            }
            _ => false,
        })
    };
    assert!(!offers_plan(&writes(
        &mut ebb,
        "early-signs",
        &signs(&["sleep"]),
        10
    )));
    let two = signs(&["sleep", "meetings"]);
    assert!(offers_plan(&writes(&mut ebb, "early-signs", &two, 11)));
}

#[test]
fn after_using_and_at_night_nothing_looks_back_and_what_was_begun_is_kept_all_the_same() {
    let mut ebb = Ebb::new();
    let offered = |ebb: &mut Ebb, second: i64| {
        let page = ebb.look(&At::Worksheets, second);
        ["chain", "lapse-review", "missing-links", "thought-record"].map(|sheet| {
            let sheet = sheet.to_owned();
            goes(
                &page,
                &At::Worksheet {
                    sheet,
                    before: None,
                },
            )
        })
    };
    assert_eq!(offered(&mut ebb, 10), [true; 4]);
    // From ten in the morning to eleven at night.
    let night = 13 * HOUR;
    assert_eq!(offered(&mut ebb, night), [false, false, true, true]);
    ebb.does(&crisis::Act::Used, 20);
    assert_eq!(offered(&mut ebb, 21), [false, false, false, true]);
    let page = ebb.look(&write_at("chain"), 22);
    assert_eq!(form(&page), None);
    let words_of = &content("en").journal.page;
    assert_eq!(
        of_kind(&page, NoticeKind::Told),
        [words_of.not_while_used.as_str()]
    );
    let card = ebb.look(
        &cards::At::Card {
            id: "how-it-came-about".to_owned(),
            felt: None,
        },
        23,
    );
    let review = "lapse-review".to_owned();
    assert!(!goes(
        &card,
        &At::Worksheet {
            sheet: review.clone(),
            before: None
        }
    ));
    // Somebody touched the door while the form stood open: nothing that they wrote is lost.
    let kept = writes(&mut ebb, "chain", &[words("event", "the letter")], 24);
    assert!(body(&kept).contains("the letter"));
}

#[test]
fn a_card_that_speaks_of_a_worksheet_opens_it() {
    let mut ebb = Ebb::new();
    for (card, sheet) in [
        ("how-it-came-about", "lapse-review"),
        ("where-it-could-break", "chain"),
        ("thought-on-trial", "thought-record"),
        ("naming-it", "free"),
    ] {
        let id = card.to_owned();
        let page = ebb.look(&cards::At::Card { id, felt: None }, 10);
        let sheet = sheet.to_owned();
        assert!(
            goes(
                &page,
                &At::Worksheet {
                    sheet,
                    before: None
                }
            ),
            "{card}"
        );
    }
}

#[test]
fn four_sides_are_hidden_until_a_therapist_set_them_and_closed_in_a_craving() {
    let mut ebb = Ebb::new();
    let sheet = || "four-sides".to_owned();
    assert_eq!(form(&ebb.look(&write_at(&sheet()), 10)), None);
    ebb.does(
        &Act::Set {
            sheet: sheet(),
            on: true,
        },
        11,
    );
    let asks = form(&ebb.look(&write_at(&sheet()), 12))
        .unwrap()
        .fields
        .clone();
    assert!(asks.len() == 1 && matches!(asks[0].kind, FieldKind::Scale { .. }));
    let said = [Answer::new("urge-now", Value::number(6))];
    let page = ebb.page(&Place::to(&write_at(&sheet())), &said, &moment(13));
    assert_eq!(form(&page).unwrap().fields.len(), 1);
    assert_eq!(of_kind(&page, NoticeKind::Told).len(), 1);
    ebb.rides(14);
    ebb.does(
        &session::Act::WhatFor {
            purpose: Purpose::Use,
        },
        15,
    );
    assert_eq!(form(&ebb.look(&write_at(&sheet()), 16)), None);
}

#[test]
fn what_somebody_said_of_their_reasons_becomes_a_card_and_can_be_taken_back() {
    let mut ebb = Ebb::new();
    let said = [words("reasons", "My daughter laughs.")];
    let page = writes(&mut ebb, "importance", &said, 10);
    let id = entry_of(&page);
    let act = Act::ToCard {
        id,
        field: "reasons".to_owned(),
    };
    let done = ebb.tries(&act, &[], 11);
    let Ok(Reply::Went { message, .. }) = done else {
        panic!("{done:?}")
    };
    let cards = |ebb: &Ebb| {
        let all = ebb.cards_record("daughter laughs", &moment(12)).cards;
        all.iter()
            .filter(|card| card.text.why.contains("My daughter laughs."))
            .count()
    };
    assert_eq!(cards(&ebb), 1);
    let undo = message.unwrap().undo.unwrap();
    ebb.touches(&undo.target, 13);
    assert_eq!(cards(&ebb), 0);
    let other = Act::ToCard {
        id,
        field: "higher".to_owned(),
    };
    assert!(ebb.tries(&other, &[], 14).is_err());
}

#[test]
fn what_was_deleted_long_ago_goes_when_somebody_looks_at_the_first_page() {
    let mut ebb = Ebb::new();
    let page = writes(&mut ebb, "free", &[words("text", "heron")], 10);
    let id = entry_of(&page);
    ebb.does(&Act::Delete { id }, 11);
    let in_bin = |ebb: &Ebb| -> i64 {
        let count = "SELECT count(*) FROM bin";
        let store = ebb.store().unwrap();
        store
            .read(|db| Ok(db.query_row(count, [], |row| row.get(0))?))
            .unwrap()
    };
    ebb.now(29 * DAY);
    assert_eq!(in_bin(&ebb), 1);
    ebb.now(31 * DAY);
    assert_eq!(in_bin(&ebb), 0);
    assert!(ebb.tries(&Act::Restore { id }, &[], 31 * DAY).is_err());
}

#[test]
fn a_draft_whose_entry_or_worksheet_is_gone_shows_what_was_written_and_takes_nothing_else_with_it()
{
    let mut ebb = Ebb::new();
    writes(&mut ebb, "line", &[words("line", "the heron")], 1);
    let gone = crate::store::Id::from_parts(now(0), &[9; 10]).to_string();
    let put = |form: &str, text: &str| {
        let answers = serde_json::json!({ "line": text }).to_string();
        let sql =
            "INSERT INTO journal_drafts (form, answers, edited_at) VALUES (?1, ?2, 1790064000000)";
        let written = ebb
            .store()
            .unwrap()
            .write(|db| Ok(db.execute(sql, [form, &answers])?));
        written.unwrap();
    };
    put(&gone, "the reeds");
    put("handed-and-taken-back", "the river");
    let page = ebb.look(&At::All { before: None }, 5);
    assert_eq!(page.place, Place::to(&At::All { before: None }));
    let drafts = items(&page)
        .into_iter()
        .filter(|item| item.id.starts_with("draft-"));
    let drafts: Vec<_> = drafts
        .map(|item| {
            (
                item.detail.as_deref(),
                item.open.is_some(),
                item.offers.len(),
            )
        })
        .collect();
    assert_eq!(
        drafts,
        [(Some("the reeds"), false, 1), (Some("the river"), false, 1)]
    );
    assert!(body(&page).contains("the heron"));
}

#[test]
fn an_entry_that_does_not_say_along_what_it_was_written_is_shown_as_one_of_the_journal() {
    let mut ebb = Ebb::new();
    let page = writes(&mut ebb, "line", &[words("line", "the heron")], 1);
    let id = entry_of(&page);
    let store = ebb.store().unwrap();
    let written = store.write(|db| Ok(db.execute("UPDATE journal SET sheet = ''", [])?));
    assert_eq!(written, Ok(1));
    for at in [At::Entry { id }, At::All { before: None }] {
        let page = ebb.look(&at, 2);
        assert_eq!(page.place, Place::to(&at));
        assert_eq!(crate::page::page_problems(&page), Vec::<String>::new());
    }
    let title = ebb.look(&At::Entry { id }, 3).title;
    assert_eq!(title, content("en").journal.title);
}
