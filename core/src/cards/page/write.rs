//! Forms of the cards: one of one's own, a reason, other words, a tag. Each says that nobody reads it.

use super::{Act, At, Cards, OwnCardDraft, ReasonDraft, TagDraft, WordsDraft, card, find};
use crate::page::{Answers, Block, LineRole, Offer, Place, Role, Target};
use crate::store::StoreError;
use crate::view::{Body, Draft, form_body};

/// A card of the person's own.
pub(super) fn own(said: Answers<'_>, cards: &Cards<'_>) -> Body {
    let title = &cards.words().deck.write_own;
    form::<OwnCardDraft>(title, said, None, &Act::Keep, &At::All, cards)
}

/// A reason.
pub(super) fn reason(said: Answers<'_>, cards: &Cards<'_>) -> Body {
    let title = &cards.words().deck.write_reason;
    form::<ReasonDraft>(title, said, None, &Act::KeepReason, &At::All, cards)
}

/// Other words, with those that stand there now.
pub(super) fn edit(id: &str, said: Answers<'_>, cards: &Cards<'_>) -> Result<Body, StoreError> {
    let there = WordsDraft::of(&find(id, cards)?.text);
    let title = &cards.words().deck.edit;
    let act = Act::Change { id: id.to_owned() };
    Ok(form(
        title,
        said,
        Some(&there),
        &act,
        &card(id, None),
        cards,
    ))
}

/// A tag to put on.
pub(super) fn tag(id: &str, said: Answers<'_>, cards: &Cards<'_>) -> Result<Body, StoreError> {
    find(id, cards)?;
    let title = &cards.words().deck.tag;
    let act = Act::Tag { id: id.to_owned() };
    Ok(form::<TagDraft>(
        title,
        said,
        None,
        &act,
        &card(id, None),
        cards,
    ))
}

/// A page with one form, whose answers are kept.
fn form<D: Draft>(
    title: &str,
    said: Answers<'_>,
    there: Option<&D>,
    act: &Act,
    up: &At,
    cards: &Cards<'_>,
) -> Body {
    let keep = &cards.page_words().offers.keep;
    let submit = Offer::of(keep, Role::Done, Target::act(act));
    let up = Place::to(up);
    let mut body = form_body(title, said, there, submit, up, &cards.view.ahead);
    let not_read = Block::lines(LineRole::Small, [&cards.words().deck.not_read]);
    body.blocks.insert(0, not_read);
    body
}
