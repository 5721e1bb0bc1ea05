//! How far two words are apart: letters put in, left out, swapped for another or with their neighbour (optimal string
//! alignment). Words are compared on the stack, and most pairs are told apart by their letters alone.

/// Longer words are not compared.
const LONGEST: usize = 31;

/// A word with what a quick comparison needs.
#[derive(Debug, Clone)]
pub(super) struct Letters {
    letters: Vec<char>,
    /// One bit a letter of the alphabet, whatever is not a to z in bits of its own.
    mask: u32,
}

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        let letters: Vec<_> = word.chars().collect();
        let mask = letters.iter().fold(0, |mask, letter| {
            mask | match u32::from(*letter) {
                code @ 97..=122 => 1 << (code - 97),
                code => 1 << (26 + code % 6),
            }
        });
        Self { letters, mask }
    }

    /// Typos that are overlooked in a word of this length: one from 4 letters on, two from 8.
    pub(super) fn overlooked(&self) -> usize {
        match self.letters.len() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }

    /// The typos between this and `word`, where they are at most `limit`.
    pub(super) fn typos(&self, word: &Self, limit: usize) -> Option<usize> {
        let lengths = self.letters.len().abs_diff(word.letters.len());
        // One typo changes the set of letters by two at most.
        if lengths > limit || (self.mask ^ word.mask).count_ones() as usize > 2 * limit {
            return None;
        }
        self.compare(word)
            .map(|(whole, _)| whole)
            .filter(|typos| *typos <= limit)
    }

    /// The typos between this and the beginning of `word` that is nearest, where they are at most `limit`.
    pub(super) fn typos_in_beginning(&self, word: &Self, limit: usize) -> Option<usize> {
        if self.letters.len() > word.letters.len() + limit
            || (self.mask & !word.mask).count_ones() as usize > limit
        {
            return None;
        }
        self.compare(word)
            .map(|(_, beginning)| beginning)
            .filter(|typos| *typos <= limit)
    }

    /// Typos against the whole word, and against its nearest beginning.
    fn compare(&self, word: &Self) -> Option<(usize, usize)> {
        if self.letters.len() > LONGEST || word.letters.len() > LONGEST {
            return None;
        }
        // A row for each letter of `word`; entry i is the distance from the first i letters of this.
        let mut before_last = [0; LONGEST + 1];
        let mut last: [usize; LONGEST + 1] = std::array::from_fn(|i| i);
        let length = self.letters.len();
        let mut beginning = last[length];
        for (j, there) in word.letters.iter().enumerate() {
            let mut row = [j + 1; LONGEST + 1];
            for (i, here) in self.letters.iter().enumerate() {
                let mut least = (last[i + 1] + 1)
                    .min(row[i] + 1)
                    .min(last[i] + usize::from(here != there));
                if i > 0 && j > 0 && *here == word.letters[j - 1] && *there == self.letters[i - 1] {
                    least = least.min(before_last[i - 1] + 1);
                }
                row[i + 1] = least;
            }
            beginning = beginning.min(row[length]);
            (before_last, last) = (last, row);
        }
        Some((last[length], beginning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typos(a: &str, b: &str) -> Option<usize> {
        Letters::of(a).typos(&Letters::of(b), 2)
    }

    #[test]
    fn each_kind_of_typo_counts_as_one() {
        assert_eq!(typos("grounding", "grounding"), Some(0));
        assert_eq!(typos("groundng", "grounding"), Some(1));
        assert_eq!(typos("groundiing", "grounding"), Some(1));
        assert_eq!(typos("greunding", "grounding"), Some(1));
        assert_eq!(typos("gruonding", "grounding"), Some(1));
        assert_eq!(typos("urge", "anger"), None);
        assert_eq!(typos("kühl", "kuhl"), Some(1));
    }

    #[test]
    fn a_word_that_is_still_being_typed_is_compared_with_beginnings() {
        let typed = Letters::of("mimdf");
        assert_eq!(
            typed.typos_in_beginning(&Letters::of("mindfulness"), 1),
            Some(1)
        );
        assert_eq!(typed.typos_in_beginning(&Letters::of("calm"), 1), None);
    }

    #[test]
    fn a_very_long_word_is_not_compared() {
        let long = "a".repeat(100);
        assert_eq!(typos(&long, &long), None);
    }
}
