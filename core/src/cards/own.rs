//! Cards that the person writes, and cards of the content in their words. The content itself never changes, so the
//! first wording can always come back.

use rusqlite::{Connection, params};
use serde::Serialize;

use super::card::{CardText, OwnCard, tool_of_card};
use super::{CardOrigin, CardsError, Deck, handed};
use crate::content::Content;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// Keeps a new card of the person's own; answers with its id.
pub fn write(store: &Store, card: &OwnCard, now: Instant) -> Result<String, CardsError> {
    card.check()?;
    let id = Id::new(now)?;
    let body = json(card)?;
    store.write(|db| {
        db.execute(
            "INSERT INTO own_cards (id, body, edited_at) VALUES (?1, ?2, ?3)",
            params![id, body, to_millis(now)],
        )?;
        Ok(())
    })?;
    Ok(id.to_string())
}

/// Changes a card of the person's own.
pub fn change(store: &Store, id: &str, card: &OwnCard, now: Instant) -> Result<(), CardsError> {
    card.check()?;
    let body = json(card)?;
    let own = own_id(id)?;
    let changed = store.write(|db| {
        Ok(db.execute(
            "UPDATE own_cards SET body = ?2, edited_at = ?3 WHERE id = ?1",
            params![own, body, to_millis(now)],
        )?)
    })?;
    known(id, changed)
}

/// Deletes a card of the person's own, with its marks, its tags and its place in the rehearsal. What was noted of
/// its use stays.
pub fn delete(store: &Store, id: &str) -> Result<(), CardsError> {
    let own = own_id(id)?;
    match store.write(|db| delete_in(db, own)) {
        Err(StoreError::NotFound) => known(id, 0),
        deleted => Ok(deleted?),
    }
}

/// The same within a transaction.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(super) fn delete_in(db: &Connection, id: Id) -> Result<(), StoreError> {
    if db.execute("DELETE FROM own_cards WHERE id = ?1", [id])? == 0 {
        return Err(StoreError::NotFound);
    }
    let card = id.to_string();
    db.execute(
        "DELETE FROM tool_marks WHERE tool = ?1",
        [tool_of_card(&card)],
    )?;
    db.execute("DELETE FROM card_tags WHERE card = ?1", [&card])?;
    db.execute("DELETE FROM rehearsed_cards WHERE card = ?1", [&card])?;
    Ok(())
}

/// Puts any card of the deck in other words: one of the person's own is changed, another is edited.
pub fn reword(
    store: &Store,
    deck: &Deck,
    id: &str,
    text: CardText,
    now: Instant,
) -> Result<(), CardsError> {
    match deck.card(id) {
        Some(card) if card.origin == CardOrigin::Own => {
            let card = OwnCard {
                module: card.module,
                text,
                states: card.states.clone(),
                from_intensity: card.from_intensity,
                to_intensity: card.to_intensity,
                minutes: card.minutes,
                places: card.places.clone(),
                quiet: card.quiet,
            };
            change(store, id, &card, now)
        }
        _ => edit(store, deck.content, id, &text, now),
    }
}

/// Puts a card of the content, or one that was handed over, in the person's words. Its cautions and what it is for stay.
pub fn edit(
    store: &Store,
    content: &Content,
    id: &str,
    text: &CardText,
    now: Instant,
) -> Result<(), CardsError> {
    let is_handed = match id.parse() {
        Ok(id) => store.read(|db| handed::is_there(db, id))?,
        Err(_) => false,
    };
    known(id, usize::from(is_handed || content.card(id).is_some()))?;
    text.check()?;
    let body = json(text)?;
    Ok(store.write(|db| {
        db.execute(
            "INSERT INTO card_edits (card, body, edited_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (card) DO UPDATE SET body = excluded.body, edited_at = excluded.edited_at",
            params![id, body, to_millis(now)],
        )?;
        Ok(())
    })?)
}

