//! What a person's own records say, in plain counts: no median and no promise, since who stops early is not chance.
//! A lapse resets nothing.

mod days;
mod insights;
mod practised;
mod tally;

pub use days::{DayCounts, counts_of_day};
pub use insights::{
    GuessCounts, Insights, LEAST_RIDES, RECENT_RIDES, RideCounts, ToolCounts, insights, tool_uses,
};
pub use practised::{Practised, practised};
