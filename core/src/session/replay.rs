//! A ride lived through nights on which clocks change, on devices that handle that well and badly.

use chrono::{NaiveDate, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use super::{Form, Live, Plan, RunState};
use crate::content::content;
use crate::time::{Instant, to_millis};

/// Zones with a change of an hour, of half an hour, and southern ones.
const ZONES: [Tz; 5] = [
    Tz::Europe__Vienna,
    Tz::America__New_York,
    Tz::Australia__Lord_Howe,
    Tz::America__Santiago,
    Tz::Africa__Casablanca,
];

fn new_year(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .unwrap()
        .and_time(Default::default())
}

fn offset_s(zone: Tz, at: Instant) -> i64 {
    i64::from(
        zone.offset_from_utc_datetime(&at.naive_utc())
            .fix()
            .local_minus_utc(),
    )
}

/// Every change of the clocks in 2026 to 2028, found by bisection from day to day.
fn changes(zone: Tz) -> Vec<Instant> {
    let mut found = Vec::new();
    let mut day = new_year(2026).and_utc();
    while day < new_year(2029).and_utc() {
        let (mut before, mut after) = (day, day + TimeDelta::days(1));
        day = after;
        if offset_s(zone, before) == offset_s(zone, after) {
            continue;
        }
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if offset_s(zone, middle) == offset_s(zone, before) {
                before = middle;
            } else {
                after = middle;
            }
        }
        found.push(after);
    }
    found
}

/// A ride from ten minutes before `change` to ten after, looked at every second through a device whose clock
/// shows `shown(instant)`: the elapsed milliseconds at each look.
fn lived(change: Instant, shown: impl Fn(Instant) -> Instant) -> Vec<i64> {
    let start = change - TimeDelta::minutes(10);
    let plan = Plan::ride(content("en"), Form::Inward).unwrap();
    let mut live = Live::start(plan, shown(start));
    (0..=1_200)
        .map(|second| {
            let now = shown(start + TimeDelta::seconds(second));
            live.observe(now);
            let frame = live.frame(now);
            assert!(frame.state != RunState::Finished);
            frame.elapsed_ms
        })
        .collect()
}

#[test]
fn a_change_of_the_clocks_is_not_felt_where_the_device_counts_in_utc() {
    for zone in ZONES {
        let changes = changes(zone);
        assert!(changes.len() >= 6, "{zone}: {changes:?}");
        for change in changes {
            let elapsed = lived(change, |now| now);
            let expected: Vec<i64> = (0..=1_200).map(|second| second * 1_000).collect();
            assert_eq!(elapsed, expected, "{zone} {change}");
        }
    }
}

#[test]
fn a_device_that_takes_its_local_time_for_utc_neither_runs_backwards_nor_freezes() {
    for zone in ZONES {
        for change in changes(zone) {
            let elapsed = lived(change, |now| now + TimeDelta::seconds(offset_s(zone, now)));
            let steps: Vec<i64> = elapsed.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let jump_s = offset_s(zone, change) - offset_s(zone, change - TimeDelta::seconds(1));
            // At the change itself: a clock set ahead is believed, one set back stands for one look.
            assert_eq!(steps[599], (jump_s + 1).max(0) * 1_000, "{zone} {change}");
            let others = steps.iter().enumerate().filter(|(look, _)| *look != 599);
            assert!(
                others.clone().all(|(_, step)| *step == 1_000),
                "{zone} {change}"
            );
        }
    }
}

#[test]
fn a_clock_that_jumps_at_every_look_never_shows_an_earlier_moment() {
    let night = changes(Tz::Europe__Vienna)[1];
    let jumps = [0, -3_600, 7_200, -86_400, 60, -1, 1_800, -40];
    let elapsed = lived(night, |now| {
        let second = (to_millis(now) - to_millis(night)) / 1_000 + 600;
        now + TimeDelta::seconds(jumps[(second / 7) as usize % jumps.len()])
    });
    let start = elapsed.first().copied().unwrap();
    assert!(elapsed.windows(2).all(|pair| pair[1] >= pair[0]));
    // Six looks of seven are undisturbed, so at least six sevenths of the time are counted.
    assert!(elapsed.last().unwrap() - start >= 1_200_000 * 6 / 7);
}
