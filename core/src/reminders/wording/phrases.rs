//! When a reminder comes, as people write it: "every weekday 08:00", "in 3 months", "every second Tuesday 18:00",
//! "2027-01-15 10:00". What is not one of these forms is refused with examples; nothing is guessed. The libraries
//! that read such text either read a clock, guess between day and month, or know nothing of what comes back.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

use crate::reminders::ReminderError;
use crate::reminders::schedule::MOST_REPEATS;
use crate::reminders::schedule::next_occurrence;
use crate::reminders::schedule::{
    ReminderKind, ReminderRule, RuleEnd, Schedule, Weekday, WhichOfMonth, ZoneMode,
};
use crate::store::Id;
use crate::time::{
    Civil, Day, Instant, Side, TimeOfDay, Zone, from_millis, nearest, plain_words, weekday_number,
};

/// The time of a day that nobody named, for what is months away.
const USUAL_TIME: TimeOfDay = TimeOfDay::constant(9, 0);
/// Words that carry nothing.
const FILLERS: [&str; 8] = ["at", "on", "and", "the", "day", "next", "this", "coming"];

/// A schedule as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidSchedule {
    /// How it comes back.
    pub schedule: Schedule,
    /// At which times of a day.
    pub times: Vec<TimeOfDay>,
    /// The first day.
    pub start: Day,
    /// Where it ends.
    pub end: RuleEnd,
}

/// Reads a schedule. Where no first day is said, it is the first one from `now` on that fits.
///
/// # Errors
/// [`ReminderError::NotUnderstood`] with examples; [`ReminderError::NoTime`] where only the time is missing;
/// [`ReminderError::AlreadyOver`] for a single moment that is past.
pub fn said_schedule(text: &str, now: Instant, zone: Zone) -> Result<SaidSchedule, ReminderError> {
    let today = zone.wall_clock(now).date();
    let plain = plain_words(text, today, Side::Ahead);
    let mut words: Vec<&str> = plain.iter().map(String::as_str).collect();
    // The word that is none, where there is one.
    let odd = words.iter().find(|word| !is_known(word)).copied();
    let not_understood = || ReminderError::NotUnderstood {
        text: odd.unwrap_or(text).trim().to_owned(),
    };
    let (from, until) = (
        bound(&mut words, "from", today).map_err(|()| not_understood())?,
        bound(&mut words, "until", today).map_err(|()| not_understood())?,
    );
    let count = count(&mut words).map_err(|()| not_understood())?;
    let mut times = Vec::new();
    words.retain(|word| match word.parse() {
        Ok(time) => {
            times.push(time);
            false
        }
        Err(_) => true,
    });
    let end = match (until, count) {
        (Some(_), Some(_)) => return Err(not_understood()),
        (Some(last), None) => RuleEnd::OnDay { last },
        (None, Some(count)) => RuleEnd::After { count },
        (None, None) => RuleEnd::Never,
    };
    if let Some(moment) = once(&words, &times, now, zone) {
        if from.is_some() || end != RuleEnd::Never {
            return Err(not_understood());
        }
        let moment = moment?;
        if zone.instant_of(moment.wall_clock()) <= now {
            return Err(ReminderError::AlreadyOver {
                time: moment.to_string(),
            });
        }
        return Ok(SaidSchedule {
            schedule: Schedule::Once,
            times: vec![moment.time_of_day()],
            start: moment.day(),
            end: RuleEnd::Never,
        });
    }
    let (schedule, named_day) = every(&words).ok_or_else(not_understood)?;
    if times.is_empty() {
        return Err(ReminderError::NoTime);
    }
    let today = Day::from(today);
    let said = SaidSchedule {
        start: match (from, named_day) {
            (Some(_), Some(_)) => return Err(not_understood()),
            (from, named) => from.or(named).unwrap_or(today),
        },
        schedule,
        times,
        end,
    };
    if from.is_some() || named_day.is_some() {
        said.fits(now)
    } else {
        said.beginning_with_the_first_that_fits(now, zone)
    }
}

/// Reads one moment: "2027-01-15 10:00", "tomorrow 09:00", "Tuesday 18:00", "18:00", "in 20 minutes", "in 3 months".
///
/// # Errors
/// As [`said_schedule`]; what comes back is refused too.
pub fn said_moment(text: &str, now: Instant, zone: Zone) -> Result<Instant, ReminderError> {
    let said = said_schedule(text, now, zone)?;
    match (said.schedule, said.times.first()) {
        (Schedule::Once, Some(time)) => {
            Ok(zone.instant_of(Civil::new(said.start, *time).wall_clock()))
        }
        _ => Err(ReminderError::NotUnderstood {
            text: text.trim().to_owned(),
        }),
    }
}

