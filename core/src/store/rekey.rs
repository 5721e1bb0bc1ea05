//! The key of a store changed: the database and each copy of it are written anew under another key, beside the old ones,
//! and take their places together with the header that says where the key is. Whoever is interrupted finds all of them
//! under the old key or all of them under the new one.

use std::fs;
use std::path::Path;

use super::aside::BEFORE;
use super::connect::beside;
use super::header::{DATABASE_FILE, HEADER_FILE};
use super::snapshot::{self, copy_into, snapshots, take_away};
use super::swap::{Alone, is_under_way, next};
use super::{Header, KeyPlace, StoreError, StoreKey, Work, header, wal};

/// A key that is to take the place of another, and where it is kept already.
#[derive(Debug)]
pub struct NewKey<'a> {
    /// The key.
    pub key: &'a StoreKey,
    /// The id that it is kept under: one of its own ([`Store::new_id`](super::Store::new_id)), so that both keys can be
    /// kept until the old one opens nothing any more.
    pub id: &'a str,
    /// Where it is kept.
    pub place: KeyPlace,
    /// Where it is kept in a file of the folder, that file's name. The new key lies in `NAME.next` before, and comes into
    /// its place with everything else.
    pub file: Option<&'a str>,
}

impl NewKey<'_> {
    /// True where it is the key that the store in `folder` wants.
    pub fn counts(&self, folder: &Path) -> bool {
        header(folder).is_ok_and(|made| made.is_some_and(|made| made.id == self.id))
    }
}

/// Puts everything that `old` opens in `folder` under the new key. Nobody may have the store open meanwhile, and the old
/// key is still needed until this has returned.
///
/// # Errors
/// [`StoreError::Busy`] where another process has it open; [`StoreError::WrongKeyOrDamaged`] and [`StoreError::Damaged`]
/// where not all of it reads; [`StoreError::CopyDamaged`] where that is so of one that is kept beside. Nothing has changed
/// then, or all has once the store is opened next: [`NewKey::counts`] says which.
pub fn change_key(
    folder: &Path,
    old: &StoreKey,
    new: &NewKey<'_>,
    work: &Work,
) -> Result<(), StoreError> {
    let alone = Alone::in_folder(folder)?;
    let made = header(folder)?.filter(|header| header.ready);
    let made = made.ok_or(StoreError::NoStore)?;
    let mut written = Vec::new();
    let done = write_anew(folder, old, new.key, work, &mut written).and_then(|()| {
        let header = Header {
            id: new.id.to_owned(),
            key: new.place,
            ..made
        };
        header.write_to(&next(folder, HEADER_FILE))?;
        written.push(HEADER_FILE.to_owned());
        let names = written.iter().map(String::as_str).chain(new.file);
        alone.put_in_place(&names.collect::<Vec<_>>())
    });
    // What is in its place has left these names, and an interrupted swap needs what has not.
    if done.is_err() && !is_under_way(folder)? {
        for name in &written {
            let _ = fs::remove_file(next(folder, name));
        }
    }
    done
}

/// Each database of the folder, under the new key, beside its place.
fn write_anew(
    folder: &Path,
    old: &StoreKey,
    new: &StoreKey,
    work: &Work,
    written: &mut Vec<String>,
) -> Result<(), StoreError> {
    let kept = kept_beside(folder)?;
    let copies = snapshots(folder)?;
    work.expect(1 + kept.len() + copies.len());
    let mut write = |name: &str| {
        work.step()?;
        write_one(&folder.join(name), &next(folder, name), old, new)?;
        written.push(name.to_owned());
        Ok(())
    };
    write(DATABASE_FILE)?;
    for name in kept {
        match write(&name) {
            Err(StoreError::WrongKeyOrDamaged | StoreError::Damaged) => {
                return Err(StoreError::CopyDamaged { name });
            }
            done => done?,
        }
    }
    let names = copies
        .iter()
        .filter_map(|copy| copy.path.file_name()?.to_str());
    for name in names {
        match write(name) {
            // One that does not read is no help under either key. The next ones take its place.
            Err(StoreError::WrongKeyOrDamaged | StoreError::Damaged) => {}
            done => done?,
        }
    }
    Ok(())
}

/// What is kept beside the database for as long as the person wants it.
fn kept_beside(folder: &Path) -> Result<Vec<String>, StoreError> {
    let mut kept = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let Some(name) = name.to_str() else { continue };
        if name.starts_with(wal::ASIDE) {
            // A log without its database opens under no other key.
            return Err(StoreError::CopyDamaged {
                name: name.to_owned(),
            });
        }
        if name.starts_with(BEFORE) && name.ends_with(".db") {
            kept.push(name.to_owned());
        }
    }
    Ok(kept)
}

