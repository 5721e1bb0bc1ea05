//! The tables beside Python's zoneinfo, which reads another copy of the same release, and beside chrono-tz, which reads
//! an older release by code of its own.

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::{GapInfo, Tz};
use proptest::prelude::*;
use serde::Deserialize;

use super::*;

/// Zones of which the database has learned something after release 2025b, the newest that chrono-tz has: a change to
/// come or a mistake about the past.
const CHANGED_SINCE: [&str; 49] = [
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Araguaina",
    "America/Bahia",
    "America/Belem",
    "America/Boa_Vista",
    "America/Bogota",
    "America/Campo_Grande",
    "America/Cuiaba",
    "America/Edmonton",
    "America/Eirunepe",
    "America/Ensenada",
    "America/Fortaleza",
    "America/Havana",
    "America/Inuvik",
    "America/Maceio",
    "America/Manaus",
    "America/Noronha",
    "America/Porto_Acre",
    "America/Porto_Velho",
    "America/Rainy_River",
    "America/Recife",
    "America/Rio_Branco",
    "America/Santa_Isabel",
    "America/Santarem",
    "America/Sao_Paulo",
    "America/Tijuana",
    "America/Vancouver",
    "America/Winnipeg",
    "America/Yellowknife",
    "Asia/Tehran",
    "Brazil/Acre",
    "Brazil/DeNoronha",
    "Brazil/East",
    "Brazil/West",
    "CST6CDT",
    "Canada/Central",
    "Canada/Mountain",
    "Canada/Pacific",
    "Cuba",
    "EST5EDT",
    "Eire",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/Tiraspol",
    "Iran",
    "MST7MDT",
    "Mexico/BajaNorte",
    "PST8PDT",
];
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

/// The zones about which chrono-tz is right.
fn compared() -> impl Iterator<Item = NamedZone> {
    NamedZone::all().filter(|zone| !CHANGED_SINCE.contains(&zone.name()))
}

#[derive(Deserialize)]
struct Vectors {
    zone_data: String,
    zones: Vec<Vector>,
}

/// `tests/vectors/make_zones.py` says what stands in it.
#[derive(Deserialize)]
struct Vector {
    name: String,
    country: Option<String>,
    digest: String,
    changes: Vec<(i64, i32)>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../tests/vectors/zones.json")).unwrap()
}

/// Every change of the offset in `years`, after the offset at their beginning.
fn changes(zone: NamedZone, years: &std::ops::Range<i64>) -> Vec<(i64, i32)> {
    let spans = (0..=CUTS.len()).flat_map(|era| zone.spans(era));
    let starts = spans
        .map(|span| span.start())
        .filter(|start| years.contains(start));
    std::iter::once(years.start)
        .chain(starts.filter(|start| *start > years.start))
        .map(|start| (start, zone.offset_at(start)))
        .fold(Vec::new(), |mut found: Vec<(i64, i32)>, change| {
            // An era begins with the offset that goes on.
            if found.last().is_none_or(|last| last.1 != change.1) {
                found.push(change);
            }
            found
        })
}

#[test]
fn the_tables_are_those_of_the_release_that_the_vectors_were_made_with() {
    let vectors = vectors();
    assert_eq!(zone_data_version(), vectors.zone_data);
    assert_eq!(zone_data_version(), "2026f");
    let here: Vec<&str> = NamedZone::all().map(NamedZone::name).collect();
    let there: Vec<&str> = vectors
        .zones
        .iter()
        .map(|zone| zone.name.as_str())
        .collect();
    assert_eq!(here, there);
}

#[test]
fn zoneinfo_reads_the_same_offsets_from_another_copy_of_the_database() {
    for there in vectors().zones {
        let here = NamedZone::named(&there.name).unwrap();
        let near = changes(here, &(1_704_067_200..1_924_992_000));
        assert_eq!(near[1..], there.changes, "{here:?}");
        // FNV-1a over all changes from 1900 to 2100.
        let all = changes(here, &(-2_208_988_800..4_102_444_800));
        let digest = all
            .iter()
            .flat_map(|(start, offset)| format!("{start} {offset}\n").into_bytes())
            .fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
                (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        assert_eq!(format!("{digest:016x}"), there.digest, "{here:?}");
    }
}

#[test]
fn every_name_leads_to_the_country_that_the_database_gives_it() {
    for there in vectors().zones {
        let here = NamedZone::named(&there.name).unwrap();
        assert_eq!(here.country(), there.country.as_deref(), "{here:?}");
    }
    for (name, country) in [
        ("America/Rainy_River", Some("CA")),
        ("America/Swift_Current", Some("CA")),
        ("America/Menominee", Some("US")),
        ("Atlantic/Jan_Mayen", Some("SJ")),
        ("Asia/Calcutta", Some("IN")),
        ("Etc/GMT-3", None),
    ] {
        assert_eq!(NamedZone::named(name).unwrap().country(), country, "{name}");
    }
}

#[test]
fn each_zone_is_found_by_its_name_and_nothing_by_another() {
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
    for zone in compared() {
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
    assert!(tried > 58_000, "{tried}");
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
        for zone in compared() {
            let there: Tz = zone.name().parse().unwrap();
            for second in &seconds {
                prop_assert_eq!(zone.offset_at(*second), offset_there(there, *second), "{:?}", zone);
                prop_assert_eq!(zone.stretch(*second).offset, read_there(there, *second), "{:?}", zone);
            }
        }
    }
}
