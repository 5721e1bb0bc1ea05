//! What the store holds, as records that any program can read: written line by line, read back, and merged with what
//! another store holds. `tables` is the list that all of it follows from.

mod merge;
#[cfg(test)]
mod merged;
mod read;
mod tables;
mod write;

pub use merge::Counts;
pub(crate) use merge::Merge;
pub(super) use merge::{forget_gone, forget_orphans};
pub(crate) use read::{empty, insert};
pub(super) use tables::all;
pub(crate) use tables::{Column, Part, Table, place_of_record};
pub(crate) use write::Record;
pub(super) use write::{Writer, each_record_in};
