//! The occurrences of a rule over ten years, beside `rrule`, python-dateutil and ical4j. All give the same instants.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use ebb_core::reminders::{
    ReminderKind, ReminderRule, Schedule, Weekday, WhichOfMonth, ZoneMode, occurrences,
};
use ebb_core::store::Id;
use ebb_core::time::{Instant, Zone};

use super::conversation::Conversation;
use super::table::{Row, beside, note, time};
use super::turns::{cpu_of, least};

const ZONE: &str = "Europe/Berlin";
/// Each rule begins at nine on this day.
const START: &str = "2026-11-02";
const FROM: &str = "2026-11-02T00:00:00Z";
const TO: &str = "2036-11-02T00:00:00Z";
/// Turns, and how often a rule is expanded in each of them.
const ROUNDS: usize = 15;
const TIMES: usize = 20;

fn rules() -> [(&'static str, Schedule, &'static str); 4] {
    let monday = Schedule::Weekly {
        interval: 1,
        weekdays: vec![Weekday::Monday],
    };
    let second_tuesday = Schedule::MonthlyByWeekday {
        interval: 1,
        which: WhichOfMonth::Second,
        weekday: Weekday::Tuesday,
    };
    let fifteenth = Schedule::MonthlyByDay {
        interval: 1,
        day: 15,
    };
    [
        ("daily", Schedule::Daily { interval: 1 }, "FREQ=DAILY"),
        ("every Monday", monday, "FREQ=WEEKLY;BYDAY=MO"),
        (
            "every second Tuesday of a month",
            second_tuesday,
            "FREQ=MONTHLY;BYDAY=2TU",
        ),
        (
            "every 15th of a month",
            fifteenth,
            "FREQ=MONTHLY;BYMONTHDAY=15",
        ),
    ]
}

/// The peers in other languages, which are told the zone and the first time.
fn others() -> [(&'static str, Conversation); 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let start = format!("{START}T09:00");
    let mut python = Command::new(root.join("target/venv/bin/python"));
    python.arg(root.join("tests/bench/recurrence.py"));
    let mut java = Command::new("java");
    let jars = root.join("target/readers/java/*");
    java.arg("-cp").arg(jars);
    java.arg(root.join("tests/bench/Recurrence.java"));
    [("dateutil", python), ("ical4j", java)]
        .map(|(name, mut command)| (name, Conversation::with(command.args([ZONE, &start, TO]))))
}

pub fn rows() -> Vec<Row> {
    let zone: Zone = ZONE.parse().unwrap();
    let (from, to): (Instant, Instant) = (FROM.parse().unwrap(), TO.parse().unwrap());
    let mut others = others();
    let mut rows = Vec::new();
    for (name, schedule, text) in rules() {
        let rule = rule(schedule, zone);
        let theirs: rrule::RRuleSet =
            format!("DTSTART;TZID={ZONE}:20261102T090000\nRRULE:{text};UNTIL=20361101T235959Z")
                .parse()
                .unwrap();
        let found: Vec<i64> = occurrences(&rule, from, to, zone)
            .iter()
            .map(|occurrence| occurrence.at.timestamp())
            .collect();
        let dates = theirs.clone().all(u16::MAX).dates;
        let same: Vec<i64> = dates.iter().map(chrono::DateTime::timestamp).collect();
        assert_eq!(found, same, "{name}: rrule");
        for (peer, other) in &mut others {
            assert_eq!(found, other.ask(&format!("list {text}")), "{name}: {peer}");
            // A machine that compiles what is called often has done so after this.
            other.ask(&format!("time 300 {text}"));
        }
        let many = |work: &dyn Fn()| -> Duration {
            let times = (0..TIMES).map(|_| cpu_of(work));
            times.min().unwrap()
        };
        let timed = format!("time {TIMES} {text}");
        let nanos = |other: &mut Conversation| {
            let answer = other.ask(&timed);
            Duration::from_nanos(answer[0].try_into().unwrap())
        };
        let [(_, python), (_, java)] = &mut others;
        let [ebb, rrule, dateutil, ical4j] = least(
            ROUNDS,
            [
                &mut || {
                    many(&|| {
                        std::hint::black_box(occurrences(&rule, from, to, zone));
                    })
                },
                &mut || {
                    many(&|| {
                        std::hint::black_box(theirs.clone().all(u16::MAX));
                    })
                },
                &mut || nanos(python),
                &mut || nanos(java),
            ],
        );
        let peers = [("rrule", rrule), ("dateutil", dateutil), ("ical4j", ical4j)];
        let fastest = rrule.min(dateutil).min(ical4j);
        let said = peers.map(|(peer, took)| format!("{peer} {}", time(took)));
        rows.push(Row {
            what: format!("{name}, ten years: {} instants", found.len()),
            goal: "≤ 1.0 × the fastest".to_owned(),
            ebb: beside(ebb, fastest),
            peer: said.join(", "),
            met: Some(ebb <= fastest),
        });
        note(&format!("{name}: Ebb {}, {}", time(ebb), said.join(", ")));
    }
    rows
}

fn rule(schedule: Schedule, zone: Zone) -> ReminderRule {
    let made: Instant = "2026-11-01T00:00:00Z".parse().unwrap();
    let mut rule = ReminderRule::new(
        Id::from_parts(made, &[0; 10]),
        ReminderKind::Own,
        schedule,
        vec!["09:00".parse().unwrap()],
        START.parse().unwrap(),
        made,
    );
    rule.zone = ZoneMode::Stays { zone };
    rule
}
