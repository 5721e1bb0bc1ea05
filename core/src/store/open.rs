//! Creating, opening, closing. One process at a time makes a store; several may have it open.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connect::{Connected, Expected, connect};
use super::header::{DATABASE_FILE, LOCK_FILE};
use super::{Header, Id, KeyPlace, StoreError, StoreKey, folder, header, wal};
use crate::time::{Instant, from_millis, to_millis};

/// The setting that says when the store was made, in milliseconds since 1970.
const MADE: &str = "made";

/// The encrypted store in one folder. Several processes may have it open.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    connection: Mutex<Option<Connected>>,
    opened: AtomicU64,
}

impl Store {
    /// Makes a store in `folder`, which holds none. The host must have kept `key` at `place` before, under an id
    /// of its choice ([`Store::new_id`]).
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] or [`StoreError::HeaderMissing`] where a store or its remains are there.
    pub fn create(
        folder: &Path,
        id: &str,
        key: &StoreKey,
        place: KeyPlace,
    ) -> Result<Self, StoreError> {
        folder::make_private(folder)?;
        let _lock = lock(folder)?;
        if header(folder)?.is_some() {
            return Err(StoreError::AlreadyExists);
        }
        let header = Header::new(id.to_owned(), place);
        header.write(folder)?;
        complete(folder, header, key)
    }

    /// A new id for a store, made at `now`.
    pub fn new_id(now: Instant) -> Result<String, StoreError> {
        Ok(Id::new(now)?.to_string())
    }

    /// Opens the store in `folder`.
    ///
    /// # Errors
    /// [`StoreError::NoStore`], [`StoreError::WrongKeyOrDamaged`], [`StoreError::Newer`] and their kin. Nothing on
    /// disk has changed then.
    pub fn open(folder: &Path, key: &StoreKey) -> Result<Self, StoreError> {
        let Some(header) = header(folder)? else {
            return Err(StoreError::NoStore);
        };
        if !header.ready {
            // A creation that lost its power half-way is taken up again, with the key that was kept for it.
            let _lock = lock(folder)?;
            return complete(folder, header, key);
        }
        if !folder.join(DATABASE_FILE).try_exists()? {
            return Err(StoreError::DatabaseMissing);
        }
        let connected = connect(folder, key, Expected::Whole)?;
        Ok(Self {
            folder: folder.to_owned(),
            connection: Mutex::new(Some(connected)),
            opened: AtomicU64::new(0),
        })
    }

    /// The name of the copy that was made of the log beside the database, where the log did not read to its end when
    /// the store was opened: what was kept last may be missing from the store.
    pub fn damaged_log(&self) -> Option<String> {
        self.connection().as_ref()?.damaged_log.clone()
    }

    /// Closes the store, so that no lock on it is held. Everything answers [`StoreError::Closed`] until it is
    /// reopened.
    pub fn close(&self) -> Result<(), StoreError> {
        match self.connection().take() {
            None => Ok(()),
            Some(connected) => connected
                .connection
                .close()
                .map_err(|(_, error)| error.into()),
        }
    }

    /// Opens the store again after [`Store::close`]; does nothing where it is open.
    pub fn reopen(&self, key: &StoreKey) -> Result<(), StoreError> {
        let mut connection = self.connection();
        if connection.is_none() {
            *connection = Some(connect(&self.folder, key, Expected::Whole)?);
            self.opened.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// When the store was made; none where its id is of another kind. The database says so rather than the header, whose plain
    /// text nothing proves: one flipped bit there is another date. A store that an earlier Ebb made takes it from there once.
    pub fn made_at(&self) -> Result<Option<Instant>, StoreError> {
        let kept = self.setting(MADE)?.and_then(|millis| millis.parse().ok());
        if let Some(made) = kept.and_then(|millis| from_millis(millis).ok()) {
            return Ok(Some(made));
        }
        let said = header(&self.folder)?.and_then(|header| header.made_at());
        if let Some(made) = said {
            // Another key comes with another id. What cannot be kept now is asked of the header again.
            let _ = self.set_setting(MADE, &to_millis(made).to_string());
        }
        Ok(said)
    }

    /// The folder that the store is in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Sets how long SQLite waits for another process from now on, and answers how long it did until now; none where
    /// the store is closed.
    pub(crate) fn be_patient(&self, patience: Duration) -> Option<Duration> {
        let connected = self.connection();
        let connection = &connected.as_ref()?.connection;
        let before =
            connection.pragma_query_value(None, "busy_timeout", |row| row.get::<_, u32>(0));
        // An open connection takes any timeout; one that would not take it keeps the one that it has.
        let _ = connection.busy_timeout(patience);
        let before = before.ok()?;
        Some(Duration::from_millis(before.into()))
    }

    /// The key that it was opened with.
    pub(super) fn key(&self) -> Result<StoreKey, StoreError> {
        let connected = self.connection();
        Ok(connected.as_ref().ok_or(StoreError::Closed)?.key.copy())
    }

    /// How often it was opened again.
    pub(super) fn times_opened(&self) -> u64 {
        self.opened.load(Ordering::Relaxed)
    }

    /// Runs `work` on the database without a transaction of its own.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connected = self.connection();
        let connected = connected.as_mut().ok_or(StoreError::Closed)?;
        let read = work(&connected.connection);
        connected.look_at(read, &self.folder)
    }

    /// Runs `work` in one immediate transaction, which is kept where it succeeds and undone where it does not.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connected = self.connection();
        let connected = connected.as_mut().ok_or(StoreError::Closed)?;
        let written = in_one_transaction(&mut connected.connection, work);
        connected.look_at(written, &self.folder)
    }

    fn connection(&self) -> MutexGuard<'_, Option<Connected>> {
        // A panic while the lock was held left a transaction that SQLite has rolled back: the connection is sound.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn in_one_transaction<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let result = work(&transaction)?;
    transaction.commit()?;
    Ok(result)
}

