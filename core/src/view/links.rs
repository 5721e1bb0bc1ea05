//! How rooms name things of each other without knowing each other: by kind and id. The companion resolves them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::page::{Choice, Offer, Place, of_word, word_of};

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
    /// A ride on an urge; it has no id.
    Ride,
    /// A breathing pattern; without an id, the first that fits.
    Breathing,
    /// A guided practice.
    Practice,
    /// A skill card; without an id, all of them.
    Card,
    /// A sheet that says what to do at once, such as `look-around`.
    Sheet,
    /// A measure: a questionnaire or a number of the person's own; without an id, all of them.
    Measure,
    /// Something on one of the person's lists; what has a day has a reminder with the same id.
    ListItem,
    /// The summary for a session; it has no id.
    Summary,
    /// The first page; it has no id.
    Now,
    /// The exercise that is under way; it has no id.
    Exercise,
    /// A worksheet of the journal.
    Worksheet,
    /// The plan; its id is the door.
    Plan,
    /// The people who answer; they have no id.
    People,
}

impl LinkKind {
    /// True where there is only one of its kind.
    fn is_one(self) -> bool {
        matches!(
            self,
            Self::Ride | Self::Now | Self::Exercise | Self::People | Self::Summary
        )
    }
}

impl Link {
    /// What another room keeps by this id.
    pub fn to(kind: LinkKind, id: impl Into<String>) -> Self {
        Self {
            kind,
            id: id.into(),
        }
    }
}

/// As it is kept beside what names it: `ride`, `breathing:long-exhale`, `card:stop`.
impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&word_of(&self.kind))?;
        if self.kind.is_one() {
            Ok(())
        } else {
            write!(f, ":{}", self.id)
        }
    }
}

/// A text that is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names nothing that Ebb knows")]
pub struct NoLink;

impl FromStr for Link {
    type Err = NoLink;

    fn from_str(text: &str) -> Result<Self, NoLink> {
        let (word, id) = match text.split_once(':') {
            Some((word, id)) => (word, Some(id)),
            None => (text, None),
        };
        let kind: LinkKind = of_word(word).ok_or(NoLink)?;
        match (kind.is_one(), id) {
            (true, None) => Ok(Self::to(kind, "")),
            (false, Some(id)) => Ok(Self::to(kind, id)),
            (true, Some(_)) | (false, None) => Err(NoLink),
        }
    }
}

/// The one among what was found that is called just as somebody typed, or has that id, with its kind or without.
pub fn called(typed: &str, found: Vec<Choice>) -> Option<Choice> {
    let wanted = typed.trim().to_lowercase();
    let is_meant = |choice: &Choice| {
        let id = choice.id.rsplit(':').next().unwrap_or_default();
        choice.label.to_lowercase() == wanted || choice.id == wanted || id == wanted
    };
    found.into_iter().find(is_meant)
}

/// What rooms are to each other.
pub trait Links {
    /// What it is called; none where it is no longer there, or may not show.
    fn name(&self, link: &Link) -> Option<String>;
    /// Opens or begins it, where that makes sense now.
    fn offer(&self, link: &Link) -> Option<Offer>;
    /// Where it is looked at; none where it is no longer there.
    fn place(&self, link: &Link) -> Option<Place>;
    /// The tools that somebody may mean who typed this; each choice has its link, as it is written, for an id.
    fn found(&self, typed: &str) -> Vec<Choice>;
    /// Every measure that can be filled in, each with its id; the person's own only where they may show.
    fn measures(&self) -> Vec<Choice>;
    /// Shows again what was hidden; none where nothing is.
    fn unlock(&self) -> Option<Offer>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_that_is_no_link_names_nothing() {
        for odd in [
            "",
            "zigzag",
            "walk:far",
            "rides",
            "ride:",
            "breathing",
            "now:x",
        ] {
            assert_eq!(odd.parse::<Link>(), Err(NoLink), "{odd}");
        }
    }

    proptest! {
        #[test]
        fn a_link_reads_back_as_it_is_kept(kind in 0..13, id in "[a-z0-9:-]{0,12}") {
            use LinkKind::{Breathing, Card, Exercise, ListItem, Measure, Now, People, Plan, Practice, Ride, Sheet, Summary, Worksheet};
            let all = [Ride, Breathing, Practice, Card, Sheet, Now, Exercise, Worksheet, Plan, People, Measure, ListItem, Summary];
            let kind = all[kind as usize];
            let id = if kind.is_one() { String::new() } else { id };
            let link = Link { kind, id };
            prop_assert_eq!(link.to_string().parse(), Ok(link));
        }
    }
}
