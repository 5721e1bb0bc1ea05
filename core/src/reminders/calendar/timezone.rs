//! VTIMEZONE: the changes of a zone's clocks from the first day that counts, by a yearly rule where the zone has one,
//! and one by one up to ten years on where not.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::export::stamp;
use crate::time::{Instant, Zone};

const YEARS_AHEAD: i64 = 10;
/// Years in a row that make a rule.
const FEWEST: usize = 3;

/// An instant as iCalendar writes it.
pub(crate) fn utc(instant: Instant) -> String {
    format!("{}Z", stamp(instant.naive_utc()))
}

/// The name of a zone in a file; that of a fixed offset is its own.
pub(crate) fn zone_name(zone: Zone) -> String {
    if zone.is_fixed() {
        format!("UTC{}", zone.to_string().replace(':', ""))
    } else {
        zone.to_string()
    }
}

/// The lines of every VTIMEZONE.
pub(crate) fn zones(used: &[(Zone, NaiveDate)], now: Instant) -> Vec<String> {
    let mut lines = Vec::new();
    for (zone, from) in used {
        lines.push("BEGIN:VTIMEZONE".to_owned());
        lines.push(format!("TZID:{}", zone_name(*zone)));
        let begin = from.and_time(NaiveTime::MIN).and_utc() - TimeDelta::days(370);
        let end = now.max(begin) + TimeDelta::days(YEARS_AHEAD * 366);
        let first = offset(*zone, begin);
        push(&mut lines, first, first, zone.wall_clock(begin), None);
        // Changes of the same kind stand together, each with its local time before the change.
        let mut kinds: BTreeMap<(i32, i32), Vec<NaiveDateTime>> = BTreeMap::new();
        for at in changes(*zone, begin, end) {
            let (before, after) = (offset(*zone, at - TimeDelta::seconds(1)), offset(*zone, at));
            let wall = at.naive_utc() + TimeDelta::seconds(i64::from(before));
            kinds.entry((before, after)).or_default().push(wall);
        }
        for ((before, after), walls) in kinds {
            let (single, yearly) = parted(&walls, end);
            for wall in single {
                push(&mut lines, before, after, *wall, None);
            }
            if let Some((first, day)) = yearly {
                push(&mut lines, before, after, first, Some(day));
            }
        }
        lines.push("END:VTIMEZONE".to_owned());
    }
    lines
}

/// One change, or the first of those that come back each year. A list of them as RDATE would be shorter where they do
/// not, but is passed over by readers that are in use: an hour off all summer.
fn push(
    lines: &mut Vec<String>,
    before: i32,
    after: i32,
    first: NaiveDateTime,
    yearly: Option<Yearly>,
) {
    let kind = if after > before {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    lines.push(format!("BEGIN:{kind}"));
    lines.push(format!("DTSTART:{}", stamp(first)));
    lines.push(format!("TZOFFSETFROM:{}", written(before)));
    lines.push(format!("TZOFFSETTO:{}", written(after)));
    if let Some(Yearly { month, days }) = yearly {
        lines.push(format!("RRULE:FREQ=YEARLY;BYMONTH={month};{days}"));
    }
    lines.push(format!("END:{kind}"));
}

/// The day of each year on which clocks change.
struct Yearly {
    month: u32,
    days: String,
}

/// The changes that stand alone, and from when on they follow a yearly rule that is in force at `end`.
fn parted(
    walls: &[NaiveDateTime],
    end: Instant,
) -> (&[NaiveDateTime], Option<(NaiveDateTime, Yearly)>) {
    let goes_on = walls.last().is_some_and(|last| {
        let left = end.naive_utc() - *last;
        left < TimeDelta::days(370)
    });
    for from in 0..walls.len() {
        let (single, regular) = walls.split_at(from);
        if !goes_on || regular.len() < FEWEST {
            break;
        }
        if let (Some(first), Some(days)) = (regular.first(), rule(regular)) {
            let month = first.month();
            return (single, Some((*first, Yearly { month, days })));
        }
    }
    (walls, None)
}

/// Which day of the month they have in common, said as narrowly as the readers of calendars know it.
fn rule(walls: &[NaiveDateTime]) -> Option<String> {
    let first = walls.first()?;
    let alike = walls.windows(2).all(|pair| match pair {
        [a, b] => {
            (a.time(), a.month(), a.weekday(), a.year() + 1)
                == (b.time(), b.month(), b.weekday(), b.year())
        }
        _ => false,
    });
    if !alike {
        return None;
    }
    let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        .get(first.weekday().num_days_from_monday() as usize)?;
    let days = || walls.iter().map(|wall| wall.day());
    let length = |wall: &NaiveDateTime| {
        let next = wall.date().checked_add_days(Days::new(7));
        next.is_none_or(|next| next.month() != wall.month())
    };
    if walls.iter().all(length) {
        return Some(format!("BYDAY=-1{weekday}"));
    }
    let (least, most) = (days().min()?, days().max()?);
    match (least.checked_sub(1)? / 7, most.checked_sub(1)? / 7) {
        (a, b) if a == b => Some(format!("BYDAY={}{weekday}", a + 1)),
        // A weekday on or after a day: all seven are seen within the years that are written out, or it is not said so.
        _ if most - least == 6 => {
            let list: Vec<_> = (least..=most).map(|day| day.to_string()).collect();
            Some(format!("BYMONTHDAY={};BYDAY={weekday}", list.join(",")))
        }
        _ => None,
    }
}

/// "+0100"; zones of long ago with seconds too.
fn written(offset: i32) -> String {
    let (sign, seconds) = if offset < 0 {
        ('-', -offset)
    } else {
        ('+', offset)
    };
    let hours_minutes = format!("{sign}{:02}{:02}", seconds / 3_600, seconds / 60 % 60);
    match seconds % 60 {
        0 => hours_minutes,
        rest => format!("{hours_minutes}{rest:02}"),
    }
}

fn offset(zone: Zone, at: Instant) -> i32 {
    let seconds = (zone.wall_clock(at) - at.naive_utc()).num_seconds();
    i32::try_from(seconds).unwrap_or_default()
}

/// The instants from which each new offset counts.
fn changes(zone: Zone, begin: Instant, end: Instant) -> Vec<Instant> {
    let mut found = Vec::new();
    let mut day = begin;
    while day < end {
        let next = day + TimeDelta::days(1);
        if offset(zone, day) != offset(zone, next) {
            let (mut before, mut after) = (day, next);
            while after - before > TimeDelta::seconds(1) {
                let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
                if offset(zone, middle) == offset(zone, day) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            found.push(after);
        }
        day = next;
    }
    found
}
