//! Ebb's core: everything that decides, and nothing that draws.
//!
//! The core is sans-IO: it reads no clock, starts no thread, opens no socket and asks no platform. `now` and the
//! zone come in as arguments; what to show, play or schedule goes out as values. Rooms know only the rooms above
//! them in this list.

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

pub mod content;
pub mod faults;
pub mod store;
pub mod time;

pub mod page;
pub mod view;

pub mod cards;
pub mod crisis;
pub mod journal;
pub mod measures;
pub mod reminders;
pub mod session;
pub mod triggers;

pub mod packs;
pub mod progress;

pub mod backup;
pub mod export;

pub mod companion;
