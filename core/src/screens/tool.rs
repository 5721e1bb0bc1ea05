//! What a step of the crisis plan, or a plan for the moment, opens in Ebb: a ride, a breath, a card, a practice.
//! A ride that is under way is not a reason to be sent away: a breath is taken up within it.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::act_error::ActError;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use crate::cards::Deck;
use crate::content::{Content, fill};
use crate::crisis::page::tool_of;
use crate::crisis::{PlanLink, PlanLinkKind};
use crate::session::ExerciseKind;
use crate::triggers::if_then::{IfThenPlan, ResponseKind};
use crate::view::{Link, LinkKind, Moment};

/// What somebody types for a ride, besides its name.
const RIDE: &str = "ride";

/// The tools as they stand at one moment, read once for a whole screen.
pub(super) struct Tools<'a> {
    companion: &'a Companion,
    moment: &'a Moment,
    content: &'a Content,
    used: bool,
    worse: BTreeSet<String>,
    riding: bool,
    /// Read only where something names a card that is not of the content.
    deck: OnceCell<Deck>,
}

impl Companion {
    pub(super) fn tools<'a>(&'a self, moment: &'a Moment) -> Tools<'a> {
        Tools {
            companion: self,
            moment,
            content: moment.content(),
            used: self.used(moment),
            worse: self.tools_made_worse(moment),
            riding: self.riding(),
            deck: OnceCell::new(),
        }
    }

    /// True while an urge is ridden.
    pub(super) fn riding(&self) -> bool {
        self.at_hand
            .as_ref()
            .is_some_and(|record| record.live.plan().kind == ExerciseKind::Ride)
    }
}

