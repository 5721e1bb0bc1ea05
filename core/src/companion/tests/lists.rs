//! The lists that a person keeps, as they are met.

use super::*;
use crate::content::content;
use crate::progress::lists::page::{Act, At};
use crate::reminders::{ReminderKind, page as reminders};
use crate::store::Id;

fn list(id: &str) -> At {
    At::List {
        list: id.to_owned(),
    }
}

fn keep(ebb: &mut Ebb, list: &str, said: &[Answer], second: i64) -> Id {
    let list = list.to_owned();
    let to = ebb.says(&Act::Keep { list }, said, second);
    let At::Item { id } = at(&to) else {
        panic!("{to:?}");
    };
    id
}

fn words(field: &str, text: &str) -> Answer {
    Answer::new(field, Value::words(text))
}

fn day(field: &str, day: &str) -> Answer {
    let day = day.parse().unwrap();
    Answer::new(field, Value::Day { day })
}

#[test]
fn homework_is_set_told_of_on_its_day_half_done_and_why() {
    let mut ebb = Ebb::new();
    // Tuesday; for Thursday.
    let said = [words("what", "walk to the river"), day("due", "2026-09-24")];
    let id = keep(&mut ebb, "homework", &said, 0);
    let lists = ebb.look(&At::All, 1);
    assert_eq!(items(&lists)[0].title, "walk to the river");
    assert_eq!(
        item(&lists, "list-homework").note.as_deref(),
        Some("1 open")
    );
    // On the morning of that day it is due on the first page, and leads to what it is about.
    let thursday = 2 * DAY + HOUR;
    let now = ebb.now(thursday);
    let due = items(&now)
        .into_iter()
        .find(|item| item.title == "walk to the river");
    let due = due.unwrap_or_else(|| panic!("{}", body(&now))).clone();
    assert_eq!(due.open, Some(Target::go(&At::Item { id })));
    // Half of it, and why.
    let half = [
        Answer::new("outcome", Value::chosen("partly")),
        words("told", "it rained"),
    ];
    let nothing = ebb.tries(&Act::Close { id }, &[], thursday).unwrap();
    assert!(matches!(nothing, Reply::Refused { .. }));
    ebb.says(&Act::Close { id }, &half, thursday + 1);
    let shown = body(&ebb.look(&At::Item { id }, thursday + 2));
    assert!(
        shown.contains("I did some of it") && shown.contains("it rained"),
        "{shown}"
    );
    // Then nothing is due any more, and it stands below what is done with.
    let now = ebb.now(thursday + 3);
    assert!(!body(&now).contains("walk to the river"), "{}", body(&now));
    assert!(body(&ebb.look(&list("homework"), thursday + 4)).contains("Done with"));
    // A slip of the finger: it is open again.
    ebb.does(&Act::Reopen { id }, thursday + 5);
    assert!(!body(&ebb.look(&At::Item { id }, thursday + 6)).contains("it rained"));
}

#[test]
fn a_reminder_that_stands_on_no_list_is_no_want_of_reading() {
    let mut ebb = Ebb::new();
    let rule = crate::reminders::ReminderRule::new(
        Id::from_parts(now(0), &[3; 10]),
        ReminderKind::Own,
        crate::reminders::Schedule::Daily { interval: 1 },
        vec!["10:30".parse().unwrap()],
        "2026-09-22".parse().unwrap(),
        now(0),
    );
    let (store, zone) = (ebb.store().unwrap(), moment(0).zone);
    crate::reminders::save_rule(store, rule, now(0), zone).unwrap();
    ebb.now(DAY);
    ebb.look(&reminders::At::All { ahead: 0 }, DAY);
    assert!(ebb.is_whole(), "{:?}", ebb.problem());
}

