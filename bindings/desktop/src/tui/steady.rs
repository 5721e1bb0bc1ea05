//! Hands that shake press a key twice. A key that repeats at once is one touch, so that the digit that rates an urge
//! does not also answer the question that comes after it.

use std::time::{Duration, Instant};

use super::keys::TEN;

/// Two presses closer than this are one touch: slower than a held key repeats or a finger bounces, quicker than
/// somebody who has read the next question.
pub const ONE_TOUCH: Duration = Duration::from_millis(400);
/// The same where what was answered stays in sight and can be answered anew: still slower than a finger that bounces or
/// shakes, and no slower than somebody who knows the answers.
pub const IN_A_FORM: Duration = Duration::from_millis(250);
/// Two presses of one digit closer than this are one digit of a number.
const ONE_DIGIT: Duration = Duration::from_millis(150);

/// Tells touches from their echoes.
#[derive(Debug, Default)]
pub struct Steady {
    last: Option<(char, Instant)>,
}

impl Steady {
    /// True where this key is a touch of its own. An echo is the same key again, or a digit right after a number
    /// (the neighbour that a finger hits too, or an answer to what nobody has read yet); while a key is held, every repeat is an echo.
    pub fn is_a_touch(&mut self, key: char, at: Instant, one: Duration) -> bool {
        let echo = self.last.is_some_and(|(last, then)| {
            let near = at.saturating_duration_since(then) < one;
            let number = last.is_ascii_digit() || last == TEN;
            near && (last == key || number && key.is_ascii_digit())
        });
        self.last = Some((key, at));
        !echo
    }

    /// True where this digit goes on with a number, however quick: another one than the last, or the same one again.
    pub fn goes_on(&mut self, digit: char, at: Instant) -> bool {
        let echo = self.last.is_some_and(|(last, then)| {
            last == digit && at.saturating_duration_since(then) < ONE_DIGIT
        });
        self.last = Some((digit, at));
        !echo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touches_within(one: Duration, keys: &[(char, u64)]) -> String {
        let start = Instant::now();
        let mut steady = Steady::default();
        let at = |ms: u64| start + Duration::from_millis(ms);
        keys.iter()
            .filter(|(key, ms)| steady.is_a_touch(*key, at(*ms), one))
            .map(|(key, _)| *key)
            .collect()
    }

    fn touches(keys: &[(char, u64)]) -> String {
        touches_within(ONE_TOUCH, keys)
    }

    #[test]
    fn a_digit_that_bounces_answers_one_question() {
        assert_eq!(touches(&[('3', 0), ('3', 90)]), "3");
        assert_eq!(touches(&[('3', 0), ('4', 90)]), "3");
        assert_eq!(touches(&[('t', 0), ('2', 50)]), "t");
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
    fn in_a_form_a_quick_hand_answers_each_question_and_one_that_shakes_answers_one() {
        let quick: Vec<_> = (0..6).map(|n| ('3', n * 350)).collect();
        assert_eq!(touches_within(IN_A_FORM, &quick), "333333");
        let shaking = [('3', 0), ('3', 90), ('3', 200), ('4', 400)];
        assert_eq!(touches_within(IN_A_FORM, &shaking), "3");
    }

    #[test]
    fn a_nought_right_behind_a_one_goes_on_with_it_and_a_one_that_bounces_does_not() {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut steady = Steady::default();
        assert!(steady.is_a_touch('1', at(0), ONE_TOUCH));
        assert!(!steady.goes_on('1', at(90)));
        assert!(steady.goes_on('0', at(120)));
        assert!(steady.goes_on('0', at(400)));
    }

    #[test]
    fn two_different_letters_are_two_touches_however_quick() {
        assert_eq!(touches(&[('r', 0), ('e', 20), ('7', 40)]), "re7");
    }
}
