//! The encrypted store: opening, the key, migrations. SQLite with SQLCipher under a raw 256-bit key that the host
//! keeps; a small plain header beside it says which store this is and where its key lives.
//!
//! Two rules are kept here above all: nothing is deleted or changed because it could not be read, and no new key
//! is made while a store exists.

mod aside;
pub(crate) mod bin;
mod connect;
mod delete;
mod error;
mod folder;
mod header;
mod id;
mod key;
mod mend;
mod open;
mod proof;
pub(crate) mod records;
mod rekey;
mod righting;
mod schema;
#[cfg(test)]
pub(crate) mod scratch;
mod settings;
mod snapshot;
mod swap;
mod timed;
mod version;
mod wal;
mod wipe;
mod work;

pub use crate::content::LONGEST_TEXT;
pub use bin::BIN_DAYS;
pub use connect::start;
pub use delete::Stays;
pub(crate) use delete::{delete, named};
pub use error::StoreError;
pub(crate) use folder::replace;
pub use folder::{open_file, open_lock, others_can_read};
pub use header::{Header, KeyPlace, header};
pub use id::Id;
pub use key::StoreKey;
pub use mend::{Condition, Mended, check, mend};
pub use open::Store;
pub use records::Counts as MergeCounts;
pub use rekey::{NewKey, change_key};
pub use schema::SCHEMA_VERSION;
pub use snapshot::{Snapshot, SnapshotJob, SnapshotStop, snapshots};
pub(crate) use version::Version;
pub(crate) use wipe::HOST_LOCK;
pub use wipe::{Wipe, holds_a_store, set_aside, set_aside_before};
pub use work::{Work, WorkProgress};
