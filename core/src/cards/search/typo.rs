//! How far two words are apart: letters put in, left out, swapped for another or with their neighbour (optimal string
//! alignment). Most pairs are told apart by the sets of their letters, before a letter is compared.

/// What tells most words apart at a glance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    /// One bit a letter of the alphabet; what is not a to z shares six bits more.
    letters: u32,
    length: u32,
}

impl Glance {
    pub(super) fn of(word: &[char]) -> Self {
        let letters = word.iter().fold(0, |letters, letter| {
            letters
                | match u32::from(*letter) {
                    code @ 97..=122 => 1 << (code - 97),
                    code => 1 << (26 + code % 6),
                }
        });
        Self {
            letters,
            length: u32::try_from(word.len()).unwrap_or(u32::MAX),
        }
    }

    /// False where this cannot be `word` with at most `limit` typos.
    pub(super) fn may_be(self, word: Self, limit: u32) -> bool {
        // One typo changes the set of letters by two at most.
        self.length.abs_diff(word.length) <= limit
            && (self.letters ^ word.letters).count_ones() <= 2 * limit
    }

    /// False where this cannot be the beginning of `word` with at most `limit` typos.
    pub(super) fn may_begin(self, word: Self, limit: u32) -> bool {
        self.length <= word.length.saturating_add(limit)
            && (self.letters & !word.letters).count_ones() <= limit
    }
}

/// Typos that are overlooked in a word of this many letters: one from 4 on, two from 8.
pub(super) fn overlooked(letters: usize) -> u32 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The part of a word that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Any beginning of it: the word is still being typed.
    Beginning,
}

/// True where `typed` is that part of `word` but for at most `limit` typos.
pub(super) fn is_within(typed: &[char], word: &[char], part: Part, limit: u32) -> bool {
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (&typed[same..], &word[same..]);
    let left = match part {
        Part::Whole => typed.len().max(word.len()),
        Part::Beginning => typed.len(),
    };
    // What is left over can be put in or taken out letter by letter.
    if left <= limit as usize {
        return true;
    }
    let Some(limit) = limit.checked_sub(1) else {
        return false;
    };
    let without_one =
        |letters| -> &[char] { <[char]>::split_first(letters).map_or(&[], |(_, rest)| rest) };
    let swapped = match (typed, word) {
        ([a, b, typed @ ..], [c, d, word @ ..]) if a == d && b == c => {
            is_within(typed, word, part, limit)
        }
        _ => false,
    };
    swapped
        || is_within(without_one(typed), without_one(word), part, limit)
        || is_within(typed, without_one(word), part, limit)
        || is_within(without_one(typed), word, part, limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    fn within(typed: &str, word: &str, part: Part, limit: u32) -> bool {
        is_within(&letters(typed), &letters(word), part, limit)
    }

    /// The textbook's table: distances of all of `typed` to every beginning of `word`.
    fn table(typed: &[char], word: &[char]) -> Vec<usize> {
        let mut rows = vec![(0..=typed.len()).collect::<Vec<_>>()];
        for j in 1..=word.len() {
            let mut row = vec![j];
            for i in 1..=typed.len() {
                let other = usize::from(typed[i - 1] != word[j - 1]);
                let mut least = (rows[j - 1][i] + 1)
                    .min(row[i - 1] + 1)
                    .min(rows[j - 1][i - 1] + other);
                if i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1] {
                    least = least.min(rows[j - 2][i - 2] + 1);
                }
                row.push(least);
            }
            rows.push(row);
        }
        rows.iter().map(|row| row[typed.len()]).collect()
    }

    proptest! {
        #[test]
        fn words_are_compared_as_by_the_textbook(typed in "[abcé]{0,8}", word in "[abcé]{0,8}", limit in 0..3_u32) {
            let (typed, word) = (letters(&typed), letters(&word));
            let distances = table(&typed, &word);
            let whole = *distances.last().unwrap() <= limit as usize;
            let beginning = *distances.iter().min().unwrap() <= limit as usize;
            prop_assert_eq!(is_within(&typed, &word, Part::Whole, limit), whole);
            prop_assert_eq!(is_within(&typed, &word, Part::Beginning, limit), beginning);
            let (a, b) = (Glance::of(&typed), Glance::of(&word));
            prop_assert!(!whole || a.may_be(b, limit));
            prop_assert!(!beginning || a.may_begin(b, limit));
        }
    }

    #[test]
    fn each_kind_of_typo_counts_as_one() {
        for typed in ["groundng", "groundiing", "greunding", "gruonding"] {
            assert!(within(typed, "grounding", Part::Whole, 1), "{typed}");
            assert!(!within(typed, "grounding", Part::Whole, 0), "{typed}");
        }
        assert!(within("mimdf", "mindfulness", Part::Beginning, 1));
        assert!(!within("mimdf", "mindfulness", Part::Whole, 2));
    }
}
