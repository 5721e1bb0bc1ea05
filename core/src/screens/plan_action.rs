//! What can be done with the crisis plan.

use serde::Serialize;

use super::act_error::ActError;
use super::action::Place;
use super::companion::Companion;
use crate::crisis::{
    Contact, ContactNumber, CrisisPlan, LockChoice, PlanDoor, PlanEdit, PlanEntry, PlanSection,
    PlanUse,
};
use crate::store::{Id, StoreError};
use crate::view::Moment;

/// When the plan was opened last, until that was talked about.
pub(super) const PLAN_OPENED: &str = "plan-opened";

/// One thing to do with the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum PlanAction {
    /// A first plan in one go. What is left empty is left out.
    Begin {
        /// The door that it is written for.
        door: PlanDoor,
        /// One sign that it begins.
        sign: String,
        /// One thing that helps.
        helps: String,
        /// One person.
        name: String,
        /// Their number.
        number: String,
    },
    /// A new line at the end of a part.
    Write {
        /// The part.
        section: PlanSection,
        /// What it says, or the name of a place.
        text: String,
        /// The way to the place; may be empty.
        directions: String,
        /// A tool that it opens, by its id or its name: "ride", a breathing pattern, a
        /// card or a practice; empty for none.
        opens: String,
    },
    /// A new person, named in some parts. Somebody of that name who is in the plan already is named there too,
    /// unless another number is given.
    AddPerson {
        /// The person; the id is given by the core.
        contact: Contact,
        /// The parts.
        sections: Vec<PlanSection>,
    },
    /// Any other change. An entry is moved to a place as the screen shows it.
    Edit {
        /// The change.
        edit: PlanEdit,
    },
    /// What may show ahead of the lock.
    ChooseLock {
        /// The choice.
        choice: LockChoice,
    },
    /// Ask again what may show ahead of the lock; until it is answered nothing does.
    AskLock,
    /// The region whose lines come first.
    ChooseRegion {
        /// ISO 3166-1 alpha-2 code.
        code: String,
    },
    /// Whether youth lines show.
    SetUnder18 {
        /// True for someone under 18.
        on: bool,
    },
    /// How it was with the plan.
    Tell {
        /// False for "I only looked".
        used: bool,
        /// Ids of what helped.
        helped: Vec<String>,
    },
    /// It was looked over and is still right.
    Review,
    /// The plan of an earlier version.
    GoBack {
        /// Its number.
        number: i64,
    },
    /// Files that are damaged may be replaced from now on; they are kept aside.
    AllowReplacing,
}

impl Companion {
    pub(super) fn act_on_plan(
        &mut self,
        action: PlanAction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        if self.locked && !matches!(action, PlanAction::ChooseRegion { .. }) {
            return Err(ActError::Locked);
        }
        let now = moment.now;
        let door = self.door;
        let plan = Ok(Place::Plan { door });
        match action {
            PlanAction::Begin {
                door,
                sign,
                helps,
                name,
                number,
            } => {
                self.edit_plan_by(moment, |plan| {
                    first_plan(plan, door, &sign, &helps, &name, &number, moment)
                })?;
                self.door = door;
                Ok(Place::Plan { door })
            }
            PlanAction::Write {
                section,
                text,
                directions,
                opens,
            } => {
                let tools = self.tools(moment);
                let opens = tools.named(&opens)?;
                // A card of the person's own is kept elsewhere, and the plan is read without it.
                let text = match &opens {
                    Some(link) if text.trim().is_empty() && tools.is_own(link) => {
                        tools.name(link).unwrap_or(text)
                    }
                    _ => text,
                };
                let entry = PlanEntry {
                    directions: directions.trim().to_owned(),
                    opens,
                    ..entry(section, &text, None, moment)?
                };
                self.edit_plan(&[PlanEdit::AddEntry { entry }], moment)?;
                plan
            }
            PlanAction::AddPerson { contact, sections } => {
                let new = new_id(moment)?;
                self.edit_plan_by(moment, |plan| {
                    let known = known_person(plan, &contact).cloned();
                    let mut edits = Vec::new();
                    let person = known.unwrap_or_else(|| Contact {
                        id: new.clone(),
                        ..contact.clone()
                    });
                    if person.id == new {
                        let contact = person.clone();
                        edits.push(PlanEdit::AddContact { contact });
                    }
                    for section in &sections {
                        let names = |entry: &PlanEntry| entry.contact.as_ref() == Some(&person.id);
                        if !plan.section(*section).any(names) {
                            let entry = entry(*section, "", Some(&person), moment)?;
                            edits.push(PlanEdit::AddEntry { entry });
                        }
                    }
                    Ok(edits)
                })?;
                plan
            }
            PlanAction::Edit { edit } => {
                self.edit_plan_by(moment, |plan| Ok(vec![as_shown(plan, &edit, moment)]))?;
                plan
            }
            PlanAction::ChooseLock { choice } => {
                self.set_in_vault(moment, |settings| settings.lock = Some(choice))?;
                plan
            }
            PlanAction::AskLock => {
                self.set_in_vault(moment, |settings| settings.lock = None)?;
                plan
            }
            PlanAction::ChooseRegion { code } => {
                let known = crate::crisis::regions(moment.content());
                if !code.is_empty() && !known.iter().any(|region| region.code == code) {
                    return Err(StoreError::NotFound.into());
                }
                self.set_in_vault(moment, |settings| settings.region.clone_from(&code))?;
                Ok(Place::Lines {
                    region: String::new(),
                })
            }
            PlanAction::SetUnder18 { on } => {
                self.set_in_vault(moment, |settings| settings.under_18 = on)?;
                Ok(Place::Lines {
                    region: String::new(),
                })
            }
            PlanAction::Tell { used, helped } => self.tell(used, &helped, moment),
            PlanAction::Review => {
                self.change_vault(moment, |kept| Ok(kept.reviewed(now)))?;
                plan
            }
            PlanAction::GoBack { number } => {
                let earlier = self.vault.version(number)?;
                self.change_vault(moment, |kept| Ok(kept.back_to(&earlier, now)))?;
                plan
            }
            PlanAction::AllowReplacing => {
                self.may_replace = true;
                self.change_vault(moment, |kept| Ok(kept.clone()))?;
                plan
            }
        }
    }