impl Tools<'_> {
    pub(super) fn content(&self) -> &Content {
        self.content
    }

    fn deck(&self) -> &Deck {
        self.deck.get_or_init(|| self.companion.deck(self.moment))
    }

    /// The tool that somebody typed: by its id, by its id with its kind (`card:stop`), or by its name on screen.
    /// None where nothing was typed.
    ///
    /// # Errors
    /// [`ActError::NoSuchTool`] where there is none with that name.
    pub(super) fn named(&self, typed: &str) -> Result<Option<PlanLink>, ActError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let (kind, name) = match kept(typed) {
            Some(link) if !link.id.is_empty() => (Some(link.kind), link.id),
            _ => (None, typed.to_owned()),
        };
        let wanted = name.to_lowercase();
        let is_meant = |(of, title): &(PlanLink, String)| {
            let typed = match of.kind {
                PlanLinkKind::Ride => name == RIDE,
                _ => of.id == name,
            };
            (typed || title.to_lowercase() == wanted) && kind.is_none_or(|kind| kind == of.kind)
        };
        let of_content = self.of_content().find(is_meant);
        match of_content.or_else(|| self.own_cards().find(is_meant)) {
            Some((link, _)) => Ok(Some(link)),
            None => Err(ActError::NoSuchTool {
                name: typed.to_owned(),
            }),
        }
    }

    /// The tools whose name has what was typed, or that are known by it; those whose name begins with it first, at most
    /// so many.
    pub(super) fn found(&self, typed: &str, most: usize) -> Vec<(PlanLink, String)> {
        let wanted = typed.trim().to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<_> = self
            .of_content()
            .chain(self.own_cards())
            .filter_map(|(link, name)| {
                let known = link.id == wanted || to_keep(&link) == wanted;
                let at = name.to_lowercase().find(&wanted);
                Some((if known { 0 } else { at? }, link, name))
            })
            .collect();
        found.sort_by_key(|(at, ..)| *at > 0);
        let found = found.into_iter().take(most);
        found.map(|(_, link, name)| (link, name)).collect()
    }

    /// Everything that can be opened and is no card of the person's own, with its name.
    fn of_content(&self) -> impl Iterator<Item = (PlanLink, String)> {
        let content = self.content;
        let tool = |kind, id: &str, name: &str| {
            let id = id.to_owned();
            (PlanLink { kind, id }, name.to_owned())
        };
        let ride = [tool(PlanLinkKind::Ride, "", &content.words.exercise.ride)];
        let patterns = content.breathing.patterns.iter();
        let practices = self.companion.practices(self.moment);
        let practices: Vec<_> = practices
            .all()
            .map(|of| tool(PlanLinkKind::Practice, &of.id, &of.name))
            .collect();
        ride.into_iter()
            .chain(patterns.map(move |of| tool(PlanLinkKind::Breathing, &of.id, &of.name)))
            .chain(
                content
                    .cards
                    .cards
                    .iter()
                    .map(move |of| tool(PlanLinkKind::Card, &of.id, &of.title)),
            )
            .chain(practices)
    }

    /// The cards that are not of the content.
    fn own_cards(&self) -> impl Iterator<Item = (PlanLink, String)> {
        self.deck()
            .cards()
            .iter()
            .map(|card| {
                let link = PlanLink {
                    kind: PlanLinkKind::Card,
                    id: card.id.clone(),
                };
                (link, card.text.title.clone())
            })
            .filter(|(link, _)| self.is_own(link))
    }

    /// True for a card that is not of the content.
    pub(super) fn is_own(&self, link: &PlanLink) -> bool {
        link.kind == PlanLinkKind::Card && self.content.card(&link.id).is_none()
    }

    /// "Long exhale"; none where there is no such tool any more, or where it may not show.
    pub(super) fn name(&self, link: &PlanLink) -> Option<String> {
        let content = self.content;
        Some(match link.kind {
            PlanLinkKind::Ride => content.words.exercise.ride.clone(),
            PlanLinkKind::Breathing => content.pattern(&link.id)?.name.clone(),
            PlanLinkKind::Practice => {
                let practices = self.companion.practices(self.moment);
                practices.get(&link.id)?.name.clone()
            }
            PlanLinkKind::Card => match content.card(&link.id) {
                Some(card) => card.title.clone(),
                None => self.deck().card(&link.id)?.text.title.clone(),
            },
        })
    }

    /// Opens it. After using nothing here begins what could let somebody fall asleep, and in a ride nothing begins
    /// that would have to end the ride.
    pub(super) fn offer(&self, link: &PlanLink) -> Option<Offer> {
        let words = &self.content.words.plan;
        let labelled = |template: &str, action| {
            let name = self.name(link)?;
            Some(Offer::new(action, &fill(template, &[("tool", &name)])))
        };
        let id = link.id.clone();
        match link.kind {
            PlanLinkKind::Ride if self.riding => Some(Offer::new(
                Action::Go {
                    place: Place::Exercise,
                },
                &self.content.words.sheet.back_to_exercise,
            )),
            PlanLinkKind::Ride => labelled(&words.begin_tool, Action::StartRide),
            PlanLinkKind::Breathing if self.used => None,
            PlanLinkKind::Breathing => {
                let minutes = self.content.pattern(&id)?.minutes;
                labelled(&words.begin_tool, self.breath(id, minutes))
            }
            PlanLinkKind::Card if self.used && self.settles(&id) => None,
            PlanLinkKind::Card => {
                let place = Place::Card { id };
                labelled(&words.open_card, Action::Go { place })
            }
            PlanLinkKind::Practice if self.riding => None,
            PlanLinkKind::Practice => {
                let practices = self.companion.practices(self.moment);
                let settles = self.used && practices.get(&id)?.settles();
                (!settles).then(|| labelled(&words.begin_tool, Action::StartPractice { id }))?
            }
        }
    }

    /// True for a card that is not for a day of using.
    fn settles(&self, card: &str) -> bool {
        match self.content.card(card) {
            Some(card) => card.not_after_using,
            None => self
                .deck()
                .card(card)
                .is_some_and(|card| card.not_after_using),
        }
    }

    fn breath(&self, pattern: String, minutes: i32) -> Action {
        if self.riding {
            Action::TakeUpBreathing { pattern }
        } else {
            Action::StartBreathing {
                pattern,
                minutes,
                from_rate: None,
            }
        }
    }

    /// What a plan for the moment opens. One that says "breathe" and names no breath opens the first that fits;
    /// one that says "a card" and names none, the cards.
    pub(super) fn offer_of_plan(&self, plan: &IfThenPlan) -> Option<Offer> {
        let named = plan.written.opens.as_deref().and_then(kept);
        let named = named.filter(|link| !self.makes_worse(link));
        let opened = named.and_then(|link| self.offer(&link));
        opened.or_else(|| match plan.written.kind {
            ResponseKind::Breathing => self.any_breath(),
            ResponseKind::Card => Some(self.all_cards()),
            _ => None,
        })
    }

    /// True for a tool of which the person said so.
    pub(super) fn makes_worse(&self, link: &PlanLink) -> bool {
        self.worse.contains(&to_keep(link))
    }

    /// Begins the first breath that fits.
    pub(super) fn any_breath(&self) -> Option<Offer> {
        let (id, _) = self.companion.first_breath(self.moment)?;
        let kind = PlanLinkKind::Breathing;
        self.offer(&PlanLink { kind, id })
    }

    /// Opens the cards.
    pub(super) fn all_cards(&self) -> Offer {
        let place = Place::Cards {
            typed: String::new(),
        };
        let title = &self.content.cards_words.browse.title;
        Offer::new(Action::Go { place }, title)
    }

    /// The name of the tool that a plan for the moment opens, as somebody would type it; empty where it names none.
    pub(super) fn typed(&self, plan: &IfThenPlan) -> String {
        let link = plan.written.opens.as_deref().and_then(kept);
        link.and_then(|link| self.name(&link)).unwrap_or_default()
    }
}

/// A tool as a plan for the moment keeps it: `ride`, `breathing:long-exhale`, `card:stop`, `practice:sounds`.
pub(super) fn to_keep(link: &PlanLink) -> String {
    let kind = match link.kind {
        PlanLinkKind::Ride => LinkKind::Ride,
        PlanLinkKind::Breathing => LinkKind::Breathing,
        PlanLinkKind::Card => LinkKind::Card,
        PlanLinkKind::Practice => LinkKind::Practice,
    };
    Link::to(kind, link.id.as_str()).to_string()
}

/// The tool that such a text stands for.
fn kept(text: &str) -> Option<PlanLink> {
    tool_of(&text.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_tool_reads_back_as_the_same_tool() {
        for (kind, id) in [
            (PlanLinkKind::Ride, ""),
            (PlanLinkKind::Breathing, "long-exhale"),
            (PlanLinkKind::Card, "0190a-b:c"),
            (PlanLinkKind::Practice, "sounds"),
        ] {
            let link = PlanLink {
                kind,
                id: id.to_owned(),
            };
            assert_eq!(kept(&to_keep(&link)), Some(link));
        }
        for odd in ["", "zigzag", "walk:far", "rides"] {
            assert_eq!(kept(odd), None, "{odd}");
        }
    }
}
