//! The items of lists in the store.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::journal::Kept;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, from_millis, to_millis};

/// Something on a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListItem {
    /// Its id; its reminder has the same.
    pub id: Id,
    /// The list, by id.
    pub list: String,
    /// What was said of it, by the ids of the list's fields.
    pub answers: Kept,
    /// What closed it; none while it is open.
    pub outcome: Option<Outcome>,
    /// When it was made.
    pub made_at: Instant,
    /// When it was last changed.
    pub edited_at: Instant,
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// One of the list's outcomes, by id.
    pub id: String,
    /// What was said beside it; may be empty.
    pub told: String,
    /// When it was said.
    pub at: Instant,
}

const COLUMNS: &str = "id, list, answers, outcome, told, said_at, made_at, edited_at";

/// Every item of every list, in the order in which they were made.
pub fn items(store: &Store) -> Result<Vec<ListItem>, StoreError> {
    store.read(|db| {
        let sql = format!("SELECT {COLUMNS} FROM list_items ORDER BY made_at, id");
        db.prepare_cached(&sql)?.query_and_then([], read)?.collect()
    })
}

/// The item with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub(super) fn find(store: &Store, id: Id) -> Result<ListItem, StoreError> {
    store.read(|db| find_in(db, id))
}

pub(super) fn find_in(db: &Connection, id: Id) -> Result<ListItem, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM list_items WHERE id = ?1");
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_row([id], |row| Ok(read(row))).optional()?;
    found.ok_or(StoreError::NotFound)?
}

/// Keeps an item, new or changed.
pub(super) fn keep_in(db: &Connection, item: &ListItem) -> Result<(), StoreError> {
    let answers = serde_json::to_string(&item.answers).map_err(|_| StoreError::Damaged)?;
    let outcome = item.outcome.as_ref();
    db.prepare_cached(
        "INSERT INTO list_items (id, list, answers, outcome, told, said_at, made_at, edited_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET answers = excluded.answers, outcome = excluded.outcome, told = excluded.told,
             said_at = excluded.said_at, edited_at = max(edited_at, excluded.edited_at)",
    )?
    .execute(params![
        item.id,
        item.list,
        answers,
        outcome.map(|outcome| &outcome.id),
        outcome.map_or("", |outcome| &outcome.told),
        outcome.map(|outcome| to_millis(outcome.at)),
        to_millis(item.made_at),
        to_millis(item.edited_at)
    ])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<ListItem, StoreError> {
    let instant = |at: i64| from_millis(at).map_err(|_| StoreError::Damaged);
    let answers: String = row.get(2)?;
    let outcome: Option<String> = row.get(3)?;
    let said_at: Option<i64> = row.get(5)?;
    let outcome = match outcome.zip(said_at) {
        Some((id, at)) => Some(Outcome {
            id,
            told: row.get(4)?,
            at: instant(at)?,
        }),
        None => None,
    };
    Ok(ListItem {
        id: row.get(0)?,
        list: row.get(1)?,
        answers: serde_json::from_str(&answers).map_err(|_| StoreError::Damaged)?,
        outcome,
        made_at: instant(row.get(6)?)?,
        edited_at: instant(row.get(7)?)?,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::store::scratch;

    pub(in super::super) fn at(second: i64) -> Instant {
        from_millis(1_790_000_000_000 + second * 1_000).unwrap()
    }

    pub(in super::super) fn item(list: &str, what: &str, second: i64) -> ListItem {
        ListItem {
            id: Id::from_parts(at(second), &[7; 10]),
            list: list.to_owned(),
            answers: [("what".to_owned(), what.into())].into_iter().collect(),
            outcome: None,
            made_at: at(second),
            edited_at: at(second),
        }
    }

    #[test]
    fn an_item_is_read_back_as_it_was_kept_open_closed_and_open_again() {
        let (_folder, store) = scratch::store();
        let mut one = item("homework", "a walk a day", 1);
        let keep = |item: &ListItem| store.write(|db| keep_in(db, item)).unwrap();
        keep(&one);
        keep(&item("questions", "may I ask?", 2));
        assert_eq!(find(&store, one.id), Ok(one.clone()));
        one.outcome = Some(Outcome {
            id: "partly".to_owned(),
            told: "it rained".to_owned(),
            at: at(9),
        });
        keep(&one);
        assert_eq!(find(&store, one.id), Ok(one.clone()));
        one.outcome = None;
        keep(&one);
        assert_eq!(find(&store, one.id), Ok(one.clone()));
        let all = items(&store).unwrap();
        let lists: Vec<_> = all.iter().map(|item| item.list.as_str()).collect();
        assert_eq!(lists, ["homework", "questions"]);
        let nobodys = Id::from_parts(at(0), &[0; 10]);
        assert_eq!(find(&store, nobodys), Err(StoreError::NotFound));
    }
}
