//! Reminders on the screens: written, put off and let go, told once when they were missed, and nothing of them
//! ahead of the lock.

use super::*;
use crate::reminders::{Discretion, ReminderKind, Snooze};

const CANARY: &str = "Zanzibar";

fn reminder(change: ReminderAction) -> Action {
    Action::Reminder { change }
}

fn add(when: &str, kind: ReminderKind, title: &str) -> Action {
    reminder(ReminderAction::Add {
        kind,
        when: when.to_owned(),
        title: title.to_owned(),
        zone: String::new(),
        quiet: String::new(),
    })
}

fn shown(companion: &Companion, second: i64) -> RemindersScreen {
    companion.reminders(0, &moment(second))
}

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

#[test]
fn a_reminder_is_said_in_words_stands_in_the_list_and_is_done_early() {
    let (_folder, mut companion) = with_store();
    let own = add("every day 20:00", ReminderKind::Own, "Call Sam");
    let place = companion.act(own, &moment(0)).unwrap();
    assert_eq!(place, Place::Reminders { ahead: 0 });
    let screen = shown(&companion, 0);
    assert_eq!(screen.rules[0].when, "every day 20:00");
    assert_eq!(screen.coming[0].name, "Call Sam");
    let done = screen.coming[0].offers[0].action.clone();
    companion.act(done, &moment(10)).unwrap();
    let after = shown(&companion, 20);
    assert_ne!(after.coming[0].occurrence, screen.coming[0].occurrence);
    let past = companion
        .reminder_history(&screen.rules[0].id, &moment(20))
        .unwrap();
    assert_eq!(past.lines[0].what, "done");
    let back = past.lines[0].take_back.clone().unwrap();
    companion.act(back.action, &moment(30)).unwrap();
    assert_eq!(
        shown(&companion, 40).coming[0].occurrence,
        screen.coming[0].occurrence
    );
}

#[test]
fn one_is_put_off_to_a_time_that_is_said_and_the_next_one_stays() {
    let (_folder, mut companion) = with_store();
    companion
        .act(add("every day 20:00", ReminderKind::Own, ""), &moment(0))
        .unwrap();
    let screen = shown(&companion, 0);
    let occurrence = screen.coming[0].occurrence.clone();
    let when = "tomorrow 09:00".to_owned();
    let put_off = ReminderAction::SnoozeUntil {
        occurrence: occurrence.clone(),
        when,
    };
    companion.act(reminder(put_off), &moment(5)).unwrap();
    let after = shown(&companion, 10);
    assert_eq!(after.coming[0].occurrence, occurrence);
    assert_eq!(after.coming[0].note, "put off to then");
    assert_eq!(after.coming[1].occurrence, screen.coming[1].occurrence);
    let wrong = ReminderAction::SnoozeUntil {
        occurrence,
        when: "later".to_owned(),
    };
    let refused = companion.act(reminder(wrong), &moment(20)).unwrap_err();
    assert!(
        refused.to_string().contains("2027-01-15 10:00"),
        "{refused}"
    );
}

#[test]
fn the_same_words_leave_a_reminder_where_it_counts_from() {
    let (_folder, mut companion) = with_store();
    let two_weeks = add("every second Tuesday 18:00", ReminderKind::PeerMeeting, "");
    companion.act(two_weeks, &moment(0)).unwrap();
    let before = shown(&companion, 0).rules[0].clone();
    let change = ReminderAction::Change {
        id: before.id.clone(),
        when: before.when.clone(),
        title: "Group".to_owned(),
    };
    companion.act(reminder(change), &moment(8 * DAY)).unwrap();
    let after = shown(&companion, 0).rules[0].clone();
    assert_eq!((after.when, after.next), (before.when, before.next));
    assert_eq!(after.name, "Group");
}

