//! Why a calendar file is not taken.

use super::super::ReminderError;

/// Why a calendar file is not taken as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarProblem {
    /// It is larger than [`LARGEST_CALENDAR`](super::LARGEST_CALENDAR).
    #[error("it is too large")]
    TooLarge,
    /// It does not begin as one.
    #[error("it is not a calendar file")]
    NoCalendar,
    /// A part of it is open where it ends.
    #[error("it ends in the middle")]
    CutOff,
    /// Its parts do not end as they began, stand in one another, or lie too deep.
    #[error("its parts do not fit together")]
    Broken,
    /// Nothing in it has a time.
    #[error("it holds no appointment with a time")]
    NoAppointment,
    /// More appointments than anybody has.
    #[error("it holds too many appointments")]
    TooMany,
    /// More of them are to come than anybody has.
    #[error("too many appointments in it are to come")]
    TooManyComing,
    /// It calls appointments off, and holds none.
    #[error("it only calls appointments off")]
    OnlyCallsOff,
    /// The zone of the first appointment is not known, and none reads.
    #[error("its time zone is not known")]
    UnknownZone,
    /// The time of the first appointment does not read, and none does.
    #[error("a time in it does not read")]
    UnknownTime,
    /// The first appointment is over, and none is to come.
    #[error("what it holds is over")]
    Over,
}

pub(super) fn refused<T>(problem: CalendarProblem) -> Result<T, ReminderError> {
    Err(ReminderError::CalendarRefused { problem })
}
