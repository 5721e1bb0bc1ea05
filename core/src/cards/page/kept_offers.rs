//! What the person makes of a card: noted, kept, put out of sight, rehearsed, in other words, deleted.

use super::{Act, At, Cards, doing, is_rehearsed};
use crate::cards::diary::SkillUse;
use crate::cards::{Card, CardOrigin};
use crate::page::{Block, Confirm, Offer, Role, Target};
use crate::store::{Store, StoreError};

/// What was done with it first, then what it is kept as.
pub(super) fn kept_offers(
    card: &Card,
    cards: &Cards<'_>,
    store: &Store,
) -> Result<[Block; 2], StoreError> {
    let (words, page) = (cards.words(), cards.page_words());
    let marks = &page.marks;
    let id = || card.id.clone();
    let diary = &words.diary;
    let noted = [
        (SkillUse::Used, &diary.used, &marks.used),
        (SkillUse::Tried, &diary.tried, &marks.tried),
        (SkillUse::CouldHave, &diary.could_have, &marks.could_have),
    ];
    let noted = noted.map(|(how, label, mark)| {
        let act = Act::NoteSkill { id: id(), how };
        doing(label, mark, Role::Write, &act)
    });
    let mut kept = vec![
        favourite(card, cards),
        hide(card, cards),
        worse(card, cards),
    ];
    if !card.text.steps.is_empty() {
        let on = !is_rehearsed(&card.id, store)?;
        let (label, role) = if on {
            (&words.rehearse.choose, Role::Begin)
        } else {
            (&words.rehearse.leave, Role::Skip)
        };
        kept.push(doing(
            label,
            &marks.rehearse,
            role,
            &Act::Rehearse { id: id(), on },
        ));
    }
    let deck = &words.deck;
    let write = |label, role, mark, at| Offer::new(label, role, Target::go(at)).marked(mark);
    let (edit, tag) = (At::Edit { id: id() }, At::Tag { id: id() });
    kept.push(write(&deck.edit, Role::Change, &marks.edit, &edit));
    kept.push(write(&deck.tag, Role::Write, &marks.tag, &tag));
    match (card.origin, card.id.parse()) {
        (CardOrigin::Edited, _) => {
            let act = Act::FirstWords { id: id() };
            let restore = doing(&deck.restore, &marks.restore, Role::Delete, &act);
            kept.push(restore.confirmed(Confirm {
                question: deck.restore_detail.clone(),
                yes: page.restore_card.yes.clone(),
                no: page.restore_card.no.clone(),
            }));
        }
        (CardOrigin::Own, Ok(id)) => {
            let delete = doing(
                &deck.delete,
                &marks.delete,
                Role::Delete,
                &Act::Delete { id },
            );
            kept.push(delete.confirmed(Confirm::of(&page.delete_card)));
        }
        _ => {}
    }
    Ok([Block::offers(noted), Block::offers(kept)])
}

fn favourite(card: &Card, cards: &Cards<'_>) -> Offer {
    let words = &cards.words().deck;
    let on = !card.favourite;
    let label = if on {
        &words.favourite
    } else {
        &words.not_favourite
    };
    let id = card.id.clone();
    let mark = &cards.page_words().marks.favourite;
    doing(label, mark, Role::Change, &Act::Favourite { id, on })
}

fn hide(card: &Card, cards: &Cards<'_>) -> Offer {
    let words = &cards.words().deck;
    let on = !card.hidden;
    let (label, role) = if on {
        (&words.hide, Role::Skip)
    } else {
        (&words.unhide, Role::Undo)
    };
    let id = card.id.clone();
    let mark = &cards.page_words().marks.hide;
    doing(label, mark, role, &Act::Hide { id, on })
}

fn worse(card: &Card, cards: &Cards<'_>) -> Offer {
    let words = &cards.words().deck;
    let id = card.id.clone();
    let (label, role, act) = if card.made_worse {
        (&words.take_back_worse, Role::Undo, Act::NotWorse { id })
    } else {
        (&words.makes_worse, Role::Skip, Act::Worse { id })
    };
    doing(label, &cards.page_words().marks.worse, role, &act)
}
