//! VTIMEZONE: the changes of a zone's clocks, written out from the first day that counts to ten years on.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::export::stamp;
use crate::time::{Instant, Zone};

const YEARS_AHEAD: i64 = 10;

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
        push(&mut lines, first, first, &[zone.wall_clock(begin)], false);
        // Changes of the same kind stand together, each with its local time before the change.
        let mut kinds: BTreeMap<(i32, i32), Vec<NaiveDateTime>> = BTreeMap::new();
        for at in changes(*zone, begin, end) {
            let (before, after) = (offset(*zone, at - TimeDelta::seconds(1)), offset(*zone, at));
            let wall = at.naive_utc() + TimeDelta::seconds(i64::from(before));
            kinds.entry((before, after)).or_default().push(wall);
        }
        for ((before, after), walls) in kinds {
            push(&mut lines, before, after, &walls, after > before);
        }
        lines.push("END:VTIMEZONE".to_owned());
    }
    lines
}

fn push(lines: &mut Vec<String>, before: i32, after: i32, walls: &[NaiveDateTime], summer: bool) {
    let Some(first) = walls.first() else { return };
    let kind = if summer { "DAYLIGHT" } else { "STANDARD" };
    lines.push(format!("BEGIN:{kind}"));
    lines.push(format!("DTSTART:{}", stamp(*first)));
    lines.push(format!("TZOFFSETFROM:{}", written(before)));
    lines.push(format!("TZOFFSETTO:{}", written(after)));
    for wall in &walls[1..] {
        lines.push(format!("RDATE:{}", stamp(*wall)));
    }
    lines.push(format!("END:{kind}"));
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
