//! A number of the person's own as it gets its name.

use super::{Act, At, Measures, all};
use crate::measures::trackers::{self, LONGEST_NAME};
use crate::page::{
    Answer, Answers, Field, FieldKind, Keys, Offer, Place, Problem, Role, Target, Value,
};
use crate::store::{Id, StoreError};
use crate::view::{Ahead, Body, Draft, View, form_body};

/// The name that it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct NameDraft(pub String);

/// Id of the field.
const NAME: &str = "name";

impl Draft for NameDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().measures.name;
        let keys = Keys::Words;
        let field = Field::asked(NAME, words, FieldKind::Line { keys });
        vec![
            Field {
                longest: Some(LONGEST_NAME),
                private: true,
                ..field
            }
            .needed(),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        vec![Answer::new(NAME, Value::words(&self.0))]
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self(said.words(NAME).unwrap_or_default().to_owned()))
    }
}

pub(super) fn new(said: Answers<'_>, view: &View<'_>) -> Body {
    let words = &view.content().measures.offers;
    let submit = Offer::of(&words.keep, Role::Done, Target::act(&Act::KeepTracker));
    form_body::<NameDraft>(&words.add.label, said, None, submit, all(), &view.ahead)
}

pub(super) fn rename(id: Id, said: Answers<'_>, of: &Measures<'_>) -> Result<Body, StoreError> {
    let mut known = trackers::list(of.store)?.into_iter();
    let tracker = known.find(|one| one.id == id).ok_or(StoreError::NotFound)?;
    let words = &of.words().offers;
    let submit = Offer::of(&words.keep, Role::Done, Target::act(&Act::Rename { id }));
    let up = Place::to(&At::History {
        instrument: id.to_string(),
        before: None,
    });
    let there = NameDraft(tracker.name);
    Ok(form_body(
        &words.rename.label,
        said,
        Some(&there),
        submit,
        up,
        &of.view.ahead,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_field_is_filled_with_is_read_back_as_the_same_name(name in "[a-z]{1,8}( [a-z]{1,8}){0,3}") {
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let draft = NameDraft(name.clone());
                let answers = draft.answers();
                let read = NameDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft));
            });
        }
    }

    #[test]
    fn a_name_says_something_and_fits() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            for (name, fits) in [(" ", false), ("x", true), (&"x".repeat(101), false)] {
                let answers = NameDraft(name.to_owned()).answers();
                let read = NameDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read.is_ok(), fits, "{name}");
            }
        });
    }
}
