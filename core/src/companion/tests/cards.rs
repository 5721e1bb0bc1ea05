//! Skill cards as one person meets them: found, read, kept or put away, never pushed where they do not fit.

use super::*;
use crate::cards::CardText;
use crate::cards::diary::Acted;
use crate::cards::page::{Act, At};
use crate::cards::rehearsal::Grade;
use crate::content::{CardState, content};
use crate::store::Id;

pub(super) fn id(id: &str) -> String {
    id.to_owned()
}

pub(super) fn card(of: &str) -> At {
    let (id, felt) = (id(of), None);
    At::Card { id, felt }
}

pub(super) fn typed(text: &str) -> [Answer; 1] {
    [Answer::new("typed", Value::words(text))]
}

pub(super) fn strength(value: i32) -> [Answer; 1] {
    [Answer::new("strength", Value::number(value))]
}

/// What is found by what was typed, as the places that it opens.
fn found(ebb: &mut Ebb, text: &str, second: i64) -> Vec<At> {
    let page = ebb.fill(&At::All, &typed(text), second);
    let cards = items(&page)
        .into_iter()
        .filter_map(|item| match &item.open {
            Some(Target::Go { place }) => Token::read(&place.token),
            _ => None,
        });
    cards.filter(|at| matches!(at, At::Card { .. })).collect()
}

#[test]
fn the_whole_deck_is_there_without_a_store_and_a_word_finds_a_card() {
    let mut ebb = Ebb::bare(StoreError::Busy);
    let modules = ebb.look(&At::All, 1);
    let mut all = std::collections::BTreeSet::new();
    for target in targets(&modules) {
        let Target::Go { place } = target else {
            continue;
        };
        if matches!(Token::read(&place.token), Some(At::OfModule { .. })) {
            let page = ebb.look_at(&place, 1);
            all.extend(items(&page).into_iter().map(|item| item.id.clone()));
        }
    }
    all.extend(items(&modules).into_iter().map(|item| item.id.clone()));
    let known = &content("en").cards.cards;
    for one in known {
        assert!(
            all.iter().any(|id| id.ends_with(one.id.as_str())),
            "{}",
            one.id
        );
    }
    assert!(found(&mut ebb, "can't sleep", 1).contains(&card("sleep")));
    assert_eq!(found(&mut ebb, "zzzzqx", 1), []);
    assert!(lines(&ebb.look(&card("stop"), 1), LineRole::Steps).len() >= 3);
    let gone = ebb.look(&card("no-such-card"), 1);
    assert!(!offers_like(&gone, "cards/step/"));
}

#[test]
fn what_is_a_favourite_comes_first_and_a_hidden_card_is_out_of_sight_but_not_gone() {
    let mut ebb = Ebb::new();
    let of = "radical-acceptance";
    let module = content("en").card(of).unwrap().module;
    let place = |ebb: &mut Ebb, second| {
        let page = ebb.look(&At::OfModule { module }, second);
        let of = Some(Target::go(&card(of)));
        items(&page).into_iter().position(|item| item.open == of)
    };
    assert!(place(&mut ebb, 1).unwrap() > 0);
    ebb.does(
        &Act::Favourite {
            id: id(of),
            on: true,
        },
        1,
    );
    assert_eq!(place(&mut ebb, 2), Some(0));
    ebb.does(
        &Act::Hide {
            id: id(of),
            on: true,
        },
        3,
    );
    assert_eq!(place(&mut ebb, 4), None);
    assert_eq!(ebb.look(&card(of), 4).place, Place::to(&card(of)));
    assert!(goes(&ebb.look(&At::Hidden, 4), &card(of)));
}

#[test]
fn the_way_out_of_a_card_of_ones_own_is_open_while_the_store_is_not() {
    let mut ebb = Ebb::new();
    let mine = own_card(&mut ebb, "Tea", &[], 1);
    let mut without = ebb.without_store(StoreError::Closed, 2);
    let worse = Act::Worse { id: mine.clone() };
    let to = without.does(&worse, 2);
    assert_eq!(to, Place::to(&crisis::At::MakesWorse));
    let ebb = ebb.restarted(3);
    let holds = ebb.holds(&moment(3));
    assert!(holds.made_worse(&format!("card:{mine}"), false));
}

#[test]
fn the_outward_form_is_chosen_once_and_every_card_that_has_one_is_read_in_it() {
    let mut ebb = Ebb::new();
    let read = |ebb: &mut Ebb, of: &str| {
        let (step, before) = (1, None);
        let page = ebb.look(
            &At::Step {
                id: id(of),
                step,
                before,
            },
            9,
        );
        lines(&page, LineRole::Lead)[0].to_owned()
    };
    let known = |of: &str| content("en").card(of).unwrap();
    assert_eq!(read(&mut ebb, "observe"), known("observe").steps[0]);
    let (on, before) = (true, Some(6));
    let to = ebb.does(
        &Act::Outward {
            id: id("observe"),
            on,
            before,
        },
        1,
    );
    let step = 1;
    assert_eq!(
        to,
        Place::to(&At::Step {
            id: id("observe"),
            step,
            before
        })
    );
    for of in ["observe", "calm-place"] {
        assert_eq!(read(&mut ebb, of), known(of).outward[0]);
    }
    assert_eq!(read(&mut ebb, "stop"), known("stop").steps[0]);
}

