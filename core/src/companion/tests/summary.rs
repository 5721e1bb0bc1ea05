//! The summary for a session, from what a person keeps to the file that leaves.

use super::*;
use crate::content::content;
use crate::export::page::{Act, At};
use crate::journal::page as journal;
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
    let page = ebb.look(&At::Summary, 3 * DAY);
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
    text(&ebb.look(&At::Summary, 3 * DAY))
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
    assert!(made(&mut ebb, &none).contains("Nothing is kept from these days"));
}
