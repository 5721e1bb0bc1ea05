//! Connections to the database. The key is proved right before anything could write: until then a connection may
//! not even checkpoint, so a wrong key leaves the database and its `-wal` as they were, byte for byte.

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::header::DATABASE_FILE;
use super::swap::Open;
use super::{StoreError, StoreKey, folder, schema, wal};

/// How long SQLite waits for another process before it says that the store is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// The same while the store is opened: until then there is nothing on the screen at all.
const PATIENCE_AT_FIRST: Duration = Duration::from_secs(1);

/// Pages that stay decrypted in memory, in KiB: ten years of events, so that a second look costs no decryption; and most of
/// what searches read of 20,000 entries.
const CACHE_KIB: i32 = 12_288;
/// Statements that stay compiled. A page or a plan asks some thirty; the library's own 16 would have each compiled anew.
const STATEMENTS_KEPT: usize = 64;

/// Whether the database may still be without tables.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Expected {
    Empty,
    Whole,
}

/// Starts SQLite, once in a process and on one thread, while others that come wait. Whoever opens a file by SQLite alone calls
/// it before.
///
/// By itself it says that it has started before SQLCipher's own start is over, so that whoever opens a database in that
/// moment finds no cryptography there (SQLite code 1).
pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        ebb_sqlcipher_provider::link();
        // What keeps this from opening keeps the real database from opening, which says why.
        drop(Connection::open_in_memory());
    });
}

/// A connection, and what was found on the way to it.
#[derive(Debug)]
pub(super) struct Connected {
    pub connection: Connection,
    /// The copy of a log that did not read to its end.
    pub damaged_log: Option<String>,
    pub key: StoreKey,
    /// Held for as long as the store is open.
    _open: Open,
}

impl Connected {
    /// Passes on what was `done` on the connection. Where it met damage, the connection is made anew, because
    /// SQLCipher answers nothing any more once a page did not decrypt; the damaged main file is left as it is.
    pub fn look_at<T>(
        &mut self,
        done: Result<T, StoreError>,
        folder: &Path,
    ) -> Result<T, StoreError> {
        if let Err(StoreError::Damaged | StoreError::WrongKeyOrDamaged) = &done {
            leave_the_log(&self.connection)?;
            let patience = self
                .connection
                .pragma_query_value(None, "busy_timeout", |row| row.get::<_, u32>(0))?;
            // Where it does not open again, the old one goes on saying that it is damaged.
            if let Ok(anew) = connect(folder, &self.key, Expected::Whole) {
                leave_the_log(&anew.connection)?;
                anew.connection
                    .busy_timeout(Duration::from_millis(patience.into()))?;
                self.connection = anew.connection;
            }
        }
        done
    }
}

/// Opens the database in `folder`.
pub(super) fn connect(
    folder: &Path,
    key: &StoreKey,
    expected: Expected,
) -> Result<Connected, StoreError> {
    match connect_sharing(folder, key, expected, "NORMAL") {
        // Sharing needs a file of its own, for which a full disk has no room. Alone, what was kept can be read.
        Err(StoreError::DiskFull) => connect_sharing(folder, key, expected, "EXCLUSIVE"),
        // Of a file that it cannot make SQLite does not say why.
        Err(StoreError::ReadOnly) if folder::is_out_of_files(folder) => Err(StoreError::DiskFull),
        connected => connected,
    }
}

/// False where something else lies in place of the database or what belongs to it: from a pipe or a device nothing is ever
/// read, and a link leads to what is somebody else's.
pub(super) fn are_plain(folder: &Path) -> bool {
    [DATABASE_FILE, wal::LOG_FILE, wal::INDEX_FILE]
        .into_iter()
        .all(|name| {
            let there = std::fs::symlink_metadata(folder.join(name));
            there.map_or(true, |there| there.is_file())
        })
}

fn connect_sharing(
    folder: &Path,
    key: &StoreKey,
    expected: Expected,
    locking_mode: &str,
) -> Result<Connected, StoreError> {
    start();
    let open = Open::in_folder(folder)?;
    if !are_plain(folder) {
        return Err(StoreError::Damaged);
    }
    // SQLite takes a file of no length for a new database, and throws away the log beside it.
    let database = std::fs::metadata(folder.join(DATABASE_FILE));
    let is_empty = database.is_ok_and(|meta| meta.len() == 0);
    if is_empty && (expected == Expected::Whole || wal::is_there(folder)?) {
        return Err(StoreError::Damaged);
    }
    let was_cut_off = wal::is_cut_off(folder);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(folder.join(DATABASE_FILE), flags)?;
    // Until all is well nothing goes into the main file, not even on closing.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE_AT_FIRST)?;
    connection.execute_batch(&key.pragma())?;
    connection.pragma_update(None, "locking_mode", locking_mode)?;
    prove_key(&connection)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    // A database without tables where there was a store is damage.
    if schema::version(&connection)? == 0 && expected == Expected::Whole {
        return Err(StoreError::Damaged);
    }
    let damaged_log = if was_cut_off {
        Some(wal::set_aside(folder)?)
    } else {
        set_aside_a_damaged_log(&mut connection, folder, key)?
    };
    connection.execute_batch(
        // What is deleted is overwritten, so that it cannot be read from a page that is free.
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;",
    )?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.busy_timeout(PATIENCE)?;
    schema::bring_up_to_date(&mut connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(Connected {
        connection,
        damaged_log,
        key: key.copy(),
        _open: open,
    })
}

/// A connection to a database file that is there, for what reads it beside the store: it changes nothing on opening and
/// nothing on closing.
pub(super) fn beside(path: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    start();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(&key.pragma())?;
    prove_key(&connection)?;
    Ok(connection)
}

/// From now on nothing of the log goes into the main file, and the log stays when the connection is closed: the one
/// may be what a damaged other can be mended with.
fn leave_the_log(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection.pragma_update(None, "wal_autocheckpoint", 0)?)
}

/// Copies a log aside that does not read to its end, before the first write could go over it.
fn set_aside_a_damaged_log(
    connection: &mut Connection,
    folder: &Path,
    key: &StoreKey,
) -> Result<Option<String>, StoreError> {
    if wal::reads_to_its_end(folder, key)? {
        return Ok(None);
    }
    // Another process may be in the midst of a write. While none can write, what does not read is damage.
    let _no_writer = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if wal::reads_to_its_end(folder, key)? {
        return Ok(None);
    }
    wal::set_aside(folder).map(Some)
}

/// Reads the first page, which only the right key decrypts.
fn prove_key(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
