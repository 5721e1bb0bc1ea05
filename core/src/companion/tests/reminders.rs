//! Reminders as one person meets them: written, put off and let go, told once when they were missed, and nothing of
//! them ahead of the lock.

use super::*;
use crate::content::content;
use crate::reminders::page::{Act, At, ScheduleDraft};
use crate::reminders::{
    Discretion, OccurrenceId, ReminderKind, RuleEnd, Schedule, Weekday, planned,
};
use crate::store::Id;
use crate::time::Day;
use crate::view::when_answer;

const ALL: At = At::All { ahead: 0 };

/// The answers that write a reminder.
fn written(kind: ReminderKind, schedule: Schedule, time: &str, title: &str) -> Vec<Answer> {
    let when = ScheduleDraft {
        schedule,
        times: vec![time.parse().unwrap()],
        start: None,
        end: RuleEnd::Never,
    };
    let mut said = vec![
        Answer::new("kind", Value::chosen(crate::page::word_of(&kind))),
        when.answer("when"),
    ];
    if !title.is_empty() {
        said.push(Answer::new("title", Value::words(title)));
    }
    said
}

/// Every day at 20:00.
fn daily(kind: ReminderKind, title: &str) -> Vec<Answer> {
    written(kind, Schedule::Daily { interval: 1 }, "20:00", title)
}

fn keep(ebb: &mut Ebb, said: &[Answer]) {
    assert_eq!(ebb.says(&Act::Keep, said, 0), Place::to(&ALL));
}

fn list<'p>(page: &'p Page, id: &str) -> Vec<&'p Item> {
    let found = page.blocks.iter().filter_map(|block| match block {
        Block::Items { items } if items.id == id => Some(&items.items),
        _ => None,
    });
    found.flatten().collect()
}

/// What comes up, in order.
fn coming(ebb: &mut Ebb, second: i64) -> Vec<Item> {
    let page = ebb.look(&ALL, second);
    list(&page, "coming").into_iter().cloned().collect()
}

