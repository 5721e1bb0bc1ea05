//! A plan for the moment, or for a day ahead, gone through in the mind.

use serde::Serialize;

use super::TriggerAction;
use super::action::{Action, Offer};
use super::companion::Companion;
use super::triggers::FEW;
use crate::triggers::cope_ahead;
use crate::triggers::offered;
use crate::triggers::rehearsal::coping_that_worked;
use crate::view::Moment;

/// A plan that is gone through in the mind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RehearseScreen {
    /// The title.
    pub title: String,
    /// What to do and what not.
    pub about: String,
    /// The plan.
    pub sentence: String,
    /// The steps.
    pub steps: Vec<String>,
    /// What helped before, to end with.
    pub worked: Vec<String>,
    /// Asked at the end: what has helped before.
    pub what_worked: String,
    /// Asked last: the urge.
    pub urge_after: String,
    /// "This makes it worse."
    pub makes_worse: Offer,
    /// The small doors.
    pub doors: Vec<Offer>,
}

impl Companion {
    /// What to rehearse, a plan or a day ahead by its id; none where it is gone.
    pub fn rehearse(&self, plan: &str, urge: i32, moment: &Moment) -> Option<RehearseScreen> {
        let content = moment.content();
        let words = &content.triggers.plans;
        let plans = self.read_own(offered::every)?;
        let found = plans.iter().find(|known| known.id.to_string() == plan);
        let sentence = match found {
            Some(found) => found.sentence(words),
            None => {
                let days = self.read_own(cope_ahead::list)?;
                let day = days.into_iter().find(|day| day.id.to_string() == plan)?;
                let mut parts = vec![day.written.situation.clone()];
                parts.extend(day.written.lines());
                parts.join(": ")
            }
        };
        let worse = TriggerAction::Rehearsed {
            plan: plan.to_owned(),
            urge_before: urge,
            urge_after: None,
            what_worked: String::new(),
            made_worse: true,
        };
        let used = self.used(moment);
        Some(RehearseScreen {
            title: words.rehearsal.title.clone(),
            about: words.rehearsal.about.clone(),
            sentence,
            steps: words.rehearsal.steps.clone(),
            worked: self
                .read_own(|store| coping_that_worked(store, FEW as i32, used))
                .unwrap_or_default(),
            what_worked: words.rehearsal.what_worked.clone(),
            urge_after: words.rehearsal.urge_after.clone(),
            makes_worse: Offer::new(
                Action::Trigger { change: worse },
                &content.words.exercise.makes_worse,
            ),
            doors: self.doors(moment),
        })
    }
}
