//! Calendar files of many programs, and hostile ones.

use super::*;
use crate::reminders::example::at;
use crate::reminders::schedule::{RuleEnd, Schedule, Weekday, WhichOfMonth, occurrences};
use proptest::prelude::*;

const NOW: &str = "2026-11-24T12:00:00Z";

fn berlin() -> Zone {
    "Europe/Berlin".parse().unwrap()
}

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}\r\nBEGIN:VALARM\r\nTRIGGER:-PT1H\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

fn read(lines: &str) -> Result<Vec<ImportedAppointment>, ReminderError> {
    import_calendar(event(lines).as_bytes(), berlin(), at(NOW))
}

fn why(file: &[u8]) -> CalendarProblem {
    match import_calendar(file, berlin(), at(NOW)) {
        Err(ReminderError::CalendarRefused { problem }) => problem,
        taken => panic!("{taken:?}"),
    }
}

#[test]
fn an_appointment_is_read_in_its_own_zone() {
    let found = read(
        "SUMMARY:Dr. Heron\\, room 3\r\nDTSTART;TZID=America/New_York:20261204T150000\r\nDTEND;TZID=America/New_York:20261204T1545\r\n 00",
    )
    .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].title, "Dr. Heron, room 3");
    assert_eq!(found[0].appointment.at, at("2026-12-04T15:00:00-05:00"));
    assert_eq!(found[0].appointment.minutes, 45);
}

#[test]
fn times_in_utc_without_a_zone_and_with_a_path_are_understood() {
    let start = |line: &str| read(line).unwrap()[0].appointment.at;
    assert_eq!(
        start("DTSTART:20261204T150000Z"),
        at("2026-12-04T15:00:00Z")
    );
    assert_eq!(
        start("DTSTART:20261204T150000"),
        at("2026-12-04T15:00:00+01:00")
    );
    let path = "DTSTART;TZID=\"/mozilla.org/20050126_1/Asia/Tokyo\":20261204T150000";
    assert_eq!(start(path), at("2026-12-04T15:00:00+09:00"));
}

#[test]
fn what_repeats_is_said_and_what_is_cancelled_or_all_day_is_left_out() {
    // A rule that is not known gives its first time.
    let repeats =
        read("DTSTART:20261204T150000Z\r\nDURATION:PT1H30M\r\nRRULE:FREQ=SECONDLY").unwrap();
    assert!(repeats[0].repeats);
    assert_eq!(repeats[0].appointment.minutes, 90);
    assert!(read("DTSTART:20261204T150000Z\r\nSTATUS:CANCELLED").is_err());
    assert!(read("DTSTART;VALUE=DATE:20261204").is_err());
}

