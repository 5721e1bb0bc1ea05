//! The words in which people say when, made plain: "half past eight" becomes "08:30", "3 Jan" a date, "tuesdays" "every
//! tuesday". Whoever reads on knows few forms, and all of them take the same words.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::TimeOfDay;

/// On which side of today a date lies whose year or month was not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Today or later.
    Ahead,
    /// Today or earlier.
    Back,
}

const UNITS: [&str; 12] = [
    "minute", "minutes", "min", "mins", "hour", "hours", "day", "days", "week", "weeks", "month",
    "months",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const NUMBERS: [(&str, &str); 17] = [
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("fifteen", "15"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
];
/// A part of the day, the time that it means by itself, and whether its hours are those after noon.
const PARTS: [(&str, &str, bool); 4] = [
    ("morning", "08:00", false),
    ("afternoon", "14:00", true),
    ("evening", "19:00", true),
    ("night", "21:00", true),
];

/// The words of `text` in their plain form, where `today` is the day that the calendar shows.
pub(crate) fn plain_words(text: &str, today: NaiveDate, side: Side) -> Vec<String> {
    let words = numbers(split(text));
    let words = dates(words, today, side);
    let words = clock_times(words);
    let words = hours(words);
    let words = parts_of_day(words);
    let words = returning(words);
    days_of_month(words, today, side)
}

/// A weekday by any of its names, from 0 for Monday.
pub(crate) fn weekday_number(word: &str) -> Option<usize> {
    let short = |full: &&str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        full.starts_with(word) && word.len() >= 3 || **full == *singular
    };
    WEEKDAYS.iter().position(short)
}

fn split(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('\u{2019}', "'");
    let mut words = Vec::new();
    for word in lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')) {
        let word = match word.trim_end_matches('.') {
            "a.m" => "am",
            "p.m" => "pm",
            "&" => "and",
            "each" => "every",
            other => other,
        };
        // "mon-fri"
        match word.split_once(['-', '\u{2013}']) {
            Some((one, other))
                if weekday_number(one).is_some() && weekday_number(other).is_some() =>
            {
                words.extend([one, "to", other].map(str::to_owned));
            }
            _ if word.is_empty() => {}
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// "two weeks", "an hour", "half an hour", "a fortnight"
fn numbers(words: Vec<String>) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).map_or("", String::as_str);
        let after = words.get(at + 2).map_or("", String::as_str);
        at += 1;
        match word.as_str() {
            "half" if matches!(next, "a" | "an") && after == "hour" => {
                plain.extend(["30", "minutes"].map(str::to_owned));
                at += 2;
            }
            "a" | "an" if UNITS.contains(&next) || matches!(next, "year" | "fortnight") => {
                plain.push("1".to_owned());
            }
            "fortnight" => {
                plain.pop_if(|last| last == "1");
                plain.extend(["2", "weeks"].map(str::to_owned));
            }
            word => {
                let number = NUMBERS.iter().find(|(name, _)| *name == word);
                plain.push(number.map_or(word, |(_, digits)| digits).to_owned());
            }
        }
    }
    plain
}

/// "3 Jan", "January 3rd 2027", "the 3rd of January": as 2027-01-03.
fn dates(words: Vec<String>, today: NaiveDate, side: Side) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let Some(month) = month_number(word) else {
            plain.push(word.clone());
            continue;
        };
        let year_at = |at: usize| {
            let year = words.get(at)?;
            (year.len() == 4)
                .then(|| year.parse::<i32>().ok())
                .flatten()
        };
        let before = plain.iter().rev().take_while(|word| *word == "of").count();
        let day_before = plain
            .iter()
            .rev()
            .nth(before)
            .and_then(|word| day_number(word));
        let day_after = words.get(at).and_then(|word| day_number(word));
        let (day, used, taken) = match (day_before, day_after) {
            (Some(day), _) => (day, at, before + 1),
            (None, Some(day)) => (day, at + 1, 0),
            (None, None) => {
                plain.push(word.clone());
                continue;
            }
        };
        let year = year_at(used);
        let Some(date) = dated(year, month, day, today, side) else {
            plain.push(word.clone());
            continue;
        };
        plain.truncate(plain.len() - taken);
        plain.pop_if(|last| last == "the");
        at = used + usize::from(year.is_some());
        plain.push(date.to_string());
    }
    plain
}

