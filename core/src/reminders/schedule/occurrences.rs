//! When a rule takes place between two instants. The price is that of the answer: nothing is counted on from the
//! first day, so the tenth year costs what the first does.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::pace::{Pace, count_limit};
use super::rule::{ReminderRule, RuleEnd};
use super::zone_clock::{Clock, Slot};
use crate::reminders::ReminderError;
use crate::store::Id;
use crate::time::{Civil, Instant, TimeOfDay, Zone};

/// Occurrences that one question answers, at most.
pub const MOST_OCCURRENCES: i32 = 10_000;

/// Which occurrence this is: the rule and the civil start that the rule gives, wherever it was moved or snoozed
/// to and whatever the zone makes of it. Written as "rule@2026-03-29T02:30".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OccurrenceId {
    /// The rule, or the taper.
    pub rule: Id,
    /// The original start.
    pub start: Civil,
}

impl fmt::Display for OccurrenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.rule, self.start)
    }
}

impl FromStr for OccurrenceId {
    type Err = ReminderError;

    fn from_str(text: &str) -> Result<Self, ReminderError> {
        let read = || {
            let (rule, start) = text.split_once('@')?;
            let (rule, start) = (rule.parse().ok()?, start.parse().ok()?);
            Some(Self { rule, start })
        };
        read().ok_or_else(|| ReminderError::NoSuchOccurrence {
            start: text.to_owned(),
        })
    }
}

/// One time that a rule takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// Which one.
    pub id: OccurrenceId,
    /// When, after moves, gaps and repeated hours.
    pub at: Instant,
}

impl Occurrence {
    pub(crate) fn of(rule: &ReminderRule, start: Civil, at: Instant) -> Self {
        let rule = rule.id;
        Self {
            id: OccurrenceId { rule, start },
            at,
        }
    }
}

/// The occurrences of `rule` from `from` to before `to`, soonest first, while the phone is in `phone`; at most
/// [`MOST_OCCURRENCES`]. A paused rule has none.
pub fn occurrences(
    rule: &ReminderRule,
    from: Instant,
    to: Instant,
    phone: Zone,
) -> Vec<Occurrence> {
    let mut found = Vec::new();
    if rule.paused || from >= to {
        return found;
    }
    let zone = rule.zone.zone(phone);
    // Past this day nothing can fall before `to`, whatever hours a zone repeats.
    let last_day = zone.wall_clock(to).date();
    let last_day = last_day.succ_opt().unwrap_or(last_day);
    let mut stream = Stream::new(rule, from, phone);
    while found.len() < MOST_OCCURRENCES as usize
        && let Some(slot) = stream.next_through(last_day)
        && let Some(at) = slot.at()
    {
        if at >= to {
            if rule.times.len() == 1 {
                break;
            }
        } else if at >= from {
            found.push(Occurrence::of(rule, slot.start(), at));
        }
    }
    let moved = moved(rule, phone).filter(|occurrence| (from..to).contains(&occurrence.at));
    found.extend(moved);
    if !found.is_sorted_by_key(|occurrence| (occurrence.at, occurrence.id.start)) {
        found.sort_unstable_by_key(|occurrence| (occurrence.at, occurrence.id.start));
    }
    // With one that was moved it may be one more.
    found.truncate(MOST_OCCURRENCES as usize);
    found
}

/// The next occurrence of `rule` at or after `from`.
pub fn next_occurrence(rule: &ReminderRule, from: Instant, phone: Zone) -> Option<Occurrence> {
    if rule.paused {
        return None;
    }
    let mut stream = Stream::new(rule, from, phone);
    let of_the_rule = std::iter::from_fn(|| stream.next_through(NaiveDate::MAX))
        .map_while(|slot| Some(Occurrence::of(rule, slot.start(), slot.at()?)))
        .find(|occurrence| occurrence.at >= from);
    moved(rule, phone)
        .filter(|occurrence| occurrence.at >= from)
        .chain(of_the_rule)
        .min_by_key(|occurrence| occurrence.at)
}

