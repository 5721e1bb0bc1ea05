//! A page for every place, and a reply for every action: all that a host needs to draw and to do.

use std::path::Path;
use std::sync::Arc;

use ebb_core::page::{Action, Answer, Page, Place, Reply};
use ebb_core::screens;
use ebb_core::screens::Moment;

use crate::guard::guard;
use crate::{Ebb, EbbError, Work};

#[uniffi::export]
impl Ebb {
    /// The page of a place, with the answers so far where it is a form that somebody fills in. What cannot be read is
    /// said where it would have stood, and a place that is gone leads up.
    pub fn page(
        &self,
        place: Place,
        answers: Vec<Answer>,
        moment: Moment,
    ) -> Result<Page, EbbError> {
        self.at("page", moment, |ebb, moment| {
            Ok(ebb.page(&place, &answers, moment))
        })
    }

    /// Carries out an action with the answers that were given. What the answers lack is a reply; an error means that
    /// it cannot be done at all, and has changed nothing. Hand over [`Work`] where the offer said that it is slow.
    pub fn act(
        &self,
        action: Action,
        answers: Vec<Answer>,
        moment: Moment,
        work: Option<Arc<Work>>,
    ) -> Result<Reply, EbbError> {
        let work = work.unwrap_or_default();
        self.at("act", moment, |ebb, moment| {
            Ok(ebb.carry_out(&action, &answers, moment, &work.inner)?)
        })
    }

    /// Writes the file of an offer that has one to the path `to`, which must not be there yet: for its owner alone, and
    /// nothing is left of it where that fails. It leaves the device only by the person's own hand.
    pub fn save(
        &self,
        action: Action,
        answers: Vec<Answer>,
        to: String,
        moment: Moment,
        work: Option<Arc<Work>>,
    ) -> Result<(), EbbError> {
        let work = work.unwrap_or_default();
        self.at("save", moment, |ebb, moment| {
            Ok(ebb.save(&action, &answers, Path::new(&to), moment, &work.inner)?)
        })
    }
}

/// Where a trail of places begins.
#[uniffi::export]
pub fn first_place() -> Result<Place, EbbError> {
    guard("first_place", || Ok(screens::Place::Now.into()))
}

/// The trail of places after somebody went to one: the same stop is looked at in another way, a stop further back is
/// gone back to, and any other comes on top. *Back* takes the last one off.
#[uniffi::export]
pub fn went(trail: Vec<Place>, to: Place) -> Result<Vec<Place>, EbbError> {
    guard("went", || Ok(ebb_core::page::went(trail, to)))
}
