//! Feelings that stand for danger (safety rules, *Signals*), and the words that people type for them.

use crate::content::Content;
use crate::crisis::{BodySign, body_sign, is_danger};

/// What is heard in words that somebody looks for something by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// Words of danger, or a feeling that stands for it: the plan and people come first.
    pub danger: bool,
    /// A sign of a body in danger, or of withdrawal: the number, or when to call, comes first.
    pub sign: Option<BodySign>,
}

impl Heard {
    /// What is heard in `typed`.
    pub fn of(content: &Content, typed: &str) -> Self {
        Self {
            danger: names_danger(content, typed),
            sign: body_sign(typed, &content.danger),
        }
    }

    /// True where something else than what was found is to answer first.
    pub fn comes_first(self) -> bool {
        self.danger || self.sign.is_some()
    }
}

/// True where what is looked for holds words of danger, or names a feeling that stands for it.
pub(crate) fn names_danger(content: &Content, typed: &str) -> bool {
    if is_danger(typed, &content.danger) {
        return true;
    }
    let typed = typed.trim().to_lowercase();
    let feelings = content.cards_words.signals.feelings.values();
    feelings
        .flat_map(|feeling| &feeling.words)
        .any(|word| typed.contains(word.as_str()))
}
