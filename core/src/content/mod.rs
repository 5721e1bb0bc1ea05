//! Everything that is shown, as data. The files under `core/content` are read and checked by the build script and
//! embedded; adding a pattern, a prompt or a crisis line is an edit of those files alone.

#[cfg(test)]
mod check;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod crisis_words;
mod fill;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod reminder_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod schema;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod words;

use std::sync::OnceLock;

pub use crisis_words::*;
pub use fill::{counted, fill};
pub use reminder_words::*;
pub use schema::*;
pub use words::*;

/// The content of a language; English where there is none in that language.
///
/// `language` is a BCP 47 tag such as "en" or "de-AT".
pub fn content(language: &str) -> &'static Content {
    static ENGLISH: OnceLock<Content> = OnceLock::new();
    let _only_english_so_far = language;
    ENGLISH.get_or_init(|| {
        #[expect(
            clippy::expect_used,
            reason = "the build script wrote this text from the very same types"
        )]
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/content-en.json")))
            .expect("checked when built")
    })
}

impl Content {
    /// The pattern with this id.
    pub fn pattern(&self, id: &str) -> Option<&PatternContent> {
        self.breathing
            .patterns
            .iter()
            .find(|pattern| pattern.id == id)
    }

    /// The prompt with this id.
    pub fn prompt(&self, id: &str) -> Option<&PromptContent> {
        self.ride
            .prompts
            .iter()
            .chain(&self.ride.carry_on)
            .find(|prompt| prompt.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_has_no_problem_that_the_build_would_stop_at() {
        assert_eq!(check::problems(content("en")), Vec::<String>::new());
    }

    #[test]
    fn a_word_that_is_never_said_is_found_wherever_it_stands() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        all["ride"]["prompts"][0]["text"] = "You should be Clean by now.".into();
        let spoilt: Content = serde_json::from_value(all).unwrap();
        assert_eq!(check::words_never_said(&spoilt).len(), 2);
    }

    #[test]
    fn a_caution_that_does_not_exist_is_named() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        all["breathing"]["patterns"][0]["cautions"][0] = "made_up".into();
        let spoilt: Content = serde_json::from_value(all).unwrap();
        assert_eq!(check::problems(&spoilt), ["there is no caution `made_up`"]);
    }

    #[test]
    fn a_language_without_content_falls_back_to_english() {
        assert!(std::ptr::eq(content("de-AT"), content("en")));
    }
}
