//! A calendar file that somebody sent.
//!
//! The first byte says where it is read; the rest is the file.

use ebb_core::reminders::{
    CalendarEntry, EntryStanding, LONGEST_TITLE, MOST_KEPT_DATES, ReminderKind, Series, Wording,
    calendar, entry_standing, import_calendar, keep_appointment, keep_entry, next_occurrence,
    read_calendar, rules, rules_of_entry, take_out_entry, tapers,
};
use ebb_core::time::Zone;

use crate::planted::planted;
use crate::world::{World, now};

const ZONES: [&str; 4] = [
    "Europe/London",
    "America/New_York",
    "UTC",
    "Australia/Lord_Howe",
];

/// A file behind a byte that says where.
pub fn open(bytes: &[u8]) {
    let Some((place, file)) = bytes.split_first() else {
        return;
    };
    let phone = ZONES[usize::from(*place) % ZONES.len()];
    let phone: Zone = phone.parse().expect("it is one");
    let single = import_calendar(file, phone, now());
    let Ok(found) = read_calendar(file, phone, now()) else {
        assert!(single.is_err());
        return;
    };
    planted(|| found.entries.iter().any(|one| one.zone_differs) && !found.cancelled.is_empty());
    if let Ok(single) = single {
        assert_eq!(single.len(), found.entries.len());
    }
    let soonest_first = found.entries.is_sorted_by_key(|entry| entry.next.at);
    assert!(soonest_first);
    for entry in &found.entries {
        assert!(entry.next.at >= now(), "{entry:?}");
        assert!(entry.next.minutes > 0, "{entry:?}");
        assert!(entry.title.chars().count() <= LONGEST_TITLE as usize);
        assert!(!entry.title.chars().any(char::is_control), "{entry:?}");
        match &entry.series {
            Some(Series::Rule(rule)) => {
                let checked = rule.as_ref().clone().checked();
                assert_eq!(checked.as_ref(), Ok(rule.as_ref()));
                let next = next_occurrence(rule, now(), phone).map(|next| next.at);
                assert_eq!(next, Some(entry.next.at), "{entry:?}");
            }
            Some(Series::Dates(dates)) => {
                assert!(dates.is_sorted() && dates.first() == Some(&entry.next.at));
            }
            None => {}
        }
    }
    if !found.entries.is_empty() || !found.cancelled.is_empty() {
        let few = &found.entries[..found.entries.len().min(4)];
        kept(few, phone);
    }
}

/// What is kept is kept once, comes out as a calendar that reads, and goes again.
fn kept(entries: &[CalendarEntry], phone: Zone) {
    let World { store, .. } = &World::empty();
    for entry in entries {
        let before = rules(store).expect("the store is whole").len();
        let stands = entry_standing(store, entry).expect("the store is whole");
        let done = keep_entry(store, entry, ReminderKind::Own, now(), phone);
        let Ok(done) = done else {
            assert_eq!(rules(store).expect("the store is whole").len(), before);
            continue;
        };
        assert_eq!(done, stands);
        let more = rules(store).expect("the store is whole").len();
        assert!(more <= before + MOST_KEPT_DATES);
        if entry.uid.is_empty() {
            continue;
        }
        let again = keep_entry(store, entry, ReminderKind::Own, now(), phone);
        assert_eq!(again, Ok(EntryStanding::Known), "{entry:?}");
        assert_eq!(rules(store).expect("the store is whole").len(), more);
    }
    let first = entries.first();
    let appointment = first.map(|first| (first.title.as_str(), first.next));
    if let Some((title, next)) = appointment {
        let _ = keep_appointment(store, title, next, now(), phone);
    }
    let all = rules(store).expect("the store is whole");
    let tapers = tapers(store).expect("the store is whole");
    let file = calendar(&all, &tapers, &Wording::neutral("en"), now());
    let next = all
        .iter()
        .filter_map(|rule| next_occurrence(rule, now(), phone));
    let next = next.map(|next| next.at).min();
    let read = read_calendar(file.as_bytes(), phone, now());
    let soonest = read.map(|read| read.entries.first().map(|entry| entry.next.at));
    assert_eq!(soonest.ok().flatten(), next, "{file}");
    for entry in entries.iter().filter(|entry| !entry.uid.is_empty()) {
        take_out_entry(store, &entry.uid, now()).expect("the store is whole");
        let left = rules_of_entry(store, &entry.uid).expect("the store is whole");
        assert!(left.is_empty());
    }
}
