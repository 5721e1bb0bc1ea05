use ebb_core::cards::Surroundings;
use ebb_core::content::CardState;
use ebb_core::screens::{CardScreen, CardsScreen, Moment, SuggestScreen};

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
}
