//! One thing to choose.

use serde::{Deserialize, Serialize};

use super::{Action, Place};

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Offer {
    /// What choosing it does.
    pub target: Target,
    /// A few words.
    pub label: String,
    /// A sentence more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub detail: Option<String>,
    /// What kind of doing it is: gives a host its colour, icon and place.
    pub role: Role,
    /// How much room it takes.
    pub weight: Weight,
    /// The key that chooses it where there is a keyboard, one character. It is content and stays where it is.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub key: Option<String>,
    /// Name of its icon. Content; a host that has none by that name shows the role's.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub icon: Option<String>,
    /// Asked before it is done.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub confirm: Option<Confirm>,
    /// What it makes is a file: the host asks where it goes, and calls `save`.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub file: Option<FileOut>,
    /// It may take longer than a breath: the host shows how far it is, and a way to call it off.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub slow: bool,
}

/// What choosing does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Another page. Going is looking: nothing that the person said changes.
    Go {
        /// Where.
        place: Place,
    },
    /// Something is done.
    Act {
        /// What.
        action: Action,
    },
}

/// What kind of doing an offer is. Names no feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Another page.
    Go,
    /// Something starts.
    Begin,
    /// It is done, it is kept, it is enough.
    Done,
    /// Left out, this time or for good.
    Skip,
    /// Takes back what was just done.
    Undo,
    /// Something is written down.
    Write,
    /// What is there becomes something else.
    Change,
    /// It goes away.
    Delete,
    /// What lies before: the month before, older ones.
    Earlier,
    /// What lies after.
    Later,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Reaches somebody.
    Call,
    /// Out of sight.
    Hide,
    /// Away from here: back, not now.
    Leave,
}

/// How much room an offer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// A small door that is on every page.
    Door,
    /// What most come for.
    Main,
    /// One of several.
    Other,
    /// An answer, or a small thing beside a line.
    Chip,
}

/// A question before something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Confirm {
    /// The question, with what follows from a yes.
    pub question: String,
    /// The word that does it.
    pub yes: String,
    /// The word that leaves it.
    pub no: String,
}

/// A file that an offer makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FileOut {
    /// What it could be called.
    pub name: String,
    /// Its type, such as `text/calendar`.
    pub mime: String,
}

impl Confirm {
    /// In words of the content.
    pub fn of(words: &crate::content::ConfirmWords) -> Self {
        Self {
            question: words.question.clone(),
            yes: words.yes.clone(),
            no: words.no.clone(),
        }
    }
}

impl Target {
    /// To the place that a room's own value stands for.
    pub fn go(at: &impl super::Token) -> Self {
        Self::Go {
            place: Place::to(at),
        }
    }

    /// The action that a room's own value stands for.
    pub fn act(act: &impl super::Token) -> Self {
        Self::Act {
            action: Action::of(act),
        }
    }
}

impl Offer {
    /// An offer of ordinary weight.
    pub fn new(label: impl Into<String>, role: Role, target: Target) -> Self {
        Self {
            target,
            label: label.into(),
            detail: None,
            role,
            weight: Weight::Other,
            key: None,
            icon: None,
            confirm: None,
            file: None,
            slow: false,
        }
    }

    /// In words of the content, with their key and icon.
    pub fn of(words: &crate::content::OfferWords, role: Role, target: Target) -> Self {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            detail: some(&words.detail),
            key: some(&words.key),
            icon: some(&words.icon),
            ..Self::new(&words.label, role, target)
        }
    }

    /// With the key and the icon by which the content has it chosen.
    #[must_use]
    pub fn marked(mut self, mark: &crate::content::OfferMark) -> Self {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        (self.key, self.icon) = (some(&mark.key), some(&mark.icon));
        self
    }

    /// With a sentence more.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// With this weight.
    #[must_use]
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// With this key.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Done only after a yes.
    #[must_use]
    pub fn confirmed(mut self, confirm: Confirm) -> Self {
        self.confirm = Some(confirm);
        self
    }

    /// It may take longer than a breath.
    #[must_use]
    pub fn slow(mut self) -> Self {
        self.slow = true;
        self
    }
}
