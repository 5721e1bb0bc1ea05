//! What was found before goes through its door again, and so do a few changes of it by chance. What breaks something is kept
//! where the panic says; it belongs into `corpus` once it is mended.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use ebb_fuzz::chance::Chance;
use ebb_fuzz::{DOORS, Door, named};

/// How often changes are made, and by which chance: by default a tenth of them, the same each time, so that what is told is what
/// was changed in Ebb; with `tests/run --all` all of them, others each time.
fn repetitions() -> (usize, Chance) {
    let repeat = std::env::var("EBB_TEST_REPEAT").ok();
    match repeat.and_then(|text| text.parse().ok()) {
        Some(repeat) => (
            repeat,
            Chance::of(RandomState::new().build_hasher().finish() >> 1),
        ),
        None => (20, Chance::of(0)),
    }
}

/// The folder with what was found, and another one where `EBB_FUZZ_FOUND` names its parent.
fn inputs(door: &str) -> Vec<Vec<u8>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let found = std::env::var_os("EBB_FUZZ_FOUND").map(PathBuf::from);
    let folders = [Some(corpus), found].into_iter().flatten();
    let mut inputs = Vec::new();
    for folder in folders {
        let Ok(files) = fs::read_dir(folder.join(door)) else {
            continue;
        };
        let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        paths.sort();
        inputs.extend(paths.iter().map(|path| fs::read(path).unwrap()));
    }
    inputs
}

/// An input with a few bytes changed, cut, doubled, or from another one.
fn change(chance: &mut Chance, inputs: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = inputs[chance.below(inputs.len())].clone();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(16)).min(bytes.len());
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] = chance.below(256) as u8,
            1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            4 => {
                let other = &inputs[chance.below(inputs.len())];
                let from = chance.below(other.len() + 1);
                let to = (from + chance.below(64)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => bytes.insert(at, chance.below(256) as u8),
        }
    }
    bytes
}

fn open(door: &Door, bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (door.open)(bytes))).is_err() {
        let kept = std::env::temp_dir().join(format!("ebb-{}-broken", door.name));
        fs::write(&kept, bytes).unwrap();
        panic!(
            "the door {} broke; what it was given is {}",
            door.name,
            kept.display()
        );
    }
}

/// `changes` are made for each of [`repetitions`].
fn replay(name: &str, changes: usize) {
    let door = named(name).unwrap();
    let inputs = inputs(name);
    assert!(inputs.len() > 10, "{} inputs", inputs.len());
    for bytes in &inputs {
        open(door, bytes);
    }
    let (repetitions, mut chance) = repetitions();
    for _ in 0..changes * repetitions {
        open(door, &change(&mut chance, &inputs));
    }
}

macro_rules! doors {
    ($($name:ident: $changes:literal),*) => {$(
        #[test]
        fn $name() {
            replay(stringify!($name), $changes);
        }
    )*

        #[test]
        fn every_door_is_tried() {
            let tried = [$(stringify!($name)),*];
            assert_eq!(DOORS.map(|door| door.name), tried);
        }
    };
}

doors!(pack: 100, backup: 1, calendar: 100, plan: 5, words: 100, forms: 1, rows: 1, boundary: 1);
