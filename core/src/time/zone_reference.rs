//! The tables beside chrono-tz, which reads the same version of the database by code of its own.

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{GapInfo, Tz};
use proptest::prelude::*;

use super::*;

/// 1850-01-01 and 2101-01-01.
const YEARS: std::ops::Range<i64> = -3_786_825_600..4_133_980_800;

fn civil(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
}

fn offset_there(zone: Tz, instant: i64) -> i32 {
    zone.offset_from_utc_datetime(&civil(instant))
        .fix()
        .local_minus_utc()
}

/// The offset by which a time on the wall is read.
fn read_there(zone: Tz, wall: i64) -> i32 {
    let seconds = |offset: <Tz as chrono::TimeZone>::Offset| offset.fix().local_minus_utc();
    match zone.offset_from_local_datetime(&civil(wall)) {
        LocalResult::Single(offset) => seconds(offset),
        // The first of the two is the one with the greater offset: it was less late in UTC.
        LocalResult::Ambiguous(one, other) => seconds(one).max(seconds(other)),
        LocalResult::None => {
            let gap = GapInfo::new(&civil(wall), &zone).unwrap();
            gap.begin.unwrap().1.fix().local_minus_utc()
        }
    }
}

#[test]
fn both_hold_the_same_version_of_the_database() {
    assert_eq!(VERSION, chrono_tz::IANA_TZDB_VERSION);
}

#[test]
fn both_know_the_same_names() {
    let mut there: Vec<&str> = chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .collect();
    there.sort_unstable();
    let here: Vec<&str> = NamedZone::all().map(NamedZone::name).collect();
    assert_eq!(here, there);
    for zone in NamedZone::all() {
        assert_eq!(NamedZone::named(zone.name()), Some(zone));
    }
    for name in ["", "A", "europe/berlin", "Europe/Berli", "Zulu1", "Factory"] {
        assert_eq!(NamedZone::named(name), None, "{name}");
    }
}

#[test]
fn around_each_change_of_every_zone_both_say_the_same() {
    let mut tried = 0;
    for zone in NamedZone::all() {
        let there: Tz = zone.name().parse().unwrap();
        let changes = (0..=CUTS.len()).flat_map(|era| zone.spans(era));
        for start in changes
            .map(|span| span.start())
            .filter(|start| YEARS.contains(start))
        {
            for instant in [start - 1, start, start + 1] {
                assert_eq!(
                    zone.offset_at(instant),
                    offset_there(there, instant),
                    "{zone:?} {instant}"
                );
            }
            // What a clock on the wall shows on both sides of the change, and inside a gap or a repeated hour.
            let (before, after) = (zone.offset_at(start - 1), zone.offset_at(start));
            for offset in [before, after, (before + after) / 2] {
                for second in -1..=1 {
                    let wall = start + i64::from(offset) + second;
                    assert_eq!(
                        zone.stretch(wall).offset,
                        read_there(there, wall),
                        "{zone:?} {}",
                        civil(wall)
                    );
                }
            }
            tried += 1;
        }
    }
    assert!(tried > 60_000, "{tried}");
}

#[test]
fn a_stretch_is_read_alike_from_its_beginning_to_its_end() {
    for zone in NamedZone::all() {
        let mut wall = YEARS.start;
        while wall < YEARS.end {
            let stretch = zone.stretch(wall);
            assert!(
                (stretch.from..stretch.until).contains(&wall),
                "{zone:?} {wall}"
            );
            for second in [stretch.from.max(YEARS.start), stretch.until - 1] {
                assert_eq!(zone.stretch(second), stretch, "{zone:?} {second}");
            }
            wall = stretch.until;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn at_any_moment_every_zone_says_what_the_reference_says(
        seconds in proptest::collection::vec(YEARS, 8),
    ) {
        for zone in NamedZone::all() {
            let there: Tz = zone.name().parse().unwrap();
            for second in &seconds {
                prop_assert_eq!(zone.offset_at(*second), offset_there(there, *second), "{:?}", zone);
                prop_assert_eq!(zone.stretch(*second).offset, read_there(there, *second), "{:?}", zone);
            }
        }
    }
}
