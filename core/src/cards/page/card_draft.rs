//! What is written on a card: words of one's own, words put in place of others, a reason, a tag.

use crate::cards::CardText;
use crate::cards::card::{STEPS_LIMIT, TEXT_LIMIT, TITLE_LIMIT};
use crate::content::CardState;
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, word_of};
use crate::view::{Ahead, Draft};

/// Ids of the fields.
const TITLE: &str = "title";
const WHEN: &str = "when";
const STEPS: &str = "steps";
const STEP: &str = "step";
const WHY: &str = "why";
const FEELINGS: &str = "feelings";
const TAG: &str = "tag";

/// The words of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsDraft {
    /// What stands on it, without blanks around it.
    pub text: CardText,
}

/// A card of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCardDraft {
    /// What stands on it.
    pub words: WordsDraft,
    /// What it is for; without any it is found, and not suggested.
    pub states: Vec<CardState>,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonDraft {
    /// A word or two.
    pub title: String,
    /// The reason.
    pub reason: String,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagDraft {
    /// A word or two.
    pub tag: String,
}

fn size(limit: usize) -> i32 {
    i32::try_from(limit).unwrap_or(i32::MAX)
}

fn title(label: &str) -> Field {
    Field::line(TITLE, label, size(TITLE_LIMIT)).needed()
}

fn text(id: &str, label: &str) -> Field {
    Field::text(id, label, size(TEXT_LIMIT))
}

fn words(id: &str, said: &str) -> Option<Answer> {
    (!said.is_empty()).then(|| Answer::new(id, Value::words(said)))
}

fn owned(said: Answers<'_>, id: &str) -> String {
    said.words(id).unwrap_or_default().to_owned()
}

impl WordsDraft {
    /// The words as they stand there.
    pub fn of(text: &CardText) -> Self {
        let trimmed = |text: &String| text.trim().to_owned();
        let steps = text.steps.iter().map(trimmed);
        Self {
            text: CardText {
                title: trimmed(&text.title),
                when: trimmed(&text.when),
                steps: steps.filter(|step| !step.is_empty()).collect(),
                why: trimmed(&text.why),
            },
        }
    }
}

impl Draft for WordsDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let (deck, page) = {
            let words = &ahead.content().cards_words;
            (&words.deck, &words.page)
        };
        let steps = FieldKind::Group {
            fields: vec![text(STEP, &deck.ask_step)],
            most: size(STEPS_LIMIT),
            read_as: None,
        };
        vec![
            title(&deck.ask_title),
            text(WHEN, &deck.ask_when),
            Field::new(STEPS, &page.steps, steps),
            text(WHY, &deck.ask_why),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let text = &self.text;
        let steps = text.steps.iter().map(|step| words(STEP, step));
        let entries: Vec<Vec<Answer>> = steps.map(|step| step.into_iter().collect()).collect();
        let steps = (!entries.is_empty()).then(|| Answer::new(STEPS, Value::Each { entries }));
        let title = words(TITLE, &text.title).into_iter();
        title
            .chain(words(WHEN, &text.when))
            .chain(steps)
            .chain(words(WHY, &text.why))
            .collect()
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let steps = said.each(STEPS).map(|step| owned(step, STEP));
        Ok(Self {
            text: CardText {
                title: owned(said, TITLE),
                when: owned(said, WHEN),
                steps: steps.filter(|step| !step.is_empty()).collect(),
                why: owned(said, WHY),
            },
        })
    }
}

impl Draft for OwnCardDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().cards_words;
        let states = CardState::ALL.into_iter().filter_map(|state| {
            let label = &words.states.get(&state)?.label;
            Some(Choice::new(word_of(&state), label))
        });
        let feelings = FieldKind::Choice {
            options: states.collect(),
            many: true,
        };
        let feelings = Field::new(FEELINGS, &words.page.feelings, feelings);
        let mut fields = WordsDraft::fields(said, ahead);
        fields.push(feelings.hint(&words.page.feelings_hint));
        fields
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = self.words.answers();
        if !self.states.is_empty() {
            let ids = self.states.iter().map(word_of).collect();
            answers.push(Answer::new(FEELINGS, Value::Chosen { ids }));
        }
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let states = said.all_chosen(FEELINGS).iter();
        Ok(Self {
            words: WordsDraft::read(said, ahead)?,
            states: states.filter_map(|id| crate::page::of_word(id)).collect(),
        })
    }
}

impl Draft for ReasonDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().cards_words.deck;
        vec![title(&words.ask_title), text(WHY, &words.ask_reason)]
    }

    fn answers(&self) -> Vec<Answer> {
        let title = words(TITLE, &self.title).into_iter();
        title.chain(words(WHY, &self.reason)).collect()
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self {
            title: owned(said, TITLE),
            reason: owned(said, WHY),
        })
    }
}

impl Draft for TagDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().cards_words.deck;
        vec![Field::line(TAG, &words.ask_tag, size(TITLE_LIMIT)).needed()]
    }

    fn answers(&self) -> Vec<Answer> {
        words(TAG, &self.tag).into_iter().collect()
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self {
            tag: owned(said, TAG),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    const NOW: &str = "2026-11-24T12:00:00Z";

    fn some_text() -> CardText {
        CardText {
            title: "Halt".to_owned(),
            when: "At the door".to_owned(),
            steps: (1..=6).map(|n| format!("Step {n}")).collect(),
            why: "It buys time.\nA lot.".to_owned(),
        }
    }

    #[test]
    fn other_words_begin_with_all_that_stands_there_however_many_steps() {
        alone::ahead(NOW, |ahead| {
            let fields = WordsDraft::of(&some_text()).filled(ahead);
            let said: Vec<_> = fields
                .iter()
                .filter_map(|field| Some(Answer::new(&field.id, field.value.clone()?)))
                .collect();
            let read = WordsDraft::checked(Answers::of(&said), ahead).unwrap();
            assert_eq!(read.text, some_text());
        });
    }

    #[test]
    fn a_card_without_a_title_is_refused_at_its_field() {
        alone::ahead(NOW, |ahead| {
            let said = [Answer::new(WHY, Value::words("because"))];
            let problems = ReasonDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems[0].field, TITLE);
        });
    }

    fn line() -> impl Strategy<Value = String> {
        "[a-z]([a-z ]{0,20}[a-z])?"
    }

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_card(
            title in line(),
            when in prop::option::of(line()),
            steps in prop::collection::vec(line(), 0..STEPS_LIMIT),
            why in prop::option::of(line()),
            states in prop::collection::btree_set(0..CardState::ALL.len(), 0..4),
        ) {
            let text = CardText {
                title,
                when: when.unwrap_or_default(),
                steps,
                why: why.unwrap_or_default(),
            };
            let states = states.into_iter().map(|n| CardState::ALL[n]).collect();
            let draft = OwnCardDraft { words: WordsDraft::of(&text), states };
            let reason = ReasonDraft { title: text.title.clone(), reason: text.why.clone() };
            let tag = TagDraft { tag: text.title.clone() };
            alone::ahead(NOW, |ahead| {
                prop_assert_eq!(OwnCardDraft::checked(Answers::of(&draft.answers()), ahead), Ok(draft.clone()));
                prop_assert_eq!(ReasonDraft::checked(Answers::of(&reason.answers()), ahead), Ok(reason.clone()));
                prop_assert_eq!(TagDraft::checked(Answers::of(&tag.answers()), ahead), Ok(tag.clone()));
                Ok(())
            })?;
        }
    }
}
