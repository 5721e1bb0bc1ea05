//! A person as they are written into the plan: who they are, their numbers, and when to reach them.

use super::line_draft::text;
use super::problems::number_problem;
use crate::crisis::{Contact, ContactNumber, check_number, number};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Keys, Problem, Value};
use crate::view::{Ahead, Draft};

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PersonDraft {
    /// The name.
    pub name: String,
    /// Who they are.
    pub relation: String,
    /// Their numbers.
    pub numbers: Vec<ContactNumber>,
    /// When to reach them.
    pub reach: String,
    /// Night calls are fine.
    pub at_night: bool,
}

/// Ids of the fields.
pub(crate) const NAME: &str = "name";
const RELATION: &str = "relation";
const NUMBERS: &str = "numbers";
const NUMBER: &str = "number";
const USE: &str = "use";
const REACH: &str = "reach";
const NIGHT: &str = "night";
/// Choices.
const CALL: &str = "call";
const TEXT: &str = "text";
const YES: &str = "yes";
const NO: &str = "no";
/// Numbers of one person, at most, and characters of a line.
const MOST_NUMBERS: i32 = 12;
const LONGEST_LINE: i32 = 200;

impl PersonDraft {
    /// A person as they stand.
    pub(super) fn of(contact: &Contact) -> Self {
        Self {
            name: contact.name.clone(),
            relation: contact.relation.clone(),
            numbers: contact.numbers.clone(),
            reach: contact.reach.clone(),
            at_night: contact.at_night,
        }
    }

    /// The person, under this id, shown ahead of the lock as before.
    pub(crate) fn contact(self, id: String, ahead: bool) -> Contact {
        Contact {
            id,
            name: self.name,
            relation: self.relation,
            numbers: self.numbers,
            reach: self.reach,
            at_night: self.at_night,
            ahead,
        }
    }
}

/// Asks for a number.
pub(super) fn number_field(id: &str, label: &str, ahead: &Ahead<'_>) -> Field {
    let keys = Keys::Phone;
    Field {
        longest: Some(LONGEST_LINE),
        private: true,
        ..Field::new(id, label, FieldKind::Line { keys })
    }
    .hint(&ahead.content().crisis.contact.number_hint)
}

impl Draft for PersonDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let (words, host) = (&ahead.content().crisis, &ahead.content().pages.host);
        let (contact, page) = (&words.contact, &words.page.fields);
        let uses = FieldKind::Choice {
            options: vec![
                Choice::new(CALL, &contact.call),
                Choice::new(TEXT, &contact.text),
            ],
            many: true,
        };
        let numbers = FieldKind::Group {
            fields: vec![
                number_field(NUMBER, &contact.number, ahead).needed(),
                Field::new(USE, &page.r#use.label, uses).hint(&page.r#use.hint),
            ],
            most: MOST_NUMBERS,
            read_as: None,
        };
        let night = vec![Choice::new(YES, &host.yes), Choice::new(NO, &host.no)];
        vec![
            Field::line(NAME, &contact.name, LONGEST_LINE).needed(),
            Field::line(RELATION, &contact.relation, LONGEST_LINE),
            Field::new(NUMBERS, &page.numbers.label, numbers),
            text(REACH, &contact.reach),
            Field::choice(NIGHT, &contact.at_night, night).hint(&contact.at_night_hint),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = vec![Answer::new(NAME, Value::words(&self.name))];
        for (id, text) in [(RELATION, &self.relation), (REACH, &self.reach)] {
            if !text.is_empty() {
                answers.push(Answer::new(id, Value::words(text)));
            }
        }
        let entry = |number: &ContactNumber| {
            let uses = [(number.call, CALL), (number.text, TEXT)].into_iter();
            let ids = uses.filter(|(on, _)| *on).map(|(_, id)| id.to_owned());
            vec![
                Answer::new(NUMBER, Value::words(&number.typed)),
                Answer::new(USE, Value::Chosen { ids: ids.collect() }),
            ]
        };
        let entries: Vec<_> = self.numbers.iter().map(entry).collect();
        if !entries.is_empty() {
            answers.push(Answer::new(NUMBERS, Value::Each { entries }));
        }
        let night = if self.at_night { YES } else { NO };
        answers.push(Answer::new(NIGHT, Value::chosen(night)));
        answers
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let words = |id| said.words(id).unwrap_or_default().to_owned();
        let mut problems = Vec::new();
        let mut numbers = Vec::new();
        for (index, entry) in said.each(NUMBERS).enumerate() {
            let Some(typed) = entry.words(NUMBER) else {
                continue;
            };
            let uses = entry.all_chosen(USE);
            let number = if uses.is_empty() {
                number(typed)
            } else {
                ContactNumber {
                    typed: typed.to_owned(),
                    call: uses.iter().any(|id| id == CALL),
                    text: uses.iter().any(|id| id == TEXT),
                }
            };
            if let Err(error) = check_number(&number) {
                let at = format!("{NUMBERS}.{index}.{NUMBER}");
                problems.push(Problem::new(at, number_problem(&error, ahead)));
            }
            numbers.push(number);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            name: words(NAME),
            relation: words(RELATION),
            numbers,
            reach: words(REACH),
            at_night: said.chosen(NIGHT) == Some(YES),
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
        fn a_person_is_read_back_from_their_fields_as_they_were(
            name in "[a-zא-ת]{1,9}", relation in "[a-z]{0,9}", reach in "[a-z]{0,9}", at_night: bool,
            numbers in prop::collection::vec(("[0-9]{3,9}", 0..3_usize), 0..4),
        ) {
            let numbers = numbers.into_iter().map(|(typed, uses)| ContactNumber { typed, call: uses != 1, text: uses != 0 });
            let draft = PersonDraft { name, relation, numbers: numbers.collect(), reach, at_night };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                prop_assert_eq!(PersonDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn a_number_that_no_phone_can_dial_is_refused_where_it_stands() {
        let entry = |typed: &str| vec![Answer::new(NUMBER, Value::words(typed))];
        let entries = vec![entry("030 1234"), entry("0800 REVERSE")];
        let said = [
            Answer::new(NAME, Value::words("Sam")),
            Answer::new(NUMBERS, Value::Each { entries }),
        ];
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let problems = PersonDraft::checked(Answers::of(&said), ahead).unwrap_err();
            assert_eq!(problems.len(), 1);
            assert_eq!(problems[0].field, "numbers.1.number");
            assert!(
                problems[0].words.contains("0800 7383773"),
                "{}",
                problems[0].words
            );
        });
    }
}
