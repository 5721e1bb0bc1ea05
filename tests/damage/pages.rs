//! Pages of the database that do not decrypt, one after the other: a command that shows less than it did says so and
//! ends with 1, and no byte of the main file is changed by looking.

use std::fs;
use std::path::Path;

use crate::used::{DATABASE, bytes, copied, is_said, ran, said, settled, times};

const PAGE: usize = 4_096;

/// What only looks.
const LOOKS: [&[&str]; 17] = [
    &["status", "--json"],
    &["status"],
    &["history", "--json"],
    &["history"],
    &["diary", "--json"],
    &["diary"],
    &["rehearse", "--json"],
    &["cards", "tea", "--json"],
    &["triggers", "--json"],
    &["triggers"],
    &["practise", "--json"],
    &["pack", "list"],
    &["remind", "list", "--json"],
    &["remind", "month"],
    &["journal", "--json"],
    &["journal"],
    &["journal", "search", "heron", "--json"],
];

fn spoil(folder: &Path, page: usize) -> Vec<u8> {
    let mut database = bytes(folder, DATABASE);
    database[page * PAGE + 2_000] ^= 1;
    fs::write(folder.join(DATABASE), &database).unwrap();
    database
}

#[test]
fn a_spoilt_page_shows_nothing_less_in_silence() {
    let whole = settled();
    let pages = bytes(whole.path(), DATABASE).len() / PAGE;
    let sound: Vec<_> = LOOKS
        .iter()
        .map(|look| ran(copied(whole.path()).path(), look).stdout)
        .collect();
    let mut random = fastrand::Rng::with_seed(2);
    let mut met = 0;
    for _ in 0..times(12) {
        let page = random.usize(..pages);
        for (look, sound) in LOOKS.iter().zip(&sound) {
            let folder = copied(whole.path());
            let spoilt = spoil(folder.path(), page);
            let output = ran(folder.path(), look);
            let less = output.stdout != *sound;
            let told = is_said(&said(&output));
            let code = output.status.code();
            assert_eq!(
                told,
                code == Some(1),
                "page {page}, {look:?}: {}",
                said(&output)
            );
            assert!(!less || told, "page {page}, {look:?}: {}", said(&output));
            met += u32::from(told);
            let after = bytes(folder.path(), DATABASE);
            assert!(!told || after == spoilt, "page {page}, {look:?}");
        }
    }
    assert!(met > 0, "no page that was spoilt is read by anything");
}

#[test]
fn what_is_asked_of_a_list_that_does_not_read_is_said_to_be_unread() {
    let folder = settled();
    let pages = bytes(folder.path(), DATABASE).len() / PAGE;
    (1..pages).for_each(|page| drop(spoil(folder.path(), page)));
    for change in [
        &["triggers", "met", "1"][..],
        &["remind", "done", "1"],
        &["remind", "month"],
        &["diary"],
        &["rehearse"],
        &["cards"],
        &["card", "mark", "stop", "favourite"],
        &["surf", "--outcome", "rode"],
    ] {
        let output = ran(folder.path(), change);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{change:?}: {}",
            said(&output)
        );
        assert!(is_said(&said(&output)), "{change:?}: {}", said(&output));
    }
}
