//! Feelings that stand for danger (safety rules, *Signals*), and the words that people type for them.

use crate::content::Content;
use crate::crisis::{BodySign, body_sign, is_danger};

/// A sign in what is looked for that the body is in danger, or in withdrawal.
pub(crate) fn names_body_sign(content: &Content, typed: &str) -> Option<BodySign> {
    body_sign(typed, &content.danger)
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