/// True where `start` is an original start of the rule, skipped, moved or not.
pub fn has_occurrence(rule: &ReminderRule, start: Civil) -> bool {
    let Some(slot) = rule
        .times
        .iter()
        .position(|time| *time == start.time_of_day())
    else {
        return false;
    };
    let pace = Pace::of(rule);
    let date = start.day().date();
    let number = pace.first_from(date.num_days_from_ce());
    let ended = match rule.end {
        RuleEnd::OnDay { last } => start.day() > last,
        RuleEnd::After { count } => {
            number.saturating_mul(rule.times.len() as i64) + slot as i64 >= i64::from(count)
        }
        RuleEnd::Never => false,
    };
    !ended && pace.date(number) == Some(date)
}

/// The moved occurrences that the rule still has.
pub(crate) fn moved(rule: &ReminderRule, phone: Zone) -> impl Iterator<Item = Occurrence> + '_ {
    let zone = rule.zone.zone(phone);
    rule.moved
        .iter()
        .filter(|moved| {
            rule.skipped.binary_search(&moved.original).is_err()
                && has_occurrence(rule, moved.original)
        })
        .map(move |moved| {
            let at = zone.instant_of(moved.to.wall_clock());
            Occurrence::of(rule, moved.original, at)
        })
}

/// Where reading begins, for all rules that go by one zone: looked up once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beginning {
    clock: Clock,
    /// A day early, counted from 0001-01-01: a time that a gap moves forward may come to lie after the beginning.
    day: i32,
}

impl Beginning {
    pub(crate) fn at(from: Instant, zone: Zone) -> Self {
        let mut clock = Clock::new(zone);
        let wall = zone.wall_clock(from);
        clock.look_up(wall.and_utc().timestamp());
        let day = wall.date().num_days_from_ce().saturating_sub(1);
        Self { clock, day }
    }
}

/// The occurrences of a rule in civil order from about an instant on, without those that were moved.
pub(crate) struct Stream<'a> {
    rule: &'a ReminderRule,
    pace: Pace,
    clock: Clock,
    /// True where single occurrences were skipped or moved.
    exceptions: bool,
    /// The number of the date to look at next, and the time of that day.
    number: i64,
    slot: usize,
    /// The day of `number`, once it is known.
    day: Option<NaiveDate>,
    last_day: NaiveDate,
    limit: i64,
}

impl<'a> Stream<'a> {
    pub(crate) fn new(rule: &'a ReminderRule, from: Instant, phone: Zone) -> Self {
        Self::from(rule, &Beginning::at(from, rule.zone.zone(phone)))
    }

    /// The same, from a beginning in the rule's zone.
    pub(crate) fn from(rule: &'a ReminderRule, beginning: &Beginning) -> Self {
        let pace = Pace::of(rule);
        Self {
            rule,
            pace,
            clock: beginning.clock,
            exceptions: !rule.skipped.is_empty() || !rule.moved.is_empty(),
            number: pace.first_from(beginning.day),
            slot: 0,
            day: None,
            last_day: match rule.end {
                RuleEnd::OnDay { last } => last.date(),
                RuleEnd::Never | RuleEnd::After { .. } => NaiveDate::MAX,
            },
            limit: count_limit(rule),
        }
    }

    /// The next one, where its day is at most `last_day`; none ends it.
    #[inline(always)]
    pub(crate) fn next_through(&mut self, last_day: NaiveDate) -> Option<Slot> {
        loop {
            let day = match self.day {
                Some(day) => day,
                None => *self.day.insert(self.pace.date(self.number)?),
            };
            if day > self.last_day.min(last_day) {
                return None;
            }
            let times = &self.rule.times;
            let Some(time): Option<TimeOfDay> = times.get(self.slot).copied() else {
                if times.is_empty() {
                    return None;
                }
                (self.number, self.slot, self.day) = (self.number + 1, 0, None);
                continue;
            };
            let ordinal = self.number.saturating_mul(times.len() as i64) + self.slot as i64;
            if ordinal >= self.limit {
                return None;
            }
            self.slot += 1;
            let slot = self.clock.at(day, time);
            if !self.exceptions || self.takes_place(slot.start()) {
                return Some(slot);
            }
        }
    }

