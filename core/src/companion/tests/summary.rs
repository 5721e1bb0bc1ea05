//! The summary for a session, from what a person keeps to the file that leaves.

use super::*;
use crate::content::content;
use crate::export::page::{Act, At};
use crate::journal::page as journal;
use crate::measures::page as measures;
use crate::progress::lists::page as lists;
use crate::session::Outcome;

fn words(field: &str, text: &str) -> Answer {
    Answer::new(field, Value::words(text))
}

fn chosen(field: &str, ids: &[&str]) -> Answer {
    let ids = ids.iter().map(|id| (*id).to_owned()).collect();
    Answer::new(field, Value::Chosen { ids })
}

/// A goal, a ride that ended with a use, homework half done, and two entries of which one is ticked.
fn lived() -> Ebb {
    let mut ebb = Ebb::new();
    let keep = |list: &str| lists::Act::Keep {
        list: list.to_owned(),
    };
    ebb.says(&keep("goals"), &[words("what", "evenings with people")], 0);
    let expires = "2026-09-25".parse().unwrap();
    let medicine = [
        words("name", "naloxone"),
        Answer::new("expires", Value::Day { day: expires }),
    ];
    ebb.says(&keep("medicines"), &medicine, 0);
    let to = ebb.says(&keep("homework"), &[words("what", "a walk")], 1);
    let lists::At::Item { id } = at(&to) else {
        panic!("{to:?}");
    };
    let half = [chosen("outcome", &["partly"]), words("told", "it rained")];
    ebb.says(&lists::Act::Close { id }, &half, 2);
    ebb.rides(10);
    ebb.rates(8, 12);
    ebb.finishes(Some(Outcome::Used), 300);
    let write = |sheet: &str| journal::Act::Keep {
        sheet: sheet.to_owned(),
    };
    let free = [words("text", "I called her")];
    ebb.says(&write("free"), &free, 400);
    let hard = content("en").worksheets.worksheets.iter();
    let mut hard = hard.filter(|sheet| sheet.apart);
    let hard = hard.next().unwrap();
    let field = hard.fields.iter().find(|field| {
        matches!(
            field.kind,
            crate::content::WorksheetFieldKind::Text | crate::content::WorksheetFieldKind::Line
        )
    });
    let said = [words(&field.unwrap().id, "hard to say")];
    ebb.says(&write(&hard.id), &said, 500);
    ebb
}

fn made(ebb: &mut Ebb, said: &[Answer]) -> String {
    let action = Action::of(&Act::Save);
    let file = ebb.companion.file(&action, said, &moment(3 * DAY));
    String::from_utf8(file.unwrap()).unwrap()
}

#[test]
fn every_word_is_seen_before_it_leaves_and_what_was_used_and_written_stays_out_until_it_is_ticked()
{
    let mut ebb = lived();
    let page = ebb.look(&At::Summary { whom: None }, 3 * DAY);
    let shown = body(&page);
    // What is read on another day names no day as today.
    assert!(shown.contains("Friday 25 September 2026"), "{shown}");
    for must in [
        "evenings with people",
        "a walk",
        "I did some of it",
        "it rained",
        "1 ride on an urge",
    ] {
        assert!(shown.contains(must), "{must}: {shown}");
    }
    for never in ["I called her", "hard to say", "· I used", "Today"] {
        assert!(!shown.contains(never), "{never}: {shown}");
    }
    // The file says what the page said.
    let text = made(&mut ebb, &[chosen("format", &["text"])]);
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let line = line.trim_start_matches("- ");
        let parts = line.split(" · ");
        for part in parts {
            assert!(shown.contains(part), "{part} is not on the page: {shown}");
        }
    }
    assert!(!text.contains("I called her"));
    // Ticked, what was written is in it; what is hard to say has a tick of its own.
    let all = [
        chosen("parts", &["urges", "journal", "lapses"]),
        chosen("format", &["page"]),
    ];
    let page = made(&mut ebb, &all);
    assert!(
        page.contains("I called her") && page.contains("Days on which I used"),
        "{page}"
    );
    assert!(!page.contains("hard to say") && !page.contains("evenings with people"));
    // Ahead of the lock nothing of it is made.
    ebb.hides(3 * DAY);
    let action = Action::of(&Act::Save);
    assert!(ebb.companion.file(&action, &[], &moment(3 * DAY)).is_err());
    assert!(!text_of_page(&mut ebb).contains("evenings with people"));
}

fn text_of_page(ebb: &mut Ebb) -> String {
    text(&ebb.look(&At::Summary { whom: None }, 3 * DAY))
}

#[test]
fn only_the_days_that_are_asked_for_are_in_it() {
    let mut ebb = lived();
    let day = |field: &str, day: &str| {
        let day = day.parse().unwrap();
        Answer::new(field, Value::Day { day })
    };
    let later = [
        day("from", "2026-09-24"),
        day("to", "2026-09-25"),
        chosen("format", &["text"]),
    ];
    let text = made(&mut ebb, &later);
    // What is still open stands in it, what was done before does not.
    assert!(
        text.contains("evenings with people") && !text.contains("it rained"),
        "{text}"
    );
    assert!(!text.contains("ride on an urge"), "{text}");
    let odd = [day("from", "2026-09-25"), day("to", "2026-09-24")];
    let action = Action::of(&Act::Save);
    assert!(ebb.companion.file(&action, &odd, &moment(3 * DAY)).is_err());
    let none = [chosen("parts", &[]), chosen("format", &["text"])];
    assert!(made(&mut ebb, &none).contains("nothing was noted in these days"));
}

/// Every text of a bundle that somebody could read.
fn texts(json: &serde_json::Value, into: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(text)
                        if ["text", "display", "title", "description"].contains(&&**name) =>
                    {
                        into.push(text.to_owned());
                    }
                    _ => texts(value, into),
                }
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        _ => {}
    }
}

