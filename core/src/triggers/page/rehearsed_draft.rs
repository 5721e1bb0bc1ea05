//! The end of a rehearsal: coping that worked, and the urge once more.

use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::store::LONGEST_TEXT;
use crate::view::{Ahead, Draft};

/// The end of a rehearsal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RehearsedDraft {
    /// Coping that worked; may be empty.
    pub what_worked: String,
    /// The urge now, 0 to 10, where it was rated.
    pub urge_after: Option<i32>,
}

/// Ids of the fields.
const WORKED: &str = "worked";
const URGE: &str = "urge";

impl Draft for RehearsedDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().triggers.plans.rehearsal;
        vec![
            Field::text(WORKED, &words.what_worked, LONGEST_TEXT),
            Field::new(URGE, &words.urge_after, FieldKind::rating()),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let worked = Some(&self.what_worked).filter(|text| !text.is_empty());
        let worked = worked.map(|text| Answer::new(WORKED, Value::words(text)));
        let urge = self.urge_after.map(Value::number);
        let urge = urge.map(|value| Answer::new(URGE, value));
        worked.into_iter().chain(urge).collect()
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self {
            what_worked: said.words(WORKED).unwrap_or_default().to_owned(),
            urge_after: said.whole(URGE),
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
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_end(
            what_worked in "([a-z]{1,8}(\n[a-z]{1,8})?)?",
            urge_after in prop::option::of(0..=10),
        ) {
            let draft = RehearsedDraft { what_worked, urge_after };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = RehearsedDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft.clone()));
            });
        }
    }
}
