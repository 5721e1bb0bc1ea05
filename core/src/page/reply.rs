//! What became of an action.

use serde::{Deserialize, Serialize};

use super::{Offer, Place};

/// What became of an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It is done, and leads to a place.
    Went {
        /// Where.
        to: Place,
        /// What there is to say about it.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        message: Option<Message>,
    },
    /// It is done only after a yes, which only now could be known: the offer's question stands in it, and choosing it
    /// sends the same answers again.
    Asked {
        /// What is asked.
        offer: Offer,
    },
    /// It is not done. What was typed stays, and each problem is said at its field.
    Refused {
        /// In one sentence.
        words: String,
        /// At the fields.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        problems: Vec<Problem>,
    },
    /// All is out of sight: the device's own first screen, or the end of the program.
    Hidden,
}

/// Something said after something was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Message {
    /// In words.
    pub words: String,
    /// Takes it back.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub undo: Option<Offer>,
}

/// Something that is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Problem {
    /// The field, with the way to it: `links.2.thought` is the field `thought` of the third entry of `links`.
    pub field: String,
    /// What is wrong, and what to do.
    pub words: String,
}

impl Problem {
    /// What is wrong at a field.
    pub fn new(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            words: words.into(),
        }
    }
}
