//! What a person's own records say, in plain counts: no median and no promise, since who stops early is not chance.
//! A lapse resets nothing.

mod act;
pub(crate) mod bin;
mod days;
mod insights;
mod lately;
pub mod lists;
pub mod page;
mod practised;
mod readout;
mod tally;
pub mod used;
mod wilson;
pub(crate) mod wording;

pub use act::act;
pub use days::{DayCounts, counts_of_day};
pub use insights::{
    GuessCounts, Insights, LEAST_RIDES, RECENT_RIDES, RideCounts, StateCounts, ToolCounts,
    ToolState, insights,
};
pub use practised::{Practised, practised};
pub use readout::{HistoryRecord, InsightsRecord, RidesRecord};
