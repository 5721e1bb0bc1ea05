//! The zones of the IANA database, as flat tables that hold no pointer: nothing in them is relocated when the library
//! is loaded, and an alias such as "Asia/Calcutta" costs its name and ten bytes. `build/zones.rs` writes them.

use std::cmp::Ordering;
use std::fmt;

use super::zone_span::Span;

include!(concat!(env!("OUT_DIR"), "/zones.rs"));

/// The release of the IANA database that is built in: "2026f".
pub fn zone_data_version() -> &'static str {
    VERSION
}

/// A zone of the IANA database, or another name for one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NamedZone(u16);

/// What a clock on the wall shows from `from` on and before `until`, in seconds since 1970, is `offset` seconds ahead
/// of UTC. A time that a spring gap skips belongs to the stretch before the gap, and one that autumn repeats to the
/// first of its two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: i64,
    pub(crate) until: i64,
    pub(crate) offset: i32,
}

impl NamedZone {
    pub(super) const UTC: Self = Self(UTC);

    /// The zone of that name, as the database writes it.
    pub(super) fn named(name: &str) -> Option<Self> {
        let (mut low, mut high) = (0, ZONES);
        while low < high {
            let middle = Self(low + (high - low) / 2);
            match middle.name().cmp(name) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => low = middle.0 + 1,
                Ordering::Greater => high = middle.0,
            }
        }
        None
    }

    /// Its name in the database: "Europe/Berlin".
    pub fn name(self) -> &'static str {
        let end = |zone: u16| NAME_ENDS.get(usize::from(zone)).copied().map(usize::from);
        let start = self.0.checked_sub(1).and_then(end).unwrap_or_default();
        end(self.0)
            .and_then(|end| NAMES.get(start..end))
            .unwrap_or_default()
    }

    /// Seconds east of UTC at `instant`, in seconds since 1970.
    pub(super) fn offset_at(self, instant: i64) -> i32 {
        let spans = self.spans(era(instant));
        let next = spans.partition_point(|span| span.start() <= instant);
        offset(spans, next.saturating_sub(1))
    }

    /// The stretch that holds `wall`, which a clock on the wall shows, in seconds since 1970.
    pub(crate) fn stretch(self, wall: i64) -> Stretch {
        let era = era(wall);
        let spans = self.spans(era);
        // Where its offset begins to be read: when clocks go forward, what they skip is read by the offset before.
        let from = |index: usize| {
            let span = spans.get(index)?;
            let before = offset(spans, index.checked_sub(1)?);
            Some(span.start() + i64::from(span.offset().max(before)))
        };
        let mut next = spans.partition_point(|span| span.start() <= wall);
        while from(next).is_some_and(|from| from <= wall) {
            next += 1;
        }
        while next > 1 && from(next - 1).is_some_and(|from| from > wall) {
            next -= 1;
        }
        let index = next.saturating_sub(1);
        // No clock changes near a cut, so that both sides of it read a time alike.
        let begin = era.checked_sub(1).and_then(|cut| CUTS.get(cut));
        Stretch {
            from: from(index).unwrap_or(begin.copied().unwrap_or(i64::MIN)),
            until: from(index + 1).unwrap_or(CUTS.get(era).copied().unwrap_or(i64::MAX)),
            offset: offset(spans, index),
        }
    }

    fn spans(self, era: usize) -> &'static [Span] {
        let range = RANGES
            .get(usize::from(self.0))
            .and_then(|eras| eras.get(era))
            .map_or(0, |range| usize::from(*range));
        match RANGE_STARTS.get(range..range + 2) {
            Some(&[start, end]) => SPANS.get(start.into()..end.into()).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Every zone of the database, by each of its names.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ZONES).map(Self)
    }
}

impl fmt::Debug for NamedZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn era(seconds: i64) -> usize {
    CUTS.partition_point(|cut| *cut <= seconds)
}

fn offset(spans: &[Span], index: usize) -> i32 {
    spans.get(index).map_or(0, |span| span.offset())
}

#[cfg(test)]
#[path = "zone_reference.rs"]
mod reference;
