//! The key of a store in a file beside it, of mode 0600.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;

use ebb_core::store::{Id, StoreError, StoreKey, open_file};
use zeroize::Zeroizing;

use crate::new_file::write_new;

/// Its name.
pub const KEY_FILE: &str = "ebb.key";
/// A key that takes its place together with the store that it opens.
const NEXT: &str = "ebb.key.next";

/// Writes the key file, or takes the key that lies there already: a start that lost its power before there was a
/// store left it behind, or another process wrote it a moment ago.
pub fn keep(folder: &Path, id: &str, key: StoreKey) -> Result<StoreKey, StoreError> {
    // Written whole under another name first, so that a key file is never half a key. The name is the store's, which no
    // other process has: the number of a process is the same at each start in a container.
    let whole = folder.join(format!("{KEY_FILE}.{id}"));
    let linked = write_new(&whole, &key.to_hex())
        .and_then(|()| fs::hard_link(&whole, folder.join(KEY_FILE)));
    let is_there = folder.join(KEY_FILE).try_exists()?;
    if is_there {
        remove_copies(folder)?;
    } else {
        // Half a key, or one that cannot be put in its place, is of no use to anybody.
        let _ = fs::remove_file(&whole);
    }
    match linked {
        Ok(()) => Ok(key),
        // Another process was quicker, and took this copy away with its own where it was much quicker.
        Err(_) if is_there => read(folder)?.ok_or(StoreError::KeyMissing),
        Err(error) => Err(error.into()),
    }
}

/// Takes away what starts that were killed left beside the key, which is in its place by now. Such a copy is named by
/// the store that was to be; a copy of the person's own has another name, and stays.
pub fn remove_copies(folder: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().and_then(|name| name.strip_prefix(KEY_FILE));
        let id = name.and_then(|name| name.strip_prefix('.'));
        let is_copy = id.is_some_and(|id| id.parse::<Id>().is_ok());
        if is_copy
            && let Err(error) = fs::remove_file(entry.path())
            && error.kind() != ErrorKind::NotFound
        {
            return Err(error.into());
        }
    }
    Ok(())
}

pub fn read(folder: &Path) -> Result<Option<StoreKey>, StoreError> {
    let mut file = match open_file(&folder.join(KEY_FILE)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        // What is no file is no key.
        Err(error) if error.kind() == ErrorKind::InvalidInput => {
            return Err(StoreError::KeyMissing);
        }
        Err(error) => return Err(error.into()),
    };
    let mut text = Zeroizing::new(String::new());
    match file.read_to_string(&mut text) {
        Ok(_) => StoreKey::from_hex(&text)
            .map(Some)
            .ok_or(StoreError::KeyMissing),
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(StoreError::KeyMissing),
        Err(error) => Err(error.into()),
    }
}

/// Writes a key beside the one in the file, whose place it is to take.
pub fn write_next(folder: &Path, key: &StoreKey) -> Result<(), StoreError> {
    forget_next(folder);
    Ok(write_new(&folder.join(NEXT), &key.to_hex())?)
}

/// Takes it away again where it came into no place.
pub fn forget_next(folder: &Path) {
    let _ = fs::remove_file(folder.join(NEXT));
}

/// The key file, to be overwritten once its key opens nothing any more; none where there is no such file.
pub fn to_destroy(folder: &Path) -> Result<Option<File>, StoreError> {
    let path = folder.join(KEY_FILE);
    match open_file(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(Some(OpenOptions::new().write(true).open(&path)?)),
    }
}

/// Where a disk writes in place, nothing of the key is left in a free block.
pub fn overwrite(mut file: &File) -> Result<(), StoreError> {
    file.write_all(&[b'0'; 64])?;
    Ok(file.sync_all()?)
}

/// Destroys the key in the file, where there is one.
///
/// # Errors
/// What the system reports; it may still be there then.
pub fn destroy(folder: &Path) -> Result<(), StoreError> {
    let _ = remove_copies(folder);
    if let Some(file) = to_destroy(folder)? {
        overwrite(&file)?;
        fs::remove_file(folder.join(KEY_FILE))?;
    }
    Ok(())
}
