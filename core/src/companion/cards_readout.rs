//! The cards as other programs read them.

use super::refusal::Refusal;
use super::state::Companion;
use crate::cards::page::{self, CardsRecord, RehearsalRecord, SuggestionsRecord};
use crate::cards::{Card, Surroundings};
use crate::content::CardState;
use crate::view::{Closed, Failure, Moment};

impl Companion {
    /// All cards, or those that fit what was typed; ahead of the lock as they were written.
    pub fn cards_record(&self, typed: &str, moment: &Moment) -> CardsRecord {
        let mut found = self.viewed(moment, |view| {
            page::cards_record(typed, view, &self.rooms.cards)
        });
        let comes_first = found.comes_first();
        found.answers = comes_first.then(|| self.lines_record(None, moment));
        found
    }

    /// The card with this id.
    pub fn card_record(&self, id: &str, moment: &Moment) -> Option<Card> {
        self.viewed(moment, |view| {
            page::card_record(id, view, &self.rooms.cards)
        })
    }

    /// What could help somebody who feels like this, so strongly, with so many minutes; ahead of the lock in the order
    /// that everybody has.
    ///
    /// # Errors
    /// [`Refusal`] where what has helped does not read.
    pub fn suggestions_record(
        &self,
        feels: (CardState, i32),
        minutes: i32,
        here: Surroundings,
        moment: &Moment,
    ) -> Result<SuggestionsRecord, Refusal> {
        let found = self.viewed(moment, |view| {
            page::suggestions_record(feels, minutes, here, view, &self.rooms.cards)
        });
        let mut found = found.map_err(|closed| refusal(closed, moment))?;
        found.answers = found.danger.then(|| self.lines_record(None, moment));
        Ok(found)
    }

    /// What comes back today, and what is rehearsed.
    ///
    /// # Errors
    /// [`Refusal`] ahead of the lock, and where it does not read.
    pub fn rehearsal_record(&self, moment: &Moment) -> Result<RehearsalRecord, Refusal> {
        let found = self.viewed(moment, |view| {
            page::rehearsal_record(view, &self.rooms.cards)
        });
        found.map_err(|closed| refusal(closed, moment))
    }
}

fn refusal(closed: Closed, moment: &Moment) -> Refusal {
    Refusal::of(Failure::Closed(closed), moment)
}

#[cfg(test)]
mod tests {
    use super::super::world::{CANARY, STATES, State, moment, world};
    use super::*;
    use serde_json::json;

    #[test]
    fn ahead_of_the_lock_cards_stand_as_they_were_written_and_nothing_of_the_persons_does() {
        for state in STATES {
            let world = world(state);
            let companion = &world.companion;
            let cards = companion.cards_record("", &moment());
            assert!(cards.cards.len() > 90, "{state:?}");
            let found = companion.cards_record("want to die", &moment());
            assert!(found.danger, "{state:?}");
            let answers = found.answers.unwrap();
            assert!(!answers.emergency.is_empty(), "{state:?}");
            let feels = (CardState::Anxious, 6);
            let suggested = companion.suggestions_record(feels, 10, Surroundings::Home, &moment());
            let suggested = suggested.unwrap();
            assert!(!suggested.suggestions.is_empty(), "{state:?}");
            let rehearsed = companion.rehearsal_record(&moment());
            let open = companion.store().is_some() && !companion.is_locked();
            let has_own = open && state != State::New;
            assert_eq!(rehearsed.is_ok(), open, "{state:?}");
            let all = format!("{} {}", json!(cards), json!(suggested));
            assert_eq!(all.contains(CANARY), has_own, "{state:?}");
        }
    }
}
