//! The dates of a schedule as a numbered list: the n-th date, and the first date at or after a day, each in a few
//! divisions. That is what lets a rule be read ten years on at the price of its first day.

use chrono::{Datelike, NaiveDate};

use super::rule::{ReminderRule, RuleEnd, Schedule, WhichOfMonth};

/// The dates of a rule, in order, without its end. Days are counted from 0001-01-01 (day 1).
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pace {
    Once {
        day: i32,
    },
    Days {
        first: i32,
        interval: i32,
    },
    Weeks {
        monday: i32,
        interval: i32,
        /// Days after Monday, the first `count` of them used.
        weekdays: [i8; 7],
        count: i32,
        /// Chosen weekdays of the first week that lie before the first day.
        before: i32,
    },
    /// Several days of a month.
    MonthDays {
        /// Months since year 0.
        first: i32,
        interval: i32,
        /// Bit n is the n-th.
        days: u32,
        /// Days of the first month that lie before the first day.
        before: i32,
    },
    Months {
        /// Months since year 0.
        first: i32,
        interval: i32,
        on: DayOfMonth,
        /// 1 where the first month's date lies before the first day.
        before: i32,
    },
}

/// Where in a month a date falls.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DayOfMonth {
    Day(i32),
    Weekday(WhichOfMonth, i32),
}

/// Years past which nothing is asked for: what a 64-bit clock of another program may say is not a calendar.
const LAST_YEAR: i32 = 9_999;

impl Pace {
    pub(crate) fn of(rule: &ReminderRule) -> Self {
        let start = rule.start.date();
        let first = start.num_days_from_ce();
        match &rule.schedule {
            Schedule::Once => Self::Once { day: first },
            Schedule::Daily { interval } => Self::Days {
                first,
                interval: (*interval).max(1),
            },
            Schedule::Weekly { interval, weekdays } => {
                let from_monday = first.wrapping_sub(1).rem_euclid(7);
                let mut days = [i8::MAX; 7];
                for (slot, weekday) in days.iter_mut().zip(weekdays) {
                    *slot = weekday.days_after_monday() as i8;
                }
                days.sort_unstable();
                let earlier = |day: &&i8| i32::from(**day) < from_monday;
                Self::Weeks {
                    monday: first - from_monday,
                    interval: (*interval).max(1),
                    weekdays: days,
                    count: weekdays.len().clamp(1, 7) as i32,
                    before: days.iter().filter(earlier).count() as i32,
                }
            }
            Schedule::MonthlyByDays { interval, days } => {
                let bit = |day: &i32| 1_u32.checked_shl(u32::try_from(*day).unwrap_or(0));
                let month = start.year() * 12 + start.month0() as i32;
                let earlier = |day: &&i32| {
                    let date = DayOfMonth::Day(**day).date(month);
                    date.is_some_and(|date| date < start)
                };
                Self::MonthDays {
                    first: month,
                    interval: (*interval).max(1),
                    days: days.iter().filter_map(bit).fold(0, |all, one| all | one),
                    before: days.iter().filter(earlier).count() as i32,
                }
            }
            Schedule::MonthlyByDay { interval, day } => {
                Self::months(start, *interval, DayOfMonth::Day(*day))
            }
            Schedule::MonthlyByWeekday {
                interval,
                which,
                weekday,
            } => {
                let on = DayOfMonth::Weekday(*which, weekday.days_after_monday());
                Self::months(start, *interval, on)
            }
            Schedule::Yearly { interval } => {
                let on = DayOfMonth::Day(start.day() as i32);
                Self::months(start, interval.saturating_mul(12), on)
            }
        }
    }

    fn months(start: NaiveDate, interval: i32, on: DayOfMonth) -> Self {
        let first = start.year() * 12 + start.month0() as i32;
        Self::Months {
            first,
            interval: interval.max(1),
            on,
            before: i32::from(on.date(first).is_some_and(|date| date < start)),
        }
    }

    /// The date with this number, from 0. None past the last, and past the year 9999.
    pub(crate) fn date(&self, number: i64) -> Option<NaiveDate> {
        match *self {
            Self::Once { day } => (number == 0).then(|| date(i64::from(day)))?,
            Self::Days { first, interval } => date(i64::from(first) + number * i64::from(interval)),
            Self::Weeks {
                monday,
                interval,
                weekdays,
                count,
                before,
            } => {
                let (turn, nth) = turn(number + i64::from(before), count as u32)?;
                let week = i64::from(turn) * i64::from(interval) * 7;
                let weekday = weekdays.get(nth as usize).copied().unwrap_or_default();
                date(i64::from(monday) + week + i64::from(weekday))
            }
            Self::MonthDays {
                first,
                interval,
                days,
                before,
            } => {
                let (turn, nth) = turn(number + i64::from(before), days.count_ones().max(1))?;
                let month = i64::from(turn) * i64::from(interval) + i64::from(first);
                let day = nth_bit(days, nth);
                DayOfMonth::Day(day).date(i32::try_from(month).ok()?)
            }
            Self::Months {
                first,
                interval,
                on,
                before,
            } => {
                let month = (number + i64::from(before)) * i64::from(interval) + i64::from(first);
                on.date(i32::try_from(month).ok()?)
            }
        }
    }

