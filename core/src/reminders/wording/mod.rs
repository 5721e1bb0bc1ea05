//! Schedules and notices in words: what a notice may say at each level of discretion, and schedules as people write
//! them.

mod description;
mod discretion;
mod missed;
mod phrases;
mod preview;

pub use description::written;
pub(crate) use discretion::kind_name;
pub use discretion::{
    WORDS_OF_THE_TRADE, Wording, calendar_title, checked_neutral_word, example, neutral_text,
    test_text, word, words_of_the_trade,
};
pub(crate) use missed::of_medicine;
pub use missed::{missed_words, snooze_word};
pub use phrases::{SaidSchedule, said_moment, said_schedule};
pub use preview::calendar_preview;
