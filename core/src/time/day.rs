//! The day as a person lives it: it begins at 04:00, so a night out belongs to the evening it began in.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::civil::as_text;
use super::{Instant, TimeError, Zone};

/// Hours after midnight at which a day begins.
const DAY_BEGINS_AT: i64 = 4;

/// A civil day. Crosses to other languages as "2026-11-23".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

impl Day {
    /// The day that `instant` belongs to for someone in `zone`.
    pub fn of(instant: Instant, zone: Zone) -> Self {
        let wall = zone.wall_clock(instant);
        Self(
            wall.checked_sub_signed(TimeDelta::hours(DAY_BEGINS_AT))
                .unwrap_or(wall)
                .date(),
        )
    }

    /// Days from `earlier` to this day; negative when this day is the earlier one.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Monday is 0.
    pub fn weekday(self) -> usize {
        self.0.weekday().num_days_from_monday() as usize
    }

    /// Day of the month from 1, month from 1, and year.
    pub fn calendar(self) -> (u32, u32, i32) {
        (self.0.day(), self.0.month(), self.0.year())
    }

    /// The instant at which this day is over for someone in `zone`.
    pub(crate) fn end(self, zone: Zone) -> Instant {
        let next = self.0.succ_opt().unwrap_or(self.0);
        let hours = TimeDelta::hours(DAY_BEGINS_AT);
        zone.instant_of(next.and_time(NaiveTime::MIN) + hours)
    }

    /// The day of the calendar, for arithmetic.
    pub(crate) fn date(self) -> NaiveDate {
        self.0
    }
}

/// A day of the calendar as it stands there; unlike [`Day::of`], no hour is shifted.
impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Day {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        text.parse().map(Self).map_err(|_| TimeError::UnknownDay {
            text: text.to_owned(),
        })
    }
}

as_text!(Day);

#[cfg(feature = "uniffi")]
uniffi::custom_type!(Day, String, {
    try_lift: |text| Ok(text.parse::<Day>()?),
    lower: |day| day.to_string(),
});

#[cfg(test)]
mod tests {
    use super::*;

    fn day(rfc3339: &str, zone: &str) -> String {
        let instant = chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc();
        Day::of(instant, zone.parse().unwrap()).to_string()
    }

    #[test]
    fn half_past_three_at_night_belongs_to_the_evening_before() {
        assert_eq!(day("2026-11-23T02:30:00Z", "Europe/Berlin"), "2026-11-22");
        assert_eq!(day("2026-11-23T03:00:00Z", "Europe/Berlin"), "2026-11-23");
    }

    #[test]
    fn the_day_is_that_of_the_zone_where_it_happened() {
        assert_eq!(day("2026-11-23T20:00:00Z", "Asia/Tokyo"), "2026-11-24");
        assert_eq!(
            day("2026-11-23T20:00:00Z", "America/New_York"),
            "2026-11-23"
        );
    }

    #[test]
    fn four_o_clock_is_read_off_the_wall_on_the_night_the_clocks_change() {
        // Berlin, 2026-10-25: 03:00 CEST becomes 02:00 CET, so 04:00 on the wall is 03:00 UTC.
        assert_eq!(day("2026-10-25T02:59:59Z", "Europe/Berlin"), "2026-10-24");
        assert_eq!(day("2026-10-25T03:00:00Z", "Europe/Berlin"), "2026-10-25");
    }

    #[test]
    fn a_day_survives_being_written_and_read() {
        let written = day("2024-02-29T12:00:00Z", "UTC");
        assert_eq!(written.parse::<Day>().unwrap().to_string(), "2024-02-29");
        assert!("29 February".parse::<Day>().is_err());
    }
}
