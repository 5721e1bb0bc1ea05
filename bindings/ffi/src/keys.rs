//! What a host needs before a store can be opened: where its key is kept, a new key, a new id.

use std::path::Path;

use ebb_core::store::{KeyPlace, Store, StoreKey, header};
use ebb_core::time::Instant;

use crate::EbbError;
use crate::guard::guard;

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct StoreFolder {
    /// Id of the store, under which its key is kept; empty where there is no store yet.
    pub id: String,
    /// Where the key is kept; none where there is no store yet.
    pub key: Option<KeyPlace>,
}

/// Looks which store lies in `folder`, without its key.
#[uniffi::export]
pub fn store_folder(folder: &str) -> Result<StoreFolder, EbbError> {
    guard("store_folder", || {
        let found = header(Path::new(folder))?;
        Ok(match found {
            Some(header) => StoreFolder {
                id: header.id,
                key: Some(header.key),
            },
            None => StoreFolder {
                id: String::new(),
                key: None,
            },
        })
    })
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
    guard("new_key", || {
        let hex = StoreKey::generate()?.to_hex();
        let digits: Vec<u8> = hex
            .chars()
            .filter_map(|c| c.to_digit(16))
            .map(|digit| digit as u8)
            .collect();
        Ok(digits
            .chunks_exact(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect())
    })
}