/// The occurrence that a line opens.
fn of(item: &Item) -> OccurrenceId {
    match &item.open {
        Some(Target::Go { place }) => match at(place) {
            At::Occurrence { of } => of,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// Id of the only rule that there is.
fn only(ebb: &Ebb) -> Id {
    crate::reminders::rules(ebb.store().unwrap()).unwrap()[0].id
}

#[test]
fn a_reminder_is_said_in_words_stands_in_the_list_and_is_done_early() {
    let mut ebb = Ebb::new();
    keep(&mut ebb, &daily(ReminderKind::Own, "Call Sam"));
    let page = ebb.look(&ALL, 0);
    assert!(body(&page).contains("every day 20:00"));
    let first = coming(&mut ebb, 0).remove(0);
    assert_eq!(first.title, "Call Sam");
    let done = Act::Done { of: of(&first) };
    assert!(acts(&page, &done));
    ebb.does(&done, 10);
    assert_ne!(of(&coming(&mut ebb, 20)[0]), of(&first));
    let past = ebb.look(&At::Past { id: only(&ebb) }, 20);
    let line = list(&past, "past")[0].clone();
    assert_eq!(
        line.note.as_ref(),
        Some(&content("en").reminders.screen.outcomes.done)
    );
    ebb.touches(&line.offers[0].target, 30);
    assert_eq!(of(&coming(&mut ebb, 40)[0]), of(&first));
}

#[test]
fn one_is_put_off_to_a_time_that_is_said_or_by_a_length_and_the_next_one_stays() {
    let mut ebb = Ebb::new();
    keep(&mut ebb, &daily(ReminderKind::Own, ""));
    let before = coming(&mut ebb, 0);
    let first = of(&before[0]);
    let later = At::Later { of: first };
    let field = form(&ebb.look(&later, 1)).unwrap().fields[0].id.clone();
    let to = |at: &str| [when_answer(&field, at.parse().unwrap())];
    ebb.says(&Act::SnoozeUntil { of: first }, &to("2026-09-23T09:00"), 5);
    let after = coming(&mut ebb, 10);
    assert_eq!((of(&after[0]), of(&after[1])), (first, of(&before[1])));
    assert!(
        after[0].note.as_deref().unwrap().contains("09:00"),
        "{:?}",
        after[0].note
    );
    let over = ebb.tries(&Act::SnoozeUntil { of: first }, &to("2026-09-21T09:00"), 20);
    assert!(matches!(over, Ok(Reply::Refused { .. })), "{over:?}");
    // A length is one touch.
    let page = ebb.look(&At::Occurrence { of: first }, 21);
    let lengths = targets(&page).into_iter().filter(
        |target| matches!(target, Target::Act { action } if action.token.starts_with("reminders/snooze/")),
    );
    assert!(lengths.count() >= 2, "{}", body(&page));
}

#[test]
fn the_same_answers_leave_a_reminder_where_it_counts_from() {
    let mut ebb = Ebb::new();
    let weekdays = vec![Weekday::Tuesday];
    let two_weeks = Schedule::Weekly {
        interval: 2,
        weekdays,
    };
    keep(
        &mut ebb,
        &written(ReminderKind::PeerMeeting, two_weeks, "18:00", ""),
    );
    let next = |ebb: &mut Ebb| of(&coming(ebb, 8 * DAY)[0]);
    let (id, before) = (only(&ebb), next(&mut ebb));
    let page = ebb.look(&At::ChangeRule { id }, 8 * DAY);
    let fields = form(&page).unwrap().fields.iter();
    let answers = fields.filter_map(|field| Some(Answer::new(&field.id, field.value.clone()?)));
    let mut said: Vec<_> = answers.filter(|answer| answer.field != "title").collect();
    said.push(Answer::new("title", Value::words("Group")));
    ebb.says(&Act::Change { id }, &said, 8 * DAY);
    assert_eq!(next(&mut ebb), before);
    assert_eq!(coming(&mut ebb, 8 * DAY)[0].title, "Group");
}

#[test]
fn boosters_are_planned_get_an_appointment_and_keep_the_others_where_they_are() {
    let mut ebb = Ebb::new();
    let day: Day = "2026-09-20".parse().unwrap();
    let chosen = |ids: &[&str]| Value::Chosen {
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
    };
    let months = ["1", "3", "6", "9", "12", "18", "24"];
    let said = [
        Answer::new("ended", Value::Day { day }),
        Answer::new("months", chosen(&months)),
        Answer::new("prepare", chosen(&["10080", "120"])),
    ];
    let to = ebb.says(&Act::KeepBoosters, &said, 0);
    let At::Boosters { id } = at(&to) else {
        panic!("{to:?}");
    };
    let steps = |ebb: &mut Ebb| -> Vec<Item> {
        let page = ebb.look(&At::Boosters { id }, 20);
        items(&page).into_iter().cloned().collect()
    };
    let before = steps(&mut ebb);
    assert_eq!(before.len(), 7);
    let made = At::Appointment { id, months: 3 };
    let field = form(&ebb.look(&made, 5)).unwrap().fields[0].id.clone();
    let said = [when_answer(&field, "2026-12-18T15:00".parse().unwrap())];
    ebb.says(&Act::Appointment { id, months: 3 }, &said, 10);
    let after = steps(&mut ebb);
    assert_ne!(after[1], before[1]);
    assert!(
        format!("{:?}", after[1]).contains("15:00"),
        "{:?}",
        after[1]
    );
    assert_eq!(after[2..], before[2..]);
    // It stands in its month.
    let page = ebb.look(&At::All { ahead: 3 }, 0);
    let month = page.blocks.iter().find_map(|block| match block {
        Block::Month { month } => Some(month),
        _ => None,
    });
    let days = month.unwrap().weeks.iter().flat_map(|week| &week.days);
    let lines: Vec<_> = days.flat_map(|day| &day.lines).collect();
    assert!(
        lines
            .iter()
            .any(|line| line.as_str() == "15:00 Booster session"),
        "{lines:?}"
    );
}

#[test]
fn what_was_missed_is_told_on_the_first_page_until_it_was_read_and_never_again() {
    let mut ebb = Ebb::new();
    keep(&mut ebb, &daily(ReminderKind::Medication, ""));
    let told = |ebb: &mut Ebb, second| acts(&ebb.now(second), &Act::MissedRead);
    assert!(!told(&mut ebb, 1));
    assert!(told(&mut ebb, 5 * DAY));
    // Who opened Ebb for a ride and closed it has not read it yet.
    let mut ebb = ebb.restarted(5 * DAY);
    assert!(told(&mut ebb, 5 * DAY));
    ebb.does(&Act::MissedRead, 5 * DAY);
    assert!(!told(&mut ebb, 5 * DAY));
    ebb.look_back(&moment(5 * DAY + 1));
    assert!(!told(&mut ebb, 5 * DAY + 2));
    assert!(!told(&mut ebb.restarted(5 * DAY + 3), 5 * DAY + 3));
}

#[test]
fn that_a_device_knows_a_zone_better_is_said_once_where_somebody_sees_it() {
    let mut ebb = Ebb::new();
    let mut stays = daily(ReminderKind::Own, "");
    stays.push(Answer::new("follows", Value::chosen("stays")));
    stays.push(Answer::new("zone", Value::chosen("America/Vancouver")));
    keep(&mut ebb, &stays);
    let wanted = ebb.zones_wanted();
    assert_eq!(wanted.len(), 1);
    let report = crate::time::ZoneReport {
        zone: wanted[0].to_string(),
        offset_seconds: -3 * 3_600,
        changes: Vec::new(),
        release: Some("2027a".to_owned()),
    };
    // By a process that nobody sees, ahead of the lock, more than once.
    ebb.hides(1);
    ebb.learn_zones(std::slice::from_ref(&report), &moment(2));
    ebb.learn_zones(std::slice::from_ref(&report), &moment(3));
    let said = |ebb: &mut Ebb, second| {
        let page = ebb.now(second);
        let named = |words: &&str| words.contains("America/Vancouver");
        super::told(&page).into_iter().filter(named).count()
    };
    assert_eq!(said(&mut ebb, 4), 0);
    ebb.shows_again(5);
    ebb.look_back(&moment(6));
    ebb.look_back(&moment(7));
    assert_eq!(said(&mut ebb, 8), 1);
    // Its times are those of the device from then on: 20:00 at -03:00 is 23:00 in UTC.
    assert_eq!(
        of(&coming(&mut ebb, 8)[0]).start.time_of_day().to_string(),
        "20:00"
    );
    let wording = ebb.wording(&moment(8));
    let plan = planned(ebb.store().unwrap(), now(8), moment(8).zone, 1, &wording).unwrap();
    assert_eq!(plan[0].at.format("%H:%M").to_string(), "23:00");
}

#[test]
fn ahead_of_the_lock_nothing_of_a_reminder_shows_and_notices_are_neutral() {
    let mut ebb = Ebb::new();
    keep(&mut ebb, &daily(ReminderKind::Own, "Zanzibar"));
    let says = [Answer::new("says", Value::chosen("full"))];
    ebb.says(&own::Act::KeepSettings, &says, 1);
    assert_eq!(ebb.wording(&moment(2)).level, Discretion::Full);
    let id = only(&ebb);
    let first = of(&coming(&mut ebb, 2)[0]);
    ebb.hides(3);
    for place in [
        Place::to(&ALL),
        Place::to(&own::At::Now),
        Place::to(&At::Rule { id }),
        Place::to(&At::Past { id }),
        Place::to(&At::Occurrence { of: first }),
    ] {
        // Where one is stands in the way back to it.
        let back = crate::page::escape(&place.token);
        let shown = body(&ebb.look_at(&place, 3 * DAY)).replace(&back, "");
        assert!(
            !shown.contains("Zanzibar") && !shown.contains("20:00"),
            "{shown}"
        );
    }
    assert_eq!(ebb.wording(&moment(3 * DAY)).level, Discretion::Neutral);
    assert!(ebb.tries(&Act::Delete { id }, &[], 3 * DAY).is_err());
    assert!(ebb.tries(&Act::Done { of: first }, &[], 3 * DAY).is_err());
    // Shown again by the device's own lock, notices say as much as was chosen.
    ebb.unlock();
    assert_eq!(ebb.wording(&moment(3 * DAY)).level, Discretion::Full);
}

#[test]
fn after_using_no_measure_and_no_mindfulness_is_shown_that_day() {
    let mut ebb = Ebb::new();
    let calm = [ReminderKind::CheckIn, ReminderKind::Mindfulness];
    for kind in calm.into_iter().chain([ReminderKind::Own]) {
        keep(&mut ebb, &daily(kind, ""));
    }
    ebb.deliveries(None, &moment(0)).unwrap();
    assert_eq!(coming(&mut ebb, 1).len(), 6);
    ebb.has_used(60);
    let names: Vec<_> = coming(&mut ebb, 120)
        .into_iter()
        .map(|item| item.title)
        .collect();
    assert!(
        names.iter().all(|name| name == "Your reminder"),
        "{names:?}"
    );
    let page = body(&ebb.now(120));
    assert!(!page.contains("Mindfulness"), "{page}");
    // Ten in the morning: 20:00 is ten hours later.
    let late = 10 * HOUR;
    let look = ebb.deliveries(None, &moment(late)).unwrap();
    assert_eq!(look.deliver.len(), 1);
    let rules = crate::reminders::rules(ebb.store().unwrap()).unwrap();
    for rule in rules.iter().filter(|rule| calm.contains(&rule.kind)) {
        let past = ebb.look(&At::Past { id: rule.id }, late);
        let note = list(&past, "past")[0].note.clone();
        assert_eq!(
            note.as_ref(),
            Some(&content("en").reminders.screen.outcomes.left_out)
        );
    }
}