/// Brings the first wording of a card back.
pub fn restore(store: &Store, id: &str) -> Result<(), CardsError> {
    Ok(store.write(|db| {
        db.execute("DELETE FROM card_edits WHERE card = ?1", [id])?;
        Ok(())
    })?)
}

/// The first wording of a card that the person did not write, to look at beside their own.
pub fn first_wording(deck: &Deck, id: &str) -> Option<CardText> {
    if let Some(first) = deck.first_words.get(id) {
        return Some(first.clone());
    }
    let card = deck.card(id)?;
    (card.origin != CardOrigin::Own).then(|| card.text.clone())
}

fn own_id(id: &str) -> Result<Id, CardsError> {
    id.parse()
        .map_err(|_| CardsError::UnknownCard { id: id.to_owned() })
}

fn known(id: &str, found: usize) -> Result<(), CardsError> {
    if found == 0 {
        return Err(CardsError::UnknownCard { id: id.to_owned() });
    }
    Ok(())
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::marks;
    use crate::content::{Module, content};
    use crate::store::scratch;
    use crate::time::from_millis;

    fn now() -> Instant {
        from_millis(1_795_000_000_000).unwrap()
    }

    #[test]
    fn an_edit_is_kept_apart_and_the_first_wording_comes_back() {
        let (_folder, store) = scratch::store();
        let words = content("en");
        let mine = CardText {
            title: "Halt!".to_owned(),
            steps: vec!["Stand still.".to_owned()],
            ..CardText::default()
        };
        edit(&store, words, "stop", &mine, now()).unwrap();
        let deck = Deck::read(&store, words).unwrap();
        let card = deck.card("stop").unwrap();
        assert_eq!((&card.text, card.origin), (&mine, CardOrigin::Edited));
        assert_eq!(card.cautions, words.card("stop").unwrap().cautions);
        assert_eq!(first_wording(&deck, "stop").unwrap().title, "STOP");
        restore(&store, "stop").unwrap();
        let deck = Deck::read(&store, words).unwrap();
        assert_eq!(deck.cards(), Deck::of_content(words).cards());
    }

    #[test]
    fn a_reason_is_a_card_of_its_own_module() {
        let (_folder, store) = scratch::store();
        let reason = OwnCard::reason("Mia", "She laughs when I am really there.");
        let id = write(&store, &reason, now()).unwrap();
        let deck = Deck::read(&store, content("en")).unwrap();
        let card = deck.card(&id).unwrap();
        assert_eq!(card.module, Module::MyReasons);
        assert_eq!(card.text, reason.text);
        assert_eq!(card.origin, CardOrigin::Own);
    }

    #[test]
    fn a_deleted_card_takes_its_marks_along() {
        let (_folder, store) = scratch::store();
        let id = write(&store, &OwnCard::reason("Run", ""), now()).unwrap();
        marks::mark(&store, &tool_of_card(&id), marks::Mark::Favourite, now()).unwrap();
        marks::tag(&store, &id, "morning", now()).unwrap();
        delete(&store, &id).unwrap();
        let left: i64 = store
            .read(|db| {
                Ok(db.query_row(
                    "SELECT (SELECT count(*) FROM tool_marks) + (SELECT count(*) FROM card_tags)",
                    [],
                    |row| row.get(0),
                )?)
            })
            .unwrap();
        assert_eq!(left, 0);
        assert!(matches!(
            delete(&store, &id),
            Err(CardsError::UnknownCard { .. })
        ));
    }

    #[test]
    fn what_has_no_title_or_is_too_long_is_refused() {
        let (_folder, store) = scratch::store();
        let blank = OwnCard::reason("  ", "x");
        assert_eq!(write(&store, &blank, now()), Err(CardsError::NoTitle));
        let long = OwnCard::reason("Long", &"x".repeat(1_001));
        assert_eq!(
            write(&store, &long, now()),
            Err(CardsError::TooLong { limit: 1_000 })
        );
        let text = CardText::default();
        assert!(matches!(
            edit(&store, content("en"), "made-up", &text, now()),
            Err(CardsError::UnknownCard { .. })
        ));
    }
}