fn dated(
    year: Option<i32>,
    month: u32,
    day: u32,
    today: NaiveDate,
    side: Side,
) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // 29 February can be eight years away.
    (0..=8).find_map(|years| match side {
        Side::Ahead => {
            NaiveDate::from_ymd_opt(today.year() + years, month, day).filter(|date| *date >= today)
        }
        Side::Back => {
            NaiveDate::from_ymd_opt(today.year() - years, month, day).filter(|date| *date <= today)
        }
    })
}

fn month_number(word: &str) -> Option<u32> {
    let known = |full: &&str| full.starts_with(word) && word.len() >= 3;
    let at = MONTHS.iter().position(known)?;
    u32::try_from(at + 1).ok()
}

/// "3", "3rd"
fn day_number(word: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th"];
    let digits = ends.iter().find_map(|end| word.strip_suffix(end));
    small_number(digits.unwrap_or(word), 31).filter(|day| *day > 0)
}

fn small_number(word: &str, most: u32) -> Option<u32> {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let number = digits.then(|| word.parse().ok()).flatten();
    number.filter(|number| *number <= most)
}

fn is_time(word: &str) -> bool {
    word.parse::<TimeOfDay>().is_ok()
}

/// "8 am", "8.30pm", "half past eight", "8 o'clock", "noon"
fn clock_times(words: Vec<String>) -> Vec<String> {
    let word_at = |at: usize| words.get(at).map_or("", String::as_str);
    let mut plain: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = word_at(at);
        let minutes = match word {
            "half" => Some(30),
            "quarter" => Some(15),
            word => small_number(word, 59),
        };
        let named = match word {
            "noon" | "midday" => Some("12:00"),
            "midnight" => Some("00:00"),
            _ => None,
        };
        // "quarter past", "10 minutes to"
        let between = at + 1 + usize::from(matches!(word_at(at + 1), "minutes" | "min" | "mins"));
        let spoken = minutes.and_then(|minutes| {
            let sign = match word_at(between) {
                "past" => 1,
                "to" => -1,
                _ => return None,
            };
            let (hour, length) = clock_at(word_at(between + 1), word_at(between + 2))?;
            let all = i64::from(hour.minutes()) + sign * i64::from(minutes);
            let all = u32::try_from(all.rem_euclid(24 * 60)).ok()?;
            Some((
                TimeOfDay::of(all / 60, all % 60)?,
                between - at + 1 + length,
            ))
        });
        let with_half = || clock_at(word, word_at(at + 1));
        if let Some(time) = named {
            plain.push(time.to_owned());
            at += 1;
        } else if let Some((time, length)) = spoken {
            plain.push(time.to_string());
            at += length;
        } else if let Some((time, length)) =
            // A number alone is looked at later.
            with_half()
                .filter(|(_, length)| *length > 1 || small_number(word, 99).is_none())
        {
            plain.push(time.to_string());
            at += length;
        } else {
            plain.push(word.to_owned());
            at += 1;
        }
    }
    plain
}

/// A time that one word says or two: "8:30", "8pm", "8 pm", "8 o'clock", "8"; and how many words.
fn clock_at(word: &str, next: &str) -> Option<(TimeOfDay, usize)> {
    let halves = |word: &str| {
        [("am", 0), ("pm", 12)]
            .into_iter()
            .find(|(half, _)| *half == word)
    };
    let (clock, half, length) = match (halves(next), next) {
        (Some((_, add)), _) => (word, Some(add), 2),
        (None, "o'clock" | "oclock") => (word, None, 2),
        _ => {
            let glued = ["am", "pm"]
                .into_iter()
                .find_map(|half| Some((word.strip_suffix(half)?, halves(half)?.1)));
            glued.map_or((word, None, 1), |(clock, add)| (clock, Some(add), 1))
        }
    };
    let (hour, minute) = clock.split_once([':', '.']).unwrap_or((clock, "00"));
    let (hour, minute) = (small_number(hour, 23)?, minute);
    let minute = small_number(minute, 59).filter(|_| minute.len() == 2)?;
    let hour = match half {
        Some(add) => (1..=12).contains(&hour).then_some(hour % 12 + add)?,
        None => hour,
    };
    Some((TimeOfDay::of(hour, minute)?, length))
}

