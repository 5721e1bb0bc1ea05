//! The folder of a store: made private, written so that a power cut leaves the old file or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::StoreError;

/// Makes the folder, readable by its owner alone. One that is there already is left as it is.
pub(super) fn make_private(folder: &Path) -> Result<(), StoreError> {
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
    Ok(builder.create(folder)?)
}

/// True where other users of this machine may look into the folder.
pub fn others_can_read(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::metadata(folder).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        false
    }
}

/// Opens a file that is one, to read it. A pipe would be waited for, a device never ends, and a link leads to what is
/// somebody else's: none of them is opened.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] for anything but a file, and what the system reports.
pub fn open_file(path: &Path) -> io::Result<File> {
    if !fs::symlink_metadata(path)?.is_file() {
        let why = "it is no file, but a link, a pipe, a device or a folder";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    File::open(path)
}

/// Opens a file for its owner alone that processes lock; it is made where there is none, and never emptied.
///
/// # Errors
/// As for [`open_file`].
pub fn open_lock(path: &Path) -> io::Result<File> {
    match open_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Opens a file for writing that only its owner may read.
pub(super) fn private_file(path: &Path, fresh: bool) -> Result<File, StoreError> {
    if !fresh {
        return Ok(open_lock(path)?);
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    Ok(options.open(path)?)
}

/// The first place that nothing has, of those that `name` gives for 1 to 99.
pub(super) fn first_free(
    folder: &Path,
    name: impl Fn(u32) -> String,
) -> Result<PathBuf, StoreError> {
    let mut places = (1..100).map(|number| folder.join(name(number)));
    let free = places.find(|place| place.symlink_metadata().is_err());
    free.ok_or(StoreError::AlreadyExists)
}

/// Takes away the files whose names are that of `path` with each of these `ends`, as far as they are there.
pub(super) fn take_away(path: &Path, ends: &[&str]) -> Result<(), StoreError> {
    for end in ends {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match fs::remove_file(name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// True where the disk has no room for one more file, however small.
pub(super) fn is_out_of_files(folder: &Path) -> bool {
    let probe = folder.join("ebb.room");
    let made = private_file(&probe, true);
    if made.is_ok() {
        // It is empty, and where it stays nothing minds it.
        let _ = fs::remove_file(&probe);
    }
    made.err() == Some(StoreError::DiskFull)
}

/// Puts `text` in place of `path` in one step that survives a power cut.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), StoreError> {
    let beside = path.with_extension("new");
    let mut file = private_file(&beside, false)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    if let Some(folder) = path.parent() {
        sync_folder(folder)?;
    }
    Ok(())
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> Result<(), StoreError> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_folder_that_is_made_is_private_and_an_open_one_is_noticed() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("a/b");
        make_private(&folder).unwrap();
        assert!(!others_can_read(&folder));
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o750)).unwrap();
        assert!(others_can_read(&folder));
    }

    #[test]
    fn a_replaced_file_is_whole_and_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ebb.header");
        replace(&path, "a long first text").unwrap();
        replace(&path, "second").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
