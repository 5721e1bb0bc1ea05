//! What goes into a copy of the plan, and as what it is written.

use serde::{Deserialize, Serialize};

use crate::crisis::{PlanSection, section_words};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value, word_of};
use crate::view::{Ahead, Draft};

/// What a copy can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CopyFormat {
    /// A page that prints and folds.
    #[default]
    Page,
    /// Plain text.
    Text,
}

/// What goes into a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CopyDraft {
    /// The parts; none for all of it, with everyone in the plan.
    pub parts: Vec<PlanSection>,
    /// With the crisis lines of the person's region.
    pub with_lines: bool,
    /// As what.
    pub format: CopyFormat,
}

/// Ids of the fields and of choices.
const PARTS: &str = "parts";
const LINES: &str = "lines";
const FORMAT: &str = "format";
const YES: &str = "yes";
const NO: &str = "no";

impl Default for CopyDraft {
    fn default() -> Self {
        Self {
            parts: Vec::new(),
            with_lines: true,
            format: CopyFormat::Page,
        }
    }
}

impl Draft for CopyDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let content = ahead.content();
        let (page, host) = (&content.crisis.page, &content.pages.host);
        let part = |section: PlanSection| {
            let title = &section_words(content, section).title;
            Choice::new(word_of(&section), title)
        };
        let parts = FieldKind::Choice {
            options: PlanSection::ALL.map(part).to_vec(),
            many: true,
        };
        let lines = vec![Choice::new(YES, &host.yes), Choice::new(NO, &host.no)];
        let formats = vec![
            Choice::new(word_of(&CopyFormat::Page), &page.formats.page),
            Choice::new(word_of(&CopyFormat::Text), &page.formats.text),
        ];
        vec![
            Field::new(PARTS, &page.fields.parts.label, parts)
                .hint(&page.fields.parts.hint)
                .asks_again(),
            Field::choice(LINES, &page.fields.with_lines.label, lines).asks_again(),
            Field::choice(FORMAT, &page.fields.format.label, formats).asks_again(),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let ids = self.parts.iter().map(word_of).collect();
        let lines = if self.with_lines { YES } else { NO };
        vec![
            Answer::new(PARTS, Value::Chosen { ids }),
            Answer::new(LINES, Value::chosen(lines)),
            Answer::new(FORMAT, Value::chosen(word_of(&self.format))),
        ]
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let chosen = said.all_chosen(PARTS);
        let all = PlanSection::ALL.into_iter();
        let parts = all.filter(|section| chosen.contains(&word_of(section)));
        Ok(Self {
            parts: parts.collect(),
            with_lines: said.chosen(LINES) != Some(NO),
            format: said.chosen_as(FORMAT).unwrap_or_default(),
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
        fn what_goes_into_a_copy_is_read_back_as_it_was_chosen(
            parts in prop::sample::subsequence(PlanSection::ALL.to_vec(), 0..13), with_lines: bool, as_text: bool,
        ) {
            let format = if as_text { CopyFormat::Text } else { CopyFormat::Page };
            let draft = CopyDraft { parts, with_lines, format };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                prop_assert_eq!(CopyDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn a_copy_of_which_nothing_was_said_has_all_of_it() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let read = CopyDraft::checked(Answers::default(), ahead);
            assert_eq!(read, Ok(CopyDraft::default()));
        });
    }
}
