//! A pack of the person's own, as it is put together. What there is to choose from stands in the store, so the fields
//! are made with it.

use crate::packs::limits::{HIGHEST_REVISION, TEXT, TITLE};
use crate::packs::{ExportChoice, ExportHead, wording};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, form_problems};
use crate::view::Ahead;

/// A pack of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExportDraft {
    /// What stands at its head.
    pub head: ExportHead,
    /// What goes into it, by name.
    pub chosen: Vec<String>,
}

/// Ids of the fields.
const CHOSEN: &str = "chosen";
const NAME: &str = "name";
const AUTHOR: &str = "author";
const ABOUT: &str = "about";
const REVISION: &str = "revision";

fn length(most: usize) -> i32 {
    i32::try_from(most).unwrap_or(i32::MAX)
}

impl ExportDraft {
    /// What is asked, with what there is to choose from. Nothing of it is chosen by itself.
    pub(super) fn fields(choices: &[ExportChoice], ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let f = &content.packs.page.fields;
        let options = choices.iter().map(|choice| {
            let label = wording::labelled(content, choice.kind, &choice.label);
            Choice::new(&choice.entry, label)
        });
        let options = options.collect();
        let many = true;
        let revision = FieldKind::Number {
            least: 1.0,
            most: f64::from(HIGHEST_REVISION),
            step: 1.0,
            unit: None,
        };
        let line = |id, words: &crate::content::FieldWords, most| {
            Field::line(id, &words.label, length(most)).hint(&words.hint)
        };
        vec![
            Field::asked(CHOSEN, &f.chosen, FieldKind::Choice { options, many }).needed(),
            line(NAME, &f.name, TITLE).needed(),
            line(AUTHOR, &f.author, TITLE).needed(),
            line(ABOUT, &f.about, TEXT),
            Field::asked(REVISION, &f.revision, revision).needed(),
        ]
    }

    /// The first revision of one of which nothing more is known.
    pub(super) fn first() -> Self {
        Self {
            head: ExportHead {
                name: String::new(),
                author: String::new(),
                about: String::new(),
                revision: 1,
            },
            chosen: Vec::new(),
        }
    }

    /// The answers that it stands for.
    pub(crate) fn answers(&self) -> Vec<Answer> {
        let texts = [
            (NAME, &self.head.name),
            (AUTHOR, &self.head.author),
            (ABOUT, &self.head.about),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let texts = texts.map(|(id, text)| Answer::new(id, Value::words(text)));
        let revision = Answer::new(REVISION, Value::number(self.head.revision));
        let ids = self.chosen.clone();
        let chosen = (!ids.is_empty()).then(|| Answer::new(CHOSEN, Value::Chosen { ids }));
        texts.chain([revision]).chain(chosen).collect()
    }

    /// The fields, each with what stands there already.
    pub(super) fn filled(&self, choices: &[ExportChoice], ahead: &Ahead<'_>) -> Vec<Field> {
        let answers = self.answers();
        let said = Answers::of(&answers);
        said.standing_in(Self::fields(choices, ahead))
    }

    /// Reads the answers after each was held against its own field.
    ///
    /// # Errors
    /// What is wrong, at each field.
    pub(crate) fn checked(
        said: Answers<'_>,
        choices: &[ExportChoice],
        ahead: &Ahead<'_>,
    ) -> Result<Self, Vec<Problem>> {
        let fields = Self::fields(choices, ahead);
        let problems = form_problems(&fields, said, &ahead.content().pages.forms);
        if !problems.is_empty() {
            return Err(problems);
        }
        let text = |id| said.words(id).unwrap_or_default().to_owned();
        Ok(Self {
            head: ExportHead {
                name: text(NAME),
                author: text(AUTHOR),
                about: text(ABOUT),
                revision: said.whole(REVISION).unwrap_or(1),
            },
            chosen: said.all_chosen(CHOSEN).to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::EntryKind;
    use crate::view::alone;
    use proptest::prelude::*;

    fn choices() -> Vec<ExportChoice> {
        let choice = |entry: &str| ExportChoice {
            entry: entry.to_owned(),
            kind: EntryKind::Card,
            label: entry.to_owned(),
        };
        ["card:one", "card:two", "taper"].map(choice).to_vec()
    }

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_pack(
            name in "[a-z]{1,8}( [a-z]{1,8})?",
            author in "[a-z]{1,8}",
            about in "([a-z]{1,8}( [a-z]{1,8})?)?",
            revision in 1..=HIGHEST_REVISION,
            chosen in prop::sample::subsequence(vec!["card:one", "card:two", "taper"], 1..=3),
        ) {
            let chosen = chosen.into_iter().map(str::to_owned).collect();
            let head = ExportHead { name, author, about, revision };
            let draft = ExportDraft { head, chosen };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                let read = ExportDraft::checked(Answers::of(&answers), &choices(), ahead);
                assert_eq!(read, Ok(draft.clone()));
            });
        }
    }
}
