//! The few things that the vault does to files, so that a test can let a disk fill up or the power go at any byte.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// More than this of one file is not read: it is no plan, and a phone has little memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Files, as the vault needs them.
pub(super) trait Disk {
    /// The content of a file, as far as a plan can be long.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The last `most` bytes of a file.
    fn read_end(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let from = self.length(path)?.saturating_sub(most);
        self.read_part(path, from, most)
    }
    /// How long a file is.
    fn length(&self, path: &Path) -> io::Result<u64>;
    /// `length` bytes of a file from a place on; fewer where it ends before.
    fn read_part(&self, path: &Path, from: u64, length: u64) -> io::Result<Vec<u8>>;
    /// Makes a folder for its owner alone; one that is there is left as it is.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Writes a file for its owner alone, in place of one of that name, and waits until it is kept.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Writes a file for its owner alone where there is none of that name, and waits until it is kept.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Writes at the end of a file for its owner alone, and waits until it is kept.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file another name, in place of one of that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the names in the folder of `path` are kept.
    fn keep_names(&self, path: &Path) -> io::Result<()>;
    /// Takes a name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this device.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        opened(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        Ok(file_at(path)?.len())
    }

    fn read_part(&self, path: &Path, from: u64, length: u64) -> io::Result<Vec<u8>> {
        let mut file = opened(path)?;
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            builder.mode(0o700);
        }
        builder.create(folder)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        free_or_file(path)?;
        keep(private().create(true).truncate(true).open(path)?, bytes)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        keep(private().create_new(true).open(path)?, bytes)?;
        sync_folder_of(path)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let is_new = free_or_file(path)?;
        keep(private().create(true).append(true).open(path)?, bytes)?;
        if is_new { sync_folder_of(path) } else { Ok(()) }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn keep_names(&self, path: &Path) -> io::Result<()> {
        sync_folder_of(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)?;
        sync_folder_of(path)
    }
}

/// What is known of a file that is one. A pipe would be waited for, a device never ends, and a link leads to what is
/// somebody else's: none of them is opened.
fn file_at(path: &Path) -> io::Result<fs::Metadata> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() {
        let why = "it is no file, but a link, a pipe, a device or a folder";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    Ok(metadata)
}

fn opened(path: &Path) -> io::Result<File> {
    file_at(path)?;
    File::open(path)
}

/// True where nothing is there; an error where there is something else than a file.
pub(super) fn free_or_file(path: &Path) -> io::Result<bool> {
    match file_at(path) {
        Ok(_) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// A file that only its owner may read.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

fn keep(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) => match File::open(folder)?.sync_all() {
            // Some file systems cannot sync a folder; what can be done has been done.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            synced => synced,
        },
        None => Ok(()),
    }
}

#[cfg(not(unix))]
fn sync_folder_of(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn files_and_the_folder_are_for_their_owner_alone() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("a/b");
        RealDisk.make_folder(&folder).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        RealDisk.write(&folder.join("w"), b"1").unwrap();
        RealDisk.write_new(&folder.join("n"), b"2").unwrap();
        RealDisk.append(&folder.join("h"), b"3").unwrap();
        for name in ["w", "n", "h"] {
            assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
        }
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        RealDisk.write_new(&path, b"first").unwrap();
        assert!(RealDisk.write_new(&path, b"second").is_err());
        assert_eq!(RealDisk.read(&path).unwrap(), b"first");
        assert_eq!(RealDisk.read_end(&path, 2).unwrap(), b"st");
    }
}
