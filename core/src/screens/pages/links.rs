//! What rooms are to each other, resolved: names, offers, and what was typed.

use super::super::companion::Companion;
use super::super::tool::{Tools, to_keep};
use super::super::{self as screens};
use super::bridge::of_old;
use super::own::Act;
use crate::cards::page as card_page;
use crate::crisis::page::tool_of;
use crate::page::{Choice, Offer, Place, Role, Target};
use crate::session::page as session_page;
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

/// Tools that are found at once, at most.
const MOST_FOUND: usize = 8;

impl Links for Resolver<'_> {
    fn name(&self, link: &Link) -> Option<String> {
        self.tools.name(&tool_of(link)?)
    }

    fn offer(&self, link: &Link) -> Option<Offer> {
        let offer = match (link.kind, link.id.as_str()) {
            (LinkKind::Breathing, "") => self.tools.any_breath()?,
            (LinkKind::Card, "") => self.tools.all_cards(),
            (LinkKind::Exercise, _) => {
                self.companion.running()?;
                let place = Place::to(&session_page::At::Live).into();
                let label = &self.moment.content().words.sheet.back_to_exercise;
                screens::Offer::new(screens::Action::Go { place }, label)
            }
            (LinkKind::Sheet, _) => {
                let place = sheet(link)?;
                let title = self.companion.sheet(&place, self.moment)?.title;
                screens::Offer::new(screens::Action::Go { place }, &title)
            }
            _ => {
                let tool = tool_of(link)?;
                if self.tools.makes_worse(&tool) {
                    return None;
                }
                self.tools.offer(&tool)?
            }
        };
        let (role, place) = match offer.action {
            screens::Action::Go { place } => (Role::Go, place),
            // One exercise at a time; only a ride takes up another.
            _ if self.companion.running().is_some() && !self.companion.riding() => return None,
            action => {
                let act = action.begins()?;
                return Some(Offer::new(offer.label, Role::Begin, Target::act(&act)));
            }
        };
        let place = of_old(&place);
        Some(Offer::new(offer.label, role, Target::Go { place }))
    }

    fn place(&self, link: &Link) -> Option<Place> {
        let place = match link.kind {
            LinkKind::Sheet => sheet(link)?,
            LinkKind::Now => screens::Place::Now,
            LinkKind::Card if link.id.is_empty() => return Some(Place::to(&card_page::At::All)),
            LinkKind::Card => {
                let id = link.id.clone();
                return Some(Place::to(&card_page::At::Card { id, felt: None }));
            }
            LinkKind::Exercise => {
                self.companion.running()?;
                return Some(Place::to(&session_page::At::Live));
            }
            LinkKind::Practice => {
                self.name(link)?;
                let id = link.id.clone();
                return Some(Place::to(&session_page::At::Practice { id }));
            }
            LinkKind::Ride | LinkKind::Breathing => return None,
        };
        Some(of_old(&place))
    }

    fn found(&self, typed: &str) -> Vec<Choice> {
        let found = self.tools.found(typed, MOST_FOUND).into_iter();
        let choice = |(tool, name)| Choice::new(to_keep(&tool), name);
        found.map(choice).collect()
    }

    fn unlock(&self) -> Option<Offer> {
        let words = &self.moment.content().pages.closed.unlock;
        let locked = self.companion.is_locked();
        locked.then(|| Offer::of(words, Role::Begin, Target::act(&Act::Unlock)))
    }
}

/// A sheet by its name.
fn sheet(link: &Link) -> Option<screens::Place> {
    match link.id.as_str() {
        "look-around" => Some(screens::Place::LookAround),
        "makes-worse" => Some(screens::Place::MakesWorse),
        _ => None,
    }
}
