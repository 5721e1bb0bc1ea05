//! What a step of the crisis plan, or a plan for the moment, opens in Ebb: a ride, a breath, a card, a practice.
//! A ride that is under way is not a reason to be sent away: a breath is taken up within it.

use std::cell::OnceCell;

use super::act_error::ActError;
use super::action::{Action, Offer, Place};
use super::companion::Companion;
use crate::cards::Deck;
use crate::content::{Content, fill};
use crate::crisis::{PlanLink, PlanLinkKind};
use crate::session::ExerciseKind;
use crate::triggers::if_then::{IfThenPlan, ResponseKind};
use crate::view::Moment;

/// Tools that are found at once, at most.
const MOST_FOUND: usize = 8;

/// The tools as they stand at one moment, read once for a whole screen.
pub(super) struct Tools<'a> {
    companion: &'a Companion,
    moment: &'a Moment,
    content: &'a Content,
    used_today: bool,
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
            used_today: self.used_today(moment),
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
        let is = |of: PlanLinkKind, id: &str, title: &str| {
            let meant = id == name || title.to_lowercase() == wanted;
            (meant && kind.is_none_or(|kind| kind == of)).then(|| PlanLink {
                kind: of,
                id: id.to_owned(),
            })
        };
        // "ride" is its id too, which no list shows.
        let ride = is(PlanLinkKind::Ride, "", "ride");
        let mut found = self.all().into_iter();
        let found = ride.or_else(|| found.find_map(|(of, title)| is(of.kind, &of.id, &title)));
        let own = || {
            let mut cards = self.deck().cards().iter();
            cards.find_map(|card| is(PlanLinkKind::Card, &card.id, &card.text.title))
        };
        match found.or_else(own) {
            Some(link) => Ok(Some(link)),
            None => Err(ActError::NoSuchTool {
                name: typed.to_owned(),
            }),
        }
    }

    /// Every tool with its name, but for cards of the person's own.
    fn all(&self) -> Vec<(PlanLink, String)> {
        let content = self.content;
        let link = |kind, id: &str, name: &str| {
            let id = id.to_owned();
            (PlanLink { kind, id }, name.to_owned())
        };
        let ride = link(PlanLinkKind::Ride, "", &content.words.exercise.ride);
        let patterns = content.breathing.patterns.iter();
        let patterns = patterns.map(|of| link(PlanLinkKind::Breathing, &of.id, &of.name));
        let cards = content.cards.cards.iter();
        let cards = cards.map(|of| link(PlanLinkKind::Card, &of.id, &of.title));
        let practices = self.companion.practices(self.moment);
        let practices = practices.all();
        let practices = practices.map(|of| link(PlanLinkKind::Practice, &of.id, &of.name));
        std::iter::once(ride)
            .chain(patterns)
            .chain(cards)
            .chain(practices)
            .collect()
    }

    /// What somebody may mean who typed this: what is called so, then what begins so, then what has it within.
    pub(super) fn like(&self, typed: &str) -> Vec<(PlanLink, String)> {
        let wanted = typed.trim().to_lowercase();
        let own = self.deck().cards().iter().filter(|card| {
            // The others stand among all of them already.
            self.content.card(&card.id).is_none()
        });
        let own = own.map(|card| {
            let (kind, id) = (PlanLinkKind::Card, card.id.clone());
            (PlanLink { kind, id }, card.text.title.clone())
        });
        let mut found: Vec<_> = self.all().into_iter().chain(own).collect();
        let rank = |link: &PlanLink, name: &str| {
            let name = name.to_lowercase();
            let id = to_keep(link);
            match () {
                () if name == wanted || link.id == wanted || id == wanted => Some(0),
                () if name.starts_with(&wanted) => Some(1),
                () if name.contains(&wanted) => Some(2),
                () => None,
            }
        };
        found.retain(|(link, name)| rank(link, name).is_some());
        found.sort_by_key(|(link, name)| rank(link, name));
        found.truncate(MOST_FOUND);
        found
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
            PlanLinkKind::Breathing if self.used_today => None,
            PlanLinkKind::Breathing => {
                let minutes = self.content.pattern(&id)?.minutes;
                labelled(&words.begin_tool, self.breath(id, minutes))
            }
            PlanLinkKind::Card => {
                let place = Place::Card { id };
                labelled(&words.open_card, Action::Go { place })
            }
            PlanLinkKind::Practice if self.riding => None,
            PlanLinkKind::Practice => {
                let practices = self.companion.practices(self.moment);
                let settles = self.used_today && practices.get(&id)?.settles();
                (!settles).then(|| labelled(&words.begin_tool, Action::StartPractice { id }))?
            }
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
        let named = named.filter(|link| {
            link.kind != PlanLinkKind::Breathing || !self.companion.made_worse(&link.id)
        });
        let opened = named.and_then(|link| self.offer(&link));
        opened.or_else(|| match plan.written.kind {
            ResponseKind::Breathing => {
                let first = self.companion.first_breath(self.moment)?;
                self.offer(&PlanLink {
                    kind: PlanLinkKind::Breathing,
                    id: first.id,
                })
            }
            ResponseKind::Card => {
                let place = Place::Cards {
                    typed: String::new(),
                };
                let title = &self.content.cards_words.browse.title;
                Some(Offer::new(Action::Go { place }, title))
            }
            _ => None,
        })
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
        PlanLinkKind::Ride => return "ride".to_owned(),
        PlanLinkKind::Breathing => "breathing",
        PlanLinkKind::Card => "card",
        PlanLinkKind::Practice => "practice",
    };
    format!("{kind}:{}", link.id)
}

/// The tool that such a text stands for.
fn kept(text: &str) -> Option<PlanLink> {
    let link = |kind, id: &str| {
        Some(PlanLink {
            kind,
            id: id.to_owned(),
        })
    };
    match text.split_once(':') {
        None if text == "ride" => link(PlanLinkKind::Ride, ""),
        Some(("breathing", id)) => link(PlanLinkKind::Breathing, id),
        Some(("card", id)) => link(PlanLinkKind::Card, id),
        Some(("practice", id)) => link(PlanLinkKind::Practice, id),
        _ => None,
    }
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
