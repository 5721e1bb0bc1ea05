//! Disks on which writing ends after so many bytes, and one that is only read.

use std::cell::Cell;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::disk::{Disk, RealDisk, private};

/// Two slots in memory, to be read tens of thousands of times; there is no history.
pub struct SlotsInMemory(pub [Vec<u8>; 2]);

impl Disk for SlotsInMemory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path.file_name().and_then(|name| name.to_str()) {
            Some("plan-a") => Ok(self.0[0].clone()),
            Some("plan-b") => Ok(self.0[1].clone()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
    fn length(&self, path: &Path) -> io::Result<u64> {
        self.read(path).map(|bytes| bytes.len() as u64)
    }
    fn read_part(&self, path: &Path, from: u64, length: u64) -> io::Result<Vec<u8>> {
        let bytes = self.read(path)?.into_iter();
        Ok(bytes.skip(from as usize).take(length as usize).collect())
    }
    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn write(&self, _path: &Path, _bytes: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn write_new(&self, _path: &Path, _bytes: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn append(&self, _path: &Path, _bytes: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn rename(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn keep_names(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    fn remove(&self, _path: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
}

/// What becomes of a write that has no room, and of what follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    /// The disk is full: a write stops in the middle, renaming and removing still work.
    Full,
    /// The process is killed: nothing at all happens any more.
    Killed,
}

/// A disk with room for `left` bytes. It syncs nothing, which no process can tell from inside. Every other change costs one byte, so that a process can be killed
/// before and after each.
pub struct FailingDisk {
    pub left: Cell<usize>,
    pub how: Failing,
}

impl FailingDisk {
    pub fn new(left: usize, how: Failing) -> Self {
        Self {
            left: Cell::new(left),
            how,
        }
    }

    fn bytes(&self, bytes: &[u8], how: &OpenOptions, path: &Path) -> io::Result<()> {
        let left = self.left.get();
        if left > bytes.len() {
            self.left.set(left - bytes.len() - 1);
            return how.open(path)?.write_all(bytes);
        }
        self.left.set(0);
        if left > 0 {
            how.open(path)?.write_all(&bytes[..left - 1])?;
        }
        Err(io::ErrorKind::StorageFull.into())
    }

    fn change(&self, change: impl Fn() -> io::Result<()>) -> io::Result<()> {
        match (self.how, self.left.get()) {
            (Failing::Killed, 0) => Err(io::ErrorKind::StorageFull.into()),
            (Failing::Killed, left) => {
                self.left.set(left - 1);
                change()
            }
            (Failing::Full, _) => change(),
        }
    }
}

impl Disk for FailingDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }
    fn length(&self, path: &Path) -> io::Result<u64> {
        RealDisk.length(path)
    }
    fn read_part(&self, path: &Path, from: u64, length: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_part(path, from, length)
    }
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.change(|| RealDisk.make_folder(folder))
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = private();
        self.bytes(bytes, options.create(true).truncate(true), path)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.bytes(bytes, private().create_new(true), path)
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.bytes(bytes, private().create(true).append(true), path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| fs::rename(from, to))
    }
    fn keep_names(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change(|| fs::remove_file(path))
    }
}

/// A disk that fails to read one file, or to keep the names in a folder, and else works.
#[derive(Default)]
pub struct BadDisk {
    /// The file.
    pub unread: Option<PathBuf>,
    /// True where names are not kept.
    pub forgets_names: bool,
}

impl BadDisk {
    fn reads(&self, path: &Path) -> io::Result<()> {
        if self.unread.as_deref() == Some(path) {
            return Err(input_output_error());
        }
        Ok(())
    }
}

fn input_output_error() -> io::Error {
    const EIO: i32 = 5;
    io::Error::from_raw_os_error(EIO)
}

impl Disk for BadDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.reads(path)?;
        RealDisk.read(path)
    }
    fn length(&self, path: &Path) -> io::Result<u64> {
        RealDisk.length(path)
    }
    fn read_part(&self, path: &Path, from: u64, length: u64) -> io::Result<Vec<u8>> {
        self.reads(path)?;
        RealDisk.read_part(path, from, length)
    }
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write(path, bytes)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write_new(path, bytes)
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.append(path, bytes)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn keep_names(&self, _path: &Path) -> io::Result<()> {
        if self.forgets_names {
            return Err(input_output_error());
        }
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}
