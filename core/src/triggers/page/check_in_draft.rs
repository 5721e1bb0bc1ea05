//! How a day that may have been hard went.

use crate::page::{Answer, Answers, Choice, Field, Problem, Value, word_of};
use crate::store::LONGEST_TEXT;
use crate::triggers::cope_ahead::{CheckIn, Went};
use crate::view::{Ahead, Draft};

/// How it went, and what helped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckInDraft {
    /// How it went.
    pub went: Went,
    /// What helped; may be empty.
    pub what_helped: String,
}

/// Ids of the fields.
const WENT: &str = "went";
const HELPED: &str = "helped";

impl CheckInDraft {
    /// What was said before.
    pub(super) fn of(said: &CheckIn) -> Self {
        Self {
            went: said.went,
            what_helped: said.what_helped.clone(),
        }
    }
}

impl Draft for CheckInDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().triggers;
        let (words, fields) = (&words.cope_ahead, &words.page.fields);
        let all = Went::ALL.iter();
        let all = all.map(|went| Choice::new(word_of(went), went.label(words)));
        vec![
            Field::choice(WENT, &fields.went.label, all.collect()).needed(),
            Field::text(HELPED, &words.what_helped, LONGEST_TEXT),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let went = Answer::new(WENT, Value::chosen(word_of(&self.went)));
        let helped = Some(&self.what_helped).filter(|text| !text.is_empty());
        let helped = helped.map(|text| Answer::new(HELPED, Value::words(text)));
        [went].into_iter().chain(helped).collect()
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        let went = said.chosen_as(WENT);
        Ok(Self {
            went: went.ok_or_else(|| vec![Problem::new(WENT, needed)])?,
            what_helped: said.words(HELPED).unwrap_or_default().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_check_in(
            went in prop::sample::select(Went::ALL.to_vec()),
            what_helped in "([a-z]{1,8}(\n[a-z]{1,8})?)?",
        ) {
            let draft = CheckInDraft { went, what_helped };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = CheckInDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft.clone()));
            });
        }
    }
}
