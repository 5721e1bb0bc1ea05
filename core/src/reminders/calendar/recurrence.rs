//! RRULE (RFC 5545, 3.3.10): read, said as a rule of Ebb's where one can say it, and else counted out day by day.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday as Day7};

use crate::reminders::schedule::{RuleEnd, Schedule, Weekday, WhichOfMonth};
use crate::time::{Day, Zone};

/// Days that are looked at for one rule, at most: sixty years.
const MOST_STEPS: u32 = 22_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A recurrence rule over days. One that counts in hours or names hours is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recurrence {
    frequency: Frequency,
    interval: u32,
    count: Option<u32>,
    until: Option<Until>,
    /// With its number in the month or year; nought is every one.
    days: Vec<(i32, Day7)>,
    month_days: Vec<i32>,
    months: Vec<u32>,
    positions: Vec<i32>,
    week_start: Day7,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    Day(NaiveDate),
    Wall(NaiveDateTime),
    Utc(NaiveDateTime),
}

impl Recurrence {
    /// The rule in `text`; none where a part of it is not known.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            week_start: Day7::Mon,
        };
        let mut has_frequency = false;
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    has_frequency = true;
                    rule.frequency = match value.to_ascii_uppercase().as_str() {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    };
                }
                "INTERVAL" => {
                    rule.interval = value.parse().ok().filter(|n| (1..=9_999).contains(n))?
                }
                "COUNT" => rule.count = Some(value.parse().ok().filter(|n| *n > 0)?),
                "UNTIL" => rule.until = Some(until(value)?),
                "BYDAY" => rule.days = list(value, weekday)?,
                "BYMONTHDAY" => {
                    rule.month_days =
                        list(value, |n| number(n).filter(|n| (1..=31).contains(&n.abs())))?;
                }
                "BYMONTH" => {
                    rule.months = list(value, |n| n.parse().ok().filter(|n| (1..=12).contains(n)))?
                }
                "BYSETPOS" => rule.positions = list(value, number)?,
                "WKST" => rule.week_start = weekday(value)?.1,
                _ => return None,
            }
        }
        has_frequency.then_some(rule)
    }

    /// The days from `first` on, which itself counts as the first, up to before `end`; with `zone` for an end in UTC.
    pub(super) fn days(&self, first: NaiveDateTime, end: NaiveDate, zone: Zone) -> Vec<NaiveDate> {
        let mut found = vec![first.date()];
        let mut period = self.period_of(first.date());
        let mut steps = 0;
        while let Some((begin, after)) = period {
            if begin >= end || steps > MOST_STEPS {
                break;
            }
            let mut days: Vec<NaiveDate> = begin
                .iter_days()
                .take_while(|day| *day < after)
                .inspect(|_| steps += 1)
                .filter(|day| self.matches(*day, first.date()))
                .collect();
            if !self.positions.is_empty() {
                days = self.chosen(&days);
            }
            for day in days.into_iter().filter(|day| *day > first.date()) {
                let over = self
                    .until
                    .is_some_and(|until| is_after(until, day.and_time(first.time()), zone));
                if over
                    || self
                        .count
                        .is_some_and(|count| found.len() >= count as usize)
                {
                    return found;
                }
                if day < end {
                    found.push(day);
                }
            }
            period = self.next(begin);
        }
        found
    }

    /// The day, week, month or year that holds `day`: its first day, and the first after it.
    fn period_of(&self, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let begin = match self.frequency {
            Frequency::Daily => day,
            Frequency::Weekly => {
                let since = day.weekday().days_since(self.week_start);
                day.checked_sub_days(Days::new(since.into()))?
            }
            Frequency::Monthly => day.with_day(1)?,
            Frequency::Yearly => NaiveDate::from_ymd_opt(day.year(), 1, 1)?,
        };
        self.from(begin)
    }

    fn from(&self, begin: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let after = match self.frequency {
            Frequency::Daily => begin.succ_opt()?,
            Frequency::Weekly => begin.checked_add_days(Days::new(7))?,
            Frequency::Monthly => begin.checked_add_months(Months::new(1))?,
            Frequency::Yearly => begin.checked_add_months(Months::new(12))?,
        };
        Some((begin, after))
    }

    fn next(&self, begin: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let interval = self.interval;
        let next = match self.frequency {
            Frequency::Daily => begin.checked_add_days(Days::new(interval.into()))?,
            Frequency::Weekly => begin.checked_add_days(Days::new(u64::from(interval) * 7))?,
            Frequency::Monthly => begin.checked_add_months(Months::new(interval))?,
            Frequency::Yearly => {
                begin.checked_add_months(Months::new(interval.checked_mul(12)?))?
            }
        };
        self.from(next)
    }

    fn matches(&self, day: NaiveDate, first: NaiveDate) -> bool {
        if !self.months.is_empty() && !self.months.contains(&day.month()) {
            return false;
        }
        if !self.month_days.is_empty() {
            let back = day.day() as i32 - days_in_month(day) - 1;
            let here = self
                .month_days
                .iter()
                .any(|n| *n == day.day() as i32 || *n == back);
            if !here {
                return false;
            }
        }
        if !self.days.is_empty() {
            return self.days.iter().any(|(which, weekday)| {
                *weekday == day.weekday() && (*which == 0 || self.is_the(*which, day))
            });
        }
        // What the rule leaves open is as on its first day.
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == first.weekday(),
            Frequency::Monthly => !self.month_days.is_empty() || day.day() == first.day(),
            Frequency::Yearly => {
                (!self.months.is_empty()
                    || !self.month_days.is_empty()
                    || day.month() == first.month())
                    && (!self.month_days.is_empty() || day.day() == first.day())
            }
        }
    }

    /// Whether `day` is the so-many-th of its weekday in its month, or in its year where the rule counts in those.
    fn is_the(&self, which: i32, day: NaiveDate) -> bool {
        let in_year = self.frequency == Frequency::Yearly && self.months.is_empty();
        let (number, length) = if in_year {
            let leap = NaiveDate::from_ymd_opt(day.year(), 2, 29).is_some();
            (day.ordinal() as i32, 365 + i32::from(leap))
        } else {
            (day.day() as i32, days_in_month(day))
        };
        let place = if which > 0 {
            (number - 1) / 7 + 1
        } else {
            -((length - number) / 7 + 1)
        };
        place == which
    }

    fn chosen(&self, days: &[NaiveDate]) -> Vec<NaiveDate> {
        let at = |position: i32| {
            let index = if position > 0 {
                usize::try_from(position - 1).ok()
            } else {
                days.len().checked_sub(position.unsigned_abs() as usize)
            };
            days.get(index?).copied()
        };
        let mut chosen: Vec<_> = self
            .positions
            .iter()
            .filter_map(|position| at(*position))
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// The schedule of Ebb's that says the same, with its end; none where there is no such one. It is tried on the days of
    /// the next years by whoever asks.
    pub(super) fn schedule(&self, first: NaiveDateTime, zone: Zone) -> Option<(Schedule, RuleEnd)> {
        let interval = i32::try_from(self.interval).ok()?;
        let plain: Vec<Weekday> = self
            .days
            .iter()
            .filter(|(which, _)| *which == 0)
            .map(|(_, day)| own(*day))
            .collect();
        let all_plain = plain.len() == self.days.len();
        let only_days = self.month_days.is_empty() && self.months.is_empty();
        let schedule = match self.frequency {
            Frequency::Daily if only_days && self.positions.is_empty() => {
                if plain.is_empty() && all_plain {
                    Schedule::Daily { interval }
                } else if all_plain && interval == 1 {
                    Schedule::Weekly {
                        interval,
                        weekdays: plain,
                    }
                } else {
                    return None;
                }
            }
            Frequency::Weekly if only_days && self.positions.is_empty() && all_plain => {
                Schedule::Weekly {
                    interval,
                    weekdays: if plain.is_empty() {
                        vec![own(first.weekday())]
                    } else {
                        plain
                    },
                }
            }
            Frequency::Monthly if self.months.is_empty() => self.monthly(interval, first)?,
            Frequency::Yearly if self.days.is_empty() && self.positions.is_empty() => {
                Schedule::Yearly { interval }
            }
            _ => return None,
        };
        let end = match (self.count, self.until) {
            (Some(count), _) => RuleEnd::After {
                count: i32::try_from(count).ok()?,
            },
            (None, None) => RuleEnd::Never,
            (None, Some(until)) => {
                let day = match until {
                    Until::Day(day) => day,
                    Until::Wall(wall) => wall.date(),
                    Until::Utc(utc) => zone.wall_clock(utc.and_utc()).date(),
                };
                let on_it = !is_after(until, day.and_time(first.time()), zone);
                let last = if on_it { day } else { day.pred_opt()? };
                RuleEnd::OnDay {
                    last: Day::from(last),
                }
            }
        };
        Some((schedule, end))
    }

    fn monthly(&self, interval: i32, first: NaiveDateTime) -> Option<Schedule> {
        match (
            self.days.as_slice(),
            self.month_days.as_slice(),
            self.positions.as_slice(),
        ) {
            ([], [], []) => Some(Schedule::MonthlyByDay {
                interval,
                day: first.day() as i32,
            }),
            ([], [-1], []) => Some(Schedule::MonthlyByDay { interval, day: 31 }),
            ([], [day], []) if *day > 0 => Some(Schedule::MonthlyByDay {
                interval,
                day: *day,
            }),
            ([], [_, _, ..], []) => {
                let last = |day: &i32| if *day == -1 { 31 } else { *day };
                let mut days: Vec<i32> = self.month_days.iter().map(last).collect();
                days.sort_unstable();
                days.dedup();
                let known = days.iter().all(|day| (1..=31).contains(day));
                // A day that a month lacks is passed over there, and the last of it is another.
                let late = days.iter().filter(|day| **day > 28).count();
                let fits = known && (late == 0 || late == 1 && days.last() == Some(&31));
                let fits = fits && !(late == 1 && days.contains(&28)) && days.len() > 1;
                fits.then_some(Schedule::MonthlyByDays { interval, days })
            }
            // "The last of the 28th to the 31st" is how the 31st is said where short months are not to be skipped.
            ([], [28, .., last], [-1]) => Some(Schedule::MonthlyByDay {
                interval,
                day: *last,
            }),
            ([(which, day)], [], []) | ([(0, day)], [], [which]) => {
                Some(Schedule::MonthlyByWeekday {
                    interval,
                    which: match which {
                        1 => WhichOfMonth::First,
                        2 => WhichOfMonth::Second,
                        3 => WhichOfMonth::Third,
                        4 => WhichOfMonth::Fourth,
                        -1 => WhichOfMonth::Last,
                        _ => return None,
                    },
                    weekday: own(*day),
                })
            }
            _ => None,
        }
    }
}