impl SaidSchedule {
    /// This schedule as a rule, for trying it out.
    fn rule(&self, zone: Zone, now: Instant) -> Result<ReminderRule, ReminderError> {
        let id = Id::from_parts(from_millis(0).unwrap_or(now), &[0; 10]);
        let (schedule, times) = (self.schedule.clone(), self.times.clone());
        let kind = ReminderKind::Own;
        let mut rule = ReminderRule::new(id, kind, schedule, times, self.start, now);
        (rule.zone, rule.end) = (ZoneMode::Stays { zone }, self.end);
        rule.checked()
    }

    fn fits(mut self, now: Instant) -> Result<Self, ReminderError> {
        let rule = self.rule(Zone::UTC, now)?;
        (self.schedule, self.times) = (rule.schedule, rule.times);
        Ok(self)
    }

    /// An interval counts from the first occurrence that is still to come, so that "every second Tuesday" begins
    /// with the next Tuesday.
    fn beginning_with_the_first_that_fits(
        mut self,
        now: Instant,
        zone: Zone,
    ) -> Result<Self, ReminderError> {
        let mut each = self.rule(zone, now)?;
        self.times.clone_from(&each.times);
        self.schedule.clone_from(&each.schedule);
        match &mut each.schedule {
            Schedule::Once => {}
            Schedule::Daily { interval }
            | Schedule::Weekly { interval, .. }
            | Schedule::MonthlyByDay { interval, .. }
            | Schedule::MonthlyByDays { interval, .. }
            | Schedule::MonthlyByWeekday { interval, .. }
            | Schedule::Yearly { interval } => *interval = 1,
        }
        if let Some(first) = next_occurrence(&each, now, zone) {
            self.start = first.id.start.day();
        }
        // "5 times" are five that are still to come; the rule counts from the morning of its first day.
        if let RuleEnd::After { count } = &mut self.end {
            let over = |time: &&TimeOfDay| {
                zone.instant_of(Civil::new(self.start, **time).wall_clock()) <= now
            };
            let over = self.times.iter().filter(over).count();
            *count = count.saturating_add(i32::try_from(over).unwrap_or(0));
        }
        Ok(self)
    }
}

/// Takes "from 2027-01-15" or "until Friday" out of the words.
fn bound(words: &mut Vec<&str>, name: &str, today: NaiveDate) -> Result<Option<Day>, ()> {
    let Some(at) = words.iter().position(|word| *word == name) else {
        return Ok(None);
    };
    let article = usize::from(words.get(at + 1) == Some(&"the"));
    let day = words.get(at + 1 + article).and_then(|word| match *word {
        "today" => Some(today.into()),
        "tomorrow" => Some(today.checked_add_days(Days::new(1))?.into()),
        word => match weekday_number(word) {
            Some(weekday) => Some(nearest(weekday, today, Side::Ahead)?.into()),
            None => word.parse().ok(),
        },
    });
    words.drain(at..(at + 2 + article).min(words.len()));
    day.map(Some).ok_or(())
}

/// True for every word that some form has.
fn is_known(word: &str) -> bool {
    const WORDS: [&str; 47] = [
        "every", "from", "until", "times", "time", "in", "of", "today", "tomorrow", "first",
        "second", "third", "fourth", "last", "other", "minute", "minutes", "min", "mins", "hour",
        "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "weekday",
        "weekdays", "weekend", "weekends", "at", "on", "and", "the", "next", "this", "coming",
        "1st", "2nd", "3rd", "to", "except", "past", "or",
    ];
    WORDS.contains(&word)
        || weekday(word).is_some()
        || ordinal(word).is_some()
        || word.parse::<TimeOfDay>().is_ok()
        || word.parse::<Day>().is_ok()
}

/// Takes "10 times" out of the words.
fn count(words: &mut Vec<&str>) -> Result<Option<i32>, ()> {
    let Some(at) = words
        .iter()
        .position(|word| matches!(*word, "times" | "time"))
    else {
        return Ok(None);
    };
    let number = at
        .checked_sub(1)
        .and_then(|before| number(words.get(before)?));
    let count = number.ok_or(())?;
    words.drain(at - 1..=at);
    Ok(Some(count))
}

