//! Civil times of one zone as instants, for rules that come back within days: an offset that holds at two moments
//! a fortnight apart holds between them, so most occurrences need no look into the zone's table.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

/// No zone of the database changes its offset and back within this time; a test goes through all of them.
const NEAR: i64 = 14 * 86_400;
const DAY: i64 = 86_400;
/// Days from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_163;

/// A zone, and the stretch of civil seconds (since 1970) over which its offset is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    zone: Zone,
    offset: i64,
    from: i64,
    until: i64,
    looks_ahead: bool,
}

impl Clock {
    /// `looks_ahead` where the next question will be within days.
    pub(super) fn new(zone: Zone, looks_ahead: bool) -> Self {
        Self {
            zone,
            offset: 0,
            from: 0,
            until: 0,
            looks_ahead,
        }
    }

    /// The civil time and the instant of minute `minutes` of day `day` (from 0001-01-01). A time that does not
    /// exist moves forward by the gap; one that comes twice is the first.
    pub(super) fn at(&mut self, day: i32, time: TimeOfDay) -> Option<(Civil, Instant)> {
        let date = NaiveDate::from_num_days_from_ce_opt(day)?;
        let civil = Civil::new(Day::from(date), time);
        let local = (i64::from(day) - EPOCH) * DAY + i64::from(time.minutes()) * 60;
        if !(self.from..self.until).contains(&local) {
            self.look_up(civil.wall_clock(), local);
        }
        Some((civil, Instant::from_timestamp(local - self.offset, 0)?))
    }

    fn look_up(&mut self, wall: NaiveDateTime, local: i64) {
        self.offset = i64::from(self.zone.offset_at(wall));
        (self.from, self.until) = (local, local + 1);
        if self.looks_ahead
            && let Some(later) = wall.checked_add_signed(TimeDelta::seconds(NEAR))
            && i64::from(self.zone.offset_at(later)) == self.offset
        {
            self.until = local + NEAR;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike as _;

    #[test]
    fn looking_ahead_gives_what_each_look_up_gives_in_every_zone() {
        let start = NaiveDate::from_ymd_opt(2020, 1, 1)
            .unwrap()
            .num_days_from_ce();
        let time = TimeOfDay::of(2, 30).unwrap();
        for tz in chrono_tz::TZ_VARIANTS {
            let zone = Zone::Named(tz);
            let mut clock = Clock::new(zone, true);
            for day in start..start + 18 * 365 {
                let (civil, instant) = clock.at(day, time).unwrap();
                assert_eq!(
                    instant,
                    zone.instant_of(civil.wall_clock()),
                    "{zone} {civil}"
                );
            }
        }
    }
}
