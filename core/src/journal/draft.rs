//! What was typed and not kept yet: one draft a form, so that a phone that dies, a call or a door in between loses
//! nothing. A form is named by the worksheet, or by the entry that is changed.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answers::Kept;
use super::entry::json;
use crate::store::{Id, Store, StoreError, bin};
use crate::time::{Instant, from_millis, to_millis};

/// What it is called in the bin.
const KIND: &str = "journal draft";

/// A form that is being filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The worksheet, or the entry that is changed, by id.
    pub form: String,
    /// The answers so far.
    pub answers: Kept,
    /// When they were kept.
    pub edited_at: Instant,
}

impl Draft {
    /// What was typed, as far as it is words, in the order of the fields' names.
    pub fn words(&self) -> String {
        fn collect(value: &Value, into: &mut Vec<String>) {
            match value {
                Value::String(text) if !text.trim().is_empty() => into.push(text.clone()),
                Value::Array(parts) => parts.iter().for_each(|part| collect(part, into)),
                Value::Object(parts) => parts.values().for_each(|part| collect(part, into)),
                _ => {}
            }
        }
        let mut words = Vec::new();
        collect(
            &serde_json::to_value(&self.answers).unwrap_or_default(),
            &mut words,
        );
        words.join(" · ")
    }
}

/// All drafts, the newest first.
pub(super) fn all(store: &Store) -> Result<Vec<Draft>, StoreError> {
    store.read(|db| {
        db.prepare_cached(
            "SELECT form, answers, edited_at FROM journal_drafts ORDER BY edited_at DESC, form",
        )?
        .query_and_then([], |row| draft(row.get(0)?, row.get(1)?, row.get(2)?))?
        .collect()
    })
}

/// The draft of a form.
pub(super) fn of_form(store: &Store, form: &str) -> Result<Option<Draft>, StoreError> {
    store.read(|db| find(db, form))
}

fn find(db: &Connection, form: &str) -> Result<Option<Draft>, StoreError> {
    let found: Option<(String, i64)> = db
        .prepare_cached("SELECT answers, edited_at FROM journal_drafts WHERE form = ?1")?
        .query_row([form], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let found = found.map(|(answers, edited_at)| draft(form.to_owned(), answers, edited_at));
    found.transpose()
}

fn draft(form: String, answers: String, edited_at: i64) -> Result<Draft, StoreError> {
    Ok(Draft {
        form,
        answers: serde_json::from_str(&answers).map_err(|_| StoreError::Damaged)?,
        edited_at: from_millis(edited_at).map_err(|_| StoreError::Damaged)?,
    })
}

/// Keeps a draft in place of the one before.
pub(super) fn keep(store: &Store, draft: &Draft) -> Result<(), StoreError> {
    store.write(|db| put(db, draft))
}

fn put(db: &Connection, draft: &Draft) -> Result<(), StoreError> {
    let answers = json(&draft.answers)?;
    db.prepare_cached(
        "INSERT INTO journal_drafts (form, answers, edited_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (form) DO UPDATE SET answers = excluded.answers, edited_at = excluded.edited_at",
    )?
    .execute(params![draft.form, answers, to_millis(draft.edited_at)])?;
    Ok(())
}

/// The form was kept: its draft goes, in the same transaction.
pub(super) fn forget_in(db: &Connection, form: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM journal_drafts WHERE form = ?1")?
        .execute([form])?;
    Ok(())
}

/// Lets go of a draft. It lies in the bin for a while, under the id that this answers.
///
/// # Errors
/// [`StoreError::NotFound`] where the form has none.
pub(super) fn drop(store: &Store, form: &str, now: Instant) -> Result<Id, StoreError> {
    let id = Id::new(now)?;
    store.write(|db| {
        let draft = find(db, form)?.ok_or(StoreError::NotFound)?;
        bin::put(db, KIND, id, &draft, now)?;
        forget_in(db, form)?;
        Ok(id)
    })
}

/// Brings it back. What was typed meanwhile stays as it is.
///
/// # Errors
/// [`StoreError::NotFound`] where it does not lie there, or another was begun.
pub(super) fn restore(store: &Store, id: Id) -> Result<Draft, StoreError> {
    store.write(|db| {
        let draft: Draft = bin::take(db, KIND, id)?.ok_or(StoreError::NotFound)?;
        if find(db, &draft.form)?.is_some() {
            return Err(StoreError::NotFound);
        }
        put(db, &draft)?;
        Ok(draft)
    })
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::at;
    use super::*;
    use crate::store::scratch;

    fn draft(text: &str, second: i64) -> Draft {
        Draft {
            form: "chain".to_owned(),
            answers: [("event".to_owned(), text.into())].into_iter().collect(),
            edited_at: at(second),
        }
    }

    #[test]
    fn a_form_has_one_draft_and_what_was_let_go_comes_back_unless_another_was_begun() {
        let (_folder, store) = scratch::store();
        keep(&store, &draft("a c", 1)).unwrap();
        keep(&store, &draft("a call", 2)).unwrap();
        assert_eq!(all(&store), Ok(vec![draft("a call", 2)]));
        let id = drop(&store, "chain", at(3)).unwrap();
        assert_eq!(all(&store), Ok(Vec::new()));
        assert_eq!(drop(&store, "chain", at(3)), Err(StoreError::NotFound));
        keep(&store, &draft("another", 4)).unwrap();
        assert_eq!(restore(&store, id), Err(StoreError::NotFound));
        assert_eq!(of_form(&store, "chain"), Ok(Some(draft("another", 4))));
        store.write(|db| forget_in(db, "chain")).unwrap();
        assert_eq!(restore(&store, id), Ok(draft("a call", 2)));
        assert_eq!(of_form(&store, "chain"), Ok(Some(draft("a call", 2))));
    }

    #[test]
    fn a_draft_outlives_a_process_that_is_killed() {
        let (folder, store) = scratch::store();
        keep(&store, &draft("a call", 2)).unwrap();
        // Copied as it lies there, with its log.
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in scratch::contents(folder.path()) {
            std::fs::write(copy.path().join(name), bytes).unwrap();
        }
        let later = Store::open(copy.path(), &scratch::key()).unwrap();
        assert_eq!(of_form(&later, "chain"), Ok(Some(draft("a call", 2))));
    }
}
