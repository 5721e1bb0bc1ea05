//! Old and new tables, old and new devices. chrono-tz carries release 2025b, which is wrong today in nine zones.

use chrono::{Offset as _, TimeZone as _};
use chrono_tz::Tz;

use super::*;

/// Zones that have other clocks in 2026f than in 2025b, by each of their names.
const CHANGED: [&str; 13] = [
    "America/Vancouver",
    "Canada/Pacific",
    "America/Edmonton",
    "America/Yellowknife",
    "Canada/Mountain",
    "America/Inuvik",
    "America/Winnipeg",
    "America/Rainy_River",
    "Canada/Central",
    "America/Havana",
    "Cuba",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
];

fn at(rfc3339: &str) -> Instant {
    rfc3339.parse().unwrap()
}

/// What a device knows that goes by 2025b.
fn old_device(zone: &str, now: Instant, release: Option<&str>) -> ZoneReport {
    let there: Tz = zone.parse().unwrap();
    let offset = |at: Instant| {
        there
            .offset_from_utc_datetime(&at.naive_utc())
            .fix()
            .local_minus_utc()
    };
    let mut changes = Vec::new();
    let mut hour = now;
    while hour < known_until(now) {
        let next = hour + chrono::TimeDelta::minutes(30);
        // Clocks change at the full half hour there.
        let next = Instant::from_timestamp(next.timestamp() / 1_800 * 1_800, 0).unwrap();
        if offset(hour) != offset(next) {
            changes.push(OffsetChange {
                at: next,
                offset_seconds: offset(next),
            });
        }
        hour = next;
    }
    ZoneReport {
        zone: zone.to_owned(),
        offset_seconds: offset(now),
        changes,
        release: release.map(str::to_owned),
    }
}

/// What a device knows that goes by the same release as the table.
fn new_device(zone: &str, now: Instant, release: Option<&str>) -> ZoneReport {
    let known = table(NamedZone::named(zone).unwrap(), now, known_until(now));
    ZoneReport {
        zone: zone.to_owned(),
        offset_seconds: known[0].offset_seconds,
        changes: known[1..].to_vec(),
        release: release.map(str::to_owned),
    }
}

/// The rule where the table is that of chrono-tz.
fn beside_an_old_table(report: &ZoneReport, now: Instant) -> ZoneVerdict {
    let old = old_device(&report.zone, now, None);
    verdict(
        opinion(&old.told(now, known_until(now))),
        "2025b",
        opinion(&report.told(now, known_until(now))),
        report.release.as_deref(),
    )
}

#[test]
fn a_device_of_the_same_rules_agrees_in_every_zone_whatever_its_release() {
    for zone in NamedZone::all() {
        for (now, release) in [
            ("2026-11-24T12:00:00Z", None),
            ("2028-07-01T00:00:00Z", Some("2031a")),
        ] {
            let report = new_device(zone.name(), at(now), release);
            let settled = report.settled(at(now)).unwrap();
            assert_eq!(settled.zone, Zone::Named(zone));
            assert_eq!(settled.verdict, ZoneVerdict::Agreed);
        }
    }
}

#[test]
fn an_older_device_loses_to_the_table_and_one_that_does_not_tell_wins_only_where_it_differs_now() {
    let now = at("2026-11-28T12:00:00Z");
    for name in CHANGED {
        let old = old_device(name, now, Some("2025b"));
        let settled = old.settled(now).unwrap();
        assert_eq!(settled.verdict, ZoneVerdict::TableIsNewer, "{name}");
        assert_eq!(settled.zone, name.parse().unwrap());
        // Nothing tells that it is the older one, and its clock on the wall is what the person sees.
        let silent = old_device(name, now, None);
        let differs = silent.offset_seconds
            != table(NamedZone::named(name).unwrap(), now, known_until(now))[0].offset_seconds;
        let expected = if differs {
            ZoneVerdict::DeviceDiffers
        } else {
            ZoneVerdict::Agreed
        };
        assert_eq!(silent.settled(now).unwrap().verdict, expected, "{name}");
    }
}

#[test]
fn a_newer_device_wins_over_an_old_table_and_so_does_one_whose_clock_differs() {
    let now = at("2026-11-28T12:00:00Z");
    for name in CHANGED {
        let told = new_device(name, now, Some("2026f"));
        assert_eq!(
            beside_an_old_table(&told, now),
            ZoneVerdict::DeviceIsNewer,
            "{name}"
        );
        let old = old_device(name, now, None);
        let silent = new_device(name, now, None);
        let expected = if silent.offset_seconds == old.offset_seconds {
            ZoneVerdict::Agreed
        } else {
            ZoneVerdict::DeviceDiffers
        };
        assert_eq!(beside_an_old_table(&silent, now), expected, "{name}");
        // Both old.
        assert_eq!(
            beside_an_old_table(&old, now),
            ZoneVerdict::Agreed,
            "{name}"
        );
    }
}

