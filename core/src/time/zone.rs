//! The zone a person is in: an IANA name, or a fixed offset where the device's own name is unknown.

use std::{fmt, str::FromStr};

use chrono::{FixedOffset, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::civil::as_text;
use super::told_zone::ToldZone;
use super::zone_table::{NamedZone, Stretch};
use super::{Instant, TimeError};

/// A time zone. Crosses to other languages as its name ("Europe/Berlin") or its offset ("+02:00").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Zone {
    /// A zone of the IANA database.
    Named(NamedZone),
    /// An offset from UTC that never changes.
    Fixed(FixedOffset),
    /// A zone whose coming changes are those that the device told. Kept and sent by its name alone.
    Told(ToldZone),
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self::Named(NamedZone::UTC);

    /// The zone that a device reports. A name that is not in the database becomes the offset that the device
    /// says it has now; the caller can tell from [`Zone::is_fixed`] and say so once.
    pub fn of_device(name: &str, offset_seconds: i32) -> Result<Self, TimeError> {
        if let Some(zone) = NamedZone::named(name) {
            return Ok(Self::Named(zone));
        }
        FixedOffset::east_opt(offset_seconds)
            .map(Self::Fixed)
            .ok_or_else(|| TimeError::UnknownZone {
                name: name.to_owned(),
            })
    }

    /// True when the zone is only an offset to Ebb, so that summer time can be followed no further than the device told.
    pub fn is_fixed(&self) -> bool {
        self.named().is_none()
    }

    /// True where both have one name or one offset, whatever was told about the clocks of either.
    pub fn is_called_like(&self, other: &Self) -> bool {
        match (self.named(), other.named()) {
            (None, None) => self.to_string() == other.to_string(),
            (one, other) => one == other,
        }
    }

    /// Its name in the database.
    pub(crate) fn named(&self) -> Option<NamedZone> {
        match self {
            Self::Named(zone) => Some(*zone),
            Self::Fixed(_) => None,
            Self::Told(zone) => zone.named(),
        }
    }

    /// The ISO 3166 code of the country that it lies in ("DE"); none for an offset and for a time of no place.
    pub fn country(&self) -> Option<&'static str> {
        self.named().and_then(NamedZone::country)
    }

    /// What a clock on the wall shows at `instant`.
    pub fn wall_clock(&self, instant: Instant) -> NaiveDateTime {
        FixedOffset::east_opt(self.offset_of(instant))
            .and_then(|offset| instant.naive_utc().checked_add_offset(offset))
            .unwrap_or_else(|| instant.naive_utc())
    }

    /// Seconds east of UTC that a clock on the wall shows at `instant`.
    pub fn offset_of(&self, instant: Instant) -> i32 {
        match self {
            Self::Named(zone) => zone.offset_at(instant.timestamp()),
            Self::Fixed(offset) => offset.local_minus_utc(),
            Self::Told(zone) => zone.offset_at(instant.timestamp()),
        }
    }

    /// The offset from UTC in seconds by which a clock on the wall that shows `wall` is read. A time that a spring
    /// gap skips is read by the offset before the gap, so that it moves forward by the length of the gap; one that
    /// autumn repeats is the first of the two.
    pub(crate) fn offset_at(&self, wall: NaiveDateTime) -> i32 {
        self.stretch(wall.and_utc().timestamp()).offset
    }

    /// The stretch that holds `wall`, which a clock on the wall shows, in seconds since 1970.
    pub(crate) fn stretch(&self, wall: i64) -> Stretch {
        match self {
            Self::Named(zone) => zone.stretch(wall),
            Self::Told(zone) => zone.stretch(wall),
            Self::Fixed(offset) => Stretch {
                from: i64::MIN,
                until: i64::MAX,
                offset: offset.local_minus_utc(),
            },
        }
    }

    /// The instant at which a clock on the wall shows `wall`, with gaps and repeated hours as in [`Zone::offset_at`].
    pub(crate) fn instant_of(&self, wall: NaiveDateTime) -> Instant {
        let offset = i64::from(self.offset_at(wall));
        Instant::from_timestamp(wall.and_utc().timestamp() - offset, 0)
            .unwrap_or_else(|| wall.and_utc())
    }
}

