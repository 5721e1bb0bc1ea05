//! A store in a folder that goes away with the test.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{KeyPlace, Store, StoreKey};

/// The key of every scratch store.
pub(crate) fn key() -> StoreKey {
    StoreKey::from_hex(&"5a".repeat(32)).unwrap()
}

/// A new, empty store. Keep the folder for as long as the store is used.
pub(crate) fn store() -> (TempDir, Store) {
    let folder = private_folder();
    let store = Store::create(folder.path(), "scratch", &key(), KeyPlace::File).unwrap();
    (folder, store)
}

#[cfg(unix)]
fn private_folder() -> TempDir {
    use std::os::unix::fs::PermissionsExt as _;
    tempfile::Builder::new()
        .permissions(std::fs::Permissions::from_mode(0o700))
        .tempdir()
        .unwrap()
}

#[cfg(not(unix))]
fn private_folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Every file that holds anything, but for the shared index, which is made anew.
pub(crate) fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .filter(|(name, bytes)| !name.ends_with("-shm") && !bytes.is_empty())
        .collect()
}

/// A folder as a killed process leaves it: with a `-wal` that was never checkpointed.
pub(crate) fn killed_folder() -> tempfile::TempDir {
    let (folder, store) = store();
    store.set_setting("form", "outward").unwrap();
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in contents(folder.path()) {
        fs::write(copy.path().join(name), bytes).unwrap();
    }
    assert!(copy.path().join("ebb.db-wal").metadata().unwrap().len() > 0);
    copy
}

/// Another program that writes into the store of a folder, for as long as this is held.
pub(crate) fn writer(folder: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(folder.join("ebb.db")).unwrap();
    let key = format!("PRAGMA key = \"x'{}'\"; BEGIN IMMEDIATE", "5a".repeat(32));
    connection.execute_batch(&key).unwrap();
    connection
}