fn number(word: &str) -> Option<i32> {
    let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let known = digits.then(|| word.parse().ok()).flatten();
    known.filter(|number| (1..=MOST_REPEATS).contains(number))
}

/// What takes place once; none where it comes back or is not understood.
fn once(
    words: &[&str],
    times: &[TimeOfDay],
    now: Instant,
    zone: Zone,
) -> Option<Result<Civil, ReminderError>> {
    let today = zone.wall_clock(now).date();
    let words = without_fillers(words);
    let single = match times {
        [] => None,
        [time] => Some(*time),
        _ => return None,
    };
    let on = |date: NaiveDate, time: Option<TimeOfDay>| {
        Some(
            time.ok_or(ReminderError::NoTime)
                .map(|time| Civil::new(Day::from(date), time)),
        )
    };
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    // A time, or a weekday, that is over today is meant for the next time it comes.
    let is_over = |time: TimeOfDay| {
        let moment = Civil::new(Day::from(today), time);
        zone.instant_of(moment.wall_clock()) <= now
    };
    match words.as_slice() {
        [] => on(ahead(u64::from(is_over(single?)))?, single),
        ["today"] => on(today, single),
        ["tomorrow"] => on(ahead(1)?, single),
        ["in", number_word, unit] => {
            let n = number(number_word)?;
            let later = match unit.trim_end_matches('s') {
                "minute" | "min" => TimeDelta::minutes(i64::from(n)),
                "hour" => TimeDelta::hours(i64::from(n)),
                "day" => return on(ahead(n as u64)?, single.or(Some(USUAL_TIME))),
                "week" => return on(ahead(n as u64 * 7)?, single.or(Some(USUAL_TIME))),
                "month" => {
                    let date = today.checked_add_months(Months::new(n as u32))?;
                    return on(date, single.or(Some(USUAL_TIME)));
                }
                "year" => {
                    let date = today.checked_add_months(Months::new(n as u32 * 12))?;
                    return on(date, single.or(Some(USUAL_TIME)));
                }
                _ => return None,
            };
            if single.is_some() {
                return None;
            }
            // Never sooner than was said: a started minute counts.
            let at = now.checked_add_signed(later + TimeDelta::seconds(59))?;
            Some(Ok(Civil::shown_by(zone.wall_clock(at))))
        }
        [word] => {
            if let Ok(day) = word.parse::<Day>() {
                return on(day.date(), single);
            }
            let weekday = weekday(word)?;
            let here = today.weekday().num_days_from_monday() as i32;
            let mut days = (weekday.days_after_monday() - here).rem_euclid(7) as u64;
            if days == 0 && single.is_some_and(is_over) {
                days = 7;
            }
            on(ahead(days)?, single)
        }
        _ => None,
    }
}

fn without_fillers<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut kept: Vec<&str> = Vec::new();
    for word in words {
        // "in 1 day"
        let counted = *word == "day" && kept.last().is_some_and(|last| number(last).is_some());
        if counted || !FILLERS.contains(word) {
            kept.push(word);
        }
    }
    kept
}

/// What comes back, and the day of the year that it names.
fn every(words: &[&str]) -> Option<(Schedule, Option<Day>)> {
    // "day" is a word of its own here: "every day", "every 3 days".
    let words: Vec<&str> = words
        .iter()
        .filter(|word| matches!(**word, "day") || !FILLERS.contains(word))
        .copied()
        .collect();
    let plain = |schedule| Some((schedule, None));
    if let Some(found) = several_days(&words).or_else(|| of_the_month(&words)) {
        return plain(found);
    }
    let ["every", rest @ ..] = words.as_slice() else {
        return None;
    };
    let (interval, rest) = interval(rest);
    match rest {
        ["day" | "days"] => plain(Schedule::Daily { interval }),
        ["weekday" | "weekdays"] if interval == 1 => plain(Schedule::Weekly {
            interval,
            weekdays: Weekday::ALL[..5].to_vec(),
        }),
        ["weekend" | "weekends"] if interval == 1 => plain(Schedule::Weekly {
            interval,
            weekdays: Weekday::ALL[5..].to_vec(),
        }),
        ["month" | "months", day] => plain(Schedule::MonthlyByDay {
            interval,
            day: ordinal(day)?,
        }),
        ["month" | "months", "day", day] => plain(Schedule::MonthlyByDay {
            interval,
            day: ordinal(day)?,
        }),
        ["year" | "years", day] => Some((Schedule::Yearly { interval }, Some(day.parse().ok()?))),
        ["week" | "weeks", days @ ..] | days => {
            let weekdays: Vec<_> = days
                .iter()
                .map(|day| weekday(day))
                .collect::<Option<Vec<_>>>()?;
            (!weekdays.is_empty()).then_some((Schedule::Weekly { interval, weekdays }, None))
        }
    }
}

