//! The self-test on a host that shows notices by itself: when it is due and when it came, kept between processes.

use chrono::TimeDelta;
use rusqlite::Connection;

use super::attention::{set_in, setting};
use super::beat::host_runs;
use super::self_test::{DeliveryReport, NoticePermission, TEST_AHEAD_SECONDS};
use crate::store::{Store, StoreError};
use crate::time::{Instant, from_millis, to_millis};

/// The notice of the test has one id.
pub(crate) const TEST_ID: &str = "test";
const DUE: &str = "reminders.test_due";
const ARRIVED: &str = "reminders.test_arrived";

/// Begins a test and says when it is due; one that is under way begins anew.
pub fn start_test(store: &Store, now: Instant) -> Result<Instant, StoreError> {
    let ahead = TimeDelta::seconds(i64::from(TEST_AHEAD_SECONDS));
    let due = now.checked_add_signed(ahead).unwrap_or(now);
    store.write(|db| {
        set_in(db, ARRIVED, "")?;
        set_in(db, DUE, &to_millis(due).to_string())
    })?;
    Ok(due)
}

/// What is known of delivery on a computer. `service_there` is whether something shows notifications, where the
/// host has asked. The second answer is true where a host of Ebb is there to show them at `now`.
pub fn test_report(
    store: &Store,
    service_there: Option<bool>,
    now: Instant,
) -> Result<(DeliveryReport, bool), StoreError> {
    let runs = host_runs(store, now)?;
    store.read(|db| {
        let report = DeliveryReport {
            permission: NoticePermission::Allowed,
            channel_on: None,
            service_there,
            do_not_disturb: None,
            battery_limited: None,
            exact_alarms: None,
            maker: String::new(),
            due_at: kept(db, DUE)?,
            arrived_at: kept(db, ARRIVED)?,
        };
        Ok((report, runs))
    })
}

/// When a test is due that has not come yet.
pub(crate) fn waits(db: &Connection) -> Result<Option<Instant>, StoreError> {
    Ok(kept(db, DUE)?.filter(|_| !matches!(kept(db, ARRIVED), Ok(Some(_)))))
}

pub(crate) fn arrived(db: &Connection, now: Instant) -> Result<(), StoreError> {
    set_in(db, ARRIVED, &to_millis(now).to_string())
}

fn kept(db: &Connection, name: &str) -> Result<Option<Instant>, StoreError> {
    let millis = setting(db, name)?.and_then(|text| text.parse().ok());
    millis
        .map(|millis| from_millis(millis).map_err(|_| StoreError::Damaged))
        .transpose()
}
