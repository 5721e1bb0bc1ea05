//! The parts of a day, six hours each from the hour at which a day begins.

use crate::content::DayPartWords;
use crate::time::{Instant, Zone};
use chrono::Timelike as _;

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    /// 04:00 to 10:00.
    Morning,
    /// 10:00 to 16:00.
    Midday,
    /// 16:00 to 22:00.
    Evening,
    /// 22:00 to 04:00.
    Night,
}

impl DayPart {
    /// All of them, as a day goes on.
    pub(super) const ALL: [Self; 4] = [Self::Morning, Self::Midday, Self::Evening, Self::Night];

    /// The part that it was for somebody in `zone`.
    pub(super) fn of(at: Instant, zone: Zone) -> Self {
        Self::at(zone.wall_clock(at).hour())
    }

    /// The part that an hour of the clock belongs to.
    pub(super) fn at(hour: u32) -> Self {
        match hour {
            4..10 => Self::Morning,
            10..16 => Self::Midday,
            16..22 => Self::Evening,
            _ => Self::Night,
        }
    }

    /// What it is called.
    pub(super) fn name(self, words: &DayPartWords) -> &str {
        match self {
            Self::Morning => &words.morning,
            Self::Midday => &words.midday,
            Self::Evening => &words.evening,
            Self::Night => &words.night,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hour_lies_in_one_part_by_the_clock_on_the_wall() {
        let at = |rfc3339: &str| {
            let at = chrono::DateTime::parse_from_rfc3339(rfc3339)
                .unwrap()
                .to_utc();
            DayPart::of(at, "Europe/Berlin".parse().unwrap())
        };
        assert_eq!(at("2026-11-24T03:59:59+01:00"), DayPart::Night);
        assert_eq!(at("2026-11-24T04:00:00+01:00"), DayPart::Morning);
        assert_eq!(at("2026-11-24T10:00:00+01:00"), DayPart::Midday);
        assert_eq!(at("2026-11-24T16:00:00+01:00"), DayPart::Evening);
        assert_eq!(at("2026-11-24T22:00:00+01:00"), DayPart::Night);
        assert_eq!(at("2026-11-24T00:00:00+01:00"), DayPart::Night);
        // The same instant is another part of the day elsewhere.
        let noon = chrono::DateTime::parse_from_rfc3339("2026-11-24T12:00:00Z").unwrap();
        assert_eq!(
            DayPart::of(noon.to_utc(), "Asia/Tokyo".parse().unwrap()),
            DayPart::Evening
        );
    }
}
