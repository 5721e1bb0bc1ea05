//! Instants, zones and civil days. Nothing here reads a clock: `now` is always somebody's argument.

mod civil;
mod day;
mod instant;
mod night;
mod past;
mod spoken;
mod steady;
mod told_zone;
mod zone;
mod zone_knowledge;
mod zone_span;
mod zone_table;

pub use civil::{Civil, TimeOfDay};
pub use day::Day;
pub(crate) use instant::is_counted;
pub use instant::{Instant, TimeError, from_millis, to_millis};
pub use night::{EVENING, MORNING, is_night};
pub use past::past_moment;
pub(crate) use spoken::{Side, nearest, plain_words, weekday_number};
pub use steady::BootReading;
pub(crate) use steady::{CONFIRMED_AFTER_MS, Found, Righting, Steady};
pub use told_zone::ToldZone;
pub use zone::Zone;
pub use zone_knowledge::{
    KNOWN_MONTHS, OffsetChange, SettledZone, ZoneKnowledge, ZoneNews, ZoneReport, ZoneVerdict,
    known_until,
};

pub use zone_table::{NamedZone, zone_data_version};