/// "at 8 and 20", "daily 8": numbers that are hours.
fn hours(words: Vec<String>) -> Vec<String> {
    let some_time = words.iter().any(|word| is_time(word));
    let mut plain: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        let before = plain.iter().rev().find(|word| *word != "and");
        let before = before.map_or("", String::as_str);
        let counts = UNITS.contains(&next)
            || matches!(next, "times" | "time" | "of" | "year" | "years")
            || next == "other";
        let belongs = matches!(before, "every" | "in" | "the" | "month" | "months");
        let time = small_number(word, 23)
            .filter(|_| !counts)
            .filter(|_| before == "at" || is_time(before) || !some_time && !belongs)
            .and_then(|hour| TimeOfDay::of(hour, 0));
        plain.push(time.map_or_else(|| word.clone(), |time| time.to_string()));
    }
    plain
}

/// "every morning", "tonight at 8", "8 in the evening", "monday evening"
fn parts_of_day(words: Vec<String>) -> Vec<String> {
    let part_of = |word: &str| {
        let word = match word {
            "tonight" => "evening",
            "nightly" => "night",
            other => other,
        };
        let known = |part: &&(&str, &str, bool)| word.strip_suffix('s').unwrap_or(word) == part.0;
        PARTS.iter().find(|part| known(part)).copied()
    };
    let later = |word: &str| {
        let time: TimeOfDay = word.parse().ok()?;
        let minutes = u32::try_from(time.minutes())
            .ok()
            .filter(|all| *all < 12 * 60)?;
        TimeOfDay::of(minutes / 60 + 12, minutes % 60)
    };
    let mut words = words;
    let mut plain: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words.get(at).cloned().unwrap_or_default();
        at += 1;
        let Some((_, usual, after_noon)) = part_of(&word) else {
            plain.push(word);
            continue;
        };
        plain.pop_if(|last| last == "the");
        let belongs = plain
            .pop_if(|last| matches!(last.as_str(), "in" | "at"))
            .is_some();
        match plain.last().map(String::as_str) {
            _ if word == "tonight" => plain.push("today".to_owned()),
            Some("this") => {
                plain.pop();
                plain.push("today".to_owned());
            }
            Some("every") => plain.push("day".to_owned()),
            // "every morning and evening" names its days already.
            _ if plain.iter().any(|word| word == "every") => {}
            _ if word.ends_with('s') || word == "nightly" => {
                plain.extend(["every", "day"].map(str::to_owned));
            }
            _ => {}
        }
        // The times that it speaks of: those that follow, up to another part; else the one right before.
        let rest = words.iter().skip(at);
        let ahead = rest.take_while(|word| part_of(word).is_none()).count();
        let mut named = false;
        for time in words.iter_mut().skip(at).take(ahead) {
            if is_time(time) {
                named = true;
                if let Some(late) = later(time).filter(|_| after_noon) {
                    *time = late.to_string();
                }
            }
        }
        if belongs
            && !named
            && let Some(time) = plain.last_mut().filter(|last| is_time(last))
        {
            named = true;
            if let Some(late) = later(time).filter(|_| after_noon) {
                *time = late.to_string();
            }
        }
        if !named {
            plain.push(usual.to_owned());
        }
    }
    plain
}

