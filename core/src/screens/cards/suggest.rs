//! What could help now: what fits, and of that what has helped this person.

use serde::Serialize;

use super::super::action::{Action, Offer, Place};
use super::super::companion::Companion;
use super::action::CardAction;
use super::feel::{name, said};
use super::go;
use super::list::Shelf;
use super::signal::PlanFirst;
use crate::cards::{
    History, Situation, Suggestion, SuggestionKind, Surroundings, diary, settings, suggest,
};
use crate::content::CardState;
use crate::session;
use crate::time::to_millis;
use crate::view::Moment;

/// How many things are suggested.
const SUGGESTED: i32 = 6;
/// What is chosen among new things stays the same for this long, so that a list does not change under a finger.
const SAME_CHOICE_MS: i64 = 3_600_000;

/// What could help now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuggestScreen {
    /// The title.
    pub title: String,
    /// What it goes by, a line each; choosing one goes back to it.
    pub said: Vec<Offer>,
    /// The plan, where a sign of danger was there today.
    pub plan_first: Option<PlanFirst>,
    /// What is suggested, with a reason each.
    pub suggestions: Vec<Offer>,
    /// Said where nothing fits; else empty.
    pub nothing: String,
    /// Every card that fits, the switch for something new, and the way back.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

impl Companion {
    /// What could help: how somebody feels, how strong it is from 0 to 10, the minutes they have, where they are.
    pub fn suggestions(
        &self,
        state: CardState,
        intensity: i32,
        minutes: i32,
        surroundings: Surroundings,
        moment: &Moment,
    ) -> SuggestScreen {
        let content = moment.content();
        let words = &content.cards_words;
        let situation = Situation {
            state,
            intensity,
            minutes,
            surroundings,
            used: self.used(moment),
            signal: self.signal_today(moment),
            explore: self.explores(),
            seed: to_millis(moment.now).unsigned_abs() / SAME_CHOICE_MS.unsigned_abs(),
            limit: SUGGESTED,
        };
        let found = suggest(&self.deck(moment), &self.what_helped(), &situation);
        let suggestions: Vec<_> = found
            .iter()
            .filter_map(|found| self.suggestion(found))
            .collect();
        let mut said = said(words, Some(state), Some(intensity), Some(minutes));
        let here = Place::Feel {
            state: Some(state),
            intensity: Some(intensity),
            minutes: Some(minutes),
            surroundings: None,
        };
        let text = words.browse.i_am.replace('…', name(words, surroundings));
        said.push(Offer::new(go(here), &text));
        let plan_first = self.plan_first(moment);
        SuggestScreen {
            title: words.suggest.title.clone(),
            said,
            nothing: if suggestions.is_empty() {
                words.suggest.nothing.clone()
            } else {
                String::new()
            },
            suggestions,
            offers: self.suggest_offers(&situation, moment),
            doors: self.doors_beside(plan_first.as_ref(), moment),
            plan_first,
        }
    }

    /// True where something new is suggested now and then: until the person switches it off. Ahead of the lock the
    /// order is the one that everybody has.
    fn explores(&self) -> bool {
        let own = self.store().filter(|_| !self.locked);
        own.is_some_and(|store| settings::explores(store).unwrap_or(true))
    }

    /// What has helped: by the diary, and by the ratings around each breath and each practice.
    fn what_helped(&self) -> History {
        // Without them it is suggested as to somebody new, and that they do not read is told.
        let mut history = self.read_own(diary::history).unwrap_or_default();
        let uses = self.read_own(session::tool_uses).unwrap_or_default();
        uses.iter().for_each(|used| history.add(used));
        history
    }

    fn suggestion(&self, found: &Suggestion) -> Option<Offer> {
        let (title, reason) = (&found.title, &found.reason);
        match found.kind {
            SuggestionKind::Card => {
                let id = found.id.clone();
                Some(Offer::with_detail(go(Place::Card { id }), title, reason))
            }
            SuggestionKind::Breathing => {
                self.breathing_offer(&found.id, found.minutes, title, reason)
            }
            SuggestionKind::Practice => self.practice_offer(&found.id, title, reason),
        }
    }

    fn suggest_offers(&self, situation: &Situation, moment: &Moment) -> Vec<Offer> {
        let content = moment.content();
        let words = &content.cards_words;
        let mut offers = Vec::new();
        if self.at_hand.is_some() {
            let label = &content.words.sheet.back_to_exercise;
            offers.push(Offer::new(go(Place::Exercise), label));
        } else {
            // A ride is always there.
            offers.push(Offer::new(Action::StartRide, &content.words.now.ride));
        }
        let shelf = Shelf::Fitting {
            state: Some(situation.state),
            minutes: Some(situation.minutes),
            surroundings: Some(situation.surroundings),
        };
        let all = go(Place::CardShelf { shelf });
        offers.push(Offer::new(all, &words.browse.all_that_fit));
        if self.may_write() {
            let on = !self.explores();
            let label = if on {
                &words.suggest.explore_switch
            } else {
                &words.suggest.no_explore_switch
            };
            let change = CardAction::Explore { on };
            offers.push(Offer::new(Action::Card { change }, label));
        }
        offers
    }
}
