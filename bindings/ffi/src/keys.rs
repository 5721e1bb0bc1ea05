//! What a host needs before a store can be opened: where its key is kept, a new key, a new id.

use std::path::Path;

use ebb_core::store::{Header, Store, StoreKey, header};
use ebb_core::time::Instant;

use crate::EbbError;
use crate::guard::guard;

/// What is said beside the store in `folder`, without its key; none where there is no store yet.
#[uniffi::export]
pub fn store_header(folder: &str) -> Result<Option<Header>, EbbError> {
    guard("store_header", || Ok(header(Path::new(folder))?))
}

/// A new id for a store that is about to be made. Keep the key under it, then make the store.
#[uniffi::export]
pub fn new_store_id(now: Instant) -> Result<String, EbbError> {
    guard("new_store_id", || Ok(Store::new_id(now)?))
}

/// A new random key of 32 bytes. Keep it in the Keystore or the Keychain before the store is made, and make one only
/// where no store exists.
#[uniffi::export]
pub fn new_key() -> Result<Vec<u8>, EbbError> {
    guard("new_key", || Ok(StoreKey::generate()?.bytes().to_vec()))
}
