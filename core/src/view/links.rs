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

/// As it stands in a list of choices, and as it is kept where a plan names it: `ride`, `breathing:long-exhale`.
impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = crate::page::word_of(&self.kind);
        if self.id.is_empty() {
            f.write_str(&kind)
        } else {
            write!(f, "{kind}:{}", self.id)
        }
    }
}

impl Link {
    /// The link that such a text stands for.
    pub fn of(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':').unwrap_or((text, ""));
        let link = Self {
            kind: crate::page::of_word(kind)?,
            id: id.to_owned(),
        };
        // Of rides there is one; anything else has an id.
        ((link.kind == LinkKind::Ride) == id.is_empty()).then_some(link)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_reads_back_as_the_same_link_and_nothing_else_is_one() {
        for (kind, id) in [
            (LinkKind::Ride, ""),
            (LinkKind::Breathing, "long-exhale"),
            (LinkKind::Card, "0190a-b:c"),
            (LinkKind::Practice, "sounds"),
        ] {
            let id = id.to_owned();
            let link = Link { kind, id };
            assert_eq!(Link::of(&link.to_string()), Some(link));
        }
        for odd in ["", "zigzag", "walk:far", "rides", "card", "ride:x"] {
            assert_eq!(Link::of(odd), None, "{odd}");
        }
    }
}
