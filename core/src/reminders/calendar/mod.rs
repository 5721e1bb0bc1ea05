//! iCalendar files (RFC 5545): appointments that come in, reminders that go out.

mod export;
mod file_zone;
mod import;
mod lines;
mod recurrence;
mod series;
mod timezone;

pub use export::calendar;
pub use import::{
    CalendarEntry, CalendarFile, CancelledEntry, EntryProblem, ImportedAppointment,
    LARGEST_CALENDAR, RefusedEntry, import_calendar, read_calendar,
};
pub use series::Series;
