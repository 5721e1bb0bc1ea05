//! What can be done with the trigger map, the plans for the moment and the days ahead.

use serde::Serialize;

use super::act_error::ActError;
use super::action::Place;
use super::companion::Companion;
use super::tool::to_keep;
use crate::content::TriggerKind;
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant};
use crate::triggers::cope_ahead::{self, CopeAheadDraft, Went};
use crate::triggers::encounter::{self, Encounter};
use crate::triggers::helped::{self, PlanHelped};
use crate::triggers::if_then::{IfThenDraft, ResponseKind};
use crate::triggers::rehearsal::{self, Rehearsal, Rehearsed, may_rehearse};
use crate::triggers::trigger::{self, TriggerDraft};
use crate::triggers::{TriggerError, offered, plans};
use crate::view::Moment;

/// One thing to do with the map. Ids are those that the screen shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerAction {
    /// Write a trigger down.
    Write {
        /// Of which kind.
        kind: TriggerKind,
        /// In the person's words.
        name: String,
        /// What goes through their mind then; may be empty.
        thoughts: String,
        /// What they usually do; may be empty.
        usual_response: String,
    },
    /// Write a trigger anew; its place, its plans and how often it was met stay.
    Change {
        /// Its id.
        id: String,
        /// Of which kind.
        kind: TriggerKind,
        /// In the person's words.
        name: String,
        /// What goes through their mind then; may be empty.
        thoughts: String,
        /// What they usually do; may be empty.
        usual_response: String,
    },
    /// Take a trigger out, with its plans.
    Remove {
        /// Its id.
        id: String,
    },
    /// Put a trigger at a place of the person's own.
    Move {
        /// Its id.
        id: String,
        /// The new place, from 0.
        to: u32,
    },
    /// It was met outside a ride.
    Met {
        /// Id of the trigger.
        id: String,
        /// How strong the urge was, 0 to 10; none where it was not rated.
        strength: Option<i32>,
        /// True where the person acted on it.
        acted: bool,
        /// When it was, where that is not now; never later than now.
        at: Option<Instant>,
    },
    /// A plan: if …, then …
    Plan {
        /// Id of the trigger.
        trigger: String,
        /// If …
        situation: String,
        /// … then
        response: String,
        /// What kind of response.
        kind: ResponseKind,
        /// What it opens, by its id or its name: a card, a breath, a practice, "ride"; empty for none.
        opens: String,
    },
    /// Write a plan anew; what was said of it stays.
    ChangePlan {
        /// Its id.
        id: String,
        /// If …
        situation: String,
        /// … then
        response: String,
        /// What kind of response.
        kind: ResponseKind,
        /// What it opens, as with a new one.
        opens: String,
    },
    /// Take a plan out.
    RemovePlan {
        /// Its id.
        id: String,
    },
    /// How sure the person is of a plan.
    Confidence {
        /// Its id.
        id: String,
        /// 0 to 10.
        value: i32,
    },
    /// Whether a plan helped in a ride.
    Helped {
        /// Id of the plan.
        plan: String,
        /// Id of the ride.
        ride: String,
        /// The answer.
        helped: PlanHelped,
    },
    /// Begin to rehearse a plan; refused in a ride and where the urge is above 4.
    Rehearse {
        /// Id of the plan, or of a day ahead.
        plan: String,
        /// The urge right now, 0 to 10.
        urge: i32,
    },
    /// A rehearsal is over.
    Rehearsed {
        /// Id of the plan, or of a day ahead.
        plan: String,
        /// The urge before, 0 to 10.
        urge_before: i32,
        /// The urge now; none where it was not rated.
        urge_after: Option<i32>,
        /// Coping that worked, to end with.
        what_worked: String,
        /// "This makes it worse."
        made_worse: bool,
    },
    /// A day that may be hard.
    Day {
        /// What is coming up.
        situation: String,
        /// The day, as 2026-12-24.
        day: String,
        /// What the person will do there.
        what_i_will_do: String,
        /// Who knows about it.
        who_knows: String,
        /// How they leave.
        how_i_leave: String,
    },
    /// Take a day out.
    RemoveDay {
        /// Its id.
        id: String,
    },
    /// How a day went.
    CheckIn {
        /// Its id.
        id: String,
        /// How it went.
        went: Went,
        /// What helped; may be empty.
        what_helped: String,
    },
}

