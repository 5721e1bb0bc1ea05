//! Skill cards: the deck with what the person made of it, search, browsing, suggestions, rehearsal and the diary.
//!
//! [`Deck`] is read once and handed to [`Search`], [`browse`], [`suggest`] and [`rehearsal`]; what changes it lies in
//! [`own`] and [`marks`].

mod act;
pub(crate) mod bin;
pub mod browse;
mod card;
mod deck;
pub mod diary;
mod error;
pub(crate) mod handed;
mod helped;
pub mod marks;
pub mod own;
pub mod page;
#[cfg(test)]
mod reading_age;
pub mod rehearsal;
mod search;
pub(crate) mod settings;
pub(crate) mod signals;
mod state_names;
mod stored;
mod suggest;
mod surroundings;

pub use act::act;
pub use card::{Card, CardOrigin, CardText, OwnCard, tool_of_card};
pub use deck::Deck;
pub use error::CardsError;
pub use handed::HandedCard;
pub use helped::{History, ToolUse};
pub use search::{Found, Search};
pub use signals::Heard;
pub use state_names::state_named;
pub use suggest::{Situation, Suggestion, SuggestionKind, suggest};
pub use surroundings::Surroundings;
