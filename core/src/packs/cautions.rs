//! Cautions that an entry speaks of without naming them. A pack has been read by nobody here, and a card about ice or
//! sprints is never to be suggested before the person has ticked that this is fine for them; so what the words
//! say is taken for what the card asks.

use super::format::{PackCard, PackPractice};

/// A caution, and words that speak of what it is about. Words are matched whole, in lower case.
const SPOKEN_OF: [(&str, &[&str]); 4] = [
    (
        "cold",
        &[
            "ice",
            "ice cube",
            "ice water",
            "cold water",
            "cold shower",
            "cold bath",
            "cold pack",
            "freezer",
            "snow",
        ],
    ),
    (
        "intense_movement",
        &[
            "sprint",
            "sprints",
            "push ups",
            "pushups",
            "jumping jacks",
            "burpees",
            "run up",
            "run as fast",
            "stairs fast",
            "skipping rope",
        ],
    ),
    (
        "hard_tensing",
        &[
            "tense",
            "tensing",
            "clench",
            "clench your fists",
            "press hard",
            "squeeze hard",
        ],
    ),
    (
        "breathing_gently",
        &[
            "breathe",
            "breath",
            "breaths",
            "breathing",
            "inhale",
            "exhale",
        ],
    ),
];

/// The cautions that an entry names, and after them those that it only speaks of.
pub(super) fn cautions(entry: &impl Speaks) -> Vec<String> {
    let mut all = entry.named().to_vec();
    let more = only_spoken_of(entry).into_iter();
    all.extend(more.map(|(id, _)| id.to_owned()));
    all
}

/// Cautions that an entry speaks of and does not name, with the word.
pub(super) fn only_spoken_of(entry: &impl Speaks) -> Vec<(&'static str, &'static str)> {
    let said: String = entry.texts().map(|text| in_words(text)).collect();
    let missing = |(id, words): (&'static str, &'static [&'static str])| {
        let named = entry.named().iter().any(|caution| caution == id);
        let word = words
            .iter()
            .find(|word| said.contains(&format!(" {word} ")))?;
        (!named).then_some((id, *word))
    };
    SPOKEN_OF.into_iter().filter_map(missing).collect()
}

/// What says what to do, and names cautions for it.
pub(super) trait Speaks {
    /// The cautions that it names.
    fn named(&self) -> &[String];
    /// All that it says to do.
    fn texts(&self) -> impl Iterator<Item = &String>;
}

impl Speaks for PackCard {
    fn named(&self) -> &[String] {
        &self.cautions
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        let steps = self.steps.iter().chain(&self.outward);
        steps.chain([&self.title, &self.when])
    }
}

impl Speaks for PackPractice {
    fn named(&self) -> &[String] {
        &self.cautions
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        let steps = self.steps.iter();
        let steps = steps.flat_map(|step| [&step.text, &step.outward]);
        steps.chain([&self.name, &self.about])
    }
}

/// Lower case, words alone, a blank around each.
pub(super) fn in_words(text: &str) -> String {
    let words: Vec<_> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_card_about_ice_carries_the_caution_whether_it_names_it_or_not() {
        let mut card = sample::pack().cards.remove(0);
        card.cautions = Vec::new();
        card.steps = vec!["Hold ice in your hand.".to_owned()];
        assert_eq!(only_spoken_of(&card), [("cold", "ice")]);
        assert_eq!(cautions(&card), ["cold"]);
        card.cautions = vec!["cold".to_owned()];
        assert_eq!(cautions(&card), ["cold"]);
        card.steps = vec!["Say one nice thing.".to_owned()];
        card.cautions = Vec::new();
        assert_eq!(cautions(&card), Vec::<String>::new());
    }

    #[test]
    fn every_caution_that_is_looked_for_exists() {
        let known = &crate::content::content("en").cautions.cautions;
        assert!(SPOKEN_OF.iter().all(|(id, _)| known.contains_key(*id)));
    }
}
