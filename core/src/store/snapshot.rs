//! Copies of the database that Ebb makes by itself, under the same key: what a damaged page is mended from. Two of the
//! last days stay, and the first of this week and of the week before: an old one goes only once a new one was read whole.
//! What somebody deleted for good is gone from them too: the next copy takes the place of all that hold it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::{Connection, InterruptHandle, OptionalExtension as _};

use super::connect::beside;
use super::header::DATABASE_FILE;
use super::swap::Open;
use super::{Store, StoreError, StoreKey, folder};
use crate::time::{Instant, from_millis, to_millis};

const NAME: &str = "ebb-copy-";
const END: &str = ".db";
const STAMP: &str = "%Y%m%d-%H%M%S";
/// Not whole yet, or never to be.
const UNDER_WAY: &str = "ebb-copy-part.db";
const LOCK: &str = "ebb-copy.lock";
/// When something was let go of for good last, milliseconds.
const LET_GO: &str = "bin.let-go";
/// The next one is due after so many hours: once a day, for somebody who opens Ebb a little earlier each day too.
const DUE_HOURS: i64 = 20;
/// So many of the last days, and so many weeks of which the first stays.
const DAYS: usize = 2;
const WEEKS: usize = 2;
const WEEK_MS: i64 = 7 * 86_400_000;

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, to the second.
    pub made_at: Instant,
}

/// What makes a copy. It has a connection of its own: whoever has the store open waits for nothing.
#[derive(Debug)]
pub struct SnapshotJob {
    folder: PathBuf,
    key: StoreKey,
    stop: SnapshotStop,
}

/// Ends the making of a copy, from another thread. A program that ends waits for its copy after this: SQLCipher lets go of
/// what it needs when a process ends, under the hands of a thread that still works.
#[derive(Clone, Default)]
pub struct SnapshotStop(Arc<Mutex<Stopped>>);

#[derive(Default)]
struct Stopped {
    stopped: bool,
    works: Option<InterruptHandle>,
}

impl fmt::Debug for SnapshotStop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SnapshotStop(stopped: {})", self.state().stopped)
    }
}

impl SnapshotStop {
    /// Has the job end soon; what it made by then is taken away.
    pub fn stop(&self) {
        let mut state = self.state();
        state.stopped = true;
        if let Some(works) = &state.works {
            works.interrupt();
        }
    }

    fn works_on(&self, connection: &Connection) -> Result<(), StoreError> {
        let mut state = self.state();
        state.works = Some(connection.get_interrupt_handle());
        if state.stopped {
            return Err(StoreError::CalledOff);
        }
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, Stopped> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// The copy that is due at `now`; none where there is one of the last hours. A host has it made after its first page,
    /// on a thread of its own.
    ///
    /// # Errors
    /// Where the folder cannot be read, or the store is closed.
    pub fn snapshot_due(&self, now: Instant) -> Result<Option<SnapshotJob>, StoreError> {
        let after = now - TimeDelta::hours(DUE_HOURS);
        // What does not read here does not read for the copy either, which says so.
        let let_go = self.read(let_go).unwrap_or_default();
        let is_recent = |one: &Snapshot| {
            (after..=now).contains(&one.made_at) && let_go.is_none_or(|at| one.made_at > at)
        };
        if snapshots(self.folder())?.iter().any(is_recent) {
            return Ok(None);
        }
        Ok(Some(SnapshotJob {
            folder: self.folder().to_owned(),
            key: self.key()?,
            stop: SnapshotStop::default(),
        }))
    }
}

impl SnapshotJob {
    /// What ends it early.
    pub fn stop(&self) -> SnapshotStop {
        self.stop.clone()
    }

    /// Makes the copy, reads it whole, and lets go of those that are old. None where another process makes one.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is left of the copy then, and the others stay.
    pub fn run(&self, now: Instant) -> Result<Option<Snapshot>, StoreError> {
        self.run_until_copied(now, &mut || {})
    }

    /// The same; `copied` is called before the copy gets its name.
    pub(super) fn run_until_copied(
        &self,
        now: Instant,
        copied: &mut dyn FnMut(),
    ) -> Result<Option<Snapshot>, StoreError> {
        // While this is held nobody puts another key in place of the one that the copy is under.
        let _open = Open::in_folder(&self.folder)?;
        let lock = folder::private_file(&self.folder.join(LOCK), false)?;
        if lock.try_lock().is_err() {
            return Ok(None);
        }
        let part = self.folder.join(UNDER_WAY);
        let made = self.make(&part, now, copied);
        if made.is_err() {
            // Where it stays, it is no copy, and the next one takes its place.
            let _ = take_away(&part);
        }
        let (made, let_go) = made?;
        thin(&self.folder, let_go, now)?;
        Ok(Some(made))
    }

