//! The clock that a host goes by: its wall clock beside one that nobody can set, and what is known of both, in a file of its
//! own, so that it is known with no store and no key too.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::store::{open_file, replace};
use crate::time::{BootReading, Found, Instant, Righting, Steady, to_millis};

const FILE: &str = "clock";
/// How often the present time is kept, ms: after a boot, no earlier time is believed.
const KEPT_EVERY_MS: i64 = 60_000;
/// As many rightings are kept for a process that has the store, the newest.
const MOST_RIGHTINGS: usize = 64;
/// How the file begins.
const BEGINS: &[u8; 9] = b"{\"steady\"";
/// What the file holds at most, bytes.
const LARGEST: u64 = 64 * 1024;

/// The clock of one device, for every Ebb over one folder. A host that has a clock which nobody can set asks it what time it
/// is, and goes by that everywhere.
#[derive(Debug, Default)]
pub struct SteadyClock {
    file: Option<PathBuf>,
    seen: Mutex<Seen>,
    /// Held while the file is written, so that what is older never lies over what is newer. What is seen answers meanwhile.
    writing: Mutex<()>,
}

#[derive(Debug, Default)]
struct Seen {
    kept: Kept,
    /// False for a host that has no other clock.
    looked: bool,
    /// When it was written last, as it was believed; ms.
    written_ms: i64,
    /// By how much the wall clock was set since that was asked last, ms.
    set_by_ms: i64,
    /// Something was found out by another process.
    elsewhere: bool,
}

/// What stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Kept {
    steady: Option<Steady>,
    rightings: Vec<Righting>,
}

impl Kept {
    fn now_ms(&self) -> Option<i64> {
        Some(to_millis(self.steady.as_ref()?.now()))
    }
}

impl SteadyClock {
    /// The clock of the device, over the folder of a store.
    pub fn over(folder: &Path) -> Self {
        let file = folder.join(FILE);
        let kept = read(&file).unwrap_or_default();
        Self {
            file: Some(file),
            seen: Mutex::new(Seen {
                kept,
                ..Seen::default()
            }),
            writing: Mutex::default(),
        }
    }

    /// The present time, from what the wall clock and the other one read at one moment. With no other one, the wall clock
    /// is right.
    pub fn now(&self, wall: Instant, boot: Option<&BootReading>) -> Instant {
        let Some(boot) = boot.filter(|boot| boot.is_one()) else {
            return wall;
        };
        let mut seen = self.seen();
        seen.looked = true;
        let agreed = seen
            .kept
            .steady
            .as_ref()
            .is_some_and(|steady| steady.agrees(wall, boot));
        if !agreed {
            self.take_up_from_elsewhere(&mut seen, wall, boot);
        }
        let Some(steady) = &mut seen.kept.steady else {
            let steady = Steady::new(wall, boot);
            let now = steady.now();
            seen.kept.steady = Some(steady);
            drop(seen);
            self.keep();
            return now;
        };
        let was_sure = steady.is_sure();
        let found = steady.look(wall, boot);
        let (now, is_sure) = (steady.now(), steady.is_sure());
        let mut changed = !agreed || was_sure != is_sure;
        match found {
            Found::Nothing => {}
            Found::Set { by_ms } => seen.set_by_ms = seen.set_by_ms.saturating_add(by_ms),
            Found::Wrong(rightings) => {
                seen.kept.rightings.extend(rightings);
                let too_many = seen.kept.rightings.len().saturating_sub(MOST_RIGHTINGS);
                seen.kept.rightings.drain(..too_many);
                changed = true;
            }
        }
        let is_due = changed || (to_millis(now) - seen.written_ms).abs() >= KEPT_EVERY_MS;
        drop(seen);
        if is_due {
            self.keep();
        }
        now
    }

    /// The present time where the wall clock alone was looked at, shortly after [`SteadyClock::now`]: for what is drawn.
    pub fn beside(&self, wall: Instant) -> Instant {
        let seen = self.seen();
        let steady = seen.kept.steady.as_ref().filter(|_| seen.looked);
        steady.map_or(wall, |steady| steady.beside(wall))
    }

    /// True where the time has stood long enough for what cannot be taken back; always where there is no other clock.
    pub(super) fn is_sure(&self) -> bool {
        let seen = self.seen();
        !seen.looked || seen.kept.steady.as_ref().is_none_or(Steady::is_sure)
    }

    /// Keeps the present time, before something is written down by it: after a boot, no moment is taken for one before.
    pub(super) fn keep_before_noting(&self) {
        let seen = self.seen();
        let now_ms = seen.kept.now_ms();
        let is_due = seen.looked && now_ms.is_some_and(|now_ms| now_ms != seen.written_ms);
        drop(seen);
        if is_due {
            self.keep();
        }
    }

    /// By how much the wall clock was set since that was asked last, ms; 0 where it was not.
    pub(super) fn take_set(&self) -> i64 {
        std::mem::take(&mut self.seen().set_by_ms)
    }

    /// True once where another process found out what this one would have had to.
    pub(super) fn take_elsewhere(&self) -> bool {
        std::mem::take(&mut self.seen().elsewhere)
    }

    /// What is to be put right, of what was written down by a wall clock that was wrong: all of the last ones.
    pub(super) fn rightings(&self) -> Vec<Righting> {
        self.seen().kept.rightings.clone()
    }

