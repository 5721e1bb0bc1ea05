//! Civil times of one zone as instants. The stretch of time over which the zone's offset stays as it is is looked up
//! once, so that most occurrences cost a comparison and not a search in the zone's table.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

const DAY: i64 = 86_400;

/// A zone, and the stretch of civil time over which its offset is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    zone: Zone,
    offset: i64,
    from: NaiveDateTime,
    until: NaiveDateTime,
}

impl Clock {
    pub(crate) fn new(zone: Zone) -> Self {
        // An empty stretch, so that the first time is looked up.
        Self {
            zone,
            offset: 0,
            from: NaiveDateTime::MIN,
            until: NaiveDateTime::MIN,
        }
    }

    /// The civil time and the instant of a time on a day. A time that does not exist moves forward by the gap; one
    /// that comes twice is the first.
    #[inline]
    pub(crate) fn at(&mut self, day: NaiveDate, time: TimeOfDay) -> Option<(Civil, Instant)> {
        let start = Civil::new(Day::from(day), time);
        let wall = start.wall_clock();
        if !(self.from..self.until).contains(&wall) {
            self.look_up(wall);
        }
        // The day of the instant is this one, or one that touches it: cheaper than counting days since 1970.
        let seconds = i64::from(time.minutes()) * 60 - self.offset;
        let (day, seconds) = match seconds {
            ..0 => (day.pred_opt()?, seconds + DAY),
            DAY.. => (day.succ_opt()?, seconds - DAY),
            _ => (day, seconds),
        };
        let seconds = u32::try_from(seconds).ok()?;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
        Some((start, day.and_time(time).and_utc()))
    }

    /// Looks up the stretch that holds `wall`.
    #[cold]
    pub(crate) fn look_up(&mut self, wall: NaiveDateTime) {
        let stretch = self.zone.stretch(wall.and_utc().timestamp());
        let civil = |seconds| DateTime::from_timestamp(seconds, 0).map(|at| at.naive_utc());
        // A stretch without a beginning or an end is longer than the calendar.
        self.from = civil(stretch.from).unwrap_or(NaiveDateTime::MIN);
        self.until = civil(stretch.until).unwrap_or(NaiveDateTime::MAX);
        self.offset = i64::from(stretch.offset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_gives_what_each_look_up_gives_in_every_zone() {
        let start = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
        let time = TimeOfDay::of(2, 30).unwrap();
        for zone in Zone::all() {
            let mut clock = Clock::new(zone);
            for day in start.iter_days().take(25 * 365) {
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
                let (civil, at) = clock.at(date, noon).unwrap();
                assert_eq!(at, zone.instant_of(civil.wall_clock()));
            }
        }
    }
}
