//! Civil times of one zone as instants. The stretch of time over which the zone's offset stays as it is is looked up
//! once, so that most occurrences cost a comparison and not a search in the zone's table.

use chrono::NaiveDate;

use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

const DAY: i64 = 86_400;
/// Days from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_163;

/// A zone, and the stretch of civil seconds (since 1970) over which its offset is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    zone: Zone,
    offset: i64,
    from: i64,
    until: i64,
}

impl Clock {
    pub(crate) fn new(zone: Zone) -> Self {
        // An empty stretch, so that the first time is looked up.
        Self {
            zone,
            offset: 0,
            from: 0,
            until: 0,
        }
    }

    /// The civil time and the instant of a time on day `day` (from 0001-01-01). A time that does not exist moves
    /// forward by the gap; one that comes twice is the first.
    pub(crate) fn at(&mut self, day: i32, time: TimeOfDay) -> Option<(Civil, Instant)> {
        let date = NaiveDate::from_num_days_from_ce_opt(day)?;
        let local = (i64::from(day) - EPOCH) * DAY + i64::from(time.minutes()) * 60;
        if !(self.from..self.until).contains(&local) {
            self.look_up(local);
        }
        let at = Instant::from_timestamp(local - self.offset, 0)?;
        Some((Civil::new(Day::from(date), time), at))
    }

    fn look_up(&mut self, local: i64) {
        let stretch = self.zone.stretch(local);
        (self.from, self.until) = (stretch.from, stretch.until);
        self.offset = i64::from(stretch.offset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike as _;

    #[test]
    fn what_is_kept_gives_what_each_look_up_gives_in_every_zone() {
        let start = NaiveDate::from_ymd_opt(2015, 1, 1)
            .unwrap()
            .num_days_from_ce();
        let time = TimeOfDay::of(2, 30).unwrap();
        for zone in Zone::all() {
            let mut clock = Clock::new(zone);
            for day in start..start + 25 * 365 {
                let (civil, instant) = clock.at(day, time).unwrap();
                assert_eq!(
                    instant,
                    zone.instant_of(civil.wall_clock()),
                    "{zone} {civil}"
                );
            }
        }
    }

    #[test]
    fn a_day_long_before_or_after_the_others_is_right_too() {
        let zone: Zone = "Europe/Berlin".parse().unwrap();
        let mut clock = Clock::new(zone);
        let noon = TimeOfDay::of(12, 0).unwrap();
        for year in [2026, 1970, 2199, 1980, 2027, 1999] {
            for month in [1, 7] {
                let date = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
                let (civil, at) = clock.at(date.num_days_from_ce(), noon).unwrap();
                assert_eq!(at, zone.instant_of(civil.wall_clock()));
            }
        }
    }
}
