use ebb_core::cards::Surroundings;
use ebb_core::content::CardState;
use ebb_core::screens::{
    CardScreen, CardStepScreen, CardsRehearsalScreen, CardsScreen, FeelScreen, Moment, Shelf,
    SuggestScreen,
};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// Skill cards: all of them, or what `typed` finds.
    pub fn cards(&self, typed: &str, moment: Moment) -> Result<CardsScreen, EbbError> {
        self.read("cards", |ebb| Ok(ebb.cards(typed, &moment)))
    }

    /// One skill card; none where there is no such card.
    pub fn card(&self, id: &str, moment: Moment) -> Result<Option<CardScreen>, EbbError> {
        self.read("card", |ebb| Ok(ebb.card(id, &moment)))
    }

    /// What could help: how somebody feels, how strong that is from 0 to 10, the minutes they have, where they are.
    pub fn suggestions(
        &self,
        state: CardState,
        intensity: i32,
        minutes: i32,
        surroundings: Surroundings,
        moment: Moment,
    ) -> Result<SuggestScreen, EbbError> {
        self.read("suggestions", |ebb| {
            Ok(ebb.suggestions(state, intensity, minutes, surroundings, &moment))
        })
    }

    /// Cards of one shelf, such as favourites.
    pub fn shelf(&self, shelf: Shelf, moment: Moment) -> Result<CardsScreen, EbbError> {
        self.read("shelf", |ebb| Ok(ebb.shelf(&shelf, &moment)))
    }

    /// "I feel …", a question at a time; what was answered so far comes along.
    pub fn feel(
        &self,
        state: Option<CardState>,
        intensity: Option<i32>,
        minutes: Option<i32>,
        surroundings: Option<Surroundings>,
        moment: Moment,
    ) -> Result<FeelScreen, EbbError> {
        self.read("feel", |ebb| {
            Ok(ebb.feel(state, intensity, minutes, surroundings, &moment))
        })
    }

    /// One step of a card, with the rating before it where one was given; none where there is no such step.
    pub fn card_step(
        &self,
        id: &str,
        step: i32,
        before: Option<i32>,
        moment: Moment,
    ) -> Result<Option<CardStepScreen>, EbbError> {
        self.read("card_step", |ebb| {
            Ok(ebb.card_step(id, step, before, &moment))
        })
    }

    /// The card that is rehearsed; `shown` once its other side is turned up.
    pub fn rehearse_cards(
        &self,
        shown: bool,
        moment: Moment,
    ) -> Result<CardsRehearsalScreen, EbbError> {
        self.read("rehearse_cards", |ebb| {
            Ok(ebb.rehearse_cards(shown, &moment))
        })
    }
}
