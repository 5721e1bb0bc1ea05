//! Everything away: the files of a store by their names, and nothing else that lies in the same folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::StoreError;
use super::aside::BEFORE;
use super::delete::{Stays, delete, named};
use super::folder::{first_free, make_private, open_lock};
use super::swap::OPEN_LOCK;
use crate::time::Instant;

/// What files of Ebb are called to their end.
const NAMES: [&str; 9] = [
    OPEN_LOCK,
    HOST_LOCK,
    "ebb.lock",
    "ebb.swap",
    "ebb.new",
    "ebb.room",
    "ebb-copy.lock",
    "clock",
    "clock.new",
];
/// What is called so, or so and then a dot or a dash and more: the database with what lies beside it, and its key.
const STEMS: [&str; 4] = ["ebb.db", "ebb.header", "ebb.key", "ebb-copy-part.db"];
/// What is called so and then a time or a number: copies of the database, and a text that was being written in another program.
const BEGINNINGS: [&str; 4] = [BEFORE, "ebb-copy-", "being-written-", ASIDE];

/// Those that a store cannot be opened without or is confused by, and the copies that its key opens.
const OF_STORE: [&str; 2] = ["ebb.", "ebb-copy"];
/// Before the name of a folder in which a store was put.
pub(super) const ASIDE: &str = "set-aside-";
/// The file that whoever shows reminders holds locked.
pub(crate) const HOST_LOCK: &str = "remind.lock";

/// A process that has just ended may hold a lock for a moment.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// The deletion of everything. As long as this is held, nobody else has the store open, opens it, or shows reminders:
/// nothing that is deleted is made anew.
#[derive(Debug)]
pub struct Wipe {
    folder: PathBuf,
    locks: [Option<File>; 2],
}

impl Wipe {
    /// Holds everybody else off. Nothing is deleted yet.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where another process has the store open, or waits to show reminders.
    pub fn begin(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            folder: folder.to_owned(),
            locks: [
                hold(&folder.join(OPEN_LOCK))?,
                hold(&folder.join(HOST_LOCK))?,
            ],
        })
    }

    /// Deletes every file of a store, once its key is destroyed: what a disk keeps of a deleted file opens with no key then.
    /// Files of other names stay, and so does the folder where there are some.
    ///
    /// # Errors
    /// What cannot be deleted; the others are gone then.
    pub fn run(self) -> Result<(), Stays> {
        let deleted = delete(&self.folder, &is_ours);
        // Not every system deletes the folder of a file that is open.
        drop(self.locks);
        let _ = fs::remove_dir(&self.folder);
        deleted
    }
}

/// True where `folder` holds a store, or what is left of one. A lock or a clock by itself may be anybody's.
pub fn holds_a_store(folder: &Path) -> bool {
    named(folder, is_of_store).is_ok_and(|found| !found.is_empty())
}

