//! What somebody writes into a plan, as edits: a line, a person in one or several parts, a first plan in a minute.

use super::{
    Contact, ContactNumber, CrisisPlan, PlanDoor, PlanEdit, PlanEntry, PlanError, PlanSection, sms,
};
use crate::store::{Id, StoreError};
use crate::time::{Instant, Zone};

/// A first plan: what is left empty is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FirstPlan {
    /// One sign that it begins.
    pub sign: String,
    /// One thing that helps.
    pub helps: String,
    /// One person.
    pub name: String,
    /// Their number.
    pub number: String,
}

pub(crate) fn new_id(now: Instant) -> Result<String, StoreError> {
    Ok(Id::new(now)?.to_string())
}

/// A new line of a part.
pub(crate) fn new_entry(
    section: PlanSection,
    text: &str,
    contact: Option<&Contact>,
    now: Instant,
) -> Result<PlanEntry, StoreError> {
    Ok(PlanEntry {
        id: new_id(now)?,
        section,
        text: text.trim().to_owned(),
        directions: String::new(),
        contact: contact.map(|contact| contact.id.clone()),
        opens: None,
        ahead: false,
    })
}

impl FirstPlan {
    /// One sign and one thing that helps, in the parts of the door where they belong; the one person answers at both
    /// doors.
    pub(crate) fn edits(
        &self,
        plan: &CrisisPlan,
        door: PlanDoor,
        now: Instant,
    ) -> Result<Vec<PlanEdit>, StoreError> {
        let [signs, own] = match door {
            PlanDoor::MightUse => [PlanSection::EarlySigns, PlanSection::WhatIDo],
            PlanDoor::MightHurt => [PlanSection::WarningSigns, PlanSection::OnMyOwn],
        };
        let mut edits = Vec::new();
        for (section, text) in [(signs, &self.sign), (own, &self.helps)] {
            if !text.trim().is_empty() {
                let entry = new_entry(section, text, None, now)?;
                edits.push(PlanEdit::AddEntry { entry });
            }
        }
        if !self.name.trim().is_empty() {
            let contact = Contact {
                id: String::new(),
                name: self.name.trim().to_owned(),
                relation: String::new(),
                numbers: numbers(&self.number),
                reach: String::new(),
                at_night: false,
                ahead: false,
            };
            let people = [PlanSection::WhoICall, PlanSection::PeopleToAsk];
            edits.extend(person_added(plan, &contact, &people, now)?);
        }
        Ok(edits)
    }
}

/// A number that can be called and texted; none where nothing was typed.
fn numbers(typed: &str) -> Vec<ContactNumber> {
    let typed = Some(typed.trim()).filter(|typed| !typed.is_empty());
    typed.map(number).into_iter().collect()
}

/// A number as typed: it can be called, and texted where a text can go there.
pub(crate) fn number(typed: &str) -> ContactNumber {
    ContactNumber {
        typed: typed.to_owned(),
        call: true,
        text: sms(typed).is_ok(),
    }
}

/// A person named in some parts. Somebody of that name who is in the plan already is named there too, unless another
/// number is given; the id is given here.
pub(crate) fn person_added(
    plan: &CrisisPlan,
    person: &Contact,
    sections: &[PlanSection],
    now: Instant,
) -> Result<Vec<PlanEdit>, StoreError> {
    let mut edits = Vec::new();
    let person = match known_person(plan, person) {
        Some(known) => known.clone(),
        None => {
            let id = new_id(now)?;
            let contact = Contact {
                id,
                ..person.clone()
            };
            edits.push(PlanEdit::AddContact {
                contact: contact.clone(),
            });
            contact
        }
    };
    for section in sections {
        let names = |entry: &PlanEntry| entry.contact.as_ref() == Some(&person.id);
        if !plan.section(*section).any(names) {
            let entry = new_entry(*section, "", Some(&person), now)?;
            edits.push(PlanEdit::AddEntry { entry });
        }
    }
    Ok(edits)
}

/// Who is meant: the same name, and no number that they do not have.
fn known_person<'p>(plan: &'p CrisisPlan, person: &Contact) -> Option<&'p Contact> {
    let name = |contact: &Contact| contact.name.trim().to_lowercase();
    plan.contacts.iter().find(|known| {
        let has = |number: &ContactNumber| known.numbers.iter().any(|n| n.typed == number.typed);
        name(known) == name(person) && person.numbers.iter().all(has)
    })
}

/// The edit with a place on the screen as a place in the plan: at night some stand elsewhere than the person put them.
pub(crate) fn as_shown(plan: &CrisisPlan, edit: &PlanEdit, now: Instant, zone: Zone) -> PlanEdit {
    let PlanEdit::MoveEntry { id, to } = edit else {
        return edit.clone();
    };
    let section = plan.entries.iter().find(|entry| entry.id == *id);
    let place = section.and_then(|entry| {
        let shown = plan.section_at(entry.section, now, zone);
        let there = shown.get(*to as usize)?;
        plan.section(entry.section)
            .position(|entry| entry.id == there.id)
    });
    PlanEdit::MoveEntry {
        id: id.clone(),
        to: place.and_then(|at| u32::try_from(at).ok()).unwrap_or(*to),
    }
}

/// The plan after several edits.
pub(crate) fn edited(plan: &CrisisPlan, edits: Vec<PlanEdit>) -> Result<CrisisPlan, PlanError> {
    let first = plan.clone();
    edits
        .into_iter()
        .try_fold(first, |plan, edit| plan.edited(edit))
}
