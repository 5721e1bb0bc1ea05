//! What of the plan may show ahead of the lock.

use super::Act;
use crate::content::{Content, fill};
use crate::crisis::{LockChoice, Look};
use crate::page::{Block, LineRole, Offer, Role, Target};
use crate::view::{Ahead, Body};

/// What a choice is called.
pub(crate) fn name(choice: LockChoice, content: &Content) -> &str {
    let words = &content.crisis.lock;
    match choice {
        LockChoice::All => &words.all,
        LockChoice::MarkedParts => &words.marked_parts,
        LockChoice::Behind => &words.behind,
    }
}

/// The answers to the question.
pub(super) fn choices(content: &Content) -> Vec<Offer> {
    let choices = [LockChoice::All, LockChoice::MarkedParts, LockChoice::Behind];
    let offer = |choice| {
        let act = Target::act(&Act::Lock { choice });
        Offer::new(name(choice, content), Role::Change, act)
    };
    choices.map(offer).to_vec()
}

pub(super) fn page(look: &Look, ahead: &Ahead<'_>) -> Body {
    let content = ahead.content();
    let words = &content.crisis;
    let now = look.settings().lock.map(|choice| {
        let choice = name(choice, content);
        fill(&words.page.lock_is, &[("choice", choice)])
    });
    let small = now.into_iter().chain([words.lock.always.clone()]);
    Body::new(&words.page.offers.lock.label)
        .block(Block::Offers {
            lead: Some(words.lock.question.clone()),
            offers: choices(content),
        })
        .block(Block::lines(LineRole::Small, small))
}
