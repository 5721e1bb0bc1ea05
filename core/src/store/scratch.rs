//! A store in a folder that goes away with the test.

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
