//! What rooms are to each other, resolved: names, offers, and what was typed.

use super::super::{self as screens, companion::Companion, tool::Tools};
use super::bridge::of_old;
use super::own::Act;
use crate::crisis::{PlanLink, PlanLinkKind};
use crate::page::{Choice, Offer, Role, Target};
use crate::view::{Link, LinkKind, Links, Moment};

pub(super) struct Resolver<'a> {
    companion: &'a Companion,
    moment: &'a Moment,
    tools: Tools<'a>,
}

impl<'a> Resolver<'a> {
    pub(super) fn of(companion: &'a Companion, moment: &'a Moment) -> Self {
        Self {
            companion,
            moment,
            tools: companion.tools(moment),
        }
    }
}

fn old(link: &Link) -> PlanLink {
    PlanLink {
        kind: match link.kind {
            LinkKind::Ride => PlanLinkKind::Ride,
            LinkKind::Breathing => PlanLinkKind::Breathing,
            LinkKind::Practice => PlanLinkKind::Practice,
            LinkKind::Card => PlanLinkKind::Card,
        },
        id: link.id.clone(),
    }
}

impl Links for Resolver<'_> {
    fn name(&self, link: &Link) -> Option<String> {
        self.tools.name(&old(link))
    }

    fn offer(&self, link: &Link) -> Option<Offer> {
        let offer = self.tools.offer(&old(link))?;
        let target = match offer.action {
            screens::Action::Go { place } => Target::Go {
                place: of_old(&place),
            },
            // What begins something is a page's own once its room has moved.
            _ => return None,
        };
        Some(Offer::new(offer.label, Role::Begin, target))
    }

    fn found(&self, _typed: &str) -> Vec<Choice> {
        Vec::new()
    }

    fn unlock(&self) -> Option<Offer> {
        let words = &self.moment.content().pages.closed.unlock;
        let locked = self.companion.is_locked();
        locked.then(|| Offer::of(words, Role::Begin, Target::act(&Act::Unlock)))
    }
}
