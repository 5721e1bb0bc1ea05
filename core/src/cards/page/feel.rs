//! "I feel …" × how strong × "I have … minutes" × where I am: four touches to what could help, each a stop of its own.

use super::strength::strength_form;
use super::{Act, At, Cards, next_question};
use crate::cards::Surroundings;
use crate::content::{CardState, CardsWords, counted};
use crate::page::{Block, Item, Items, Offer, Role, Target, Weight, word_of};
use crate::view::Body;

/// How somebody feels. The feelings that stand for danger are among them.
pub(super) fn how(intensity: Option<i32>, minutes: Option<i32>, cards: &Cards<'_>) -> Body {
    let words = cards.words();
    let states = CardState::ALL.into_iter().filter_map(|state| {
        let label = &words.states.get(&state)?.label;
        let next = next_question(Some(state), intensity, minutes);
        Some(Item::new(format!("state-{}", word_of(&state)), label).open(Target::go(&next)))
    });
    let feelings = words.signals.feelings.iter().map(|(id, feeling)| {
        let act = Act::Signal { id: id.clone() };
        Item::new(format!("feeling-{id}"), &feeling.label).open(Target::act(&act))
    });
    let list = Items::new("feelings")
        .title(&words.browse.i_feel)
        .items(states.chain(feelings));
    question(None, intensity, minutes, cards).block(Block::items(list))
}

/// How strong it is.
pub(super) fn how_strong(state: CardState, minutes: Option<i32>, cards: &Cards<'_>) -> Body {
    let act = Act::HowStrong { state, minutes };
    let form = strength_form(&cards.words().browse.how_strong, &act, None, cards);
    question(Some(state), None, minutes, cards).block(form)
}

/// "I have … minutes."
pub(super) fn how_long(state: CardState, intensity: i32, cards: &Cards<'_>) -> Body {
    let words = cards.words();
    let answers = words.browse.minutes.iter().map(|minutes| {
        let at = At::Whereabouts {
            state,
            intensity,
            minutes: *minutes,
        };
        chip(said_minutes(words, *minutes), &at)
    });
    question(Some(state), Some(intensity), None, cards).block(Block::Offers {
        lead: Some(words.browse.i_have.clone()),
        offers: answers.collect(),
    })
}

/// Where somebody is.
pub(super) fn whereabouts(
    state: CardState,
    intensity: i32,
    minutes: i32,
    cards: &Cards<'_>,
) -> Body {
    let words = cards.words();
    let answers = Surroundings::ALL.map(|here| {
        let at = At::Suggest {
            state,
            intensity,
            minutes,
            here,
        };
        chip(name(words, here), &at)
    });
    question(Some(state), Some(intensity), Some(minutes), cards).block(Block::Offers {
        lead: Some(words.browse.i_am.clone()),
        offers: answers.to_vec(),
    })
}

fn chip(label: impl Into<String>, at: &At) -> Offer {
    Offer::new(label, Role::Go, Target::go(at)).weight(Weight::Chip)
}

/// A page with what was said so far; the question comes below.
fn question(
    state: Option<CardState>,
    intensity: Option<i32>,
    minutes: Option<i32>,
    cards: &Cards<'_>,
) -> Body {
    let mut body = Body::new(&cards.words().browse.feel);
    body.danger = cards.shows_danger();
    body.blocks(said(state, intensity, minutes, None, cards))
}

/// What was said, each leading back to its question; the other answers stay said.
pub(super) fn said(
    state: Option<CardState>,
    intensity: Option<i32>,
    minutes: Option<i32>,
    here: Option<Surroundings>,
    cards: &Cards<'_>,
) -> Option<Block> {
    let words = cards.words();
    let mark = &cards.page_words().marks.said;
    let mut offers = Vec::new();
    let mut line = |text: String, at: At| {
        let back = Offer::new(text, Role::Change, Target::go(&at)).marked(mark);
        offers.push(back.weight(Weight::Chip));
    };
    if let Some(named) = state.and_then(|state| words.states.get(&state)) {
        let text = words.browse.i_feel.replace('…', &named.label);
        line(text, At::Feel { intensity, minutes });
    }
    if let (Some(state), Some(value)) = (state, intensity) {
        let value = value.to_string();
        let text = crate::content::fill(&cards.page_words().rated, &[("value", &value)]);
        line(text, At::HowStrong { state, minutes });
    }
    if let (Some(state), Some(intensity), Some(given)) = (state, intensity, minutes) {
        let text = words
            .browse
            .i_have
            .replace('…', &said_minutes(words, given));
        line(text, At::HowLong { state, intensity });
        if let Some(here) = here {
            let text = words.browse.i_am.replace('…', name(words, here));
            let minutes = given;
            line(
                text,
                At::Whereabouts {
                    state,
                    intensity,
                    minutes,
                },
            );
        }
    }
    (!offers.is_empty()).then(|| Block::offers(offers))
}

fn said_minutes(words: &CardsWords, minutes: i32) -> String {
    counted(&words.deck.minutes, i64::from(minutes))
}

fn name(words: &CardsWords, here: Surroundings) -> &str {
    let names = &words.surroundings;
    match here {
        Surroundings::Home => &names.home,
        Surroundings::Bed => &names.bed,
        Surroundings::Outside => &names.outside,
        Surroundings::AmongPeople => &names.among_people,
    }
}
