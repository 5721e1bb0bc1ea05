//! One card: its cautions first, then its steps, why it works, and what can be done with it.

use super::kept_offers::kept_offers;
use super::{Act, At, Cards, Felt, find, go, tags};
use crate::cards::handed::sourced;
use crate::cards::{Card, CardOrigin};
use crate::content::{Caution, LinkKind as Opens, NEED_A_TICK, counted, fill};
use crate::page::{Block, Item, Items, LineRole, NoticeKind, Offer, Role, Target, Weight};
use crate::store::Store;
use crate::view::{Body, Closed, LinkKind};

/// A card that was felt so strongly a moment ago begins with its first step.
pub(super) fn page(id: &str, felt: Option<Felt>, cards: &Cards<'_>) -> Result<Body, Closed> {
    let card = find(id, cards)?;
    let words = &cards.words().deck;
    let minutes = counted(&words.minutes, i64::from(card.minutes));
    let when = format!("{} ({minutes})", card.text.when);
    let mut body = Body::new(&card.text.title).block(Block::lines(LineRole::Lead, [when.trim()]));
    body = body.blocks(note(card, cards).map(|note| Block::notice(NoticeKind::Told, note)));
    let origin = match card.origin {
        CardOrigin::Content | CardOrigin::HandedOver => None,
        CardOrigin::Edited => Some(&words.edited),
        CardOrigin::Own => Some(&words.own),
    };
    body = body.blocks(origin.map(|origin| Block::lines(LineRole::Small, [origin])));
    let Minded { above, below } = to_mind(card, cards);
    if !above.is_empty() {
        body = body.block(Block::lines(LineRole::Caution, above));
    }
    body = body.blocks(ticks(card, cards));
    let first = (None, &card.text.steps);
    let outward = (Some(&words.outward), &card.outward);
    let forms = if cards.reads_outward(card) {
        [outward, first]
    } else {
        [first, outward]
    };
    for (label, steps) in forms.into_iter().filter(|(_, steps)| !steps.is_empty()) {
        body = body.blocks(label.map(Block::heading));
        body = body.block(Block::lines(LineRole::Steps, steps));
    }
    if !card.text.why.is_empty() {
        body = body.block(Block::heading(&words.why));
        body = body.block(Block::lines(LineRole::Body, [&card.text.why]));
    }
    if !below.is_empty() {
        body = body.block(Block::heading(&cards.content().words.exercise.mind));
        body = body.block(Block::lines(LineRole::Caution, below));
    }
    // What somebody wrote themselves, or what a therapist handed over, is theirs to look over.
    if card.origin == CardOrigin::Content {
        let review = &cards.content().words.now.review;
        body = body.block(Block::lines(LineRole::Small, [review]));
    }
    let source = Some(sourced(cards.content(), card)).filter(|source| !source.is_empty());
    body = body.blocks(source.map(|source| Block::lines(LineRole::Source, [source])));
    body = body.block(Block::offers(ways_on(card, felt, cards)));
    match &cards.own {
        Ok(store) => {
            body = body.blocks(tags_of(card, cards, store)?);
            Ok(body.blocks(kept_offers(card, cards, store)?))
        }
        Err(_) => Ok(body.blocks(cards.closed())),
    }
}

/// That it made things worse, or is for another day. Neither shows ahead of the lock.
fn note(card: &Card, cards: &Cards<'_>) -> Option<String> {
    let words = &cards.words().deck;
    if cards.is_locked() {
        None
    } else if card.made_worse {
        Some(words.made_worse.clone())
    } else {
        (card.not_after_using && cards.used()).then(|| words.used_today.clone())
    }
}

fn needs_tick(caution: &str) -> bool {
    NEED_A_TICK.contains(&caution)
}

/// What is to be minded, above the steps and below them.
struct Minded {
    above: Vec<&'static str>,
    below: Vec<&'static str>,
}

/// What is to be minded stands above the steps: whole where that is shorter than they are, else a short line of each,
/// with the whole of it below them.
fn to_mind(card: &Card, cards: &Cards<'_>) -> Minded {
    let known = cautions(card, cards).filter(|(id, _)| !needs_tick(id));
    let known: Vec<_> = known.map(|(_, caution)| caution).collect();
    let whole: Vec<_> = known.iter().map(|caution| caution.text.as_str()).collect();
    let short: Vec<_> = known.iter().map(|caution| caution.short.as_str()).collect();
    let length =
        |of: &mut dyn Iterator<Item = &str>| -> usize { of.map(|line| line.chars().count()).sum() };
    let steps = length(&mut card.text.steps.iter().map(String::as_str));
    if length(&mut whole.iter().copied()) <= steps {
        Minded {
            above: whole,
            below: Vec::new(),
        }
    } else {
        Minded {
            above: short,
            below: whole,
        }
    }
}