#[test]
fn the_date_on_a_box_is_told_of_two_weeks_before() {
    let mut ebb = Ebb::new();
    let said = [words("name", "naloxone"), day("expires", "2026-12-20")];
    let id = keep(&mut ebb, "medicines", &said, 0);
    let rules = crate::reminders::rules(ebb.store().unwrap()).unwrap();
    assert_eq!((rules[0].id, rules[0].kind), (id, ReminderKind::Own));
    assert_eq!(rules[0].start.to_string(), "2026-12-06");
    // It goes with what it is about, and comes back with it.
    ebb.does(&Act::Delete { id }, 1);
    assert_eq!(crate::reminders::rules(ebb.store().unwrap()).unwrap(), []);
    ebb.does(&Act::Restore { id }, 2);
    let rules = crate::reminders::rules(ebb.store().unwrap()).unwrap();
    assert_eq!(rules[0].start.to_string(), "2026-12-06");
    // Deleted among the reminders, it is only the reminder that is gone.
    ebb.does(&reminders::Act::Delete { id }, 3);
    assert!(body(&ebb.look(&list("medicines"), 4)).contains("naloxone"));
}

#[test]
fn somebody_is_called_from_the_list_and_a_number_that_no_phone_dials_is_refused() {
    let mut ebb = Ebb::new();
    let said = [words("name", "Dr Wolf"), words("phone", "030 1234")];
    let id = keep(&mut ebb, "team", &said, 0);
    for page in [ebb.look(&list("team"), 1), ebb.look(&At::Item { id }, 1)] {
        let ways = items(&page).into_iter().flat_map(|item| &item.ways);
        let numbers: Vec<_> = ways.filter_map(|way| way.uri.as_deref()).collect();
        assert_eq!(numbers[0], "tel:0301234", "{numbers:?}");
    }
    let odd = [words("name", "Dr Wolf"), words("phone", "call her at work")];
    let reply = ebb.tries(&Act::Change { id }, &odd, 2).unwrap();
    let Reply::Refused { problems, .. } = reply else {
        panic!("{reply:?}");
    };
    assert_eq!(problems[0].field, "phone");
    let nobody = ebb
        .tries(&Act::Change { id }, &[words("phone", "1")], 3)
        .unwrap();
    assert!(matches!(nobody, Reply::Refused { .. }));
}

#[test]
fn a_question_is_done_with_at_a_touch_and_a_goal_keeps_its_steps() {
    let mut ebb = Ebb::new();
    let id = keep(&mut ebb, "questions", &[words("what", "Is that usual?")], 0);
    let page = ebb.look(&At::Item { id }, 1);
    let outcome = "asked".to_owned();
    assert!(acts(
        &page,
        &Act::CloseAs {
            id,
            outcome: outcome.clone()
        }
    ));
    ebb.does(&Act::CloseAs { id, outcome }, 2);
    let unknown = Act::CloseAs {
        id,
        outcome: "won".to_owned(),
    };
    assert!(ebb.tries(&unknown, &[], 3).is_err());

    let step = |text: &str| vec![words("step", text)];
    let steps = Value::Each {
        entries: vec![step("call the group"), step("go once")],
    };
    let said = [
        words("what", "evenings with people"),
        Answer::new("kind", Value::chosen("less")),
        Answer::new("steps", steps),
    ];
    let id = keep(&mut ebb, "goals", &said, 4);
    let goal = ebb.look(&At::Item { id }, 5);
    assert!(body(&goal).contains("go once"), "{}", body(&goal));
    assert!(body(&ebb.look(&list("goals"), 6)).contains("using less"));
    // The form stands filled in, and gives back the same.
    let form = form(&ebb.look(&At::Change { id }, 7)).unwrap().clone();
    let stands = form.fields.iter();
    let stands: Vec<_> = stands
        .filter_map(|field| Some(Answer::new(&field.id, field.value.clone()?)))
        .collect();
    ebb.says(&Act::Change { id }, &stands, 8);
    assert_eq!(body(&ebb.look(&At::Item { id }, 9)), body(&goal));
}

#[test]
fn every_list_of_the_content_can_be_filled_in_and_nothing_of_it_shows_ahead_of_the_lock() {
    let mut ebb = Ebb::new();
    for one in &content("en").lists.lists {
        keep(&mut ebb, &one.id, &[words(&one.name, "canary")], 0);
        let page = ebb.look(&list(&one.id), 1);
        assert!(body(&page).contains("canary"), "{}", one.id);
    }
    ebb.hides(2);
    for one in &content("en").lists.lists {
        let page = ebb.look(&list(&one.id), 3);
        assert!(!text(&page).contains("canary"), "{}", one.id);
    }
}
