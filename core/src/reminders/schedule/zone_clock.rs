//! Civil times of one zone as instants. The stretch of time over which the zone's offset stays as it is is looked up
//! once, so that most occurrences cost a comparison and not a search in the zone's table.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

const DAY: i64 = 86_400;
/// Days from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_163;

/// A zone, and the stretch of civil seconds (since 1970) over which its offset is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    zone: Zone,
    offset: i32,
    from: i64,
    until: i64,
}

/// A civil time with the instant at which it is. Small numbers, each by itself: dates and times of the calendar are made
/// of them where somebody wants them, which most are thrown away before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    day: NaiveDate,
    time: TimeOfDay,
    /// Seconds east of UTC.
    offset: i32,
}

impl Slot {
    /// What a clock on the wall is to show.
    pub(crate) fn start(&self) -> Civil {
        Civil::new(Day::from(self.day), self.time)
    }

    /// Milliseconds since 1970.
    #[inline(always)]
    pub(crate) fn at_ms(&self) -> i64 {
        (local(self.day, self.time) - i64::from(self.offset)) * 1_000
    }

    /// The instant.
    #[inline(always)]
    pub(crate) fn at(&self) -> Option<Instant> {
        // Its day is this one, or one that touches it: cheaper than to count days since 1970.
        let seconds = i64::from(self.time.minutes()) * 60 - i64::from(self.offset);
        let (day, seconds) = match seconds {
            ..0 => (self.day.pred_opt()?, seconds + DAY),
            DAY.. => (self.day.succ_opt()?, seconds - DAY),
            _ => (self.day, seconds),
        };
        let seconds = u32::try_from(seconds).ok()?;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
        Some(day.and_time(time).and_utc())
    }
}

/// Civil seconds since 1970.
#[inline(always)]
fn local(day: NaiveDate, time: TimeOfDay) -> i64 {
    (i64::from(day.num_days_from_ce()) - EPOCH) * DAY + i64::from(time.minutes()) * 60
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

    /// When a time on a day is. A time that does not exist moves forward by the gap; one that comes twice is the first.
    #[inline(always)]
    pub(crate) fn at(&mut self, day: NaiveDate, time: TimeOfDay) -> Slot {
        let local = local(day, time);
        if !(self.from..self.until).contains(&local) {
            self.look_up(local);
        }
        let offset = self.offset;
        Slot { day, time, offset }
    }

    /// Looks up the stretch that holds these civil seconds.
    #[cold]
    pub(crate) fn look_up(&mut self, local: i64) {
        let stretch = self.zone.stretch(local);
        (self.from, self.until) = (stretch.from, stretch.until);
        self.offset = stretch.offset;
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
                let slot = clock.at(day, time);
                let civil = slot.start();
                let expected = zone.instant_of(civil.wall_clock());
                assert_eq!(slot.at(), Some(expected), "{zone} {civil}");
                assert_eq!(slot.at_ms(), expected.timestamp_millis());
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
                let slot = clock.at(date, noon);
                let expected = zone.instant_of(slot.start().wall_clock());
                assert_eq!(slot.at(), Some(expected));
            }
        }
    }
}
