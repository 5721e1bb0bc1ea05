//! Rules with the instants that another implementation gives for them: python-dateutil for the dates, zoneinfo for
//! the clocks. `tests/vectors/make_occurrences.py` writes them.

use serde::Deserialize;

use super::example::rule;
use super::rule::{RuleEnd, Schedule};
use super::{has_occurrence, occurrences};
use crate::time::{Day, Instant, TimeOfDay, Zone};

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

#[test]
fn two_thousand_rules_give_the_instants_that_dateutil_and_zoneinfo_give() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../../../tests/vectors/occurrences.json")).unwrap();
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