    /// Tells how it was, once or again with what helped; the same opening stays one use.
    fn tell(&mut self, used: bool, helped: &[String], moment: &Moment) -> Result<Place, ActError> {
        let id = match &self.told_use {
            Some(id) => id.clone(),
            None => new_id(moment)?,
        };
        let told = PlanUse {
            id: id.clone(),
            at: moment.now,
            used,
            helped: helped.to_vec(),
        };
        self.change_vault(moment, |kept| {
            let plan = &kept.plan;
            let regions = moment.content().crisis_lines.regions.iter();
            let lines = regions.flat_map(|region| &region.lines);
            let known = |id: &String| {
                id.is_empty()
                    || plan.contact(id).is_some()
                    || plan.entries.iter().any(|entry| entry.id == *id)
                    || lines.clone().any(|line| line.id == *id)
            };
            if !told.helped.iter().all(known) {
                return Err(StoreError::NotFound.into());
            }
            Ok(kept.after_use(told.clone()))
        })?;
        let more = used && helped.is_empty();
        self.told_use = more.then_some(id);
        if more {
            return Ok(Place::AfterPlan);
        }
        if let Some(store) = self.store() {
            store.set_setting(PLAN_OPENED, "")?;
        }
        Ok(Place::Now)
    }
}

/// A place on the screen as a place in the plan: at night some stand elsewhere than the person put them.
fn as_shown(plan: &CrisisPlan, edit: &PlanEdit, moment: &Moment) -> PlanEdit {
    let PlanEdit::MoveEntry { id, to } = edit else {
        return edit.clone();
    };
    let section = plan.entries.iter().find(|entry| entry.id == *id);
    let place = section.and_then(|entry| {
        let shown = plan.section_at(entry.section, moment.now, moment.zone);
        let there = shown.get(*to as usize)?;
        plan.section(entry.section)
            .position(|entry| entry.id == there.id)
    });
    PlanEdit::MoveEntry {
        id: id.clone(),
        to: place.and_then(|at| u32::try_from(at).ok()).unwrap_or(*to),
    }
}

/// Who is meant: the same name, and no number that they do not have.
fn known_person<'p>(plan: &'p CrisisPlan, person: &Contact) -> Option<&'p Contact> {
    let name = |contact: &Contact| contact.name.trim().to_lowercase();
    plan.contacts.iter().find(|known| {
        let has = |number: &ContactNumber| known.numbers.iter().any(|n| n.typed == number.typed);
        name(known) == name(person) && person.numbers.iter().all(has)
    })
}

fn new_id(moment: &Moment) -> Result<String, ActError> {
    Ok(Id::new(moment.now)?.to_string())
}

fn entry(
    section: PlanSection,
    text: &str,
    contact: Option<&Contact>,
    moment: &Moment,
) -> Result<PlanEntry, ActError> {
    Ok(PlanEntry {
        id: new_id(moment)?,
        section,
        text: text.trim().to_owned(),
        directions: String::new(),
        contact: contact.map(|contact| contact.id.clone()),
        opens: None,
        ahead: false,
    })
}

/// One sign, one thing that helps, one person, in the parts of the door where they belong.
fn first_plan(
    plan: &CrisisPlan,
    door: PlanDoor,
    sign: &str,
    helps: &str,
    name: &str,
    number: &str,
    moment: &Moment,
) -> Result<Vec<PlanEdit>, ActError> {
    let [signs, own, people] = match door {
        PlanDoor::MightUse => [
            PlanSection::EarlySigns,
            PlanSection::WhatIDo,
            PlanSection::WhoICall,
        ],
        PlanDoor::MightHurt => [
            PlanSection::WarningSigns,
            PlanSection::OnMyOwn,
            PlanSection::PeopleToAsk,
        ],
    };
    let mut edits = Vec::new();
    for (section, text) in [(signs, sign), (own, helps)] {
        if !text.trim().is_empty() {
            let entry = entry(section, text, None, moment)?;
            edits.push(PlanEdit::AddEntry { entry });
        }
    }
    if !name.trim().is_empty() {
        let contact = Contact {
            id: new_id(moment)?,
            name: name.trim().to_owned(),
            relation: String::new(),
            numbers: numbers(number),
            reach: String::new(),
            at_night: false,
            ahead: false,
        };
        let known = known_person(plan, &contact).cloned();
        let person = known.as_ref().unwrap_or(&contact);
        let entry = entry(people, "", Some(person), moment)?;
        if known.is_none() {
            edits.push(PlanEdit::AddContact { contact });
        }
        edits.push(PlanEdit::AddEntry { entry });
    }
    Ok(edits)
}

/// A number that can be called and texted; none where nothing was typed.
fn numbers(typed: &str) -> Vec<ContactNumber> {
    let typed = typed.trim();
    let number = |typed: &str| ContactNumber {
        typed: typed.to_owned(),
        call: true,
        text: crate::crisis::sms(typed).is_ok(),
    };
    (!typed.is_empty())
        .then(|| number(typed))
        .into_iter()
        .collect()
}
