//! The door to the core for Kotlin and Swift. It holds nothing that decides: types come straight from the core
//! under its feature `uniffi`, and the object over them is [`Ebb`]. A page, an action or a form of the core is no change here.
//!
//! Every function and constructor answers with a `Result`, and runs inside [`guard::guard`], because a panic that
//! reaches a host could end its process.
//!
//! `unsafe` is not forbidden in this crate alone, because the scaffolding that uniffi generates needs it.

#![warn(missing_docs)]

uniffi::setup_scaffolding!();

mod alive;
mod copies;
mod ebb;
mod error;
mod guard;
mod keys;
mod live;
mod moment;
mod notices;
mod page;
mod work;
mod zones;

pub use alive::objects_alive;
pub use ebb::Ebb;
pub use error::EbbError;
pub use guard::{panics, provoke_fault};
pub use keys::{new_key, new_store_id, store_header};
pub use moment::{moment, version};
pub use page::{first_place, unlocks, went};
pub use work::Work;
pub use zones::ZonesWanted;

use ebb_core::time::Instant;

uniffi::use_remote_type!(ebb_core::Instant);
