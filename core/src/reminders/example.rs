//! Rules for the tests of this room.

use proptest::prelude::*;

use super::*;

use crate::store::Id;
use crate::time::{Day, Instant, TimeOfDay, from_millis};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

pub(crate) fn at(rfc3339: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(rfc3339)
        .unwrap()
        .to_utc()
}

pub(crate) fn id(number: u8) -> Id {
    Id::from_parts(from_millis(1_700_000_000_000).unwrap(), &[number; 10])
}

pub(crate) fn rule(schedule: Schedule, times: &[&str], start: &str) -> ReminderRule {
    ReminderRule::new(
        id(1),
        ReminderKind::Own,
        schedule,
        times.iter().map(|text| time(text)).collect(),
        day(start),
        at("2026-11-23T00:00:00Z"),
    )
}

pub(crate) fn daily(at: &str) -> ReminderRule {
    rule(Schedule::Daily { interval: 1 }, &[at], "2026-11-23")
}

/// Every schedule that can be kept.
pub(crate) fn schedules() -> impl Strategy<Value = Schedule> {
    let weekday = || proptest::sample::select(Weekday::ALL.to_vec());
    let which = proptest::sample::select(vec![
        WhichOfMonth::First,
        WhichOfMonth::Second,
        WhichOfMonth::Third,
        WhichOfMonth::Fourth,
        WhichOfMonth::Last,
    ]);
    prop_oneof![
        Just(Schedule::Once),
        (1..40_i32).prop_map(|interval| Schedule::Daily { interval }),
        (
            1..6_i32,
            proptest::sample::subsequence(Weekday::ALL.to_vec(), 1..=7)
        )
            .prop_map(|(interval, weekdays)| Schedule::Weekly { interval, weekdays }),
        (1..14_i32, 1..=31_i32)
            .prop_map(|(interval, day)| Schedule::MonthlyByDay { interval, day }),
        (
            1..14_i32,
            proptest::sample::subsequence((1..=27).collect::<Vec<i32>>(), 1..5),
            28..=31_i32,
            proptest::bool::ANY,
        )
            .prop_map(|(interval, mut days, late, has_late)| {
                if has_late || days.len() == 1 {
                    days.push(late);
                }
                Schedule::MonthlyByDays { interval, days }
            }),
        (1..14_i32, which, weekday()).prop_map(|(interval, which, weekday)| {
            Schedule::MonthlyByWeekday {
                interval,
                which,
                weekday,
            }
        }),
        (1..4_i32).prop_map(|interval| Schedule::Yearly { interval }),
    ]
}

impl ReminderRule {
    pub(crate) fn with_start(mut self, start: &str) -> Self {
        self.start = day(start);
        self
    }
}

pub(crate) fn taper(ended: &str) -> BoosterTaper {
    BoosterTaper::new(id(200), day(ended), at("2026-08-31T00:00:00Z"))
}
