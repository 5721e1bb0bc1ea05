//! What was deleted here, and brought back: a card of the person's own with what they made of it, their words on
//! another card, an entry of the diary.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::card::tool_of_card;
use crate::store::{Id, Store, StoreError, bin};
use crate::time::Instant;

/// What they are called in the bin.
const CARD: &str = "card";
const WORDS: &str = "card words";
const SKILL: &str = "skill";
const URGE: &str = "urge";

/// One row of a table, as it lay there: its columns in order.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Column {
    Nothing,
    Number(i64),
    Text(String),
}

type Row = Vec<Column>;

/// What belongs to a card: its row, its marks, its tags, its place in the rehearsal.
#[derive(Debug, Serialize, Deserialize)]
struct DeletedCard {
    card: Row,
    marks: Vec<Row>,
    tags: Vec<Row>,
    rehearsed: Vec<Row>,
}

fn columns(row: &rusqlite::Row<'_>, count: usize) -> rusqlite::Result<Row> {
    (0..count)
        .map(|at| {
            Ok(match row.get_ref(at)? {
                rusqlite::types::ValueRef::Integer(number) => Column::Number(number),
                rusqlite::types::ValueRef::Text(_) => Column::Text(row.get(at)?),
                _ => Column::Nothing,
            })
        })
        .collect()
}

impl rusqlite::ToSql for Column {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        match self {
            Self::Nothing => Ok(rusqlite::types::Null.into()),
            Self::Number(number) => number.to_sql(),
            Self::Text(text) => text.to_sql(),
        }
    }
}

fn rows(
    db: &Connection,
    sql: &str,
    key: &dyn rusqlite::ToSql,
    count: usize,
) -> Result<Vec<Row>, StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([key], |row| columns(row, count))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row(
    db: &Connection,
    sql: &str,
    key: &dyn rusqlite::ToSql,
    count: usize,
) -> Result<Row, StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    let row = statement.query_row([key], |row| columns(row, count));
    row.optional()?.ok_or(StoreError::NotFound)
}

fn put_back(db: &Connection, sql: &str, row: &Row) -> Result<(), StoreError> {
    db.prepare_cached(sql)?
        .execute(rusqlite::params_from_iter(row))?;
    Ok(())
}

/// Deletes a card of the person's own, with its marks, its tags and its place in the rehearsal. What was noted of its
/// use stays.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(crate) fn delete_card(store: &Store, id: Id, now: Instant) -> Result<(), StoreError> {
    let name = id.to_string();
    let tool = tool_of_card(&name);
    store.write(|db| {
        let deleted = DeletedCard {
            card: row(
                db,
                "SELECT body, edited_at FROM own_cards WHERE id = ?1",
                &id,
                2,
            )?,
            marks: rows(
                db,
                "SELECT tool, mark, edited_at FROM tool_marks WHERE tool = ?1",
                &tool,
                3,
            )?,
            tags: rows(
                db,
                "SELECT card, tag, edited_at FROM card_tags WHERE card = ?1",
                &name,
                3,
            )?,
            rehearsed: rows(
                db,
                "SELECT card, edited_at FROM rehearsed_cards WHERE card = ?1",
                &name,
                2,
            )?,
        };
        bin::put(db, CARD, id, &deleted, now)?;
        super::own::delete_in(db, id)
    })
}