#[test]
fn a_hostile_file_is_refused_with_its_reason() {
    assert_eq!(why(&vec![b'a'; 5_000_000]), CalendarProblem::TooLarge);
    assert_eq!(why(b"\xff\xfe"), CalendarProblem::NoCalendar);
    assert_eq!(why(b"<html>"), CalendarProblem::NoCalendar);
    assert_eq!(why(b"SUMMARY:x"), CalendarProblem::NoCalendar);
    assert_eq!(
        why(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n"),
        CalendarProblem::CutOff
    );
    let deep = "BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(10_000);
    assert_eq!(why(deep.as_bytes()), CalendarProblem::Broken);
    let many = |events: usize| {
        let event = "BEGIN:VEVENT\nDTSTART:20261204T150000Z\nEND:VEVENT\n";
        format!("BEGIN:VCALENDAR\n{}END:VCALENDAR", event.repeat(events))
    };
    assert_eq!(why(many(1_001).as_bytes()), CalendarProblem::TooManyComing);
    assert_eq!(why(many(20_001).as_bytes()), CalendarProblem::TooMany);
    assert_eq!(
        why(event("DTSTART;TZID=Moon:20261204T150000").as_bytes()),
        CalendarProblem::UnknownZone
    );
    assert_eq!(
        why(event("DTSTART:99991204T150000Z").as_bytes()),
        CalendarProblem::UnknownTime
    );
}

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/calendars");

fn file(name: &str) -> CalendarFile {
    let london = "Europe/London".parse().unwrap();
    let bytes = std::fs::read(format!("{FILES}/{name}.ics")).unwrap();
    read_calendar(&bytes, london, at(NOW)).unwrap()
}

#[test]
fn files_of_many_programs_give_the_time_that_was_meant() {
    for (name, next, title) in [
        (
            "01-outlook-windows-zone",
            "2027-06-10T13:00:00Z",
            "Termin bei Dr. Beispiel",
        ),
        (
            "01b-outlook-value-date-time",
            "2026-12-04T20:00:00Z",
            "Follow-up",
        ),
        ("18-outlook-desktop-zone", "2027-01-20T09:30:00Z", "Gebucht"),
        ("b04-custom-vtz", "2026-12-04T14:00:00Z", "Therapy"),
        ("b05-vtz-lies", "2026-12-04T10:00:00Z", "Therapy"),
        (
            "03-icloud-address-with-line-breaks",
            "2027-02-03T01:00:00Z",
            "Booster session",
        ),
        (
            "04-folded-inside-a-letter",
            "2027-02-03T12:00:00Z",
            "Nachgespräch",
        ),
        (
            "11-line-breaks-in-description",
            "2026-11-27T12:30:00Z",
            "Follow-up",
        ),
        ("10-control-character", "2026-12-16T16:00:00Z", "Follow-up"),
        (
            "12-one-bad-one-good",
            "2026-12-01T19:30:00Z",
            "Booster session",
        ),
        (
            "05c-cancel-one-in-a-file-of-two",
            "2027-02-10T12:00:00Z",
            "Booster session",
        ),
        (
            "07-series-with-a-moved-one",
            "2026-12-02T08:30:00Z",
            "Session",
        ),
        ("b09-exdate-first", "2026-12-11T14:00:00Z", "Therapy"),
        ("b16-recid-cancelled", "2026-12-11T14:00:00Z", "Therapy"),
        (
            "08-series-begun-last-year",
            "2026-11-24T16:00:00Z",
            "Session",
        ),
    ] {
        let found = file(name);
        assert_eq!(found.entries.len(), 1, "{name}: {found:?}");
        assert_eq!(found.entries[0].next.at, at(next), "{name}");
        assert_eq!(found.entries[0].title, title, "{name}");
        assert_eq!(
            found.entries[0].zone_differs,
            name == "b05-vtz-lies",
            "{name}"
        );
    }
    let bad = file("12-one-bad-one-good").refused;
    assert_eq!(
        (bad[0].title.as_str(), bad[0].reason),
        ("Dentist", EntryProblem::UnknownZone)
    );
    assert_eq!(
        file("05c-cancel-one-in-a-file-of-two").cancelled[0].uid,
        "k-1"
    );
}

#[test]
fn a_zone_without_a_name_is_one_of_those_that_have_its_clocks() {
    for name in [
        "01-outlook-windows-zone",
        "18-outlook-desktop-zone",
        "b04-custom-vtz",
    ] {
        let zone = file(name).entries[0].next.zone;
        let summer = zone.wall_clock(at("2027-07-01T12:00:00Z"));
        assert_eq!(summer.to_string(), "2027-07-01 14:00:00", "{name}: {zone}");
        assert!(!zone.is_fixed(), "{name}: {zone}");
    }
}

#[test]
fn what_is_called_off_adds_nothing_and_says_which_entry_it_means() {
    for (name, uid, sequence) in [
        ("05-cancel-by-method", "k-1", 1),
        ("21c-invitation-cancelled", "v-1@clinic.example", 2),
    ] {
        let found = file(name);
        assert_eq!(found.entries, [], "{name}");
        assert_eq!(
            (found.cancelled[0].uid.as_str(), found.cancelled[0].sequence),
            (uid, sequence)
        );
    }
    let versions =
        ["21-invitation", "21b-invitation-moved"].map(|name| file(name).entries.remove(0));
    assert_eq!(versions[0].uid, versions[1].uid);
    assert!(versions[0].sequence < versions[1].sequence);
}

#[test]
fn what_is_over_is_refused_as_over() {
    let found = file("08b-single-in-the-past");
    assert_eq!(found.entries, []);
    assert_eq!(found.refused[0].reason, EntryProblem::Over);
}

#[test]
fn a_series_comes_in_as_one_rule_with_its_exceptions() {
    let found = file("07-series-with-a-moved-one").entries.remove(0);
    let Some(Series::Rule(rule)) = found.series else {
        panic!("{found:?}");
    };
    let all = occurrences(&rule, at(NOW), at("2027-12-01T00:00:00Z"), Zone::UTC);
    let walls: Vec<_> = all.iter().map(|one| one.at.to_rfc3339()).collect();
    let expected = [
        "2026-12-02T08:30",
        "2026-12-08T16:00",
        "2026-12-15T16:00",
        "2026-12-22T16:00",
        "2027-01-05T16:00",
    ];
    assert_eq!(walls.len(), expected.len());
    assert!(
        walls
            .iter()
            .zip(expected)
            .all(|(wall, start)| wall.starts_with(start)),
        "{walls:?}"
    );
    assert_eq!(rule.end, RuleEnd::After { count: 6 });
}

#[test]
fn every_rule_that_is_said_is_read_again_and_one_that_cannot_be_gives_its_dates() {
    let series = |rule: &str| {
        let lines = format!("DTSTART;TZID=Europe/Berlin:20261201T170000\r\nRRULE:{rule}");
        read_calendar(event(&lines).as_bytes(), berlin(), at(NOW))
            .unwrap()
            .entries
            .remove(0)
    };
    for (rule, schedule) in [
        ("FREQ=DAILY", Schedule::Daily { interval: 1 }),
        (
            "FREQ=WEEKLY;INTERVAL=2",
            Schedule::Weekly {
                interval: 2,
                weekdays: vec![Weekday::Tuesday],
            },
        ),
        (
            "FREQ=DAILY;BYDAY=TU,TH",
            Schedule::Weekly {
                interval: 1,
                weekdays: vec![Weekday::Tuesday, Weekday::Thursday],
            },
        ),
        (
            "FREQ=MONTHLY",
            Schedule::MonthlyByDay {
                interval: 1,
                day: 1,
            },
        ),
        (
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1",
            Schedule::MonthlyByWeekday {
                interval: 1,
                which: WhichOfMonth::First,
                weekday: Weekday::Tuesday,
            },
        ),
        ("FREQ=YEARLY", Schedule::Yearly { interval: 1 }),
        (
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1",
            Schedule::Yearly { interval: 1 },
        ),
    ] {
        let Some(Series::Rule(found)) = series(rule).series else {
            panic!("{rule}");
        };
        assert_eq!(found.schedule, schedule, "{rule}");
    }
    for (rule, dates) in [
        (
            "FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=3",
            vec!["2026-12-01", "2026-12-15", "2027-01-05"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3",
            vec!["2026-12-01", "2026-12-31", "2027-01-31"],
        ),
        (
            "FREQ=YEARLY;BYDAY=-1MO;BYMONTH=3;COUNT=2",
            vec!["2026-12-01", "2027-03-29"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
            vec!["2026-12-01", "2026-12-31"],
        ),
        // Not understood: the time that is certain.
        ("FREQ=HOURLY;INTERVAL=5", vec!["2026-12-01"]),
    ] {
        let Some(Series::Dates(found)) = series(rule).series else {
            panic!("{rule}");
        };
        let found: Vec<_> = found.iter().map(|at| at.date_naive().to_string()).collect();
        assert_eq!(found, dates, "{rule}");
    }
}

#[test]
fn an_end_counts_the_day_that_it_names() {
    let last = |until: &str| {
        let lines =
            format!("DTSTART;TZID=Europe/Berlin:20261201T170000\r\nRRULE:FREQ=DAILY;UNTIL={until}");
        match read_calendar(event(&lines).as_bytes(), berlin(), at(NOW))
            .unwrap()
            .entries
            .remove(0)
            .series
        {
            Some(Series::Rule(rule)) => rule.end,
            other => panic!("{other:?}"),
        }
    };
    let day = |last: &str| RuleEnd::OnDay {
        last: last.parse().unwrap(),
    };
    assert_eq!(last("20261210"), day("2026-12-10"));
    assert_eq!(last("20261210T160000Z"), day("2026-12-10"));
    assert_eq!(last("20261210T155959Z"), day("2026-12-09"));
    assert_eq!(last("20261210T170000"), day("2026-12-10"));
}

#[test]
fn a_calendar_of_years_counts_what_is_to_come() {
    let mut text = "BEGIN:VCALENDAR\r\n".to_owned();
    for number in 0..5_000 {
        let year = 2010 + number % 17;
        text += &format!(
            "BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART;TZID=Europe/Berlin:{year}0{}15T100000\r\nSUMMARY:{}\r\nEND:VEVENT\r\n",
            number % 9 + 1,
            "x".repeat(250)
        );
    }
    text += "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270101T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let found = read_calendar(text.as_bytes(), berlin(), at(NOW)).unwrap();
    assert_eq!((found.entries.len(), found.refused.len()), (1, 0));
}

#[test]
fn the_zone_that_is_written_is_read_back_alike_in_every_zone() {
    let from = "2026-11-01".parse::<NaiveDate>().unwrap();
    for zone in Zone::all() {
        let lines = super::super::timezone::zones(&[(zone, from)], at(NOW)).join("\r\n");
        let text = format!("BEGIN:VCALENDAR\r\n{lines}\r\nEND:VCALENDAR\r\n");
        let mut reader = Reader::default();
        for line in super::super::lines::lines(&text) {
            reader.line(&line).unwrap();
        }
        let own = reader.zones.zones.values_mut().next().unwrap();
        for day in from.iter_days().take(1_100) {
            for hour in [0, 3, 12] {
                let wall = day.and_hms_opt(hour, 30, 0).unwrap();
                assert_eq!(
                    own.instant_of(wall),
                    Some(zone.instant_of(wall)),
                    "{zone} {wall}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn no_file_brings_it_down(text in "(BEGIN|END|DTSTART|DURATION|[A-Z;:=\\\\\r\n0-9TZP\u{202e}é ]){0,60}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _any = import_calendar(event(&text).as_bytes(), berlin(), at(NOW));
        let _any = import_calendar(&bytes, berlin(), at(NOW));
    }
}
