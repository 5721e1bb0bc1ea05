//! What both forms of the terminal share of a page: the keys of what can be chosen, what is typed into a form, and the
//! sentences that stand for a schedule or a moment. It knows the kinds of block, and no feature.

pub mod asked;
pub mod choices;
pub mod counted;
pub mod entry;
pub mod fitted;
pub mod live;
pub mod numbers;
mod reading;
pub mod safe;
pub mod sentences;
