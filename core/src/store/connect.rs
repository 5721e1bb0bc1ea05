//! Connections to the database. The key is proved right before anything could write: until then a connection may
//! not even checkpoint, so a wrong key leaves the database and its `-wal` as they were, byte for byte.

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::header::DATABASE_FILE;
use super::{StoreError, StoreKey, schema};

/// How long SQLite waits for another process before it says that the store is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// The same while the store is opened: until then there is nothing on the screen at all.
const PATIENCE_AT_FIRST: Duration = Duration::from_secs(1);

/// Pages that stay decrypted in memory, in KiB: ten years of events, so that a second look costs no decryption.
const CACHE_KIB: i32 = 8_192;

/// Whether the database may still be without tables.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Expected {
    Empty,
    Whole,
}

/// Starts SQLite, once in a process and on one thread, while others that come wait.
///
/// By itself it says that it has started before SQLCipher's own start is over, so that whoever opens a database in that
/// moment finds no cryptography there (SQLite code 1).
pub(super) fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        ebb_sqlcipher_provider::link();
        // What keeps this from opening keeps the real database from opening, which says why.
        drop(Connection::open_in_memory());
    });
}

/// Opens the database in `folder`.
pub(super) fn connect(
    folder: &Path,
    key: &StoreKey,
    expected: Expected,
) -> Result<Connection, StoreError> {
    match connect_sharing(folder, key, expected, "NORMAL") {
        // Sharing needs a file of its own, for which a full disk has no room. Alone, what was kept can be read.
        Err(StoreError::DiskFull) => connect_sharing(folder, key, expected, "EXCLUSIVE"),
        connected => connected,
    }
}

fn connect_sharing(
    folder: &Path,
    key: &StoreKey,
    expected: Expected,
    locking_mode: &str,
) -> Result<Connection, StoreError> {
    start();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(folder.join(DATABASE_FILE), flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE_AT_FIRST)?;
    connection.execute_batch(&key.pragma())?;
    connection.pragma_update(None, "locking_mode", locking_mode)?;
    prove_key(&connection)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    // A file of no length reads as a database without tables: where there was a store, that is damage.
    if schema::version(&connection)? == 0 && expected == Expected::Whole {
        return Err(StoreError::Damaged);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;",
    )?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.busy_timeout(PATIENCE)?;
    schema::bring_up_to_date(&mut connection)?;
    Ok(connection)
}

/// Reads the first page, which only the right key decrypts.
fn prove_key(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
