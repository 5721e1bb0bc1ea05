//! The night, on the clock on the wall: no measure is asked for in it, and a phone is dark, dim and silent.

use super::{Instant, TimeOfDay, Zone};

/// When it begins.
pub const EVENING: TimeOfDay = TimeOfDay::constant(21, 0);
/// When it is over.
pub const MORNING: TimeOfDay = TimeOfDay::constant(8, 0);

/// True from nine in the evening to eight in the morning.
pub fn is_night(at: Instant, zone: Zone) -> bool {
    let time = TimeOfDay::shown_by(zone.wall_clock(at));
    time >= EVENING || time < MORNING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_night_from_nine_to_eight_wherever_somebody_is_also_when_the_clocks_change() {
        for (at, zone, night) in [
            ("2026-11-24T20:59:59+01:00", "Europe/Berlin", false),
            ("2026-11-24T21:00:00+01:00", "Europe/Berlin", true),
            ("2026-11-24T21:00:00+01:00", "America/New_York", false),
            ("2026-11-25T03:00:00+01:00", "Europe/Berlin", true),
            ("2026-11-25T07:59:59+01:00", "Europe/Berlin", true),
            ("2026-11-25T08:00:00+01:00", "Europe/Berlin", false),
            // An hour less, and an hour more.
            ("2026-03-29T07:59:00+02:00", "Europe/Berlin", true),
            ("2026-03-29T08:00:00+02:00", "Europe/Berlin", false),
            ("2026-10-25T07:59:00+01:00", "Europe/Berlin", true),
            ("2026-10-25T08:00:00+01:00", "Europe/Berlin", false),
            // Half an hour from the others.
            ("2026-11-24T15:30:00+00:00", "Asia/Kolkata", true),
            ("2026-11-24T15:29:59+00:00", "Asia/Kolkata", false),
        ] {
            let (at, zone): (Instant, Zone) = (at.parse().unwrap(), zone.parse().unwrap());
            assert_eq!(is_night(at, zone), night, "{at} {zone}");
        }
    }
}
