//! The zones that a calendar file brings along (VTIMEZONE), and the names that programs give to zones.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::lines::Line;
use super::recurrence::{Recurrence, wall};
use crate::time::{Instant, KNOWN_MONTHS, Zone};

const WINDOWS: &str = include_str!("windows_zones.txt");
/// Changes of offset that a file may bring along for one zone.
const MOST_ONSETS: usize = 400;

/// VTIMEZONE: the local times at which offsets begin.
#[derive(Debug, Clone, Default)]
pub(super) struct FileZone {
    observances: Vec<Observance>,
    /// By year: instants (UTC), and the offsets before and after.
    onsets: BTreeMap<i32, Vec<(NaiveDateTime, i32, i32)>>,
}

/// STANDARD or DAYLIGHT.
#[derive(Debug, Clone, Default)]
pub(super) struct Observance {
    start: Option<NaiveDateTime>,
    from: i32,
    to: i32,
    rule: Option<Recurrence>,
    dates: Vec<NaiveDateTime>,
}

impl Observance {
    pub(super) fn line(&mut self, line: &Line<'_>) {
        if line.is("DTSTART") {
            self.start = wall(line.value);
        } else if line.is("TZOFFSETFROM") {
            self.from = offset(line.value).unwrap_or_default();
        } else if line.is("TZOFFSETTO") {
            self.to = offset(line.value).unwrap_or_default();
        } else if line.is("RRULE") {
            self.rule = Recurrence::of(line.value);
        } else if line.is("RDATE") {
            let dates = line.value.split(',').filter_map(wall);
            let left = MOST_ONSETS.saturating_sub(self.dates.len());
            self.dates.extend(dates.take(left));
        }
    }

    /// The instants (UTC) in the years about `year` at which it begins.
    fn onsets(&self, year: i32) -> Vec<NaiveDateTime> {
        let Some(start) = self.start else {
            return Vec::new();
        };
        let utc = |wall: NaiveDateTime| wall - TimeDelta::seconds(self.from.into());
        let mut onsets = vec![utc(start)];
        onsets.extend(self.dates.iter().map(|date| utc(*date)));
        if let Some(rule) = &self.rule
            && let Some(end) = NaiveDate::from_ymd_opt(year + 4, 1, 1)
        {
            // Outlook begins its rules in 1601: only the years that count are counted out.
            let late = NaiveDate::from_ymd_opt(year - 2, start.month(), 1);
            let begin = match late {
                Some(late) if late > start.date() && rule.is_plainly_yearly() => {
                    late.and_time(start.time())
                }
                _ => start,
            };
            let days = rule.days(begin, end, Zone::UTC);
            let skipped = usize::from(begin != start);
            onsets.extend(
                days.into_iter()
                    .skip(skipped)
                    .map(|day| utc(day.and_time(start.time()))),
            );
        }
        onsets
    }
}

impl FileZone {
    pub(super) fn add(&mut self, observance: Observance) {
        if self.observances.len() < MOST_ONSETS {
            self.observances.push(observance);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.observances.is_empty()
    }

    /// The instant at which a clock on that wall shows `wall`.
    pub(super) fn instant_of(&mut self, wall: NaiveDateTime) -> Option<Instant> {
        let observances = &self.observances;
        let onsets = self.onsets.entry(wall.year()).or_insert_with(|| {
            let all = observances.iter().flat_map(|one| {
                let onsets = one.onsets(wall.year()).into_iter();
                onsets.map(|at| (at, one.from, one.to))
            });
            let mut onsets: Vec<_> = all.collect();
            onsets.sort_unstable();
            onsets
        });
        let first = onsets.first()?;
        let mut offset = first.1;
        for (at, from, to) in onsets.iter() {
            // A time that is skipped is read by the offset before, one that comes twice is the first.
            let read_from = *at + TimeDelta::seconds(i64::from(*from.max(to)));
            if read_from > wall {
                break;
            }
            offset = *to;
        }
        Some((wall - TimeDelta::seconds(offset.into())).and_utc())
    }

    /// Whether `zone` reads the same instants from the walls of the months ahead.
    fn is(&mut self, zone: Zone, from: NaiveDate) -> bool {
        let mut days = from
            .iter_days()
            .step_by(13)
            .take(KNOWN_MONTHS as usize * 31 / 13);
        days.all(|day| {
            let noon = day.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
            self.instant_of(noon) == Some(zone.instant_of(noon))
        })
    }
}

/// The zones of a file, and what its names were found to mean.
#[derive(Debug, Default)]
pub(super) struct FileZones {
    pub(super) zones: BTreeMap<String, FileZone>,
    found: BTreeMap<String, Option<Zone>>,
}

/// A time of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileTime {
    pub(super) wall: NaiveDateTime,
    pub(super) at: Instant,
    pub(super) zone: Zone,
    /// The file says another time than the zone whose name it uses.
    pub(super) differs: bool,
}

impl FileZones {
    /// The time that `wall` is in the zone that the file calls `name`; none where nothing says what that is. What the
    /// file says about its zone outranks the name.
    pub(super) fn time(
        &mut self,
        name: &str,
        wall: NaiveDateTime,
        phone: Zone,
    ) -> Option<FileTime> {
        let named = zone_named(name);
        let own = self.zones.get_mut(name).filter(|zone| !zone.is_empty());
        let read = own.and_then(|own| Some((own.instant_of(wall)?, own)));
        let Some((at, own)) = read else {
            let zone = named?;
            let at = zone.instant_of(wall);
            return Some(FileTime {
                wall,
                at,
                zone,
                differs: false,
            });
        };
        if let Some(zone) = named.filter(|zone| zone.instant_of(wall) == at) {
            return Some(FileTime {
                wall,
                at,
                zone,
                differs: false,
            });
        }
        let found = self.found.entry(name.to_owned()).or_insert_with(|| {
            let likely =
                std::iter::once(phone).chain(windows().filter_map(|(_, zone)| zone.parse().ok()));
            likely.into_iter().find(|zone| own.is(*zone, wall.date()))
        });
        let same = found.filter(|zone| zone.instant_of(wall) == at);
        let seconds = i32::try_from((wall.and_utc() - at).num_seconds()).unwrap_or_default();
        let fixed = || Zone::of_device("", seconds).unwrap_or(Zone::UTC);
        Some(FileTime {
            wall,
            at,
            zone: same.unwrap_or_else(fixed),
            differs: named.is_some(),
        })
    }
}

/// An IANA name, one at the end of a path as some programs write it, or one of Windows.
fn zone_named(name: &str) -> Option<Zone> {
    let segments: Vec<&str> = name.split('/').collect();
    let at_the_end = (0..segments.len().min(8))
        .filter_map(|from| segments.get(from..))
        .find_map(|rest| rest.join("/").parse::<Zone>().ok());
    at_the_end.or_else(|| {
        let (_, zone) = windows().find(|(windows, _)| windows.eq_ignore_ascii_case(name))?;
        zone.parse().ok()
    })
}

fn windows() -> impl Iterator<Item = (&'static str, &'static str)> {
    WINDOWS.lines().filter_map(|line| line.split_once('='))
}

/// "+0100", "-033000".
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |at: usize| {
        digits
            .get(at..at + 2)
            .and_then(|part| part.parse::<i32>().ok())
    };
    let seconds = part(0)? * 3_600 + part(2)? * 60 + part(4).unwrap_or(0);
    (seconds < 86_400).then_some(sign * seconds)
}
