//! Reminders: rules that come back, what they give between two instants, and what a phone has to hold of it.

mod clock;
mod error;
mod occurrences;
mod pace;
mod rule;

#[cfg(test)]
mod example;
#[cfg(test)]
mod vectors;

pub use error::ReminderError;
pub use occurrences::{
    MOST_OCCURRENCES, Occurrence, OccurrenceId, has_occurrence, next_occurrence, occurrences,
};
pub use rule::*;
