#!/bin/sh
# tz-rs 0.7.3: `TimeZone::from_posix_tz` refuses hours beyond a day in the rule of a change, as in the TZ of Israel before
# 2013, "IST-2IDT,M3.4.4/26,M10.5.0", which RFC 9636 allows in a version 3 file and POSIX in TZ since 2024; `date` takes it.
# The same text as the footer of a version 3 TZif file is read by `TimeZone::from_tz_data`, and is right.
#
# Seen: from_posix_tz: refused
#       from_tz_data: 10800 seconds east of UTC in July, 7200 in December
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "check"
version = "0.0.0"
edition = "2021"
[dependencies]
tz-rs = "=0.7.3"
TOML
cat > src/main.rs <<'RUST'
use tz::TimeZone;

const RULE: &str = "IST-2IDT,M3.4.4/26,M10.5.0";

fn main() {
    let plain = TimeZone::from_posix_tz(RULE);
    println!("from_posix_tz: {}", if plain.is_err() { "refused" } else { "read" });
    // A version 3 header and block without changes, one type of offset nought named UTC, twice, and the footer.
    let mut part = b"TZif3".to_vec();
    part.extend([0; 15]);
    for count in [0_u32, 0, 0, 0, 1, 4] {
        part.extend(count.to_be_bytes());
    }
    part.extend([0; 6]);
    part.extend(b"UTC\0");
    let mut file = part.repeat(2);
    file.extend(format!("\n{RULE}\n").bytes());
    let zone = TimeZone::from_tz_data(&file).unwrap();
    let at = |second| zone.find_local_time_type(second).unwrap().ut_offset();
    // 2026-07-01 and 2026-12-24.
    let (july, december) = (at(1_782_907_200), at(1_798_102_800));
    println!("from_tz_data: {july} seconds east of UTC in July, {december} in December");
    assert!(plain.is_err());
    assert_eq!((july, december), (10_800, 7_200));
}
RUST
cargo run --quiet
