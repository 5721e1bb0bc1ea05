//! The history of the vault, read from its end: it grows with every save, and what is wanted is nearly always new.
//! However long it is, a part of it is in memory at a time.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::found::{self, Found};
use super::record::{self, Line};

/// How much is read at once.
const PART: u64 = 256 * 1024;
/// More than this without the head of a version between is no version that Ebb wrote.
const MOST_OF_ONE: usize = 4 * 1024 * 1024;

/// What the history holds, the newest first. Ends after an error.
pub(super) struct History<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    /// Length of what was not read yet.
    before: u64,
    /// What was read and not taken apart yet; what follows it in the file is done.
    rest: Vec<u8>,
    ready: VecDeque<Found>,
    /// How many bytes were read.
    pub read: u64,
}

impl<'a> History<'a> {
    /// The history at `path`; an empty one where there is none.
    pub fn open(disk: &'a dyn Disk, path: &Path) -> io::Result<Self> {
        let before = match disk.length(path) {
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
        Ok(Self {
            disk,
            path: path.to_owned(),
            before,
            rest: Vec::new(),
            ready: VecDeque::new(),
            read: 0,
        })
    }

    /// Takes the last version out of what was read, or all of it where nothing is left to be read.
    fn take_apart(&mut self) -> io::Result<()> {
        // A part that was looked through once holds no head but one whose line was cut off then.
        let mut looked_from = self.rest.len();
        loop {
            if let Some(at) = last_head(&self.rest[..looked_from]) {
                let version = self.rest.split_off(at);
                self.ready
                    .extend(found::read_all(&version).into_iter().rev());
                return Ok(());
            }
            if self.before == 0 {
                let first = std::mem::take(&mut self.rest);
                self.ready.extend(found::read_all(&first).into_iter().rev());
                return Ok(());
            }
            if self.rest.len() > MOST_OF_ONE {
                self.rest.clear();
                self.ready.push_back(Found {
                    damaged: 1,
                    ..Found::default()
                });
                return Ok(());
            }
            let from = self.before.saturating_sub(PART);
            let mut part = self.disk.read_part(&self.path, from, self.before - from)?;
            self.read += self.before - from;
            self.before = from;
            let first_line_end = self.rest.iter().position(|byte| *byte == b'\n');
            looked_from = part.len() + first_line_end.map_or(self.rest.len(), |end| end + 1);
            part.append(&mut self.rest);
            self.rest = part;
        }
    }
}

impl Iterator for History<'_> {
    type Item = io::Result<Found>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && (self.before > 0 || !self.rest.is_empty()) {
            if let Err(error) = self.take_apart() {
                self.before = 0;
                self.rest.clear();
                return Some(Err(error));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

/// Where the line of the last head begins.
fn last_head(bytes: &[u8]) -> Option<usize> {
    let mut end = bytes.len();
    loop {
        let named = find_last(&bytes[..end], record::HEAD_FIELD)?;
        let line_from = bytes[..named].iter().rposition(|byte| *byte == b'\n');
        let from = line_from.map_or(0, |at| at + 1);
        let line_to = bytes[named..].iter().position(|byte| *byte == b'\n');
        let to = line_to.map_or(bytes.len(), |length| named + length);
        if matches!(record::read_line(&bytes[from..to]), Line::Head(_)) {
            return Some(from);
        }
        end = from;
    }
}

/// The last place of `part`, which begins with a quote: few bytes of a plan are one.
fn find_last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let mut end = bytes.len();
    loop {
        let at = bytes[..end].iter().rposition(|byte| *byte == b'"')?;
        if bytes[at..].starts_with(part) {
            return Some(at);
        }
        end = at;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::crisis::disk::RealDisk;
    use crate::crisis::example;
    use crate::crisis::record::write;

    /// What the whole file says, read from its beginning.
    fn forwards(bytes: &[u8]) -> Vec<Found> {
        if bytes.is_empty() {
            return Vec::new();
        }
        found::read_all(bytes)
    }

    fn backwards(bytes: &[u8]) -> Vec<Found> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        std::fs::write(&path, bytes).unwrap();
        let all: Result<Vec<_>, _> = History::open(&RealDisk, &path).unwrap().collect();
        let mut all = all.unwrap();
        all.reverse();
        all
    }

    fn version(number: i64) -> Vec<u8> {
        let text = write(&example::kept(), number, example::instant(number));
        text.unwrap().into_bytes()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn from_the_end_it_says_what_it_says_from_the_beginning(
            pieces in prop::collection::vec((1_i64..90, 0_usize..9_000, any::<bool>(), any::<u8>()), 0..120),
        ) {
            let mut bytes = Vec::new();
            for (number, cut, cuts, flip) in pieces {
                let mut version = version(number);
                if cuts {
                    let length = version.len();
                    version[cut % length] ^= flip;
                    version.truncate(cut % length);
                    if flip > 99 {
                        version.push(b'\n');
                    }
                }
                bytes.extend(version);
            }
            prop_assert_eq!(backwards(&bytes), forwards(&bytes));
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
            prop_assert_eq!(backwards(&bytes), forwards(&bytes));
        }
    }

    #[test]
    fn a_history_of_many_parts_gives_its_newest_before_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        let all: Vec<u8> = (1..=1_500).flat_map(version).collect();
        assert!(all.len() as u64 > 8 * PART);
        std::fs::write(&path, &all).unwrap();
        let mut history = History::open(&RealDisk, &path).unwrap();
        for number in (1_400..=1_500).rev() {
            let found = history.next().unwrap().unwrap();
            assert!(found.whole);
            assert_eq!(found.version(), number);
        }
        assert!(history.read < all.len() as u64 / 4, "{}", history.read);
        let rest: Vec<_> = history.map(|found| found.unwrap().version()).collect();
        assert_eq!(rest, (1..1_400).rev().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_history_is_let_go_of_a_part_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        let mut rubbish = vec![b'"'; 3 * MOST_OF_ONE];
        rubbish.push(b'\n');
        std::fs::write(&path, [version(1), rubbish, version(2)].concat()).unwrap();
        let history = History::open(&RealDisk, &path).unwrap();
        let versions: Vec<_> = history.map(|found| found.unwrap()).collect();
        assert_eq!(versions[0].version(), 2);
        assert!(versions.iter().any(|found| found.damaged > 0));
        assert_eq!(versions.last().unwrap().version(), 1);
    }
}
