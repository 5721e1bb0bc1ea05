//! Reminders: rules that come back, what they give between two instants, and what a phone has to hold of it.

mod clock;
mod error;
mod merge;
mod notices;
mod occurrences;
mod pace;
mod plan;
mod quiet;
mod reconcile;
mod rule;
mod state;
mod taper;

#[cfg(test)]
mod example;
#[cfg(test)]
mod vectors;

pub use error::ReminderError;
pub use notices::{
    DEFAULT_MOST_A_DAY, HeldNotice, MOST_HELD, NoticePurpose, NoticeText, PlannedNotice,
};
pub use occurrences::{
    MOST_OCCURRENCES, Occurrence, OccurrenceId, has_occurrence, next_occurrence, occurrences,
};
pub use plan::{IGNORED_BEFORE_ASKING, plan};
pub use reconcile::{NoticeChanges, reconcile};
pub use rule::*;
pub use state::*;
pub use taper::{Appointment, BoosterTaper, DEFAULT_MONTHS, DEFAULT_PREPARE_MINUTES, TaperStep};
