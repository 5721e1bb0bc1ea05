//! How somebody feels, by the word that they type for it.

use crate::content::{CardState, Content};
use crate::page::word_of;

/// Letters from which a feeling is taken for what it begins.
const LEAST_TO_COMPLETE: usize = 3;

/// The state that a word names, in the words that people use for it.
pub fn state_named(content: &Content, typed: &str) -> Option<CardState> {
    let typed = plain(typed);
    let named = CardState::ALL.map(|state| (state, names(content, state)));
    if let Some((state, _)) = named.iter().find(|(_, names)| names.contains(&typed)) {
        return Some(*state);
    }
    // The beginning of a word will do where it can mean but one.
    let begins =
        |(_, names): &&(CardState, Vec<String>)| names.iter().any(|name| name.starts_with(&typed));
    let mut found = named.iter().filter(begins);
    match (found.next(), found.next()) {
        (Some((state, _)), None) if typed.chars().count() >= LEAST_TO_COMPLETE => Some(*state),
        _ => None,
    }
}

fn names(content: &Content, state: CardState) -> Vec<String> {
    let words = content.cards_words.states.get(&state).into_iter();
    let said = words.flat_map(|words| [&words.label, &words.noun].into_iter().chain(&words.words));
    let id = plain(&word_of(&state));
    std::iter::once(id)
        .chain(said.map(|word| plain(word)))
        .collect()
}

/// "An urge" and "low_motivation" as they are typed: "urge", "low motivation".
fn plain(word: &str) -> String {
    let word = word.trim().to_lowercase().replace(['_', '-'], " ");
    let word = word.strip_prefix("an ").unwrap_or(&word);
    word.strip_prefix("a ").unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    fn named(typed: &str) -> Option<CardState> {
        state_named(content("en"), typed)
    }

    #[test]
    fn a_feeling_is_known_by_its_name_its_words_and_the_beginning_of_either() {
        for state in CardState::ALL {
            let words = &content("en").cards_words.states[&state];
            let id = word_of(&state);
            for typed in [&id, &id.replace('_', "-"), &words.label, &words.noun] {
                assert_eq!(named(typed), Some(state), "{typed}");
            }
        }
        for (typed, state) in [
            ("urge", CardState::Urge),
            ("An Urge", CardState::Urge),
            ("craving", CardState::Urge),
            (" Furious ", CardState::Angry),
            ("panic", CardState::Panicky),
            ("shame", CardState::Ashamed),
            ("lonel", CardState::Lonely),
        ] {
            assert_eq!(named(typed), Some(state), "{typed}");
        }
    }

    #[test]
    fn what_is_too_short_or_could_mean_more_than_one_names_none() {
        for typed in ["", "an", "zzz", "purple"] {
            assert_eq!(named(typed), None, "{typed}");
        }
    }
}
