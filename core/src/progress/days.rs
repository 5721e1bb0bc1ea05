//! What was done on a day. The day is that of the zone in which it happened.

use serde::Serialize;

use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, Zone, from_millis, to_millis};

/// How many exercises were begun on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct DayCounts {
    /// Rides.
    pub rides: i32,
    /// Breathing sessions.
    pub breathings: i32,
    /// Guided practices.
    pub practices: i32,
}

/// No instant of a day lies farther from another, in whatever zones: a day, and the 26 hours between the zones.
const REACH_MS: i64 = 50 * 3_600_000;

/// Counts what was begun on `day`, which `around` lies in or near.
pub fn counts_of_day(store: &Store, day: Day, around: Instant) -> Result<DayCounts, StoreError> {
    let around_ms = to_millis(around);
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT kind, started_at, zone FROM exercises WHERE started_at BETWEEN ?1 AND ?2",
        )?;
        let mut rows = statement.query([around_ms - REACH_MS, around_ms + REACH_MS])?;
        let mut counts = DayCounts::default();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            let started_at = from_millis(row.get(1)?).map_err(|_| StoreError::Damaged)?;
            let zone: Zone = row
                .get::<_, String>(2)?
                .parse()
                .map_err(|_| StoreError::Damaged)?;
            if Day::of(started_at, zone) != day {
                continue;
            }
            match kind.as_str() {
                "ride" => counts.rides += 1,
                "practice" => counts.practices += 1,
                _ => counts.breathings += 1,
            }
        }
        Ok(counts)
    })
}
