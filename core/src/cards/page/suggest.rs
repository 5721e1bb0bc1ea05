//! What could help now: what fits, and of that what has helped this person.

use super::feel::said;
use super::{Act, At, Cards, Felt, card, doing, go};
use crate::cards::settings::explores;
use crate::cards::{History, Situation, Suggestion, SuggestionKind, Surroundings, diary, suggest};
use crate::content::CardState;
use crate::page::{Block, Item, Items, Offer, Role, Target};
use crate::session;
use crate::store::StoreError;
use crate::time::to_millis;
use crate::view::{Body, Closed, LinkKind};

/// Id of the list.
const SUGGESTIONS: &str = "suggestions";
/// How many things are suggested.
const SUGGESTED: i32 = 6;
/// What is chosen among new things stays the same for this long, so that a list does not change under a finger.
const SAME_CHOICE_MS: i64 = 3_600_000;

pub(super) fn page(
    state: CardState,
    intensity: i32,
    minutes: i32,
    here: Surroundings,
    cards: &Cards<'_>,
) -> Result<Body, Closed> {
    let words = cards.words();
    let moment = cards.view.moment();
    let intensity = intensity.clamp(0, 10);
    let (situation, found) = found((state, intensity), minutes, here, cards)?;
    let felt = Felt {
        strength: intensity,
        at: moment.now,
    };
    let items = found.iter().filter_map(|one| item(one, felt, cards));
    let mut body = Body::new(&words.suggest.title);
    body.danger = cards.shows_danger();
    Ok(body
        .blocks(said(
            Some(state),
            Some(intensity),
            Some(minutes),
            Some(here),
            cards,
        ))
        .block(Block::items(
            Items::new(SUGGESTIONS)
                .none(&words.suggest.nothing)
                .items(items),
        ))
        .block(Block::offers(offers(&situation, cards)))
        .blocks(cards.closed()))
}

/// True where nothing is left to suggest: people are, then.
pub(crate) fn suggests_nothing(body: &Body) -> bool {
    body.blocks.iter().any(|block| match block {
        Block::Items { items } => items.id == SUGGESTIONS && items.items.is_empty(),
        _ => false,
    })
}

/// What is suggested to somebody who feels like this, so strongly.
pub(super) fn found(
    (state, intensity): (CardState, i32),
    minutes: i32,
    here: Surroundings,
    cards: &Cards<'_>,
) -> Result<(Situation, Vec<Suggestion>), Closed> {
    let (history, explore) = match &cards.own {
        Ok(store) => (what_helped(store)?, explores(store)?),
        // Ahead of the lock the order is the one that everybody has.
        Err(_) => (History::default(), false),
    };
    let situation = Situation {
        state,
        intensity: intensity.clamp(0, 10),
        minutes,
        surroundings: here,
        used: cards.used(),
        signal: cards.in_danger(),
        explore,
        seed: to_millis(cards.view.moment().now).unsigned_abs() / SAME_CHOICE_MS.unsigned_abs(),
        limit: SUGGESTED,
    };
    let found = suggest(cards.deck(), &history, &situation);
    Ok((situation, found))
}

/// What has helped: by the diary, and by the ratings around each breath and each practice.
fn what_helped(store: &crate::store::Store) -> Result<History, StoreError> {
    let mut history = diary::history(store)?;
    let uses = session::tool_uses(store)?;
    uses.iter().for_each(|used| history.add(used));
    Ok(history)
}

fn item(found: &Suggestion, felt: Felt, cards: &Cards<'_>) -> Option<Item> {
    let (kind, target) = match found.kind {
        SuggestionKind::Card => ("card", Target::go(&card(&found.id, Some(felt)))),
        SuggestionKind::Breathing => {
            let offer = cards.link(LinkKind::Breathing, &found.id)?;
            ("breathing", offer.target)
        }
        SuggestionKind::Practice => {
            let offer = cards.link(LinkKind::Practice, &found.id)?;
            ("practice", offer.target)
        }
    };
    let item = Item::new(format!("{kind}-{}", found.id), &found.title);
    Some(item.detail(&found.reason).open(target))
}

fn offers(situation: &Situation, cards: &Cards<'_>) -> Vec<Offer> {
    let (words, marks) = (cards.words(), &cards.page_words().marks);
    let Situation {
        state,
        intensity,
        minutes,
        surroundings: here,
        ..
    } = *situation;
    // A ride is always there.
    let ride = cards.exercise().or_else(|| cards.link(LinkKind::Ride, ""));
    let mut offers: Vec<_> = ride.into_iter().collect();
    let fitting = At::Fitting {
        state,
        minutes,
        here,
    };
    offers.push(go(
        &words.browse.all_that_fit,
        &marks.all_that_fit,
        &fitting,
    ));
    if cards.own.is_ok() {
        let on = !situation.explore;
        let label = if on {
            &words.suggest.explore_switch
        } else {
            &words.suggest.no_explore_switch
        };
        let act = Act::Explore {
            on,
            state,
            intensity,
            minutes,
            here,
        };
        offers.push(doing(label, &marks.explore, Role::Change, &act));
    }
    offers
}
