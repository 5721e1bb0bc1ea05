//! Files that Ebb writes at somebody's word.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

/// Opens a file that somebody named, to read it: whatever way leads there, and no pipe and no device at its end.
pub fn open_named(path: &Path) -> io::Result<File> {
    if !fs::metadata(path)?.is_file() {
        let why = "it is no file, but a pipe, a device or a folder";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    File::open(path)
}

/// The bytes of a file that somebody named, and of one that is larger than `most` bytes no more than it takes to say so.
pub fn read_named(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_named(path)?
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes a file for its owner alone, to be written; one that is there is never written over.
pub fn make_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file for its owner alone; one that is there is never written over. Where it cannot be written whole, nothing is left.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = make_new(path)?;
    let written = file.write_all(text.as_bytes());
    written
        .and_then(|()| file.sync_all())
        .inspect_err(|_| drop(fs::remove_file(path)))
}

/// Refuses a folder in which a link, a pipe or a folder has the name of one of Ebb's pages of the manual: what is written
/// there would go somewhere else, or wait for ever.
pub fn only_files_in(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("ebb") && name.ends_with(".1") && !entry.file_type()?.is_file() {
            let why = format!("{name} is no file; take it away first");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
    }
    Ok(())
}
