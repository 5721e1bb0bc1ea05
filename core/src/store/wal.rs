//! The write-ahead log beside the database, looked at before anything could overwrite it. SQLite takes a log up to
//! the first place that does not read and forgets what stands behind, without a word: a flipped bit in the first
//! frame costs every commit since the last checkpoint. Here such a log is told from one that ends there, and is
//! copied aside.
//!
//! The layout: <https://sqlite.org/fileformat2.html#walformat>, and of the index that all processes share,
//! <https://sqlite.org/walformat.html>. The checksums are over what SQLCipher has encrypted, so no key is needed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::proof::PageProof;
use super::{StoreError, StoreKey, folder};

/// File names in the data folder.
pub(super) const LOG_FILE: &str = "ebb.db-wal";
pub(super) const INDEX_FILE: &str = "ebb.db-shm";
/// What a log that did not read is called beside the store, before its number.
pub(super) const ASIDE: &str = "ebb.db-wal.damaged-";

/// Lengths in bytes of the log's header, of the part of it that its checksum covers, and of a frame's own header.
const HEADER: usize = 32;
const HEADER_SUMMED: usize = 24;
const FRAME_HEADER: usize = 24;
/// Of a frame's header, the page number and the size of the database are in the checksum.
const FRAME_SUMMED: usize = 8;

/// The first 31 bits of a log; the last says in which order of bytes its checksums are counted.
const MAGIC: u32 = 0x377f_0682;
const FORMAT: u32 = 3_007_000;
const PAGE_SIZES: std::ops::RangeInclusive<u32> = 512..=65_536;

/// A page that stands under a wrong number is looked for under so many.
const MOST_TRIED: u32 = 4_096;

/// The most damaged copies that are kept beside the store.
const MOST_COPIES: u32 = 100;

