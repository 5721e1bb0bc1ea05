//! The commands of the crisis plan, and their words.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `ebb plan`
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// Only one part of it
    #[arg(long)]
    pub door: Option<DoorWord>,
    /// Each line with the id by which `remove`, `change`, `move` and `mark` know it
    #[arg(long, conflicts_with = "json")]
    pub ids: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Option<PlanCommand>,
}

/// What can be done with a plan.
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Open it to write in it
    Edit,
    /// A first plan in a minute: a sign, what helps, somebody
    #[command(
        after_help = "Example: ebb plan first --sign \"I stop answering\" --helps \"a walk to the river\" --name Sam --number \"030 1234\""
    )]
    First {
        /// The part that it is for
        #[arg(long, default_value = "use")]
        door: DoorWord,
        /// How you notice that it gets hard
        #[arg(long, default_value = "")]
        sign: String,
        /// What helps
        #[arg(long, default_value = "")]
        helps: String,
        /// Somebody you can call
        #[arg(long, default_value = "")]
        name: String,
        /// Their number
        #[arg(long, default_value = "")]
        number: String,
    },
    /// Say afterwards whether you used it, and which lines helped
    #[command(after_help = "Examples:\n  ebb plan used yes --helped ID\n  ebb plan used no")]
    Used {
        used: UsedWord,
        /// A line that helped, by its id in `ebb plan --ids`; may be given several times
        #[arg(long = "helped", value_name = "ID")]
        helped: Vec<String>,
    },
    /// Add a line to a part
    Add {
        /// The part
        part: PartWord,
        /// What it says
        text: String,
        /// The way there, where it is a place
        #[arg(long, default_value = "")]
        directions: String,
        /// What it opens in Ebb: ride, a breath such as long-exhale, or a card such as five-senses
        #[arg(long, default_value = "", value_name = "NAME")]
        opens: String,
    },
    /// Add a person, name one who is there in another part, or set one right
    #[command(
        after_help = "Examples:\n  ebb plan person Sam --number \"030 1234 ext. 5\" --in who-i-call --night\n  ebb plan person Sam --in people-to-ask\n  ebb plan person Sam --number \"030 5678\" --change"
    )]
    Person {
        /// A name, or a word that you know them by
        name: String,
        /// As you would write it down; may be given several times
        #[arg(long = "number", value_name = "NUMBER")]
        numbers: Vec<String>,
        /// Change the person of this name: what is given here takes the place of what was there
        #[arg(long)]
        change: bool,
        /// Who they are to you
        #[arg(long, default_value = "")]
        relation: String,
        /// When to reach them
        #[arg(long, default_value = "")]
        reach: String,
        /// Night calls are fine
        #[arg(long)]
        night: bool,
        /// The parts that name them
        #[arg(long = "in", value_name = "PART", default_value = "people-to-ask")]
        parts: Vec<PartWord>,
    },
    /// Change the words of a line, by its id in `ebb plan --ids`; what is left out stays
    Change {
        id: String,
        /// What it says
        #[arg(default_value = "")]
        text: String,
        /// The way there, where it is a place
        #[arg(long, default_value = "")]
        directions: String,
        /// What it opens in Ebb
        #[arg(long, default_value = "", value_name = "NAME")]
        opens: String,
    },
    /// Move a line to another place of its part
    Move {
        id: String,
        /// 1 for the first place
        to: u32,
    },
    /// Whether a line may show before Ebb is unlocked, where only marked parts do
    Mark { id: String, shows: MarkWord },
    /// Take out a line; the version before is kept
    Remove { id: String },
    /// You looked it over, and it is still right
    Review,
    /// Save over files of it that are damaged; they are kept beside the new ones
    Replace,
    /// What may show before Ebb is unlocked
    Lock { choice: LockWord },
    /// Earlier versions, the newest first
    Versions {
        /// At most this many
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
        limit: u32,
    },
    /// One version, by its number in `ebb plan versions`
    Version { number: i64 },
    /// Go back to an earlier version; the one before is kept too
    Back { number: i64 },
    /// Delete every earlier version, and every damaged copy; this cannot be taken back
    Forget,
    /// A copy to print or to keep, on the screen or in a file
    Export {
        /// A page that prints and folds, instead of plain text
        #[arg(long)]
        html: bool,
        /// Only these parts
        #[arg(long = "part", value_name = "PART")]
        parts: Vec<PartWord>,
        /// Without the crisis lines of your region
        #[arg(long)]
        no_lines: bool,
        /// Write it to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// A door of the plan.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DoorWord {
    Use,
    Hurt,
}

/// Whether the plan was used, or only looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UsedWord {
    Yes,
    No,
}

/// What shows ahead of the lock.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LockWord {
    All,
    Marked,
    Behind,
}

/// Whether a line shows ahead of the lock.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum MarkWord {
    Shows,
    Private,
}

/// A part of the plan.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PartWord {
    EarlySigns,
    Triggers,
    WhatIDo,
    WhoICall,
    WayOut,
    Naloxone,
    WarningSigns,
    OnMyOwn,
    Distraction,
    PeopleToAsk,
    Professionals,
    Surroundings,
    Reasons,
}
