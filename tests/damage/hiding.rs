//! Hiding that cannot be remembered says so, and one Ebb that hides reaches every other that is open.

use std::fs;
use std::time::{Duration, Instant};

use ebb_tests::terminal::Terminal;

use crate::used::{ran, said, settled, words};

#[test]
fn hiding_that_cannot_be_remembered_says_so_with_code_1() {
    let folder = settled();
    let plan = folder.path().join("plan");
    let _ = fs::remove_dir_all(&plan);
    fs::write(&plan, b"a file where a folder should be").unwrap();
    let output = ran(folder.path(), &["hide"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains(&words().notices.hide_not_kept));
    fs::remove_file(&plan).unwrap();
    // A folder of that name cannot be removed as a file is.
    fs::create_dir_all(plan.join("hidden/full")).unwrap();
    let output = ran(folder.path(), &["unhide"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains(&words().notices.show_not_kept));
    assert!(!said(&output).contains(&words().plan.shows_again));
}

#[test]
fn hiding_reaches_another_ebb_that_is_open() {
    let folder = settled();
    for arguments in [&[][..], &["--plain"]] {
        let mut open = Terminal::start(folder.path(), arguments, &[]);
        // The last line of the first page: what stands above may be out of sight.
        open.wait_for("Hide now");
        let hidden_at = Instant::now();
        assert!(ran(folder.path(), &["hide"]).status.success());
        let ended = open.wait_end();
        assert!(ended.success(), "{arguments:?}");
        // A second, and what a busy machine takes.
        assert!(hidden_at.elapsed() < Duration::from_secs(5));
        assert!(open.is_sane(), "{arguments:?}");
        assert!(ran(folder.path(), &["unhide"]).status.success());
    }
}
