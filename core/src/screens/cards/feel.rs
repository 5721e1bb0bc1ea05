//! "I feel …" × how strong × "I have … minutes" × where I am: four touches to what could help.

use serde::Serialize;

use super::super::action::{Action, Offer, Place};
use super::super::companion::Companion;
use super::action::CardAction;
use super::go;
use super::signal::PlanFirst;
use super::steps::ScaleAsked;
use crate::cards::Surroundings;
use crate::content::{CardState, CardsWords, Content, counted};
use crate::time::to_millis;
use crate::view::Moment;

/// A strength that was said this long ago still counts as the rating before a card.
const STILL_FELT_MS: i64 = 15 * 60_000;

/// The next thing to say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeelScreen {
    /// The title.
    pub title: String,
    /// What was said so far, a line each; choosing one goes back to it.
    pub said: Vec<Offer>,
    /// The plan, where a sign of danger was there today.
    pub plan_first: Option<PlanFirst>,
    /// The question that stands open.
    pub question: String,
    /// Its answers; empty where it is a scale.
    pub answers: Vec<Offer>,
    /// How strong it is.
    pub scale: Option<ScaleAsked>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

impl Companion {
    /// What is still to be said before something can be suggested.
    pub fn feel(
        &self,
        state: Option<CardState>,
        intensity: Option<i32>,
        minutes: Option<i32>,
        surroundings: Option<Surroundings>,
        moment: &Moment,
    ) -> FeelScreen {
        let content = moment.content();
        let words = &content.cards_words;
        let to = |state, intensity, minutes, surroundings| {
            go(place(state, intensity, minutes, surroundings))
        };
        let (question, answers, scale) = match (state, intensity, minutes) {
            (None, ..) => {
                let answer = |state, label: &str| {
                    Offer::new(to(Some(state), intensity, minutes, surroundings), label)
                };
                let mut answers: Vec<_> = CardState::ALL
                    .into_iter()
                    .filter_map(|state| Some(answer(state, &words.states.get(&state)?.label)))
                    .collect();
                answers.extend(danger(content));
                (words.browse.i_feel.clone(), answers, None)
            }
            (_, None, _) => {
                let rate = |value| to(state, Some(value), minutes, surroundings);
                let text = &words.browse.how_strong;
                let scale = ScaleAsked::new(text, rate, None);
                (text.clone(), Vec::new(), Some(scale))
            }
            (.., None) => {
                let answer = |minutes: &i32| {
                    Offer::new(
                        to(state, intensity, Some(*minutes), surroundings),
                        &said_minutes(words, *minutes),
                    )
                };
                let answers = words.browse.minutes.iter().map(answer).collect();
                (words.browse.i_have.clone(), answers, None)
            }
            _ => {
                let answer = |here: Surroundings| {
                    Offer::new(to(state, intensity, minutes, Some(here)), name(words, here))
                };
                let answers = Surroundings::ALL.map(answer).to_vec();
                (words.browse.i_am.clone(), answers, None)
            }
        };
        let plan_first = self.plan_first(moment);
        FeelScreen {
            title: words.browse.feel.clone(),
            said: said(words, state, intensity, minutes),
            question,
            answers,
            scale,
            doors: self.doors_beside(plan_first.as_ref(), moment),
            plan_first,
        }
    }

    /// Leads to what could help now.
    pub(in super::super) fn feel_offer(&self, moment: &Moment) -> Offer {
        let words = &moment.content().cards_words.browse;
        let place = place(None, None, None, None);
        Offer::with_detail(go(place), &words.feel, &words.feel_detail)
    }

    /// The same from a ride: an urge as strong as it was rated last.
    pub(in super::super) fn skills_in_ride(&self, moment: &Moment) -> Offer {
        let rated = self.at_hand.as_ref().and_then(|record| {
            let mut ratings = super::super::exercise::ratings(record);
            ratings.pop().map(|rating| rating.value)
        });
        let words = &moment.content().cards_words.browse;
        let place = place(
            Some(CardState::Urge),
            rated.filter(|_| !self.locked),
            None,
            None,
        );
        Offer::new(go(place), &words.feel)
    }

    /// How strong it was said to be a moment ago.
    pub(super) fn felt_lately(&self, moment: &Moment) -> Option<i32> {
        let (at, strength) = self.felt?;
        let since = to_millis(moment.now).saturating_sub(to_millis(at));
        (0..STILL_FELT_MS).contains(&since).then_some(strength)
    }
}

/// The next question, or what is suggested where all is said.
fn place(
    state: Option<CardState>,
    intensity: Option<i32>,
    minutes: Option<i32>,
    surroundings: Option<Surroundings>,
) -> Place {
    match (state, intensity, minutes, surroundings) {
        (Some(state), Some(intensity), Some(minutes), Some(surroundings)) => Place::Suggest {
            state,
            intensity,
            minutes,
            surroundings,
        },
        _ => Place::Feel {
            state,
            intensity,
            minutes,
            surroundings,
        },
    }
}

/// The feelings that stand for danger.
fn danger(content: &Content) -> impl Iterator<Item = Offer> + '_ {
    let feelings = content.cards_words.signals.feelings.iter();
    feelings.map(|(id, feeling)| {
        let change = CardAction::Signal { id: id.clone() };
        Offer::new(Action::Card { change }, &feeling.label)
    })
}

/// What was said, each leading back to its question.
pub(super) fn said(
    words: &CardsWords,
    state: Option<CardState>,
    intensity: Option<i32>,
    minutes: Option<i32>,
) -> Vec<Offer> {
    let mut lines = Vec::new();
    let named = state.and_then(|state| words.states.get(&state));
    if let Some(named) = named {
        let text = words.browse.i_feel.replace('…', &named.label);
        lines.push(Offer::new(go(place(None, intensity, minutes, None)), &text));
    }
    if let Some(value) = intensity {
        let text = format!("{value} / 10");
        lines.push(Offer::new(go(place(state, None, minutes, None)), &text));
    }
    if let Some(given) = minutes {
        let text = words
            .browse
            .i_have
            .replace('…', &said_minutes(words, given));
        lines.push(Offer::new(go(place(state, intensity, None, None)), &text));
    }
    lines
}

fn said_minutes(words: &CardsWords, minutes: i32) -> String {
    counted(&words.deck.minutes, i64::from(minutes))
}

pub(super) fn name(words: &CardsWords, here: Surroundings) -> &str {
    let names = &words.surroundings;
    match here {
        Surroundings::Home => &names.home,
        Surroundings::Bed => &names.bed,
        Surroundings::Outside => &names.outside,
        Surroundings::AmongPeople => &names.among_people,
    }
}
