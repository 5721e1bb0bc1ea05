//! When and where somebody looks at a page, as a device tells it.

use ebb_core::time::{BootReading, Instant, Zone};
use ebb_core::view::Moment;

use crate::EbbError;
use crate::guard::guard;

/// The moment that a host hands to every call.
///
/// `device_zone` is the zone that the device reports ("Europe/Berlin"); where Ebb does not know it,
/// `offset_seconds` east of UTC stands in.
///
/// `boot` is what a clock that nobody can set reads at the same moment, where the device has one: a wall clock that is
/// wrong for one look then leaves no trace.
#[uniffi::export(default(boot = None))]
pub fn moment(
    now: Instant,
    device_zone: &str,
    offset_seconds: i32,
    language: String,
    boot: Option<BootReading>,
) -> Result<Moment, EbbError> {
    guard("moment", || {
        Ok(Moment {
            now,
            zone: Zone::of_device(device_zone, offset_seconds)?,
            language,
            boot,
        })
    })
}

/// The version of the core that this library was built from.
#[uniffi::export]
pub fn version() -> Result<String, EbbError> {
    Ok(env!("CARGO_PKG_VERSION").to_owned())
}
