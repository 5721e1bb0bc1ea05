//! Files that Ebb writes at somebody's word.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

/// A file for its owner alone; one that is there is never written over.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
