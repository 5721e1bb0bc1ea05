//! What sets an urge off, and what the person means to do then: the map of triggers with its risk ranks, if-then
//! plans for the moment, their rehearsal, and days that may be hard.
//!
//! What rides say of a trigger comes in as [`NamedInRides`](crate::session::NamedInRides); this room does not read rides
//! itself. On a day on which the person has used, callers pass `used`: nothing then suggests breathing, and no
//! sentence speaks of having acted.

mod act;
mod bin;
pub mod cope_ahead;
pub mod due;
pub mod encounter;
mod error;
#[cfg(test)]
pub(crate) mod example;
pub mod helped;
pub mod if_then;
pub mod map;
pub mod offered;
pub mod page;
pub mod plans;
pub mod rehearsal;
pub mod risk;
mod stored;
pub mod trigger;

pub use act::act;
pub use error::{RehearsalError, TriggerError};
