//! Reminders: rules that come back, what they give between two instants, and what a phone has to hold of it.

mod error;
mod pace;
mod rule;

#[cfg(test)]
mod example;

pub use error::ReminderError;
pub use rule::*;
