//! A trigger as it is written: its kind, its name, the thoughts that go with it, and what in a ride means it too.

use crate::content::Choice as Chip;
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, word_of};
use crate::store::LONGEST_TEXT;
use crate::triggers::trigger::TriggerDraft;
use crate::view::{Ahead, Draft};

/// Ids of the fields.
const KIND: &str = "kind";
const NAME: &str = "name";
const THOUGHTS: &str = "thoughts";
const RESPONSE: &str = "response";
const CHIPS: &str = "chips";
/// Characters of all thoughts together: a line each.
const LONGEST_THOUGHTS: i32 = 10_000;

impl Draft for TriggerDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let words = &content.triggers;
        let f = &words.page.fields;
        let kinds = words.kinds.iter();
        let kinds: Vec<_> = kinds
            .map(|kind| Choice::new(word_of(&kind.kind), &kind.label))
            .collect();
        // Something to start from: of the kind that was chosen, else one of each.
        let of_kind = said.chosen_as(KIND);
        let of_kind = words.kinds.iter().find(|kind| Some(kind.kind) == of_kind);
        let suggestions: Vec<&str> = match of_kind {
            Some(kind) => kind.suggestions.iter().map(String::as_str).collect(),
            None => {
                let each = words
                    .kinds
                    .iter()
                    .filter_map(|kind| kind.suggestions.first());
                each.map(String::as_str).collect()
            }
        };
        // What was chosen once stays there to be taken away, whatever this version offers.
        let known = content.ride.triggers.iter();
        let mut chips: Vec<_> = known
            .map(|chip: &Chip| Choice::new(&chip.id, &chip.label))
            .collect();
        for id in said.all_chosen(CHIPS) {
            if chips.iter().all(|chip| chip.id != *id) {
                chips.push(Choice::new(id, id));
            }
        }
        let many = true;
        let options = chips;
        vec![
            Field::choice(KIND, &f.kind.label, kinds)
                .hint(&f.kind.hint)
                .needed()
                .asks_again(),
            Field::line(NAME, &words.own_words, LONGEST_TEXT)
                .hint(suggestions.join(" · "))
                .needed(),
            Field::text(THOUGHTS, &words.thoughts, LONGEST_THOUGHTS)
                .hint(&words.page.thoughts_hint),
            Field::text(RESPONSE, &words.usual_response, LONGEST_TEXT),
            Field::asked(CHIPS, &f.chips, FieldKind::Choice { options, many }),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = vec![
            Answer::new(KIND, Value::chosen(word_of(&self.kind))),
            Answer::new(NAME, Value::words(&self.name)),
        ];
        let mut say = |field: &str, value: Value| answers.push(Answer::new(field, value));
        if !self.thoughts.is_empty() {
            say(THOUGHTS, Value::words(self.thoughts.join("\n")));
        }
        if !self.usual_response.is_empty() {
            say(RESPONSE, Value::words(&self.usual_response));
        }
        if !self.chips.is_empty() {
            let ids = self.chips.clone();
            say(CHIPS, Value::Chosen { ids });
        }
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let needed = &ahead.content().pages.forms.needed;
        let kind = said.chosen_as(KIND);
        let lines = said.words(THOUGHTS).unwrap_or_default().lines();
        let thoughts = lines.map(str::trim).filter(|line| !line.is_empty());
        Ok(Self {
            kind: kind.ok_or_else(|| vec![Problem::new(KIND, needed)])?,
            name: said.words(NAME).unwrap_or_default().to_owned(),
            thoughts: thoughts.map(str::to_owned).collect(),
            usual_response: said.words(RESPONSE).unwrap_or_default().to_owned(),
            chips: said.all_chosen(CHIPS).to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{TriggerKind, content};
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_trigger(
            kind in prop::sample::select(vec![TriggerKind::Place, TriggerKind::Thought, TriggerKind::Event]),
            name in "[a-z]{1,8}( [a-z]{1,8}){0,3}",
            thoughts in prop::collection::vec("[a-z]{1,8}( [a-z]{1,8}){0,3}", 0..4),
            usual_response in "([a-z]{1,8}(\n[a-z]{1,8})?)?",
            chips in prop::sample::subsequence(vec!["place", "person", "gone"], 0..=3),
        ) {
            let chips = chips.into_iter().map(str::to_owned).collect();
            let draft = TriggerDraft { kind, name, thoughts, usual_response, chips };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = TriggerDraft::checked(Answers::of(&answers), ahead);
                assert_eq!(read, Ok(draft.clone()));
            });
        }
    }

    #[test]
    fn the_kind_that_was_chosen_says_what_to_start_from() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let hint = |said: &[Answer]| {
                let fields = TriggerDraft::fields(Answers::of(said), ahead);
                fields[1].hint.clone().unwrap()
            };
            let kinds = &content("en").triggers.kinds;
            assert!(hint(&[]).contains(&kinds[3].suggestions[0]));
            let said = [Answer::new(KIND, Value::chosen("feeling"))];
            let of_feelings = kinds.iter().find(|kind| kind.kind == TriggerKind::Feeling);
            assert_eq!(hint(&said), of_feelings.unwrap().suggestions.join(" · "));
        });
    }
}
