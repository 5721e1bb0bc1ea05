//! Instants, zones and civil days. Nothing here reads a clock: `now` is always somebody's argument.

mod civil;
mod day;
mod instant;
mod past;
mod zone;
mod zone_span;
mod zone_table;

pub use civil::{Civil, TimeOfDay};
pub use day::Day;
pub use instant::{Instant, TimeError, from_millis, to_millis};
pub use past::past_moment;
pub use zone::Zone;
pub use zone_table::{NamedZone, zone_data_version};
