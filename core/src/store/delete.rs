//! Files deleted by their names, as many of them as can be, and said which stay.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::wipe::{ASIDE, is_lock};

/// What could not be deleted, and why.
#[derive(Debug, Default, thiserror::Error)]
pub struct Stays(pub Vec<(PathBuf, io::Error)>);

impl fmt::Display for Stays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (path, error) in &self.0 {
            let end = if std::mem::take(&mut first) { "" } else { "\n" };
            write!(f, "{end}{}: {error}", path.display())?;
        }
        Ok(())
    }
}

/// Deletes the files in `folder` whose names are Ebb's, also those in folders of Ebb's, and then the folder where nothing
/// else lies in it.
///
/// # Errors
/// What cannot be deleted; the others are gone then.
pub(crate) fn delete(folder: &Path, is_ours: &dyn Fn(&str) -> bool) -> Result<(), Stays> {
    let mut ours = match named(folder, is_ours) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Stays(vec![(folder.to_owned(), error)])),
        Ok(ours) => ours,
    };
    // The locks last: once one is gone, somebody may begin anew, and that is theirs.
    ours.sort_by_key(|path| {
        path.file_name()
            .and_then(OsStr::to_str)
            .is_some_and(is_lock)
    });
    let mut stays = Stays::default();
    for path in ours {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(ASIDE) && path.is_dir() && !path.is_symlink() {
            let inside = delete(&path, is_ours);
            stays.0.extend(inside.err().unwrap_or_default().0);
        } else if let Err(error) = fs::remove_file(&path)
            && error.kind() != io::ErrorKind::NotFound
        {
            stays.0.push((path, error));
        }
    }
    // Where something else lies in it, it is somebody's.
    let _ = fs::remove_dir(folder);
    match stays.0.is_empty() {
        true => Ok(()),
        false => Err(stays),
    }
}

/// What lies in `folder` under such names.
pub(crate) fn named(folder: &Path, is: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&is) {
            found.push(entry.path());
        }
    }
    Ok(found)
}
