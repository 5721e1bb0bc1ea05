//! A line of the plan as it is written: its words, the way there, and what it opens.

use super::opens;
#[cfg(test)]
use super::opens::tool_of;
use crate::crisis::{PlanEntry, PlanLink, PlanLinkKind};
use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::store::LONGEST_TEXT;
use crate::view::{Ahead, Draft, Link};

/// A line of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LineDraft {
    /// What it says; may be empty where it names somebody or opens something.
    pub text: String,
    /// The way there, where it is a place.
    pub directions: String,
    /// What it opens.
    pub opens: Option<PlanLink>,
}

/// Ids of the fields.
pub(crate) const TEXT: &str = "text";
pub(super) const DIRECTIONS: &str = "directions";
const OPENS: &str = "opens";

impl LineDraft {
    /// A line as it stands.
    pub(super) fn of(entry: &PlanEntry) -> Self {
        Self {
            text: entry.text.clone(),
            directions: entry.directions.clone(),
            opens: entry.opens.clone(),
        }
    }

    /// The words of the line. A card of the person's own is kept elsewhere, and the plan is read without it.
    pub(crate) fn words(&self, ahead: &Ahead<'_>) -> String {
        let own = self.opens.as_ref().filter(|link| {
            link.kind == PlanLinkKind::Card && ahead.content().card(&link.id).is_none()
        });
        match own {
            Some(link) if self.text.is_empty() => opens::name(link, ahead).unwrap_or_default(),
            _ => self.text.clone(),
        }
    }
}

/// A text of the person's.
pub(super) fn text(id: &str, label: &str) -> Field {
    Field {
        longest: Some(LONGEST_TEXT),
        private: true,
        ..Field::new(id, label, FieldKind::Text)
    }
}

impl Draft for LineDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let crisis = &ahead.content().crisis;
        let words = &crisis.page.fields.opens;
        let found = opens::found(said, OPENS, ahead);
        vec![
            text(TEXT, &crisis.title),
            text(DIRECTIONS, &crisis.contact.directions),
            Field::new(OPENS, &words.label, FieldKind::Find { found })
                .hint(&words.hint)
                .asks_again(),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (id, text) in [(TEXT, &self.text), (DIRECTIONS, &self.directions)] {
            if !text.is_empty() {
                answers.push(Answer::new(id, Value::words(text)));
            }
        }
        if let Some(link) = &self.opens {
            let link = Link::from(link).to_string();
            answers.push(Answer::new(OPENS, Value::chosen(link)));
        }
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let refused = &ahead.content().crisis.page.refused;
        let words = |id| said.words(id).unwrap_or_default().to_owned();
        let opens = opens::read(said, OPENS, ahead)
            .map_err(|()| vec![Problem::new(OPENS, &refused.no_tool)])?;
        Ok(Self {
            text: words(TEXT),
            directions: words(DIRECTIONS),
            opens,
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
        fn a_line_is_read_back_from_its_fields_as_it_was(
            text in "[a-z]{0,9}( \n?[a-zא-ת]{1,5})?", directions in "[A-Z]{0,9}",
            link in prop::option::of(prop::sample::select(vec!["ride", "breathing:long-exhale", "card:stop", "practice:a:b"])),
        ) {
            let opens = link.map(|link| tool_of(&link.parse().unwrap()).unwrap());
            let draft = LineDraft { text: text.trim().to_owned(), directions, opens };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                prop_assert_eq!(LineDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn a_name_that_nothing_has_is_refused_at_its_field() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let said = [Answer::new(OPENS, Value::words("zigzag"))];
            let problems = LineDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems[0].field, OPENS);
        });
    }
}
