//! A zone as a device knows it: for the months of which the device spoke its offsets count, before and after them those
//! of the table.

use std::fmt;

use chrono::FixedOffset;

use super::zone_span::Span;
use super::zone_table::{NamedZone, Stretch};
use crate::time::{Instant, OffsetChange};

/// Changes of offset that are kept of one zone. Even Morocco, in the years of its four a year, needs ten in 26 months.
const MOST: usize = 12;
/// A zone whose clocks did not change in the last year of what was told is taken to leave them so.
const SETTLED_AFTER: i64 = 366 * 86_400;

/// What counts outside of what was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Named(NamedZone),
    /// A name that the table does not have: the offset of the moment at which it was told.
    Unknown(FixedOffset),
}

/// A zone with what a device told about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ToldZone {
    base: Base,
    spans: [Span; MOST],
    count: u8,
    /// The table speaks again from here on, in seconds since 1970.
    until: i64,
}

impl ToldZone {
    /// `changes`, of which the first says from when on the device is believed, count up to `until`. Where there are more
    /// than can be kept the latest are left out, and the table speaks again at the first of those. None without a change.
    pub(super) fn new(
        name: Option<NamedZone>,
        changes: &[OffsetChange],
        until: Instant,
    ) -> Option<Self> {
        let within = changes.partition_point(|change| change.at < until);
        let changes = changes.get(..within)?;
        let first = changes.first()?;
        let base = match name {
            Some(zone) => Base::Named(zone),
            None => Base::Unknown(FixedOffset::east_opt(first.offset_seconds)?),
        };
        let mut spans = [Span::new(0, 0); MOST];
        let mut count = 0;
        for (span, change) in spans.iter_mut().zip(changes) {
            *span = Span::new(change.at.timestamp(), change.offset_seconds);
            count += 1;
        }
        let left_out = changes.get(MOST).map(|change| change.at.timestamp());
        let until = left_out.unwrap_or(until.timestamp());
        let last = changes.get(usize::from(count) - 1).unwrap_or(first);
        let settled = until - last.at.timestamp() >= SETTLED_AFTER || name.is_none();
        Some(Self {
            base,
            spans,
            count,
            until: if settled { i64::MAX } else { until },
        })
    }

    /// Its name in the database, where that knows one.
    pub(super) fn named(self) -> Option<NamedZone> {
        match self.base {
            Base::Named(zone) => Some(zone),
            Base::Unknown(_) => None,
        }
    }

    /// Seconds east of UTC at `instant`, in seconds since 1970.
    pub(super) fn offset_at(self, instant: i64) -> i32 {
        let spans = self.spans();
        let next = spans.partition_point(|span| span.start() <= instant);
        match next.checked_sub(1).and_then(|index| spans.get(index)) {
            Some(span) if instant < self.until => span.offset(),
            _ => self.base_at(instant),
        }
    }

    /// The stretch that holds `wall`, which a clock on the wall shows, in seconds since 1970.
    pub(super) fn stretch(self, wall: i64) -> Stretch {
        let spans = self.spans();
        let begin = spans.first().map_or(0, |span| span.start());
        // Where an offset begins to be read: what is skipped when clocks go forward is read by the offset before.
        let read_from = |start: i64, before: i32, offset: i32| {
            start.saturating_add(i64::from(before.max(offset)))
        };
        let mut before = self.base_at(begin.saturating_sub(1));
        let mut from = None;
        let mut offset = before;
        for span in spans {
            let next = read_from(span.start(), before, span.offset());
            if wall < next {
                return self.bounded(wall, offset, from, next);
            }
            (from, before, offset) = (Some(next), span.offset(), span.offset());
        }
        let end = if self.until == i64::MAX {
            i64::MAX
        } else {
            read_from(self.until, before, self.base_at(self.until))
        };
        if wall < end {
            return self.bounded(wall, offset, from, end);
        }
        let stretch = self.base_stretch(wall);
        Stretch {
            from: stretch.from.max(end),
            ..stretch
        }
    }

    /// The stretch of `offset`; before the first that was told it is the table's.
    fn bounded(self, wall: i64, offset: i32, from: Option<i64>, until: i64) -> Stretch {
        match from {
            Some(from) => Stretch {
                from,
                until,
                offset,
            },
            None => {
                let stretch = self.base_stretch(wall);
                Stretch {
                    until: stretch.until.min(until),
                    ..stretch
                }
            }
        }
    }