/// The cautions of a card, each with its id.
pub(super) fn cautions<'c>(
    card: &'c Card,
    cards: &Cards<'_>,
) -> impl Iterator<Item = (&'c str, &'static Caution)> {
    let known = &cards.content().cautions.cautions;
    let ids = card.cautions.iter();
    ids.filter_map(|id| Some((id.as_str(), known.get(id)?)))
}

/// The cautions that are read and ticked before it starts.
fn ticks(card: &Card, cards: &Cards<'_>) -> Option<Block> {
    let page = cards.page_words();
    let asked = cautions(card, cards).filter(|(id, _)| needs_tick(id));
    let items: Vec<_> = asked
        .map(|(caution, words)| {
            let ticked = cards.deck().ticked(caution);
            let mut item = Item::new(format!("tick-{caution}"), &words.short)
                .note(if ticked { page.ticked.as_str() } else { "" })
                .detail(&words.text);
            item.ticked = Some(ticked);
            if cards.own.is_ok() {
                item.open = Some(Target::act(&Act::Tick {
                    id: card.id.clone(),
                    caution: caution.to_owned(),
                    on: !ticked,
                }));
            }
            item
        })
        .collect();
    let list = || Items::new("ticks").title(&page.ticks).items(items.clone());
    (!items.is_empty()).then(|| Block::items(list()))
}

/// Step by step, back to an exercise, and what it leads on to.
fn ways_on(card: &Card, felt: Option<Felt>, cards: &Cards<'_>) -> Vec<Offer> {
    let (words, marks) = (&cards.words().deck, &cards.page_words().marks);
    let mut offers = Vec::new();
    // A caution that needs a tick is read and ticked before it starts.
    if !card.waits_for_tick && !card.text.steps.is_empty() {
        let before = felt.and_then(|felt| felt.still(cards.view.moment().now));
        let step = At::Step {
            id: card.id.clone(),
            step: i32::from(before.is_some()),
            before,
        };
        let start = Offer::new(&words.start, Role::Begin, Target::go(&step)).marked(&marks.start);
        offers.push(start.weight(Weight::Main));
    }
    offers.extend(cards.exercise());
    offers.extend(linked(card, cards));
    // Where there is nothing else to do, the list is.
    if offers.is_empty() {
        let back = &cards.words().browse.back_to_cards;
        offers.push(go(back, &marks.to_card, &At::All));
    }
    offers
}

/// What a card leads on to, as far as it may be suggested now.
fn linked(card: &Card, cards: &Cards<'_>) -> Option<Offer> {
    let link = card.link.as_ref()?;
    let riding = cards.exercise().is_some();
    let kind = match link.kind {
        Opens::Ride if !riding => LinkKind::Ride,
        Opens::Breathing if !cards.deck().made_worse(&format!("breathing:{}", link.id)) => {
            LinkKind::Breathing
        }
        Opens::Practice if !cards.deck().made_worse(&format!("practice:{}", link.id)) => {
            LinkKind::Practice
        }
        Opens::Worksheet => LinkKind::Worksheet,
        _ => return None,
    };
    cards.link(kind, &link.id)
}

/// The person's tags.
fn tags_of(card: &Card, cards: &Cards<'_>, store: &Store) -> Result<Option<Block>, Closed> {
    let words = &cards.words().deck;
    let page = cards.page_words();
    let tags = tags::of_card(&card.tags, store)?;
    let items: Vec<_> = tags
        .into_iter()
        .map(|(id, tag)| {
            let label = fill(&words.untag, &[("tag", &tag)]);
            let act = Act::Untag {
                id: card.id.clone(),
                tag: id.clone(),
            };
            let untag = Offer::new(label, Role::Undo, Target::act(&act)).marked(&page.marks.untag);
            Item::new(format!("tag-{id}"), tag)
                .open(Target::go(&At::Tagged { tag: id }))
                .offers([untag])
        })
        .collect();
    let list = Items::new("tags").title(&page.tags).items(items);
    Ok((!list.items.is_empty()).then(|| Block::items(list)))
}
