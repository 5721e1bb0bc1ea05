//! A folder that cannot be written and a disk that is full: said in a sentence, and what was kept stays as it is.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ebb_core::content::content;
use ebb_tests::{binary, ebb, json, run};
use serde_json::Value;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let named = entries.map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    });
    named.filter(|(name, _)| !name.ends_with("-shm")).collect()
}

/// A folder with a ride in it, that anybody may look into.
fn used() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let begun = run(ebb(folder.path()).args(["surf", "--rate", "6", "--outcome", "rode"]));
    assert!(begun.status.success());
    folder
}

/// Ebb in a shell that has set a limit first.
fn limited(folder: &Path, limit: &str, arguments: &str) -> Output {
    let script = format!("{limit}; exec \"$0\" --data \"$1\" {arguments}");
    let mut command = Command::new("bash");
    command
        .args(["-c", &script])
        .arg(binary())
        .arg(folder)
        .env("EBB_KEYRING", "off")
        .stdin(Stdio::null());
    run(&mut command)
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_stays_as_it_is() {
    let folder = used();
    let before = files(folder.path());
    let mode = |mode: u32| {
        for name in before.keys() {
            let path = folder.path().join(name);
            fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o666)).unwrap();
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    };
    let root = fs::metadata("/proc/self").is_ok_and(|itself| {
        use std::os::unix::fs::MetadataExt as _;
        itself.uid() == 0
    });
    mode(0o555);
    let output = if root {
        // Nothing is read-only to root: somebody else tries.
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(binary())
            .arg("--data")
            .arg(folder.path())
            .args(["surf", "--outcome", "rode"])
            .env("EBB_KEYRING", "off")
            .stdin(Stdio::null());
        run(&mut command)
    } else {
        run(ebb(folder.path()).args(["surf", "--outcome", "rode"]))
    };
    mode(0o700);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains(&content("en").words.notices.read_only),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(files(folder.path()) == before);
}

#[test]
fn a_full_disk_is_said_and_what_was_kept_is_still_there() {
    let folder = used();
    // No file may grow beyond these blocks of 1,024 bytes: the log of the database cannot be written.
    for blocks in [0, 1, 4, 16] {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
        let output = limited(folder.path(), &limit, "surf --rate 9 --outcome used");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{blocks} blocks: {said}");
        assert!(
            said.contains(&content("en").words.notices.disk_full),
            "{said}"
        );
    }
    let look = limited(folder.path(), "trap '' XFSZ; ulimit -f 0", "history --json");
    let history: Value = serde_json::from_slice(&look.stdout).unwrap();
    assert_eq!(
        history["entries"].as_array().unwrap().len(),
        1,
        "it can be looked at meanwhile"
    );
    assert_eq!(history["entries"][0]["ratings"][0]["value"], 6);
    let later = json(ebb(folder.path()).args(["history", "--json"]));
    assert_eq!(later["entries"], history["entries"]);
}