impl Companion {
    pub(super) fn act_on_triggers(
        &mut self,
        action: TriggerAction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        let riding = self.riding();
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let (now, map) = (moment.now, Ok(Place::Triggers));
        match action {
            TriggerAction::Write {
                kind,
                name,
                thoughts,
                usual_response,
            } => {
                let draft = TriggerDraft {
                    kind,
                    name,
                    thoughts: thoughts_of(thoughts),
                    usual_response,
                    chips: Vec::new(),
                };
                trigger::keep(store, &draft, now)?;
                map
            }
            TriggerAction::Change {
                id,
                kind,
                name,
                thoughts,
                usual_response,
            } => {
                let id: Id = id.parse()?;
                let mut known = trigger::list(store)?.into_iter();
                let before = known.find(|known| known.id == id);
                let before = before.ok_or(StoreError::NotFound)?.written;
                let draft = TriggerDraft {
                    kind,
                    name,
                    thoughts: if before.thoughts.join(" ") == thoughts {
                        before.thoughts
                    } else {
                        thoughts_of(thoughts)
                    },
                    usual_response,
                    chips: before.chips,
                };
                trigger::change(store, id, &draft, now)?;
                map
            }
            TriggerAction::Remove { id } => {
                trigger::remove(store, id.parse()?)?;
                map
            }
            TriggerAction::Move { id, to } => {
                trigger::put_at(store, self.trigger_order()?, id.parse()?, to, now)?;
                map
            }
            TriggerAction::Met {
                id,
                strength,
                acted,
                at,
            } => {
                let met = Encounter {
                    trigger: id.parse()?,
                    at: at.map_or(now, |at| at.min(now)),
                    zone: moment.zone,
                    strength,
                    acted,
                };
                encounter::report(store, &met, now)?;
                map
            }
            TriggerAction::Plan {
                trigger,
                situation,
                response,
                kind,
                opens,
            } => {
                let draft = self.if_then(situation, response, kind, &opens, moment)?;
                plans::keep(store, trigger.parse()?, &draft, now)?;
                map
            }
            TriggerAction::ChangePlan {
                id,
                situation,
                response,
                kind,
                opens,
            } => {
                let draft = self.if_then(situation, response, kind, &opens, moment)?;
                plans::change(store, id.parse()?, &draft, now)?;
                map
            }
            TriggerAction::RemovePlan { id } => {
                plans::remove(store, id.parse()?)?;
                map
            }
            TriggerAction::Confidence { id, value } => {
                plans::rate_confidence(store, id.parse()?, value, now)?;
                map
            }
            TriggerAction::Helped { plan, ride, helped } => {
                helped::answer(store, plan.parse()?, ride.parse()?, helped, now)?;
                Ok(Place::Now)
            }
            TriggerAction::Rehearse { plan, urge } => {
                may_rehearse(riding, urge).map_err(TriggerError::from)?;
                Ok(Place::Rehearse { plan, urge })
            }
            TriggerAction::Rehearsed {
                plan,
                urge_before,
                urge_after,
                what_worked,
                made_worse,
            } => {
                may_rehearse(riding, urge_before).map_err(TriggerError::from)?;
                let done = Rehearsal {
                    what: rehearsed(store, plan.parse()?)?,
                    urge_before,
                    urge_after,
                    what_worked,
                    made_worse,
                };
                let after = rehearsal::keep(store, &done, now, moment.zone)?;
                // Grounding comes first where the urge is higher than before; that is no harm done.
                Ok(if made_worse {
                    Place::MakesWorse
                } else if after.offer_grounding {
                    Place::LookAround
                } else {
                    Place::Triggers
                })
            }
            TriggerAction::Day {
                situation,
                day,
                what_i_will_do,
                who_knows,
                how_i_leave,
            } => {
                let draft = CopeAheadDraft {
                    situation,
                    day: day.trim().parse::<Day>()?,
                    what_i_will_do,
                    who_knows,
                    how_i_leave,
                };
                cope_ahead::keep(store, &draft, now)?;
                map
            }
            TriggerAction::RemoveDay { id } => {
                cope_ahead::remove(store, id.parse()?)?;
                map
            }
            TriggerAction::CheckIn {
                id,
                went,
                what_helped,
            } => {
                cope_ahead::check_in(store, id.parse()?, went, &what_helped, now, moment.zone)?;
                map
            }
        }
    }

    fn if_then(
        &self,
        situation: String,
        response: String,
        kind: ResponseKind,
        opens: &str,
        moment: &Moment,
    ) -> Result<IfThenDraft, ActError> {
        let opens = self.tools(moment).named(opens)?;
        Ok(IfThenDraft {
            situation,
            response,
            kind,
            opens: opens.as_ref().map(to_keep),
        })
    }

    fn trigger_order(&self) -> Result<Vec<Id>, ActError> {
        let map = self.trigger_map()?;
        Ok(map.into_iter().map(|mapped| mapped.trigger.id).collect())
    }
}

fn thoughts_of(typed: String) -> Vec<String> {
    let typed = Some(typed).filter(|text| !text.trim().is_empty());
    typed.into_iter().collect()
}

/// A plan where there is one with this id, else a day ahead.
fn rehearsed(store: &Store, id: Id) -> Result<Rehearsed, ActError> {
    let plan = offered::every(store)?.iter().any(|plan| plan.id == id);
    Ok(if plan {
        Rehearsed::Plan { id }
    } else {
        Rehearsed::Day { id }
    })
}