#[cfg(test)]
impl Zone {
    /// Every zone of the database, by each of its names.
    pub(crate) fn all() -> Vec<Self> {
        NamedZone::all().map(Self::Named).collect()
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(zone) => f.write_str(zone.name()),
            Self::Fixed(offset) => write!(f, "{offset}"),
            Self::Told(zone) => write!(f, "{zone}"),
        }
    }
}

impl FromStr for Zone {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        if let Some(zone) = NamedZone::named(text) {
            return Ok(Self::Named(zone));
        }
        fixed(text)
            .map(Self::Fixed)
            .ok_or_else(|| TimeError::UnknownZone {
                name: text.to_owned(),
            })
    }
}

/// "+02:00", or "+03:56:26" where a device says seconds too. chrono passes over whatever follows the minutes.
fn fixed(text: &str) -> Option<FixedOffset> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let signs =
        text.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':') && !text.ends_with(':');
    match digits {
        4 if signs => text.parse().ok(),
        6 if signs => {
            let (minutes, seconds) = text.rsplit_once(':')?;
            let minutes: FixedOffset = minutes.parse().ok()?;
            let seconds: i32 = seconds.parse().ok().filter(|seconds| *seconds < 60)?;
            let sign = if text.starts_with('+') { 1 } else { -1 };
            FixedOffset::east_opt(minutes.local_minus_utc() + sign * seconds)
        }
        _ => None,
    }
}

as_text!(Zone);

#[cfg(feature = "uniffi")]
uniffi::custom_type!(Zone, String, {
    try_lift: |name| Ok(name.parse::<Zone>()?),
    lower: |zone| zone.to_string(),
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::from_millis;

    #[test]
    fn every_zone_of_the_database_survives_being_written_and_read() {
        for zone in Zone::all() {
            assert_eq!(zone.to_string().parse(), Ok(zone));
        }
    }

    #[test]
    fn an_unknown_device_zone_becomes_its_offset() {
        let zone = Zone::of_device("Mars/Olympus", 7 * 3600).unwrap();
        assert!(zone.is_fixed());
        assert_eq!(zone.to_string(), "+07:00");
        assert_eq!("+07:00".parse(), Ok(zone));
    }

    #[test]
    fn an_offset_survives_being_written_and_read_with_its_seconds_and_nothing_else_is_one() {
        for seconds in [0, 1, -1, 26, -26, 14_186, -14_186, 86_399, -86_399, 19_800] {
            let zone = Zone::of_device("", seconds).unwrap();
            assert_eq!(zone.to_string().parse(), Ok(zone), "{zone}");
        }
        for odd in [
            "+02:00 and more",
            "+02:00:00:00",
            "+02:00:60",
            "+02:00:",
            "+2",
            "++02:00",
            "02:00",
        ] {
            assert!(odd.parse::<Zone>().is_err(), "{odd}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_an_example_of_what_works() {
        let error = "yesterday".parse::<Zone>().unwrap_err();
        assert!(error.to_string().contains("Europe/Berlin"));
        assert!(Zone::of_device("nowhere", 90_000).is_err());
    }

    #[test]
    fn the_wall_clock_follows_summer_time() {
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        // 2026-03-29: clocks go from 02:00 to 03:00 at 01:00 UTC.
        let before = from_millis(1_774_745_999_000).unwrap();
        let after = from_millis(1_774_746_000_000).unwrap();
        assert_eq!(berlin.wall_clock(before).to_string(), "2026-03-29 01:59:59");
        assert_eq!(berlin.wall_clock(after).to_string(), "2026-03-29 03:00:00");
    }
}
