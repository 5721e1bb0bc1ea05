//! What the places of the cards offer beside their lists, and how long those lists are.

use ebb_core::screens::{Offer, Place};

use super::app::App;
use super::{cards, keys};

impl App<'_> {
    /// The last row of a list of the cards'; none where the place has no list of theirs.
    pub(super) fn last_of_cards(&self) -> Option<usize> {
        let moment = self.moment();
        let rows = match &self.place {
            Place::Cards { .. } | Place::CardShelf { .. } => cards::rows(&self.card_list()?).len(),
            Place::Feel { .. } => self.feel_here()?.answers.len(),
            Place::RehearseCards { shown } => {
                self.companion.rehearse_cards(*shown, &moment).chosen.len()
            }
            Place::Diary => {
                let screen = self.companion.diary(&moment);
                let entries = screen.days.iter().map(|day| day.entries.len());
                screen.questions.len() + entries.sum::<usize>()
            }
            Place::DiaryEntry { .. } | Place::DiaryUrge { .. } => self.questions_here().len(),
            _ => return None,
        };
        Some(rows.saturating_sub(1))
    }

    /// What a place of the cards' offers beside its list; none where the place is another's.
    pub(super) fn offers_of_cards(&self) -> Option<Vec<Offer>> {
        let moment = self.moment();
        let companion = &self.companion;
        let first = |plan: Option<ebb_core::screens::PlanFirst>| {
            plan.map_or_else(Vec::new, |plan| plan.offers)
        };
        Some(match &self.place {
            Place::Cards { .. } | Place::CardShelf { .. } => {
                let list = self.card_list()?;
                [first(list.plan_first), list.offers, list.doors].concat()
            }
            Place::Card { id } => {
                let Some(card) = companion.card(id, &moment) else {
                    return Some(Vec::new());
                };
                let ticks = card.ticks.into_iter().filter_map(|tick| tick.change);
                // Tags go on and off by typing them.
                let mut offers = card.offers;
                offers.retain(|offer| !cards::is_tag(&offer.action));
                offers.extend(ticks);
                [offers, card.doors].concat()
            }
            Place::CardStep { id, step, before } => {
                let Some(mut screen) = companion.card_step(id, *step, *before, &moment) else {
                    return Some(Vec::new());
                };
                if screen.asked.is_some() {
                    // The digits rate.
                    screen
                        .offers
                        .retain(|offer| keys::of(&offer.action).is_some());
                }
                [screen.offers, screen.doors].concat()
            }
            Place::Feel { .. } => {
                let feel = self.feel_here()?;
                let mut answers = feel.answers;
                if answers.len() > 8 {
                    // A long list is chosen from with the arrows.
                    answers.clear();
                }
                let mut plan = first(feel.plan_first);
                if feel.scale.is_some() {
                    plan.retain(|offer| keys::of(&offer.action).is_some());
                }
                [answers, plan, feel.doors].concat()
            }
            Place::Suggest { .. } => {
                let screen = self.suggestions_here()?;
                let plan = first(screen.plan_first);
                [screen.suggestions, screen.offers, plan, screen.doors].concat()
            }
            Place::RehearseCards { shown } => {
                let screen = companion.rehearse_cards(*shown, &moment);
                [screen.offers, screen.more, screen.doors].concat()
            }
            Place::Diary => {
                let screen = companion.diary(&moment);
                [screen.offers, screen.doors].concat()
            }
            Place::DiaryEntry { id } => {
                let screen = companion.diary_entry(id, &moment);
                screen.map_or_else(
                    |_| Vec::new(),
                    |screen| [screen.offers, screen.doors].concat(),
                )
            }
            Place::DiaryUrge { id } => {
                let screen = companion.diary_urge(id, &moment);
                screen.map_or_else(
                    |_| Vec::new(),
                    |screen| [screen.offers, screen.doors].concat(),
                )
            }
            _ => return None,
        })
    }
}
