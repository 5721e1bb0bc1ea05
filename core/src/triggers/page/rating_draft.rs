//! One number from 0 to 10: how sure somebody is of a plan, how strong the urge is before it is rehearsed.

use crate::content::Content;
use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::view::{Ahead, Draft};

/// Id of the field.
pub(crate) const VALUE: &str = "value";

/// How sure somebody is of a plan, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Confidence(pub i32);

/// How strong the urge is, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Urge(pub i32);

fn fields(question: fn(&Content) -> &str, ahead: &Ahead<'_>) -> Vec<Field> {
    let question = question(ahead.content());
    vec![Field::new(VALUE, question, FieldKind::rating()).needed()]
}

fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<i32, Vec<Problem>> {
    let needed = &ahead.content().pages.forms.needed;
    let value = said.whole(VALUE);
    value.ok_or_else(|| vec![Problem::new(VALUE, needed)])
}

impl Draft for Confidence {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        fields(|content| &content.triggers.plans.confidence, ahead)
    }

    fn answers(&self) -> Vec<Answer> {
        vec![Answer::new(VALUE, Value::number(self.0))]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        read(said, ahead).map(Self)
    }
}

impl Draft for Urge {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        fields(
            |content| &content.triggers.plans.rehearsal.urge_before,
            ahead,
        )
    }

    fn answers(&self) -> Vec<Answer> {
        vec![Answer::new(VALUE, Value::number(self.0))]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        read(said, ahead).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;

    #[test]
    fn a_rating_is_read_back_and_nothing_beside_the_scale_is_one() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            for n in 0..=10 {
                let said = Confidence(n).answers();
                let read = Confidence::checked(Answers::of(&said), ahead);
                assert_eq!(read, Ok(Confidence(n)));
                let said = Urge(n).answers();
                assert_eq!(Urge::checked(Answers::of(&said), ahead), Ok(Urge(n)));
            }
            for n in [-1, 11] {
                let said = Urge(n).answers();
                assert!(Urge::checked(Answers::of(&said), ahead).is_err());
            }
            assert!(Urge::checked(Answers::default(), ahead).is_err());
        });
    }
}
