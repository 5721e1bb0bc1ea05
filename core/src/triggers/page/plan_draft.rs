//! A plan for the moment as it is written: if …, then …, and what it opens in Ebb.

use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, word_of};
use crate::store::LONGEST_TEXT;
use crate::triggers::if_then::{IfThenDraft, ResponseKind};
use crate::view::{Ahead, Draft, Link, called};

/// Ids of the fields.
const SITUATION: &str = "situation";
const RESPONSE: &str = "response";
const KIND: &str = "kind";
const OPENS: &str = "opens";

/// What was found, or was chosen already, where it is still there.
fn found(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Choice> {
    if let Some(typed) = said.words(OPENS) {
        return ahead.links.found(typed);
    }
    let name = |id: &str| ahead.links.name(&id.parse::<Link>().ok()?);
    let there = said.chosen(OPENS).into_iter();
    there
        .filter_map(|id| Some(Choice::new(id, name(id)?)))
        .collect()
}

/// What was chosen, or is called just as somebody typed, or has that id.
fn opened(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Option<String>, Problem> {
    if let Some(id) = said.chosen(OPENS) {
        return Ok(Some(id.to_owned()));
    }
    let Some(typed) = said.words(OPENS) else {
        return Ok(None);
    };
    match called(typed, ahead.links.found(typed)) {
        Some(choice) => Ok(Some(choice.id)),
        None => {
            let words = &ahead.content().triggers.page.refused.no_such_tool;
            Err(Problem::new(OPENS, words))
        }
    }
}

impl Draft for IfThenDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let (words, plan) = (&content.triggers.plans, &content.words.plan);
        let kinds = ResponseKind::ALL.iter();
        let kinds = kinds.map(|kind| Choice::new(word_of(kind), &kind.words(words).label));
        let kind: Option<ResponseKind> = said.chosen_as(KIND);
        let hint = kind.map_or(&words.response_hint, |kind| &kind.words(words).hint);
        let find = FieldKind::Find {
            found: found(said, ahead),
        };
        vec![
            Field::text(SITUATION, &words.situation, LONGEST_TEXT)
                .hint(&words.situation_hint)
                .needed(),
            Field::choice(KIND, &content.words.triggers.kind, kinds.collect()).asks_again(),
            Field::text(RESPONSE, &words.response, LONGEST_TEXT)
                .hint(hint)
                .needed(),
            Field::new(OPENS, &plan.opens, find)
                .hint(&plan.opens_hint)
                .asks_again(),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = vec![
            Answer::new(SITUATION, Value::words(&self.situation)),
            Answer::new(KIND, Value::chosen(word_of(&self.kind))),
            Answer::new(RESPONSE, Value::words(&self.response)),
        ];
        let opens = self.opens.as_ref();
        answers.extend(opens.map(|id| Answer::new(OPENS, Value::chosen(id))));
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self {
            situation: said.words(SITUATION).unwrap_or_default().to_owned(),
            response: said.words(RESPONSE).unwrap_or_default().to_owned(),
            kind: said.chosen_as(KIND).unwrap_or(ResponseKind::Substitution),
            opens: opened(said, ahead).map_err(|problem| vec![problem])?,
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
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_plan(
            kind in prop::sample::select(ResponseKind::ALL.to_vec()),
            situation in "[a-z]{1,8}( [a-z]{1,8}){0,3}",
            response in "[a-z]{1,8}(\n[a-z]{1,8}){0,3}",
            opens in prop::option::of(prop::sample::select(vec!["ride", "breathing:long-exhale", "card:stop"])),
        ) {
            let opens = opens.map(str::to_owned);
            let draft = IfThenDraft { situation, response, kind, opens };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = IfThenDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft.clone()));
            });
        }
    }

    #[test]
    fn what_is_typed_and_called_nothing_in_ebb_is_refused_at_its_field() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let said = [
                Answer::new(SITUATION, Value::words("I pass the bar")),
                Answer::new(RESPONSE, Value::words("I walk on")),
                Answer::new(OPENS, Value::words("zigzag")),
            ];
            let problems = IfThenDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems[0].field, OPENS);
            let read = IfThenDraft::checked(Answers::of(&said[..2]), ahead).unwrap();
            assert_eq!((read.kind, read.opens), (ResponseKind::Substitution, None));
        });
    }
}