    /// The copy, and when something was let go of for good before it was made.
    fn make(
        &self,
        part: &Path,
        now: Instant,
        copied: &mut dyn FnMut(),
    ) -> Result<(Snapshot, Option<Instant>), StoreError> {
        take_away(part)?;
        let database = beside(&self.folder.join(DATABASE_FILE), &self.key)?;
        self.stop.works_on(&database)?;
        let let_go = let_go(&database)?;
        copy_into(&database, part)?;
        let copy = beside(part, &self.key)?;
        self.stop.works_on(&copy)?;
        is_whole(&copy)?;
        // Its files are closed before it gets its name.
        self.stop.state().works = None;
        drop(copy);
        fs::File::open(part)?.sync_all()?;
        copied();
        let path = self
            .folder
            .join(format!("{NAME}{}{END}", now.format(STAMP)));
        fs::rename(part, &path)?;
        folder::sync_folder(&self.folder)?;
        let made_at = now - TimeDelta::milliseconds(to_millis(now).rem_euclid(1_000));
        Ok((Snapshot { path, made_at }, let_go))
    }
}

/// Writes the whole database, as it is at one moment, into a new file for its owner alone.
pub(super) fn copy_into(database: &Connection, path: &Path) -> Result<(), StoreError> {
    folder::private_file(path, true)?;
    let name = path.to_str().ok_or_else(|| StoreError::System {
        detail: "the data folder has a name that SQLite cannot take".to_owned(),
    })?;
    database.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}

/// Reads a copy from its first page to its last.
pub(super) fn whole(path: &Path, key: &StoreKey) -> Result<(), StoreError> {
    is_whole(&beside(path, key)?)
}

fn is_whole(copy: &Connection) -> Result<(), StoreError> {
    let said: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged)
    }
}

/// The copies that lie in `folder`, the newest first.
///
/// # Errors
/// Where the folder cannot be read.
pub fn snapshots(folder: &Path) -> Result<Vec<Snapshot>, StoreError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let stamp = name
            .to_str()
            .and_then(|name| name.strip_prefix(NAME)?.strip_suffix(END));
        let made_at = stamp.and_then(|stamp| NaiveDateTime::parse_from_str(stamp, STAMP).ok());
        if let Some(made_at) = made_at {
            found.push(Snapshot {
                path: entry.path(),
                made_at: made_at.and_utc(),
            });
        }
    }
    found.sort_unstable_by_key(|one| std::cmp::Reverse(one.made_at));
    Ok(found)
}

/// Takes away what is left of a database that was being made when the process was killed, or called off.
pub(super) fn take_away(part: &Path) -> Result<(), StoreError> {
    folder::take_away(part, &["", "-journal"])
}

/// That something was let go of for good at `now`.
pub(super) fn note_let_go(db: &Connection, now: Instant) -> Result<(), StoreError> {
    db.execute(
        "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)",
        [LET_GO, &to_millis(now).to_string()],
    )?;
    Ok(())
}

fn let_go(db: &Connection) -> Result<Option<Instant>, StoreError> {
    let at: Option<String> = db
        .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
        .query_row([LET_GO], |row| row.get(0))
        .optional()?;
    Ok(at.and_then(|at| from_millis(at.parse().ok()?).ok()))
}

fn thin(folder: &Path, let_go: Option<Instant>, now: Instant) -> Result<(), StoreError> {
    let all = snapshots(folder)?;
    let times: Vec<_> = all.iter().map(|one| one.made_at).collect();
    for (one, stays) in all.iter().zip(stay(&times, now)) {
        // The newest was made a moment ago, to the second.
        let holds_it = let_go.is_some_and(|at| one.made_at + TimeDelta::seconds(1) <= at);
        if !stays || holds_it {
            fs::remove_file(&one.path)?;
        }
    }
    Ok(())
}

