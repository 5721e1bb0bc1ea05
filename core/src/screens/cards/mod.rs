//! Skill cards on screen: the list and its search, one card and its steps, what could help now, rehearsal and the
//! diary. What choosing something does stands in [`action`].

mod action;
mod card;
mod diary;
mod diary_action;
mod diary_questions;
mod feel;
mod list;
mod rehearse;
mod signal;
mod steps;
mod suggest;

pub(super) use crate::cards::page::day_in_a_line;
pub use action::CardAction;
pub use card::{CardLabels, CardScreen, TickLine};
pub use diary::{DiaryDayLines, DiaryEntryScreen, DiaryLine, DiaryQuestion, DiaryScreen};
pub use diary_action::DiaryAction;
pub use feel::FeelScreen;
pub use list::{CardFinder, CardGroup, CardsScreen, Shelf, StateChoice};
pub use rehearse::{CardsRehearsalScreen, RehearsedLine};
pub use signal::PlanFirst;
pub use steps::{CardStepScreen, ScaleAsked};
pub use suggest::SuggestScreen;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use crate::cards::Deck;
use crate::store::StoreError;
use crate::view::Moment;

/// A card in a list.
fn look(id: &str, title: &str, when: &str) -> Offer {
    Offer::with_detail(go(Place::Card { id: id.to_owned() }), title, when)
}

fn go(place: Place) -> Action {
    Action::Go { place }
}

/// The list of all cards.
pub(super) fn all_cards() -> Place {
    Place::Cards {
        typed: String::new(),
    }
}

impl Companion {
    /// The deck as the person has it; as it was written where that cannot be read, and ahead of the lock.
    pub(super) fn deck(&self, moment: &Moment) -> Deck {
        let content = moment.content();
        let mut deck = self
            .read_own(|store| Deck::read(store, content))
            .unwrap_or_else(|| Deck::of_content(content));
        if deck.is_short() {
            self.noted::<(), _>(Err(StoreError::Damaged));
        }
        for practice in self.practices(moment).handed() {
            deck.take_in_practice(practice.clone());
        }
        for tool in self.tools_made_worse(moment) {
            deck.leave_out(&tool);
        }
        deck
    }

    /// True where what the person writes can be kept and may show.
    fn may_write(&self) -> bool {
        !self.locked && self.store().is_some()
    }
}
