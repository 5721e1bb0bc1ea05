//! A whole page.

use serde::{Deserialize, Serialize};

use super::{Block, Offer, Place};
use crate::time::Instant;

/// All that a host needs to draw a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Page {
    /// Where this is. Another place than was asked for, where that one is gone.
    pub place: Place,
    /// What a phone may give a design of its own.
    pub shape: Shape,
    /// What it is called.
    pub title: String,
    /// In the order in which they are read.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub blocks: Vec<Block>,
    /// The small doors that are on every page.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub doors: Vec<Offer>,
    /// Where *Back* leads where there is no trail: what lies above.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub up: Option<Place>,
    /// When it changes by itself; none where it does not.
    #[serde(with = "chrono::serde::ts_milliseconds_option")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub look_again_at: Option<Instant>,
}

/// What a page is like, as far as a host may care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Like most.
    Plain,
    /// The first one.
    Home,
    /// It moves: an exercise that runs.
    Live,
    /// People, and how they are reached.
    People,
    /// What to do at once.
    Urgent,
    /// Something to fill in.
    Form,
}