/// "1st and 15th", "every month on the 1st and the 15th", "1st and 15th of every 2 months"
fn several_days(words: &[&str]) -> Option<Schedule> {
    let is_day = |word: &&&str| number(word).is_none() && ordinal(word).is_some();
    let mut days: Vec<i32> = words
        .iter()
        .filter(is_day)
        .filter_map(|word| ordinal(word))
        .collect();
    if days.len() < 2 {
        return None;
    }
    days.sort_unstable();
    let rest: Vec<&str> = words.iter().filter(|word| !is_day(word)).copied().collect();
    let interval = match rest.as_slice() {
        [] | ["every"] | ["every" | "of", "month"] | ["of", "every", "month"] => 1,
        ["every", n, "months"] | ["of", "every", n, "months"] => number(n)?,
        ["every", "second" | "other", "month"] => 2,
        _ => return None,
    };
    Some(Schedule::MonthlyByDays { interval, days })
}

/// "2", "second", "other": how many of them lie between two.
fn interval<'a, 'b>(rest: &'b [&'a str]) -> (i32, &'b [&'a str]) {
    let [first, more @ ..] = rest else {
        return (1, rest);
    };
    let said = match *first {
        "second" | "other" => Some(2),
        "third" => Some(3),
        "fourth" => Some(4),
        word => number(word),
    };
    match said {
        Some(interval) if !more.is_empty() => (interval, more),
        _ => (1, rest),
    }
}

/// "second Tuesday of every month", "every last Friday of the month", "15th of every 2 months"
fn of_the_month(words: &[&str]) -> Option<Schedule> {
    let of = words.iter().position(|word| *word == "of")?;
    let (what, months) = (words.get(..of)?, words.get(of + 1..)?);
    let interval = match months {
        ["month"] | ["every", "month"] | ["each", "month"] => 1,
        ["every", n, "months"] => number(n)?,
        _ => return None,
    };
    match what.strip_prefix(&["every"]).unwrap_or(what) {
        ["last", "day"] => Some(Schedule::MonthlyByDay { interval, day: 31 }),
        [which, day] => Some(Schedule::MonthlyByWeekday {
            interval,
            which: match *which {
                "first" | "1st" => WhichOfMonth::First,
                "second" | "2nd" => WhichOfMonth::Second,
                "third" | "3rd" => WhichOfMonth::Third,
                "fourth" | "4th" => WhichOfMonth::Fourth,
                "last" => WhichOfMonth::Last,
                _ => return None,
            },
            weekday: weekday(day)?,
        }),
        [day] => Some(Schedule::MonthlyByDay {
            interval,
            day: ordinal(day)?,
        }),
        _ => None,
    }
}

/// "15", "15th", "31st"
fn ordinal(word: &str) -> Option<i32> {
    let ends = ["st", "nd", "rd", "th"];
    let digits = ends.iter().find_map(|end| word.strip_suffix(end));
    number(digits.unwrap_or(word))
}

fn weekday(word: &str) -> Option<Weekday> {
    Weekday::ALL.get(weekday_number(word)?).copied()
}

#[cfg(test)]
mod tests {
    use super::super::description::written;
    use super::*;
    use crate::reminders::example::{at, day, rule, schedules, time};
    use crate::reminders::schedule::occurrences;
    use proptest::prelude::*;

    /// A Tuesday, a quarter past one in the afternoon in Berlin.
    fn now() -> Instant {
        at("2026-11-24T12:15:20Z")
    }

    fn berlin() -> Zone {
        "Europe/Berlin".parse().unwrap()
    }

    fn said(text: &str) -> Result<SaidSchedule, ReminderError> {
        said_schedule(text, now(), berlin())
    }

