//! One thing to do in an exercise, with its name: pages make their offers of it.

use super::Act;
use crate::content::{OfferMark, Words};
use crate::page::{Offer, Role, Target};

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Doing<'a> {
    /// What.
    pub act: Act,
    /// In a few words.
    pub label: String,
    role: Role,
    mark: Option<&'a OfferMark>,
}

impl<'a> Doing<'a> {
    /// An answer, which is numbered.
    pub(super) fn answer(act: Act, label: &str) -> Self {
        Self {
            act,
            label: label.to_owned(),
            role: Role::Done,
            mark: None,
        }
    }

    /// With the key by which it is chosen.
    pub(super) fn new(act: Act, label: &str, role: Role, mark: &'a OfferMark) -> Self {
        Self {
            role,
            mark: Some(mark),
            ..Self::answer(act, label)
        }
    }

    /// As an offer of a page.
    pub fn offer(&self) -> Offer {
        let offer = Offer::new(&self.label, self.role, Target::act(&self.act));
        match self.mark {
            Some(mark) => offer.marked(mark),
            None => offer,
        }
    }
}

impl<'a> Doing<'a> {
    /// Breathing with movement or without, whichever is not so now.
    pub(super) fn still(is_still: bool, words: &'a Words) -> Self {
        let label = if is_still {
            &words.breathe.make_moving
        } else {
            &words.breathe.make_still
        };
        let on = !is_still;
        let mark = &words.session.marks.still;
        Self::new(Act::Still { on }, label, Role::Change, mark)
    }
}
