//! One copy of a version as it was found in a file: whole, or the lines of it that still read.

use super::Kept;
use super::record::{FORMAT, Head, Line, Record, kept, read_line, sum};

/// The lines of one version that could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The head, where it reads.
    pub head: Option<Head>,
    /// The records that read, in the order of the file.
    pub records: Vec<Record>,
    /// How many lines do not read.
    pub damaged: usize,
    /// How many lines are whole and of a kind that this build does not know.
    pub unknown: usize,
    /// True where nothing is missing and nothing was changed.
    pub whole: bool,
}

impl Found {
    /// The number of the version; 0 where its head does not read.
    pub fn version(&self) -> i64 {
        self.head.as_ref().map_or(0, |head| head.version)
    }

    /// The format, where a newer Ebb wrote this: by its number, or by a kind of record that this build would lose.
    pub fn newer_format(&self) -> Option<i32> {
        self.head
            .as_ref()
            .map(|head| head.ebb_plan)
            .filter(|format| *format > FORMAT || self.unknown > 0)
    }

    /// True where it has all the lines that its head names. How a newer format says so is not known.
    fn is_complete(&self) -> bool {
        let lines = self.records.len() + self.damaged + self.unknown;
        self.head
            .as_ref()
            .is_some_and(|head| head.ebb_plan <= FORMAT && head.ids.len() <= lines)
    }

    /// What it holds.
    pub fn kept(&self) -> Kept {
        kept(self.records.iter().cloned())
    }
}

/// Reads a file that holds one version.
pub(super) fn read(bytes: &[u8]) -> Found {
    let mut versions = read_all(bytes);
    if versions.len() == 1 {
        return versions.pop().unwrap_or_default();
    }
    // A slot with two heads is no version as it was written: take what reads, and claim nothing of it.
    let newest = versions.iter().filter_map(|found| found.head.clone());
    Found {
        head: newest.max_by_key(|head| head.version),
        damaged: versions.iter().map(|found| found.damaged).sum::<usize>() + 1,
        unknown: versions.iter().map(|found| found.unknown).sum(),
        records: versions
            .into_iter()
            .flat_map(|found| found.records)
            .collect(),
        whole: false,
    }
}

/// Reads a file that holds versions one after another. Each begins with its head.
pub(super) fn read_all(bytes: &[u8]) -> Vec<Found> {
    let mut versions: Vec<Found> = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    for line in bytes
        .strip_suffix(b"\n")
        .unwrap_or(bytes)
        .split(|byte| *byte == b'\n')
    {
        let read = read_line(line);
        if let Line::Head(head) = read {
            close(versions.last_mut(), &mut body);
            versions.push(Found {
                head: Some(head),
                ..Found::default()
            });
            continue;
        }
        // An empty line separates a version from one that was cut off before it.
        if line.is_empty() && !versions.is_empty() {
            continue;
        }
        // What follows a complete version without a head is the rest of one that was cut off.
        if versions.last().is_none_or(Found::is_complete) {
            close(versions.last_mut(), &mut body);
            versions.push(Found::default());
        }
        body.extend_from_slice(line);
        body.push(b'\n');
        if let Some(found) = versions.last_mut() {
            match read {
                Line::Record(record) => found.records.push(*record),
                Line::Damaged => found.damaged += 1,
                Line::Unknown => found.unknown += 1,
                Line::Head(_) => {}
            }
        }
    }
    close(versions.last_mut(), &mut body);
    versions
}

fn close(found: Option<&mut Found>, body: &mut Vec<u8>) {
    if let Some(found) = found {
        found.whole = found
            .head
            .as_ref()
            .is_some_and(|head| head.sum == sum(body))
            && found.damaged == 0
            && found.newer_format().is_none();
    }
    body.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;
    use crate::crisis::record::write;
    use proptest::prelude::*;

    fn text(version: i64) -> String {
        write(&example::kept(), version, example::instant(version)).unwrap()
    }

    #[test]
    fn a_version_that_was_written_reads_as_whole() {
        let found = read(text(3).as_bytes());
        assert!(found.whole);
        assert_eq!(found.version(), 3);
        assert_eq!(found.kept(), example::kept());
    }

    #[test]
    fn a_version_without_its_last_line_or_with_a_line_of_another_is_not_whole() {
        let text = text(3);
        let cut = text.trim_end().rsplit_once('\n').unwrap().0.to_owned() + "\n";
        let found = read(cut.as_bytes());
        assert!(!found.whole);
        assert_eq!(found.damaged, 0);

        let mut other = example::kept();
        other.plan.entries[0].text = "Another early sign".to_owned();
        let other = write(&other, 2, example::instant(2)).unwrap();
        let mixed: Vec<&str> = text.lines().take(6).chain(other.lines().skip(6)).collect();
        assert!(!read((mixed.join("\n") + "\n").as_bytes()).whole);
    }

    #[test]
    fn a_file_of_versions_gives_each_and_a_torn_one_spoils_no_other() {
        let (second, whole) = (text(2), [text(1), text(2), text(3)]);
        let head = second.lines().next().unwrap().len();
        // Cut within the head, just after it, and within a record.
        for cut in [1, head / 2, head, head + 1, head + 40] {
            let torn = &second.as_bytes()[..cut];
            let all = [
                whole[0].as_bytes(),
                torn,
                b"\n",
                whole[1].as_bytes(),
                whole[2].as_bytes(),
            ];
            let versions = read_all(&all.concat());
            let complete: Vec<_> = versions
                .iter()
                .filter(|v| v.whole)
                .map(Found::version)
                .collect();
            assert_eq!(complete, [1, 2, 3], "{cut}");
            assert_eq!(versions.len(), 4, "{cut}");
        }
    }

    #[test]
    fn a_slot_with_two_heads_claims_to_be_no_version() {
        let found = read((text(1) + &text(2)).as_bytes());
        assert!(!found.whole);
        assert_eq!(found.version(), 2);
    }

    #[test]
    fn an_empty_file_holds_nothing() {
        assert_eq!(read(b"").records, []);
        assert!(!read(b"").whole);
        assert!(!read(b"\n\n\n").whole);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            prop_assert!(!read(&bytes).whole);
            read_all(&bytes);
        }

        #[test]
        fn a_spoilt_stretch_never_passes_for_whole(at in 0_usize..3_000, bytes in prop::collection::vec(any::<u8>(), 1..60)) {
            let text = text(3);
            let mut spoilt = text.clone().into_bytes();
            let at = at % spoilt.len();
            let end = (at + bytes.len()).min(spoilt.len());
            spoilt[at..end].copy_from_slice(&bytes[..end - at]);
            let found = read(&spoilt);
            // The end of the last line says nothing.
            if spoilt[..spoilt.len() - 1] != text.as_bytes()[..text.len() - 1] {
                prop_assert!(!found.whole);
            }
        }
    }
}