#[test]
fn every_step_of_every_card_has_the_way_out_and_no_store_and_no_lock_stand_in_it() {
    let mut kept = Ebb::new();
    kept.hides(0);
    let mut bare = Ebb::bare(StoreError::Busy);
    for ebb in [&mut kept, &mut bare] {
        for known in &content("en").cards.cards {
            let steps = i32::try_from(known.steps.len()).unwrap();
            for step in 0..=steps + 1 {
                let (id, before) = (known.id.clone(), None);
                let page = ebb.look(&At::Step { id, step, before }, 1);
                let worse = Act::Worse {
                    id: known.id.clone(),
                };
                // A card that waits for a tick cannot be begun.
                if known.needs_tick {
                    assert!(!acts(&page, &worse), "{} {step}", known.id);
                    assert_eq!(lines(&page, LineRole::Lead), [""; 0]);
                } else {
                    assert!(acts(&page, &worse), "{} {step}", known.id);
                }
            }
        }
        let to = ebb.does(&Act::Worse { id: id("stop") }, 2);
        assert_eq!(to, Place::to(&crisis::At::MakesWorse));
    }
}

/// A card of the person's own for these feelings, and its id.
fn own_card(ebb: &mut Ebb, title: &str, states: &[CardState], second: i64) -> String {
    let ids = states.iter().map(crate::page::word_of).collect();
    let said = [
        Answer::new("title", Value::words(title)),
        Answer::new("feelings", Value::Chosen { ids }),
    ];
    match at(&ebb.says(&Act::Keep, &said, second)) {
        At::Card { id, .. } => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_written_is_found_tagged_put_back_and_never_shown_ahead_of_the_lock() {
    let mut ebb = Ebb::new();
    let page = ebb.look(&At::WriteReason, 1);
    let fields = form(&page).unwrap().fields.iter();
    let words = fields.zip(["Canarina", "She waits for me."]);
    let reason: Vec<_> = words
        .map(|(field, words)| Answer::new(&field.id, Value::words(words)))
        .collect();
    let At::Card { id: mine, .. } = at(&ebb.says(&Act::KeepReason, &reason, 1)) else {
        panic!("a card");
    };
    let tag = [Answer::new("tag", Value::words("canaria"))];
    ebb.says(&Act::Tag { id: mine.clone() }, &tag, 2);
    let stop = content("en").card("stop").unwrap();
    let text = CardText {
        title: "Canarino".to_owned(),
        when: stop.when.clone(),
        steps: stop.steps.clone(),
        why: stop.why.clone(),
    };
    let step = |step: &String| vec![Answer::new("step", Value::words(step))];
    let entries = text.steps.iter().map(step).collect();
    let said = [
        Answer::new("title", Value::words(&text.title)),
        Answer::new("steps", Value::Each { entries }),
    ];
    ebb.says(&Act::Change { id: id("stop") }, &said, 3);
    for text in ["canarina", "canaria", "canarino"] {
        assert!(!found(&mut ebb, text, 4).is_empty(), "{text}");
    }
    let shelf = match found_like(&ebb.look(&At::All, 4), "cards/tagged/") {
        Some(Target::Go { place }) => place,
        other => panic!("{other:?}"),
    };
    let page = ebb.look_at(&shelf, 4);
    let titles: Vec<_> = items(&page)
        .into_iter()
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(titles, ["Canarina"]);
    ebb.hides(5);
    for place in [
        Place::to(&At::All),
        shelf,
        Place::to(&card("stop")),
        Place::to(&card(&mine)),
        Place::to(&At::Diary),
        Place::to(&At::Rehearse { shown: true }),
    ] {
        let shown = super::text(&ebb.look_at(&place, 5)).to_lowercase();
        assert!(!shown.contains("canari"), "{}", place.token);
    }
    ebb.shows_again(6);
    ebb.does(&Act::FirstWords { id: id("stop") }, 6);
    assert_eq!(ebb.look(&card("stop"), 7).title, "STOP");
}

#[test]
fn a_card_of_ones_own_is_found_and_suggested_for_what_it_is_for() {
    let mut ebb = Ebb::new();
    let refused = ebb.tries(&Act::Keep, &[Answer::new("why", Value::words("warm"))], 1);
    assert!(matches!(refused, Ok(Reply::Refused { .. })), "{refused:?}");
    let before = found(&mut ebb, "tea", 2);
    let mine = own_card(&mut ebb, "Tea", &[CardState::Angry], 3);
    assert!(!before.contains(&card(&mine)));
    assert!(found(&mut ebb, "tea", 4).contains(&card(&mine)));
}

#[test]
fn rehearsed_and_used_are_shown_apart_and_what_is_due_is_offered_on_the_first_page() {
    let mut ebb = Ebb::new();
    let rehearse = At::Rehearse { shown: false };
    let offered = |ebb: &mut Ebb, second| goes(&ebb.now(second), &At::Rehearse { shown: false });
    assert!(!offered(&mut ebb, 1), "nobody is asked to");
    ebb.does(
        &Act::Rehearse {
            id: id("stop"),
            on: true,
        },
        1,
    );
    assert!(offered(&mut ebb, 2));
    let asked = ebb.look(&rehearse, 2);
    let first = &content("en").card("stop").unwrap().steps[0];
    assert!(body(&asked).contains("STOP") && !body(&asked).contains(first.as_str()));
    assert!(body(&ebb.look(&At::Rehearse { shown: true }, 2)).contains(first.as_str()));
    let grade = Grade::Knew;
    ebb.does(
        &Act::Grade {
            id: id("stop"),
            grade,
        },
        3,
    );
    for second in [4, 5] {
        let before = None;
        ebb.does(
            &Act::UsedUnrated {
                id: id("stop"),
                before,
            },
            second,
        );
    }
    let page = body(&ebb.look(&rehearse, 6));
    assert!(
        page.contains("Rehearsed once") && page.contains("Used 2 times"),
        "{page}"
    );
    assert!(!offered(&mut ebb, 6));
    ebb.does(&Act::TakeBackGrade { id: id("stop") }, 7);
    assert!(offered(&mut ebb, 8));
}

/// Notes an urge, what was done, or both.
fn notes(ebb: &mut Ebb, urge: Option<i32>, acted: Option<Acted>, second: i64) -> Id {
    let urge = urge.map(|urge| Answer::new("urge", Value::number(urge)));
    let acted =
        acted.map(|acted| Answer::new("acted", Value::chosen(crate::page::word_of(&acted))));
    let said: Vec<_> = urge.into_iter().chain(acted).collect();
    match at(&ebb.says(&Act::NoteUrge, &said, second)) {
        At::Urge { id } => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_diary_keeps_an_urge_and_what_was_done_apart_and_stands_in_the_history_by_day() {
    let mut ebb = Ebb::new();
    notes(&mut ebb, Some(0), Some(Acted::Yes), 1);
    notes(&mut ebb, Some(8), None, 2);
    let counts = "2 urges noted, the strongest 8";
    // While it holds that they used, no lapse is counted.
    let diary = body(&ebb.look(&At::Diary, 3));
    assert!(
        diary.contains(counts) && !diary.contains("acted once"),
        "{diary}"
    );
    let later = format!("{counts}; acted once");
    assert!(body(&ebb.look(&At::Diary, 2 * DAY)).contains(&later));
    assert!(body(&ebb.history(2 * DAY)).contains(&later));
}

#[test]
fn a_diary_whose_last_note_is_old_says_when_it_was_and_one_that_does_not_read_says_that() {
    let mut ebb = Ebb::new();
    let words = &content("en").cards_words.diary;
    let shown = |ebb: &mut Ebb, second| body(&ebb.look(&At::Diary, second));
    assert!(shown(&mut ebb, 0).contains(words.nothing.as_str()));
    notes(&mut ebb, Some(4), None, 0);
    assert!(!shown(&mut ebb, 29 * DAY).contains("The last note is from"));
    let last = shown(&mut ebb, 31 * DAY);
    assert!(last.contains("The last note is from"), "{last}");
    let rows = "UPDATE urge_entries SET acted = 'no such word'";
    let store = ebb.store().unwrap();
    store.write(|db| Ok(db.execute(rows, [])?)).unwrap();
    let page = ebb.look(&At::Diary, 1);
    assert_eq!(notices(&page)[0].0, NoticeKind::Problem);
    assert!(!body(&page).contains(words.nothing.as_str()));
    let history = ebb.history(9);
    assert_eq!(notices(&history)[0].0, NoticeKind::Problem);
    let empty = &content("en").words.history.empty;
    assert!(!body(&history).contains(empty.as_str()));
}

#[test]
fn a_card_of_ones_own_that_does_not_read_is_missing_and_that_is_told() {
    let mut ebb = Ebb::new();
    let row = "INSERT INTO own_cards (id, body, edited_at) VALUES (randomblob(16), '{', 1)";
    let store = ebb.store().unwrap();
    store.write(|db| Ok(db.execute(row, [])?)).unwrap();
    assert_eq!(ebb.problem(), None);
    let page = ebb.look(&At::All, 1);
    let kinds: Vec<_> = notices(&page).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [NoticeKind::Problem]);
    assert!(found(&mut ebb, "stop", 1).contains(&card("stop")));
}

#[test]
fn a_card_that_somebody_left_no_step_of_keeps_each_of_its_ways_under_a_key_of_its_own() {
    let mut ebb = Ebb::new();
    let said = [Answer::new("title", Value::words("A call"))];
    ebb.says(
        &Act::Change {
            id: id("peer-support"),
        },
        &said,
        1,
    );
    let page = ebb.look(&card("peer-support"), 2);
    assert!(
        acts(
            &page,
            &Act::FirstWords {
                id: id("peer-support")
            }
        ) && goes(&page, &At::All)
    );
    assert_eq!(crate::page::page_problems(&page), Vec::<String>::new());
}
