//! Cards that someone handed over: they stand in the deck among the others, with the name of who handed them over,
//! and keep to the same rules. Nobody has read them for what they ask, so none is suggested on a day of using.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::card::{Card, CardText, tool_of_card};
use super::deck::readable;
use crate::content::{CardPlace, CardState, Content, Module};
use crate::store::{Id, StoreError};
use crate::time::{Instant, to_millis};

/// A card that someone handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedCard {
    /// Who handed it over, as they call themselves.
    pub from: String,
    /// Where it stands.
    pub module: Module,
    /// The words on it.
    pub text: CardText,
    /// What it is for; without any, it is found but never suggested.
    pub states: Vec<CardState>,
    /// The faintest state that it suits, 0 to 10.
    pub from_intensity: i32,
    /// The strongest state that it suits, 0 to 10.
    pub to_intensity: i32,
    /// How long it takes, 1 to 120.
    pub minutes: i32,
    /// Where it can be done.
    pub places: Vec<CardPlace>,
    /// True where nobody notices it.
    pub quiet: bool,
    /// Ids of its cautions.
    pub cautions: Vec<String>,
    /// The same skill with attention on the room.
    pub outward: Vec<String>,
    /// Where the skill was read.
    pub source: String,
    /// Address of the source, or nothing.
    pub source_url: String,
}

/// Keeps a card, new or in place of the one that stands there. The person's own wording of it stays.
pub(crate) fn put(
    db: &Connection,
    id: Id,
    card: &HandedCard,
    now: Instant,
) -> Result<(), StoreError> {
    let body = serde_json::to_string(card).map_err(|_| StoreError::Damaged)?;
    db.execute(
        "INSERT INTO handed_cards (id, body, edited_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, edited_at = excluded.edited_at",
        params![id, body, to_millis(now)],
    )?;
    Ok(())
}

/// Takes a card out, with the person's wording, marks and tags and its place in the rehearsal. What was noted of its
/// use stays.
pub(crate) fn delete(db: &Connection, id: Id) -> Result<(), StoreError> {
    let name = id.to_string();
    db.execute("DELETE FROM handed_cards WHERE id = ?1", [id])?;
    db.execute("DELETE FROM card_edits WHERE card = ?1", [&name])?;
    db.execute(
        "DELETE FROM tool_marks WHERE tool = ?1",
        [tool_of_card(&name)],
    )?;
    db.execute("DELETE FROM card_tags WHERE card = ?1", [&name])?;
    db.execute("DELETE FROM rehearsed_cards WHERE card = ?1", [&name])?;
    Ok(())
}

/// True where such a card is there.
pub(crate) fn is_there(db: &Connection, id: Id) -> Result<bool, StoreError> {
    let found = db
        .prepare_cached("SELECT 1 FROM handed_cards WHERE id = ?1")?
        .query_row([id], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// True where the person has put the card in words of their own.
pub(crate) fn is_reworded(db: &Connection, id: Id) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM card_edits WHERE card = ?1)")?
        .query_row([id.to_string()], |row| row.get(0))?)
}

/// True where the person has marked, tagged, rehearsed or used the card.
pub(crate) fn is_used(db: &Connection, id: Id) -> Result<bool, StoreError> {
    let name = id.to_string();
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM tool_marks WHERE tool = ?2)
                 OR EXISTS (SELECT 1 FROM card_tags WHERE card = ?1)
                 OR EXISTS (SELECT 1 FROM rehearsed_cards WHERE card = ?1)
                 OR EXISTS (SELECT 1 FROM rehearsals WHERE card = ?1)
                 OR EXISTS (SELECT 1 FROM skill_entries WHERE tool = ?2)",
        )?
        .query_row(params![name, tool_of_card(&name)], |row| row.get(0))?)
}

/// Every card that was handed over, in the order in which they came; `short` where one does not read.
pub(super) fn all(
    db: &Connection,
    short: &mut bool,
) -> Result<Vec<(String, HandedCard)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id, body FROM handed_cards ORDER BY rowid")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut cards = Vec::new();
    for row in rows {
        let (id, body) = row?;
        match readable(&body) {
            Some(card) => cards.push((id.to_string(), card)),
            None => *short = true,
        }
    }
    Ok(cards)
}
/// Where a card was read; for one that was handed over, first who it is from.
pub(crate) fn sourced(content: &Content, card: &Card) -> String {
    if card.handed_by.is_empty() {
        return card.source.clone();
    }
    let from = content.unverified(&card.handed_by);
    let parts = [from, card.source.clone(), card.source_url.clone()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// When to use a card of the list; for one that was handed over, also who it is from.
pub(crate) fn when_and_from(content: &Content, card: Option<&Card>, when: &str) -> String {
    match card.filter(|card| !card.handed_by.is_empty()) {
        Some(card) => format!("{when} ({})", content.unverified(&card.handed_by)),
        None => when.to_owned(),
    }
}
