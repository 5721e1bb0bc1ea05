//! Rules and boosters as an iCalendar file (RFC 5545), for the calendar that a person already has. Titles are as
//! discreet as notifications; the person chooses otherwise. Nothing here reads a clock: DTSTAMP is `now`.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::timezone::{utc, zone_name, zones};
use crate::reminders::planning::shown_at;
use crate::reminders::schedule::BoosterTaper;
use crate::reminders::schedule::Pace;
use crate::reminders::schedule::has_occurrence;
use crate::reminders::schedule::{
    ReminderKind, ReminderRule, RuleEnd, Schedule, Weekday, WhichOfMonth, ZoneMode,
};
use crate::reminders::wording::{Wording, calendar_title};
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

/// Minutes that a reminder takes up in a calendar.
const REMINDER_MINUTES: i32 = 15;
/// 2026-01-01, before the first reminder was made. Seconds from there number the versions of a rule.
const SEQUENCES_BEGIN: i64 = 1_767_225_600;

/// The rules and tapers as one `.ics` file. What is paused is left out. A rule that follows the phone has floating
/// times, which every calendar shows at that hour wherever it is.
pub fn calendar(
    rules: &[ReminderRule],
    tapers: &[BoosterTaper],
    wording: &Wording,
    now: Instant,
) -> String {
    let mut file = File::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Ebb//Ebb//EN");
    file.line("CALSCALE:GREGORIAN");
    file.text("X-WR-CALNAME", &wording.word());
    let rules = || rules.iter().filter(|rule| !rule.paused);
    let tapers = || tapers.iter().filter(|taper| !taper.paused);
    for line in zones(&used_zones(rules(), tapers()), now) {
        file.line(&line);
    }
    for rule in rules() {
        for slot in 0..rule.times.len() {
            file.rule(rule, slot, wording, now);
        }
    }
    for taper in tapers() {
        file.taper(taper, wording, now);
    }
    file.line("END:VCALENDAR");
    file.0
}

/// Each zone that stands in the file, with the first day on which it counts.
fn used_zones<'a>(
    rules: impl Iterator<Item = &'a ReminderRule>,
    tapers: impl Iterator<Item = &'a BoosterTaper>,
) -> Vec<(Zone, NaiveDate)> {
    let of_rules = rules.filter_map(|rule| match rule.zone {
        ZoneMode::Stays { zone } => Some((zone, rule.start.date())),
        ZoneMode::FollowsPhone => None,
    });
    let of_tapers = tapers
        .flat_map(|taper| &taper.steps)
        .filter_map(|step| step.appointment)
        .map(|made| (made.zone, made.zone.wall_clock(made.at).date()));
    let mut found: Vec<(Zone, NaiveDate)> = Vec::new();
    for (zone, from) in of_rules.chain(of_tapers) {
        match found.iter_mut().find(|(known, _)| *known == zone) {
            Some((_, first)) => *first = from.min(*first),
            None => found.push((zone, from)),
        }
    }
    found
}

#[derive(Default)]
struct File(String);

