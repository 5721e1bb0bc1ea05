//! The commands of the cards, the rehearsal and the diary, and their words.

use clap::{ArgGroup, Subcommand, ValueEnum};
use ebb_core::cards::Surroundings;
use ebb_core::cards::diary::SkillUse;
use ebb_core::cards::rehearsal::Grade;

/// What can be done with a card.
#[derive(Debug, Subcommand)]
pub enum CardCommand {
    /// Write a card of your own
    Write {
        /// A word or two
        title: String,
        /// When you want it
        #[arg(long, default_value = "")]
        when: String,
        /// A step; give it once for each
        #[arg(long = "step", value_name = "TEXT")]
        steps: Vec<String>,
        /// Why it helps
        #[arg(long, default_value = "")]
        why: String,
        /// For which feelings, with commas between; without any it is found but not suggested
        #[arg(long, default_value = "", value_name = "WORDS")]
        feelings: String,
    },
    /// Write down a reason of your own
    Reason { title: String, reason: String },
    /// Put a card in your words; what you leave out stays
    Edit {
        id: String,
        #[arg(long)]
        title: Option<String>,
        #[arg(long)]
        when: Option<String>,
        /// A step; give it once for each, and they take the place of all
        #[arg(long = "step", value_name = "TEXT")]
        steps: Vec<String>,
        #[arg(long)]
        why: Option<String>,
    },
    /// Back to the first wording
    Restore { id: String },
    /// Delete a card of your own
    Delete { id: String },
    /// Keep it as a favourite, hide it, or say that it makes things worse
    Mark {
        id: String,
        mark: MarkWord,
        /// Take that back
        #[arg(long)]
        off: bool,
    },
    /// Put a tag on it
    Tag {
        id: String,
        tag: String,
        /// Take it off
        #[arg(long)]
        off: bool,
    },
    /// You have read a caution on it, all of it, and it is fine for you
    Tick {
        id: String,
        /// cold, intense-movement or hard-tensing
        caution: String,
        /// It is not fine for you any more
        #[arg(long)]
        off: bool,
    },
}

impl CardCommand {
    /// The card that it names.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Write { .. } | Self::Reason { .. } => None,
            Self::Edit { id, .. }
            | Self::Restore { id }
            | Self::Delete { id }
            | Self::Mark { id, .. }
            | Self::Tag { id, .. }
            | Self::Tick { id, .. } => Some(id),
        }
    }
}

/// What can be done in the rehearsal.
#[derive(Debug, Subcommand)]
pub enum RehearseCommand {
    /// Show the steps of the card that is asked
    Show,
    /// Rehearse a card
    Choose { id: String },
    /// Stop rehearsing a card
    Leave { id: String },
    /// Say how well its steps came
    Grade { id: String, grade: GradeWord },
    /// The last grade of a card was a mistake
    TakeBack { id: String },
}

/// What can be noted in the diary.
#[derive(Debug, Subcommand)]
pub enum DiaryCommand {
    /// Note a skill
    Skill {
        /// Id of its card
        card: String,
        /// What became of it
        how: HowWord,
        /// Did it help?
        #[arg(long)]
        helped: Option<HelpedWord>,
        /// What was in the way?
        #[arg(long)]
        why_not: Option<WhyNotWord>,
        /// How strong it was before, 0 to 10
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..=10))]
        before: Option<i32>,
        /// How strong it was after, 0 to 10
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..=10))]
        after: Option<i32>,
    },
    /// Note an urge, what you did, or both; you can have acted at an urge of 0
    #[command(group = ArgGroup::new("said").args(["strength", "acted"]).required(true).multiple(true))]
    Urge {
        /// How strong it was, 0 to 10
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..=10))]
        strength: Option<i32>,
        /// What you did
        #[arg(long)]
        acted: Option<ActedWord>,
        /// When it was: 22:40, "yesterday 22:40" or "2026-11-21 22:40"; now where it is left out
        #[arg(long, value_name = "TIME")]
        when: Option<String>,
    },
    /// Delete a note, by its id in `ebb diary`
    Delete { id: String },
}

/// Where somebody is.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PlaceWord {
    Home,
    Bed,
    Outside,
    People,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SwitchWord {
    On,
    Off,
}

/// A mark on a card.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum MarkWord {
    Favourite,
    Hidden,
    Worse,
}

/// How well the steps came.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum GradeWord {
    NotYet,
    WithEffort,
    Knew,
    AtOnce,
}

/// What became of a skill.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum HowWord {
    Used,
    Tried,
    CouldHave,
}

/// Whether it helped.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum HelpedWord {
    ALot,
    ALittle,
    No,
    Worse,
}

/// What was in the way.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum WhyNotWord {
    Forgot,
    TooStrong,
    DidNotWant,
    NoPlace,
    ThoughtUseless,
    Other,
}

/// What was done.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ActedWord {
    No,
    Partly,
    Yes,
}

impl From<PlaceWord> for Surroundings {
    fn from(word: PlaceWord) -> Self {
        match word {
            PlaceWord::Home => Self::Home,
            PlaceWord::Bed => Self::Bed,
            PlaceWord::Outside => Self::Outside,
            PlaceWord::People => Self::AmongPeople,
        }
    }
}

impl From<GradeWord> for Grade {
    fn from(word: GradeWord) -> Self {
        match word {
            GradeWord::NotYet => Self::NotYet,
            GradeWord::WithEffort => Self::WithEffort,
            GradeWord::Knew => Self::Knew,
            GradeWord::AtOnce => Self::AtOnce,
        }
    }
}

impl From<HowWord> for SkillUse {
    fn from(word: HowWord) -> Self {
        match word {
            HowWord::Used => Self::Used,
            HowWord::Tried => Self::Tried,
            HowWord::CouldHave => Self::CouldHave,
        }
    }
}
