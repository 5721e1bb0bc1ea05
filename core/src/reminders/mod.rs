//! Reminders: rules that come back, what they give between two instants, and what a phone has to hold of it.

mod attention;
mod calendar;
mod calendar_import;
mod calendar_zone;
mod clock;
mod coming;
mod deliver;
mod discreet;
mod error;
mod exceptions;
mod ledger;
mod merge;
mod notices;
mod occurrences;
mod outcome;
mod pace;
mod plan;
mod quiet;
mod reconcile;
mod records;
mod rule;
mod rule_check;
mod said;
mod self_test;
mod settle;
mod state;
mod stored;
mod taper;
mod told;
mod travel;
mod trying;
mod written;

#[cfg(test)]
mod example;
#[cfg(test)]
mod simulated;
#[cfg(test)]
mod vectors;

pub use attention::{attention, choose_most_a_day, choose_quiet};
pub use calendar::calendar;
pub use calendar_import::{ImportedAppointment, LARGEST_CALENDAR, import_calendar};
pub use coming::{Coming, coming};
pub use deliver::{
    Delivery, DeliveryAction, LATEST_MINUTES, Look, NoticeAnswer, Urgency, answered,
    closed_elsewhere, delivered, look, not_delivered, note_stopped, undelivered,
};
pub(crate) use discreet::kind_name;
pub use discreet::{
    WORDS_OF_THE_TRADE, Wording, calendar_title, checked_neutral_word, example, test_text, word,
    words_of_the_trade,
};
pub use error::ReminderError;
pub use ledger::{changes, changes_made, forgotten, held, planned};
pub use notices::{
    DEFAULT_MOST_A_DAY, HeldNotice, MOST_HELD, NoticePurpose, NoticeText, PlannedNotice,
};
pub use occurrences::{
    MOST_OCCURRENCES, Occurrence, OccurrenceId, has_occurrence, next_occurrence, occurrences,
};
pub use outcome::{
    MissedOccurrence, MissedSummary, Snooze, done, history, seen, skip, snooze, snooze_choices,
    take_back, tell_missed,
};
pub use plan::{IGNORED_BEFORE_ASKING, plan};
pub use reconcile::{NoticeChanges, reconcile};
pub use records::{delete_rule, delete_taper, rule, rules, save_rule, save_taper, tapers};
pub(crate) use records::{delete_taper_in, save_taper_in, tapers_in};
pub use rule::*;
pub use rule_check::{LONGEST_TITLE, MOST_EXCEPTIONS, MOST_REPEATS, MOST_TIMES};
pub use said::{SaidSchedule, said_moment, said_schedule};
pub use self_test::{
    DeliveryFinding, DeliveryProblem, DeliveryReport, DeliveryVerdict, NoticePermission, SelfTest,
    TEST_AHEAD_SECONDS, self_test,
};
pub use settle::{note_silence, settle};
pub use state::*;
pub use taper::{Appointment, BoosterTaper, DEFAULT_MONTHS, DEFAULT_PREPARE_MINUTES, TaperStep};
pub use told::{missed_words, snooze_word};
pub use trying::{start_test, test_report};
pub use written::written;
