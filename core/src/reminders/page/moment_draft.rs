//! A day and a time of it: until when to put something off, or to when to move it.

use crate::content::FieldWords;
use crate::page::{Answer, Answers, Field, Problem};
use crate::time::Civil;
use crate::view::{Ahead, Draft, read_when, when_answer, when_field};

/// A day and a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MomentDraft {
    /// As a clock on the wall shows it.
    pub at: Civil,
}

/// Id of the field.
const WHEN: &str = "when";

impl MomentDraft {
    /// Reads it out of the field that asks for it.
    pub(super) fn read_in(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Civil, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        read_when(WHEN, said).ok_or_else(|| vec![Problem::new(WHEN, needed)])
    }

    /// The field that asks for it.
    pub(super) fn field(words: &FieldWords, ahead: &Ahead<'_>) -> Field {
        when_field(WHEN, words, Some(ahead.moment.date()), None, ahead).needed()
    }

    /// The answer to that field.
    pub(crate) fn answer(at: Civil) -> Answer {
        when_answer(WHEN, at)
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