fn is_after(until: Until, wall: NaiveDateTime, zone: Zone) -> bool {
    match until {
        Until::Day(day) => wall.date() > day,
        Until::Wall(end) => wall > end,
        Until::Utc(end) => zone.instant_of(wall).naive_utc() > end,
    }
}

fn until(value: &str) -> Option<Until> {
    if value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d")
            .ok()
            .map(Until::Day);
    }
    match value.strip_suffix('Z') {
        Some(utc) => wall(utc).map(Until::Utc),
        None => wall(value).map(Until::Wall),
    }
}

/// "20261204T150000". A leap second is the second before it.
pub(super) fn wall(text: &str) -> Option<NaiveDateTime> {
    let plain = text.len() == 15 && text.bytes().all(|b| b.is_ascii_digit() || b == b'T');
    let wall = plain
        .then(|| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok())
        .flatten()?;
    let rest = chrono::TimeDelta::nanoseconds(i64::from(wall.and_utc().timestamp_subsec_nanos()));
    Some(wall - rest)
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items: Option<Vec<T>> = value
        .split(',')
        .take(366)
        .map(|item| read(item.trim()))
        .collect();
    items.filter(|items| !items.is_empty())
}

fn number(text: &str) -> Option<i32> {
    text.parse()
        .ok()
        .filter(|n: &i32| *n != 0 && n.abs() <= 366)
}

