//! Where the key of the store is kept: the desktop's keyring, or a file of mode 0600 beside the store where there is no
//! keyring, or where the person wants it so. The header says which. No new key is ever made while a store exists.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;
use std::time::{Duration, Instant as Stopwatch};

use ebb_core::companion::Companion;
use ebb_core::store::{KeyPlace, Store, StoreError, StoreKey, header, set_aside_before};
use ebb_core::time::Instant;

use crate::clock::Clock;
use crate::key_file::{self, KEY_FILE};
use crate::keyring;

/// Between two looks at a keyring that was locked.
const KEYRING_AGAIN: Duration = Duration::from_secs(30);
/// An open keyring that gave no key was told not to by somebody, who is not to be asked all the time.
const REFUSED_AGAIN: Duration = Duration::from_secs(600);

/// Opens the store, and goes on asking a keyring that did not give its key in time.
pub struct Keeper {
    folder: PathBuf,
    asking: Asking,
}

enum Asking {
    Nobody,
    /// The answer comes here, however late.
    Keyring(Receiver<Answer>),
    /// It was locked or out of reach, and is looked at again at this time.
    AgainAt(Stopwatch),
}

/// What a keyring gave, and whether it was open when it was asked.
struct Answer {
    store: Result<Store, StoreError>,
    was_open: bool,
}

impl Keeper {
    /// A keeper of the store in `folder`.
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            asking: Asking::Nobody,
        }
    }

    /// Opens the store, or makes one where there is none. A keyring has three seconds to give its key; what it says
    /// later is found by [`Keeper::look_again`].
    pub fn open(&mut self, now: Instant) -> Result<Store, StoreError> {
        let made = header(&self.folder)?;
        let in_keyring = match &made {
            Some(header) => header.key != KeyPlace::File,
            None => !self.folder.join(KEY_FILE).try_exists()?,
        };
        if !in_keyring || !keyring::is_allowed() {
            return open_or_create(&self.folder, now);
        }
        self.ask(now, false);
        let Asking::Keyring(answer) = &self.asking else {
            return Err(out_of_reach(made.is_some()));
        };
        match answer.recv_timeout(keyring::PATIENCE) {
            Ok(answer) => self.take_in(answer),
            Err(_) => Err(out_of_reach(made.is_some())),
        }
    }

    /// Lets the companion go on over its store, where the keyring has given the key by now; true then. One that was
    /// locked is looked at every half minute, and asked once it is open.
    pub fn look_again(&mut self, companion: &mut Companion, clock: &Clock) -> bool {
        let answer = match &self.asking {
            Asking::Nobody => return false,
            Asking::AgainAt(at) => {
                if Stopwatch::now() >= *at {
                    self.ask(clock.now(), true);
                }
                return false;
            }
            Asking::Keyring(answer) => answer.try_recv(),
        };
        match answer {
            Ok(answer) => {
                let store = self.take_in(answer);
                let waits = matches!(self.asking, Asking::AgainAt(_));
                if !waits {
                    companion.goes_on_over(store, &clock.moment());
                    self.tell_where(companion);
                    clock.tell_zones(companion);
                }
                !waits
            }
            Err(TryRecvError::Empty) => false,
            Err(TryRecvError::Disconnected) => {
                self.asking = Asking::Nobody;
                false
            }
        }
    }

    /// Says where a store lies that will not open by itself, so that a page can mend it or put it aside.
    pub fn tell_where(&self, companion: &mut Companion) {
        if companion.problem().is_some_and(|problem| problem.is_lost()) {
            companion.lies_in(&self.folder, key(&self.folder).ok());
        }
    }

    /// Where the store is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// True while a keyring is asked, or is asked again by [`Keeper::look_again`].
    pub fn waits(&self) -> bool {
        !matches!(self.asking, Asking::Nobody)
    }

    fn take_in(&mut self, answer: Answer) -> Result<Store, StoreError> {
        let waits = matches!(
            answer.store,
            Err(StoreError::KeyringOutOfReach | StoreError::NoPlaceForKey)
        );
        let after = if answer.was_open {
            REFUSED_AGAIN
        } else {
            KEYRING_AGAIN
        };
        self.asking = if waits {
            Asking::AgainAt(Stopwatch::now() + after)
        } else {
            Asking::Nobody
        };
        answer.store
    }

    /// Asks on a thread of its own, which may wait for a person. `again` asks nothing of a keyring that is locked, since
    /// that would open a window each time.
    fn ask(&mut self, now: Instant, again: bool) {
        let (tell, answer) = mpsc::channel();
        let folder = self.folder.clone();
        let asking = thread::Builder::new().spawn(move || {
            let was_open = keyring::is_open().unwrap_or(false);
            let store = if again && !was_open {
                let made = header(&folder);
                Err(out_of_reach(made.is_ok_and(|made| made.is_some())))
            } else {
                open_or_create(&folder, now)
            };
            let _ = tell.send(Answer { store, was_open });
        });
        // Without a thread nobody can ask and still be in time.
        self.asking = match asking {
            Ok(_) => Asking::Keyring(answer),
            Err(_) => Asking::AgainAt(Stopwatch::now() + KEYRING_AGAIN),
        };
    }
}