/// True where a log with anything in it lies in `folder`.
pub(super) fn is_there(folder: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(folder.join(LOG_FILE)) {
        Ok(meta) => Ok(meta.len() > 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Takes the log of a database away, and the index of it.
pub(super) fn remove(database: &Path) -> Result<(), StoreError> {
    folder::take_away(database, &["-wal", "-shm"])
}

/// False where something was kept in the log that does not read any more. A write that was cut off, what a killed one left
/// behind the end, and what an earlier turn of the log left there, are no damage.
///
/// Where another process writes at this moment, its frame may look like damage: ask again while none can.
pub(super) fn reads_to_its_end(folder: &Path, key: &StoreKey) -> Result<bool, StoreError> {
    let mut file = match folder::open_file(&folder.join(LOG_FILE)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error.into()),
    };
    // One that ends before its first frame holds nothing yet.
    if file.metadata()?.len() < (HEADER + FRAME_HEADER) as u64 {
        return Ok(true);
    }
    let Some(log) = Log::begin(&mut file)? else {
        return Ok(false);
    };
    let start = accepted(folder, &log.salts).unwrap_or((0, log.sum));
    let proof = || PageProof::in_folder(folder, key);
    Ok(log.reads_from(&mut file, start, proof)?)
}

/// True where the log ends before what the index, which a process left that did not close the store, knows to be in it: a
/// write is in the log for good before it is in the index, and the log is emptied after it. Ask before the store is opened,
/// which makes the index anew.
pub(super) fn is_cut_off(folder: &Path) -> bool {
    let ends_before = || -> io::Result<bool> {
        let mut file = folder::open_file(&folder.join(LOG_FILE))?;
        let Some(index) = Index::read(folder)?.filter(|index| index.frames() > 0) else {
            return Ok(false);
        };
        let length = file.metadata()?.len();
        let is_short = match Log::begin(&mut file)? {
            Some(log) => {
                let frame = (FRAME_HEADER + log.page_size) as u64;
                index.is_of(&log.salts) && length < HEADER as u64 + index.frames() * frame
            }
            None => length < HEADER as u64,
        };
        // Another process may be emptying the log at this moment. That the main file has all of it already is no comfort: what
        // is left of the log is taken for newer.
        Ok(is_short && Index::read(folder)?.is_some_and(|later| later == index))
    };
    ends_before().unwrap_or(false)
}

/// Copies the log to `ebb.db-wal.damaged-1`, or the next such name that is free, and gives that name. A copy that
/// is there already, byte for byte, is not made again.
pub(super) fn set_aside(folder: &Path) -> Result<String, StoreError> {
    let bytes = fs::read(folder.join(LOG_FILE))?;
    for number in 1..=MOST_COPIES {
        let name = format!("{ASIDE}{number}");
        let path = folder.join(&name);
        match folder::private_file(&path, true) {
            Ok(mut file) => {
                file.write_all(&bytes)?;
                file.sync_all()?;
                folder::sync_folder(folder)?;
                return Ok(name);
            }
            Err(_) if is_same(&path, &bytes)? => return Ok(name),
            Err(_) if path.try_exists()? => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::System {
        detail: "too many damaged copies lie in the folder; move them elsewhere".to_owned(),
    })
}

fn is_same(path: &Path, bytes: &[u8]) -> Result<bool, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() && meta.len() == bytes.len() as u64 => {
            Ok(fs::read(path)? == bytes)
        }
        Ok(_) => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A log whose header reads.
struct Log {
    page_size: usize,
    /// Drawn anew each time that the log begins at its top again: the first goes up by one, the second is random.
    salts: [u8; 8],
    big_endian: bool,
    sum: Sum,
}

/// The two running sums of a log.
type Sum = [u32; 2];

impl Log {
    fn begin(file: &mut File) -> io::Result<Option<Self>> {
        let mut header = [0; HEADER];
        if !fills(file, &mut header)? {
            return Ok(None);
        }
        let word = |at: usize| big_endian(&header, at);
        let big_endian = word(0) & 1 == 1;
        let sum = summed([0, 0], &header[..HEADER_SUMMED], big_endian);
        let reads = word(0) & !1 == MAGIC
            && word(4) == FORMAT
            && word(8).is_power_of_two()
            && PAGE_SIZES.contains(&word(8))
            && sum == [word(24), word(28)];
        let mut salts = [0; 8];
        salts.copy_from_slice(&header[16..24]);
        Ok(reads.then_some(Self {
            page_size: word(8) as usize,
            salts,
            big_endian,
            sum,
        }))
    }

    /// Follows the frames behind the first `accepted`, whose running sum is `sum`. False where one does not read that was
    /// written whole, or a commit of this turn stands behind it.
    fn reads_from(
        &self,
        file: &mut File,
        (accepted, mut sum): (u64, Sum),
        proof: impl Fn() -> io::Result<Option<PageProof>>,
    ) -> io::Result<bool> {
        let length = (FRAME_HEADER + self.page_size) as u64;
        let mut bytes = vec![0; FRAME_HEADER + self.page_size];
        let mut end = None;
        file.seek(SeekFrom::Start(HEADER as u64 + accepted * length))?;
        for number in accepted.. {
            if !fills(file, &mut bytes)? {
                break;
            }
            let frame = Frame(&bytes);
            let counted = frame.sum_after(sum, self.big_endian);
            if end.is_none() && counted == frame.sum() && frame.salts() == self.salts {
                sum = counted;
                continue;
            }
            let is_first = end.is_none();
            let end = match end {
                Some(end) => end,
                None => *end.insert(self.end_at(&frame, sum, &proof)?),
            };
            let is_damaged = match end {
                End::Damaged => true,
                End::Left if number > 0 && is_first && frame.salts() == self.salts => {
                    return Ok(true);
                }
                End::Left => self.is_of_this_turn(&frame) && frame.commits(),
                End::CutOff if is_first => false,
                End::CutOff => self.is_of_this_turn(&frame) || !frame.is_whole(&proof)?,
            };
            if is_damaged {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the first frame is that does not read, whose forerunner's running sum is `before`.
    fn end_at(
        &self,
        frame: &Frame<'_>,
        before: Sum,
        proof: impl Fn() -> io::Result<Option<PageProof>>,
    ) -> io::Result<End> {
        let is_ours = frame.salts() == self.salts;
        let is_marked = if is_ours {
            frame.is_one_bit_off(before, self.big_endian)
        } else {
            self.is_of_this_turn(frame)
        };
        Ok(if is_marked {
            End::Damaged
        } else if frame.was_never_written() {
            End::CutOff
        } else if frame.is_whole(proof)? {
            End::Left
        } else if is_ours && !frame.commits() {
            End::CutOff
        } else {
            End::Damaged
        })
    }

    fn is_of_this_turn(&self, frame: &Frame<'_>) -> bool {
        // One word of the salt is enough: the other may be what does not read.
        let salts = frame.salts();
        salts[..4] == self.salts[..4] || salts[4..] == self.salts[4..]
    }
}

/// How the frames of a turn end.
#[derive(Clone, Copy)]
enum End {
    /// With a whole page: of an earlier turn, or of a write that was killed before it counted. The next write went over a part
    /// of that, from its beginning on, so nothing leads to it; or, where that next one was killed too behind the frame's own
    /// header, it stands under the number of another.
    Left,
    /// With a part of a page that no commit was in yet: the power went. Behind it lies what an earlier turn left, or nothing.
    CutOff,
    /// With what was whole once, and counted.
    Damaged,
}

/// A frame: its own header, and a page.
struct Frame<'a>(&'a [u8]);

impl Frame<'_> {
    fn page_number(&self) -> u32 {
        big_endian(self.0, 0)
    }

    /// How many pages the database has behind a transaction; 0 in the midst of one.
    fn mark(&self) -> u32 {
        big_endian(self.0, 4)
    }

    fn commits(&self) -> bool {
        self.mark() != 0
    }

    fn salts(&self) -> &[u8] {
        &self.0[8..16]
    }

    /// The running sum behind it, as it says.
    fn sum(&self) -> Sum {
        [big_endian(self.0, 16), big_endian(self.0, 20)]
    }

    fn page(&self) -> &[u8] {
        &self.0[FRAME_HEADER..]
    }

    /// True for room that a disk made before the power went.
    fn was_never_written(&self) -> bool {
        self.0.iter().all(|byte| *byte == 0)
    }

    /// True where its page is one that was written, under whatever number, or nothing was.
    fn is_whole(&self, proof: impl Fn() -> io::Result<Option<PageProof>>) -> io::Result<bool> {
        let Some(proof) = proof()? else {
            return Ok(false);
        };
        let mut numbers = std::iter::once(self.page_number()).chain(1..=MOST_TRIED);
        Ok(self.was_never_written() || numbers.any(|number| proof.proves(self.page(), number)))
    }

    /// The running sum behind it, counted.
    fn sum_after(&self, before: Sum, big_endian: bool) -> Sum {
        let of_header = summed(before, &self.0[..FRAME_SUMMED], big_endian);
        summed(of_header, self.page(), big_endian)
    }

    /// True where it would read with one bit of its header as it was.
    fn is_one_bit_off(&self, before: Sum, big_endian: bool) -> bool {
        let [one, two] = self.sum_after(before, big_endian);
        let off = (one ^ self.sum()[0]).count_ones() + (two ^ self.sum()[1]).count_ones();
        let mut header = [0; FRAME_SUMMED];
        header.copy_from_slice(&self.0[..FRAME_SUMMED]);
        off == 1
            || (0..8 * FRAME_SUMMED).any(|bit| {
                let mut header = header;
                header[bit / 8] ^= 1 << (bit % 8);
                summed(summed(before, &header, big_endian), self.page(), big_endian) == self.sum()
            })
    }
}

/// How many frames of the log with these salts SQLite has taken, and the running sum behind them, as the index says
/// that all processes share. None where it does not say it for this turn of the log.
fn accepted(folder: &Path, salts: &[u8; 8]) -> Option<(u64, Sum)> {
    // Alone, SQLite keeps the index in memory; then the frames are followed from the first.
    let index = Index::read(folder).ok().flatten()?;
    index.is_of(salts).then(|| (index.frames(), index.sum()))
}

/// The head of the index that all processes share: what SQLite knows of the log.
#[derive(PartialEq)]
struct Index([u8; Index::LENGTH]);

impl Index {
    /// Two copies of one head.
    const COPY: usize = 48;
    const LENGTH: usize = 2 * Self::COPY;

    /// None where there is none, or it is being written.
    fn read(folder: &Path) -> io::Result<Option<Self>> {
        let mut index = [0; Self::LENGTH];
        let is_there = match folder::open_file(&folder.join(INDEX_FILE)) {
            Ok(mut file) => fills(&mut file, &mut index)?,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        let is_whole = index[..Self::COPY] == index[Self::COPY..];
        Ok((is_there && is_whole && index[12] == 1).then_some(Self(index)))
    }

    /// True where it speaks of the turn of the log with these salts, and of a frame in it.
    fn is_of(&self, salts: &[u8; 8]) -> bool {
        self.frames() > 0 && self.0[32..40] == *salts
    }

    fn frames(&self) -> u64 {
        native(&self.0, 16).into()
    }

    fn sum(&self) -> Sum {
        [native(&self.0, 24), native(&self.0, 28)]
    }
}

/// Fills `bytes`; false where the file ends before.
fn fills(file: &mut File, bytes: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn four(bytes: &[u8], at: usize) -> [u8; 4] {
    let mut word = [0; 4];
    word.copy_from_slice(&bytes[at..at + 4]);
    word
}

fn big_endian(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(four(bytes, at))
}

fn native(bytes: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes(four(bytes, at))
}

/// The checksum of the format, which is Fletcher's over pairs of words.
fn summed([mut one, mut two]: Sum, bytes: &[u8], big_endian: bool) -> Sum {
    let word = |bytes: &[u8], at| {
        if big_endian {
            u32::from_be_bytes(four(bytes, at))
        } else {
            u32::from_le_bytes(four(bytes, at))
        }
    };
    for pair in bytes.chunks_exact(8) {
        one = one.wrapping_add(word(pair, 0)).wrapping_add(two);
        two = two.wrapping_add(word(pair, 4)).wrapping_add(one);
    }
    [one, two]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::header::DATABASE_FILE;
    use crate::store::scratch::{self, contents, killed_folder};
    use crate::store::{Header, KeyPlace, Store};

    /// As much as a disk keeps at one place.
    const PART: usize = 4_096;

    fn log_of(folder: &Path) -> Vec<u8> {
        fs::read(folder.join(LOG_FILE)).unwrap()
    }

    /// Flips one bit of the log of a killed process; gives the folder and the log as it is then.
    fn flipped(offset: usize, bit: u8) -> (tempfile::TempDir, Vec<u8>) {
        let folder = killed_folder();
        let mut log = log_of(folder.path());
        log[offset] ^= 1 << bit;
        fs::write(folder.path().join(LOG_FILE), &log).unwrap();
        (folder, log)
    }

    /// Opens a store whose log is damaged: the log is copied as it was, and that is said.
    fn is_set_aside(folder: &Path, log: &[u8]) {
        let store = Store::open(folder, &scratch::key()).unwrap();
        assert_eq!(store.damaged_log().as_deref(), Some("ebb.db-wal.damaged-1"));
        let copy = folder.join("ebb.db-wal.damaged-1");
        assert!(fs::read(&copy).unwrap() == log);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(
                fs::metadata(copy).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        store.set_setting("form", "inward").unwrap();
        drop(store);
        let again = Store::open(folder, &scratch::key()).unwrap();
        assert_eq!(again.damaged_log(), None);
        assert_eq!(again.setting("form").unwrap().as_deref(), Some("inward"));
    }

    #[test]
    fn a_flipped_bit_in_the_header_of_the_log_or_of_its_first_frame_is_set_aside_and_said() {
        for offset in 0..32 + 24 {
            let (folder, log) = flipped(offset, (offset % 8) as u8);
            is_set_aside(folder.path(), &log);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
        #[test]
        fn a_flipped_bit_anywhere_in_the_log_is_set_aside_and_said(place in 0.0..1.0_f64, bit in 0..8_u8) {
            let length = log_of(killed_folder().path()).len();
            let (folder, log) = flipped((place * length as f64) as usize, bit);
            is_set_aside(folder.path(), &log);
        }
    }

    #[test]
    fn a_log_that_reads_and_one_whose_last_write_was_cut_off_are_no_damage() {
        let length = log_of(killed_folder().path()).len();
        for kept in [
            length,
            length - 1,
            length - 4_096,
            length - 4_100,
            33,
            32,
            16,
            1,
            0,
        ] {
            let folder = killed_folder();
            let log = fs::OpenOptions::new()
                .write(true)
                .open(folder.path().join(LOG_FILE));
            log.unwrap().set_len(kept as u64).unwrap();
            let store = Store::open(folder.path(), &scratch::key()).unwrap();
            assert_eq!(store.damaged_log(), None, "{kept} bytes");
        }
    }

    #[test]
    fn what_an_earlier_turn_of_the_log_left_behind_its_end_is_no_damage() {
        let (folder, store) = scratch::store();
        store.set_setting("long", &"x".repeat(100_000)).unwrap();
        let checkpoint = "PRAGMA wal_checkpoint(RESTART)";
        store
            .read(|db| Ok(db.query_row(checkpoint, [], |_| Ok(()))?))
            .unwrap();
        store.set_setting("form", "outward").unwrap();
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in contents(folder.path()) {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
        assert!(log_of(copy.path()).len() > 100_000);
        let later = Store::open(copy.path(), &scratch::key()).unwrap();
        assert_eq!(later.damaged_log(), None);
        assert_eq!(later.setting("form").unwrap().as_deref(), Some("outward"));
        // Beside one that has it open, the shared index says where the log ends.
        let beside = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(beside.damaged_log(), None);
    }

    /// The files as they are at this moment, in a folder of their own.
    fn as_killed(folder: &Path) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in contents(folder) {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
        copy
    }

    /// A log in which the pages of a write stand that never came to its end.
    fn killed_in_a_write() -> tempfile::TempDir {
        let folder = killed_folder();
        let database = scratch::writer(folder.path());
        let more_than_memory = "ROLLBACK; PRAGMA cache_size = 2; BEGIN IMMEDIATE;
             WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 200)
             INSERT INTO settings SELECT 'long ' || x, hex(zeroblob(500)) FROM n";
        let before = log_of(folder.path()).len();
        database.execute_batch(more_than_memory).unwrap();
        assert!(log_of(folder.path()).len() > before + 20 * 4_096);
        as_killed(folder.path())
    }

    #[test]
    fn a_write_that_the_power_cut_off_is_said_only_where_its_commit_was_on_the_disk_already() {
        let (folder, store) = scratch::store();
        store.set_setting("long", &"x".repeat(100_000)).unwrap();
        let checkpoint = "PRAGMA wal_checkpoint(RESTART)";
        let done = store.read(|db| Ok(db.query_row(checkpoint, [], |_| Ok(()))?));
        done.unwrap();
        store.set_setting("form", "outward").unwrap();
        let before = as_killed(folder.path());
        store.set_setting("next", &"y".repeat(20_000)).unwrap();
        let (old, new) = (log_of(before.path()), log_of(folder.path()));
        assert_eq!(
            old.len(),
            new.len(),
            "it goes over what an earlier turn left"
        );
        let differs = |at: &usize| old[*at] != new[*at];
        let first = (0..new.len()).find(differs).unwrap();
        let last = (0..new.len()).rfind(differs).unwrap();
        let commit = last - (last - 32) % 4_120;
        let mut told = Vec::new();
        for cut in (first / PART + 1)..=(last / PART) {
            let folder = as_killed(before.path());
            let log = [&new[..cut * PART], &old[cut * PART..]].concat();
            fs::write(folder.path().join(LOG_FILE), log).unwrap();
            let store = Store::open(folder.path(), &scratch::key()).unwrap();
            assert_eq!(store.setting("form").unwrap().as_deref(), Some("outward"));
            if store.damaged_log().is_some() {
                told.push(cut * PART);
            }
        }
        assert!(told.iter().all(|cut| *cut > commit), "{told:?} {commit}");
        // A disk that made room for it and no more.
        let folder = killed_folder();
        let mut log = log_of(folder.path());
        log.extend([0; 3 * 4_120]);
        fs::write(folder.path().join(LOG_FILE), log).unwrap();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(store.damaged_log(), None);
    }

    #[test]
    fn a_log_that_ends_before_what_its_index_knows_is_set_aside_and_said() {
        let (folder, store) = scratch::store();
        for value in ["outward", "inward", "outward"] {
            store.set_setting("form", value).unwrap();
        }
        let with_index = |cut: usize| {
            let copy = as_killed(folder.path());
            fs::copy(folder.path().join(INDEX_FILE), copy.path().join(INDEX_FILE)).unwrap();
            let mut log = log_of(folder.path());
            log.truncate(log.len() - cut);
            fs::write(copy.path().join(LOG_FILE), &log).unwrap();
            (copy, log)
        };
        let (whole, _) = with_index(0);
        let opened = Store::open(whole.path(), &scratch::key()).unwrap();
        assert_eq!(opened.damaged_log(), None);
        let length = log_of(folder.path()).len();
        for cut in [1, 4_096, 4_120, 3 * 4_120, length - 32, length - 30, length] {
            let (folder, log) = with_index(cut);
            is_set_aside(folder.path(), &log);
        }
        // Where the main file has all of it already, what is left of the log takes its place.
        let checkpoint = "PRAGMA wal_checkpoint(FULL)";
        let done = store.read(|db| Ok(db.query_row(checkpoint, [], |_| Ok(()))?));
        done.unwrap();
        let (folder, log) = with_index(4_120);
        is_set_aside(folder.path(), &log);
    }

    #[test]
    fn what_a_write_left_that_was_killed_is_no_damage_once_the_next_went_over_a_part_of_it() {
        let folder = killed_in_a_write();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(store.damaged_log(), None);
        store.set_setting("form", "inward").unwrap();
        let killed_again = as_killed(folder.path());
        let store = Store::open(killed_again.path(), &scratch::key()).unwrap();
        assert_eq!(store.damaged_log(), None);
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("inward"));
        assert_eq!(store.setting("long 1").unwrap(), None);
    }

    #[test]
    fn a_write_that_was_killed_before_it_counted_is_no_damage_though_its_end_stands_behind_the_next()
     {
        let folder = killed_folder();
        let longer = as_killed(folder.path());
        let store = Store::open(longer.path(), &scratch::key()).unwrap();
        let insert = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 60)
             INSERT INTO settings SELECT 'long ' || x, hex(zeroblob(500)) FROM n";
        store.write(|db| Ok(db.execute_batch(insert)?)).unwrap();
        let longer = log_of(longer.path());
        // While another process has the store open, what was written and not counted is gone over by the next write.
        let next = as_killed(folder.path());
        let store = Store::open(next.path(), &scratch::key()).unwrap();
        store.set_setting("form", "inward").unwrap();
        let next = as_killed(next.path());
        let mut log = log_of(next.path());
        assert!(log.len() + 4 * 4_120 < longer.len() && log[..32] == longer[..32]);
        let shorter = log.len();
        log.extend(&longer[shorter..]);
        fs::write(next.path().join(LOG_FILE), &log).unwrap();
        let killed_again = as_killed(next.path());
        // A third is killed behind the header of its first frame.
        let mut torn = log.clone();
        let other = log[32..32 + 8].to_vec();
        torn[shorter..shorter + 8].copy_from_slice(&other);
        torn[shorter + 7] = 9;
        torn[shorter + 16..shorter + 24].fill(0x77);
        for log in [&log, &torn] {
            fs::write(killed_again.path().join(LOG_FILE), log).unwrap();
            let store = Store::open(killed_again.path(), &scratch::key()).unwrap();
            assert_eq!(store.damaged_log(), None);
            assert_eq!(store.setting("form").unwrap().as_deref(), Some("inward"));
        }
    }

    #[test]
    fn a_commit_that_does_not_read_is_said_in_the_midst_of_what_a_killed_write_left_too() {
        let folder = killed_in_a_write();
        let before = log_of(folder.path());
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        store.set_setting("form", "inward").unwrap();
        let log = log_of(folder.path());
        assert_eq!(log.len(), before.len());
        let frame = 24 + 4_096;
        let changed = (32..log.len())
            .step_by(frame)
            .filter(|at| log[*at..at + frame] != before[*at..at + frame]);
        for at in changed {
            // Its number, its mark, its salts, its sums, its page.
            for offset in [3, 7, 9, 13, 17, 21, 24, 2_000, 4_119] {
                let killed_again = as_killed(folder.path());
                let mut log = log.clone();
                log[at + offset] ^= 1 << 2;
                fs::write(killed_again.path().join(LOG_FILE), &log).unwrap();
                let store = Store::open(killed_again.path(), &scratch::key()).unwrap();
                let told = store.damaged_log();
                assert_eq!(
                    told.as_deref(),
                    Some("ebb.db-wal.damaged-1"),
                    "{at} {offset}"
                );
            }
        }
    }

    #[test]
    fn parts_of_a_log_in_each_others_place_are_said_or_cost_nothing() {
        let folder = killed_folder();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        for (name, length) in [("one", 1), ("long", 12_000), ("last", 3_000)] {
            store.set_setting(name, &"x".repeat(length)).unwrap();
        }
        let killed = as_killed(folder.path());
        let log = log_of(killed.path());
        let parts = log.len() / PART;
        assert!(parts > 8);
        let mut told = 0;
        for (one, other) in (0..parts).flat_map(|one| (0..one).map(move |other| (one, other))) {
            let mut spoilt = log.clone();
            spoilt[one * PART..][..PART].copy_from_slice(&log[other * PART..][..PART]);
            spoilt[other * PART..][..PART].copy_from_slice(&log[one * PART..][..PART]);
            let folder = as_killed(killed.path());
            fs::write(folder.path().join(LOG_FILE), spoilt).unwrap();
            let store = Store::open(folder.path(), &scratch::key()).unwrap();
            if store.damaged_log().is_some() {
                told += 1;
                continue;
            }
            for (name, length) in [("one", 1), ("long", 12_000), ("last", 3_000)] {
                let kept = store.setting(name).unwrap().map(|kept| kept.len());
                assert_eq!(kept, Some(length), "{name}: {one} and {other}");
            }
        }
        assert!(told > 0);
    }

    #[test]
    fn a_damaged_log_that_was_copied_already_is_not_copied_again() {
        let (folder, log) = flipped(40, 3);
        for _ in 0..2 {
            fs::write(folder.path().join(LOG_FILE), &log).unwrap();
            let store = Store::open(folder.path(), &scratch::key()).unwrap();
            assert_eq!(store.damaged_log().as_deref(), Some("ebb.db-wal.damaged-1"));
        }
        let (_other_folder, other) = flipped(41, 3);
        fs::write(folder.path().join(LOG_FILE), &other).unwrap();
        let store = Store::open(folder.path(), &scratch::key()).unwrap();
        assert_eq!(store.damaged_log().as_deref(), Some("ebb.db-wal.damaged-2"));
        assert!(fs::read(folder.path().join("ebb.db-wal.damaged-1")).unwrap() == log);
    }

    #[test]
    fn a_database_of_no_length_beside_a_log_is_not_opened_and_the_log_stays() {
        let folder = killed_folder();
        fs::write(folder.path().join(DATABASE_FILE), b"").unwrap();
        let before = contents(folder.path());
        let refused = Store::open(folder.path(), &scratch::key()).err();
        assert_eq!(refused, Some(StoreError::Damaged));
        assert!(contents(folder.path()) == before);
    }

    #[test]
    fn no_store_is_made_beside_a_log_and_the_log_stays() {
        for also_gone in [&["ebb.header"][..], &[]] {
            let folder = killed_folder();
            for name in [DATABASE_FILE].iter().chain(also_gone) {
                fs::remove_file(folder.path().join(name)).unwrap();
            }
            let before = contents(folder.path());
            let made = Store::create(folder.path(), "new", &scratch::key(), KeyPlace::File).err();
            let opened = Store::open(folder.path(), &scratch::key()).err();
            let expected = if also_gone.is_empty() {
                (StoreError::AlreadyExists, StoreError::DatabaseMissing)
            } else {
                (StoreError::HeaderMissing, StoreError::HeaderMissing)
            };
            assert_eq!((made, opened), (Some(expected.0), Some(expected.1)));
            assert!(contents(folder.path()) == before, "{also_gone:?}");
        }
    }

    #[test]
    fn a_creation_beside_a_log_without_its_database_is_refused_and_the_log_stays() {
        for emptied in [false, true] {
            let folder = killed_folder();
            Header::new("half".to_owned(), KeyPlace::File)
                .write(folder.path())
                .unwrap();
            let database = folder.path().join(DATABASE_FILE);
            fs::remove_file(&database).unwrap();
            if emptied {
                fs::write(&database, b"").unwrap();
            }
            let log = log_of(folder.path());
            assert!(Store::open(folder.path(), &scratch::key()).is_err());
            assert!(log_of(folder.path()) == log);
        }
    }
}
