//! A backup, as bytes and as the lines behind the passphrase.
//!
//! The first byte says how: its two lowest bits what is done with it, 4 that the last line is written here as it should be
//! (each change would miss it otherwise), 8 that it comes to a store with nothing in it.

use ebb_core::backup::{BackupError, Preview, Restored, Way, look, restore, write_records};
use ebb_core::crisis::Vault;
use ebb_core::store::{Store, Work};

use crate::age;
use crate::planted::planted;
use crate::walk;
use crate::world::{World, moment, now};

/// The whole file behind a byte that says what becomes of it.
pub fn open(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else {
        return;
    };
    if how & 3 == 0 {
        // To try a passphrase takes as long as the file asks for: what is allowed and slow is tried elsewhere.
        if age::work(rest).is_none_or(|work| !(9..=20).contains(&work)) {
            let _ = look(rest, age::PASSPHRASE);
        }
        return;
    }
    let mut lines = rest.to_vec();
    if how & 4 != 0 {
        if lines.last().is_some_and(|last| *last != b'\n') {
            lines.push(b'\n');
        }
        let count = lines.iter().filter(|byte| **byte == b'\n').count();
        lines.extend(format!("{{\"record\":\"end\",\"lines\":{count}}}\n").bytes());
    }
    let file = age::sealed(&lines);
    let way = if how & 1 == 0 {
        Way::Merge
    } else {
        Way::Replace
    };
    let world = match how & 8 {
        0 => World::filled(),
        _ => World::empty(),
    };
    try_out(&file, way, how & 3 != 3, world);
}

fn bring(
    file: &[u8],
    way: Way,
    store: Option<&Store>,
    vault: &Vault,
) -> Result<Restored, BackupError> {
    restore(
        file,
        age::PASSPHRASE,
        way,
        store,
        vault,
        now(),
        &Work::new(),
    )
}

/// Everything as lines.
fn all(store: &Store, vault: &Vault) -> Vec<u8> {
    let mut lines = Vec::new();
    let written = write_records(&mut lines, store, vault, &moment(), &Work::new());
    written.expect("the store is whole");
    lines
}

fn counted(preview: &Preview) -> i64 {
    preview.counts.iter().map(|(_, count)| count).sum()
}

/// What is refused changes nothing; what is taken can be written and read again, and the same file twice is that file once.
fn try_out(file: &[u8], way: Way, with_store: bool, world: World) {
    let World { store, vault, .. } = &world;
    let before = all(store, vault);
    let looked = look(file, age::PASSPHRASE);
    assert_eq!(all(store, vault), before, "looking changed something");
    let place = with_store.then_some(store);
    match (looked, bring(file, way, place, vault)) {
        (Err(_), Ok(_)) => panic!("what cannot be looked at was brought back"),
        (_, Err(_)) => assert_eq!(
            all(store, vault),
            before,
            "it was refused and changed something"
        ),
        (Ok(preview), Ok(restored)) => {
            planted(|| {
                let counts = restored.counts.unwrap_or_default();
                counts.earlier == 1 && preview.count("journal") == 1
            });
            if let Some(counts) = &restored.counts {
                assert!(counts.new <= counted(&preview), "more came than there is");
            }
            let after = all(store, vault);
            bring(file, way, place, vault).expect("it was taken once");
            assert_eq!(
                all(store, vault),
                after,
                "the same file twice is another one"
            );
            let copy = age::sealed(&after);
            let other = World::empty();
            let again = bring(&copy, Way::Replace, Some(&other.store), &other.vault);
            again.expect("Ebb wrote it");
            assert_eq!(
                all(&other.store, &other.vault),
                after,
                "a copy of it is another one"
            );
            let mut walked = walk::companion(world);
            for place in [
                "ebb/now",
                "progress/insights",
                "crisis/plan/might_use",
                "backup/backup",
            ] {
                walked.look(place);
            }
        }
    }
}
