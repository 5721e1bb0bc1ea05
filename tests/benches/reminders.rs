//! The limits that reminders and their plan have to keep.
//!
//! `cargo bench -p ebb-tests --bench reminders`. What others take for the same rules says `tests/bench/peers recurrence`.

use std::hint::black_box;
use std::time::{Duration, Instant as Stopwatch};

use ebb_core::reminders::{
    Attention, BoosterTaper, PlannedNotice, ReminderKind, ReminderRule, Schedule, Weekday,
    WhichOfMonth, occurrences, plan, reconcile,
};
use ebb_core::store::Id;
use ebb_core::time::{Instant, Zone};

const RUNS: usize = 300;

fn main() {
    let zone: Zone = "Europe/Berlin".parse().expect("a zone");
    let from = at("2026-11-02T00:00:00Z");
    println!("one month, ten years on (at most 5 µs)");
    for (name, schedule) in [
        ("daily", Schedule::Daily { interval: 1 }),
        ("weekly", weekly(Weekday::Monday)),
        ("monthly", second_tuesday()),
    ] {
        let rule = rule(1, schedule);
        let (begin, end) = (at("2036-11-02T00:00:00Z"), at("2036-12-02T00:00:00Z"));
        let (time, count) = best(|| occurrences(&rule, begin, end, zone).len());
        println!("  {name}: {time:?} for {count}");
    }

    println!("plan over 300 rules and 24 months (at most 1 ms)");
    let taper = BoosterTaper::new(id(999), "2026-08-31".parse().expect("a day"), from);
    let tapers = [taper];
    let all_kinds = rules(|n| ReminderKind::ALL[n as usize % ReminderKind::ALL.len()]);
    let all_counted = rules(|_| ReminderKind::Own);
    let all_daily: Vec<_> = all_counted
        .iter()
        .cloned()
        .map(|rule| ReminderRule {
            schedule: Schedule::Daily { interval: 1 },
            ..rule
        })
        .collect();
    let planned = |rules: &[ReminderRule], now| {
        plan(rules, &tapers, &[], Attention::default(), now, zone, 60)
    };
    for (name, rules) in [
        ("of all kinds", &all_kinds),
        ("all among the day's two", &all_counted),
        ("the same, each daily", &all_daily),
    ] {
        let (time, count) = best(|| planned(rules, from).len());
        println!("  {name}: {time:?} for {count} notices");
    }

    println!("reconcile 60 against 60 (at most 20 µs)");
    let wanted = planned(&all_kinds, from);
    for (name, now) in [
        ("the same", from),
        ("two days later", at("2026-11-04T00:00:00Z")),
    ] {
        let held: Vec<_> = planned(&all_kinds, now)
            .iter()
            .map(PlannedNotice::held)
            .collect();
        let (time, count) = best(|| reconcile(&held, &wanted).schedule.len());
        println!("  {name}: {time:?}, {count} to schedule");
    }
}

/// The shortest of many runs, and what the last one gave.
fn best(mut work: impl FnMut() -> usize) -> (Duration, usize) {
    let mut shortest = Duration::MAX;
    let mut given = 0;
    for _ in 0..RUNS {
        let watch = Stopwatch::now();
        given = black_box(work());
        shortest = shortest.min(watch.elapsed());
    }
    (shortest, given)
}

fn at(rfc3339: &str) -> Instant {
    rfc3339.parse().expect("an instant")
}

fn id(number: u16) -> Id {
    let [high, low] = number.to_be_bytes();
    Id::from_parts(
        at("2026-01-01T00:00:00Z"),
        &[high, low, 0, 0, 0, 0, 0, 0, 0, 0],
    )
}

fn weekly(weekday: Weekday) -> Schedule {
    Schedule::Weekly {
        interval: 1,
        weekdays: vec![weekday],
    }
}

fn second_tuesday() -> Schedule {
    Schedule::MonthlyByWeekday {
        interval: 1,
        which: WhichOfMonth::Second,
        weekday: Weekday::Tuesday,
    }
}

fn rule(number: u16, schedule: Schedule) -> ReminderRule {
    let times = vec!["09:00".parse().expect("a time")];
    let start = "2026-11-02".parse().expect("a day");
    ReminderRule::new(
        id(number),
        ReminderKind::Own,
        schedule,
        times,
        start,
        at("2026-11-01T00:00:00Z"),
    )
}

/// 300 rules of every schedule, at times spread over the day.
fn rules(kind: impl Fn(u16) -> ReminderKind) -> Vec<ReminderRule> {
    let schedule = |n: u16| match n % 5 {
        0 => Schedule::Daily {
            interval: 1 + i32::from(n % 3),
        },
        1 => weekly(Weekday::ALL[usize::from(n % 7)]),
        2 => Schedule::MonthlyByDay {
            interval: 1,
            day: 1 + i32::from(n % 31),
        },
        3 => second_tuesday(),
        _ => Schedule::Yearly { interval: 1 },
    };
    (0..300)
        .map(|n| {
            let mut rule = rule(n, schedule(n));
            rule.kind = kind(n);
            rule.times = vec![
                format!("{:02}:{:02}", n % 24, n % 60)
                    .parse()
                    .expect("a time"),
            ];
            rule
        })
        .collect()
}
