//! iCalendar files (RFC 5545): appointments that come in, reminders that go out.

mod export;
mod import;
mod timezone;

pub use export::calendar;
pub use import::{ImportedAppointment, LARGEST_CALENDAR, import_calendar};
