//! The library for phones by part, as it was weighed last (bindings/ffi/size): nothing is built here.

use super::table::Row;

const WEIGHED: &str = include_str!("../../../bindings/ffi/size.txt");
const WHOLE: &str = "the library, stripped";
/// What every encrypted database brings along, whatever stands on it.
const SQLCIPHER: &str = "SQLCipher and its cryptography";
/// Bytes, in all.
const GOAL: u64 = 5_000_000;

pub fn rows() -> Vec<Row> {
    let lines = WEIGHED.lines().filter(|line| !line.starts_with('#'));
    let mut parts: Vec<(u64, &str)> = lines
        .map(|line| {
            let (bytes, part) = line.trim_start().split_once("  ").unwrap();
            (bytes.parse().unwrap(), part)
        })
        .collect();
    let sqlcipher = parts.iter().find(|part| part.1 == SQLCIPHER).unwrap().0;
    let megabytes = |bytes: u64| format!("{:.2} MB", bytes as f64 / 1e6);
    let row = |bytes, name: &str| Row {
        what: format!("size: {name}"),
        goal: if name == WHOLE {
            megabytes(GOAL)
        } else {
            "none".to_owned()
        },
        ebb: megabytes(bytes),
        peer: if name == WHOLE {
            format!("SQLCipher in it {}", megabytes(sqlcipher))
        } else {
            String::new()
        },
        met: (name == WHOLE).then_some(bytes <= GOAL),
    };
    // The whole stands last there.
    parts.rotate_right(1);
    let rows = parts.iter().map(|(bytes, name)| row(*bytes, name));
    rows.collect()
}