/// "daily", "tuesdays", "Monday to Friday", "Monday and Thursday", "every day except Sunday"
fn returning(words: Vec<String>) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    let mut comes_back = false;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        match word.as_str() {
            "daily" | "everyday" => plain.extend(["every", "day"].map(str::to_owned)),
            "weekly" => plain.extend(["every", "week"].map(str::to_owned)),
            "monthly" => plain.extend(["every", "month"].map(str::to_owned)),
            "yearly" | "annually" => plain.extend(["every", "year"].map(str::to_owned)),
            "fortnightly" => plain.extend(["every", "2", "weeks"].map(str::to_owned)),
            "to" | "through" => {
                let ends = plain.last().and_then(|word| weekday_number(word));
                let until = words.get(at).and_then(|word| weekday_number(word));
                let (Some(first), Some(last)) = (ends, until) else {
                    plain.push(word.clone());
                    continue;
                };
                let between = (1..=(last + 7 - first) % 7).map(|days| (first + days) % 7);
                plain.extend(between.filter_map(|day| Some((*WEEKDAYS.get(day)?).to_owned())));
                at += 1;
            }
            word => {
                comes_back |= matches!(word, "weekdays" | "weekends");
                comes_back |= WEEKDAYS
                    .iter()
                    .any(|day| word.strip_suffix('s') == Some(*day));
                let weekday = weekday_number(word).and_then(|day| WEEKDAYS.get(day));
                plain.push(weekday.map_or(word, |day| day).to_owned());
            }
        }
    }
    let several = |words: &[String]| {
        let days = words.iter().filter(|word| weekday_number(word).is_some());
        days.count() > 1
    };
    if let Some(left_out) = plain.iter().position(|word| word == "except") {
        return without(&plain, left_out).unwrap_or(plain);
    }
    let says_so = plain
        .iter()
        .any(|word| matches!(word.as_str(), "every" | "of"));
    if !says_so && (comes_back || several(&plain)) {
        plain.insert(0, "every".to_owned());
    }
    plain
}

/// The days that are left of "every day except sunday 08:00".
fn without(words: &[String], left_out: usize) -> Option<Vec<String>> {
    let (base, rest) = (words.get(..left_out)?, words.get(left_out + 1..)?);
    let named: Vec<usize> = base
        .iter()
        .filter_map(|word| weekday_number(word))
        .collect();
    let has = |name: &str| {
        base.iter()
            .any(|word| word.strip_suffix('s').unwrap_or(word) == name)
    };
    let from: Vec<usize> = match () {
        () if !named.is_empty() => named,
        () if has("weekday") => (0..5).collect(),
        () if has("day") => (0..7).collect(),
        () => return None,
    };
    let is_word_of_days = |word: &&String| {
        weekday_number(word).is_some()
            || matches!(word.as_str(), "and" | "on" | "weekend" | "weekends" | "or")
    };
    let out: Vec<usize> = rest
        .iter()
        .take_while(is_word_of_days)
        .flat_map(|word| match word.as_str() {
            "weekend" | "weekends" => vec![5, 6],
            word => weekday_number(word).into_iter().collect(),
        })
        .collect();
    let kept = from.into_iter().filter(|day| !out.contains(day));
    let days: Vec<String> = kept
        .filter_map(|day| Some((*WEEKDAYS.get(day)?).to_owned()))
        .collect();
    if out.is_empty() || days.is_empty() {
        return None;
    }
    let others = base.iter().filter(|word| {
        weekday_number(word).is_none()
            && !matches!(
                word.as_str(),
                "every" | "day" | "days" | "weekday" | "weekdays" | "and"
            )
    });
    let after = rest.iter().skip_while(is_word_of_days);
    let every = std::iter::once("every".to_owned());
    Some(
        every
            .chain(days)
            .chain(others.chain(after).cloned())
            .collect(),
    )
}

/// "every 15th" is of every month; "the 15th" alone is the next one, or the last.
fn days_of_month(words: Vec<String>, today: NaiveDate, side: Side) -> Vec<String> {
    let is_ordinal = |word: &str| day_number(word).is_some() && small_number(word, 99).is_none();
    let all: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).is_some_and(|word| is_ordinal(word)))
        .collect();
    let named = |name: &str| words.iter().any(|word| word == name);
    let [at] = all.as_slice() else { return words };
    let mut words = words.clone();
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    if before.is_some_and(|word| word == "every")
        && !named("of")
        && words
            .get(at + 1)
            .is_none_or(|next| is_time(next) || matches!(next.as_str(), "at" | "from" | "until"))
    {
        words.insert(*at, "month".to_owned());
        return words;
    }
    if named("every") || named("of") {
        return words;
    }
    let Some(day) = words.get(*at).and_then(|word| day_number(word)) else {
        return words;
    };
    // A month that has the day comes within two.
    let date = (0..=2).find_map(|months| {
        let months = Months::new(months);
        let first = today.with_day(1)?;
        match side {
            Side::Ahead => first
                .checked_add_months(months)?
                .with_day(day)
                .filter(|date| *date >= today),
            Side::Back => first
                .checked_sub_months(months)?
                .with_day(day)
                .filter(|date| *date <= today),
        }
    });
    if let (Some(date), Some(word)) = (date, words.get_mut(*at)) {
        *word = date.to_string();
    }
    words
}