impl File {
    /// One content line, folded after at most 75 octets.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for character in text.chars() {
            match character {
                '\\' | ';' | ',' => line.extend(['\\', character]),
                '\n' => line.push_str("\\n"),
                control if control.is_control() => {}
                other => line.push(other),
            }
        }
        self.line(&line);
    }

    /// A calendar that has this UID already takes what was edited since: the greater SEQUENCE counts.
    fn begin(&mut self, uid: &str, title: &str, edited_at: Instant, now: Instant) {
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{uid}"));
        self.line(&format!("DTSTAMP:{}", utc(now)));
        let edits = edited_at.timestamp() - SEQUENCES_BEGIN;
        self.line(&format!("SEQUENCE:{}", edits.clamp(0, i64::from(i32::MAX))));
        self.text("SUMMARY", title);
        self.line("CLASS:PRIVATE");
    }

    /// Rings so many minutes before the start; calendars that know no alarm after it ring at the wrong time, or never.
    fn alarm(&mut self, minutes: i32, title: &str) {
        let sign = if minutes > 0 { "-" } else { "" };
        self.line("BEGIN:VALARM");
        self.line("ACTION:DISPLAY");
        self.text("DESCRIPTION", title);
        self.line(&format!("TRIGGER:{sign}PT{}M", minutes.max(0)));
        self.line("END:VALARM");
    }

    /// Events for one time of the day, so that each can be said in one RRULE.
    fn rule(&mut self, rule: &ReminderRule, slot: usize, wording: &Wording, now: Instant) {
        let Some(time) = rule.times.get(slot) else {
            return;
        };
        let title = calendar_title(rule.kind, &rule.title, &at_most(wording, rule));
        for series in series_of(rule, slot) {
            let start = Civil::new(Day::from(series.first), *time);
            if !has_occurrence(rule, start) {
                continue;
            }
            let own = |start: Civil| start.time_of_day() == *time && series.holds(start);
            self.begin(&series.uid, &title, rule.edited_at, now);
            let (place, rings) = placed(rule, start);
            self.line(&format!("DTSTART{}", local(place, rule.zone)));
            self.line(&format!("DURATION:PT{REMINDER_MINUTES}M"));
            if let Some(recurrence) = &series.recurrence {
                self.line(&format!("RRULE:{recurrence}"));
            }
            for skipped in &rule.skipped {
                if own(*skipped) && has_occurrence(rule, *skipped) {
                    let (place, _) = placed(rule, *skipped);
                    self.line(&format!("EXDATE{}", local(place, rule.zone)));
                }
            }
            self.line("TRANSP:TRANSPARENT");
            self.rings(rings, &title);
            self.line("END:VEVENT");
            for moved in &rule.moved {
                let original = moved.original;
                let skipped = rule.skipped.binary_search(&original).is_ok();
                if !own(original) || skipped || !has_occurrence(rule, original) {
                    continue;
                }
                self.begin(&series.uid, &title, rule.edited_at, now);
                let (place, _) = placed(rule, original);
                self.line(&format!("RECURRENCE-ID{}", local(place, rule.zone)));
                let (place, rings) = placed(rule, moved.to);
                self.line(&format!("DTSTART{}", local(place, rule.zone)));
                self.line(&format!("DURATION:PT{REMINDER_MINUTES}M"));
                self.line("TRANSP:TRANSPARENT");
                self.rings(rings, &title);
                self.line("END:VEVENT");
            }
        }
    }

    /// An alarm at the start, where one is to ring.
    fn rings(&mut self, rings: bool, title: &str) {
        if rings {
            self.alarm(0, title);
        }
    }

    fn taper(&mut self, taper: &BoosterTaper, wording: &Wording, now: Instant) {
        let title = calendar_title(ReminderKind::BoosterSession, "", wording);
        for step in &taper.steps {
            let uid = format!("{}-{}@ebb", taper.id, step.months);
            self.begin(&uid, &title, taper.edited_at, now);
            match step.appointment {
                None => {
                    let day = taper.due(step.months).date();
                    self.line(&format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
                    self.line("TRANSP:TRANSPARENT");
                }
                Some(made) => {
                    let start = Civil::shown_by(made.zone.wall_clock(made.at));
                    let zone = ZoneMode::Stays { zone: made.zone };
                    self.line(&format!("DTSTART{}", local(start, zone)));
                    self.line(&format!("DURATION:PT{}M", made.minutes.max(1)));
                    for minutes in &taper.prepare_minutes {
                        self.alarm(*minutes, &title);
                    }
                }
            }
            self.line("END:VEVENT");
        }
    }
}

/// The wording, at a lower level where the rule asks for it.
fn at_most(wording: &Wording, rule: &ReminderRule) -> Wording {
    Wording {
        level: rule
            .discretion
            .map_or(wording.level, |level| level.min(wording.level)),
        ..wording.clone()
    }
}

/// Where an occurrence stands in a calendar, and whether it rings there. What is due in quiet hours stands at their end;
/// where that is on the next day it stays at its time, which no rule of a calendar could say otherwise, and is silent.
fn placed(rule: &ReminderRule, due: Civil) -> (Civil, bool) {
    let wall = due.wall_clock().and_utc();
    let shown = Civil::shown_by(shown_at(rule, wall, Zone::UTC).naive_utc());
    if shown.day() == due.day() {
        (shown, true)
    } else {
        (due, false)
    }
}

/// A part of a rule that one RRULE can say.
struct Series {
    uid: String,
    first: NaiveDate,
    recurrence: Option<String>,
    /// True for Februaries alone, false for every other month, none for all.
    february: Option<bool>,
    /// The one day of a month that it says, where the rule has several; in a shorter month the last one.
    day: Option<i32>,
}

impl Series {
    fn holds(&self, start: Civil) -> bool {
        let date = start.day().date();
        let is_february = date.month() == 2;
        self.february.is_none_or(|february| february == is_february)
            && self
                .day
                .is_none_or(|day| date.day() as i32 == day.min(i32::from(date.num_days_in_month())))
    }
}

