//! A month of the calendar, in whole weeks: which days it shows, and the block that they make.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use crate::content::Content;
use crate::page::{Month, MonthDay, MonthWeek, Offer};
use crate::time::Day;

/// Months ahead and back that can be looked at: what a taper reaches, and ten years of a history.
pub const FURTHEST: i32 = 120;
/// The level of a day that has a lot; 0 is nothing.
pub const DARKEST: i32 = 4;

/// A month of the calendar with the days of its neighbours that fill its weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarMonth {
    /// How many months after that of today; at most [`FURTHEST`] away.
    pub ahead: i32,
    first: NaiveDate,
    monday: NaiveDate,
    weeks: i64,
}

/// What one day of it shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DayShown {
    /// All of it in words, for who does not see the picture.
    pub words: String,
    /// A line each.
    pub lines: Vec<String>,
    /// How much it is, 0 to [`DARKEST`].
    pub level: i32,
    /// Where the day is looked at.
    pub place: Option<crate::page::Place>,
}

impl CalendarMonth {
    /// The month that lies so many months after that of `today`.
    pub fn ahead_of(today: Day, ahead: i32) -> Self {
        let ahead = ahead.clamp(-FURTHEST, FURTHEST);
        let today = today.date();
        let first = shifted(today.with_day(1).unwrap_or(today), ahead);
        let after = shifted(first, 1);
        let monday = first - TimeDelta::days(i64::from(first.weekday().num_days_from_monday()));
        Self {
            ahead,
            first,
            monday,
            weeks: ((after - monday).num_days() + 6) / 7,
        }
    }

    /// The first day of the month.
    pub fn first(&self) -> Day {
        Day::from(self.first)
    }

    /// The first day of the next month.
    pub fn after(&self) -> Day {
        Day::from(shifted(self.first, 1))
    }

    /// The first day that it shows, a Monday.
    pub fn monday(&self) -> Day {
        Day::from(self.monday)
    }

    /// The first day that it no longer shows.
    pub fn end(&self) -> Day {
        Day::from(self.monday + TimeDelta::days(self.weeks * 7))
    }

    /// "November"
    pub fn name<'a>(&self, content: &'a Content) -> &'a str {
        let months = &content.words.dates.months;
        months
            .get(self.first.month0() as usize)
            .map_or("", String::as_str)
    }

    /// The block, with what `show` says of each day. `today` is the day that stands out.
    pub fn block(
        &self,
        content: &Content,
        today: Day,
        note: &str,
        offers: Vec<Offer>,
        show: impl Fn(Day) -> DayShown,
    ) -> Month {
        let day = |date: NaiveDate| {
            let day = Day::from(date);
            let shown = show(day);
            MonthDay {
                number: date.day() as i32,
                words: shown.words,
                in_month: date.month() == self.first.month(),
                today: day == today,
                lines: shown.lines,
                level: shown.level.clamp(0, DARKEST),
                place: shown.place,
            }
        };
        let week = |week: i64| MonthWeek {
            days: (0..7)
                .map(|n| day(self.monday + TimeDelta::days(week * 7 + n)))
                .collect(),
        };
        let weekdays = content.words.dates.weekdays.iter();
        Month {
            id: "month".to_owned(),
            title: format!("{} {}", self.name(content), self.first.year()),
            weekdays: weekdays
                .map(|name| name.chars().take(2).collect())
                .collect(),
            weeks: (0..self.weeks).map(week).collect(),
            note: note.to_owned(),
            offers,
        }
    }
}

fn shifted(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let shifted = if months < 0 {
        date.checked_sub_months(by)
    } else {
        date.checked_add_months(by)
    };
    shifted.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use proptest::prelude::*;

    #[test]
    fn november_2026_stands_in_six_weeks_with_the_days_around_it() {
        let today: Day = "2026-11-18".parse().unwrap();
        let month = CalendarMonth::ahead_of(today, 0);
        let shown = month.block(content("en"), today, "", Vec::new(), |day| DayShown {
            words: day.to_string(),
            level: 9,
            ..DayShown::default()
        });
        assert_eq!(shown.title, "November 2026");
        assert_eq!(shown.weeks.len(), 6);
        assert_eq!(shown.weeks[0].days[0].words, "2026-10-26");
        assert_eq!(shown.weeks[5].days[6].words, "2026-12-06");
        let days = || shown.weeks.iter().flat_map(|week| &week.days);
        assert_eq!(days().filter(|day| day.in_month).count(), 30);
        assert_eq!(days().filter(|day| day.today).count(), 1);
        assert!(days().all(|day| day.level == DARKEST));
    }

    proptest! {
        #[test]
        fn every_month_is_whole_weeks_from_a_monday_and_holds_all_of_its_days(
            days in 0..60_000_i64, ahead in -200..200,
        ) {
            let first: Day = "1980-01-01".parse().unwrap();
            let today = Day::from(first.date() + TimeDelta::days(days));
            let month = CalendarMonth::ahead_of(today, ahead);
            prop_assert_eq!(month.monday().weekday(), 0);
            prop_assert_eq!(month.end().days_since(month.monday()) % 7, 0);
            prop_assert!(month.monday() <= month.first() && month.after() <= month.end());
            prop_assert!(month.first().days_since(month.monday()) < 7);
            prop_assert!(month.end().days_since(month.after()) < 7);
            prop_assert_eq!((month.first().calendar().0, month.after().calendar().0), (1, 1));
            prop_assert!(month.ahead.abs() <= FURTHEST);
        }
    }
}
