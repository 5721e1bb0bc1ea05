//! How times, days, rates and ratings are said. The words are content; each room has the grammar of its own.

pub(super) use crate::session::wording::outcome;
pub(super) use crate::view::dates::{clock, day, span};
