//! What belongs to no feature: hiding, and showing again.

use super::super::{self as screens, companion::Companion};
use super::bridge::of_old;
use crate::view::{Done, Moment, Stop};

crate::tokens! {
    /// What can be done from everywhere.
    pub enum Act in "ebb" {
        /// Out of sight at once, and nothing of the person's on return.
        Hide = "hide",
        /// Shows it again; a phone asks for its lock first.
        Unlock = "unlock",
    }
}

impl Companion {
    pub(super) fn own_act(&mut self, act: &Act, moment: &Moment) -> Result<Done, Stop> {
        let (old, to) = match act {
            Act::Hide => (screens::Action::HideNow, screens::Place::Hidden),
            Act::Unlock => (screens::Action::Unlock, screens::Place::Now),
        };
        // Neither can fail: what cannot be remembered keeps nobody from hiding it.
        let _ = self.act(old, moment);
        Ok(Done::at(of_old(&to)))
    }
}
