//! Months of one person, to look at: `cargo run -p ebb-tests --bin life -- FOLDER DAYS` makes a store in a new folder, and
//! prints what they said as JSON.

use std::path::PathBuf;
use std::process::ExitCode;

use ebb_tests::life;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let folder = words.next().map(PathBuf::from);
    let days = words.next().and_then(|days| days.parse().ok());
    let (Some(folder), Some(days)) = (folder, days) else {
        eprintln!("say a new folder, and how many days");
        return ExitCode::from(2);
    };
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    if let Err(error) = builder.create(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::from(2);
    }
    let ledger = life::live(&folder, days, 7);
    match serde_json::to_string_pretty(&ledger) {
        Ok(text) => println!("{text}"),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