/// Brings it back as it was.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more.
pub(crate) fn restore_card(store: &Store, id: Id) -> Result<(), StoreError> {
    store.write(|db| {
        let deleted: DeletedCard = bin::take(db, CARD, id)?.ok_or(StoreError::NotFound)?;
        let mut card = deleted.card.into_iter();
        let (body, edited_at) = (card.next(), card.next());
        db.execute(
            "INSERT INTO own_cards (id, body, edited_at) VALUES (?1, ?2, ?3)",
            params![id, body, edited_at],
        )?;
        for mark in &deleted.marks {
            put_back(
                db,
                "INSERT OR IGNORE INTO tool_marks (tool, mark, edited_at) VALUES (?1, ?2, ?3)",
                mark,
            )?;
        }
        for tag in &deleted.tags {
            put_back(
                db,
                "INSERT OR IGNORE INTO card_tags (card, tag, edited_at) VALUES (?1, ?2, ?3)",
                tag,
            )?;
        }
        for one in &deleted.rehearsed {
            put_back(
                db,
                "INSERT OR IGNORE INTO rehearsed_cards (card, edited_at) VALUES (?1, ?2)",
                one,
            )?;
        }
        Ok(())
    })
}

/// Brings the first wording of a card back; the person's words lie in the bin under the id that is answered.
///
/// # Errors
/// [`StoreError::NotFound`] where the card is in no other words.
pub(crate) fn first_words(store: &Store, card: &str, now: Instant) -> Result<Id, StoreError> {
    let id = Id::new(now)?;
    store.write(|db| {
        let sql = "SELECT card, body, edited_at FROM card_edits WHERE card = ?1";
        bin::put(db, WORDS, id, &row(db, sql, &card, 3)?, now)?;
        db.execute("DELETE FROM card_edits WHERE card = ?1", [card])?;
        Ok(id)
    })
}

/// Brings the person's words back, and answers with the id of the card.
///
/// # Errors
/// [`StoreError::NotFound`] where they lie in the bin no more.
pub(crate) fn own_words(store: &Store, id: Id) -> Result<String, StoreError> {
    store.write(|db| {
        let words: Row = bin::take(db, WORDS, id)?.ok_or(StoreError::NotFound)?;
        put_back(
            db,
            "INSERT OR REPLACE INTO card_edits (card, body, edited_at) VALUES (?1, ?2, ?3)",
            &words,
        )?;
        match words.into_iter().next() {
            Some(Column::Text(card)) => Ok(card),
            _ => Err(StoreError::Damaged),
        }
    })
}

const SKILL_COLUMNS: &str = "at, zone, tool, how, helped, why_not, before, after, edited_at";
const URGE_COLUMNS: &str = "at, zone, urge, acted, edited_at";

/// Deletes a skill from the diary.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(crate) fn delete_skill(store: &Store, id: Id, now: Instant) -> Result<(), StoreError> {
    delete_entry(store, SKILL, "skill_entries", SKILL_COLUMNS, id, now)
}

/// Deletes an urge from the diary.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(crate) fn delete_urge(store: &Store, id: Id, now: Instant) -> Result<(), StoreError> {
    delete_entry(store, URGE, "urge_entries", URGE_COLUMNS, id, now)
}

/// Brings a skill back.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more.
pub(crate) fn restore_skill(store: &Store, id: Id) -> Result<(), StoreError> {
    restore_entry(store, SKILL, "skill_entries", SKILL_COLUMNS, id)
}

/// Brings an urge back.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies in the bin no more.
pub(crate) fn restore_urge(store: &Store, id: Id) -> Result<(), StoreError> {
    restore_entry(store, URGE, "urge_entries", URGE_COLUMNS, id)
}

fn delete_entry(
    store: &Store,
    kind: &str,
    table: &str,
    names: &str,
    id: Id,
    now: Instant,
) -> Result<(), StoreError> {
    store.write(|db| {
        let count = names.split(',').count();
        let sql = format!("SELECT {names} FROM {table} WHERE id = ?1");
        bin::put(db, kind, id, &row(db, &sql, &id, count)?, now)?;
        db.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])?;
        Ok(())
    })
}

