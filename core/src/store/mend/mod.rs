//! A damaged database mended: what can be read of it goes into a new one, what cannot comes from the newest copy that
//! Ebb made by itself, and the damaged one is kept beside. Nothing takes the place of anything before the new one was
//! read whole.

mod salvage;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::aside::BEFORE;
use super::connect::{are_plain, beside};
use super::header::DATABASE_FILE;
use super::records::{self, Merge};
use super::snapshot::{self, Snapshot, snapshots};
use super::swap::{Alone, next};
use super::{Store, StoreError, StoreKey, Work, folder, schema, wal};
use crate::time::Instant;

/// What every page of the database says when all of them are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Each page reads, and they fit together.
    Sound,
    /// Something does not.
    Damaged,
}

/// What became of a damaged database.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mended {
    /// Records that could be read.
    pub read: i64,
    /// Records that came from the copy, because they could not be read, or because what was read of them is older.
    pub from_copy: i64,
    /// When the copy was made; none where there was none, or none was needed.
    pub copy_of: Option<Instant>,
    /// Where the damaged one lies now.
    pub aside: PathBuf,
}

/// Reads every page of the database in `folder`. Nothing is changed.
///
/// # Errors
/// What keeps it from being read at all; damage is no error.
pub fn check(folder: &Path, key: &StoreKey) -> Result<Condition, StoreError> {
    let database = folder.join(DATABASE_FILE);
    if !database.try_exists()? {
        return Err(StoreError::DatabaseMissing);
    }
    // As whoever opens it would say.
    if is_emptied(&database)? || !are_plain(folder) {
        return Ok(Condition::Damaged);
    }
    let checked = beside(&database, key).and_then(|db| {
        let said: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        let astray = db.prepare("PRAGMA foreign_key_check")?.exists([])?;
        Ok(said == "ok" && !astray)
    });
    match checked {
        Ok(true) => Ok(Condition::Sound),
        Ok(false) | Err(StoreError::Damaged) => Ok(Condition::Damaged),
        Err(error) => Err(error),
    }
}

/// Makes a new database of what can be read of the one in `folder`, and puts it in its place. Nobody may have the store
/// open meanwhile.
///
/// # Errors
/// [`StoreError::Busy`] where another process has it open; [`StoreError::WrongKeyOrDamaged`] where neither it nor a copy
/// opens with `key`. Nothing has changed then.
pub fn mend(
    folder: &Path,
    key: &StoreKey,
    now: Instant,
    work: &Work,
) -> Result<Mended, StoreError> {
    let alone = Alone::in_folder(folder)?;
    let part = next(folder, DATABASE_FILE);
    snapshot::take_away(&part)?;
    let made = make(folder, &part, key, work);
    if made.is_err() {
        let _ = snapshot::take_away(&part);
    }
    let mut mended = made?;
    mended.aside = set_aside(folder, now)?;
    alone.put_in_place(&[DATABASE_FILE])?;
    Ok(mended)
}

/// A second name for the database and its log, or a copy where the system gives no second names.
fn set_aside(at: &Path, now: Instant) -> Result<PathBuf, StoreError> {
    let stamp = now.format("%Y%m%d-%H%M%S");
    let name = |number| format!("{BEFORE}{stamp}-damaged-{number}.db");
    let path = folder::first_free(at, name)?;
    for (from, end) in [(DATABASE_FILE, ""), (wal::LOG_FILE, "-wal")] {
        let from = at.join(from);
        let mut to = path.clone().into_os_string();
        to.push(end);
        match fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ())) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(path)
}

impl Store {
    /// [`check`]s the database while it is open.
    ///
    /// # Errors
    /// As there.
    pub fn check(&self) -> Result<Condition, StoreError> {
        check(self.folder(), &self.key()?)
    }

    /// [`mend`]s the database: it is closed for as long, and open again afterwards.
    ///
    /// # Errors
    /// As there.
    pub fn mend(&self, now: Instant, work: &Work) -> Result<Mended, StoreError> {
        let key = self.key()?;
        self.close()?;
        let mended = mend(self.folder(), &key, now, work);
        self.reopen(&key)?;
        mended
    }
}

/// True for a file of no length. SQLite takes it for a new database, in which all is well, and throws away the log beside it.
fn is_emptied(database: &Path) -> Result<bool, StoreError> {
    Ok(fs::metadata(database)?.len() == 0)
}

fn make(folder: &Path, part: &Path, key: &StoreKey, work: &Work) -> Result<Mended, StoreError> {
    let copy = newest_whole(folder, key)?;
    folder::private_file(part, true)?;
    let mut new = beside(part, key)?;
    schema::bring_up_to_date(&mut new)?;
    let into = new.transaction()?;
    let mut mended = Mended::default();
    let database = folder.join(DATABASE_FILE);
    let salvaged = if !database.try_exists()? {
        Err(StoreError::DatabaseMissing)
    } else if is_emptied(&database)? {
        Err(StoreError::Damaged)
    } else {
        salvage::salvage(&database, key, &into, work)
    };
    let all = match salvaged {
        Ok(salvaged) => {
            mended.read = salvaged.read;
            salvaged.all
        }
        // Where not even the first page reads, all comes from the copy.
        Err(error) if error.can_be_mended() && copy.is_some() => false,
        Err(error) => return Err(error),
    };
    if !all && let Some((copy, db)) = copy {
        mended.from_copy = bring_missing(&db, &into, work)?;
        mended.copy_of = Some(copy.made_at);
    }
    into.commit()?;
    new.close().map_err(|(_, error)| error)?;
    snapshot::whole(part, key)?;
    Ok(mended)
}

fn newest_whole(
    folder: &Path,
    key: &StoreKey,
) -> Result<Option<(Snapshot, Connection)>, StoreError> {
    for one in snapshots(folder)? {
        if snapshot::whole(&one.path, key).is_ok() {
            let db = beside(&one.path, key)?;
            return Ok(Some((one, db)));
        }
    }
    Ok(None)
}

/// What the copy holds and could not be read, as two stores are brought together: what was deleted since stays deleted.
fn bring_missing(copy: &Connection, into: &Connection, work: &Work) -> Result<i64, StoreError> {
    let mut merge = Merge::into(into);
    records::each_record_in(copy, |_, line| {
        work.step()?;
        let record = serde_json::from_slice(line).map_err(|_| StoreError::Damaged)?;
        merge.take(&record)
    })?;
    let counts = merge.finish()?;
    for (name, value) in settings(copy)? {
        into.execute(
            "INSERT OR IGNORE INTO settings (name, value) VALUES (?1, ?2)",
            [name, value],
        )?;
    }
    Ok(counts.new + counts.changed)
}

fn settings(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = db.prepare("SELECT name, value FROM settings")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