/// Which of these stay, newest first. One of tomorrow was made under a wrong clock, and counts as the oldest.
fn stay(times: &[Instant], now: Instant) -> Vec<bool> {
    let week = |at: &Instant| to_millis(*at).div_euclid(WEEK_MS);
    let past = |at: &&Instant| **at <= now;
    let mut days: Vec<i64> = Vec::new();
    let mut weeks: Vec<i64> = times.iter().filter(past).map(week).collect();
    weeks.dedup();
    weeks.truncate(WEEKS);
    let first_of = |wanted: i64| {
        let mut of_week = times.iter().rev().filter(past);
        of_week.find(|at| week(at) == wanted)
    };
    let firsts: Vec<_> = weeks.into_iter().filter_map(first_of).collect();
    times
        .iter()
        .map(|at| {
            let day = to_millis(*at).div_euclid(86_400_000);
            let is_new_day = at <= &now && !days.contains(&day) && days.len() < DAYS;
            if is_new_day {
                days.push(day);
            }
            is_new_day || firsts.contains(&at)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use proptest::prelude::*;

    fn start() -> Instant {
        // A Thursday, with which the weeks of this count begin.
        "2026-11-26T08:00:00Z".parse().unwrap()
    }

    fn made(store: &Store, now: Instant) -> Option<Snapshot> {
        let job = store.snapshot_due(now).unwrap()?;
        job.run(now).unwrap()
    }

    #[test]
    fn a_copy_is_made_once_a_day_and_holds_what_was_there_under_the_same_key() {
        let (folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        let copy = made(&store, start()).unwrap();
        assert_eq!(made(&store, start() + TimeDelta::hours(19)), None);
        store.set_setting("form", "inward").unwrap();
        assert!(made(&store, start() + TimeDelta::hours(21)).is_some());
        assert_eq!(snapshots(folder.path()).unwrap()[1], copy);
        let bytes = fs::read(&copy.path).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"));
        let read = beside(&copy.path, &scratch::key()).unwrap();
        let form: String = read
            .query_row(
                "SELECT value FROM settings WHERE name = 'form'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(form, "outward");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&copy.path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn after_a_month_there_are_two_of_the_last_days_and_two_of_the_last_weeks() {
        let (folder, store) = scratch::store();
        for day in 0..31 {
            assert!(made(&store, start() + TimeDelta::days(day)).is_some());
        }
        let left = snapshots(folder.path()).unwrap();
        let days: Vec<_> = left
            .iter()
            .map(|one| (one.made_at - start()).num_days())
            .collect();
        assert_eq!(days, [30, 29, 28, 21]);
    }

    #[test]
    fn what_was_let_go_of_for_good_is_gone_from_every_copy_at_the_next_one() {
        let (folder, store) = scratch::store();
        for day in 0..10 {
            made(&store, start() + TimeDelta::days(day));
        }
        assert_eq!(snapshots(folder.path()).unwrap().len(), 4);
        let emptied = start() + TimeDelta::days(9) + TimeDelta::hours(2);
        store.write(|db| note_let_go(db, emptied)).unwrap();
        let next = made(&store, emptied + TimeDelta::minutes(1)).unwrap();
        assert_eq!(snapshots(folder.path()).unwrap(), [next]);
        assert_eq!(made(&store, emptied + TimeDelta::minutes(2)), None);
    }

    #[test]
    fn of_a_damaged_database_no_copy_is_made_and_the_old_ones_stay() {
        let (folder, store) = scratch::store();
        store.set_setting("long", &"x".repeat(60_000)).unwrap();
        let old = made(&store, start()).unwrap();
        store.close().unwrap();
        let path = folder.path().join(DATABASE_FILE);
        let mut bytes = fs::read(&path).unwrap();
        let last = bytes.len() / 4_096 - 4;
        bytes[last * 4_096 + 2_000] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        let later = start() + TimeDelta::days(1);
        let job = store.snapshot_due(later).unwrap().unwrap();
        assert_eq!(job.run(later), Err(StoreError::Damaged));
        assert_eq!(snapshots(folder.path()).unwrap(), [old]);
        assert!(!folder.path().join(UNDER_WAY).exists());
    }

    #[test]
    fn one_that_is_called_off_leaves_nothing_and_the_next_is_due_at_once() {
        let (folder, store) = scratch::store();
        let job = store.snapshot_due(start()).unwrap().unwrap();
        job.stop().stop();
        assert_eq!(job.run(start()), Err(StoreError::CalledOff));
        assert!(!folder.path().join(UNDER_WAY).exists());
        assert!(made(&store, start()).is_some());
    }

    #[test]
    fn what_a_killed_one_left_is_no_copy_and_makes_room() {
        let (folder, store) = scratch::store();
        fs::write(folder.path().join(UNDER_WAY), "half").unwrap();
        assert_eq!(snapshots(folder.path()).unwrap(), []);
        assert!(made(&store, start()).is_some());
        assert!(!folder.path().join(UNDER_WAY).exists());
    }

    proptest! {
        #[test]
        fn whenever_copies_were_made_the_newest_stays_and_never_more_than_four(
            hours in proptest::collection::btree_set(0..2_000_i64, 1..40), ahead in 0..50_i64,
        ) {
            let mut times: Vec<_> = hours.iter().map(|h| start() + TimeDelta::hours(*h)).collect();
            let now = *times.last().unwrap();
            if ahead > 0 {
                times.push(now + TimeDelta::hours(ahead));
            }
            times.reverse();
            let stays = stay(&times, now);
            let left: Vec<_> = times.iter().zip(&stays).filter(|(_, s)| **s).map(|(t, _)| *t).collect();
            prop_assert!(left.contains(&now));
            prop_assert!(left.len() <= DAYS + WEEKS);
            prop_assert!(left.iter().all(|at| *at <= now));
            // Thinning again lets go of nothing more.
            prop_assert!(stay(&left, now).iter().all(|stays| *stays));
        }
    }
}
