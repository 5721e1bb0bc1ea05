//! A card step by step: a rating that can be skipped, one step at a time, and the rating once more, so that what
//! helps is learned. "This makes it worse" stands on every step.

use serde::Serialize;

use super::super::action::{Action, Offer, Place};
use super::super::companion::Companion;
use super::action::CardAction;
use super::card::cautions;
use super::go;
use crate::cards::Card;
use crate::content::{Content, fill};
use crate::session::Form;
use crate::view::Moment;

/// One step of a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardStepScreen {
    /// Id of the card.
    pub id: String,
    /// Its title.
    pub title: String,
    /// "Step 2 of 5"; empty before and after the steps.
    pub number: String,
    /// What to do now; empty before and after the steps.
    pub text: String,
    /// Cautions: in full before it starts, in short while it goes on.
    pub cautions: Vec<String>,
    /// The rating that is asked for before and after the steps.
    pub asked: Option<ScaleAsked>,
    /// On, back, the other form, and "this makes it worse".
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// A question that is answered from 0 to 10.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleAsked {
    /// The question.
    pub text: String,
    /// Eleven answers, 0 first.
    pub answers: Vec<Offer>,
    /// Leaves it out, where that makes sense.
    pub skip: Option<Offer>,
}

impl ScaleAsked {
    pub(super) fn new(text: &str, answer: impl Fn(i32) -> Action, skip: Option<Offer>) -> Self {
        let answers = (0..=10).map(|value| Offer::new(answer(value), &value.to_string()));
        Self {
            text: text.to_owned(),
            answers: answers.collect(),
            skip,
        }
    }
}

impl Companion {
    /// A step of a card: 0 is the rating before it, the last one the rating after it. None where the card is not in
    /// the deck, has no steps, or waits for a tick.
    pub fn card_step(
        &self,
        id: &str,
        step: i32,
        before: Option<i32>,
        moment: &Moment,
    ) -> Option<CardStepScreen> {
        let content = moment.content();
        let words = &content.cards_words.deck;
        let deck = self.deck(moment);
        let card = deck.card(id)?;
        let outward = self.reads_outward(card, moment);
        let steps = if outward {
            &card.outward
        } else {
            &card.text.steps
        };
        if steps.is_empty() || card.waits_for_tick {
            return None;
        }
        let of = i32::try_from(steps.len()).ok()?;
        let step = step.clamp(0, of + 1);
        let text = usize::try_from(step - 1).ok().and_then(|at| steps.get(at));
        let to = |step| Place::CardStep {
            id: id.to_owned(),
            step,
            before,
        };
        let mut offers = Vec::new();
        if (1..=of).contains(&step) {
            offers.push(Offer::new(go(to(step + 1)), &words.next));
        }
        if step > 0 {
            offers.push(Offer::new(go(to(step - 1)), &words.previous));
        }
        offers.extend(self.other_form(card, outward, before, moment));
        let worse = CardAction::MakesWorse {
            id: id.to_owned(),
            on: true,
        };
        offers.push(Offer::new(
            Action::Card { change: worse },
            &words.makes_worse,
        ));
        offers.push(Offer::new(
            go(Place::Card { id: id.to_owned() }),
            &words.to_card,
        ));
        Some(CardStepScreen {
            id: id.to_owned(),
            title: card.text.title.clone(),
            number: text.map_or_else(String::new, |_| {
                let (n, of) = (step.to_string(), of.to_string());
                fill(&words.step, &[("n", &n), ("of", &of)])
            }),
            text: text.cloned().unwrap_or_default(),
            cautions: if step == 0 {
                cautions(content, card, |_| true)
            } else {
                in_short(content, card)
            },
            asked: rating_asked(content, card, step, of, before),
            offers,
            doors: self.doors(moment),
        })
    }

    /// The other form of a card, where there is one and the choice is the person's.
    fn other_form(
        &self,
        card: &Card,
        outward: bool,
        before: Option<i32>,
        moment: &Moment,
    ) -> Option<Offer> {
        let words = &moment.content().cards_words.deck;
        let there_is = !card.outward.is_empty() && self.form(moment) != Form::StayAwake;
        let change = CardAction::Outward {
            id: card.id.clone(),
            on: !outward,
            before,
        };
        let label = if outward {
            &words.inward
        } else {
            &words.outward
        };
        there_is.then(|| Offer::new(Action::Card { change }, label))
    }
}

fn rating_asked(
    content: &Content,
    card: &Card,
    step: i32,
    of: i32,
    before: Option<i32>,
) -> Option<ScaleAsked> {
    let words = &content.cards_words.deck;
    let id = || card.id.clone();
    let first = |before| {
        go(Place::CardStep {
            id: id(),
            step: 1,
            before,
        })
    };
    let used = |after| Action::Card {
        change: CardAction::Used {
            id: id(),
            before,
            after,
        },
    };
    if step == 0 {
        let skip = Offer::new(first(None), &words.skip);
        let rate = |value| first(Some(value));
        Some(ScaleAsked::new(&words.strong_before, rate, Some(skip)))
    } else if step > of {
        let skip = Offer::new(used(None), &words.skip);
        let rate = |value| used(Some(value));
        Some(ScaleAsked::new(&words.strong_after, rate, Some(skip)))
    } else {
        None
    }
}

fn in_short(content: &Content, card: &Card) -> Vec<String> {
    let ids = card.cautions.iter();
    ids.filter_map(|id| content.cautions.cautions.get(id))
        .map(|caution| caution.short.clone())
        .collect()
}