    fn told(text: &str) -> String {
        let said = said(text).unwrap();
        let mut told = rule(said.schedule, &[], "2026-11-24");
        (told.times, told.start, told.end) = (said.times, said.start, said.end);
        told.edited_at = now();
        format!("{} ({})", written(&told), told.start)
    }

    #[test]
    fn weekdays_are_the_same_in_whichever_order_they_are_said() {
        for (one, other) in [
            ("sunday and friday 05:00", "friday and sunday 05:00"),
            (
                "every second week on thursday, monday 7:30",
                "every second week on monday, thursday 7:30",
            ),
        ] {
            assert_eq!(said(one), said(other), "{one}");
        }
    }

    #[test]
    fn forms_are_read_and_written_back() {
        for (text, expected) in [
            ("every weekday 08:00", "every weekday 08:00 (2026-11-25)"),
            (
                "Every day at 8am and 8pm",
                "every day 08:00 20:00 (2026-11-24)",
            ),
            (
                "every second Tuesday 18:00",
                "every second Tuesday 18:00 from 2026-11-24 (2026-11-24)",
            ),
            (
                "every second Tuesday 12:00",
                "every second Tuesday 12:00 from 2026-12-01 (2026-12-01)",
            ),
            (
                "every Monday, Wednesday and Friday 07:30",
                "every Monday Wednesday Friday 07:30 (2026-11-25)",
            ),
            (
                "second Tuesday of every month 18:00",
                "second Tuesday of every month 18:00 (2026-12-08)",
            ),
            (
                "every last Friday of the month 9:00",
                "last Friday of every month 09:00 (2026-11-27)",
            ),
            (
                "every month on the 31st 09:00",
                "every month on the 31st 09:00 (2026-11-30)",
            ),
            (
                "every 3 days 10:00 10 times",
                "every 3 days 10:00 from 2026-11-25 10 times (2026-11-25)",
            ),
            (
                "every year on 2027-05-01 09:00",
                "every year on 2027-05-01 09:00 (2027-05-01)",
            ),
            (
                "every day 09:00 from 2027-01-01 until 2027-02-01",
                "every day 09:00 from 2027-01-01 until 2027-02-01 (2027-01-01)",
            ),
            ("2027-01-15 10:00", "2027-01-15 10:00 (2027-01-15)"),
            ("in 3 months", "2027-02-24 09:00 (2027-02-24)"),
            ("in 20 minutes", "2026-11-24 13:36 (2026-11-24)"),
            ("tomorrow at 9:00", "2026-11-25 09:00 (2026-11-25)"),
            ("Tuesday 12:00", "2026-12-01 12:00 (2026-12-01)"),
            ("13:00", "2026-11-25 13:00 (2026-11-25)"),
            ("tuesdays 18:00", "every Tuesday 18:00 (2026-11-24)"),
            ("Thursday 8 AM", "2026-11-26 08:00 (2026-11-26)"),
            ("noon", "2026-11-25 12:00 (2026-11-25)"),
            ("tonight", "2026-11-24 19:00 (2026-11-24)"),
            ("half past eight", "2026-11-25 08:30 (2026-11-25)"),
            ("in 1 day", "2026-11-25 09:00 (2026-11-25)"),
            ("in two weeks", "2026-12-08 09:00 (2026-12-08)"),
            ("in an hour", "2026-11-24 14:16 (2026-11-24)"),
            (
                "Monday, Wednesday and Friday 07:00",
                "every Monday Wednesday Friday 07:00 (2026-11-25)",
            ),
            (
                "weekdays at 8 and 20",
                "every weekday 08:00 20:00 (2026-11-24)",
            ),
            (
                "every day except sunday 08:00",
                "every Monday Tuesday Wednesday Thursday Friday Saturday 08:00 (2026-11-25)",
            ),
            ("3 Jan 10:00", "2027-01-03 10:00 (2027-01-03)"),
            ("daily 8", "every day 08:00 (2026-11-25)"),
            ("every day 8", "every day 08:00 (2026-11-25)"),
            ("every morning", "every day 08:00 (2026-11-25)"),
            ("this friday 17:00", "2026-11-27 17:00 (2026-11-27)"),
            (
                "every 15th at nine until 1 March",
                "every month on the 15th 09:00 until 2027-03-01 (2026-12-15)",
            ),
            (
                "every day 08:00 until Friday",
                "every day 08:00 until 2026-11-27 (2026-11-25)",
            ),
            (
                "every year on 1 May 09:00",
                "every year on 2027-05-01 09:00 (2027-05-01)",
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_none_of_the_forms_is_refused_with_examples() {
        for text in [
            "",
            "soon",
            "every",
            "every blue moon 08:00",
            "08:00 25:00",
            "01/02/2027 10:00",
            "every day 08:00 until later",
            "in many months",
            "every 0 days 08:00",
            "tomorrow from 2027-01-01 10:00",
            "every day 08:00 10 times until 2027-01-01",
            "every weekday 08:00 forever",
            "in 99999 days",
        ] {
            let error = said(text).unwrap_err();
            let examples = [
                "every weekday 08:00",
                "in 3 months",
                "every second Tuesday 18:00",
                "2027-01-15 10:00",
            ];
            for example in examples {
                assert!(error.to_string().contains(example), "{text}: {error}");
            }
        }
        assert_eq!(said("every weekday"), Err(ReminderError::NoTime));
        assert_eq!(said("tomorrow"), Err(ReminderError::NoTime));
        assert!(matches!(
            said("2020-01-01 10:00"),
            Err(ReminderError::AlreadyOver { .. })
        ));
        assert!(said_moment("every day 08:00", now(), berlin()).is_err());
        assert_eq!(
            said_moment("in 1 hour", now(), Zone::UTC),
            Ok(at("2026-11-24T13:16:00Z"))
        );
        assert_eq!(time("08:00").minutes(), 480);
    }

    #[test]
    fn a_number_of_times_counts_what_is_still_to_come() {
        for (text, left) in [
            ("every day 09:00 21:00 1 time", 1),
            ("every day 09:00 21:00 5 times", 5),
            ("every day 21:00 three times", 3),
            ("every weekday 08:00 2 times", 2),
        ] {
            let said = said(text).unwrap();
            let mut rule = said.rule(berlin(), now()).unwrap();
            rule.edited_at = now();
            let coming = occurrences(&rule, now(), at("2027-12-01T00:00:00Z"), berlin());
            assert_eq!(coming.len(), left, "{text}");
            // What is written back means the same.
            assert_eq!(said_schedule(&written(&rule), now(), berlin()), Ok(said));
        }
    }

    #[test]
    fn a_refusal_names_the_odd_word_or_the_nearest_form() {
        let refused = |text: &str| said(text).unwrap_err().to_string();
        assert!(refused("every blue moon 08:00").starts_with("`blue` is not understood"));
        assert!(refused("every tusday 18:00").starts_with("`tusday` is not"));
        assert!(refused("30th and 31st 09:00").contains("one alone past the 27th"));
    }

    #[test]
    fn several_days_of_a_month_are_one_reminder() {
        for (text, interval, days) in [
            ("1st and 15th 09:00", 1, vec![1, 15]),
            ("on the 15th and the 1st at 9", 1, vec![1, 15]),
            (
                "every month on the 1st, 10th and 20th 09:00",
                1,
                vec![1, 10, 20],
            ),
            ("every 3 months on the 1st and 31st 09:00", 3, vec![1, 31]),
            ("the 5th and 20th of every month 09:00", 1, vec![5, 20]),
        ] {
            let said = said(text).unwrap();
            let schedule = Schedule::MonthlyByDays { interval, days };
            assert_eq!(
                (said.schedule, said.times[0]),
                (schedule, time("09:00")),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_as_the_same_rule(
            schedule in schedules(),
            minutes in proptest::sample::subsequence((0..1_440).step_by(97).collect::<Vec<u32>>(), 1..4),
            end in prop_oneof![
                Just(RuleEnd::Never),
                (1..50_i32).prop_map(|count| RuleEnd::After { count }),
                Just(RuleEnd::OnDay { last: day("2031-01-01") }),
            ],
        ) {
            let mut one = rule(schedule, &[], "2027-03-17");
            one.times = minutes.iter().map(|m| TimeOfDay::of(m / 60, m % 60).unwrap()).collect();
            one.end = end;
            if one.schedule == Schedule::Once {
                one.times.truncate(1);
                one.end = RuleEnd::Never;
            }
            let said = said(&written(&one)).unwrap();
            prop_assert_eq!((&said.schedule, &said.times, said.end), (&one.schedule, &one.times, one.end));
            prop_assert_eq!(said.start, one.start);
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,60}") {
            let _ = said(&text);
        }
    }
}
