//! `ebb key`: says where the key to the store is, and gives it another one.

use std::io::{self, Write as _};
use std::path::Path;

use clap::{Args, ValueEnum};
use ebb_core::companion::Companion;
use ebb_core::store::{KeyPlace, NewKey, Store, StoreError, StoreKey, Work, header};

use crate::clock::Clock;
use crate::key_file::{self, KEY_FILE};
use crate::{Failure, command, keeper, keyring};

/// `ebb key`
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// Give your data a new key, where somebody else may have the old one
    #[arg(long)]
    pub new: bool,
    /// Keep it there from now on; it is a new key as well
    #[arg(long, value_name = "PLACE")]
    pub to: Option<To>,
}

/// Where a key can be kept on a computer.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum To {
    /// The keyring of this desktop
    Keyring,
    /// A file beside your data
    File,
}

/// Says where it is, after it was changed where that is wanted.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    folder: &Path,
    arguments: &KeyArgs,
) -> Result<(), Failure> {
    let unread = |error| command::unread(clock, error);
    let words = &clock.moment().content().backup.key;
    let out = &mut io::stdout().lock();
    let to = arguments.to.map(|to| match to {
        To::Keyring => KeyPlace::Keyring,
        To::File => KeyPlace::File,
    });
    let changes = arguments.new || to.is_some();
    let place = if changes {
        change_key(companion, folder, to, clock)?
    } else {
        let made = header(folder).map_err(unread)?;
        made.ok_or_else(|| unread(StoreError::NoStore))?.key
    };
    if changes {
        writeln!(out, "{}", words.changed)?;
    }
    let said = match place {
        KeyPlace::File => &words.in_file,
        KeyPlace::Keyring | KeyPlace::Keychain | KeyPlace::Keystore => &words.in_keyring,
    };
    writeln!(out, "{said}")?;
    if changes {
        writeln!(out, "{}", words.elsewhere)?;
    }
    Ok(())
}

/// Gives the store in `folder` another key, kept at `to`, or where the old one is. The old one is destroyed once it opens
/// nothing any more.
///
/// # Errors
/// Where no keyring takes it, or the store cannot be written anew. Nothing has changed then.
fn change_key(
    companion: &mut Companion,
    folder: &Path,
    to: Option<KeyPlace>,
    clock: &Clock,
) -> Result<KeyPlace, Failure> {
    let moment = clock.moment();
    let made = header(folder)?.ok_or(StoreError::NoStore)?;
    let old = keeper::key(folder)?;
    let (key, id) = (StoreKey::generate()?, Store::new_id(moment.now)?);
    let place = to.unwrap_or(made.key);
    let in_file = place == KeyPlace::File;
    if in_file {
        key_file::write_next(folder, &key)?;
    } else if !keyring::is_allowed() || !keyring::is_there() || !keyring::keep(&id, &key) {
        return Err(Failure::Senseless(
            moment.content().backup.key.no_keyring.clone(),
        ));
    }
    // Once the new one has its place, the old file has no name any more.
    let old_file = key_file::to_destroy(folder)?;
    let new = NewKey {
        key: &key,
        id: &id,
        place,
        file: in_file.then_some(KEY_FILE),
    };
    if let Err(why) = companion.change_key(folder, &old, &new, &moment, &Work::new()) {
        if !new.counts(folder) {
            if in_file {
                key_file::forget_next(folder);
            } else {
                keyring::forget(&id);
            }
        }
        return Err(why.into());
    }
    // What is left of the old one opens nothing: where it cannot be destroyed, nothing is lost by that.
    if let Some(file) = old_file {
        let _ = key_file::overwrite(&file);
    }
    match made.key {
        KeyPlace::File if !in_file => drop(key_file::destroy(folder)),
        KeyPlace::File => {}
        KeyPlace::Keyring | KeyPlace::Keychain | KeyPlace::Keystore => keyring::forget(&made.id),
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use ebb_core::time::from_millis;

    use super::*;
    use crate::keeper::tests::create_with_file;

    fn open(at: &Path) -> Result<Store, StoreError> {
        Store::open(at, &keeper::key(at)?)
    }

    fn open_companion(at: &Path) -> (Companion, Clock) {
        let clock = Clock::new(from_millis(1_790_000_000_000).ok(), None, at);
        let store = create_with_file(at).unwrap();
        let vault = ebb_core::crisis::Vault::at(&at.join("plan"));
        let companion = Companion::new(Ok(store), vault, &clock.moment());
        (companion, clock)
    }

    #[test]
    fn a_changed_key_opens_everything_the_old_one_nothing_and_nothing_of_it_is_left_in_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let (mut companion, clock) = open_companion(at);
        let old = key_file::read(at).unwrap().unwrap();
        let linked = at.join("a second name of the old key");
        fs::hard_link(at.join(KEY_FILE), &linked).unwrap();
        let place = change_key(&mut companion, at, None, &clock).unwrap();
        assert_eq!(place, KeyPlace::File);
        assert_eq!(companion.problem(), None);
        drop(companion);
        assert_eq!(fs::read_to_string(&linked).unwrap(), "0".repeat(64));
        assert_eq!(
            Store::open(at, &old).err(),
            Some(StoreError::WrongKeyOrDamaged)
        );
        assert!(open(at).is_ok());
        let mut names = fs::read_dir(at)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        assert!(!names.any(|name| name.to_str().unwrap().ends_with(".next")));
    }

    #[test]
    fn a_store_that_an_earlier_ebb_made_is_no_younger_for_another_key() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let (mut companion, _) = open_companion(at);
        let store = companion.store().unwrap();
        let made = store.made_at().unwrap();
        // The header alone says it.
        store.set_setting("made", "").unwrap();
        let later = Clock::new(from_millis(1_800_000_000_000).ok(), None, at);
        assert!(made.is_some_and(|made| made < later.now()));
        change_key(&mut companion, at, None, &later).unwrap();
        assert_eq!(companion.store().unwrap().made_at(), Ok(made));
    }

    #[test]
    fn where_the_store_is_open_elsewhere_the_key_stays_and_no_other_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let (mut companion, clock) = open_companion(at);
        let other = open(at).unwrap();
        let key = fs::read(at.join(KEY_FILE)).unwrap();
        assert!(change_key(&mut companion, at, None, &clock).is_err());
        assert_eq!(companion.problem(), None);
        drop(other);
        assert_eq!(fs::read(at.join(KEY_FILE)).unwrap(), key);
        assert!(!at.join("ebb.key.next").exists());
        assert!(open(at).is_ok());
    }
}