    /// Another process over the same folder may have been quicker to see what the clock does.
    fn take_up_from_elsewhere(&self, seen: &mut Seen, wall: Instant, boot: &BootReading) {
        let Some(file) = &self.file else { return };
        let Some(there) = read(file) else { return };
        let agrees = |steady: &Steady| steady.agrees(wall, boot);
        if there.steady.as_ref().is_some_and(agrees) {
            seen.elsewhere |= seen.kept.steady.is_some();
            seen.kept = there;
        }
    }

    fn keep(&self) {
        let Some(file) = &self.file else { return };
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = self.seen().kept.clone();
        let Ok(text) = serde_json::to_string(&kept) else {
            return;
        };
        // No folder is made for it, what somebody else wrote stays, and what cannot be kept now is kept another time.
        let is_free = match file.symlink_metadata() {
            Ok(there) => there.is_file() && is_ours(file),
            Err(_) => file.parent().is_some_and(Path::is_dir),
        };
        if is_free && replace(file, &text).is_ok() {
            self.seen().written_ms = kept.now_ms().unwrap_or_default();
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands in the file; none where it does not read, and the clock begins anew.
fn read(file: &Path) -> Option<Kept> {
    let mut text = String::new();
    let file = open_file(file).ok()?;
    file.take(LARGEST).read_to_string(&mut text).ok()?;
    let kept: Kept = serde_json::from_str(&text).ok()?;
    kept.is_one().then_some(kept)
}

/// True for a file that begins as one of a clock does, and for one in which nothing stands, as after a cut of the power.
fn is_ours(file: &Path) -> bool {
    let mut begins = [0; BEGINS.len()];
    let read = open_file(file).and_then(|mut file| file.read(&mut begins));
    read.is_ok_and(|read| {
        begins.iter().all(|byte| *byte == 0) || BEGINS.starts_with(&begins[..read])
    })
}

impl Kept {
    /// True for what follows from readings; another program may have written anything.
    fn is_one(&self) -> bool {
        self.steady.iter().all(Steady::is_one) && self.rightings.iter().all(Righting::is_one)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::from_millis;

    fn reading(id: u8, elapsed_ms: i64) -> BootReading {
        BootReading {
            id: id.to_string(),
            elapsed_ms,
        }
    }

    /// Readings as clocks give them, and at which they end.
    fn any_reading() -> impl Strategy<Value = (i64, u8, i64)> {
        let ends = [i64::MIN, -1, 0, 15_000, 100 * 366 * 86_400_000, i64::MAX];
        let wall = prop_oneof![
            0..=253_402_300_799_999_i64,
            1_790_000_000_000..1_790_000_100_000_i64
        ];
        let elapsed = prop_oneof![
            any::<i64>(),
            0..100_000_i64,
            prop::sample::select(ends.to_vec())
        ];
        (wall, 0..3_u8, elapsed)
    }

    proptest! {
        #[test]
        fn whatever_clocks_read_nothing_overflows_and_what_is_kept_would_be_read_back(
            readings in prop::collection::vec(any_reading(), 1..30),
        ) {
            let clock = SteadyClock::default();
            for (wall, id, elapsed) in readings {
                let wall = from_millis(wall).unwrap();
                let now = clock.now(wall, Some(&reading(id, elapsed)));
                prop_assert!(crate::time::is_counted(now));
                prop_assert!(crate::time::is_counted(clock.beside(wall)));
                prop_assert!(clock.seen().kept.is_one(), "{:?}", clock.seen().kept);
            }
        }
    }

    #[test]
    fn a_reading_that_no_clock_gives_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let clock = SteadyClock::over(folder.path());
        let wall = from_millis(1_790_000_000_000).unwrap();
        for elapsed in [i64::MIN, -1, i64::MAX] {
            assert_eq!(clock.now(wall, Some(&reading(1, elapsed))), wall);
        }
        assert!(clock.is_sure() && read(&folder.path().join(FILE)).is_none());
    }

    #[test]
    fn what_somebody_else_wrote_under_its_name_stays_and_what_a_cut_of_the_power_left_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let wall = from_millis(1_790_000_000_000).unwrap();
        let keeps = |text: &str| {
            std::fs::write(&path, text).unwrap();
            SteadyClock::over(folder.path()).now(wall, Some(&reading(1, 60_000)));
            std::fs::read_to_string(&path).unwrap() == text
        };
        assert!(keeps("my own notes about clocks") && keeps("{}") && keeps("x"));
        assert!(!keeps("") && !keeps("\0\0\0") && !keeps("{\"steady\":"));
        assert!(read(&path).is_some());
    }

    #[test]
    fn a_file_that_says_what_follows_from_no_reading_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let wall = from_millis(1_790_000_000_000).unwrap();
        SteadyClock::over(folder.path()).now(wall, Some(&reading(1, 60_000)));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(read(&path).is_some());
        for (field, value) in [
            ("offset_ms", i64::MAX),
            ("last_ms", i64::MIN),
            ("least_ms", i64::MAX),
            ("rightings", i64::MAX),
        ] {
            let mut kept: serde_json::Value = serde_json::from_str(&text).unwrap();
            kept["steady"][field] = value.into();
            std::fs::write(&path, kept.to_string()).unwrap();
            assert_eq!(read(&path), None, "{field}");
        }
    }
}