    fn spans(&self) -> &[Span] {
        self.spans
            .get(..usize::from(self.count))
            .unwrap_or_default()
    }

    fn base_at(self, instant: i64) -> i32 {
        match self.base {
            Base::Named(zone) => zone.offset_at(instant),
            Base::Unknown(offset) => offset.local_minus_utc(),
        }
    }

    fn base_stretch(self, wall: i64) -> Stretch {
        match self.base {
            Base::Named(zone) => zone.stretch(wall),
            Base::Unknown(offset) => Stretch {
                from: i64::MIN,
                until: i64::MAX,
                offset: offset.local_minus_utc(),
            },
        }
    }
}

/// Its name, or the offset that stands for a name that is not known.
impl fmt::Display for ToldZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.base {
            Base::Named(zone) => f.write_str(zone.name()),
            Base::Unknown(offset) => write!(f, "{offset}"),
        }
    }
}

impl fmt::Debug for ToldZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} as told {:?}", self.spans())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{Zone, from_millis};

    fn at(second: i64) -> Instant {
        from_millis(second * 1_000).unwrap()
    }

    proptest! {
        /// Whatever a device tells, a time on the wall becomes an instant at which the wall shows it, but for one that
        /// is skipped; and a stretch is read alike from its beginning to its end.
        #[test]
        fn walls_and_instants_agree_whatever_was_told(
            zone in proptest::sample::select(NamedZone::all().collect::<Vec<_>>()),
            first in 1_795_000_000_i64..1_800_000_000,
            told in proptest::collection::vec((3_i64..200, -2..=2_i32), 1..16),
            walls in proptest::collection::vec(1_790_000_000_i64..1_900_000_000, 40),
        ) {
            let mut start = first;
            let mut changes = Vec::new();
            for (days, half_hours) in told {
                changes.push(OffsetChange { at: at(start), offset_seconds: zone.offset_at(first) + half_hours * 1_800 });
                start += days * 86_400;
            }
            let told = ToldZone::new(Some(zone), &changes, at(first + 790 * 86_400)).unwrap();
            for wall in walls {
                let stretch = told.stretch(wall);
                prop_assert!((stretch.from..stretch.until).contains(&wall), "{:?}", stretch);
                for other in [stretch.from.max(wall - 500_000), (stretch.until - 1).min(wall + 500_000)] {
                    prop_assert_eq!(told.stretch(other).offset, stretch.offset);
                }
                let instant = wall - i64::from(stretch.offset);
                let shown = instant + i64::from(told.offset_at(instant));
                prop_assert!(shown >= wall, "{} {}", wall, shown);
                prop_assert!(shown - wall <= 4 * 3_600);
            }
        }
    }

    #[test]
    fn outside_of_what_was_told_the_table_speaks() {
        let zone = NamedZone::named("Europe/Berlin").unwrap();
        // 2026-11-24, an hour late for four months, then for three days.
        let changes = [
            OffsetChange {
                at: at(1_795_500_000),
                offset_seconds: 0,
            },
            OffsetChange {
                at: at(1_806_000_000),
                offset_seconds: 7_200,
            },
        ];
        let told = ToldZone::new(Some(zone), &changes, at(1_806_259_200)).unwrap();
        let offsets = [
            1_795_499_999,
            1_795_500_000,
            1_805_999_999,
            1_806_000_000,
            1_806_259_200,
        ];
        let expected = [3_600, 0, 0, 7_200, 7_200];
        assert_eq!(offsets.map(|second| told.offset_at(second)), expected);
        assert_eq!(told.offset_at(1_830_000_000), zone.offset_at(1_830_000_000));
        assert_eq!(told.to_string(), "Europe/Berlin");
    }

    #[test]
    fn a_zone_that_keeps_its_clocks_for_the_last_year_of_what_was_told_keeps_them() {
        let zone = NamedZone::named("Europe/Berlin").unwrap();
        let change = OffsetChange {
            at: at(1_795_500_000),
            offset_seconds: 7_200,
        };
        let told = ToldZone::new(Some(zone), &[change], at(1_863_000_000)).unwrap();
        assert_eq!(told.offset_at(2_500_000_000), 7_200);
        assert_eq!(
            Zone::Told(told)
                .wall_clock(at(2_500_000_000))
                .and_utc()
                .timestamp(),
            2_500_007_200
        );
    }
}