fn restore_entry(
    store: &Store,
    kind: &str,
    table: &str,
    names: &str,
    id: Id,
) -> Result<(), StoreError> {
    store.write(|db| {
        let entry: Row = bin::take(db, kind, id)?.ok_or(StoreError::NotFound)?;
        let places: Vec<_> = (2..2 + entry.len()).map(|n| format!("?{n}")).collect();
        let sql = format!(
            "INSERT INTO {table} (id, {names}) VALUES (?1, {})",
            places.join(", ")
        );
        let id: &dyn rusqlite::ToSql = &id;
        let entry = entry.iter().map(|column| column as &dyn rusqlite::ToSql);
        let values: Vec<_> = std::iter::once(id).chain(entry).collect();
        db.prepare_cached(&sql)?.execute(&values[..])?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::diary::{self, Acted, Helped, SkillNote, SkillUse, UrgeNote};
    use crate::cards::marks::{self, Mark};
    use crate::cards::{CardText, Deck, OwnCard, own, rehearsal};
    use crate::content::content;
    use crate::store::scratch;
    use crate::time::{Zone, from_millis};

    fn now() -> Instant {
        from_millis(1_795_000_000_000).unwrap()
    }

    #[test]
    fn a_deleted_card_comes_back_with_all_that_was_made_of_it() {
        let (_folder, store) = scratch::store();
        let card = own::write(&store, &OwnCard::reason("Heron", "It flies."), now()).unwrap();
        marks::mark(&store, &tool_of_card(&card), Mark::Favourite, now()).unwrap();
        marks::tag(&store, &card, "work", now()).unwrap();
        let read = || Deck::read(&store, content("en")).unwrap();
        rehearsal::choose(&store, &read(), &card, now()).unwrap();
        let there = read().card(&card).cloned().unwrap();
        let id = card.parse().unwrap();
        delete_card(&store, id, now()).unwrap();
        assert_eq!(read().card(&card), None);
        assert_eq!(delete_card(&store, id, now()), Err(StoreError::NotFound));
        restore_card(&store, id).unwrap();
        assert_eq!(read().card(&card), Some(&there));
        assert_eq!(rehearsal::is_chosen(&store, &card), Ok(true));
        assert_eq!(restore_card(&store, id), Err(StoreError::NotFound));
    }

    #[test]
    fn the_words_on_a_card_come_back_after_the_first_ones() {
        let (_folder, store) = scratch::store();
        let text = CardText {
            title: "Halt".to_owned(),
            ..CardText::default()
        };
        own::edit(&store, content("en"), "stop", &text, now()).unwrap();
        let title = || {
            let deck = Deck::read(&store, content("en")).unwrap();
            deck.card("stop").unwrap().text.title.clone()
        };
        let id = first_words(&store, "stop", now()).unwrap();
        assert_eq!(title(), "STOP");
        assert_eq!(own_words(&store, id), Ok("stop".to_owned()));
        assert_eq!(title(), "Halt");
        assert_eq!(own_words(&store, id), Err(StoreError::NotFound));
    }

    #[test]
    fn entries_of_the_diary_come_back_as_they_were() {
        let (_folder, store) = scratch::store();
        let note = SkillNote {
            helped: Some(Helped::ALot),
            before: Some(7),
            ..SkillNote::new("card:stop", SkillUse::Used)
        };
        let skill = diary::note_skill(&store, &note, now(), Zone::UTC).unwrap();
        let note = UrgeNote {
            urge: None,
            acted: Some(Acted::Partly),
        };
        let urge = diary::note_urge(&store, &note, now(), Zone::UTC).unwrap();
        let read = || (diary::skill(&store, &skill), diary::urge(&store, &urge));
        let there = read();
        let (skill_id, urge_id) = (skill.parse().unwrap(), urge.parse().unwrap());
        delete_skill(&store, skill_id, now()).unwrap();
        delete_urge(&store, urge_id, now()).unwrap();
        assert!(read().0.is_err() && read().1.is_err());
        restore_skill(&store, skill_id).unwrap();
        restore_urge(&store, urge_id).unwrap();
        assert_eq!(read(), there);
        assert_eq!(restore_urge(&store, urge_id), Err(StoreError::NotFound));
    }
}
