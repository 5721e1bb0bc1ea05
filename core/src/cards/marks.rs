//! What the person thinks of a tool: favourite, hidden, "this makes it worse", tags, and ticks for the cautions
//! that need one.

use std::collections::BTreeSet;

use rusqlite::params;

use super::CardsError;
use super::card::{TITLE_LIMIT, at_most};
use super::stored::stored_by_name;
use crate::content::NEED_A_TICK;
use crate::store::{Store, StoreError};
use crate::time::{Instant, to_millis};

/// A mark on a card, a breathing pattern or a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Kept at hand.
    Favourite,
    /// Out of sight.
    Hidden,
    /// It makes things worse: not suggested again.
    MadeWorse,
}

stored_by_name!(Mark {
    Favourite => "favourite",
    Hidden => "hidden",
    MadeWorse => "made_worse",
});

/// Marks a tool, such as `card:stop` or `breathing:sigh`.
pub fn mark(store: &Store, tool: &str, mark: Mark, now: Instant) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "INSERT INTO tool_marks (tool, mark, edited_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (tool, mark) DO UPDATE SET edited_at = excluded.edited_at",
            params![tool, mark, to_millis(now)],
        )?;
        Ok(())
    })
}

/// Takes a mark off a tool.
pub fn unmark(store: &Store, tool: &str, mark: Mark) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "DELETE FROM tool_marks WHERE tool = ?1 AND mark = ?2",
            params![tool, mark],
        )?;
        Ok(())
    })
}

/// The names of all tools that make it worse.
pub fn made_worse(store: &Store) -> Result<BTreeSet<String>, StoreError> {
    store.read(|db| {
        let sql = "SELECT tool FROM tool_marks WHERE mark = ?1";
        Ok(db
            .prepare_cached(sql)?
            .query_map([Mark::MadeWorse], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    })
}

/// Puts a tag on a card.
pub fn tag(store: &Store, card: &str, tag: &str, now: Instant) -> Result<(), CardsError> {
    let tag = tag.trim();
    if tag.is_empty() {
        return Err(CardsError::NoTitle);
    }
    at_most(tag.chars().count(), TITLE_LIMIT)?;
    Ok(store.write(|db| {
        db.execute(
            "INSERT INTO card_tags (card, tag, edited_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (card, tag) DO UPDATE SET edited_at = excluded.edited_at",
            params![card, tag, to_millis(now)],
        )?;
        Ok(())
    })?)
}

/// Takes a tag off a card.
pub fn untag(store: &Store, card: &str, tag: &str) -> Result<(), StoreError> {
    store.write(|db| {
        db.execute(
            "DELETE FROM card_tags WHERE card = ?1 AND tag = ?2",
            params![card, tag.trim()],
        )?;
        Ok(())
    })
}

/// Keeps that the person has read a caution and that it is fine for them; or that it no longer is.
///
/// # Errors
/// [`CardsError::UnknownCaution`] for a caution that asks for no tick.
pub fn tick(store: &Store, caution: &str, fine: bool, now: Instant) -> Result<(), CardsError> {
    if !NEED_A_TICK.contains(&caution) {
        return Err(CardsError::UnknownCaution {
            id: caution.to_owned(),
        });
    }
    let sql = if fine {
        "INSERT INTO caution_ticks (caution, edited_at) VALUES (?1, ?2)
         ON CONFLICT (caution) DO UPDATE SET edited_at = excluded.edited_at"
    } else {
        "DELETE FROM caution_ticks WHERE caution = ?1 AND ?2 IS NOT NULL"
    };
    Ok(store.write(|db| {
        db.execute(sql, params![caution, to_millis(now)])?;
        Ok(())
    })?)
}

/// The cautions of which the person said that they are fine for them.
pub fn ticked(store: &Store) -> Result<BTreeSet<String>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached("SELECT caution FROM caution_ticks")?;
        let ticked = statement.query_map([], |row| row.get(0))?;
        Ok(ticked.collect::<Result<_, _>>()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::Deck;
    use crate::content::content;
    use crate::store::scratch;
    use crate::time::from_millis;

    #[test]
    fn marks_and_tags_go_on_and_off() {
        let (_folder, store) = scratch::store();
        let now = from_millis(1_795_000_000_000).unwrap();
        for mark_on in [Mark::Favourite, Mark::Hidden, Mark::MadeWorse] {
            mark(&store, "card:stop", mark_on, now).unwrap();
            mark(&store, "card:stop", mark_on, now).unwrap();
        }
        tag(&store, "stop", " work ", now).unwrap();
        tag(&store, "stop", "bus", now).unwrap();
        let deck = Deck::read(&store, content("en")).unwrap();
        let card = deck.card("stop").unwrap();
        assert!(card.favourite && card.hidden && card.made_worse);
        assert_eq!(card.tags, ["bus", "work"]);
        assert!(deck.in_sight().all(|card| card.id != "stop"));
        unmark(&store, "card:stop", Mark::Hidden).unwrap();
        untag(&store, "stop", "bus").unwrap();
        let deck = Deck::read(&store, content("en")).unwrap();
        let card = deck.card("stop").unwrap();
        assert!(card.favourite && !card.hidden);
        assert_eq!(card.tags, ["work"]);
    }

    #[test]
    fn cold_waits_for_its_tick_and_waits_again_when_it_is_taken_back() {
        let (_folder, store) = scratch::store();
        let now = from_millis(1_795_000_000_000).unwrap();
        let waits = || {
            let deck = Deck::read(&store, content("en")).unwrap();
            deck.card("cold").unwrap().waits_for_tick
        };
        assert!(waits());
        tick(&store, "cold", true, now).unwrap();
        assert!(!waits());
        tick(&store, "cold", false, now).unwrap();
        assert!(waits());
        assert!(matches!(
            tick(&store, "after_using", true, now),
            Err(CardsError::UnknownCaution { .. })
        ));
    }
}
