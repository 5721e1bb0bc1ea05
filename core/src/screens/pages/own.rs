//! What belongs to no feature: hiding, and showing again.

use super::super::{self as screens, companion::Companion};
use super::bridge::of_old;
use crate::crisis::PlanLink;
use crate::view::{Done, Failure, Link, LinkKind, Moment, Stop};

crate::tokens! {
    /// What can be done from everywhere.
    pub enum Act in "ebb" {
        /// Out of sight at once, and nothing of the person's on return.
        Hide = "hide",
        /// Shows it again; a phone asks for its lock first.
        Unlock = "unlock",
        /// Begins what another room names, for as long as that has no page of its own.
        Begin { kind: LinkKind, id: String } = "begin",
    }
}

crate::token_words!(LinkKind);

impl Companion {
    pub(super) fn own_act(&mut self, act: &Act, moment: &Moment) -> Result<Done, Stop> {
        let (old, to) = match act {
            Act::Begin { kind, id } => return self.begin_linked(*kind, id, moment),
            Act::Hide => (screens::Action::HideNow, screens::Place::Hidden),
            Act::Unlock => (screens::Action::Unlock, screens::Place::Now),
        };
        // Neither can fail: what cannot be remembered keeps nobody from hiding it.
        let _ = self.act(old, moment);
        Ok(Done::at(of_old(&to)))
    }

    fn begin_linked(&mut self, kind: LinkKind, id: &str, moment: &Moment) -> Result<Done, Stop> {
        let id = id.to_owned();
        let link = PlanLink::from(&Link { kind, id });
        let offer = self.tools(moment).offer(&link);
        let offer = offer.ok_or(Stop::Fails(Failure::Gone))?;
        match self.act(offer.action, moment) {
            Ok(to) => Ok(Done::at(of_old(&to))),
            Err(error) => Err(Stop::Fails(Failure::Senseless(error.to_string()))),
        }
    }
}
