//! Pages of the database that do not decrypt, one after the other: a command that shows less than it did says so and
//! ends with 1, and no byte of the main file is changed by looking.

use std::fs;
use std::path::Path;

use crate::used::{DATABASE, bytes, copied, is_said, ran, said, settled, times, unlocked};

const PAGE: usize = 4_096;

/// What only looks.
const LOOKS: &[&[&str]] = &[
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
    &["check-in"],
    &["check-in", "--json"],
    &["check-in", "gad-7", "--course"],
    &["lists"],
    &["lists", "--json"],
    &["lists", "show", "homework"],
    &["summary"],
    &["summary", "--with", "journal"],
    &["remind", "list"],
    &["cards"],
    &["suggest", "angry", "--json"],
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

/// Each column of each table that holds text, and whether all that it holds is JSON.
fn texts(folder: &Path) -> Vec<(String, String, bool)> {
    let database = unlocked(folder);
    let mut found = Vec::new();
    let every = "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.sql LIKE '%STRICT%' AND c.type = 'TEXT'";
    let mut columns = database.prepare(every).unwrap();
    let columns = columns
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    for (table, column) in columns.map(Result::<(String, String), _>::unwrap) {
        let kinds = format!(
            "SELECT count(*), coalesce(sum(json_valid({column}) AND substr({column}, 1, 1) IN ('{{', '[')), 0) FROM {table}"
        );
        let (all, json): (i64, i64) = database
            .query_row(&kinds, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        if all > 0 {
            found.push((table, column, all == json));
        }
    }
    found
}

#[test]
fn a_row_that_makes_no_sense_shows_nothing_less_in_silence() {
    let whole = settled();
    let texts = texts(whole.path());
    for table in ["journal", "measures", "list_items", "triggers"] {
        assert!(texts.iter().any(|(of, ..)| of == table), "{table}");
    }
    let sound: Vec<_> = LOOKS
        .iter()
        .map(|look| ran(copied(whole.path()).path(), look).stdout)
        .collect();
    let mut random = fastrand::Rng::with_seed(4);
    let mut met = 0;
    for (table, column, json) in &texts {
        let spoilt = copied(whole.path());
        let change = format!("UPDATE {table} SET {column} = '{{ spoilt'");
        let database = unlocked(spoilt.path());
        if database.execute(&change, []).is_err() {
            // It is one of several that have to differ.
            continue;
        }
        drop(database);
        // All of them where somebody wants to wait, some otherwise.
        let some = times(1) < 10 && !json;
        for (look, sound) in LOOKS.iter().zip(&sound) {
            if some && random.u8(..4) > 0 {
                continue;
            }
            let folder = copied(spoilt.path());
            let output = ran(folder.path(), look);
            let (text, code) = (said(&output), output.status.code());
            let what = format!("{table}.{column}, {look:?}: {code:?} {text}");
            let told = is_said(&text);
            assert_eq!(code, Some(i32::from(told)), "{what}");
            // Other words in place of somebody's cannot be known from theirs; what is no JSON can.
            let less = *json && output.stdout != *sound;
            assert!(!less || told, "{what}");
            met += u32::from(told);
        }
    }
    assert!(met > 20, "{met}");
}
