//! A long text is written in the program that somebody likes to write in. What stands in its file is readable for their
//! account alone, lies in the data folder and not among temporary files, and is gone when they are done.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::new_file::{make_new, read_named};

/// What the file is called, before the number of the process.
const NAME: &str = "being-written-";
/// More than any text that Ebb keeps.
const MOST_BYTES: u64 = 1_000_000;

/// The file, for as long as it is written.
struct Written(PathBuf);

impl Drop for Written {
    fn drop(&mut self) {
        // What cannot be removed is removed the next time.
        let _ = fs::remove_file(&self.0);
    }
}

/// Lets somebody write on from `text`, and answers what they made of it.
pub fn write_in(folder: &Path, text: &str) -> Result<String, Failure> {
    let named = ["VISUAL", "EDITOR"].into_iter();
    let mut named = named.filter_map(|name| std::env::var(name).ok());
    let Some(editor) = named.find(|editor| !editor.trim().is_empty()) else {
        let why = "no program to write in is named; set EDITOR, such as EDITOR=nano";
        return Err(Failure::Usage(why.to_owned()));
    };
    write_with(&editor, folder, text)
}

fn write_with(editor: &str, folder: &Path, text: &str) -> Result<String, Failure> {
    remove_left_ones(folder);
    let path = folder.join(format!("{NAME}{}.txt", std::process::id()));
    let failed = |error: io::Error| Failure::File {
        file: path.clone(),
        error,
    };
    let mut file = make_new(&path).map_err(failed)?;
    let written = Written(path.clone());
    file.write_all(text.as_bytes()).map_err(failed)?;
    drop(file);
    // "code --wait" is a program and what it is told.
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let ended = Command::new(program).args(words).arg(&written.0).status();
    let ended = ended.map_err(|error| Failure::File {
        file: program.into(),
        error,
    })?;
    if !ended.success() {
        return Err(Failure::Senseless(format!("{editor}: {ended}")));
    }
    let bytes = read_named(&written.0, MOST_BYTES).map_err(failed)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a process left that was killed meanwhile.
fn remove_left_ones(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = name
            .strip_prefix(NAME)
            .and_then(|rest| rest.strip_suffix(".txt"));
        let number = number.and_then(|number| number.parse::<u32>().ok());
        // Another one may be writing at this moment.
        let is_alive = |number: u32| Path::new(&format!("/proc/{number}")).exists();
        if number.is_some_and(|number| number != std::process::id() && !is_alive(number)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// A program that notes who can read what it is given, and writes a line more.
    fn editor(folder: &Path, ends: &str) -> io::Result<String> {
        let path = folder.join("editor");
        let script = format!(
            "#!/bin/sh\nstat -c %a \"$1\" > \"$0.mode\"\necho more >> \"$1\"\nexit {ends}\n"
        );
        fs::write(&path, script)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700))?;
        Ok(path.display().to_string())
    }

    fn left(folder: &Path) -> usize {
        let names = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = names.filter(|entry| entry.file_name().to_string_lossy().starts_with(NAME));
        names.count()
    }

    #[test]
    fn what_was_written_comes_back_and_its_file_is_for_one_account_and_gone() {
        let folder = tempfile::tempdir().unwrap();
        let stale = folder.path().join(format!("{NAME}4294967294.txt"));
        fs::write(stale, "left by a kill").unwrap();
        let program = editor(folder.path(), "0").unwrap();
        let text = write_with(&program, folder.path(), "begun\n").unwrap();
        assert_eq!(text, "begun\nmore\n");
        let mode = fs::read_to_string(folder.path().join("editor.mode")).unwrap();
        assert_eq!((mode.trim(), left(folder.path())), ("600", 0));
    }

    #[test]
    fn an_editor_that_ends_with_an_error_keeps_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let program = editor(folder.path(), "1").unwrap();
        assert!(write_with(&program, folder.path(), "").is_err());
        assert!(write_with("/no/such/editor", folder.path(), "").is_err());
        assert_eq!(left(folder.path()), 0);
    }
}
