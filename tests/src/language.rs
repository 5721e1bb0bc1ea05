//! Texts as somebody writes them and looks for them, always the same for a seed.

use fastrand::Rng;

/// Words that somebody uses, the commonest first.
const WORDS: usize = 6_000;

/// What syllables are made of.
const ONSETS: [&str; 22] = [
    "", "b", "br", "d", "f", "fl", "g", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st",
    "t", "tr", "v", "w",
];
const VOWELS: [&str; 9] = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "y"];
const CODAS: [&str; 10] = ["", "", "n", "r", "l", "s", "t", "ng", "nd", "k"];

/// A vocabulary: the n-th word is said as often as 1/n, as in any language.
pub struct Language {
    words: Vec<String>,
    random: Rng,
}

impl Language {
    /// The vocabulary of a seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Rng::with_seed(seed);
        let mut word = || -> String {
            let mut text = String::new();
            // Shorter ones are whole words to the search, and no beginnings.
            while text.len() < 3 || random.usize(..3) > 0 {
                text.push_str(ONSETS[random.usize(..ONSETS.len())]);
                text.push_str(VOWELS[random.usize(..VOWELS.len())]);
                text.push_str(CODAS[random.usize(..CODAS.len())]);
            }
            text
        };
        let words = (0..WORDS).map(|_| word()).collect();
        Self { words, random }
    }

    fn word(&mut self) -> String {
        // The inverse of the sum of 1/n, near enough.
        let at = (WORDS as f64).powf(self.random.f64()) as usize;
        self.words[at.min(WORDS - 1)].clone()
    }

    /// What somebody writes: 20 to 119 words.
    pub fn text(&mut self) -> String {
        let count = self.random.usize(20..120);
        (0..count)
            .map(|_| self.word())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A word or two as somebody types them, not always to the end.
    pub fn typed(&mut self) -> String {
        let one = |language: &mut Self| {
            let word = language.word();
            let most = word.len().max(2);
            word.chars()
                .take(language.random.usize(2..=most))
                .collect::<String>()
        };
        let first = one(self);
        if self.random.bool() {
            first
        } else {
            format!("{first} {}", one(self))
        }
    }
}
