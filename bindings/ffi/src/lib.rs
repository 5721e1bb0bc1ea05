//! The door to the core for Kotlin and Swift. It holds nothing that decides: types come straight from the core
//! under its feature `uniffi`, and the objects over them arrive here as their hosts do.
//!
//! `unsafe` is not forbidden in this crate alone, because the scaffolding that uniffi generates needs it.

uniffi::setup_scaffolding!();

use ebb_core::screens::Moment;
use ebb_core::time::{Instant, TimeError, Zone};

uniffi::use_remote_type!(ebb_core::Instant);

/// The moment that a host hands to every screen.
///
/// `device_zone` is the zone that the device reports ("Europe/Berlin"); where Ebb does not know it,
/// `offset_seconds` east of UTC stands in.
#[uniffi::export]
pub fn moment(
    now: Instant,
    device_zone: &str,
    offset_seconds: i32,
    language: String,
) -> Result<Moment, TimeError> {
    Ok(Moment {
        now,
        zone: Zone::of_device(device_zone, offset_seconds)?,
        language,
    })
}

/// The version of the core that this library was built from.
#[uniffi::export]
pub fn version() -> Result<String, TimeError> {
    Ok(env!("CARGO_PKG_VERSION").to_owned())
}