/// One database under the new key, read whole; nothing is left of it where that fails.
fn write_one(from: &Path, to: &Path, old: &StoreKey, new: &StoreKey) -> Result<(), StoreError> {
    take_away(to)?;
    let written = beside(from, old).and_then(|database| {
        copy_into(&database, to)?;
        let copy = beside(to, old)?;
        copy.execute_batch(&new.pragma_anew())?;
        copy.close().map_err(|(_, error)| error)?;
        snapshot::whole(to, new)
    });
    if written.is_err() {
        let _ = take_away(to);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::store::{Store, snapshots};
    use crate::time::{Instant, from_millis};

    fn now() -> Instant {
        from_millis(1_790_000_000_000).unwrap()
    }

    fn new_key() -> StoreKey {
        StoreKey::from_hex(&"b7".repeat(32)).unwrap()
    }

    fn to_a_file(key: &StoreKey) -> NewKey<'_> {
        NewKey {
            key,
            id: "another",
            place: KeyPlace::File,
            file: Some("ebb.key"),
        }
    }

    /// From the key of every scratch store.
    fn changes_to(folder: &Path, new: &StoreKey) -> Result<(), StoreError> {
        change_key(folder, &scratch::key(), &to_a_file(new), &Work::new())
    }

    /// A store with a copy of the day, what was here before a restore, and both keys in files.
    fn folder() -> tempfile::TempDir {
        let (folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        store.copy_aside(now()).unwrap();
        store
            .snapshot_due(now())
            .unwrap()
            .unwrap()
            .run(now())
            .unwrap();
        store.set_setting("form", "inward").unwrap();
        fs::write(folder.path().join("ebb.key"), "old").unwrap();
        fs::write(folder.path().join("ebb.key.next"), "new").unwrap();
        folder
    }

    fn form(path: &Path, key: &StoreKey) -> Result<String, StoreError> {
        let db = beside(path, key)?;
        Ok(db.query_row(
            "SELECT value FROM settings WHERE name = 'form'",
            [],
            |row| row.get(0),
        )?)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = scratch::contents(folder)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        names.sort();
        names
    }

    /// That everything in the folder opens with this key alone.
    fn is_all_under(folder: &Path, key: &StoreKey, other: &StoreKey) {
        let copy = snapshots(folder).unwrap().remove(0).path;
        let kept = folder.join(kept_beside(folder).unwrap().remove(0));
        for path in [copy, kept] {
            assert_eq!(form(&path, key), Ok("outward".to_owned()));
            assert_eq!(form(&path, other), Err(StoreError::WrongKeyOrDamaged));
        }
        assert_eq!(
            Store::open(folder, other).err(),
            Some(StoreError::WrongKeyOrDamaged)
        );
        let store = Store::open(folder, key).unwrap();
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("inward"));
        let header = header(folder).unwrap().unwrap();
        let is_new = *key.to_hex() == *new_key().to_hex();
        assert_eq!(header.id, if is_new { "another" } else { "scratch" });
        let file = fs::read_to_string(folder.join("ebb.key")).unwrap();
        assert_eq!(file, if is_new { "new" } else { "old" });
    }

    #[test]
    fn everything_that_the_old_key_opened_opens_with_the_new_one_and_nothing_with_the_old_one() {
        let folder = folder();
        changes_to(folder.path(), &new_key()).unwrap();
        is_all_under(folder.path(), &new_key(), &scratch::key());
        assert!(
            names(folder.path())
                .iter()
                .all(|name| !name.ends_with(".next"))
        );
    }

    #[test]
    fn called_off_or_refused_nothing_has_changed_and_nothing_is_left() {
        let folder = folder();
        let before = names(folder.path());
        let work = Work::new();
        work.call_off();
        let new = new_key();
        let refused = change_key(folder.path(), &scratch::key(), &to_a_file(&new), &work);
        assert_eq!(refused, Err(StoreError::CalledOff));
        let refused = change_key(folder.path(), &new, &to_a_file(&new), &Work::new());
        assert_eq!(refused, Err(StoreError::WrongKeyOrDamaged));
        let open = Store::open(folder.path(), &scratch::key()).unwrap();
        let refused = changes_to(folder.path(), &new);
        assert_eq!(refused, Err(StoreError::Busy));
        drop(open);
        fs::remove_file(folder.path().join("ebb.key.next")).unwrap();
        assert!(changes_to(folder.path(), &new).is_err());
        fs::write(folder.path().join("ebb.key.next"), "new").unwrap();
        assert_eq!(names(folder.path()), before);
        is_all_under(folder.path(), &scratch::key(), &new);
    }

    #[test]
    fn whoever_is_interrupted_finds_all_of_it_under_one_of_the_two_keys() {
        let folder = folder();
        let old = scratch::contents(folder.path());
        changes_to(folder.path(), &new_key()).unwrap();
        let new = scratch::contents(folder.path());
        let changed: Vec<_> = new
            .iter()
            .filter(|file| {
                file.0.ends_with(".db") || ["ebb.header", "ebb.key"].contains(&file.0.as_str())
            })
            .collect();
        assert_eq!(changed.len(), 5);
        let list: String = changed.iter().map(|file| format!("{}\n", file.0)).collect();
        // Before the list is there, however much of the new ones is.
        for written in 0..=changed.len() {
            let at = tempfile::tempdir().unwrap();
            for (name, bytes) in &old {
                fs::write(at.path().join(name), bytes).unwrap();
            }
            for (name, bytes) in &changed[..written] {
                fs::write(next(at.path(), name), bytes).unwrap();
            }
            is_all_under(at.path(), &scratch::key(), &new_key());
            // And the next one goes through.
            fs::write(at.path().join("ebb.key.next"), "new").unwrap();
            changes_to(at.path(), &new_key()).unwrap();
            is_all_under(at.path(), &new_key(), &scratch::key());
        }
        // Once it is, however many are in their places.
        for in_place in 0..=changed.len() {
            let at = tempfile::tempdir().unwrap();
            for (name, bytes) in &old {
                fs::write(at.path().join(name), bytes).unwrap();
            }
            for (number, (name, bytes)) in changed.iter().enumerate() {
                let place = at.path().join(name);
                let beside = next(at.path(), name);
                fs::write(if number < in_place { place } else { beside }, bytes).unwrap();
            }
            fs::write(at.path().join("ebb.swap"), format!("{list}all\n")).unwrap();
            is_all_under_after_header(at.path());
        }
    }

    /// As a host does: the header first, which says which key is wanted.
    fn is_all_under_after_header(folder: &Path) {
        assert_eq!(header(folder).unwrap().unwrap().id, "another");
        is_all_under(folder, &new_key(), &scratch::key());
    }

    #[test]
    fn beside_what_does_not_read_the_key_is_not_changed_but_for_ebbs_own_copy() {
        let folder = folder();
        let copy = snapshots(folder.path()).unwrap().remove(0).path;
        let kept = folder
            .path()
            .join(kept_beside(folder.path()).unwrap().remove(0));
        let flip = |path: &Path| {
            let mut bytes = fs::read(path).unwrap();
            let last = bytes.len() - 2_000;
            bytes[last] ^= 1;
            fs::write(path, bytes).unwrap();
        };
        flip(&copy);
        let new = new_key();
        let change = || changes_to(folder.path(), &new);
        flip(&kept);
        let name = kept.file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(change(), Err(StoreError::CopyDamaged { name }));
        flip(&kept);
        let log = folder.path().join("ebb.db-wal.damaged-1");
        fs::write(&log, "of this database").unwrap();
        assert!(matches!(change(), Err(StoreError::CopyDamaged { .. })));
        fs::remove_file(log).unwrap();
        flip(&folder.path().join(DATABASE_FILE));
        assert_eq!(change(), Err(StoreError::Damaged));
        flip(&folder.path().join(DATABASE_FILE));
        assert_eq!(change(), Ok(()));
        assert_eq!(form(&kept, &new), Ok("outward".to_owned()));
    }

    #[test]
    fn while_a_copy_is_made_no_key_is_changed_and_after_a_change_the_old_key_makes_none() {
        let folder = folder();
        let old = Store::open(folder.path(), &scratch::key()).unwrap();
        let tomorrow = now() + chrono::TimeDelta::days(1);
        let job = old.snapshot_due(tomorrow).unwrap().unwrap();
        old.close().unwrap();
        let mut seen = None;
        let made = job.run_until_copied(tomorrow, &mut || {
            seen = Some(changes_to(folder.path(), &new_key()));
        });
        assert_eq!(seen, Some(Err(StoreError::Busy)));
        let copy = made.unwrap().unwrap().path;
        changes_to(folder.path(), &new_key()).unwrap();
        assert_eq!(form(&copy, &new_key()), Ok("inward".to_owned()));
        assert_eq!(job.run(tomorrow), Err(StoreError::WrongKeyOrDamaged));
        assert_eq!(form(&copy, &new_key()), Ok("inward".to_owned()));
    }
}