/// The series of one time of the day.
fn series_of(rule: &ReminderRule, slot: usize) -> Vec<Series> {
    let Schedule::MonthlyByDays { interval, days } = &rule.schedule else {
        return series_of_day(rule, slot, "");
    };
    // Each day is a series of its own: what all count together ends on a day.
    let pace = Pace::of(rule);
    let last = share(rule, slot).and_then(|share| pace.date(share - 1));
    let one = |day: &i32| {
        let mut one = rule.clone();
        one.schedule = Schedule::MonthlyByDay {
            interval: *interval,
            day: *day,
        };
        if let Some(last) = last {
            one.end = RuleEnd::OnDay { last: last.into() };
        }
        let mut series = series_of_day(&one, slot, &format!("-{day}"));
        series.iter_mut().for_each(|series| series.day = Some(*day));
        series
    };
    days.iter().flat_map(one).collect()
}

/// The series of one time of the day. "The 29th" and "the 30th" have one for February and one for the other months:
/// BYSETPOS beside a list of days would say it in one, but a widely used reader takes every day of the list then.
fn series_of_day(rule: &ReminderRule, slot: usize, of_day: &str) -> Vec<Series> {
    let minutes = rule.times.get(slot).map_or(0, |time| time.minutes());
    let pace = Pace::of(rule);
    let uid = |end: &str| format!("{}-{minutes:04}{of_day}{end}@ebb", rule.id);
    let date = |number| pace.date(number);
    let share = share(rule, slot);
    if let Schedule::MonthlyByDay {
        interval,
        day: day @ 29..=30,
    } = rule.schedule
    {
        // What two series count together ends on a day.
        let end = match share.map(|share| date(share - 1)) {
            Some(last) => last.map(|last| until(rule, Day::from(last))),
            None => ending(rule, None),
        };
        let end = end.unwrap_or_default();
        let first = |february: bool| {
            (0..share.unwrap_or(12).min(12))
                .find_map(|number| date(number).filter(|date| (date.month() == 2) == february))
        };
        let series = [
            (false, "", but_february(interval, day, date(0))),
            (true, "-feb", februaries(interval)),
        ];
        return series
            .into_iter()
            .filter_map(|(february, suffix, days)| {
                Some(Series {
                    uid: uid(suffix),
                    first: first(february)?,
                    recurrence: Some(format!("{days}{end}")),
                    february: Some(february),
                    day: None,
                })
            })
            .collect();
    }
    let whole = date(0).map(|first| Series {
        uid: uid(""),
        first,
        recurrence: recurrence(rule, slot),
        february: None,
        day: None,
    });
    whole.into_iter().collect()
}

/// "The 29th" or "the 30th" of every so many months but February. A widely used reader passes over the interval of a monthly
/// rule that names months, so it is said by one or by the other.
fn but_february(interval: i32, day: i32, first: Option<NaiveDate>) -> String {
    if day == 30 {
        // No February has it: what is no date is passed over.
        return format!("FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={day}");
    }
    let all = if 12 % interval == 0 { interval } else { 1 };
    let first = first.map_or(0, |first| first.month0() as i32);
    let mut months: Vec<i32> = (0..12 / all).map(|n| (first + n * all) % 12 + 1).collect();
    months.retain(|month| *month != 2);
    months.sort_unstable();
    let months: Vec<_> = months.iter().map(i32::to_string).collect();
    let left = interval / all;
    format!(
        "FREQ=MONTHLY;INTERVAL={left};BYMONTH={};BYMONTHDAY={day}",
        months.join(",")
    )
}

/// The last day of each February that every so many months lead to.
fn februaries(interval: i32) -> String {
    let shared = (1..=12)
        .rev()
        .find(|n| interval % n == 0 && 12 % n == 0)
        .unwrap_or(1);
    let years = interval / shared;
    format!("FREQ=YEARLY;INTERVAL={years};BYMONTH=2;BYMONTHDAY=-1")
}

/// Parameters and value of a local time.
fn local(civil: Civil, zone: ZoneMode) -> String {
    let value = stamp(civil.wall_clock());
    match zone {
        ZoneMode::FollowsPhone => format!(":{value}"),
        ZoneMode::Stays { zone } => format!(";TZID={}:{value}", zone_name(zone)),
    }
}

pub(crate) fn stamp(wall: NaiveDateTime) -> String {
    wall.format("%Y%m%dT%H%M%S").to_string()
}

