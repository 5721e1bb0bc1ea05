//! The cards, what could help and what is rehearsed, as other programs read them: by the same rules as the pages.

use serde::Serialize;

use super::list;
use super::{Cards, State, suggest};
use crate::cards::rehearsal::{self, Rehearsed, ToRehearse};
use crate::cards::{Card, Heard, Suggestion, Surroundings};
use crate::content::CardState;
use crate::crisis::{BodySign, LinesRecord};
use crate::view::{Closed, View};

/// Cards.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardsRecord {
    /// Words of danger were typed: the plan and people who answer come first.
    pub danger: bool,
    /// A sign of a body in danger, or of withdrawal, was typed: the number, or when to call, comes first.
    pub sign: Option<BodySign>,
    /// Who answers, where words of danger or such a sign were typed; the companion fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<LinesRecord>,
    /// In the order of the deck, or the ones that fit best first.
    pub cards: Vec<Card>,
}

impl CardsRecord {
    /// True where something else than the cards is to answer first.
    pub fn comes_first(&self) -> bool {
        let (danger, sign) = (self.danger, self.sign);
        Heard { danger, sign }.comes_first()
    }
}

/// What could help now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuggestionsRecord {
    /// Somebody may be in danger today: the plan and people who answer come first.
    pub danger: bool,
    /// Who answers, where somebody may be in danger; the companion fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<LinesRecord>,
    /// What fits best first.
    pub suggestions: Vec<Suggestion>,
}

/// The rehearsal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RehearsalRecord {
    /// What comes back today, the longest due first.
    pub due: Vec<ToRehearse>,
    /// All that was chosen.
    pub chosen: Vec<Rehearsed>,
}

/// All cards, or those that fit what was typed; ahead of the lock as they were written.
pub fn cards_record(typed: &str, view: &View<'_>, state: &State) -> CardsRecord {
    let cards = Cards::read(view, state);
    if typed.trim().is_empty() {
        return CardsRecord {
            danger: false,
            sign: None,
            answers: None,
            cards: cards.deck().cards().to_vec(),
        };
    }
    let (heard, found) = list::found(typed, &cards);
    CardsRecord {
        danger: heard.danger,
        sign: heard.sign,
        answers: None,
        cards: found.into_iter().cloned().collect(),
    }
}

/// The card with this id.
pub fn card_record(id: &str, view: &View<'_>, state: &State) -> Option<Card> {
    Cards::read(view, state).deck().card(id).cloned()
}

/// What could help somebody who feels like this.
///
/// # Errors
/// Where what has helped does not read.
pub fn suggestions_record(
    feels: (CardState, i32),
    minutes: i32,
    here: Surroundings,
    view: &View<'_>,
    state: &State,
) -> Result<SuggestionsRecord, Closed> {
    let cards = Cards::read(view, state);
    let (_, suggestions) = suggest::found(feels, minutes, here, &cards)?;
    Ok(SuggestionsRecord {
        danger: cards.shows_danger(),
        answers: None,
        suggestions,
    })
}

/// What comes back today, and what was chosen.
///
/// # Errors
/// Ahead of the lock, and where it does not read.
pub fn rehearsal_record(view: &View<'_>, state: &State) -> Result<RehearsalRecord, Closed> {
    let cards = Cards::read(view, state);
    let store = cards.own.clone()?;
    let (now, zone) = (view.moment().now, view.moment().zone);
    Ok(RehearsalRecord {
        due: rehearsal::due(store, cards.deck(), cards.used(), now, zone)?,
        chosen: rehearsal::rehearsed(store, cards.deck(), now)?,
    })
}
