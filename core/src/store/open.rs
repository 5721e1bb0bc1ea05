//! Creating, opening, closing. The key is proved right before anything could write: until then the connection may
//! not even checkpoint, so a wrong key leaves the database and its `-wal` as they were, byte for byte.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::header::{DATABASE_FILE, LOCK_FILE};
use super::{Header, Id, KeyPlace, StoreError, StoreKey, folder, header, schema};
use crate::time::Instant;

/// How long SQLite waits for another process before it says that the store is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// The encrypted store in one folder. Several processes may have it open.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    connection: Mutex<Option<Connection>>,
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
        let connection = connect(folder, key)?;
        Ok(Self {
            folder: folder.to_owned(),
            connection: Mutex::new(Some(connection)),
        })
    }

    /// Closes the store, so that no lock on it is held. Everything answers [`StoreError::Closed`] until it is
    /// reopened.
    pub fn close(&self) -> Result<(), StoreError> {
        match self.connection().take() {
            None => Ok(()),
            Some(connection) => connection.close().map_err(|(_, error)| error.into()),
        }
    }

    /// Opens the store again after [`Store::close`]; does nothing where it is open.
    pub fn reopen(&self, key: &StoreKey) -> Result<(), StoreError> {
        let mut connection = self.connection();
        if connection.is_none() {
            *connection = Some(connect(&self.folder, key)?);
        }
        Ok(())
    }

    /// The folder that the store is in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `work` on the database without a transaction of its own.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(self.connection().as_ref().ok_or(StoreError::Closed)?)
    }

    /// Runs `work` in one immediate transaction, which is kept where it succeeds and undone where it does not.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection();
        let connection = connection.as_mut().ok_or(StoreError::Closed)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    fn connection(&self) -> MutexGuard<'_, Option<Connection>> {
        // A panic while the lock was held left a transaction that SQLite has rolled back: the connection is sound.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
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
        folder::private_file(&database, true)?;
    }
    let connection = connect(folder, key)?;
    // The first page must be in the main file: it is what a key is proved against.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    header.ready = true;
    header.write(folder)?;
    Ok(Store {
        folder: folder.to_owned(),
        connection: Mutex::new(Some(connection)),
    })
}

fn connect(folder: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    ebb_sqlcipher_provider::link();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(folder.join(DATABASE_FILE), flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(&key.pragma())?;
    prove_key(&connection)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    schema::version(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;",
    )?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    schema::bring_up_to_date(&mut connection)?;
    Ok(connection)
}

/// Reads the first page, which only the right key decrypts.
fn prove_key(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
