//! The commands of the packs.

use std::path::PathBuf;

use clap::Subcommand;

/// What can be done with packs.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Say everything that is wrong with a pack, and what to do; needs no data and changes nothing
    Check {
        file: PathBuf,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what a pack would change, and take what you choose
    Import {
        file: PathBuf,
        /// Only these entries, by the names that the preview shows
        #[arg(long, value_name = "ENTRY")]
        choose: Vec<String>,
        /// The day your treatment ended, for booster sessions
        #[arg(long, value_name = "DATE")]
        ended: Option<String>,
        /// Take it without asking
        #[arg(long)]
        yes: bool,
        /// As JSON; without --yes only the preview
        #[arg(long)]
        json: bool,
    },
    /// The packs that are here
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Take a pack back; what you changed or used stays
    Remove {
        /// Its title, its name in `ebb pack list --json`, or its id
        name: String,
        /// Also what you changed or used
        #[arg(long)]
        mine_too: bool,
        /// Without asking
        #[arg(long)]
        yes: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a pack of your own cards, booster sessions and plans, one by one as you choose
    Export {
        /// Its title
        #[arg(long)]
        name: String,
        /// Who hands it over; a first name is enough
        #[arg(long)]
        author: String,
        /// What it is for
        #[arg(long, default_value = "")]
        about: String,
        /// Counts up each time that you hand over a changed one
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(i32).range(1..=1_000_000))]
        revision: i32,
        /// These entries, by the names that are shown where there is none
        #[arg(long, value_name = "ENTRY")]
        choose: Vec<String>,
        /// Write it to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

impl PackCommand {
    /// True where the store is needed.
    pub fn needs_data(&self) -> bool {
        !matches!(self, Self::Check { .. })
    }
}
