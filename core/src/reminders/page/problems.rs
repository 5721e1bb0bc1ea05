//! Why a reminder cannot be kept, at the field that says it.

use crate::content::fill;
use crate::page::Problem;
use crate::reminders::ReminderError;
use crate::view::{Failure, Moment, Stop};

/// What stops the form: at which field, and what to do.
pub(crate) fn problems(error: ReminderError, field: &str, moment: &Moment) -> Stop {
    let words = &moment.content().reminders.page.refused;
    let most = |template: &str, most: i32| fill(template, &[("most", &most.to_string())]);
    let (at, said) = match error {
        ReminderError::Store { source } => return source.into(),
        ReminderError::NoSuchOccurrence { .. } | ReminderError::NoSuchStep { .. } => {
            return Stop::Fails(Failure::Gone);
        }
        ReminderError::NoTime => (field, words.no_time.clone()),
        ReminderError::TooManyTimes { most: n, .. } => (field, most(&words.too_many_times, n)),
        ReminderError::TimeTwice { time } => (field, fill(&words.time_twice, &[("time", &time)])),
        ReminderError::IntervalOutOfRange { most: n, .. } => (field, most(&words.interval, n)),
        ReminderError::NoWeekday => (field, words.no_weekday.clone()),
        ReminderError::WeekdayTwice => (field, words.weekday_twice.clone()),
        ReminderError::DayOfMonthOutOfRange { .. } => (field, words.day_of_month.clone()),
        ReminderError::DayOutOfRange { .. } => (field, words.day_out_of_range.clone()),
        ReminderError::CountOutOfRange { most: n, .. } => (field, most(&words.count, n)),
        ReminderError::EndsBeforeItStarts { first, .. } => {
            (field, fill(&words.ends_before, &[("first", &first)]))
        }
        ReminderError::QuietWindowEmpty { .. } => ("quiet", words.quiet_empty.clone()),
        ReminderError::TooManyExceptions { .. } => (field, words.too_many_exceptions.clone()),
        ReminderError::TitleTooLong { most: n, .. } => ("title", most(&words.title_too_long, n)),
        ReminderError::NotUnderstood { .. } | ReminderError::ListNotUnderstood { .. } => {
            (field, words.not_understood.clone())
        }
        ReminderError::AlreadyOver { time } => (field, fill(&words.over, &[("time", &time)])),
        ReminderError::TaperMonthsWrong { most: n } => ("months", most(&words.months, n)),
        ReminderError::PrepareWrong { most: n, .. } => ("prepare", most(&words.prepare, n)),
        ReminderError::SnoozeOutOfRange => (field, words.snooze.clone()),
        ReminderError::NeutralWordRefused => (field, words.not_understood.clone()),
        ReminderError::CalendarRefused { reason } => (field, reason),
    };
    Stop::Refused(vec![Problem::new(at, said)])
}
