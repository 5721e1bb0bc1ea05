//! Ebb over data that were cut off, spoilt or taken away: what can be read is shown, what cannot is said, and nothing
//! is lost because it did not read. Each run is one function of a seed, so that what failed can be run again.
//!
//! Few by default; `EBB_TEST_REPEAT` scales them.
#![cfg(unix)]

mod codes;
#[cfg(target_os = "linux")]
mod disks;
mod doctor;
#[cfg(target_os = "linux")]
mod faults;
mod hiding;
mod kills;
mod logs;
mod pages;
mod places;
mod rekeyed;
mod sealed;
mod signals;
mod spoilt;
mod stores;
mod terminal;
mod threads;
mod used;
