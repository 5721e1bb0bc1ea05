//! A first plan: one sign, one thing that helps, one person.

use super::line_draft::text;
use super::person_draft::number_field;
use super::problems::number_problem;
use crate::crisis::{FirstPlan, tel};
use crate::page::{Answer, Answers, Field, Problem, Value};
use crate::view::{Ahead, Draft};

/// A first plan as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FirstDraft(pub FirstPlan);

/// Ids of the fields.
pub(crate) const SIGN: &str = "sign";
const HELPS: &str = "helps";
const NAME: &str = "name";
const NUMBER: &str = "number";
const LONGEST_NAME: i32 = 200;

impl Draft for FirstDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().words.plan;
        vec![
            text(SIGN, &words.first_sign),
            text(HELPS, &words.first_helps),
            Field::line(NAME, &words.first_name, LONGEST_NAME),
            number_field(NUMBER, &words.first_number, ahead),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let first = &self.0;
        let all = [
            (SIGN, &first.sign),
            (HELPS, &first.helps),
            (NAME, &first.name),
            (NUMBER, &first.number),
        ];
        let all = all.into_iter().filter(|(_, text)| !text.is_empty());
        all.map(|(id, text)| Answer::new(id, Value::words(text)))
            .collect()
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let refused = &ahead.content().crisis.page.refused;
        let words = |id| said.words(id).unwrap_or_default().to_owned();
        let first = FirstPlan {
            sign: words(SIGN),
            helps: words(HELPS),
            name: words(NAME),
            number: words(NUMBER),
        };
        if first == FirstPlan::default() {
            return Err(vec![Problem::new(SIGN, &refused.empty)]);
        }
        if let Some(Err(error)) = said.words(NUMBER).map(tel) {
            return Err(vec![Problem::new(NUMBER, number_problem(&error, ahead))]);
        }
        // A number is somebody's.
        if first.name.is_empty() && !first.number.is_empty() {
            return Err(vec![Problem::new(NAME, &refused.no_name)]);
        }
        Ok(Self(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_first_plan_is_read_back_from_its_fields_as_it_was(
            sign in "[a-z]{1,9}", helps in "[a-z]{0,9}", name in "[a-z]{1,9}", number in "([0-9]{3,9})?",
        ) {
            let draft = FirstDraft(FirstPlan { sign, helps, name, number });
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                prop_assert_eq!(FirstDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn nothing_at_all_is_no_plan_and_a_number_is_somebodys() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let nothing = FirstDraft::checked(Answers::of(&[]), ahead).unwrap_err();
            assert_eq!(nothing[0].field, SIGN);
            let said = [Answer::new(NUMBER, Value::words("030 1234"))];
            let nobody = FirstDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(nobody[0].field, NAME);
        });
    }
}
