//! Hands that shake press a key twice. A key that repeats at once is one touch, so that the digit that rates an urge
//! does not also answer the question that comes after it.

use std::time::{Duration, Instant};

/// Two presses closer than this are one touch: slower than a held key repeats or a finger bounces, quicker than
/// somebody who has read the next question.
const ONE_TOUCH: Duration = Duration::from_millis(400);

/// Tells touches from their echoes.
#[derive(Debug, Default)]
pub struct Steady {
    last: Option<(char, Instant)>,
}

impl Steady {
    /// True where this key is a touch of its own. An echo is the same key again, or a digit right after a digit
    /// (the neighbour that a finger hits too); while a key is held, every repeat is an echo.
    pub fn is_a_touch(&mut self, key: char, at: Instant) -> bool {
        let echo = self.last.is_some_and(|(last, then)| {
            let near = at.saturating_duration_since(then) < ONE_TOUCH;
            near && (last == key || last.is_ascii_digit() && key.is_ascii_digit())
        });
        self.last = Some((key, at));
        !echo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touches(keys: &[(char, u64)]) -> String {
        let start = Instant::now();
        let mut steady = Steady::default();
        keys.iter()
            .filter(|(key, ms)| steady.is_a_touch(*key, start + Duration::from_millis(*ms)))
            .map(|(key, _)| *key)
            .collect()
    }

    #[test]
    fn a_digit_that_bounces_answers_one_question() {
        assert_eq!(touches(&[('3', 0), ('3', 90)]), "3");
        assert_eq!(touches(&[('3', 0), ('4', 90)]), "3");
    }

    #[test]
    fn a_held_key_is_one_touch_however_long_it_is_held() {
        let held: Vec<(char, u64)> = (0..100).map(|n| ('c', 250 + n * 33)).collect();
        assert_eq!(touches(&held), "c");
    }

    #[test]
    fn the_same_answer_given_again_counts_once_the_next_question_could_be_read() {
        assert_eq!(touches(&[('3', 0), ('3', 400)]), "33");
    }

    #[test]
    fn two_different_letters_are_two_touches_however_quick() {
        assert_eq!(touches(&[('r', 0), ('e', 20), ('7', 40)]), "re7");
    }
}