/// "2TU", "-1FR", "MO".
fn weekday(text: &str) -> Option<(i32, Day7)> {
    let split = text.len().checked_sub(2)?;
    let (which, name) = text.split_at_checked(split)?;
    let day = match name.to_ascii_uppercase().as_str() {
        "MO" => Day7::Mon,
        "TU" => Day7::Tue,
        "WE" => Day7::Wed,
        "TH" => Day7::Thu,
        "FR" => Day7::Fri,
        "SA" => Day7::Sat,
        "SU" => Day7::Sun,
        _ => return None,
    };
    let which = if which.is_empty() {
        0
    } else {
        number(which).filter(|n| n.abs() <= 53)?
    };
    Some((which, day))
}

fn own(day: Day7) -> Weekday {
    Weekday::ALL
        .into_iter()
        .nth(day.num_days_from_monday() as usize)
        .unwrap_or(Weekday::Monday)
}

fn days_in_month(day: NaiveDate) -> i32 {
    let first = day.with_day(1);
    let next = first.and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt())
        .map_or(31, |last| last.day() as i32)
}

impl Recurrence {
    /// True where every year has the same number of its days, so that it may be begun in any year.
    pub(super) fn is_plainly_yearly(&self) -> bool {
        self.frequency == Frequency::Yearly
            && self.interval == 1
            && self.count.is_none()
            && !self.months.is_empty()
    }
}
