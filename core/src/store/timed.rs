//! Rows that say when something was: their ids and their instants.

use rusqlite::Params;

use super::{Id, Store, StoreError};
use crate::time::{Instant, from_millis};

impl Store {
    /// What a statement gives whose first column is an id and whose second one is milliseconds since 1970.
    pub(crate) fn timed(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Vec<(Id, Instant)>, StoreError> {
        self.read(|db| {
            db.prepare_cached(sql)?
                .query_map(params, |row| Ok((row.get(0)?, row.get(1)?)))?
                .map(|row| {
                    let (id, at) = row?;
                    Ok((id, from_millis(at).map_err(|_| StoreError::Damaged)?))
                })
                .collect()
        })
    }
}
