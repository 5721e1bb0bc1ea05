//! Rules with the instants that another implementation gives for them: python-dateutil for the dates, zoneinfo for
//! the clocks. `tests/vectors/make_occurrences.py` writes them.

use serde::Deserialize;

use super::rule::{RuleEnd, Schedule, ZoneMode};
use crate::reminders::example::{at, id, rule};
use crate::reminders::{Wording, calendar, has_occurrence, occurrences};
use crate::time::{Day, Instant, TimeOfDay, Zone, zone_data_version};

#[derive(Deserialize)]
struct Case {
    zone: Zone,
    schedule: Schedule,
    start: Day,
    end: RuleEnd,
    times: Vec<TimeOfDay>,
    from: i64,
    to: i64,
    /// At most twelve, minutes since 1970.
    at: Vec<i64>,
}

#[derive(Deserialize)]
struct Vectors {
    zone_data: String,
    rules: Vec<Case>,
}

fn cases() -> Vec<Case> {
    let vectors: Vectors =
        serde_json::from_str(include_str!("../../../../tests/vectors/occurrences.json")).unwrap();
    assert_eq!(vectors.zone_data, zone_data_version());
    vectors.rules
}

#[test]
fn two_thousand_rules_give_the_instants_that_dateutil_and_zoneinfo_give() {
    let cases = cases();
    assert_eq!(cases.len(), 2_000);
    let minute = |minutes: i64| Instant::from_timestamp(minutes * 60, 0).unwrap();
    for (number, case) in cases.into_iter().enumerate() {
        let mut rule = rule(case.schedule, &["09:00"], &case.start.to_string());
        (rule.times, rule.end) = (case.times, case.end);
        let rule = rule.checked().unwrap();
        let found = occurrences(&rule, minute(case.from), minute(case.to), case.zone);
        let told: Vec<_> = found
            .iter()
            .take(12)
            .map(|o| o.at.timestamp() / 60)
            .collect();
        assert_eq!(told, case.at, "number {number}: {rule:?} in {}", case.zone);
        assert!(found.iter().all(|one| has_occurrence(&rule, one.id.start)));
    }
}

/// The calendar of 200 of the rules. `tests/vectors/check_calendar.py` reads it with another parser and finds the
/// same instants; set EBB_WRITE_VECTORS to write it anew.
#[test]
fn the_calendar_of_these_rules_is_the_one_that_another_parser_has_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/calendar.ics");
    let rules: Vec<_> = (0_u8..)
        .zip(cases().into_iter().filter(|case| !case.at.is_empty()))
        .take(200)
        .map(|(number, case)| {
            let mut rule = rule(case.schedule, &["09:00"], &case.start.to_string());
            rule.id = id(number);
            (rule.times, rule.end) = (case.times, case.end);
            rule.zone = ZoneMode::Stays { zone: case.zone };
            rule.checked().unwrap()
        })
        .collect();
    let file = calendar(
        &rules,
        &[],
        &Wording::neutral("en"),
        at("2026-11-23T12:00:00Z"),
    );
    if std::env::var_os("EBB_WRITE_VECTORS").is_some() {
        std::fs::write(path, &file).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == file);
}
