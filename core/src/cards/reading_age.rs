//! The reading age of the deck, by Flesch and Kincaid: 0.39 × words a sentence + 11.8 × syllables a word − 15.59
//! (Kincaid et al. 1975). Skill names are left out, as they are labels that therapists use.

use crate::content::{CardContent, content};

/// Half of the cards are at most this hard.
const MEDIAN: f64 = 7.0;
/// No card is harder than this.
const HARDEST: f64 = 8.5;

fn grade(card: &CardContent) -> f64 {
    let texts = card.steps.iter().chain(&card.outward);
    let texts: Vec<_> = texts.chain([&card.when, &card.why]).collect();
    let mut sentences = 0;
    let mut words = 0;
    let mut sounds = 0;
    for text in texts {
        for sentence in text.split(['.', '!', '?', ':', ';']) {
            let before = words;
            for word in sentence.split(|c: char| !c.is_alphanumeric() && c != '\'') {
                if word.chars().any(char::is_alphanumeric) {
                    words += 1;
                    sounds += syllables(word);
                }
            }
            sentences += i32::from(words > before);
        }
    }
    let (words, sentences) = (f64::from(words), f64::from(sentences));
    0.39 * words / sentences + 11.8 * f64::from(sounds) / words - 15.59
}

/// Groups of vowels, without a silent e at the end; at least one.
fn syllables(word: &str) -> i32 {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let letters: Vec<_> = word.chars().collect();
    let groups = (0..letters.len())
        .filter(|at| vowel(letters[*at]) && (*at == 0 || !vowel(letters[at - 1])))
        .count();
    let silent_e = word.ends_with('e') && !word.ends_with("le") && !word.ends_with("ee");
    let silent_ed = word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    let silent_es = word.ends_with("es")
        && !["ses", "zes", "ces", "ges", "xes", "ches", "shes"]
            .iter()
            .any(|end| word.ends_with(end));
    let silent = usize::from(silent_e || silent_ed || silent_es);
    i32::try_from(groups.saturating_sub(silent).max(1)).unwrap()
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    for (word, count) in [
        ("urge", 1),
        ("body", 2),
        ("breathe", 1),
        ("table", 2),
        ("planned", 1),
        ("wanted", 2),
        ("feelings", 2),
        ("dangerous", 3),
        ("minutes", 2),
    ] {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn the_deck_can_be_read_at_about_twelve() {
    let mut grades: Vec<_> = content("en")
        .cards
        .cards
        .iter()
        .map(|card| (grade(card), &card.id))
        .collect();
    grades.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (median, _) = grades[grades.len() / 2];
    let (hardest, id) = grades[grades.len() - 1];
    assert!(median <= MEDIAN, "median {median}");
    assert!(hardest <= HARDEST, "{id}: {hardest}");
}
