//! A schedule in the words in which it can be said again: what stands on the screen is what may be typed there.

use crate::reminders::schedule::{ReminderRule, RuleEnd, Schedule, Weekday, WhichOfMonth};
use crate::time::Day;

/// "every second Tuesday 18:00 from 2026-11-24". Written in the forms that `said_schedule` reads.
pub fn written(rule: &ReminderRule) -> String {
    let mut parts = Vec::new();
    let mut counts_from_its_start = matches!(rule.end, RuleEnd::After { .. });
    let mut counted = |interval: i32, one: &str| {
        counts_from_its_start |= interval > 1;
        if interval == 1 {
            format!("every {one}")
        } else {
            format!("every {interval} {one}s")
        }
    };
    match &rule.schedule {
        Schedule::Once => parts.push(rule.start.to_string()),
        Schedule::Daily { interval } => parts.push(counted(*interval, "day")),
        Schedule::Weekly { interval, weekdays } => {
            let mut days = weekdays.clone();
            days.sort_unstable();
            match (days.as_slice(), interval) {
                (days, 1) if *days == Weekday::ALL[..5] => parts.push("every weekday".to_owned()),
                (days, 1) if *days == Weekday::ALL[5..] => parts.push("every weekend".to_owned()),
                (days, 1) => {
                    parts.push("every".to_owned());
                    parts.extend(days.iter().map(|day| format!("{day:?}")));
                }
                ([day], 2) => {
                    counted(2, "week");
                    parts.push(format!("every second {day:?}"));
                }
                (days, interval) => {
                    parts.push(counted(*interval, "week"));
                    parts.push("on".to_owned());
                    parts.extend(days.iter().map(|day| format!("{day:?}")));
                }
            }
        }
        Schedule::MonthlyByDays { interval, days } => {
            parts.push(counted(*interval, "month"));
            let days = days.iter().map(|day| format!("{day}{}", ending(*day)));
            parts.push(format!("on the {}", days.collect::<Vec<_>>().join(" and ")));
        }
        Schedule::MonthlyByDay { interval, day } => {
            parts.push(counted(*interval, "month"));
            parts.push(format!("on the {day}{}", ending(*day)));
        }
        Schedule::MonthlyByWeekday {
            interval,
            which,
            weekday,
        } => {
            let which = match which {
                WhichOfMonth::First => "first",
                WhichOfMonth::Second => "second",
                WhichOfMonth::Third => "third",
                WhichOfMonth::Fourth => "fourth",
                WhichOfMonth::Last => "last",
            };
            let months = counted(*interval, "month");
            parts.push(format!("{which} {weekday:?} of {months}"));
        }
        Schedule::Yearly { interval } => {
            parts.push(counted(*interval, "year"));
            parts.push(format!("on {}", rule.start));
        }
    }
    parts.extend(rule.times.iter().map(ToString::to_string));
    let names_its_start = matches!(rule.schedule, Schedule::Once | Schedule::Yearly { .. });
    // The first day that fits anyway need not be said.
    let soon = match &rule.schedule {
        Schedule::Daily { .. } => 1,
        Schedule::Weekly { weekdays, .. } if weekdays.len() > 1 => 3,
        Schedule::Weekly { .. } => 7,
        _ => 31,
    };
    let begun = rule
        .start
        .days_since(Day::from(rule.edited_at.date_naive()))
        <= soon;
    if !names_its_start && (counts_from_its_start || !begun) {
        parts.push(format!("from {}", rule.start));
    }
    match rule.end {
        RuleEnd::Never => {}
        RuleEnd::OnDay { last } => parts.push(format!("until {last}")),
        RuleEnd::After { count: 1 } => parts.push("1 time".to_owned()),
        RuleEnd::After { count } => parts.push(format!("{count} times")),
    }
    parts.join(" ")
}

fn ending(day: i32) -> &'static str {
    match (day % 10, day / 10) {
        (1, tens) if tens != 1 => "st",
        (2, tens) if tens != 1 => "nd",
        (3, tens) if tens != 1 => "rd",
        _ => "th",
    }
}
