//! How rooms name things of each other without knowing each other: by kind and id. The companion resolves them.

use serde::{Deserialize, Serialize};

use crate::page::{Choice, Offer};

/// Something that another room keeps.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// Its id there.
    pub id: String,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A ride on an urge.
    Ride,
    /// A breathing pattern.
    Breathing,
    /// A guided practice.
    Practice,
    /// A skill card.
    Card,
}

/// What rooms are to each other.
pub trait Links {
    /// What it is called; none where it is no longer there, or may not show.
    fn name(&self, link: &Link) -> Option<String>;
    /// Opens or begins it, where that makes sense now.
    fn offer(&self, link: &Link) -> Option<Offer>;
    /// What somebody may mean who typed this.
    fn found(&self, typed: &str) -> Vec<Choice>;
    /// Shows again what was hidden; none where nothing is.
    fn unlock(&self) -> Option<Offer>;
}