/// A lock that nobody else has; none where the system keeps no locks here, or the file cannot be made.
fn hold(path: &Path) -> Result<Option<File>, StoreError> {
    let Ok(lock) = open_lock(path) else {
        return Ok(None);
    };
    for _ in 0..TRIES {
        match lock.try_lock() {
            Ok(()) => return Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(StoreError::Busy)
}

fn is_numbered(name: &str, begins: &str) -> bool {
    let rest = name.strip_prefix(begins);
    rest.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
}

fn is_ours(name: &str) -> bool {
    NAMES.contains(&name) || is_of_store(name)
}

/// True for what a person's data, or a key to them, may be in.
fn is_of_store(name: &str) -> bool {
    let is_of = |stem: &&str| {
        name.strip_prefix(*stem)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    };
    STEMS.iter().any(is_of) || BEGINNINGS.iter().any(|begins| is_numbered(name, begins))
}

/// True for the files that everybody else is held off by.
pub(super) fn is_lock(name: &str) -> bool {
    [OPEN_LOCK, HOST_LOCK].contains(&name)
}

/// The folders beside the store in which others were put ([`set_aside`]).
///
/// # Errors
/// What the system reports.
pub fn set_aside_before(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = named(folder, |name| is_numbered(name, ASIDE))?;
    found.retain(|path| path.is_dir() && !path.is_symlink());
    Ok(found)
}

/// Moves the files of a store that does not open into a folder beside, which it gives, so that a new one can be made.
/// Nothing is deleted.
///
/// # Errors
/// What the system reports; what was moved until then lies in that folder.
pub fn set_aside(folder: &Path, now: Instant) -> Result<PathBuf, StoreError> {
    let stamp = now.format("%Y%m%d-%H%M%S");
    let aside = first_free(folder, |number| format!("{ASIDE}{stamp}-{number}"))?;
    make_private(&aside)?;
    let is_of_one = |name: &str| is_ours(name) && OF_STORE.iter().any(|of| name.starts_with(of));
    for path in named(folder, is_of_one)? {
        if let Some(name) = path.file_name() {
            fs::rename(&path, aside.join(name))?;
        }
    }
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Store, scratch};
    use crate::time::from_millis;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    fn wipe(folder: &Path) -> Result<(), Stays> {
        Wipe::begin(folder).unwrap().run()
    }

    #[test]
    fn everything_of_ebb_is_deleted_and_nothing_else() {
        let (folder, store) = scratch::store();
        let now = from_millis(1_790_000_000_000).unwrap();
        store.set_setting("form", "outward").unwrap();
        store.copy_aside(now).unwrap();
        let snapshot = store.snapshot_due(now).unwrap().unwrap();
        snapshot.run(now).unwrap();
        store.close().unwrap();
        set_aside(folder.path(), now).unwrap();
        let theirs = [
            "being-written-about.txt",
            "clockwork.pdf",
            "ebb-copy-of-a-letter.txt",
            "ebb.age",
            "ebb.keys of the house",
            "letter.txt",
            "set-aside-by-me.txt",
        ];
        for name in theirs.iter().chain(&["ebb.key", "clock", "clock.new"]) {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        wipe(folder.path()).unwrap();
        assert_eq!(names(folder.path()), theirs);
        for name in theirs {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        wipe(folder.path()).unwrap();
        assert!(!folder.path().exists());
    }

    /// Every name that Ebb writes into the folder of a store.
    #[test]
    fn the_folder_is_gone_whatever_of_ebb_was_in_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "ebb.db",
            "ebb.db-wal",
            "ebb.db-shm",
            "ebb.db-journal",
            "ebb.db-wal.damaged-1",
            "ebb.db-wal.damaged-12",
            "ebb.db.next",
            "ebb.db.next-journal",
            "ebb.header",
            "ebb.header.next",
            "ebb.header.new",
            "ebb.new",
            "ebb.key",
            "ebb.key.next",
            "ebb.key.019b3c1a-0000-7000-8000-000000000001",
            "ebb.lock",
            "ebb.open",
            "ebb.swap",
            "ebb.room",
            "ebb-copy.lock",
            "ebb-copy-part.db",
            "ebb-copy-part.db-journal",
            "ebb-copy-20261201-100000.db",
            "ebb-copy-20261201-100000.db.next",
            "ebb-copy-20261201-100000.db-shm",
            "ebb-copy-20261201-100000.db-wal",
            "ebb-before-20261201-100000.db",
            "ebb-before-20261201-100000-2.db",
            "ebb-before-20261201-100000.db.next",
            "ebb-before-20261201-100000-damaged-1.db",
            "ebb-before-20261201-100000-damaged-1.db-wal",
            "set-aside-20261201-100000-1/ebb.db",
            "set-aside-20261201-100000-1/ebb.header",
            "set-aside-20261201-100000-1/ebb.open",
            "clock",
            "clock.new",
            "remind.lock",
            "being-written-4711.txt",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        wipe(folder.path()).unwrap();
        assert!(!folder.path().exists(), "{:?}", names(folder.path()));
    }

    #[test]
    fn what_lies_beside_a_store_that_was_put_aside_stays() {
        let folder = tempfile::tempdir().unwrap();
        let aside = folder.path().join("set-aside-20261201-100000-1");
        fs::create_dir(&aside).unwrap();
        for name in ["ebb.db", "a letter"] {
            fs::write(aside.join(name), "x").unwrap();
        }
        wipe(folder.path()).unwrap();
        assert_eq!(names(&aside), ["a letter"]);
    }

    #[test]
    fn what_cannot_be_deleted_is_named_and_the_rest_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("clock/inside");
        fs::create_dir_all(&inside).unwrap();
        for name in ["being-written-1.txt", "ebb.db", "remind.lock"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let stays = wipe(folder.path()).unwrap_err();
        let paths: Vec<_> = stays.0.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(paths, [folder.path().join("clock")]);
        assert!(stays.to_string().contains("clock: "), "{stays}");
        assert_eq!(names(folder.path()), ["clock"]);
        assert!(inside.exists());
    }

    #[test]
    fn nothing_is_deleted_while_somebody_has_the_store_open_or_shows_reminders() {
        let (folder, store) = scratch::store();
        assert_eq!(Wipe::begin(folder.path()).err(), Some(StoreError::Busy));
        store.set_setting("form", "outward").unwrap();
        store.close().unwrap();
        let shows = crate::reminders::host_lock(folder.path()).unwrap();
        shows.lock().unwrap();
        assert_eq!(Wipe::begin(folder.path()).err(), Some(StoreError::Busy));
        drop(shows);
        let held = Wipe::begin(folder.path()).unwrap();
        let other = crate::reminders::host_lock(folder.path()).unwrap();
        assert!(other.try_lock().is_err());
        held.run().unwrap();
        assert!(!folder.path().exists());
    }

    #[test]
    fn what_a_wipe_left_behind_is_something_for_the_next_one() {
        let left = [
            "ebb.db-wal",
            "ebb.db-wal.damaged-1",
            "ebb.db.next",
            "ebb.key.next",
            "ebb-before-20261201-100000.db",
        ];
        for name in left {
            let folder = tempfile::tempdir().unwrap();
            for other in ["clock", "ebb.open", "ebb.age", "set-aside-by-me"] {
                fs::write(folder.path().join(other), "x").unwrap();
            }
            assert!(!holds_a_store(folder.path()));
            fs::write(folder.path().join(name), "x").unwrap();
            assert!(holds_a_store(folder.path()), "{name}");
        }
    }

    #[test]
    fn a_copy_that_somebody_made_in_a_folder_of_their_own_is_no_store_that_was_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let ours = folder.path().join("set-aside-20261201-100000-1");
        for folder in [&ours, &folder.path().join("set-aside-mine")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("ebb.db"), "x").unwrap();
        }
        assert_eq!(set_aside_before(folder.path()).unwrap(), [ours]);
        wipe(folder.path()).unwrap();
        assert_eq!(names(folder.path()), ["set-aside-mine"]);
        assert_eq!(names(&folder.path().join("set-aside-mine")), ["ebb.db"]);
    }

    #[test]
    fn a_backup_in_the_folder_stays_in_its_place_when_a_store_is_set_aside() {
        let (folder, store) = scratch::store();
        store.close().unwrap();
        fs::write(folder.path().join("ebb.age"), "x").unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        let aside = set_aside(folder.path(), now).unwrap();
        assert!(folder.path().join("ebb.age").exists());
        assert!(aside.join("ebb.db").exists() && !folder.path().join("ebb.db").exists());
    }

    #[test]
    fn what_is_set_aside_is_whole_and_makes_room_for_a_new_store() {
        let (folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        store.close().unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        let aside = set_aside(folder.path(), now).unwrap();
        assert_eq!(crate::store::header(folder.path()), Ok(None));
        let old = Store::open(&aside, &scratch::key()).unwrap();
        assert_eq!(old.setting("form").unwrap().as_deref(), Some("outward"));
    }
}
