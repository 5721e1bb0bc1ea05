//! Where the person was, and what the clocks showed there: the laws of those years, written down here by hand. Mexico had its
//! last summer time in 2022; Egypt had none from 2015 until a law of 2023 brought it back.

use chrono::{DateTime, Months, NaiveDate, NaiveDateTime, TimeDelta, Utc};

const HOUR: i64 = 3_600_000;

/// Where a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Mexico,
    Cairo,
    /// In Mexico, on a computer that nobody told of the law of 2022.
    MexicoByOldRules,
}

/// A moment of UTC in milliseconds since 1970.
pub fn utc(text: &str) -> i64 {
    text.parse::<DateTime<Utc>>().unwrap().timestamp_millis()
}

impl Place {
    /// What TZ says there.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Mexico => "America/Mexico_City",
            Self::Cairo => "Africa/Cairo",
            Self::MexicoByOldRules => "CST6CDT,M4.1.0,M10.5.0",
        }
    }

    /// Hours by which its clocks are ahead of UTC.
    pub fn hours(self, at: i64) -> i64 {
        let within = |from: &str, until: &str| (utc(from)..utc(until)).contains(&at);
        let summer_2022 = within("2022-04-03T08:00:00Z", "2022-10-30T07:00:00Z");
        match self {
            Self::Mexico => -6 + i64::from(summer_2022),
            Self::Cairo => 2 + i64::from(within("2023-04-27T22:00:00Z", "2023-10-26T21:00:00Z")),
            Self::MexicoByOldRules => {
                let summer_2023 = within("2023-04-02T08:00:00Z", "2023-10-29T07:00:00Z");
                -6 + i64::from(summer_2022 || summer_2023)
            }
        }
    }

    /// How Ebb names it in what it keeps: rules without a name are the offset that counted.
    pub fn name(self, at: i64) -> String {
        match self {
            Self::MexicoByOldRules => format!("-{:02}:00", -self.hours(at)),
            named => named.variable().to_owned(),
        }
    }

    /// What a clock on the wall shows.
    pub fn wall(self, at: i64) -> NaiveDateTime {
        let shown = DateTime::from_timestamp_millis(at + self.hours(at) * HOUR);
        shown.unwrap().naive_utc()
    }

    /// The day that somebody lives: a night belongs to the day before until 04:00.
    pub fn day(self, at: i64) -> NaiveDate {
        (self.wall(at) - TimeDelta::hours(4)).date()
    }

    /// When a clock there shows this, which it does once.
    pub fn at(self, wall: NaiveDateTime) -> i64 {
        let shown = wall.and_utc().timestamp_millis();
        let fits = |hours: &i64| self.hours(shown - hours * HOUR) == *hours;
        shown - (-6..=3).find(fits).unwrap() * HOUR
    }
}

/// The first moment of a month of the two years, in UTC: 0 is March 2022.
pub fn month(number: u32) -> i64 {
    let first = NaiveDate::from_ymd_opt(2022, 3, 1).unwrap() + Months::new(number);
    let midnight = first.and_hms_opt(0, 0, 0).unwrap();
    midnight.and_utc().timestamp_millis()
}

/// The Sundays of a month, in no zone.
pub fn sundays(number: u32) -> impl Iterator<Item = NaiveDate> {
    use chrono::Datelike as _;
    let day = |number| Place::Cairo.wall(month(number)).date();
    let (first, next) = (day(number), day(number + 1));
    first
        .iter_days()
        .take_while(move |day| *day < next)
        .filter(|day| day.weekday() == chrono::Weekday::Sun)
}
