//! The door to the core for Kotlin and Swift. It holds nothing that decides: types come straight from the core
//! under its feature `uniffi`, and the objects over them are [`Ebb`] and [`PlanFile`].
//!
//! Every function and constructor answers with a `Result`, and runs inside [`guard::guard`], because a panic that
//! reaches a host could end its process. A feature of the core arrives here as one file of methods, like those in
//! `screens/`.
//!
//! `unsafe` is not forbidden in this crate alone, because the scaffolding that uniffi generates needs it.

#![warn(missing_docs)]

uniffi::setup_scaffolding!();

mod alive;
mod ebb;
mod error;
mod guard;
mod keys;
mod live;
mod moment;
mod notices;
mod page;
mod plan_file;
mod screens;
mod work;

pub use alive::objects_alive;
pub use ebb::Ebb;
pub use error::EbbError;
pub use guard::{panics, provoke_fault};
pub use keys::{StoreFolder, new_key, new_store_id, store_folder};
pub use moment::{moment, version};
pub use page::{first_place, went};
pub use plan_file::{PlanFile, crisis_lines, crisis_regions};
pub use work::Work;

use ebb_core::time::Instant;

uniffi::use_remote_type!(ebb_core::Instant);
