//! Everything that a reminder can be refused for, each with what to do about it.

use super::calendar::CalendarProblem;
use crate::store::StoreError;

/// Why a rule or a change to it cannot be used. A refused change has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReminderError {
    /// A rule without a time.
    #[error("this reminder has no time of day; give at least one, such as 08:30")]
    NoTime,
    /// More times a day than anyone needs.
    #[error("{count} times a day are more than can be kept; use at most {most}")]
    TooManyTimes {
        /// The number as given.
        count: i32,
        /// The limit.
        most: i32,
    },
    /// A time that stands twice.
    #[error("{time} stands twice in this reminder; keep it once")]
    TimeTwice {
        /// The time of day.
        time: String,
    },
    /// An interval outside 1 to the limit.
    #[error("every {interval} cannot be kept; use a number from 1 to {most}")]
    IntervalOutOfRange {
        /// The interval as given.
        interval: i32,
        /// The limit.
        most: i32,
    },
    /// A weekly rule without a weekday.
    #[error("this reminder names no weekday; choose at least one")]
    NoWeekday,
    /// A weekday that stands twice.
    #[error("a weekday stands twice in this reminder; keep it once")]
    WeekdayTwice,
    /// Days of the month that are not two, stand twice, or fall on one day in a short month.
    #[error(
        "name two days of the month or more, each once, and one alone past the 27th: in February two would meet"
    )]
    DaysOfMonthMeet,
    /// A day of the month outside 1 to 31.
    #[error("{day} is not a day of a month; use 1 to 31, where 31 is always the last one")]
    DayOfMonthOutOfRange {
        /// The day as given.
        day: i32,
    },
    /// A year that no calendar app holds.
    #[error("{day} is outside the years 1970 to 2199; check the year")]
    DayOutOfRange {
        /// The day as given.
        day: String,
    },
    /// A count outside 1 to the limit.
    #[error("{count} times cannot be kept; use a number from 1 to {most}")]
    CountOutOfRange {
        /// The count as given.
        count: i32,
        /// The limit.
        most: i32,
    },
    /// An end before the start.
    #[error("the last day, {last}, is before the first, {first}; swap them or move one")]
    EndsBeforeItStarts {
        /// The first day.
        first: String,
        /// The last day.
        last: String,
    },
    /// A quiet window of no length, or of the whole day.
    #[error("a quiet time from {time} to {time} leaves nothing or everything; give two times")]
    QuietWindowEmpty {
        /// Both ends.
        time: String,
    },
    /// More changes to single occurrences than can be kept.
    #[error("{count} single changes are more than can be kept; end this reminder and start anew")]
    TooManyExceptions {
        /// The number as given.
        count: i32,
    },
    /// A start that the rule does not have.
    #[error("this reminder has nothing at {start}; look up its next time first")]
    NoSuchOccurrence {
        /// The original start as given.
        start: String,
    },
    /// A title longer than a notification.
    #[error("a title of {length} characters is too long; use at most {most}")]
    TitleTooLong {
        /// The length as given.
        length: i32,
        /// The limit.
        most: i32,
    },
    /// A schedule or a moment in none of the forms that are read.
    #[error(
        "`{text}` is not understood; write it like one of these: \"every weekday 08:00\", \"in 3 months\", \"every second Tuesday 18:00\", \"second Tuesday of every month 18:00\", \"2027-01-15 10:00\""
    )]
    NotUnderstood {
        /// The text as given.
        text: String,
    },
    /// A single moment that is past.
    #[error("{time} is over; give a time that is still to come")]
    AlreadyOver {
        /// The moment as read.
        time: String,
    },
    /// A list of months or of spans that does not read.
    #[error("`{text}` is not understood; write it like \"{example}\"")]
    ListNotUnderstood {
        /// The text as given.
        text: String,
        /// One that can be read.
        example: String,
    },
    /// Offsets of a taper that do not rise, or are out of range.
    #[error("the months after treatment must rise and lie between 1 and {most}")]
    TaperMonthsWrong {
        /// The limit.
        most: i32,
    },
    /// A prepare notice outside the limits.
    #[error("{minutes} minutes ahead cannot be kept; use 5 minutes to 60 days, at most {most}")]
    PrepareWrong {
        /// The lead as given, minutes.
        minutes: i32,
        /// How many there may be.
        most: i32,
    },
    /// A step that the taper does not have.
    #[error("there is no booster after {months} months in this plan; look at its list first")]
    NoSuchStep {
        /// Months after the end of treatment.
        months: i32,
    },
    /// A snooze into the past, or further than a month.
    #[error("that time cannot be chosen; pick one between now and 31 days from now")]
    SnoozeOutOfRange,
    /// A neutral word that is empty, long, or says too much.
    #[error("that word cannot be used; choose one short word that says nothing about you")]
    NeutralWordRefused,
    /// A calendar file that cannot be read.
    #[error("this calendar file cannot be used: {problem}")]
    CalendarRefused {
        /// Why.
        problem: CalendarProblem,
    },
    /// The store refused.
    #[error(transparent)]
    Store {
        /// What the store said.
        #[from]
        source: StoreError,
    },
}
