//! A number that is typed by its digits: a 1 that may become a 10 waits a moment for its nought, or for another key.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::App;
use super::keys::TEN;
use super::page::Scale;

/// So long a digit waits that may not be all of the number: longer than a slow hand takes for the second one.
const WAIT: Duration = Duration::from_millis(1_500);

/// What was typed of a number so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// What it answers.
    scale: Scale,
    pub value: i32,
    /// What stood there before.
    before: Vec<String>,
    /// When its last digit was typed.
    at: Instant,
}

/// What one more digit makes of what was typed so far; none where the scale does not go so far.
fn grown(so_far: i32, digit: i32, most: i32) -> Option<i32> {
    let value = so_far.checked_mul(10)?.checked_add(digit)?;
    (so_far > 0 && value <= most).then_some(value)
}

/// True where one more digit can follow.
fn can_grow(value: i32, most: i32) -> bool {
    grown(value, 0, most).is_some()
}

impl App<'_> {
    /// A key while a number may be typed. True where it was for the number alone.
    pub(super) fn number_key(&mut self, key: KeyEvent, now: Instant) -> bool {
        if self.help.is_some() || self.asked_first.is_some() {
            return false;
        }
        let with = KeyModifiers::CONTROL | KeyModifiers::ALT;
        let sign = match key.code {
            KeyCode::Char(c) if !key.modifiers.intersects(with) => Some(c.to_ascii_lowercase()),
            _ => None,
        };
        let digit = sign.and_then(|c| c.to_digit(10)).map(|digit| digit as i32);
        if let Some(digit) = digit
            && let Some(scale) = self.shown.as_ref().and_then(super::page::Shown::scale)
        {
            return self.digit(digit, scale, now);
        }
        if self.number.is_none() {
            return false;
        }
        match key.code {
            KeyCode::Enter => self.settle(),
            KeyCode::Esc | KeyCode::Backspace => self.drop_number(),
            // What sets it right does so from where it stands.
            KeyCode::Left | KeyCode::Right => {
                self.number = None;
                return false;
            }
            _ if sign == Some(TEN) => {
                self.number = None;
                return false;
            }
            _ => {
                let meant = sign.map(|c| self.means(c));
                self.settle();
                // What the key stood for may be gone with the question: nobody has read the next one.
                return sign.map(|c| self.means(c)) != meant;
            }
        }
        true
    }

    fn digit(&mut self, digit: i32, scale: Scale, now: Instant) -> bool {
        let Some(c) = char::from_digit(digit.unsigned_abs(), 10) else {
            return false;
        };
        let so_far = self.number.as_ref().filter(|number| number.scale == scale);
        let longer = so_far.and_then(|number| grown(number.value, digit, scale.most));
        if let Some(value) = longer {
            if self.steady.goes_on(c, now) {
                self.said_so_far(scale, value, now);
            }
            return true;
        }
        if digit > scale.most || digit < scale.least && !can_grow(digit, scale.most) {
            return false;
        }
        // Another answer takes the place of the one that waits.
        if self.steady.is_a_touch(c, now, self.one_touch()) {
            self.said_so_far(scale, digit, now);
        }
        true
    }

    /// Waits with it where it may grow, and answers with it else.
    fn said_so_far(&mut self, scale: Scale, value: i32, at: Instant) {
        let waits = self.number.take();
        let Some(shown) = &mut self.shown else { return };
        let before = waits.map_or_else(|| shown.entry.chosen(&scale.path).to_vec(), |it| it.before);
        shown.entry.choose(&scale.path, &value.to_string(), false);
        self.message.clear();
        let grows = can_grow(value, scale.most);
        self.number = Some(Number {
            scale,
            value,
            before,
            at,
        });
        if !grows {
            self.settle();
        }
    }

    /// Answers with what was typed of a number so far.
    pub(super) fn settle(&mut self) {
        let Some(number) = &self.number else { return };
        if number.value < number.scale.least {
            return self.drop_number();
        }
        let Some(number) = self.number.take() else {
            return;
        };
        let Some(shown) = &mut self.shown else { return };
        // The question may be gone by now: another program answered it.
        if shown.scale().as_ref() == Some(&number.scale) {
            let meant = shown.rate(&number.scale.path, number.value);
            self.mean(meant, KeyEvent::new(KeyCode::Null, KeyModifiers::NONE));
        }
    }

    /// The same once nothing followed for a moment. True where it answered.
    pub(super) fn settles(&mut self, now: Instant) -> bool {
        let waits = self.number.as_ref();
        let over = waits.is_some_and(|it| now.saturating_duration_since(it.at) >= WAIT);
        if over {
            self.settle();
        }
        over
    }

    /// Takes back what was typed of it.
    fn drop_number(&mut self) {
        let Some(number) = self.number.take() else {
            return;
        };
        if let Some(shown) = &mut self.shown {
            shown.entry.put_back(&number.scale.path, number.before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{can_grow, grown};

    #[test]
    fn a_digit_waits_only_where_another_one_can_follow_on_the_scale() {
        let waits = |most: i32| {
            (0..=9)
                .filter(move |n| can_grow(*n, most))
                .collect::<Vec<_>>()
        };
        assert_eq!(waits(10), [1]);
        assert_eq!(waits(24), [1, 2]);
        assert_eq!(waits(100), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(waits(9), [0; 0]);
        assert_eq!((grown(1, 0, 10), grown(1, 1, 10)), (Some(10), None));
        assert_eq!((grown(10, 0, 100), grown(10, 1, 100)), (Some(100), None));
        assert_eq!(grown(0, 7, 100), None);
    }
}
