//! The commands of the trigger map, and their words.

use clap::{Subcommand, ValueEnum};

/// What can be done with the trigger map.
#[derive(Debug, Subcommand)]
pub enum TriggerCommand {
    /// Write a trigger down
    Add {
        /// Of which kind
        kind: KindWord,
        /// In your own words
        name: String,
        /// What goes through your mind then
        #[arg(long, default_value = "")]
        thoughts: String,
        /// What you usually do
        #[arg(long, default_value = "")]
        usually: String,
    },
    /// Make a plan for a trigger: if …, then …
    Plan {
        /// Its number in `ebb triggers`
        number: usize,
        /// If …
        #[arg(long = "if", value_name = "TEXT")]
        situation: String,
        /// … then
        #[arg(long = "then", value_name = "TEXT")]
        response: String,
        /// What kind of step it is
        #[arg(long, default_value = "substitution")]
        kind: ResponseWord,
        /// What it opens, such as "Long exhale" or "Five senses"
        #[arg(long, value_name = "NAME", default_value = "")]
        opens: String,
    },
    /// Note that you met a trigger
    Met {
        /// Its number in `ebb triggers`
        number: usize,
        /// How strong the urge was, 0 to 10
        #[arg(long, value_name = "N")]
        strength: Option<i32>,
        /// You acted on it
        #[arg(long)]
        acted: bool,
        /// When it was: 22:40, "yesterday 22:40" or "2026-11-21 22:40"; now where it is left out
        #[arg(long, value_name = "TIME")]
        when: Option<String>,
    },
    /// Take a trigger out, with its plans
    Remove {
        /// Its number in `ebb triggers`
        number: usize,
    },
    /// A day that may be hard
    Day {
        /// What is coming up
        situation: String,
        /// The day, such as 2026-12-05
        #[arg(long, value_name = "DATE")]
        on: String,
        /// What you will do there
        #[arg(long = "do", value_name = "TEXT", default_value = "")]
        what: String,
        /// Who knows about it
        #[arg(long = "knows", value_name = "TEXT", default_value = "")]
        who: String,
        /// How you leave
        #[arg(long = "leave", value_name = "TEXT", default_value = "")]
        leave: String,
    },
}

/// A kind of step.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ResponseWord {
    Substitution,
    Contingency,
    Contact,
    Card,
    Breathing,
    Leave,
}

/// A kind of trigger.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindWord {
    Place,
    Person,
    Time,
    Feeling,
    Body,
    Thing,
    Thought,
    Event,
}