fn out_of_reach(there_is_a_store: bool) -> StoreError {
    if there_is_a_store {
        StoreError::KeyringOutOfReach
    } else {
        StoreError::NoPlaceForKey
    }
}

/// Opens the store in `folder`, or makes one where there is none; for as long as a keyring takes.
fn open_or_create(folder: &Path, now: Instant) -> Result<Store, StoreError> {
    let store = match header(folder)? {
        Some(_) => open(folder),
        None => match create(folder, now) {
            // Another process was quicker; its key is the one.
            Err(StoreError::AlreadyExists) => open(folder),
            made => made,
        },
    }?;
    // A store that opens needs none of them; where they cannot be removed, they are in nobody's way.
    let _ = key_file::remove_copies(folder);
    Ok(store)
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    loop {
        let Some(made) = header(folder)? else {
            return Err(StoreError::NoStore);
        };
        let opened = kept_key(folder, &made.id, made.key).and_then(|key| Store::open(folder, &key));
        match opened {
            // Another process gave it another key between the two.
            Err(StoreError::WrongKeyOrDamaged | StoreError::KeyMissing)
                if header(folder)?.as_ref() != Some(&made) => {}
            opened => return opened,
        }
    }
}

fn create(folder: &Path, now: Instant) -> Result<Store, StoreError> {
    let id = Store::new_id(now)?;
    // A key without a store is what a start left that was killed between the two.
    if let Some(key) = key_file::read(folder)? {
        return Store::create(folder, &id, &key, KeyPlace::File);
    }
    let key = StoreKey::generate()?;
    if keyring::is_allowed() && keyring::is_there() {
        // A key in a file is for those who have no keyring, or who want it so.
        if !keyring::keep(&id, &key) {
            return Err(StoreError::NoPlaceForKey);
        }
        let made = Store::create(folder, &id, &key, KeyPlace::Keyring);
        if matches!(made, Err(StoreError::AlreadyExists)) {
            keyring::forget(&id);
        }
        return made;
    }
    make_folder(folder)?;
    let key = key_file::keep(folder, &id, key)?;
    Store::create(folder, &id, &key, KeyPlace::File)
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// The key of the store in `folder`, for what reads its files while it does not open.
///
/// # Errors
/// As for opening it.
pub fn key(folder: &Path) -> Result<StoreKey, StoreError> {
    match header(folder)? {
        Some(header) => kept_key(folder, &header.id, header.key),
        None => Err(StoreError::NoStore),
    }
}

fn kept_key(folder: &Path, id: &str, place: KeyPlace) -> Result<StoreKey, StoreError> {
    match place {
        KeyPlace::File => key_file::read(folder)?.ok_or(StoreError::KeyMissing),
        KeyPlace::Keyring | KeyPlace::Keychain | KeyPlace::Keystore => keyring::get(id),
    }
}

/// Destroys the key of the store in `folder`, and of each that was put aside in it, wherever they are kept: nothing opens
/// them any more, and no copy of them.
///
/// # Errors
/// Where a key is there and stays. Nothing but keys was touched then.
pub fn destroy_key(folder: &Path) -> Result<(), StoreError> {
    let stores = stores(folder)?;
    for id in stores.iter().filter_map(|store| in_keyring(store)) {
        keyring::destroy(id)?;
    }
    stores.iter().try_for_each(|store| key_file::destroy(store))
}

/// The folders of the stores that were put aside in this one, and it itself last: where one of their keys stays, its own
/// still opens.
fn stores(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let aside = match set_aside_before(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        found => found?,
    };
    Ok(aside.into_iter().chain([folder.to_owned()]).collect())
}

/// Under which name the key of a store is in the keyring, where it is.
fn in_keyring(store: &Path) -> Option<String> {
    match header(store) {
        Ok(Some(header)) if header.key == KeyPlace::Keyring => Some(header.id),
        // What says where the key is does not read: a key beside it goes all the same.
        _ => None,
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use ebb_core::store::set_aside;
    use ebb_core::time::from_millis;
    use std::fs;

    pub fn create_with_file(folder: &Path) -> Result<Store, StoreError> {
        let now = from_millis(1_790_000_000_000).unwrap();
        let id = Store::new_id(now)?;
        let key = key_file::keep(folder, &id, StoreKey::generate()?)?;
        Store::create(folder, &id, &key, KeyPlace::File)
    }

    #[test]
    #[cfg(unix)]
    fn a_key_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        create_with_file(folder.path()).unwrap();
        let mode = fs::metadata(folder.path().join(KEY_FILE))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn no_new_key_is_made_while_a_store_exists() {
        let folder = tempfile::tempdir().unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        create_with_file(folder.path()).unwrap();
        fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
        assert_eq!(
            open_or_create(folder.path(), now).err(),
            Some(StoreError::KeyMissing)
        );
        assert!(!folder.path().join(KEY_FILE).exists());
        fs::remove_file(folder.path().join("ebb.header")).unwrap();
        assert_eq!(
            open_or_create(folder.path(), now).err(),
            Some(StoreError::HeaderMissing)
        );
    }

    #[test]
    fn a_key_that_a_lost_start_left_behind_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let keep = |id| key_file::keep(folder.path(), id, StoreKey::generate().unwrap()).unwrap();
        let id = || Store::new_id(from_millis(1_790_000_000_000).unwrap()).unwrap();
        let (first, second) = (keep(&id()), keep(&id()));
        assert_eq!(first.to_hex(), second.to_hex());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_start_that_was_killed_between_the_key_and_its_place_opens_again_and_leaves_no_copy() {
        let folder = tempfile::tempdir().unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        let killed = Store::new_id(now).unwrap();
        for left in [&killed, &std::process::id().to_string(), "mine"] {
            let copy = folder.path().join(format!("{KEY_FILE}.{left}"));
            fs::write(copy, "0e".repeat(20)).unwrap();
        }
        create_with_file(folder.path()).unwrap();
        let names = fs::read_dir(folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let keys: Vec<_> = names.filter(|name| name.starts_with(KEY_FILE)).collect();
        assert!(!keys.contains(&format!("{KEY_FILE}.{killed}")), "{keys:?}");
        assert!(keys.contains(&format!("{KEY_FILE}.mine")), "{keys:?}");
        assert!(kept_key(folder.path(), "", KeyPlace::File).is_ok());
        assert!(open_or_create(folder.path(), now).is_ok());
    }

    #[test]
    fn a_key_in_its_place_without_a_store_is_taken_over_and_copies_go_once_the_store_opens() {
        let folder = tempfile::tempdir().unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        let id = Store::new_id(now).unwrap();
        let left = key_file::keep(folder.path(), &id, StoreKey::generate().unwrap()).unwrap();
        drop(open_or_create(folder.path(), now).unwrap());
        let key = kept_key(folder.path(), "", KeyPlace::File).unwrap();
        assert_eq!(key.to_hex(), left.to_hex());
        let made = header(folder.path()).unwrap().unwrap();
        assert_eq!(made.key, KeyPlace::File);
        // Another first start was killed while this one went through.
        let copy = folder.path().join(format!("{KEY_FILE}.{id}"));
        fs::write(&copy, "0e".repeat(32)).unwrap();
        drop(open_or_create(folder.path(), now).unwrap());
        assert!(!copy.exists());
    }

    #[test]
    fn a_key_that_was_destroyed_leaves_a_store_that_nothing_opens() {
        let folder = tempfile::tempdir().unwrap();
        create_with_file(folder.path()).unwrap();
        let linked = folder.path().join("a second name of the key");
        fs::hard_link(folder.path().join(KEY_FILE), &linked).unwrap();
        destroy_key(folder.path()).unwrap();
        assert_eq!(fs::read_to_string(&linked).unwrap(), "0".repeat(64));
        let now = from_millis(1_790_000_000_000).unwrap();
        let opened = open_or_create(folder.path(), now);
        assert_eq!(opened.err(), Some(StoreError::KeyMissing));
        destroy_key(folder.path()).unwrap();
    }

    #[test]
    fn the_key_of_a_store_that_was_put_aside_is_destroyed_with_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        create_with_file(folder.path()).unwrap();
        let linked = folder.path().join("a second name of the key");
        fs::hard_link(folder.path().join(KEY_FILE), &linked).unwrap();
        set_aside(folder.path(), now).unwrap();
        create_with_file(folder.path()).unwrap();
        destroy_key(folder.path()).unwrap();
        assert_eq!(fs::read_to_string(&linked).unwrap(), "0".repeat(64));
    }

    #[test]
    fn each_key_in_the_keyring_is_known_also_that_of_a_store_that_was_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        let key = StoreKey::generate().unwrap();
        for id in ["first", "second"] {
            Store::create(folder.path(), id, &key, KeyPlace::Keyring).unwrap();
            set_aside(folder.path(), now).unwrap();
        }
        create_with_file(folder.path()).unwrap();
        // What was named so by somebody, and is no store.
        fs::write(folder.path().join("set-aside-by-me"), "x").unwrap();
        let stores = stores(folder.path()).unwrap();
        let mut kept: Vec<_> = stores
            .iter()
            .filter_map(|store| in_keyring(store))
            .collect();
        kept.sort();
        assert_eq!(kept, ["first", "second"]);
    }

    #[test]
    fn a_damaged_key_file_is_said_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        create_with_file(folder.path()).unwrap();
        fs::write(folder.path().join(KEY_FILE), "half a key").unwrap();
        let now = from_millis(1_790_000_000_000).unwrap();
        assert_eq!(
            open_or_create(folder.path(), now).err(),
            Some(StoreError::KeyMissing)
        );
        assert_eq!(
            fs::read_to_string(folder.path().join(KEY_FILE)).unwrap(),
            "half a key"
        );
    }
}