#[test]
fn where_the_device_counts_the_wall_is_the_devices_all_the_way() {
    let now = at("2026-11-28T12:00:00Z");
    let report = ZoneReport {
        zone: "America/Vancouver".to_owned(),
        offset_seconds: -8 * 3_600,
        changes: vec![OffsetChange {
            at: at("2027-03-14T10:00:00Z"),
            offset_seconds: -7 * 3_600,
        }],
        release: Some("2027a".to_owned()),
    };
    let zone = report.settled(now).unwrap().zone;
    for (instant, wall) in [
        ("2026-11-28T12:00:00Z", "2026-11-28 04:00:00"),
        ("2027-03-14T09:59:59Z", "2027-03-14 01:59:59"),
        ("2027-03-14T10:00:00Z", "2027-03-14 03:00:00"),
        ("2031-01-01T00:00:00Z", "2030-12-31 17:00:00"),
    ] {
        assert_eq!(zone.wall_clock(at(instant)).to_string(), wall);
    }
    let skipped = "2027-03-14T02:30:00".parse().unwrap();
    assert_eq!(zone.instant_of(skipped), at("2027-03-14T10:30:00Z"));
    // Kept and sent by its name.
    assert_eq!(zone.to_string(), "America/Vancouver");
    assert_eq!(zone.country(), Some("CA"));
}

#[test]
fn rules_without_a_name_are_followed_as_far_as_the_device_knows_them() {
    let now = at("2026-11-28T12:00:00Z");
    let mut report = new_device("America/New_York", now, None);
    report.zone = String::new();
    let zone = report.settled(now).unwrap().zone;
    let there: Zone = "America/New_York".parse().unwrap();
    for instant in [
        "2026-12-24T12:00:00Z",
        "2027-07-01T12:00:00Z",
        "2028-12-01T12:00:00Z",
    ] {
        assert_eq!(zone.wall_clock(at(instant)), there.wall_clock(at(instant)));
    }
    assert_eq!(zone.to_string(), "-05:00");
    assert!(zone.is_fixed());
    report.changes.clear();
    assert_eq!(report.settled(now).unwrap().zone, "-05:00".parse().unwrap());
}

#[test]
fn what_is_new_is_said_once_and_the_past_stays_as_it_was_told() {
    let mut knowledge = ZoneKnowledge::default();
    let vancouver: Zone = "America/Vancouver".parse().unwrap();
    let now = at("2026-11-28T12:00:00Z");
    let report = |offset_hours: i32| ZoneReport {
        zone: "America/Vancouver".to_owned(),
        offset_seconds: offset_hours * 3_600,
        changes: Vec::new(),
        release: None,
    };
    assert!(
        knowledge.learn(&[report(-7)], now).is_empty(),
        "the table says so too"
    );
    assert_eq!(knowledge, ZoneKnowledge::default());
    let said = knowledge.learn(&[report(-8)], now);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].verdict, ZoneVerdict::DeviceDiffers);
    let later = at("2026-12-10T12:00:00Z");
    assert!(knowledge.learn(&[report(-8)], later).is_empty());
    // A month on the device goes by a third offset; what it showed before it did show.
    let much_later = at("2027-01-10T12:00:00Z");
    assert!(knowledge.learn(&[report(-9)], much_later).is_empty());
    let zone = knowledge.zone(vancouver);
    let hour =
        |rfc3339| zone.wall_clock(at(rfc3339)).and_utc().timestamp() - at(rfc3339).timestamp();
    assert_eq!(hour("2026-11-28T11:00:00Z"), -7 * 3_600);
    assert_eq!(hour("2026-12-01T12:00:00Z"), -8 * 3_600);
    assert_eq!(hour("2027-02-01T12:00:00Z"), -9 * 3_600);
    let kept: ZoneKnowledge =
        serde_json::from_str(&serde_json::to_string(&knowledge).unwrap()).unwrap();
    assert_eq!(kept, knowledge);
    // It agrees again: nothing is left to know.
    knowledge.learn(&[report(-7)], much_later);
    assert_eq!(knowledge.zone(vancouver), vancouver);
}

#[test]
fn releases_are_ordered_by_year_and_then_by_letter() {
    let order = [
        ("2025b", "2026f"),
        ("2026f", "2026g"),
        ("2026z", "2026za"),
        ("2026f", "2027a"),
    ];
    for (older, later) in order {
        assert_eq!(newer(older, later), Some(Ordering::Less));
        assert_eq!(newer(later, older), Some(Ordering::Greater));
    }
    assert_eq!(newer("2026f-rearguard", "2026f"), Some(Ordering::Equal));
    for nothing in ["", "tzdb", "f", "20"] {
        assert_eq!(newer(nothing, "2026f"), None, "{nothing}");
    }
}

#[test]
fn a_report_that_cannot_be_is_refused_or_sorted_out() {
    let now = at("2026-11-28T12:00:00Z");
    let mut report = new_device("Europe/Berlin", now, Some("2031a"));
    report.changes.reverse();
    report.changes.push(OffsetChange {
        at: at("2020-01-01T00:00:00Z"),
        offset_seconds: 0,
    });
    report.changes.push(OffsetChange {
        at: at("2027-01-01T00:00:00Z"),
        offset_seconds: i32::MIN + 1,
    });
    assert_eq!(report.settled(now).unwrap().verdict, ZoneVerdict::Agreed);
    report.zone = "Mars/Olympus".to_owned();
    report.offset_seconds = 90_000;
    assert!(report.settled(now).is_err());
}
