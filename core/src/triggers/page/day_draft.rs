//! A day that may be hard, as it is written.

use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::store::LONGEST_TEXT;
use crate::triggers::cope_ahead::CopeAheadDraft;
use crate::view::{Ahead, Draft};

/// Ids of the fields.
const SITUATION: &str = "situation";
const DAY: &str = "day";
const WILL_DO: &str = "will-do";
const WHO_KNOWS: &str = "who-knows";
const LEAVE: &str = "leave";

impl Draft for CopeAheadDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.triggers.cope_ahead;
        let text = |id, label| Field::text(id, label, LONGEST_TEXT);
        let any = FieldKind::Day {
            from: None,
            to: None,
        };
        vec![
            text(SITUATION, &words.situation)
                .hint(words.suggestions.join(" · "))
                .needed(),
            Field::new(DAY, &words.day, any)
                .hint(&content.words.triggers.day_hint)
                .needed(),
            text(WILL_DO, &words.what_i_will_do),
            text(WHO_KNOWS, &words.who_knows),
            text(LEAVE, &words.how_i_leave).hint(&words.how_i_leave_hint),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let day = self.day;
        let mut answers = vec![
            Answer::new(SITUATION, Value::words(&self.situation)),
            Answer::new(DAY, Value::Day { day }),
        ];
        let more = [
            (WILL_DO, &self.what_i_will_do),
            (WHO_KNOWS, &self.who_knows),
            (LEAVE, &self.how_i_leave),
        ];
        let more = more.into_iter().filter(|(_, text)| !text.is_empty());
        answers.extend(more.map(|(id, text)| Answer::new(id, Value::words(text))));
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let text = |id| said.words(id).unwrap_or_default().to_owned();
        let needed = &ahead.content().pages.forms.needed;
        let day = said.day(DAY);
        Ok(Self {
            situation: text(SITUATION),
            day: day.ok_or_else(|| vec![Problem::new(DAY, needed)])?,
            what_i_will_do: text(WILL_DO),
            who_knows: text(WHO_KNOWS),
            how_i_leave: text(LEAVE),
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
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_day(
            situation in "[a-z]{1,8}( [a-z]{1,8}){0,3}",
            day in 1..29,
            texts in prop::collection::vec("([a-z]{1,8}(\n[a-z]{1,8})?)?", 3),
        ) {
            let draft = CopeAheadDraft {
                situation,
                day: format!("2026-12-{day:02}").parse().unwrap(),
                what_i_will_do: texts[0].clone(),
                who_knows: texts[1].clone(),
                how_i_leave: texts[2].clone(),
            };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = CopeAheadDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft.clone()));
            });
        }
    }
}
