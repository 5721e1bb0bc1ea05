//! iCalendar files (RFC 5545): appointments that come in, reminders that go out.
//!
//! The reader is our own. calcard 0.3.14 was weighed: it brings a second table of zones (chrono-tz, of release 2025b; 2.6 MB
//! linked for size), reads a zone by its name where the file's VTIMEZONE says otherwise, leaves times floating whose zone it
//! does not know though the file explains it, and keeps an instance that the file calls off.

mod export;
mod file_zone;
mod import;
mod incoming;
mod lines;
mod problem;
mod recurrence;
mod series;
mod timezone;

pub use export::calendar;
pub use import::{
    CalendarEntry, CalendarFile, CancelledEntry, EntryProblem, ImportedAppointment,
    LARGEST_CALENDAR, RefusedEntry, import_calendar, read_calendar,
};
pub use incoming::{
    EntryStanding, MOST_KEPT_DATES, entry_standing, keep_appointment, keep_entry, rules_of_entry,
    take_out_entry,
};
pub use problem::CalendarProblem;
pub use series::Series;
