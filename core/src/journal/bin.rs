//! What was deleted from the journal, and brought back as it was.

use serde::{Deserialize, Serialize};

use super::draft;
use super::entry::{Entry, Follows, find_in, keep_in};
use crate::store::{Id, Store, StoreError, bin};
use crate::time::Instant;

/// What it is called in the bin.
const KIND: &str = "journal";

#[derive(Serialize, Deserialize)]
struct Deleted {
    entry: Entry,
    follows: Follows,
}

/// Deletes an entry, and what was being changed of it. It lies in the bin for a while.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none with this id.
pub(super) fn delete(store: &Store, id: Id, now: Instant) -> Result<Entry, StoreError> {
    store.write(|db| {
        let (entry, follows) = find_in(db, id)?;
        let deleted = Deleted { entry, follows };
        bin::put(db, KIND, id, &deleted, now)?;
        draft::forget_in(db, &id.to_string())?;
        db.execute("DELETE FROM journal WHERE id = ?1", [id])?;
        Ok(deleted.entry)
    })
}

/// Brings it back, and says whether it tells of a use.
///
/// # Errors
/// [`StoreError::NotFound`] where it lies there no more.
pub(super) fn restore(store: &Store, id: Id) -> Result<(Entry, bool), StoreError> {
    store.write(|db| {
        let deleted: Deleted = bin::take(db, KIND, id)?.ok_or(StoreError::NotFound)?;
        keep_in(db, &deleted.entry, &deleted.follows)?;
        Ok((deleted.entry, deleted.follows.used))
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use aes::Aes256;
    use cbc::cipher::{Block, BlockModeDecrypt as _, KeyIvInit as _};
    use chrono::TimeDelta;

    use super::super::entry::tests::{at, kept};
    use super::super::{entry, search};
    use super::*;
    use crate::store::{BIN_DAYS, scratch};

    /// Every page of the main file, decrypted as whoever has the key can: AES-256-CBC, with the vector in the last 80
    /// bytes of a page, and 16 bytes of salt at the beginning of the first.
    fn decrypted(folder: &Path) -> Vec<u8> {
        const PAGE: usize = 4_096;
        const RESERVED: usize = 80;
        let file = std::fs::read(folder.join("ebb.db")).unwrap();
        let pages = file.chunks(PAGE).enumerate().map(|(number, page)| {
            let salt = if number == 0 { 16 } else { 0 };
            let (body, rest) = page.split_at(PAGE - RESERVED);
            let mut plain: Vec<Block<Aes256>> = body[salt..]
                .chunks(16)
                .map(|block| Block::<Aes256>::try_from(block).unwrap())
                .collect();
            let mut key =
                cbc::Decryptor::<Aes256>::new_from_slices(&[0x5a; 32], &rest[..16]).unwrap();
            key.decrypt_blocks(&mut plain);
            plain.concat()
        });
        pages.flatten().collect()
    }

    fn holds(bytes: &[u8], word: &str) -> bool {
        bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    }

    #[test]
    fn what_was_deleted_is_found_no_more_and_comes_back_whole() {
        let (_folder, store) = scratch::store();
        let id = kept(&store, "lapse-review", "the heron stood still", 7);
        let before = entry::find(&store, id);
        assert_eq!(delete(&store, id, at(9)).as_ref(), before.as_ref());
        assert_eq!(entry::find(&store, id), Err(StoreError::NotFound));
        assert_eq!(search::find(&store, "heron", 9), Ok(Vec::new()));
        assert_eq!(entry::uses(&store, at(0), at(9)), Ok(Vec::new()));
        let (back, used) = restore(&store, id).unwrap();
        assert_eq!((Ok(back), used), (before, true));
        assert_eq!(search::find(&store, "heron", 9).unwrap().len(), 1);
        assert_eq!(restore(&store, id), Err(StoreError::NotFound));
    }

    #[test]
    fn what_has_lain_in_the_bin_for_thirty_days_is_in_no_page_of_the_file_any_more() {
        let (folder, store) = scratch::store();
        let text = "kingfisher ".repeat(900);
        let ids: Vec<_> = (0..20).map(|n| kept(&store, "free", &text, n)).collect();
        kept(&store, "free", "the heron stood still", 50);
        store
            .read(|db| Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
            .unwrap();
        assert!(holds(&decrypted(folder.path()), "kingfisher"));
        for id in ids {
            delete(&store, id, at(60)).unwrap();
        }
        let days = TimeDelta::days(BIN_DAYS);
        assert_eq!(store.empty_bin(at(60) + days), Ok(20));
        let log = folder.path().join("ebb.db-wal");
        assert_eq!(std::fs::metadata(log).unwrap().len(), 0);
        let left = decrypted(folder.path());
        // What was not deleted proves that words can be read here.
        assert!(holds(&left, "heron stood") && !holds(&left, "kingfisher"));
        // The index holds words cut into what they share: none of them stands there either.
        let terms = store.read(|db| {
            db.execute_batch(
                "CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'journal_index', 'row')",
            )?;
            let mut statement = db.prepare("SELECT term FROM temp.terms ORDER BY term")?;
            let terms = statement.query_map([], |row| row.get::<_, String>(0))?;
            Ok(terms.collect::<Result<Vec<_>, _>>()?)
        });
        assert_eq!(terms.unwrap(), ["heron", "still", "stood", "the"]);
    }
}