/// The RRULE for one time of the day; none for what takes place once.
fn recurrence(rule: &ReminderRule, slot: usize) -> Option<String> {
    let mut text = match &rule.schedule {
        Schedule::Once => return None,
        Schedule::Daily { interval } => format!("FREQ=DAILY;INTERVAL={interval}"),
        Schedule::Weekly { interval, weekdays } => {
            let mut days = weekdays.clone();
            days.sort_unstable();
            let days: Vec<_> = days.into_iter().map(letters).collect();
            format!(
                "FREQ=WEEKLY;INTERVAL={interval};WKST=MO;BYDAY={}",
                days.join(",")
            )
        }
        // Each of several days is a series of its own.
        Schedule::MonthlyByDays { .. } => return None,
        Schedule::MonthlyByDay { interval, day } => {
            // The 31st is the last of every month; the 29th and 30th are said elsewhere.
            let day = if *day == 31 { -1 } else { *day };
            format!("FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={day}")
        }
        Schedule::MonthlyByWeekday {
            interval,
            which,
            weekday,
        } => {
            let which = match which {
                WhichOfMonth::First => "1",
                WhichOfMonth::Second => "2",
                WhichOfMonth::Third => "3",
                WhichOfMonth::Fourth => "4",
                WhichOfMonth::Last => "-1",
            };
            format!(
                "FREQ=MONTHLY;INTERVAL={interval};BYDAY={which}{}",
                letters(*weekday)
            )
        }
        Schedule::Yearly { interval } => {
            let (day, month) = (rule.start.date().day(), rule.start.date().month());
            let days = match (month, day) {
                (2, 29) => "BYMONTHDAY=-1".to_owned(),
                _ => format!("BYMONTHDAY={day}"),
            };
            format!("FREQ=YEARLY;INTERVAL={interval};BYMONTH={month};{days}")
        }
    };
    text.extend(ending(rule, share(rule, slot)));
    Some(text)
}

/// Occurrences of one time of the day, where the rule counts them: each time has its share.
fn share(rule: &ReminderRule, slot: usize) -> Option<i64> {
    let RuleEnd::After { count } = rule.end else {
        return None;
    };
    let (times, slot) = (rule.times.len() as i64, slot as i64);
    Some((i64::from(count) - slot + times - 1) / times)
}

fn ending(rule: &ReminderRule, share: Option<i64>) -> Option<String> {
    match rule.end {
        RuleEnd::Never => None,
        RuleEnd::OnDay { last } => Some(until(rule, last)),
        RuleEnd::After { .. } => Some(format!(";COUNT={}", share?)),
    }
}

/// With a zone the end is written in UTC, without one as it stands on the wall.
fn until(rule: &ReminderRule, last: Day) -> String {
    let end = Civil::new(last, TimeOfDay::constant(23, 59)).wall_clock();
    let until = match rule.zone {
        ZoneMode::FollowsPhone => stamp(end),
        ZoneMode::Stays { zone } => utc(zone.instant_of(end)),
    };
    format!(";UNTIL={until}")
}

