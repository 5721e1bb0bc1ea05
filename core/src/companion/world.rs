//! What a person can meet: one person's two weeks in each of the states that Ebb can be found in.

use super::filled::{filled, look_at_backup, look_at_pack};
use super::own;
use super::state::Companion;
use crate::crisis::{self, LockChoice, Vault, page as crisis_page};
use crate::page::Action;
use crate::store::{KeyPlace, Store, StoreError, Work, scratch};
use crate::time::from_millis;
use crate::view::Moment;

/// Stands in everything that the person of these tests wrote, but for the plan.
pub(super) const CANARY: &str = "heron";
/// Stands in what they wrote into the plan, and in what of it they let show ahead of the lock.
pub(super) const IN_PLAN: &str = "bittern";
pub(super) const ALLOWED: &str = "plover";

/// What a person can meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum State {
    Open,
    /// Open, and nothing was written yet.
    New,
    Hidden,
    KeyOutOfReach,
    NoStore,
    Damaged,
    /// Both slots of the plan are damaged, and the store is whole.
    DamagedPlan,
    Used,
}

pub(super) const STATES: [State; 8] = [
    State::Open,
    State::New,
    State::Hidden,
    State::KeyOutOfReach,
    State::NoStore,
    State::Damaged,
    State::DamagedPlan,
    State::Used,
];

/// A companion in one of these states, over the same two weeks of one person.
pub(super) struct World {
    // Goes away with the test.
    pub(super) folder: tempfile::TempDir,
    pub(super) companion: Companion,
}

pub(super) fn moment() -> Moment {
    Moment {
        // A Wednesday afternoon.
        now: from_millis(1_790_168_400_000).unwrap(),
        zone: "Europe/Berlin".parse().unwrap(),
        language: "en".to_owned(),
        boot: None,
    }
}

pub(super) fn world(state: State) -> World {
    let (folder, store) = if state == State::New {
        begun_an_hour_ago()
    } else {
        filled()
    };
    let store = match state {
        State::Open | State::New | State::Hidden | State::Used | State::DamagedPlan => Ok(store),
        State::KeyOutOfReach => Err(StoreError::KeyringOutOfReach),
        State::NoStore => Err(StoreError::NoStore),
        State::Damaged => {
            store.close().unwrap();
            // Each page but the first.
            spoil(folder.path());
            Store::open(folder.path(), &scratch::key())
        }
    };
    let plan = folder.path().join("plan");
    let vault = Vault::at(&plan);
    if state != State::New {
        write_plan(&vault);
    }
    if state == State::DamagedPlan {
        spoil_plan(&plan);
    }
    let mut companion = Companion::new(store, vault, &moment());
    companion.lies_in(folder.path(), Some(scratch::key()));
    look_at_pack(&mut companion);
    look_at_backup(&mut companion);
    let act = match state {
        State::Hidden => Some(Action::of(&own::Act::Hide)),
        State::Used => Some(Action::of(&crisis_page::Act::Used)),
        _ => None,
    };
    if let Some(act) = act {
        let done = companion.carry_out(&act, &[], &moment(), &Work::new());
        done.unwrap();
    }
    World { folder, companion }
}

/// An empty store, as it is after the first start.
fn begun_an_hour_ago() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let id = Store::new_id(moment().now - chrono::TimeDelta::hours(1)).unwrap();
    let store = Store::create(folder.path(), &id, &scratch::key(), KeyPlace::File);
    (folder, store.unwrap())
}

/// A plan in several versions: in each text a word that says whether it may show ahead of the lock.
fn write_plan(vault: &Vault) {
    let mut kept = crisis::example::kept();
    let word = |ahead: bool| if ahead { ALLOWED } else { IN_PLAN }.to_owned();
    for contact in &mut kept.plan.contacts {
        let word = word(contact.ahead);
        contact.name = format!("{word} {}", contact.name);
        contact.reach = word.clone();
        contact.relation = word;
    }
    for entry in &mut kept.plan.entries {
        let word = word(entry.ahead);
        if entry.contact.is_none() {
            entry.text = format!("{word} {}", entry.text);
        }
        entry.directions = word;
    }
    let now = moment().now - chrono::TimeDelta::minutes(30);
    kept.review_at = Some(now);
    // The lock is asked about in the first, and chosen in the next.
    for (replaces, lock) in [
        (0, None),
        (1, Some(LockChoice::All)),
        (2, Some(LockChoice::MarkedParts)),
    ] {
        kept.settings.lock = lock;
        vault.save(&kept, replaces, false, now).unwrap();
    }
}

/// One line of each slot no longer reads.
fn spoil_plan(folder: &std::path::Path) {
    for slot in ["plan-a", "plan-b"] {
        let path = folder.join(slot);
        let mut bytes = std::fs::read(&path).unwrap();
        let at = bytes.len() - 20;
        bytes[at] ^= 1;
        std::fs::write(path, bytes).unwrap();
    }
}

fn spoil(folder: &std::path::Path) {
    let path = folder.join("ebb.db");
    let mut bytes = std::fs::read(&path).unwrap();
    for page in bytes.chunks_mut(4_096).skip(1) {
        page[1_000] ^= 1;
    }
    std::fs::write(path, bytes).unwrap();
}
