//! A day and a time of it: until when to put something off, or to when to move it.

use super::schedule_draft::asked;
use crate::page::{Answer, Answers, Field, FieldKind, Problem, Sentence, Value};
use crate::time::Civil;
use crate::view::{Ahead, Draft};

/// A day and a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MomentDraft {
    /// As a clock on the wall shows it.
    pub at: Civil,
}

/// Ids of the fields.
const WHEN: &str = "when";
const DAY: &str = "day";
const TIME: &str = "time";

impl MomentDraft {
    /// Reads it out of the field that asks for it.
    pub(super) fn read_in(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Civil, Vec<Problem>> {
        let parts = said.group(WHEN);
        match (parts.day(DAY), parts.time(TIME)) {
            (Some(day), Some(time)) => Ok(Civil::new(day, time)),
            _ => {
                let needed = &ahead.content().pages.forms.needed;
                Err(vec![Problem::new(WHEN, needed)])
            }
        }
    }

    /// The field that asks for it.
    pub(super) fn field(words: &crate::content::FieldWords, ahead: &Ahead<'_>) -> Field {
        let own = &ahead.content().reminders.page.fields;
        let day = FieldKind::Day {
            from: Some(ahead.moment.date()),
            to: None,
        };
        let kind = FieldKind::Group {
            fields: vec![
                asked(DAY, &own.day, day).needed(),
                asked(TIME, &own.time, FieldKind::Time).needed(),
            ],
            most: 1,
            read_as: Some(Sentence::Moment),
        };
        asked(WHEN, words, kind).needed()
    }

    /// The answer to that field.
    pub(crate) fn answer(at: Civil) -> Answer {
        let (day, time) = (at.day(), at.time_of_day());
        Answer::new(
            WHEN,
            Value::group(vec![
                Answer::new(DAY, Value::Day { day }),
                Answer::new(TIME, Value::Time { time }),
            ]),
        )
    }
}

impl Draft for MomentDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().reminders.page.fields;
        vec![Self::field(&words.until, ahead)]
    }

    fn answers(&self) -> Vec<Answer> {
        vec![Self::answer(self.at)]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Self::read_in(said, ahead).map(|at| Self { at })
    }
}
