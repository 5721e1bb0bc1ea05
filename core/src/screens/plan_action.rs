//! What can be done with the crisis plan.

use serde::Serialize;

use super::act_error::ActError;
use super::action::Place;
use super::companion::Companion;
use crate::crisis::{
    Contact, FirstPlan, LockChoice, PlanDoor, PlanEdit, PlanEntry, PlanSection, PlanUse, as_shown,
    new_entry, new_id, person_added,
};
use crate::store::StoreError;
use crate::view::Moment;

/// When the plan was opened last, until that was talked about.
pub(super) const PLAN_OPENED: &str = "plan-opened";

/// One thing to do with the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
                let first = FirstPlan {
                    sign,
                    helps,
                    name,
                    number,
                };
                self.edit_plan_by(moment, |plan| Ok(first.edits(plan, door, now)?))?;
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
                    ..new_entry(section, &text, None, now)?
                };
                self.edit_plan(&[PlanEdit::AddEntry { entry }], moment)?;
                plan
            }
            PlanAction::AddPerson { contact, sections } => {
                self.edit_plan_by(moment, |plan| {
                    Ok(person_added(plan, &contact, &sections, now)?)
                })?;
                plan
            }
            PlanAction::Edit { edit } => {
                self.edit_plan_by(moment, |plan| {
                    Ok(vec![as_shown(plan, &edit, now, moment.zone)])
                })?;
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
            None => new_id(moment.now)?,
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
