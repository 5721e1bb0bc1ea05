//! How times, days and spans are said. The words are content; this is their grammar.

use super::Moment;
use crate::content::{Words, counted, fill};
use crate::time::{Day, Instant, Zone};

/// "02:13"
pub fn clock(at: Instant, zone: Zone) -> String {
    zone.wall_clock(at).format("%H:%M").to_string()
}

/// "Today", "Yesterday", "Monday 16 November", and with the year where it is another one.
pub fn day(words: &Words, day: Day, today: Day) -> String {
    let dates = &words.dates;
    match today.days_since(day) {
        0 => return dates.today.clone(),
        1 => return dates.yesterday.clone(),
        _ => {}
    }
    let template = if day.calendar().2 == today.calendar().2 {
        &dates.day
    } else {
        &dates.day_with_year
    };
    filled(words, template, day)
}

/// "Monday 16 November 2026", for what is read on another day.
pub fn dated(words: &Words, day: Day) -> String {
    filled(words, &words.dates.day_with_year, day)
}

fn filled(words: &Words, template: &str, day: Day) -> String {
    let dates = &words.dates;
    let (number, month, year) = day.calendar();
    let weekday = dates.weekdays.get(day.weekday()).map_or("", String::as_str);
    let month = dates
        .months
        .get(month as usize - 1)
        .map_or("", String::as_str);
    let (number, year) = (number.to_string(), year.to_string());
    fill(
        template,
        &[
            ("weekday", weekday),
            ("number", &number),
            ("month", month),
            ("year", &year),
        ],
    )
}

/// "Riding an urge, Today at 02:13": what was done, and when by the clock of the zone in which it was.
pub fn named(words: &Words, name: &str, at: Instant, zone: Zone, today: Day) -> String {
    let day = day(words, Day::of(at, zone), today);
    let time = clock(at, zone);
    let values = [("name", name), ("day", &day), ("time", &time)];
    fill(&words.history.entry, &values)
}

/// "24 hours 3 minutes", "12 minutes"; below one minute, "40 seconds".
pub fn span(words: &Words, ms: i64) -> String {
    let seconds = ms / 1_000;
    if seconds < 60 {
        return counted(&words.counts.seconds, seconds);
    }
    let minutes = (seconds + 30) / 60;
    let hours = (minutes >= 60).then(|| counted(&words.counts.hours, minutes / 60));
    let rest = minutes % 60;
    let rest = (rest > 0 || hours.is_none()).then(|| counted(&words.counts.minutes, rest));
    let said: Vec<String> = hours.into_iter().chain(rest).collect();
    said.join(" ")
}

impl Moment {
    /// "02:13", by the clock of this device.
    pub fn clock(&self, at: Instant) -> String {
        clock(at, self.zone)
    }

    /// "Today", "Tomorrow", "Monday 16 November": a day of the calendar.
    pub fn calendar_day(&self, date: Day) -> String {
        let words = &self.content().words;
        if date.days_since(self.date()) == 1 {
            words.dates.tomorrow.clone()
        } else {
            day(words, date, self.date())
        }
    }

    /// "Today 18:00", "Tomorrow 08:00", "Tuesday 1 December 18:00"
    pub fn day_and_time(&self, at: Instant) -> String {
        let date = Day::from(self.zone.wall_clock(at).date());
        format!("{} {}", self.calendar_day(date), self.clock(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn days_are_said_as_people_say_them() {
        let words = &content("en").words;
        let today: Day = "2026-11-23".parse().unwrap();
        let said = |text: &str| day(words, text.parse().unwrap(), today);
        assert_eq!(said("2026-11-23"), "Today");
        assert_eq!(said("2026-11-22"), "Yesterday");
        assert_eq!(said("2026-11-16"), "Monday 16 November");
        assert_eq!(said("2025-12-31"), "Wednesday 31 December 2025");
    }

    #[test]
    fn spans_are_rounded_to_what_matters() {
        let words = &content("en").words;
        assert_eq!(
            [1_000, 59_999, 60_000, 89_000, 90_000].map(|ms| span(words, ms)),
            [
                "1 second",
                "59 seconds",
                "1 minute",
                "1 minute",
                "2 minutes"
            ]
        );
    }
}
