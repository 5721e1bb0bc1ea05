//! What a reminder is and when it takes place: rules, their exceptions, the booster taper, and their occurrences.

mod exceptions;
mod occurrences;
mod pace;
mod records;
mod rule;
mod rule_check;
mod taper;
mod zone_clock;
mod zones;

#[cfg(test)]
mod vectors;

pub(super) use occurrences::{Beginning, Stream, moved};
pub use occurrences::{
    MOST_OCCURRENCES, Occurrence, OccurrenceId, has_occurrence, next_occurrence, occurrences,
};
pub(super) use pace::Pace;
pub use records::{delete_rule, delete_taper, rule, rules, save_rule, save_taper, tapers};
pub(super) use records::{delete_rule_in, rule_in, rules_in, save_rule_in};
pub(crate) use records::{delete_taper_in, save_taper_in, tapers_in};
pub use rule::*;
pub(super) use rule_check::day_in_range;
pub use rule_check::{LONGEST_TITLE, MOST_EXCEPTIONS, MOST_REPEATS, MOST_TIMES};
pub use taper::{
    Appointment, BoosterTaper, DEFAULT_MONTHS, DEFAULT_PREPARE_MINUTES,
    LONGEST_APPOINTMENT_MINUTES, TaperStep,
};
pub(super) use taper::{FIRST_ASKED_DAYS, TaperMoment};
pub(super) use zone_clock::Slot;
pub use zones::{learn_zones, take_zone_news, zone_news_words, zones_wanted};
