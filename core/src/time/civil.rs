//! What a person writes in a diary: a day and a time to the minute, without a zone.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{Day, TimeError};

/// A time of day to the minute. Crosses to other languages as "08:30".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time at `hour` (0 to 23) and `minute` (0 to 59).
    pub const fn of(hour: u32, minute: u32) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self((hour * 60 + minute) as u16))
        } else {
            None
        }
    }

    /// A time of day that a constant says; out of range it is midnight.
    pub(crate) const fn constant(hour: u32, minute: u32) -> Self {
        match Self::of(hour, minute) {
            Some(time) => time,
            None => Self(0),
        }
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> i32 {
        i32::from(self.0)
    }

    /// The time that a clock on the wall shows, without its seconds.
    pub(crate) fn shown_by(wall: NaiveDateTime) -> Self {
        Self((wall.hour() * 60 + wall.minute()) as u16)
    }

    fn time(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0)
            .unwrap_or(NaiveTime::MIN)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let number = |part: &str| {
            let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        text.split_once(':')
            .filter(|(_, minute)| minute.len() == 2)
            .and_then(|(hour, minute)| Self::of(number(hour)?, number(minute)?))
            .ok_or_else(|| TimeError::UnknownTimeOfDay {
                text: text.to_owned(),
            })
    }
}

/// A day and a time of day without a zone. Crosses to other languages as "2026-03-29T02:30".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Civil(NaiveDateTime);

impl Civil {
    /// That time on that calendar day (the small hours belong to the day that the calendar says).
    pub fn new(day: Day, time: TimeOfDay) -> Self {
        Self(day.date().and_time(time.time()))
    }

    /// The calendar day.
    pub fn day(self) -> Day {
        Day::from(self.0.date())
    }

    /// The time of day.
    pub fn time_of_day(self) -> TimeOfDay {
        TimeOfDay::shown_by(self.0)
    }

    /// What a clock on the wall shows.
    pub(crate) fn wall_clock(self) -> NaiveDateTime {
        self.0
    }

    /// The minute that a clock on the wall shows in `zone` at an instant.
    pub fn of(at: crate::time::Instant, zone: crate::time::Zone) -> Self {
        Self::shown_by(zone.wall_clock(at))
    }

    /// The minute that a clock on the wall shows.
    pub(crate) fn shown_by(wall: NaiveDateTime) -> Self {
        Self(wall.date().and_time(TimeOfDay::shown_by(wall).time()))
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.0.date(), self.time_of_day());
        write!(
            f,
            "{:04}-{:02}-{:02}T{time}",
            date.year(),
            date.month(),
            date.day()
        )
    }
}

impl FromStr for Civil {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let unknown = || TimeError::UnknownCivil {
            text: text.to_owned(),
        };
        let (day, time) = text.split_once('T').ok_or_else(unknown)?;
        let day = day.parse::<NaiveDate>().map_err(|_| unknown())?;
        let time = time.parse::<TimeOfDay>().map_err(|_| unknown())?;
        Ok(Self::new(Day::from(day), time))
    }
}

/// Kept and sent as text.
macro_rules! as_text {
    ($($kind:ty),*) => {$(
        impl TryFrom<String> for $kind {
            type Error = TimeError;

            fn try_from(text: String) -> Result<Self, TimeError> {
                text.parse()
            }
        }

        impl From<$kind> for String {
            fn from(value: $kind) -> Self {
                value.to_string()
            }
        }
    )*};
}
pub(super) use as_text;

as_text!(TimeOfDay, Civil);

#[cfg(feature = "uniffi")]
uniffi::custom_type!(TimeOfDay, String, {
    try_lift: |text| Ok(text.parse::<TimeOfDay>()?),
    lower: |time| time.to_string(),
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_civil_time_survives_being_written_and_read(days in 0..300_000_i32, minute in 0..1_440_u32) {
            let date = NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap();
            let time = TimeOfDay::of(minute / 60, minute % 60).unwrap();
            let civil = Civil::new(Day::from(date), time);
            prop_assert_eq!(civil.to_string().parse(), Ok(civil));
            prop_assert_eq!(civil.to_string().len(), 16);
        }
    }

    #[test]
    fn what_is_no_time_is_refused_with_an_example() {
        for text in [
            "", "8", "24:00", "08:60", "8:3", "+8:30", "08:30:00", "á:30",
        ] {
            let error = text.parse::<TimeOfDay>().unwrap_err();
            assert!(error.to_string().contains("08:30"), "{text}");
        }
        assert_eq!("8:30".parse(), Ok(TimeOfDay::of(8, 30).unwrap()));
        for text in ["2026-03-29", "2026-02-30T10:00", "2026-03-29 02:30", "T"] {
            assert!(text.parse::<Civil>().is_err(), "{text}");
        }
    }
}
