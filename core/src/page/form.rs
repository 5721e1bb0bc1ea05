//! What can be written. A form is a page of its own; its fields say what they take, and no host knows what for.

use serde::{Deserialize, Serialize};

use super::{Action, Offer, Value};
use crate::time::Day;

/// Fields, and the offer that sends them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Form {
    /// Its id on the page.
    pub id: String,
    /// One by one.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub fields: Vec<Field>,
    /// Sends the answers.
    pub submit: Offer,
    /// Goes on without them.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub skip: Option<Offer>,
    /// Called with the answers at each pause, so that nothing typed is lost.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub draft: Option<Action>,
    /// Sent at a touch: a question whose answers stand there to be chosen.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub at_once: bool,
}

/// One thing that is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Field {
    /// Its id, unique among the fields beside it.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// How it can be answered.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub hint: Option<String>,
    /// What kind of answer it takes.
    pub kind: FieldKind,
    /// What stands there already. A host never puts it over what somebody has typed.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub value: Option<Value>,
    /// It cannot be left out.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub needed: bool,
    /// The most characters that it holds, where it takes words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub longest: Option<i32>,
    /// Not for a keyboard that learns, nor for a spelling check that leaves the device.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub private: bool,
    /// After it changed the page is asked again with the answers so far: there may be more to ask, or something found.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub asks_again: bool,
    /// What is wrong with the answer, and what to do.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub problem: Option<String>,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of words.
    Line {
        /// The keyboard that helps.
        keys: Keys,
    },
    /// As many lines as somebody likes.
    Text,
    /// A day of the calendar.
    Day {
        /// The first that may be chosen.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        from: Option<Day>,
        /// The last that may be chosen.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        to: Option<Day>,
    },
    /// A time of day.
    Time,
    /// A file.
    File {
        /// Types that make sense, such as `text/calendar`.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        types: Vec<String>,
        /// How large it may be, bytes.
        most_bytes: i64,
    },
    /// A number.
    Number {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
        /// From one to the next.
        step: f64,
        /// "minutes", where it has a unit.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        unit: Option<String>,
    },
    /// A place between two ends.
    Scale {
        /// The least.
        least: i32,
        /// The most.
        most: i32,
        /// What the least means.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        low: Option<String>,
        /// What the most means.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        high: Option<String>,
    },
    /// Some of what there is.
    Choice {
        /// What there is.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        options: Vec<Choice>,
        /// Whether several may be chosen.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        many: bool,
    },
    /// Something that exists and is found by typing: the page is asked again with what was typed, and what it finds
    /// stands here. What was chosen is answered with its id, and what was typed with words.
    Find {
        /// What was found.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        found: Vec<Choice>,
    },
    /// The parts of one thing, or a list of such things.
    Group {
        /// The fields of one.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        fields: Vec<Field>,
        /// How many there may be; 1 is one thing.
        most: i32,
        /// It can be said in a sentence too, where the host reads such sentences into the same answers.
        #[cfg_attr(feature = "uniffi", uniffi(default))]
        read_as: Option<Sentence>,
    },
}

/// The keyboard that helps with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "Keyboard"))]
#[serde(rename_all = "snake_case")]
pub enum Keys {
    /// Letters.
    Words,
    /// Telephone numbers.
    Phone,
    /// Digits.
    Digits,
    /// What nobody may see: it is not shown while it is typed, and nothing learns it.
    Secret,
}

/// What a group can be said as, in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Sentence {
    /// When something comes back: "every second Tuesday 18:00".
    Schedule,
    /// A day and a time to come: "tomorrow 09:00", "in 20 minutes".
    Moment,
    /// A day and a time that are over: "yesterday 22:40", "2 hours ago".
    Past,
}

/// One of what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Choice {
    /// Its id: what is answered.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// A few words more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub detail: Option<String>,
}

impl FieldKind {
    /// A rating from 0 to 10.
    pub fn rating() -> Self {
        Self::Scale {
            least: 0,
            most: 10,
            low: None,
            high: None,
        }
    }
}

impl Choice {
    /// A choice without more words.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            detail: None,
        }
    }
}

impl Form {
    /// Fields with the offer that sends them.
    pub fn new(id: impl Into<String>, fields: Vec<Field>, submit: Offer) -> Self {
        Self {
            id: id.into(),
            fields,
            submit,
            skip: None,
            draft: None,
            at_once: false,
        }
    }
}

impl Field {
    /// A field that may be left out.
    pub fn new(id: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            hint: None,
            kind,
            value: None,
            needed: false,
            longest: None,
            private: false,
            asks_again: false,
            problem: None,
        }
    }

    /// A line of the person's words, at most so many characters.
    pub fn line(id: impl Into<String>, label: impl Into<String>, longest: i32) -> Self {
        let keys = Keys::Words;
        Self {
            longest: Some(longest),
            private: true,
            ..Self::new(id, label, FieldKind::Line { keys })
        }
    }

    /// A passphrase, at most so many characters.
    pub fn secret(id: impl Into<String>, words: &crate::content::FieldWords, longest: i32) -> Self {
        let keys = Keys::Secret;
        Self {
            longest: Some(longest),
            private: true,
            needed: true,
            ..Self::asked(id, words, FieldKind::Line { keys })
        }
    }

    /// As many lines of the person's words as they like, at most so many characters.
    pub fn text(id: impl Into<String>, label: impl Into<String>, longest: i32) -> Self {
        Self {
            kind: FieldKind::Text,
            ..Self::line(id, label, longest)
        }
    }

    /// In words of the content.
    pub fn asked(
        id: impl Into<String>,
        words: &crate::content::FieldWords,
        kind: FieldKind,
    ) -> Self {
        Self::new(id, &words.label, kind).hint(&words.hint)
    }

    /// One of these.
    pub fn choice(id: impl Into<String>, label: impl Into<String>, options: Vec<Choice>) -> Self {
        let many = false;
        Self::new(id, label, FieldKind::Choice { options, many })
    }

    /// With how it can be answered, where there is something to say.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        self
    }

    /// With what stands there already.
    #[must_use]
    pub fn value(mut self, value: Option<Value>) -> Self {
        self.value = value;
        self
    }

    /// It cannot be left out.
    #[must_use]
    pub fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// The page is asked again after it changed.
    #[must_use]
    pub fn asks_again(mut self) -> Self {
        self.asks_again = true;
        self
    }
}
