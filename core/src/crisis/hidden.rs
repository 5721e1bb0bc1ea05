//! Whether what is the person's is hidden. It is an empty file in the vault's folder, so that neither a database that
//! cannot be opened nor a command that does not wait for one shows what was hidden.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::disk::Disk;
use super::vault::VaultError;

pub(super) const HIDDEN_NAME: &str = "hidden";

pub(super) fn is(folder: &Path) -> bool {
    // Whatever has this name, a link to nothing too. Where it cannot be told, the plan opens.
    fs::symlink_metadata(folder.join(HIDDEN_NAME)).is_ok()
}

pub(super) fn set(disk: &dyn Disk, folder: &Path, hidden: bool) -> Result<(), VaultError> {
    let done = if hidden {
        disk.make_folder(folder)?;
        disk.write_new(&folder.join(HIDDEN_NAME), b"")
    } else {
        disk.remove(&folder.join(HIDDEN_NAME))
    };
    match done {
        Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {
            Ok(())
        }
        done => Ok(done?),
    }
}

#[cfg(test)]
mod tests {
    use crate::crisis::{Kept, Vault, VaultCondition, example};

    #[test]
    fn hidden_is_remembered_beside_the_plan_and_changes_nothing_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(&folder.path().join("plan"));
        assert!(!vault.is_hidden());
        for _ in 0..2 {
            vault.set_hidden(true).unwrap();
            assert!(vault.is_hidden());
        }
        assert_eq!(vault.open().condition, VaultCondition::Missing);
        let kept = Kept::default();
        assert_eq!(vault.save(&kept, 0, false, example::instant(1)), Ok(1));
        assert_eq!(vault.open().condition, VaultCondition::Whole);
        assert!(vault.is_hidden());
        for _ in 0..2 {
            vault.set_hidden(false).unwrap();
            assert!(!vault.is_hidden());
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_nothing_of_this_name_hides_too() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(&folder.path().join("plan"));
        vault.set_hidden(true).unwrap();
        let path = folder.path().join("plan/hidden");
        std::fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("nowhere", &path).unwrap();
        assert!(vault.is_hidden());
        vault.set_hidden(true).unwrap();
        assert!(vault.is_hidden());
        vault.set_hidden(false).unwrap();
        assert!(!vault.is_hidden());
    }
}
