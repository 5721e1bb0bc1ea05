//! A calendar of 5,000 events in 2 MB, as somebody exports a whole one, read from its bytes.
//!
//! `cargo bench -p ebb-tests --bench calendar`. At most 150 ms, and at most 32 MB more than before.
#![allow(missing_docs, reason = "a measurement")]

use std::fmt::Write as _;
use std::time::Instant as Stopwatch;

use ebb_core::reminders::read_calendar;
use ebb_core::time::{Instant, Zone};
use ebb_tests::measure::most_memory;

const EVENTS: usize = 5_000;

fn main() {
    let text = calendar();
    let zone: Zone = "Europe/Berlin".parse().expect("a zone");
    let now: Instant = "2026-11-24T12:00:00Z".parse().expect("an instant");
    let before = most_memory();
    let found = read_calendar(text.as_bytes(), zone, now).expect("a calendar");
    let more = most_memory()
        .zip(before)
        .map(|(after, before)| after.saturating_sub(before));
    assert!(found.entries.len() > 100, "{}", found.entries.len());
    let times = (0..20).map(|_| {
        let watch = Stopwatch::now();
        let again = read_calendar(text.as_bytes(), zone, now).expect("a calendar");
        let took = watch.elapsed();
        assert_eq!(again.entries.len(), found.entries.len());
        took
    });
    let shortest = times.min().expect("some");
    println!(
        "{} events in {} KB, {} of them to come (at most 150 ms, 32 MB)",
        EVENTS,
        text.len() / 1_000,
        found.entries.len()
    );
    println!("  read: {shortest:?}");
    match more {
        Some(kilobytes) => println!("  memory: {:.1} MB", kilobytes as f64 / 1_000.0),
        None => println!("  memory: this system does not tell"),
    }
}

/// Ten years of single events, weekly and monthly ones, of which some hundreds are still to come.
fn calendar() -> String {
    let mut text = String::from(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Calendar//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
         BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\n\
         RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\n\
         TZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
         END:STANDARD\r\nEND:VTIMEZONE\r\n",
    );
    for n in 0..EVENTS {
        let (year, month, day) = (2017 + n % 10, 1 + n % 12, 1 + n % 28);
        let (hour, minute) = (7 + n % 12, n % 4 * 15);
        let start = format!("{year}{month:02}{day:02}T{hour:02}{minute:02}00");
        let rule = match n % 50 {
            0 => "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=60\r\n",
            1 => "RRULE:FREQ=MONTHLY;BYDAY=2TU\r\n",
            2 => "RRULE:FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20290101T000000Z\r\n",
            _ => "",
        };
        let about = "Bring the letter, and what came of it since the last time. ".repeat(3);
        let _ = write!(
            text,
            "BEGIN:VEVENT\r\nUID:{n:08}-4a1c@example.org\r\nDTSTAMP:20261101T120000Z\r\n\
             DTSTART;TZID=Europe/Berlin:{start}\r\nDURATION:PT50M\r\n{rule}SUMMARY:Appointment {n}\r\n\
             DESCRIPTION:{about}\r\nLOCATION:Somewhere 12\\, 10115 Berlin\r\nSEQUENCE:0\r\nSTATUS:CONFIRMED\r\n\
             TRANSP:OPAQUE\r\nEND:VEVENT\r\n"
        );
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}
