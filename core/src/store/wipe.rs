//! Everything away: the files of a store by their names, and nothing else that lies in the same folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;
use super::aside::BEFORE;
use super::folder::{first_free, make_private};
use crate::time::Instant;

/// What the files of Ebb are called, at least at the beginning: the database with what lies beside it, copies of it, the
/// clock, and a text that was being written in another program.
const OURS: [&str; 6] = ["ebb.", BEFORE, "ebb-copy", "clock", "being-written-", ASIDE];

/// Those of them that a store cannot be opened without or is confused by, and the copies that its key opens.
const OF_STORE: [&str; 2] = ["ebb.", "ebb-copy"];
const ASIDE: &str = "set-aside-";

/// Deletes every file of a store, once its key is destroyed: what a disk keeps of a deleted file opens with no key then.
/// Files of other names stay, and so does the folder where there are some.
///
/// # Errors
/// The first file that cannot be deleted; the others are gone then.
pub fn wipe(folder: &Path) -> io::Result<()> {
    let mut failed = None;
    for path in named(folder, |name| {
        OURS.iter().any(|ours| name.starts_with(ours))
    })? {
        let gone = if path.is_dir() && !path.is_symlink() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        if let Err(error) = gone
            && error.kind() != io::ErrorKind::NotFound
        {
            failed.get_or_insert(error);
        }
    }
    // Where something else lies in it, it is somebody's.
    let _ = fs::remove_dir(folder);
    failed.map_or(Ok(()), Err)
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
    for path in named(folder, |name| {
        OF_STORE.iter().any(|ours| name.starts_with(ours))
    })? {
        if let Some(name) = path.file_name() {
            fs::rename(&path, aside.join(name))?;
        }
    }
    Ok(aside)
}

fn named(folder: &Path, is: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&is) {
            found.push(entry.path());
        }
    }
    Ok(found)
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
        for name in ["letter.txt", "ebb.key", "clock", "clock.new"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        wipe(folder.path()).unwrap();
        assert_eq!(names(folder.path()), ["letter.txt"]);
        fs::remove_file(folder.path().join("letter.txt")).unwrap();
        wipe(folder.path()).unwrap();
        assert!(!folder.path().exists());
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
