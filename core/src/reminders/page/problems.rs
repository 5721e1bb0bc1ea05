//! Why a reminder cannot be kept, at the field that says it.

use crate::content::fill;
use crate::page::Problem;
use crate::reminders::{CalendarProblem, ReminderError};
use crate::view::{Failure, Moment, Stop};

/// What stops the form: at which field, and what to do. `field` is the one where nothing nearer is known.
pub(crate) fn problems(error: ReminderError, field: &str, moment: &Moment) -> Stop {
    let at = match error {
        ReminderError::Store { source } => return source.into(),
        ReminderError::NoSuchOccurrence { .. } | ReminderError::NoSuchStep { .. } => {
            return Stop::Fails(Failure::Gone);
        }
        ReminderError::QuietWindowEmpty { .. } => "quiet",
        ReminderError::TitleTooLong { .. } => "title",
        ReminderError::TaperMonthsWrong { .. } => "months",
        ReminderError::PrepareWrong { .. } => "prepare",
        _ => field,
    };
    Stop::Refused(vec![Problem::new(at, words_of(&error, moment))])
}

/// Why it cannot be kept, and what to do.
pub fn words_of(error: &ReminderError, moment: &Moment) -> String {
    let content = moment.content();
    let words = &content.reminders.page.refused;
    let most = |template: &str, most: &i32| fill(template, &[("most", &most.to_string())]);
    match error {
        ReminderError::NoTime => words.no_time.clone(),
        ReminderError::TooManyTimes { most: n, .. } => most(&words.too_many_times, n),
        ReminderError::TimeTwice { time } => fill(&words.time_twice, &[("time", time)]),
        ReminderError::IntervalOutOfRange { most: n, .. } => most(&words.interval, n),
        ReminderError::NoWeekday => words.no_weekday.clone(),
        ReminderError::WeekdayTwice => words.weekday_twice.clone(),
        ReminderError::DaysOfMonthMeet => words.days_of_month.clone(),
        ReminderError::DayOfMonthOutOfRange { .. } => words.day_of_month.clone(),
        ReminderError::DayOutOfRange { .. } => words.day_out_of_range.clone(),
        ReminderError::CountOutOfRange { most: n, .. } => most(&words.count, n),
        ReminderError::EndsBeforeItStarts { first, .. } => {
            fill(&words.ends_before, &[("first", first)])
        }
        ReminderError::QuietWindowEmpty { .. } => words.quiet_empty.clone(),
        ReminderError::TooManyExceptions { .. } => words.too_many_exceptions.clone(),
        ReminderError::TitleTooLong { most: n, .. } => most(&words.title_too_long, n),
        ReminderError::AlreadyOver { time } => fill(&words.over, &[("time", time)]),
        ReminderError::TaperMonthsWrong { most: n } => most(&words.months, n),
        ReminderError::PrepareWrong { most: n, .. } => most(&words.prepare, n),
        ReminderError::SnoozeOutOfRange => words.snooze.clone(),
        ReminderError::CalendarRefused { problem } => {
            let words = &words.calendar;
            let why = match problem {
                CalendarProblem::TooLarge => &words.too_large,
                CalendarProblem::NoCalendar => &words.no_calendar,
                CalendarProblem::CutOff => &words.cut_off,
                CalendarProblem::Broken => &words.broken,
                CalendarProblem::NoAppointment => &words.no_appointment,
                CalendarProblem::TooMany => &words.too_many,
                CalendarProblem::TooManyComing => &words.too_many_coming,
                CalendarProblem::OnlyCallsOff => &words.only_calls_off,
                CalendarProblem::UnknownZone => &words.unknown_zone,
                CalendarProblem::UnknownTime => &words.unknown_time,
                CalendarProblem::Over => &words.over,
            };
            why.clone()
        }
        ReminderError::NoSuchOccurrence { .. } | ReminderError::NoSuchStep { .. } => {
            content.pages.closed.gone.clone()
        }
        ReminderError::NotUnderstood { text } => fill(&words.not_understood, &[("text", text)]),
        ReminderError::ListNotUnderstood { text, example } => {
            let values = [("text", text.as_str()), ("example", example)];
            fill(&words.list_not_understood, &values)
        }
        ReminderError::NeutralWordRefused => content.pages.settings.word_refused.clone(),
        ReminderError::Store { source } => source.to_string(),
    }
}
