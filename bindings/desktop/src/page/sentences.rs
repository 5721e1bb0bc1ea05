//! Sentences as people type them, and the answers that they stand for. A phone has pickers for these; here "every
//! second Tuesday 18:00" is quicker.

use ebb_core::page::{Answer, Answers, Sentence, Value};
use ebb_core::reminders::page::ScheduleDraft;
use ebb_core::reminders::{self, ReminderError};
use ebb_core::time::{Civil, Day, TimeOfDay, past_moment};
use ebb_core::view::{Draft as _, Moment};

/// The answers that a sentence stands for.
///
/// # Errors
/// Why it stands for none, and how to write one, in words of the content.
pub fn read(kind: Sentence, text: &str, moment: &Moment) -> Result<Vec<Answer>, String> {
    let (now, zone) = (moment.now, moment.zone);
    let refused = |error: ReminderError| reminders::page::words_of(&error, moment);
    match kind {
        Sentence::Schedule => {
            let said = reminders::said_schedule(text, now, zone).map_err(refused)?;
            let draft = ScheduleDraft {
                schedule: said.schedule,
                times: said.times,
                start: Some(said.start),
                end: said.end,
            };
            Ok(draft.answers())
        }
        Sentence::Moment | Sentence::Past => {
            let at = match kind {
                Sentence::Past => past_moment(text, now, zone)
                    .map_err(|_| moment.content().pages.forms.past_moment.clone())?,
                _ => reminders::said_moment(text, now, zone).map_err(refused)?,
            };
            let civil = Civil::of(at, zone);
            Ok(vec![
                Answer::new("day", Value::Day { day: civil.day() }),
                Answer::new(
                    "time",
                    Value::Time {
                        time: civil.time_of_day(),
                    },
                ),
            ])
        }
    }
}

/// The sentence that stands for these answers, as [`read`] reads it; empty where nothing was said.
pub fn written(kind: Sentence, said: Answers<'_>) -> String {
    match kind {
        Sentence::Schedule => ScheduleDraft::sentence(said).unwrap_or_default(),
        Sentence::Moment | Sentence::Past => match (said.day("day"), said.time("time")) {
            (Some(day), Some(time)) => format!("{day} {time}"),
            _ => String::new(),
        },
    }
}

/// A day: "2026-11-24", "tomorrow", "Friday".
pub fn day(text: &str, moment: &Moment) -> Option<Day> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let with_time = format!("{text} 23:59");
        let at = reminders::said_moment(&with_time, moment.now, moment.zone).ok()?;
        Some(Civil::of(at, moment.zone).day())
    })
}

/// A time of day: "8:30", "8am".
pub fn time(text: &str, moment: &Moment) -> Option<TimeOfDay> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let at = reminders::said_moment(text, moment.now, moment.zone).ok()?;
        Some(Civil::of(at, moment.zone).time_of_day())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Moment {
        Moment {
            // A Tuesday, half past twelve in Berlin.
            now: "2026-11-24T11:30:00Z".parse().unwrap(),
            zone: "Europe/Berlin".parse().unwrap(),
            language: "en".to_owned(),
            boot: None,
        }
    }

    #[test]
    fn a_sentence_is_read_into_answers_and_written_out_of_them() {
        for text in [
            "every weekday 08:00",
            "every day 08:00 20:00",
            "second Tuesday of every month 18:00",
            "2027-01-15 10:00",
            "every year on 2027-05-01 09:00",
        ] {
            let answers = read(Sentence::Schedule, text, &moment()).unwrap();
            let said = Answers::of(&answers);
            let again = written(Sentence::Schedule, said);
            assert_eq!(
                read(Sentence::Schedule, &again, &moment()).as_ref(),
                Ok(&answers),
                "{text}"
            );
        }
        for (text, said_back) in [
            ("yesterday 22:40", "2026-11-23 22:40"),
            ("2 hours ago", "2026-11-24 10:30"),
            ("2026-11-24 12:30", "2026-11-24 12:30"),
        ] {
            let answers = read(Sentence::Past, text, &moment()).unwrap();
            let again = written(Sentence::Past, Answers::of(&answers));
            assert_eq!(again, said_back);
            assert_eq!(read(Sentence::Past, &again, &moment()), Ok(answers));
        }
        let to_come = read(Sentence::Past, "tomorrow 09:00", &moment());
        assert!(to_come.is_err_and(|words| words.contains("yesterday 22:40")));
        let answers = read(Sentence::Moment, "tomorrow 09:00", &moment()).unwrap();
        let said = Answers::of(&answers);
        assert_eq!(written(Sentence::Moment, said), "2026-11-25 09:00");
    }

    #[test]
    fn days_and_times_take_the_same_words() {
        let day = |text: &str| super::day(text, &moment()).map(|day| day.to_string());
        assert_eq!(day("2026-12-24").as_deref(), Some("2026-12-24"));
        assert_eq!(day("tomorrow").as_deref(), Some("2026-11-25"));
        assert_eq!(day("Friday").as_deref(), Some("2026-11-27"));
        assert_eq!(day("some day"), None);
        let time = |text: &str| super::time(text, &moment()).map(|time| time.to_string());
        assert_eq!(time("8:30").as_deref(), Some("08:30"));
        assert_eq!(time("8pm").as_deref(), Some("20:00"));
        assert_eq!(time("late"), None);
    }
}
