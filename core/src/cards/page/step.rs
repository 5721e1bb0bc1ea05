//! A card step by step: a rating that can be skipped, one step at a time, and the rating once more, so that what
//! helps is learned. "This makes it worse" stands on every step.

use super::card::cautions;
use super::strength::strength_form;
use super::{Act, At, Cards, card, doing, find, go};
use crate::cards::Card;
use crate::content::fill;
use crate::page::{Block, LineRole, Offer, Role, Shape, Target, Weight};
use crate::store::StoreError;
use crate::view::{Body, Closed};

/// 0 is the rating before it, the last one the rating after it. Where the card has no steps, or waits for a tick,
/// there is nothing to step through.
pub(super) fn page(
    id: &str,
    step: i32,
    before: Option<i32>,
    cards: &Cards<'_>,
) -> Result<Body, Closed> {
    let one = find(id, cards)?;
    let outward = cards.reads_outward(one);
    let steps = if outward {
        &one.outward
    } else {
        &one.text.steps
    };
    if steps.is_empty() || one.waits_for_tick {
        return Err(StoreError::NotFound.into());
    }
    let of = i32::try_from(steps.len()).unwrap_or(i32::MAX - 1);
    let step = step.clamp(0, of + 1);
    let before = before.filter(|before| (0..=10).contains(before));
    let words = &cards.words().deck;
    let mut body = Body::new(&one.text.title).shape(Shape::Plain);
    if step == 0 {
        let mind: Vec<_> = cautions(one, cards)
            .map(|(_, caution)| &caution.text)
            .collect();
        if !mind.is_empty() {
            body = body.block(Block::lines(LineRole::Caution, mind));
        }
        let id = one.id.clone();
        let skip = Target::go(&at(one, 1, None));
        body = body.block(strength_form(
            &words.strong_before,
            &Act::Begin { id },
            Some(skip),
            cards,
        ));
    } else {
        let text = usize::try_from(step - 1).ok().and_then(|n| steps.get(n));
        if let Some(text) = text {
            let (n, all) = (step.to_string(), of.to_string());
            let number = fill(&words.step, &[("n", &n), ("of", &all)]);
            body = body.block(Block::lines(LineRole::Small, [number]));
            body = body.block(Block::lines(LineRole::Lead, [text]));
        } else {
            let id = || one.id.clone();
            let skip = Target::act(&Act::UsedUnrated { id: id(), before });
            let used = Act::Used { id: id(), before };
            body = body.block(strength_form(&words.strong_after, &used, Some(skip), cards));
        }
        let mind: Vec<_> = cautions(one, cards)
            .map(|(_, caution)| &caution.short)
            .collect();
        if !mind.is_empty() {
            body = body.block(Block::lines(LineRole::Caution, mind));
        }
    }
    Ok(body.block(Block::offers(offers(one, step, of, before, cards))))
}

fn at(one: &Card, step: i32, before: Option<i32>) -> At {
    At::Step {
        id: one.id.clone(),
        step,
        before,
    }
}

/// On, back, the other form, and "this makes it worse".
fn offers(one: &Card, step: i32, of: i32, before: Option<i32>, cards: &Cards<'_>) -> Vec<Offer> {
    let (words, marks) = (&cards.words().deck, &cards.page_words().marks);
    let mut offers = Vec::new();
    if (1..=of).contains(&step) {
        let next = Target::go(&at(one, step + 1, before));
        let next = Offer::new(&words.next, Role::Later, next).marked(&marks.next);
        offers.push(next.weight(Weight::Main));
    }
    if step > 0 {
        let previous = at(one, step - 1, before);
        let previous = Offer::new(&words.previous, Role::Earlier, Target::go(&previous));
        offers.push(previous.marked(&marks.previous));
    }
    // While a use holds, it is the room.
    if !one.outward.is_empty() && !cards.used() {
        let on = !cards.reads_outward(one);
        let label = if on { &words.outward } else { &words.inward };
        let id = one.id.clone();
        let act = Act::Outward { id, on, before };
        offers.push(doing(label, &marks.outward, Role::Change, &act));
    }
    let id = one.id.clone();
    offers.push(doing(
        &words.makes_worse,
        &marks.worse,
        Role::Skip,
        &Act::Worse { id },
    ));
    offers.push(go(&words.to_card, &marks.to_card, &card(&one.id, None)));
    offers
}
