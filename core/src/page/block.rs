//! The kinds of block that a page is made of. Each has a meaning, and no layout.

use serde::{Deserialize, Serialize};

use super::{Exercise, Form, Graph, Items, Month, Offer};

/// A part of a page. The order of blocks is the order in which they are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a page has a handful of them, and a host reads a form in place"
)]
pub enum Block {
    /// Something to read.
    Lines {
        /// What the lines are.
        role: LineRole,
        /// The one line that may stand for all of them until somebody wants to read them.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        fold: Option<String>,
        /// A paragraph each.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        lines: Vec<String>,
    },
    /// Something to be told.
    Notice {
        /// What kind of news.
        kind: NoticeKind,
        /// In words.
        words: String,
        /// What can be done about it.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        offers: Vec<Offer>,
    },
    /// Something to choose.
    Offers {
        /// What they are about.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        lead: Option<String>,
        /// One by one.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        offers: Vec<Offer>,
    },
    /// A list.
    Items {
        /// The list.
        items: Items,
    },
    /// Something to fill in.
    Form {
        /// The form.
        form: Form,
    },
    /// A month, day by day.
    Month {
        /// The month.
        month: Month,
    },
    /// Numbers as a picture, and as a sentence.
    Graph {
        /// The graph.
        graph: Graph,
    },
    /// An exercise that runs.
    Live {
        /// What stands until its next step; what moves comes as frames.
        exercise: Exercise,
    },
}

/// What lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum LineRole {
    /// Names what follows.
    Heading,
    /// What matters most.
    Lead,
    /// Plain text.
    Body,
    /// What need not be read.
    Small,
    /// One after the other.
    Steps,
    /// What to mind.
    Caution,
    /// Where a fact comes from.
    Source,
}

/// What kind of news a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// It is done.
    Done,
    /// Worth knowing.
    Told,
    /// Something does not work, and what to do.
    Problem,
    /// Somebody may be in danger: nothing stands above it.
    Danger,
}

impl Block {
    /// Lines to read.
    pub fn lines<T: Into<String>>(role: LineRole, lines: impl IntoIterator<Item = T>) -> Self {
        Self::Lines {
            role,
            fold: None,
            lines: lines.into_iter().map(Into::into).collect(),
        }
    }

    /// A heading.
    pub fn heading(words: impl Into<String>) -> Self {
        Self::lines(LineRole::Heading, [words.into()])
    }

    /// Something to be told, with nothing to do about it.
    pub fn notice(kind: NoticeKind, words: impl Into<String>) -> Self {
        Self::Notice {
            kind,
            words: words.into(),
            offers: Vec::new(),
        }
    }

    /// Things to choose.
    pub fn offers(offers: impl IntoIterator<Item = Offer>) -> Self {
        Self::Offers {
            lead: None,
            offers: offers.into_iter().collect(),
        }
    }

    /// A list.
    pub fn items(items: Items) -> Self {
        Self::Items { items }
    }
}
