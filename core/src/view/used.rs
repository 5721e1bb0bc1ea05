//! How long it holds that somebody used, and through which doors they can say so (safety rules, "I have used"). This
//! is the one rule: what suggests, paces, reminds or counts asks it through [`Holds`](super::Holds).

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::time::{Day, Instant, Zone};

/// A use holds at least this long: so long nobody is left to breathe, sleep or bathe alone.
const AT_LEAST: TimeDelta = TimeDelta::hours(12);

/// The doors through which somebody can say that they used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UseDoor {
    /// "I have used", on every page.
    HaveUsed,
    /// A ride that ended with "I used" or "I used some".
    Ride,
    /// An urge of the diary that was acted on.
    Diary,
    /// A trigger that was met and acted on.
    Trigger,
    /// A day of using that was looked back at in the journal.
    Review,
}

impl UseDoor {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::HaveUsed,
        Self::Ride,
        Self::Diary,
        Self::Trigger,
        Self::Review,
    ];
}

/// One time that somebody used, as they said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Id of what says so: the note, the ride, or the entry. Taking that back takes this use back.
    pub id: String,
    /// The time that it is about, which need not be when it was said.
    pub at: Instant,
    /// Where it was said.
    pub door: UseDoor,
}

/// The instant from which a use at `at` no longer holds: twelve hours later, or the next 04:00 in `zone`, whichever
/// comes last. From then on, by day, it may be looked back at.
pub fn until(at: Instant, zone: Zone) -> Instant {
    let later = at.checked_add_signed(AT_LEAST).unwrap_or(at);
    later.max(Day::of(at, zone).end(zone))
}

/// True where a use, or a sign of danger, at `at` holds at `now`, for somebody who is in `zone` now. What lies ahead of `now` has not
/// happened.
pub fn still_holds(at: Instant, now: Instant, zone: Zone) -> bool {
    at <= now && now < until(at, zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::time::{from_millis, to_millis};

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    /// Whether a use holds one second before `end` and no longer at `end`.
    fn ends(used: &str, end: &str, zone: &str) -> (bool, bool) {
        let zone = zone.parse().unwrap();
        let holds = |now| still_holds(at(used), now, zone);
        (holds(at(end) - TimeDelta::seconds(1)), holds(at(end)))
    }

    #[test]
    fn a_use_holds_for_twelve_hours_and_to_the_end_of_its_day() {
        for (used, end) in [
            // At night the twelve hours are longer, by day the day is.
            ("2026-11-23T03:50:00+01:00", "2026-11-23T15:50:00+01:00"),
            ("2026-11-23T10:00:00+01:00", "2026-11-24T04:00:00+01:00"),
            ("2026-11-23T16:00:00+01:00", "2026-11-24T04:00:00+01:00"),
            ("2026-11-23T20:00:00+01:00", "2026-11-24T08:00:00+01:00"),
            ("2026-11-23T04:00:00+01:00", "2026-11-24T04:00:00+01:00"),
        ] {
            assert_eq!(ends(used, end, "Europe/Berlin"), (true, false), "{used}");
        }
        let berlin = "Europe/Berlin".parse().unwrap();
        let night = at("2026-11-23T03:50:00+01:00");
        assert!(still_holds(night, at("2026-11-23T04:01:00+01:00"), berlin));
    }

    #[test]
    fn twelve_hours_are_hours_and_four_o_clock_is_read_off_the_wall_where_the_clocks_change() {
        for (used, end) in [
            // Spring: 02:00 becomes 03:00, so the night is an hour shorter and twelve hours end an hour later.
            ("2026-03-29T01:30:00+01:00", "2026-03-29T14:30:00+02:00"),
            ("2026-03-28T10:00:00+01:00", "2026-03-29T04:00:00+02:00"),
            // Autumn: 03:00 becomes 02:00.
            ("2026-10-25T01:30:00+02:00", "2026-10-25T12:30:00+01:00"),
            ("2026-10-24T10:00:00+02:00", "2026-10-25T04:00:00+01:00"),
        ] {
            assert_eq!(ends(used, end, "Europe/Berlin"), (true, false), "{used}");
        }
    }

    #[test]
    fn the_day_ends_where_the_person_is_now() {
        // 10:00 in Berlin is 18:00 in Tokyo, where the day ends eight hours sooner.
        let used = "2026-11-23T10:00:00+01:00";
        let end = "2026-11-24T06:00:00+09:00";
        assert_eq!(ends(used, end, "Asia/Tokyo"), (true, false));
    }

    #[test]
    fn what_lies_ahead_has_not_happened() {
        let used = at("2026-11-23T10:00:00Z");
        let before = used - TimeDelta::milliseconds(1);
        assert!(!still_holds(used, before, Zone::UTC) && still_holds(used, used, Zone::UTC));
    }

    proptest! {
        #[test]
        fn it_holds_at_least_twelve_hours_at_most_a_day_and_a_later_use_never_ends_sooner(
            millis in 1_700_000_000_000..2_000_000_000_000_i64, later in 0..200_000_000_i64,
            zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]),
        ) {
            let zone = zone.parse().unwrap();
            let used = from_millis(millis).unwrap();
            let end = until(used, zone);
            let hours = (to_millis(end) - millis) as f64 / 3_600_000.0;
            prop_assert!((12.0..=25.0).contains(&hours), "{hours}");
            prop_assert!(until(from_millis(millis + later).unwrap(), zone) >= end);
        }
    }
}
