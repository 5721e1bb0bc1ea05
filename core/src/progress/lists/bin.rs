//! What was deleted from a list, and brought back as it was.

use super::records::{ListItem, find_in, keep_in};
use crate::store::{Id, Store, StoreError, bin};
use crate::time::Instant;

/// What it is called in the bin.
const KIND: &str = "list item";

/// Deletes an item. It lies in the bin for a while.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(super) fn delete(store: &Store, id: Id, now: Instant) -> Result<ListItem, StoreError> {
    store.write(|db| {
        let item = find_in(db, id)?;
        bin::put(db, KIND, id, &item, now)?;
        db.execute("DELETE FROM list_items WHERE id = ?1", [id])?;
        Ok(item)
    })
}

/// Brings it back.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies there no more.
pub(super) fn restore(store: &Store, id: Id) -> Result<ListItem, StoreError> {
    store.write(|db| {
        let item: ListItem = bin::take(db, KIND, id)?.ok_or(StoreError::NotFound)?;
        keep_in(db, &item)?;
        Ok(item)
    })
}

#[cfg(test)]
mod tests {
    use super::super::records::tests::{at, item};
    use super::super::records::{find, items};
    use super::*;
    use crate::store::scratch;

    #[test]
    fn what_was_deleted_comes_back_as_it_was_once() {
        let (_folder, store) = scratch::store();
        let one = item("homework", "a walk a day", 1);
        store.write(|db| keep_in(db, &one)).unwrap();
        assert_eq!(delete(&store, one.id, at(5)), Ok(one.clone()));
        assert_eq!(items(&store), Ok(Vec::new()));
        assert_eq!(delete(&store, one.id, at(5)), Err(StoreError::NotFound));
        assert_eq!(restore(&store, one.id), Ok(one.clone()));
        assert_eq!(restore(&store, one.id), Err(StoreError::NotFound));
        assert_eq!(find(&store, one.id), Ok(one));
    }
}
