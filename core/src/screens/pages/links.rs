//! What rooms are to each other, resolved: names, offers, and what was typed.

use super::super::{self as screens, companion::Companion, tool::Tools};
use super::bridge::of_old;
use super::own::Act;
use crate::crisis::PlanLink;
use crate::page::{Choice, Offer, Role, Target};
use crate::view::{Link, Links, Moment};

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

impl Links for Resolver<'_> {
    fn name(&self, link: &Link) -> Option<String> {
        self.tools.name(&PlanLink::from(link))
    }

    fn offer(&self, link: &Link) -> Option<Offer> {
        let offer = self.tools.offer(&PlanLink::from(link))?;
        let target = match offer.action {
            screens::Action::Go { place } => Target::Go {
                place: of_old(&place),
            },
            // What begins something is a page's own once its room has moved.
            _ => Target::act(&Act::Begin {
                kind: link.kind,
                id: link.id.clone(),
            }),
        };
        Some(Offer::new(offer.label, Role::Begin, target))
    }

    fn found(&self, typed: &str) -> Vec<Choice> {
        let found = self.tools.like(typed).into_iter();
        found
            .map(|(link, name)| Choice::new(Link::from(&link).to_string(), name))
            .collect()
    }

    fn unlock(&self) -> Option<Offer> {
        let words = &self.moment.content().pages.closed.unlock;
        let locked = self.companion.is_locked();
        locked.then(|| Offer::of(words, Role::Begin, Target::act(&Act::Unlock)))
    }
}
