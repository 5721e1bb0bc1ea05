//! What can be done with practices: begin one, put the routine together, stop a rehearsal that is too strong.

use serde::Serialize;

use super::ActError;
use super::action::{Action, Place};
use super::companion::Companion;
use crate::cards::marks::{Mark, tick, unmark};
use crate::content::{NEED_A_TICK, content};
use crate::session::routine::{RoutinePart, put_in, take_out};
use crate::session::{Change, Ending, Guide, RunState};
use crate::view::Moment;

/// One thing to do with practices.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PractiseAction {
    /// Into a part of the routine, or out of it.
    Routine {
        /// The part.
        part: RoutinePart,
        /// Such as `practice:sounds` or `breathing:sigh`.
        tool: String,
        /// True to put it in.
        on: bool,
    },
    /// Every caution on a practice that needs a tick is fine for the person.
    Tick {
        /// Id of the practice.
        id: String,
    },
    /// "This makes it worse" taken back.
    TakeBackWorse {
        /// Id of the practice.
        id: String,
    },
    /// Leave what is under way for what brings one back to the room.
    Ground,
}

impl Companion {
    /// A rating. An urge that is too strong to rehearse on stops the rehearsal where it is.
    pub(super) fn rate(&mut self, value: i32, moment: &Moment) -> Result<Place, ActError> {
        let place = self.changed(Change::Rate { value }, moment)?;
        let running = self
            .frame(moment.now)
            .is_some_and(|frame| frame.state == RunState::Running);
        if running && self.too_strong_to_go_on() {
            return self.changed(Change::Pause, moment);
        }
        Ok(place)
    }

    /// True where the rehearsal that is under way found an urge that is too strong for it.
    pub(super) fn too_strong_to_go_on(&self) -> bool {
        // Which practice rehearses is the same in every language.
        let content = content("en");
        self.at_hand.as_ref().is_some_and(|record| {
            let practices = self.practices_of(content);
            // It is told by its ratings, and the time is nothing to it.
            Guide::new(practices, &record.live, record.live.started_at()).is_too_strong()
        })
    }

    pub(super) fn act_on_practice(
        &mut self,
        action: PractiseAction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        if let PractiseAction::Ground = action {
            return self.ground(moment);
        }
        if self.locked {
            return Err(ActError::Locked);
        }
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let practices = self.practices(moment);
        let practice = |id: &str| practices.get(id).ok_or_else(|| no_such(id));
        match action {
            PractiseAction::Routine { part, tool, on } => {
                match tool.split_once(':') {
                    Some(("practice", id)) => drop(practice(id)?),
                    Some(("breathing", id)) if moment.content().pattern(id).is_some() => {}
                    _ => return Err(no_such(&tool)),
                }
                if on {
                    put_in(store, part, &tool, moment.now)?;
                } else {
                    take_out(store, part, &tool)?;
                }
            }
            PractiseAction::Tick { id } => {
                for caution in &practice(&id)?.cautions {
                    if NEED_A_TICK.contains(&caution.as_str()) {
                        tick(store, caution, true, moment.now)?;
                    }
                }
            }
            PractiseAction::TakeBackWorse { id } => {
                unmark(store, &format!("practice:{id}"), Mark::MadeWorse)?;
            }
            PractiseAction::Ground => {}
        }
        Ok(Place::Practise)
    }

    fn ground(&mut self, moment: &Moment) -> Result<Place, ActError> {
        if self.at_hand.is_some() {
            self.finish(Ending::Done, None, moment)?;
        }
        let id = moment.content().practice_words.grounding.clone();
        self.act(Action::StartPractice { id }, moment)
    }
}

fn no_such(name: &str) -> ActError {
    ActError::NoSuchPractice {
        name: name.to_owned(),
    }
}
