//! The screens as one person meets them: with a store, without one, after using, and ahead of a lock.

mod breathing;
mod canary;
mod cards;
mod doors;
mod ids;
mod keeping;
mod packs;
mod plan;
mod practising;
mod reminders;
mod riding;
mod safety;
mod triggers;
mod vectors;

use super::*;
use crate::content::content;
use crate::crisis::Vault;
use crate::session::{Question, RunState};
use crate::store::{Store, StoreError, scratch};
use crate::time::{Instant, Zone, from_millis};

fn moment(seconds: i64) -> Moment {
    let now: Instant = from_millis(1_790_064_000_000 + seconds * 1_000).unwrap();
    Moment {
        now,
        zone: "Europe/Berlin".parse().unwrap(),
        language: "en".to_owned(),
    }
}

/// A vault in which nothing was ever saved.
fn no_vault() -> Vault {
    Vault::at(std::path::Path::new("/nonexistent"))
}

fn vault_in(folder: &tempfile::TempDir) -> Vault {
    Vault::at(&folder.path().join("plan"))
}

fn with_store() -> (tempfile::TempDir, Companion) {
    let (folder, store) = scratch::store();
    let companion = Companion::new(Ok(store), vault_in(&folder), &moment(0));
    (folder, companion)
}

fn do_all(companion: &mut Companion, actions: impl IntoIterator<Item = (i64, Action)>) -> Place {
    actions.into_iter().fold(Place::Now, |_, (second, action)| {
        companion.act(action, &moment(second)).unwrap()
    })
}

fn go(place: Place) -> Action {
    Action::Go { place }
}

/// All text that a screen shows, as one string.
fn text(screen: &impl serde::Serialize) -> String {
    serde_json::to_string(screen).unwrap()
}