/// The next such weekday, today counted; or the last.
pub(crate) fn nearest(weekday: usize, today: NaiveDate, side: Side) -> Option<NaiveDate> {
    let here = usize::try_from(today.weekday().num_days_from_monday()).ok()?;
    let days = |from: usize, to: usize| Days::new(((to + 7 - from) % 7) as u64);
    match side {
        Side::Ahead => today.checked_add_days(days(here, weekday)),
        Side::Back => today.checked_sub_days(days(weekday, here)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        // A Tuesday.
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        plain_words(text, today, Side::Ahead).join(" ")
    }

    #[test]
    fn what_people_say_becomes_plain() {
        for (said, expected) in [
            ("Half past eight", "08:30"),
            ("ten to nine pm", "20:50"),
            ("quarter past 7", "07:15"),
            ("8.30 p.m.", "20:30"),
            ("Thursday 8 AM", "thursday 08:00"),
            ("noon", "12:00"),
            ("12 am", "00:00"),
            ("tonight", "today 19:00"),
            ("tonight at eight", "today at 20:00"),
            ("this evening 18:30", "today 18:30"),
            ("8 in the evening", "20:00"),
            ("every morning", "every day 08:00"),
            ("every morning and evening", "every day 08:00 and 19:00"),
            (
                "every morning at 7 and evening at 8",
                "every day at 07:00 and at 20:00",
            ),
            (
                "every day 08:00 and in the evening",
                "every day 08:00 and 19:00",
            ),
            ("tomorrow night", "tomorrow 21:00"),
            ("daily 8", "every day 08:00"),
            ("weekdays at 8 and 20", "every weekdays at 08:00 and 20:00"),
            ("tuesdays 18:00", "every tuesday 18:00"),
            (
                "Mon-Fri 7:30",
                "every monday tuesday wednesday thursday friday 07:30",
            ),
            (
                "Monday and Thursday 18:00",
                "every monday and thursday 18:00",
            ),
            (
                "every day except sunday 08:00",
                "every monday tuesday wednesday thursday friday saturday 08:00",
            ),
            (
                "weekdays except wed 08:00",
                "every monday tuesday thursday friday 08:00",
            ),
            ("3 Jan 10:00", "2027-01-03 10:00"),
            ("Dec 3rd 2027 10", "2027-12-03 10:00"),
            ("the 29th of February 9:00", "2028-02-29 09:00"),
            ("on the 15th at 9", "on the 2026-12-15 at 09:00"),
            ("every 15th 09:00", "every month 15th 09:00"),
            ("in half an hour", "in 30 minutes"),
            ("in a fortnight", "in 2 weeks"),
            ("every 2 weeks on mon 9:00", "every 2 weeks on monday 09:00"),
            ("every 3 days 10:00 10 times", "every 3 days 10:00 10 times"),
        ] {
            assert_eq!(plain(said), expected, "{said}");
        }
    }

    #[test]
    fn a_date_without_a_year_lies_on_the_side_that_is_meant() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let back = |text: &str| plain_words(text, today, Side::Back).join(" ");
        assert_eq!(back("25 Nov 22:00"), "2025-11-25 22:00");
        assert_eq!(back("24 Nov 22:00"), "2026-11-24 22:00");
        assert_eq!(back("the 30th 22:00"), "the 2026-10-30 22:00");
        let monday = nearest(0, today, Side::Back).unwrap();
        assert_eq!(monday.to_string(), "2026-11-23");
        assert_eq!(nearest(1, today, Side::Ahead), Some(today));
    }
}