    /// The number of the first date at or after `day`.
    pub(crate) fn first_from(&self, day: i32) -> i64 {
        match *self {
            Self::Once { day: only } => i64::from(only < day),
            Self::Days { first, interval } => i64::from(divide_up(day - first, interval).max(0)),
            Self::Weeks {
                monday,
                interval,
                weekdays,
                count,
                before,
            } => {
                let days = day - monday;
                if days <= 0 {
                    return 0;
                }
                let (week, from_monday) = (days / 7, days % 7);
                let (turn, off) = (week / interval, week % interval);
                let number = if off > 0 {
                    i64::from(turn + 1) * i64::from(count)
                } else {
                    let passed = weekdays.iter().filter(|d| i32::from(**d) < from_monday);
                    i64::from(turn) * i64::from(count) + passed.count() as i64
                };
                (number - i64::from(before)).max(0)
            }
            Self::MonthDays {
                first,
                interval,
                days,
                before,
            } => {
                let Some(date) = NaiveDate::from_num_days_from_ce_opt(day) else {
                    return 0;
                };
                let month = date.year() * 12 + date.month0() as i32 - first;
                let turn = divide_up(month, interval).max(0);
                let at = first.saturating_add(turn.saturating_mul(interval));
                let count = days.count_ones();
                let passed = (0..count).filter(|n| {
                    let found = DayOfMonth::Day(nth_bit(days, *n)).date(at);
                    found.is_some_and(|found| found < date)
                });
                let number = i64::from(turn) * i64::from(count) + passed.count() as i64;
                (number - i64::from(before)).max(0)
            }
            Self::Months {
                first,
                interval,
                on,
                before,
            } => {
                let Some(date) = NaiveDate::from_num_days_from_ce_opt(day) else {
                    return 0;
                };
                let month = date.year() * 12 + date.month0() as i32 - first;
                let turn = divide_up(month, interval).max(0);
                let reached = on
                    .date(first.saturating_add(turn.saturating_mul(interval)))
                    .is_none_or(|found| found >= date);
                (i64::from(turn) + i64::from(!reached) - i64::from(before)).max(0)
            }
        }
    }
}

impl DayOfMonth {
    /// The date that this is in a month, counted from year 0.
    fn date(self, month: i32) -> Option<NaiveDate> {
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) as u32 + 1);
        if year > LAST_YEAR {
            return None;
        }
        let on = |day: i32| NaiveDate::from_ymd_opt(year, month, day as u32);
        let last_day = |first: NaiveDate| i32::from(first.num_days_in_month());
        match self {
            Self::Day(day @ ..=28) => on(day),
            Self::Day(day) => on(day.min(last_day(on(1)?))),
            Self::Weekday(which, weekday) => {
                let first = on(1)?;
                let begins_with = first.weekday().num_days_from_monday() as i32;
                let first_one = 1 + (weekday + 7 - begins_with) % 7;
                let nth = match which {
                    WhichOfMonth::First => 0,
                    WhichOfMonth::Second => 7,
                    WhichOfMonth::Third => 14,
                    WhichOfMonth::Fourth => 21,
                    WhichOfMonth::Last if first_one + 28 <= last_day(first) => 28,
                    WhichOfMonth::Last => 21,
                };
                on(first_one + nth)
            }
        }
    }
}

/// The date of a day counted from 0001-01-01.
fn date(day: i64) -> Option<NaiveDate> {
    let date = NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)?;
    (date.year() <= LAST_YEAR).then_some(date)
}

/// How many whole turns of `count` come before a number, and the place in its own turn. In 32 bits, whose division is
/// by far the quicker one and which no number of a date before the year 10000 leaves.
fn turn(number: i64, count: u32) -> Option<(u32, u32)> {
    let number = u32::try_from(number).ok()?;
    Some((number / count, number % count))
}

/// How many of a rule's dates and times it has at all.
pub(crate) fn count_limit(rule: &ReminderRule) -> i64 {
    match rule.end {
        RuleEnd::After { count } => i64::from(count),
        RuleEnd::Never | RuleEnd::OnDay { .. } => i64::MAX,
    }
}

/// Which bit is the n-th that is set, from 0.
fn nth_bit(bits: u32, n: u32) -> i32 {
    let without_first = |bits: u32, _| bits & bits.wrapping_sub(1);
    (0..n).fold(bits, without_first).trailing_zeros() as i32
}

fn divide_up(days: i32, by: i32) -> i32 {
    days.div_euclid(by) + i32::from(days.rem_euclid(by) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{rule, schedules};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_date_from_a_day_on_is_where_the_list_says(
            schedule in schedules(), start in 0..20_000_i32, ahead in -100..30_000_i32,
        ) {
            let start = NaiveDate::from_num_days_from_ce_opt(719_163 + start).unwrap();
            let pace = Pace::of(&rule(schedule, &["09:00"], &start.to_string()));
            let day = start.num_days_from_ce() + ahead;
            let number = pace.first_from(day);
            if let Some(found) = pace.date(number) {
                prop_assert!(found.num_days_from_ce() >= day);
                prop_assert!(found >= start);
            }
            if number > 0 {
                prop_assert!(pace.date(number - 1).unwrap().num_days_from_ce() < day);
            }
        }

        #[test]
        fn dates_rise(schedule in schedules(), start in 0..20_000_i32, number in 0..2_000_i64) {
            let start = NaiveDate::from_num_days_from_ce_opt(719_163 + start).unwrap();
            let pace = Pace::of(&rule(schedule, &["09:00"], &start.to_string()));
            if let (Some(one), Some(next)) = (pace.date(number), pace.date(number + 1)) {
                prop_assert!(one < next);
            }
        }
    }
}