fn letters(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, day, id, rule, taper, time};
    use crate::reminders::import_calendar;
    use crate::reminders::schedule::Appointment;
    use crate::reminders::schedule::{Discretion, MovedOccurrence, QuietWindow};
    use crate::reminders::wording::words_of_the_trade;

    const NOW: &str = "2026-11-23T12:00:00Z";

    fn lines(rule: ReminderRule) -> Vec<String> {
        let rule = rule.checked().unwrap();
        let file = calendar(&[rule], &[], &Wording::neutral("en"), at(NOW));
        file.replace("\r\n ", "")
            .lines()
            .map(str::to_owned)
            .collect()
    }

    fn line(rule: ReminderRule, name: &str) -> String {
        let found = lines(rule).into_iter().find(|line| line.starts_with(name));
        found.unwrap_or_default()
    }

    fn berlin() -> ZoneMode {
        ZoneMode::Stays {
            zone: "Europe/Berlin".parse().unwrap(),
        }
    }

    #[test]
    fn the_last_day_of_a_month_is_said_so_that_no_month_is_skipped() {
        let monthly = Schedule::MonthlyByDay {
            interval: 1,
            day: 31,
        };
        assert_eq!(
            line(rule(monthly, &["09:00"], "2026-12-31"), "RRULE"),
            "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"
        );
        assert_eq!(
            line(
                rule(Schedule::Yearly { interval: 1 }, &["09:00"], "2024-02-29"),
                "RRULE"
            ),
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=-1"
        );
    }

    #[test]
    fn what_follows_the_phone_floats_and_what_stays_names_its_zone() {
        let mut rule = daily("09:00");
        rule.end = RuleEnd::OnDay {
            last: day("2026-12-01"),
        };
        assert_eq!(line(rule.clone(), "DTSTART"), "DTSTART:20261123T090000");
        assert!(line(rule.clone(), "RRULE").ends_with("UNTIL=20261201T235900"));
        rule.zone = berlin();
        let lines = lines(rule);
        assert!(lines.contains(&"DTSTART;TZID=Europe/Berlin:20261123T090000".to_owned()));
        assert!(
            lines
                .iter()
                .any(|line| line.ends_with("UNTIL=20261201T225900Z"))
        );
        assert!(lines.contains(&"TZID:Europe/Berlin".to_owned()));
    }

    #[test]
    fn skipped_and_moved_ones_and_quiet_hours_are_said() {
        let mut rule = daily("13:00");
        rule.skipped = vec![
            "2026-11-25T13:00".parse().unwrap(),
            "2020-01-01T13:00".parse().unwrap(),
        ];
        rule.moved = vec![MovedOccurrence {
            original: "2026-11-26T13:00".parse().unwrap(),
            to: "2026-11-26T20:00".parse().unwrap(),
        }];
        rule.quiet = Some(QuietWindow {
            from: time("12:00"),
            until: time("14:30"),
        });
        let lines = lines(rule);
        let count = |text: &str| lines.iter().filter(|line| line.starts_with(text)).count();
        // It stands where it is shown, and rings there: no calendar is asked to ring after a start.
        assert_eq!(count("DTSTART:20261123T143000"), 1);
        assert_eq!((count("EXDATE:20261125T143000"), count("EXDATE")), (1, 1));
        assert_eq!(count("RECURRENCE-ID:20261126T143000"), 1);
        assert_eq!(count("DTSTART:20261126T200000"), 1);
        assert_eq!((count("TRIGGER:PT0M"), count("TRIGGER")), (2, 2));
    }

    #[test]
    fn what_waits_for_the_next_morning_stands_at_its_time_and_is_silent() {
        let mut rule = daily("23:30");
        rule.quiet = Some(QuietWindow {
            from: time("22:00"),
            until: time("07:00"),
        });
        let lines = lines(rule);
        assert!(lines.contains(&"DTSTART:20261123T233000".to_owned()));
        assert!(!lines.iter().any(|line| line.starts_with("TRIGGER")));
    }

    #[test]
    fn the_thirtieth_is_said_apart_for_february_and_ends_with_its_count() {
        let monthly = Schedule::MonthlyByDay {
            interval: 1,
            day: 30,
        };
        let mut rule = rule(monthly, &["09:00"], "2026-12-01");
        rule.end = RuleEnd::After { count: 4 };
        rule.skipped = vec!["2027-02-28T09:00".parse().unwrap()];
        let rule = rule.checked().unwrap();
        let found = lines(rule);
        let all = |name: &str| {
            let of_it = found.iter().filter(|line| line.starts_with(name));
            of_it.cloned().collect::<Vec<_>>()
        };
        assert_eq!(
            all("DTSTART"),
            ["DTSTART:20261230T090000", "DTSTART:20270228T090000"]
        );
        assert_eq!(
            all("RRULE"),
            [
                "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=30;UNTIL=20270330T235900",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=-1;UNTIL=20270330T235900",
            ]
        );
        let february = found
            .iter()
            .position(|line| line.contains("-feb@ebb"))
            .unwrap();
        let skipped = found
            .iter()
            .position(|line| line.starts_with("EXDATE"))
            .unwrap();
        assert!(skipped > february, "{found:?}");
    }

    #[test]
    fn several_days_of_a_month_are_a_series_each_and_end_together() {
        let schedule = Schedule::MonthlyByDays {
            interval: 2,
            days: vec![1, 31],
        };
        let mut rule = rule(schedule, &["09:00"], "2026-12-10");
        rule.end = RuleEnd::After { count: 4 };
        rule.skipped = vec!["2027-02-28T09:00".parse().unwrap()];
        let found = lines(rule);
        let all = |name: &str| {
            let of_it = found.iter().filter(|line| line.starts_with(name));
            of_it.cloned().collect::<Vec<_>>()
        };
        let starts = ["DTSTART:20270201T090000", "DTSTART:20261231T090000"];
        assert_eq!(all("DTSTART"), starts);
        let rules = [
            "RRULE:FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1;UNTIL=20270401T235900",
            "RRULE:FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1;UNTIL=20270401T235900",
        ];
        assert_eq!(all("RRULE"), rules);
        assert_eq!(all("EXDATE"), ["EXDATE:20270228T090000"]);
        let place = |start: &str| found.iter().position(|line| line.starts_with(start));
        assert!(place("EXDATE") > place("DTSTART:20261231"), "{found:?}");
    }

    #[test]
    fn an_interval_of_months_stands_beside_no_list_of_months_that_could_do_without() {
        let first = day("2026-11-01").date();
        let said = |interval, day| but_february(interval, day, Some(first));
        let expected = "FREQ=MONTHLY;INTERVAL=1;BYMONTH=5,8,11;BYMONTHDAY=29";
        assert_eq!(said(3, 29), expected);
        assert_eq!(said(3, 30), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=30");
        let years = [(1, 1), (2, 1), (5, 5), (8, 2), (9, 3), (12, 1), (24, 2)];
        for (interval, years) in years {
            let expected = format!("FREQ=YEARLY;INTERVAL={years};BYMONTH=2;BYMONTHDAY=-1");
            assert_eq!(februaries(interval), expected, "{interval}");
        }
    }

    #[test]
    fn a_rule_keeps_its_name_in_a_calendar_and_gets_a_greater_number_when_it_changes() {
        let mut rule = daily("09:00");
        rule.edited_at = at("2026-11-23T08:00:00Z");
        let before = lines(rule.clone());
        rule.edited_at = at("2026-11-23T08:05:00Z");
        rule.title = "Another".to_owned();
        let after = lines(rule);
        let of = |lines: &[String], name: &str| {
            let found = lines.iter().find_map(|line| line.strip_prefix(name));
            found.unwrap().to_owned()
        };
        assert_eq!(of(&before, "UID:"), of(&after, "UID:"));
        let sequence = |lines| of(lines, "SEQUENCE:").parse::<i64>().unwrap();
        assert_eq!(sequence(&after) - sequence(&before), 300);
    }

    #[test]
    fn each_time_of_a_day_has_its_share_of_a_count() {
        let mut rule = daily("09:00");
        rule.times = vec![time("09:00"), time("21:00")];
        rule.end = RuleEnd::After { count: 5 };
        let counts: Vec<_> = lines(rule)
            .into_iter()
            .filter_map(|line| Some(line.split_once("COUNT=")?.1.to_owned()))
            .collect();
        assert_eq!(counts, ["3", "2"]);
    }

    #[test]
    fn a_calendar_tells_nothing_unless_the_person_wants_it_to() {
        let mut own = daily("09:00");
        (own.title, own.kind) = (
            "Craving group, Dr. Heron".to_owned(),
            ReminderKind::PeerMeeting,
        );
        let file = |level| {
            let wording = Wording {
                level,
                ..Wording::neutral("en")
            };
            calendar(&[own.clone()], &[taper("2026-08-31")], &wording, at(NOW))
        };
        let neutral = file(Discretion::Neutral);
        let told: String = neutral
            .lines()
            .filter(|line| !line.starts_with("PRODID"))
            .collect();
        assert_eq!(words_of_the_trade(&told), Vec::<String>::new());
        assert!(!neutral.contains("Heron"));
        assert!(file(Discretion::Full).contains("SUMMARY:Craving group\\, Dr. Heron"));
    }

    #[test]
    fn an_exported_appointment_is_read_back_and_every_line_is_short() {
        let made = Appointment {
            at: at("2026-12-04T15:00:00+01:00"),
            zone: "Europe/Berlin".parse().unwrap(),
            minutes: 50,
        };
        let taper = taper("2026-08-31").with_appointment(3, Some(made)).unwrap();
        let mut long = daily("09:00");
        (long.id, long.title) = (id(2), "é".repeat(120));
        let wording = Wording {
            level: Discretion::Full,
            ..Wording::neutral("en")
        };
        let file = calendar(&[long], &[taper], &wording, at(NOW));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let read = import_calendar(file.as_bytes(), Zone::UTC, at(NOW)).unwrap();
        assert!(
            read.iter()
                .any(|one| one.title == "é".repeat(120) && one.repeats)
        );
        assert!(read.iter().any(|one| one.appointment == made));
        assert!(file.contains("DTSTAMP:20261123T120000Z"));
    }
}