#[test]
fn what_a_clinics_computer_gets_stands_on_the_page_before_each_answer_and_no_name() {
    let mut ebb = lived();
    let instrument = || "phq-9".to_owned();
    let answer = measures::Act::Answer {
        instrument: instrument(),
    };
    let finish = measures::Act::Finish {
        instrument: instrument(),
    };
    let answers: Vec<_> = (1..=8)
        .map(|item| chosen(&item.to_string(), &["1"]))
        .collect();
    ebb.says(&answer, &answers, 600);
    ebb.does(&finish, 601);
    let fhir = [chosen("format", &["fhir"])];
    let shown = body(&ebb.companion.page(
        &Place::to(&At::Summary { whom: None }),
        &fhir,
        &moment(3 * DAY),
    ));
    let bundle: serde_json::Value = serde_json::from_str(&made(&mut ebb, &fhir)).unwrap();
    let mut said = Vec::new();
    texts(&bundle, &mut said);
    let words = &content("en").export.fhir;
    let own = [&words.urge, &words.first, &words.last, &words.used];
    said.retain(|text| !own.contains(&text));
    assert!(said.len() > 20, "{said:?}");
    for text in &said {
        assert!(
            shown.contains(&**text),
            "{text} is not on the page: {shown}"
        );
    }
    assert!(said.iter().any(|text| text == "evenings with people"));
    let left_out = |text: &String| text.contains("better off dead");
    assert!(!said.iter().any(left_out));
    // An answer that is missing gives no number.
    let kinds = bundle["entry"].as_array().unwrap().iter();
    let kinds: Vec<_> = kinds
        .map(|one| one["resource"]["resourceType"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds
            .iter()
            .filter(|kind| **kind == "QuestionnaireResponse")
            .count(),
        1
    );
    assert!(!bundle.to_string().contains("44261-6"), "no score");
    assert!(
        !shown.contains("naloxone"),
        "what FHIR has no place for stays out"
    );
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_offered_where_the_host_looks_for_letters_and_without_any_it_is_said_at_the_choice() {
    let mut ebb = lived();
    let offered = |ebb: &mut Ebb| {
        let page = ebb.look(&At::Summary { whom: None }, 3 * DAY);
        let form = page.blocks.iter().find_map(|block| match block {
            Block::Form { form } => Some(form.clone()),
            _ => None,
        });
        format!("{:?}", form.unwrap().fields).contains("a PDF")
    };
    assert!(!offered(&mut ebb));
    ebb.companion.set_typeface(|_| None);
    assert!(offered(&mut ebb));
    let action = Action::of(&Act::Save);
    let said = [chosen("format", &["pdf"])];
    let refused = ebb.companion.file(&action, &said, &moment(3 * DAY));
    let refused = refused.unwrap_err();
    let said = format!("{refused:?}");
    assert!(said.contains("Install a font"), "{said}");
}

#[test]
fn what_somebody_may_see_is_all_that_is_ticked_when_it_is_for_them() {
    let mut ebb = lived();
    let keep = lists::Act::Keep {
        list: "team".to_owned(),
    };
    let anna = [
        words("name", "Anna"),
        chosen("may-see", &["lapses", "rides"]),
    ];
    ebb.says(&keep, &anna, 700);
    ebb.says(&keep, &[words("name", "Ben")], 701);
    let page = ebb.look(&At::Summary { whom: None }, 3 * DAY);
    let people = page.blocks.iter().find_map(|block| match block {
        Block::Items { items } if items.id == "people" => Some(items.items.clone()),
        _ => None,
    });
    let people = people.unwrap();
    // Of whom nothing was said is offered nothing.
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].title, "Anna");
    let place = ebb.touches(people[0].open.as_ref().unwrap(), 3 * DAY);
    let page = ebb.look_at(&place, 3 * DAY);
    let form = page.blocks.iter().find_map(|block| match block {
        Block::Form { form } => Some(form.clone()),
        _ => None,
    });
    let parts = form
        .unwrap()
        .fields
        .into_iter()
        .find(|field| field.id == "parts");
    let ticked = parts.unwrap().value.unwrap();
    let ids = ["urges", "lapses"].map(str::to_owned).to_vec();
    assert_eq!(ticked, Value::Chosen { ids });
    let shown = body(&page);
    assert!(
        shown.contains("1 ride on an urge") && shown.contains("I used"),
        "{shown}"
    );
    for never in ["evenings with people", "a walk", "I called her"] {
        assert!(!shown.contains(never), "{never}: {shown}");
    }
    // Ahead of the lock nobody is named.
    ebb.hides(3 * DAY);
    let page = ebb.look_at(&place, 3 * DAY);
    assert!(!text(&page).contains("Anna"));
}

#[test]
fn the_look_at_the_week_has_what_is_open_with_a_way_to_say_how_it_went_and_the_early_signs() {
    let mut ebb = lived();
    let keep = lists::Act::Keep {
        list: "homework".to_owned(),
    };
    ebb.says(&keep, &[words("what", "call the clinic")], 800);
    let page = ebb.look(&lists::At::Week, DAY);
    let shown = text(&page);
    for must in ["evenings with people", "call the clinic"] {
        assert!(shown.contains(must), "{must}: {shown}");
    }
    assert!(
        !shown.contains("a walk"),
        "what is closed is done with: {shown}"
    );
    let early = journal::At::Worksheet {
        sheet: "early-signs".to_owned(),
        before: None,
    };
    assert!(goes(&page, &early), "{page:?}");
    let lists = ebb.look(&lists::At::All, DAY);
    assert!(goes(&lists, &lists::At::Week));
}
