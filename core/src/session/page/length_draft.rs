//! How long somebody breathes, and from which pace they slow down.

use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value};
use crate::session::MAX_BREATHING_MS;
use crate::view::{Ahead, Draft};

/// How long, and from which pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthDraft {
    /// Minutes.
    pub minutes: i32,
    /// Breaths a minute to begin from; none begins at the pattern's own.
    pub from_rate: Option<i32>,
}

/// Ids of the fields.
const MINUTES: &str = "minutes";
const FROM: &str = "from";
/// The choice not to glide.
const AT_TARGET: &str = "none";

/// How long a breathing session may be.
pub(super) fn minutes_field(ahead: &Ahead<'_>) -> Field {
    let words = &ahead.content().words;
    let kind = FieldKind::Number {
        least: 1.0,
        most: (MAX_BREATHING_MS / 60_000) as f64,
        step: 1.0,
        unit: Some(words.session.length_minutes.clone()),
    };
    Field::new(MINUTES, &words.breathe.minutes_label, kind).needed()
}

pub(super) fn minutes_answer(minutes: i32) -> Answer {
    Answer::new(MINUTES, Value::number(minutes))
}

pub(super) fn read_minutes(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<i32, Problem> {
    let needed = &ahead.content().pages.forms.needed;
    said.whole(MINUTES)
        .ok_or_else(|| Problem::new(MINUTES, needed))
}

impl Draft for LengthDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.words.breathe;
        let rates = content.breathing.present_rates.iter();
        let rates = rates.map(|rate| Choice::new(rate.to_string(), rate.to_string()));
        let none = Choice::new(AT_TARGET, &words.no_glide_label);
        let options = std::iter::once(none).chain(rates).collect();
        vec![
            minutes_field(ahead),
            Field::choice(FROM, &words.glide_label, options),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let from = self.from_rate.map(|rate| rate.to_string());
        let from = from.unwrap_or_else(|| AT_TARGET.to_owned());
        vec![
            minutes_answer(self.minutes),
            Answer::new(FROM, Value::chosen(from)),
        ]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let minutes = read_minutes(said, ahead).map_err(|problem| vec![problem])?;
        let from_rate = said.chosen(FROM).and_then(|rate| rate.parse().ok());
        Ok(Self { minutes, from_rate })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    const NOW: &str = "2026-11-24T12:00:00Z";

    proptest! {
        #[test]
        fn what_is_read_is_what_was_answered(minutes in 1..=60, rate in prop::option::of(prop::sample::select(vec![20, 16, 12, 10]))) {
            let draft = LengthDraft { minutes, from_rate: rate };
            let answers = draft.answers();
            let read = alone::ahead(NOW, |ahead| LengthDraft::checked(Answers::of(&answers), ahead));
            prop_assert_eq!(read, Ok(draft));
        }
    }

    #[test]
    fn no_time_and_more_than_an_hour_are_refused_at_their_field() {
        for minutes in [0, 61] {
            let draft = LengthDraft {
                minutes,
                from_rate: None,
            };
            let answers = draft.answers();
            let read = alone::ahead(NOW, |ahead| {
                LengthDraft::checked(Answers::of(&answers), ahead)
            });
            assert_eq!(read.unwrap_err()[0].field, "minutes");
        }
    }
}
