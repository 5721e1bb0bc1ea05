//! Whether a rule can be kept: each thing that is wrong with it is an error that says what to do.

use super::rule::{ReminderRule, RuleEnd, Schedule};
use crate::reminders::ReminderError;
use crate::time::Day;

/// Times a day, at most.
pub const MOST_TIMES: i32 = 24;
/// The longest interval and the greatest count.
pub const MOST_REPEATS: i32 = 9_999;
/// Single occurrences that are skipped or moved, at most.
pub const MOST_EXCEPTIONS: i32 = 1_000;
/// Characters in a title, at most.
pub const LONGEST_TITLE: i32 = 120;
/// The years that a rule may start and end in.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// The shortest month has so many days.
const LAST_OF_EVERY_MONTH: i32 = 28;

impl ReminderRule {
    /// The rule with its lists in order, where it can be used.
    ///
    /// # Errors
    /// The first thing that is wrong with it, with what to do.
    pub fn checked(mut self) -> Result<Self, ReminderError> {
        self.check_times()?;
        self.check_schedule()?;
        self.check_end()?;
        if let Some(quiet) = self.quiet
            && quiet.from == quiet.until
        {
            let time = quiet.from.to_string();
            return Err(ReminderError::QuietWindowEmpty { time });
        }
        let count = length(self.skipped.len().saturating_add(self.moved.len()));
        if count > MOST_EXCEPTIONS {
            return Err(ReminderError::TooManyExceptions { count });
        }
        let length = length(self.title.chars().count());
        if length > LONGEST_TITLE {
            return Err(ReminderError::TitleTooLong {
                length,
                most: LONGEST_TITLE,
            });
        }
        self.times.sort_unstable();
        if let Schedule::Weekly { weekdays, .. } = &mut self.schedule {
            weekdays.sort_unstable();
        }
        self.skipped.sort_unstable();
        self.skipped.dedup();
        self.moved.sort_unstable_by_key(|moved| moved.original);
        self.moved.dedup_by_key(|moved| moved.original);
        Ok(self)
    }

    fn check_times(&self) -> Result<(), ReminderError> {
        if self.times.is_empty() {
            return Err(ReminderError::NoTime);
        }
        let count = length(self.times.len());
        if count > MOST_TIMES {
            return Err(ReminderError::TooManyTimes {
                count,
                most: MOST_TIMES,
            });
        }
        let twice = (1..self.times.len()).find(|&i| self.times[..i].contains(&self.times[i]));
        twice.map_or(Ok(()), |i| {
            let time = self.times[i].to_string();
            Err(ReminderError::TimeTwice { time })
        })
    }

    fn check_schedule(&self) -> Result<(), ReminderError> {
        let interval = match &self.schedule {
            Schedule::Once => 1,
            Schedule::Weekly { interval, weekdays } => {
                if weekdays.is_empty() {
                    return Err(ReminderError::NoWeekday);
                }
                if (1..weekdays.len()).any(|i| weekdays[..i].contains(&weekdays[i])) {
                    return Err(ReminderError::WeekdayTwice);
                }
                *interval
            }
            Schedule::MonthlyByDays { interval, days } => {
                if let Some(day) = days.iter().find(|day| !(1..=31).contains(*day)) {
                    return Err(ReminderError::DayOfMonthOutOfRange { day: *day });
                }
                let rise = days.is_sorted_by(|one, next| one < next);
                let late = days
                    .iter()
                    .filter(|day| **day > LAST_OF_EVERY_MONTH - 1)
                    .count();
                if days.len() < 2 || !rise || late > 1 {
                    return Err(ReminderError::DaysOfMonthMeet);
                }
                *interval
            }
            Schedule::MonthlyByDay { interval, day } => {
                if !(1..=31).contains(day) {
                    return Err(ReminderError::DayOfMonthOutOfRange { day: *day });
                }
                *interval
            }
            Schedule::Daily { interval }
            | Schedule::MonthlyByWeekday { interval, .. }
            | Schedule::Yearly { interval } => *interval,
        };
        if (1..=MOST_REPEATS).contains(&interval) {
            Ok(())
        } else {
            Err(ReminderError::IntervalOutOfRange {
                interval,
                most: MOST_REPEATS,
            })
        }
    }

    fn check_end(&self) -> Result<(), ReminderError> {
        day_in_range(self.start)?;
        match self.end {
            RuleEnd::Never => Ok(()),
            RuleEnd::OnDay { last } if last < self.start => {
                Err(ReminderError::EndsBeforeItStarts {
                    first: self.start.to_string(),
                    last: last.to_string(),
                })
            }
            RuleEnd::OnDay { last } => day_in_range(last),
            RuleEnd::After { count } if !(1..=MOST_REPEATS).contains(&count) => {
                Err(ReminderError::CountOutOfRange {
                    count,
                    most: MOST_REPEATS,
                })
            }
            RuleEnd::After { .. } => Ok(()),
        }
    }
}

/// Refuses a day that no calendar app holds.
pub(crate) fn day_in_range(day: Day) -> Result<(), ReminderError> {
    if YEARS.contains(&day.calendar().2) {
        Ok(())
    } else {
        let day = day.to_string();
        Err(ReminderError::DayOutOfRange { day })
    }
}

/// The length of a list as it crosses to other languages.
pub(crate) fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::rule::Weekday;
    use super::*;
    use crate::reminders::example::{daily, day, rule, time};

    #[test]
    fn a_rule_that_cannot_be_kept_is_refused_with_what_to_do() {
        let refused = |change: fn(&mut ReminderRule)| {
            let mut rule = daily("09:00");
            change(&mut rule);
            rule.checked().unwrap_err().to_string()
        };
        assert!(refused(|r| r.times.clear()).contains("such as 08:30"));
        assert!(refused(|r| r.times.push(time("09:00"))).contains("09:00 stands twice"));
        assert!(refused(|r| r.schedule = Schedule::Daily { interval: 0 }).contains("from 1 to"));
        assert!(refused(|r| r.end = RuleEnd::After { count: -1 }).contains("from 1 to"));
        assert!(refused(|r| r.start = day("9999-12-31")).contains("check the year"));
        assert!(refused(|r| r.title = "x".repeat(121)).contains("at most 120"));
        let last = day("2026-01-01");
        assert!(
            refused(|r| r.end = RuleEnd::OnDay {
                last: day("2026-01-01")
            })
            .contains("before")
        );
        assert!(daily("09:00").start > last);
    }

    #[test]
    fn a_weekly_rule_names_each_weekday_once() {
        let weekly = |weekdays: Vec<Weekday>| {
            rule(
                Schedule::Weekly {
                    interval: 1,
                    weekdays,
                },
                &["09:00"],
                "2026-11-23",
            )
            .checked()
        };
        assert_eq!(weekly(vec![]), Err(ReminderError::NoWeekday));
        let twice = vec![Weekday::Monday, Weekday::Monday];
        assert_eq!(weekly(twice), Err(ReminderError::WeekdayTwice));
        assert!(weekly(vec![Weekday::Sunday, Weekday::Monday]).is_ok());
    }

    #[test]
    fn a_checked_rule_has_its_times_in_order_and_survives_being_written() {
        let mut rule = daily("20:00");
        rule.times.push(time("08:00"));
        let rule = rule.checked().unwrap();
        assert_eq!(rule.times, [time("08:00"), time("20:00")]);
        let json = serde_json::to_string(&rule).unwrap();
        assert!(json.contains("\"2026-11-23\""), "{json}");
        assert_eq!(serde_json::from_str::<ReminderRule>(&json).unwrap(), rule);
    }
}
