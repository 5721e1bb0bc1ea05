//! Changes to a plan. A refused change has changed nothing and says what to do.

use serde::Serialize;

use super::{Contact, ContactNumber, NumberError, PlanEntry, sms, tel};
use crate::content::LONGEST_TEXT;

/// One change to a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanEdit {
    /// Puts a new entry at the end of its part.
    AddEntry {
        /// The entry, under a new id.
        entry: PlanEntry,
    },
    /// Puts an entry in place of the one with its id. In another part it goes to that part's end.
    ChangeEntry {
        /// The entry.
        entry: PlanEntry,
    },
    /// Takes an entry out, and whom it names where no other entry does.
    RemoveEntry {
        /// Its id.
        id: String,
    },
    /// Moves an entry within its part; a place past the end is the end.
    MoveEntry {
        /// Its id.
        id: String,
        /// The new place, from 0.
        to: u32,
    },
    /// Puts a new contact at the end.
    AddContact {
        /// The contact, under a new id.
        contact: Contact,
    },
    /// Puts a contact in place of the one with its id.
    ChangeContact {
        /// The contact.
        contact: Contact,
    },
    /// Takes a contact out, and from every entry that names them; an entry that says nothing else goes with them.
    RemoveContact {
        /// Their id.
        id: String,
    },
    /// Moves a contact; a place past the end is the end.
    MoveContact {
        /// Their id.
        id: String,
        /// The new place, from 0.
        to: u32,
    },
    /// Allows an entry or a contact to show ahead of the lock, or no longer. Marking an entry marks the person it
    /// names; unmarking a person unmarks the entries that name them.
    Mark {
        /// The id of an entry or a contact.
        id: String,
        /// True where it may show.
        ahead: bool,
    },
}

/// Why a change makes no sense, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// An entry with nothing in it.
    #[error("this entry is empty; write a few words, or choose a person or an exercise")]
    EmptyEntry,
    /// A contact without a name.
    #[error("this person has no name; write a name or a word that you know them by")]
    NoName,
    /// A number that can be neither called nor texted.
    #[error("`{typed}` can be neither called nor texted; choose one of the two")]
    NoWayToReach {
        /// The number as typed.
        typed: String,
    },
    /// A number that a phone cannot dial.
    #[error("`{typed}` cannot be dialled: {why}")]
    Number {
        /// The number as typed.
        typed: String,
        /// Why, and what to do.
        why: NumberError,
    },
    /// A new thing under an id that is in use, or under none.
    #[error("that id is taken or empty; give every new entry a new id")]
    IdTaken,
    /// No entry or contact has that id.
    #[error(
        "there is nothing with that id in the plan; it may have been removed, look at the plan again"
    )]
    NotInPlan,
    /// A text that is longer than what its field holds.
    #[error("this is too long; at most {limit} characters fit")]
    TooLong {
        /// Characters of one text.
        limit: i32,
    },
    /// The entry names somebody who is not in the plan.
    #[error("the person whom this names is not in the plan; add them first")]
    UnknownContact,
}

/// True where an entry has no words, names nobody and opens nothing.
pub(super) fn says_nothing(entry: &PlanEntry) -> bool {
    entry.text.trim().is_empty()
        && entry.directions.trim().is_empty()
        && entry.contact.is_none()
        && entry.opens.is_none()
}

/// No text of the plan is longer than its field.
pub(super) fn check_length<'a>(
    texts: impl IntoIterator<Item = &'a String>,
) -> Result<(), PlanError> {
    let limit = LONGEST_TEXT;
    let fits = |text: &String| text.chars().count() <= limit as usize;
    let mut texts = texts.into_iter();
    texts
        .all(fits)
        .then_some(())
        .ok_or(PlanError::TooLong { limit })
}

/// A contact needs a name; numbers are optional, and each one that is there must work.
pub(super) fn check_contact(contact: &Contact) -> Result<(), PlanError> {
    if contact.name.trim().is_empty() {
        return Err(PlanError::NoName);
    }
    check_length([&contact.name, &contact.relation, &contact.reach])?;
    for number in &contact.numbers {
        let typed = || number.typed.clone();
        if !number.call && !number.text {
            return Err(PlanError::NoWayToReach { typed: typed() });
        }
        if let Err(why) = check_number(number) {
            return Err(PlanError::Number {
                typed: typed(),
                why,
            });
        }
    }
    Ok(())
}

/// A number has to work for what it is said to be for.
pub(crate) fn check_number(number: &ContactNumber) -> Result<(), NumberError> {
    tel(&number.typed)?;
    if number.text {
        sms(&number.typed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::PlanSection;
    use crate::crisis::example::{contact, entry, plan};

    #[test]
    fn what_makes_no_sense_is_refused_and_says_what_to_do() {
        let refused = |edit| plan().edited(edit).unwrap_err();
        let add = |entry| refused(PlanEdit::AddEntry { entry });
        let reasons = PlanSection::Reasons;
        assert_eq!(add(entry("new", reasons, " \n")), PlanError::EmptyEntry);
        assert_eq!(add(entry("e-reason", reasons, "x")), PlanError::IdTaken);
        assert_eq!(add(entry("c-sam", reasons, "x")), PlanError::IdTaken);
        assert_eq!(add(entry("", reasons, "x")), PlanError::IdTaken);
        assert_eq!(
            add(PlanEntry {
                contact: Some("nobody".to_owned()),
                ..entry("new", reasons, "")
            }),
            PlanError::UnknownContact
        );
        let id = "nothing".to_owned();
        assert_eq!(
            refused(PlanEdit::RemoveEntry { id: id.clone() }),
            PlanError::NotInPlan
        );
        assert_eq!(
            refused(PlanEdit::Mark { id, ahead: true }),
            PlanError::NotInPlan
        );
        let contact_error = |contact| refused(PlanEdit::AddContact { contact });
        assert_eq!(contact_error(contact("n", " ", "1")), PlanError::NoName);
        assert_eq!(
            contact_error(contact("n", "N", "call me")).to_string(),
            "`call me` cannot be dialled: a phone cannot dial letters; type the digits instead"
        );
        let mut texted = contact("n", "N", "1 ext 2");
        texted.numbers[0].text = true;
        assert!(matches!(contact_error(texted), PlanError::Number { .. }));
        let mut unreachable = contact("n", "N", "1");
        unreachable.numbers = vec![ContactNumber {
            typed: "1".to_owned(),
            call: false,
            text: false,
        }];
        assert!(matches!(
            contact_error(unreachable),
            PlanError::NoWayToReach { .. }
        ));
    }
}