#[test]
fn boosters_are_planned_get_an_appointment_and_keep_the_others_where_they_are() {
    let (_folder, mut companion) = with_store();
    let plan = ReminderAction::PlanBoosters {
        ended: "2026-09-20".to_owned(),
        months: String::new(),
        prepare: "1 week, 2 hours".to_owned(),
    };
    companion.act(reminder(plan), &moment(0)).unwrap();
    let card = shown(&companion, 0).boosters[0].clone();
    assert_eq!(
        (card.steps.len(), card.months.as_str()),
        (7, "1, 3, 6, 9, 12, 18, 24")
    );
    let made = ReminderAction::Appointment {
        id: card.id.clone(),
        months: 3,
        when: "2026-12-18 15:00".to_owned(),
    };
    companion.act(reminder(made), &moment(10)).unwrap();
    let after = shown(&companion, 20).boosters[0].clone();
    assert_eq!(after.steps[1].appointment, "2026-12-18 15:00");
    assert_eq!(after.steps[2], card.steps[2]);
    for (months, prepare) in [("1, x", ""), ("", "soon"), ("3, 1", "")] {
        let wrong = ReminderAction::ChangeBoosters {
            id: card.id.clone(),
            months: months.to_owned(),
            prepare: prepare.to_owned(),
        };
        assert!(
            companion.act(reminder(wrong), &moment(30)).is_err(),
            "{months}{prepare}"
        );
    }
    let month = companion.reminders(3, &moment(0)).month.unwrap();
    let lines: Vec<_> = month
        .weeks
        .iter()
        .flat_map(|week| &week.days)
        .flat_map(|day| &day.lines)
        .collect();
    assert!(
        lines.contains(&&"15:00 Booster session".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn what_was_missed_is_told_once_on_the_first_screen() {
    let (folder, mut companion) = with_store();
    companion
        .act(
            add("every day 20:00", ReminderKind::Medication, ""),
            &moment(0),
        )
        .unwrap();
    companion.look_back(&moment(5 * DAY));
    let told = companion.now(&moment(5 * DAY)).missed;
    assert_eq!(
        told.len(),
        6,
        "three, a count, and the two sentences: {told:?}"
    );
    companion
        .act(reminder(ReminderAction::MissedRead), &moment(5 * DAY))
        .unwrap();
    assert!(companion.now(&moment(5 * DAY)).missed.is_empty());
    companion.look_back(&moment(5 * DAY + 1));
    assert!(companion.now(&moment(5 * DAY)).missed.is_empty());
    drop(folder);
}

#[test]
fn that_a_device_knows_a_zone_better_is_said_once_where_somebody_sees_it() {
    let (_folder, mut companion) = with_store();
    let stays = reminder(ReminderAction::Add {
        kind: ReminderKind::Own,
        when: "every day 20:00".to_owned(),
        title: String::new(),
        zone: "America/Vancouver".to_owned(),
        quiet: String::new(),
    });
    companion.act(stays, &moment(0)).unwrap();
    let wanted = companion.zones_wanted();
    assert_eq!(wanted.len(), 1);
    let report = crate::time::ZoneReport {
        zone: wanted[0].to_string(),
        offset_seconds: -3 * 3_600,
        changes: Vec::new(),
        release: Some("2027a".to_owned()),
    };
    // By a process that nobody sees, ahead of the lock, more than once.
    companion.act(Action::HideNow, &moment(1)).unwrap();
    companion.learn_zones(std::slice::from_ref(&report), &moment(2));
    companion.learn_zones(std::slice::from_ref(&report), &moment(3));
    let said = |companion: &Companion| {
        let notices = companion.now(&moment(4)).notices;
        let named = |text: &&String| text.contains("America/Vancouver");
        notices.iter().filter(named).count()
    };
    companion.look_back(&moment(4));
    assert_eq!(said(&companion), 0);
    companion.act(Action::Unlock, &moment(5)).unwrap();
    companion.look_back(&moment(6));
    companion.look_back(&moment(7));
    assert_eq!(said(&companion), 1);
    // Its times are those of the device from then on: 20:00 at -03:00 is 23:00 in UTC.
    let coming = &shown(&companion, 8).coming[0];
    assert!(coming.occurrence.contains("T20:00"), "{coming:?}");
    let store = companion.store().unwrap();
    let wording = companion.wording(&moment(8));
    let zone = moment(8).zone;
    let plan = crate::reminders::planned(store, moment(8).now, zone, 1, &wording).unwrap();
    let wall = plan[0].at.format("%H:%M").to_string();
    assert_eq!(wall, "23:00");
}

#[test]
fn ahead_of_the_lock_nothing_of_a_reminder_shows_and_notices_are_neutral() {
    let (_folder, mut companion) = with_store();
    companion
        .act(
            add("every day 20:00", ReminderKind::Own, CANARY),
            &moment(0),
        )
        .unwrap();
    let level = Discretion::Full;
    companion
        .act(reminder(ReminderAction::Say { level }), &moment(1))
        .unwrap();
    let open = shown(&companion, 2);
    let id = open.rules[0].id.clone();
    assert!(text(&open).contains(CANARY));
    assert_eq!(companion.wording(&moment(2)).level, Discretion::Full);
    companion.act(Action::HideNow, &moment(3)).unwrap();
    companion.look_back(&moment(3 * DAY));
    let later = moment(3 * DAY);
    let all = text(&shown(&companion, 3 * DAY)) + &text(&companion.now(&later));
    assert!(!all.contains(CANARY) && !all.contains("20:00"), "{all}");
    assert!(companion.reminder_history(&id, &later).is_none());
    assert_eq!(companion.wording(&later).level, Discretion::Neutral);
    let refused = companion.act(reminder(ReminderAction::Remove { id }), &later);
    assert_eq!(refused, Err(ActError::Locked));
}

#[test]
fn after_using_no_measure_and_no_mindfulness_is_shown_that_day() {
    let (_folder, mut companion) = with_store();
    for kind in [
        ReminderKind::CheckIn,
        ReminderKind::Mindfulness,
        ReminderKind::Own,
    ] {
        companion
            .act(add("every day 20:00", kind, ""), &moment(0))
            .unwrap();
    }
    companion.deliveries(&moment(0)).unwrap();
    companion.act(go(Place::HaveUsed), &moment(60)).unwrap();
    let kinds = |companion: &Companion, second: i64| -> Vec<String> {
        let coming = shown(companion, second).coming;
        coming.into_iter().map(|line| line.name).collect()
    };
    assert!(
        kinds(&companion, 120)
            .iter()
            .all(|name| name == "Your reminder")
    );
    let twenty = shown(&companion, 120).coming[0].at;
    let late = Moment {
        now: twenty,
        ..moment(0)
    };
    let look = companion.deliveries(&late).unwrap();
    assert_eq!(look.deliver.len(), 1);
    let history = |name: &str| {
        let screen = companion.reminders(0, &late);
        let rule = screen
            .rules
            .iter()
            .find(|rule| rule.name == name)
            .unwrap()
            .id
            .clone();
        companion.reminder_history(&rule, &late).unwrap().lines[0]
            .what
            .clone()
    };
    assert!(history("Mindfulness").starts_with("left out"));
    assert!(history("A check-in on how you are").starts_with("left out"));
}

#[test]
fn a_neutral_word_says_nothing_or_is_refused() {
    let (_folder, mut companion) = with_store();
    let word = |word: &str| {
        reminder(ReminderAction::NeutralWord {
            word: word.to_owned(),
        })
    };
    companion.act(word("Notes"), &moment(0)).unwrap();
    assert_eq!(shown(&companion, 1).discreet.word, "Notes");
    assert!(companion.act(word("Sobriety"), &moment(2)).is_err());
    companion.act(word(""), &moment(3)).unwrap();
    assert_eq!(shown(&companion, 4).discreet.word, "Ebb");
}

#[test]
fn snoozing_by_a_length_is_one_touch() {
    let (_folder, mut companion) = with_store();
    companion
        .act(add("every day 20:00", ReminderKind::Own, ""), &moment(0))
        .unwrap();
    let line = shown(&companion, 0).coming[0].clone();
    let lengths = line.offers.iter().filter(|offer| {
        matches!(
            offer.action,
            Action::Reminder {
                change: ReminderAction::Snooze {
                    length: Snooze::TenMinutes | Snooze::OneHour | Snooze::ThisEvening,
                    ..
                }
            }
        )
    });
    assert!(lengths.count() >= 2);
}