    fn takes_place(&self, start: Civil) -> bool {
        let rule = self.rule;
        rule.skipped.binary_search(&start).is_err()
            && rule
                .moved
                .binary_search_by_key(&start, |moved| moved.original)
                .is_err()
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule::{MovedOccurrence, Schedule, Weekday, WhichOfMonth, ZoneMode};
    use super::*;
    use crate::reminders::example::{at, daily, day, rule, schedules, time};
    use crate::time::Day;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn berlin() -> Zone {
        "Europe/Berlin".parse().unwrap()
    }

    fn starts(rule: &ReminderRule, from: &str, to: &str) -> Vec<String> {
        occurrences(rule, at(from), at(to), berlin())
            .iter()
            .map(|occurrence| occurrence.id.start.to_string())
            .collect()
    }

    #[test]
    fn the_thirty_first_is_the_last_day_of_a_shorter_month_and_comes_back() {
        let monthly = Schedule::MonthlyByDay {
            interval: 1,
            day: 31,
        };
        let rule = rule(monthly, &["09:00"], "2027-01-31");
        assert_eq!(
            starts(&rule, "2027-01-01T00:00:00Z", "2027-05-01T00:00:00Z"),
            [
                "2027-01-31T09:00",
                "2027-02-28T09:00",
                "2027-03-31T09:00",
                "2027-04-30T09:00"
            ]
        );
    }

    #[test]
    fn of_more_than_can_be_held_the_soonest_are_found_with_one_that_was_moved_too() {
        let mut rule = rule(
            Schedule::Daily { interval: 1 },
            &["09:00", "18:00"],
            "2026-01-01",
        );
        let (from, to) = (at("2026-01-01T00:00:00Z"), at("2126-01-01T00:00:00Z"));
        let all = occurrences(&rule, from, to, Zone::UTC);
        assert_eq!(all.len(), 10_000);
        // 5,000 days on, two a day.
        assert_eq!(all[9_999].id.start.to_string(), "2039-09-09T18:00");
        rule.moved.push(MovedOccurrence {
            original: "2026-01-02T09:00".parse().unwrap(),
            to: "2026-01-02T10:00".parse().unwrap(),
        });
        let moved = occurrences(&rule, from, to, Zone::UTC);
        assert_eq!(moved.len(), 10_000);
        assert_eq!(moved[2].at, at("2026-01-02T10:00:00Z"));
    }

    #[test]
    fn where_clocks_leap_over_a_time_a_later_one_of_the_day_may_come_before_it() {
        // At 02:00 it was 03:00: what stood at 02:30 comes at 03:30, after what stood at 03:00.
        let rule = rule(
            Schedule::Daily { interval: 1 },
            &["02:30", "03:00"],
            "2027-03-28",
        );
        assert_eq!(
            starts(&rule, "2027-03-28T00:00:00Z", "2027-03-28T01:15:00Z"),
            ["2027-03-28T03:00"]
        );
    }

    #[test]
    fn the_twenty_ninth_of_february_is_kept_each_year() {
        let rule = rule(Schedule::Yearly { interval: 1 }, &["09:00"], "2024-02-29");
        assert_eq!(
            starts(&rule, "2027-01-01T00:00:00Z", "2029-01-01T00:00:00Z"),
            ["2027-02-28T09:00", "2028-02-29T09:00"]
        );
    }

    #[test]
    fn the_second_tuesday_and_the_last_friday_are_found() {
        let monthly = |which, weekday| Schedule::MonthlyByWeekday {
            interval: 1,
            which,
            weekday,
        };
        let second = rule(
            monthly(WhichOfMonth::Second, Weekday::Tuesday),
            &["18:00"],
            "2026-11-23",
        );
        let last = rule(
            monthly(WhichOfMonth::Last, Weekday::Friday),
            &["18:00"],
            "2026-11-23",
        );
        let (from, to) = ("2026-11-01T00:00:00Z", "2027-02-01T00:00:00Z");
        assert_eq!(
            starts(&second, from, to),
            ["2026-12-08T18:00", "2027-01-12T18:00"]
        );
        assert_eq!(
            starts(&last, from, to),
            ["2026-11-27T18:00", "2026-12-25T18:00", "2027-01-29T18:00"]
        );
    }

    #[test]
    fn a_time_that_spring_skips_moves_forward_on_that_day_alone() {
        let mut rule = daily("02:30");
        rule.start = day("2026-03-01");
        let found = occurrences(
            &rule,
            at("2026-03-28T00:00:00Z"),
            at("2026-03-31T00:00:00Z"),
            berlin(),
        );
        let told: Vec<_> = found
            .iter()
            .map(|o| {
                (
                    o.id.start.to_string(),
                    berlin().wall_clock(o.at).to_string(),
                )
            })
            .collect();
        let expected = [
            ("2026-03-28T02:30", "2026-03-28 02:30:00"),
            ("2026-03-29T02:30", "2026-03-29 03:30:00"),
            ("2026-03-30T02:30", "2026-03-30 02:30:00"),
        ];
        assert!(told.iter().map(|(a, b)| (&a[..], &b[..])).eq(expected));
    }

    #[test]
    fn a_time_that_autumn_repeats_fires_once_the_first_time() {
        let found = occurrences(
            &daily("02:30").with_start("2026-10-01"),
            at("2026-10-24T22:00:00Z"),
            at("2026-10-25T22:00:00Z"),
            berlin(),
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].at, at("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn a_rule_that_stays_in_a_zone_does_not_travel_with_the_phone() {
        let mut rule = daily("10:00");
        let (from, to) = (at("2026-12-01T00:00:00Z"), at("2026-12-02T00:00:00Z"));
        let tokyo = "Asia/Tokyo".parse().unwrap();
        assert_eq!(
            occurrences(&rule, from, to, tokyo)[0].at,
            at("2026-12-01T01:00:00Z")
        );
        rule.zone = ZoneMode::Stays { zone: berlin() };
        assert_eq!(
            occurrences(&rule, from, to, tokyo)[0].at,
            at("2026-12-01T09:00:00Z")
        );
    }

    #[test]
    fn a_skipped_one_is_left_out_and_a_moved_one_keeps_its_name() {
        let mut rule = daily("09:00");
        rule.skipped = vec!["2026-11-24T09:00".parse().unwrap()];
        rule.moved = vec![MovedOccurrence {
            original: "2026-11-25T09:00".parse().unwrap(),
            to: "2026-11-26T20:00".parse().unwrap(),
        }];
        let found = starts(&rule, "2026-11-23T00:00:00Z", "2026-11-27T00:00:00Z");
        assert_eq!(
            found,
            ["2026-11-23T09:00", "2026-11-26T09:00", "2026-11-25T09:00"]
        );
    }

    #[test]
    fn an_end_after_a_count_counts_each_time_of_a_day() {
        let mut rule = daily("09:00");
        rule.times.push(time("21:00"));
        rule.end = RuleEnd::After { count: 3 };
        let found = starts(&rule, "2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z");
        assert_eq!(
            found,
            ["2026-11-23T09:00", "2026-11-23T21:00", "2026-11-24T09:00"]
        );
    }

    #[test]
    fn a_paused_rule_and_a_window_of_no_time_have_nothing() {
        let now = at("2026-12-01T00:00:00Z");
        let mut rule = daily("09:00");
        assert_eq!(occurrences(&rule, now, now, Zone::UTC), []);
        rule.paused = true;
        assert_eq!(
            occurrences(&rule, now, at("2027-12-01T00:00:00Z"), Zone::UTC),
            []
        );
        assert_eq!(next_occurrence(&rule, now, Zone::UTC), None);
    }

    /// The moments at which the offset of `zone` changes from 2024 to 2028, to the minute.
    fn transitions(zone: Zone) -> Vec<Instant> {
        let offset = |at: Instant| zone.wall_clock(at) - at.naive_utc();
        let mut found = Vec::new();
        let mut day = at("2024-01-01T00:00:00Z");
        while day < at("2029-01-01T00:00:00Z") {
            let next = day + TimeDelta::days(1);
            if offset(day) != offset(next) {
                let (mut before, mut after) = (day, next);
                while after - before > TimeDelta::minutes(1) {
                    let middle = before + TimeDelta::minutes((after - before).num_minutes() / 2);
                    if offset(middle) == offset(day) {
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

    #[test]
    fn at_every_change_of_every_zone_a_daily_reminder_fires_once_a_day() {
        let mut tried = 0;
        for zone in Zone::all() {
            for change in transitions(zone) {
                let before =
                    zone.wall_clock(change - TimeDelta::minutes(1)) + TimeDelta::minutes(1);
                let after = zone.wall_clock(change);
                let (first, length) = (before.min(after), (after - before).abs());
                for into in [
                    TimeDelta::zero(),
                    length / 2,
                    length - TimeDelta::minutes(1),
                    length,
                ] {
                    let wall = first + into;
                    let mut rule = daily("00:00").with_start("2020-01-01");
                    rule.times = vec![Civil::shown_by(wall).time_of_day()];
                    let (from, to) = (change - TimeDelta::days(10), change + TimeDelta::days(10));
                    let found = occurrences(&rule, from, to, zone);
                    let middle = Day::from(wall.date());
                    let mut days: Vec<_> = found
                        .iter()
                        .map(|one| one.id.start.day().days_since(middle))
                        .filter(|days| days.abs() <= 8)
                        .collect();
                    days.sort_unstable();
                    assert!(days.into_iter().eq(-8..=8), "{zone} {wall}");
                    for one in &found {
                        let wanted = one.id.start.wall_clock();
                        let shown = zone.wall_clock(one.at);
                        let skipped = before < after && (before..after).contains(&wanted);
                        let moved_by = if skipped {
                            after - before
                        } else {
                            TimeDelta::zero()
                        };
                        assert_eq!(shown, wanted + moved_by, "{zone}");
                        let repeated = after < before && (after..before).contains(&wanted);
                        assert!(!repeated || one.at < change, "{zone}: the first of two");
                    }
                    tried += 1;
                }
            }
        }
        assert!(tried > 5_000, "{tried}");
    }

    proptest! {
        #[test]
        fn a_window_gives_what_a_longer_window_gives_there(
            schedule in schedules(),
            minutes in proptest::collection::btree_set(0..1_440_u32, 1..4),
            start in 0..3_000_i64, from in -100_000..20_000_000_i64, length in 0..500_000_i64,
            count in proptest::option::of(1..200_i32),
            zone in proptest::sample::select(Zone::all()),
        ) {
            let first = day("2020-01-01").date() + TimeDelta::days(start);
            let mut rule = rule(schedule, &["09:00"], &first.to_string());
            rule.times = minutes.iter().map(|m| TimeOfDay::of(m / 60, m % 60).unwrap()).collect();
            rule.end = count.map_or(RuleEnd::Never, |count| RuleEnd::After { count });
            let from = first.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::minutes(from / 10);
            let to = from + TimeDelta::minutes(length);
            let long = occurrences(&rule, from - TimeDelta::days(40), to + TimeDelta::days(3), zone);
            let within: Vec<_> = long.into_iter().filter(|o| (from..to).contains(&o.at)).collect();
            let found = occurrences(&rule, from, to, zone);
            prop_assert_eq!(&found, &within);
            prop_assert!(found.iter().all(|one| has_occurrence(&rule, one.id.start)));
            let next = next_occurrence(&rule, from, zone).filter(|one| one.at < to);
            prop_assert_eq!(next.map(|one| one.at), found.first().map(|one| one.at));
        }
    }
}
