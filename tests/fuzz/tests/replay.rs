//! What was found before goes through its door again, and so do a few changes of it by chance. What breaks something is kept
//! where the panic says; it belongs into `corpus` once it is mended.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use ebb_fuzz::{DOORS, Door, named};

/// How often changes are made: a tenth by default, all with `tests/run --all`.
fn repetitions() -> usize {
    let repeat = std::env::var("EBB_TEST_REPEAT").ok();
    repeat.and_then(|text| text.parse().ok()).unwrap_or(20)
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

/// Chance, another one each time.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        Self(RandomState::new().build_hasher().finish() | 1)
    }

    /// Below `end`, by xorshift.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// An input with a few bytes changed, cut, doubled, or from another one.
    fn change(&mut self, inputs: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = inputs[self.below(inputs.len())].clone();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(16)).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] = self.below(256) as u8,
                1 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
                4 => {
                    let other = &inputs[self.below(inputs.len())];
                    let from = self.below(other.len() + 1);
                    let to = (from + self.below(64)).min(other.len());
                    bytes.splice(at..end, other[from..to].iter().copied());
                }
                _ => bytes.insert(at, self.below(256) as u8),
            }
        }
        bytes
    }
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
    let mut chance = Chance::new();
    for _ in 0..changes * repetitions() {
        open(door, &chance.change(&inputs));
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
