//! What the person has settled about suggestions.

use crate::store::{Store, StoreError};

/// Name of the setting: "no" where only what is known to fit is suggested.
const EXPLORE: &str = "explore";

/// True where something new is suggested now and then: until the person switches it off.
pub(crate) fn explores(store: &Store) -> Result<bool, StoreError> {
    Ok(store.setting(EXPLORE)?.as_deref() != Some("no"))
}

/// Suggests something new now and then, or only what is known to fit.
pub(crate) fn explore(store: &Store, on: bool) -> Result<(), StoreError> {
    store.set_setting(EXPLORE, if on { "yes" } else { "no" })
}
