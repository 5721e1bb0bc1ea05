//! What a feature is given to make what it shows: what holds at this moment, whichever door it was said through.

pub mod holds;
pub mod used;

pub use holds::{Holds, Known};
pub use used::{Use, UseDoor, still_holds, until};
