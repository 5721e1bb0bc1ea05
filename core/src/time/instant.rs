//! An instant is UTC and whole milliseconds, which is what the store keeps and what crosses to other languages.

use chrono::{DateTime, Utc};

/// A moment in UTC. Ebb counts in whole milliseconds; finer parts are dropped when a moment is recorded.
pub type Instant = DateTime<Utc>;

/// A time that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The instant lies outside the years 1970 to 9999.
    #[error("{millis} ms is outside the years 1970 to 9999; check the clock of this device")]
    OutOfRange {
        /// Milliseconds since 1970-01-01T00:00Z, as given.
        millis: i64,
    },
    /// A zone that is neither an IANA name nor an offset.
    #[error(
        "`{name}` is not a time zone; use a name such as Europe/Berlin or an offset such as +02:00"
    )]
    UnknownZone {
        /// The text as given.
        name: String,
    },
    /// A day that is not written as year, month and day.
    #[error("`{text}` is not a day; write it as 2026-11-23")]
    UnknownDay {
        /// The text as given.
        text: String,
    },
    /// A time of day that is not written as hours and minutes.
    #[error("`{text}` is not a time of day; write it as 08:30")]
    UnknownTimeOfDay {
        /// The text as given.
        text: String,
    },
    /// A day with a time that is not written as both.
    #[error("`{text}` is not a day and a time; write it as 2026-11-23T08:30")]
    UnknownCivil {
        /// The text as given.
        text: String,
    },
}

/// 9999-12-31T23:59:59.999Z
const LAST_MILLI: i64 = 253_402_300_799_999;

/// The instant that lies `millis` milliseconds after 1970-01-01T00:00Z.
pub fn from_millis(millis: i64) -> Result<Instant, TimeError> {
    if !(0..=LAST_MILLI).contains(&millis) {
        return Err(TimeError::OutOfRange { millis });
    }
    DateTime::from_timestamp_millis(millis).ok_or(TimeError::OutOfRange { millis })
}

/// True for what lies within the years that are counted. What others wrote may lie anywhere.
pub(crate) fn is_counted(instant: Instant) -> bool {
    (0..=LAST_MILLI).contains(&to_millis(instant))
}

/// Whole milliseconds since 1970-01-01T00:00Z.
pub fn to_millis(instant: Instant) -> i64 {
    instant.timestamp_millis()
}

#[cfg(feature = "uniffi")]
uniffi::custom_type!(Instant, i64, {
    remote,
    try_lift: |millis| Ok(from_millis(millis)?),
    lower: |instant| to_millis(instant),
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn milliseconds_survive_the_way_there_and_back(millis in 0..=LAST_MILLI) {
            prop_assert_eq!(to_millis(from_millis(millis).unwrap()), millis);
        }
    }

    #[test]
    fn extremes_are_refused_instead_of_wrapping() {
        for millis in [i64::MIN, -1, LAST_MILLI + 1, i64::MAX] {
            assert_eq!(from_millis(millis), Err(TimeError::OutOfRange { millis }));
        }
    }
}