/// One process at a time makes a store. Waits for the other, which needs a fraction of a second.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let file = folder::private_file(&folder.join(LOCK_FILE), false)?;
    file.lock()?;
    Ok(file)
}

fn complete(folder: &Path, mut header: Header, key: &StoreKey) -> Result<Store, StoreError> {
    let database = folder.join(DATABASE_FILE);
    if !database.try_exists()? {
        if wal::is_there(folder)? {
            return Err(StoreError::DatabaseMissing);
        }
        folder::private_file(&database, true)?;
    }
    let connected = connect(folder, key, Expected::Empty)?;
    let connection = &connected.connection;
    if let Some(made) = header.made_at() {
        connection.execute(
            "INSERT OR IGNORE INTO settings (name, value) VALUES (?1, ?2)",
            (MADE, to_millis(made).to_string()),
        )?;
    }
    // The first page must be in the main file: it is what a key is proved against.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    header.ready = true;
    header.write(folder)?;
    Ok(Store {
        folder: folder.to_owned(),
        connection: Mutex::new(Some(connected)),
        opened: AtomicU64::new(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch::{self, contents, killed_folder};
    use rusqlite::params;
    use std::collections::BTreeMap;
    use std::fs;
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};

    /// Length and hash of every file that holds anything, but for the shared memory, which is made anew.
    fn files(folder: &Path) -> BTreeMap<String, (usize, u64)> {
        let digest = |bytes: Vec<u8>| {
            let mut hasher = DefaultHasher::new();
            bytes.hash(&mut hasher);
            (bytes.len(), hasher.finish())
        };
        contents(folder)
            .into_iter()
            .map(|(name, bytes)| (name, digest(bytes)))
            .collect()
    }

    fn wrong_key() -> StoreKey {
        StoreKey::from_hex(&"a5".repeat(32)).unwrap()
    }

    #[test]
    fn what_was_kept_is_there_after_a_kill() {
        let folder = killed_folder();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("outward"));
    }

    #[test]
    fn a_wrong_key_changes_no_byte_of_the_database_or_its_wal() {
        let folder = killed_folder();
        let before = files(folder.path());
        for _ in 0..3 {
            let refused = Store::open(folder.path(), &wrong_key());
            assert_eq!(refused.err(), Some(StoreError::WrongKeyOrDamaged));
        }
        assert_eq!(files(folder.path()), before);
        assert!(Store::open(folder.path(), &scratch::key()).is_ok());
    }

    #[test]
    fn a_damaged_database_is_an_error_and_stays_as_it_is() {
        let (folder, store) = scratch::store();
        store.close().unwrap();
        let path = folder.path().join(DATABASE_FILE);
        let whole = fs::read(&path).unwrap();
        let random: Vec<u8> = (0..whole.len()).map(|i| (i * 7919 % 251) as u8).collect();
        for damaged in [&whole[..1_000], &whole[..0], &random] {
            fs::write(&path, damaged).unwrap();
            let refused = Store::open(folder.path(), &scratch::key());
            assert!(refused.is_err(), "{} bytes", damaged.len());
            assert!(fs::read(&path).unwrap() == damaged);
        }
    }

    #[test]
    fn a_page_that_was_tampered_with_is_damage_when_it_is_read() {
        let (folder, store) = scratch::store();
        let long = "x".repeat(20_000);
        store.set_setting("long", &long).unwrap();
        store.close().unwrap();
        let path = folder.path().join(DATABASE_FILE);
        let mut bytes = fs::read(&path).unwrap();
        for page in bytes.chunks_mut(4_096).skip(1) {
            page[2_000] ^= 1;
        }
        fs::write(&path, &bytes).unwrap();
        let read = Store::open(folder.path(), &scratch::key())
            .and_then(|store| store.setting("long"))
            .map(|_| ());
        assert_eq!(read, Err(StoreError::Damaged));
        assert!(fs::read(&path).unwrap() == bytes);
    }

    #[test]
    fn nothing_readable_stands_in_the_files() {
        let (folder, store) = scratch::store();
        store
            .set_setting("canary", "the heron stands in the reeds")
            .unwrap();
        for (name, bytes) in contents(folder.path()) {
            assert!(!bytes.windows(5).any(|window| window == b"heron"), "{name}");
        }
        assert_ne!(
            &fs::read(folder.path().join(DATABASE_FILE)).unwrap()[..15],
            b"SQLite format 3"
        );
    }

    #[test]
    fn a_store_knows_when_it_was_made_though_its_header_says_another_date() {
        let folder = tempfile::tempdir().unwrap();
        let made = from_millis(1_800_000_000_000).unwrap();
        let id = Store::new_id(made).unwrap();
        let store = Store::create(folder.path(), &id, &scratch::key(), KeyPlace::File).unwrap();
        assert_eq!(store.made_at(), Ok(Some(made)));
        let path = folder.path().join("ebb.header");
        let text = fs::read_to_string(&path).unwrap();
        let flipped = text.replacen(&id[..1], "1", 1);
        assert_ne!(flipped, text);
        fs::write(&path, flipped).unwrap();
        assert_eq!(store.made_at(), Ok(Some(made)));
        // One that an earlier Ebb made knows it by its header alone.
        fs::write(&path, text).unwrap();
        let forgotten = store.write(|db| Ok(db.execute("DELETE FROM settings", [])?));
        assert_eq!(forgotten, Ok(1));
        assert_eq!(store.made_at(), Ok(Some(made)));
        fs::remove_file(path).unwrap();
        assert_eq!(store.made_at(), Ok(Some(made)));
    }

    #[test]
    fn no_second_store_is_made_where_one_is() {
        let (folder, _store) = scratch::store();
        let again = Store::create(folder.path(), "other", &wrong_key(), KeyPlace::File);
        assert_eq!(again.err(), Some(StoreError::AlreadyExists));
    }

    #[test]
    fn a_missing_database_is_said_and_not_made_anew() {
        let (folder, store) = scratch::store();
        store.close().unwrap();
        fs::remove_file(folder.path().join(DATABASE_FILE)).unwrap();
        assert_eq!(
            Store::open(folder.path(), &scratch::key()).err(),
            Some(StoreError::DatabaseMissing)
        );
        assert!(!folder.path().join(DATABASE_FILE).exists());
    }

    #[test]
    fn beside_a_damaged_page_the_rest_is_read_and_written_and_nothing_goes_into_the_main_file() {
        let (folder, store) = scratch::store();
        store.set_setting("form", "inward").unwrap();
        store.set_setting("long", &"x".repeat(20_000)).unwrap();
        store.close().unwrap();
        let path = folder.path().join(DATABASE_FILE);
        let mut bytes = fs::read(&path).unwrap();
        let last = bytes.len() / 4_096 - 4;
        for page in bytes.chunks_mut(4_096).skip(last) {
            page[2_000] ^= 1;
        }
        fs::write(&path, &bytes).unwrap();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(store.setting("long"), Err(StoreError::Damaged));
        store.set_setting("form", "outward").unwrap();
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("outward"));
        store.close().unwrap();
        assert!(fs::read(&path).unwrap() == bytes);
        let log = fs::metadata(folder.path().join("ebb.db-wal")).unwrap();
        assert!(log.len() > 0);
        let later = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(later.setting("form").unwrap().as_deref(), Some("outward"));
    }

    #[test]
    fn a_creation_that_lost_its_power_is_taken_up_again() {
        let folder = tempfile::tempdir().unwrap();
        Header::new("half".to_owned(), KeyPlace::File)
            .write(folder.path())
            .unwrap();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        store.set_setting("form", "inward").unwrap();
        assert!(header(folder.path()).unwrap().unwrap().ready);
    }

    #[test]
    fn a_closed_store_says_so_and_can_be_reopened() {
        let (_folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        store.close().unwrap();
        assert_eq!(store.setting("form"), Err(StoreError::Closed));
        assert_eq!(
            store.reopen(&wrong_key()),
            Err(StoreError::WrongKeyOrDamaged)
        );
        store.reopen(&scratch::key()).unwrap();
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("outward"));
    }

    #[test]
    fn two_connections_write_to_one_store_in_turn() {
        let (folder, first) = scratch::store();
        let second = Store::open(folder.path(), &scratch::key()).unwrap();
        std::thread::scope(|scope| {
            for (store, name) in [(&first, "a"), (&second, "b")] {
                scope.spawn(move || {
                    (0..50).for_each(|n| store.set_setting(&format!("{name}{n}"), "x").unwrap())
                });
            }
        });
        let count: i64 = first
            .read(|db| Ok(db.query_row("SELECT count(*) FROM settings", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(count, 100);
    }

    #[test]
    fn a_full_disk_is_said_and_what_was_kept_before_stands() {
        let (_folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        store
            .read(|db| {
                let pages: i64 = db.pragma_query_value(None, "page_count", |row| row.get(0))?;
                Ok(db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?)
            })
            .unwrap();
        assert_eq!(
            store.set_setting("long", &"x".repeat(100_000)),
            Err(StoreError::DiskFull)
        );
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("outward"));
    }

    #[test]
    fn a_write_that_fails_half_way_leaves_nothing_behind() {
        let (_folder, store) = scratch::store();
        let result: Result<(), _> = store.write(|db| {
            db.execute("INSERT INTO settings VALUES (?1, ?2)", params!["half", "x"])?;
            Err(StoreError::ChangedElsewhere)
        });
        assert_eq!(result, Err(StoreError::ChangedElsewhere));
        assert_eq!(store.setting("half"), Ok(None));
    }

    #[test]
    fn a_newer_schema_is_refused_untouched() {
        let (folder, store) = scratch::store();
        store
            .read(|db| Ok(db.pragma_update(None, "user_version", 99)?))
            .unwrap();
        store.close().unwrap();
        let before = files(folder.path());
        let refused = Store::open(folder.path(), &scratch::key()).err();
        assert_eq!(
            refused,
            Some(StoreError::Newer {
                found: 99,
                known: crate::store::SCHEMA_VERSION
            })
        );
        assert_eq!(files(folder.path()), before);
    }
}
