//! Reminders: rules that come back, what they give between two instants, and what a phone has to hold of it.

mod calendar;
mod delivery;
mod error;
mod planning;
mod schedule;
mod wording;

#[cfg(test)]
mod example;

pub use calendar::*;
pub use delivery::*;
pub use error::ReminderError;
pub use planning::*;
pub use schedule::*;
pub(crate) use schedule::{delete_taper_in, save_taper_in, tapers_in};
pub(crate) use wording::kind_name;
pub use wording::*;
