//! Civil times of one zone as instants. The changes of a zone's clocks are looked up once for each decade and
//! kept, so that an occurrence costs a comparison and not a search in the zone's table.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

/// No zone of the database changes its offset and back within this time; a test goes through all of them.
const NEAR: i64 = 14 * 86_400;
const DAY: i64 = 86_400;
/// About ten years, in seconds.
const DECADE: i64 = 3_653 * DAY;
/// Days from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_163;

/// The civil second from which an offset counts, and that offset; the first of a decade counts from its beginning.
type Offsets = &'static [(i64, i64)];

/// A zone, and the stretch of civil seconds (since 1970) over which its offset is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    zone: Zone,
    offset: i64,
    from: i64,
    until: i64,
    decade: i64,
    offsets: Offsets,
}

impl Clock {
    pub(super) fn new(zone: Zone) -> Self {
        let (offset, from, until) = match zone {
            Zone::Fixed(offset) => (i64::from(offset.local_minus_utc()), i64::MIN, i64::MAX),
            Zone::Named(_) => (0, 0, 0),
        };
        Self {
            zone,
            offset,
            from,
            until,
            decade: 0,
            offsets: &[],
        }
    }

    /// The civil time and the instant of a time on day `day` (from 0001-01-01). A time that does not exist moves
    /// forward by the gap; one that comes twice is the first.
    pub(super) fn at(&mut self, day: i32, time: TimeOfDay) -> Option<(Civil, Instant)> {
        let date = NaiveDate::from_num_days_from_ce_opt(day)?;
        let local = (i64::from(day) - EPOCH) * DAY + i64::from(time.minutes()) * 60;
        if !(self.from..self.until).contains(&local) {
            self.look_up(local);
        }
        let at = Instant::from_timestamp(local - self.offset, 0)?;
        Some((Civil::new(Day::from(date), time), at))
    }

    fn look_up(&mut self, local: i64) {
        let Zone::Named(tz) = self.zone else { return };
        let decade = local.div_euclid(DECADE);
        if self.offsets.is_empty() || decade != self.decade {
            (self.decade, self.offsets) = (decade, offsets(tz, decade));
        }
        let next = self.offsets.partition_point(|(from, _)| *from <= local);
        if let Some((from, offset)) = self.offsets.get(next.saturating_sub(1)) {
            (self.from, self.offset) = (*from, *offset);
        }
        let end = (decade + 1) * DECADE;
        self.until = self.offsets.get(next).map_or(end, |(from, _)| *from);
    }
}

/// The offsets of a zone in one decade. There are some 600 zones, and a decade has few changes: what is kept is
/// never given back.
fn offsets(tz: Tz, decade: i64) -> Offsets {
    static KNOWN: OnceLock<RwLock<HashMap<(Tz, i64), Offsets>>> = OnceLock::new();
    let known = KNOWN.get_or_init(RwLock::default);
    // A panic while it was held left a map that is whole: each insert is one step.
    let found = known
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&(tz, decade))
        .copied();
    found.unwrap_or_else(|| {
        *known
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .entry((tz, decade))
            .or_insert_with(|| searched(Zone::Named(tz), decade).leak())
    })
}

/// The offsets of a decade, by halving each fortnight at whose ends they differ.
fn searched(zone: Zone, decade: i64) -> Vec<(i64, i64)> {
    let offset = |local: i64| {
        DateTime::from_timestamp(local, 0).map_or(0, |at| i64::from(zone.offset_at(at.naive_utc())))
    };
    let (begin, end) = (decade * DECADE, (decade + 1) * DECADE);
    let mut found = vec![(begin, offset(begin))];
    let mut from = begin;
    while from < end {
        let until = from + NEAR;
        let (before, after) = (offset(from), offset(until));
        if before != after {
            let (mut low, mut high) = (from, until);
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if offset(middle) == before {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            found.push((high, after));
        }
        from = until;
    }
    found
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
        for tz in chrono_tz::TZ_VARIANTS {
            let zone = Zone::Named(tz);
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
