//! A data file that wears out: `ebb doctor` says so, mends it, and keeps the damaged one.

use std::fs;

use std::time::{Duration, Instant};

use ebb_tests::terminal::Terminal;
use ebb_tests::typed;

use crate::used::{at_noon, killed_in_a_ride, ran, said, settled, times};

const PAGE: usize = 4_096;

#[test]
fn a_data_file_with_damaged_pages_is_found_and_mended_and_the_damaged_one_is_kept() {
    let folder = settled();
    let sound = ran(folder.path(), &["doctor"]);
    assert_eq!(sound.status.code(), Some(0), "{}", said(&sound));
    assert!(said(&sound).contains("All is well"));
    let history = said(&ran(folder.path(), &["history", "--json"]));
    let path = folder.path().join("ebb.db");
    let mut bytes = fs::read(&path).unwrap();
    // An index of the journal's words, tables of later pages: whatever lies in the last third.
    let pages = bytes.len() / PAGE;
    for page in (pages * 2 / 3..pages).step_by(7) {
        bytes[page * PAGE + 1_000] ^= 1;
    }
    fs::write(&path, &bytes).unwrap();
    let found = ran(folder.path(), &["doctor"]);
    assert_eq!(found.status.code(), Some(1), "{}", said(&found));
    assert!(said(&found).contains("does not read any more"));
    assert!(said(&found).contains("ebb doctor --mend"));
    assert_eq!(fs::read(&path).unwrap(), bytes, "looking changes nothing");
    let mended = ran(folder.path(), &["doctor", "--mend", "--yes"]);
    let words = said(&mended);
    assert_eq!(mended.status.code(), Some(0), "{words}");
    let aside = words
        .split_whitespace()
        .find(|word| word.starts_with("ebb-before-"))
        .unwrap();
    let aside = folder.path().join(aside.trim_end_matches('.'));
    assert_eq!(fs::read(aside).unwrap(), bytes);
    let again = ran(folder.path(), &["doctor"]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    // Rides stand in the first tables, whose pages were left whole.
    assert_eq!(said(&ran(folder.path(), &["history", "--json"])), history);
}

#[test]
fn with_nothing_to_mend_it_says_so_and_a_store_that_is_only_half_written_is_whole() {
    let folder = killed_in_a_ride();
    let sound = ran(folder.path(), &["doctor", "--mend", "--yes"]);
    assert_eq!(sound.status.code(), Some(0), "{}", said(&sound));
    assert!(said(&sound).contains("All is well"));
    fs::remove_file(folder.path().join("ebb.key")).unwrap();
    let keyless = ran(folder.path(), &["doctor", "--mend", "--yes"]);
    assert_eq!(keyless.status.code(), Some(1), "{}", said(&keyless));
    assert!(folder.path().join("ebb.db").exists());
}

/// Ebb's own copies in a folder, the one that is made among them.
fn copies(folder: &std::path::Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("ebb-copy-")).collect()
}

#[test]
fn whoever_leaves_while_the_copy_of_the_day_is_made_leaves_well_and_without_half_a_copy() {
    let folder = settled();
    for run in 0..times(30) {
        for name in copies(folder.path()) {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        let mut plain = at_noon(folder.path(), &["--plain"]);
        let left = typed(&mut plain, &["q"]);
        assert_eq!(left.status.code(), Some(0), "run {run}: {}", said(&left));
        let halves = copies(folder.path());
        assert!(
            halves.iter().all(|name| !name.contains("part")),
            "{halves:?}"
        );
    }
}

#[test]
fn whoever_stays_has_the_copy_of_the_day_once_the_first_page_stands() {
    let folder = settled();
    for name in copies(folder.path()) {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[]);
    terminal.line_said("q: leave.");
    let until = Instant::now() + Duration::from_secs(20);
    while !copies(folder.path())
        .iter()
        .any(|name| !name.contains("part"))
    {
        assert!(Instant::now() < until, "no copy was made");
        std::thread::sleep(Duration::from_millis(20));
    }
    terminal.press("q\n");
    terminal.wait_end();
}
