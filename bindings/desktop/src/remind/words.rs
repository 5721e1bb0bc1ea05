//! `ebb remind …`: the commands and their help.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use ebb_core::reminders::{Discretion, ReminderKind};

/// Shown below `ebb remind --help`.
pub const EXAMPLES: &str = "\
Examples:
  ebb remind                                          what comes next
  ebb remind add \"every weekday 08:00\" --for mindfulness
  ebb remind add \"every day 08:00 20:00\" --for medication
  ebb remind add \"every second Tuesday 18:00\" --for peer-meeting --name \"Tuesday group\"
  ebb remind add \"in 3 months\" --name \"ask about the course\"
  ebb remind boosters 2026-11-24                      booster sessions over two years
  ebb remind appointment 3 \"2027-02-24 15:00\"         the one after three months
  ebb remind done                                     the one that waits
  ebb remind snooze --until 18:30
  ebb remind install                                  let them come when you log in

When: \"2027-01-15 10:00\", \"tomorrow 09:00\", \"Tuesday 18:00\", \"in 20 minutes\", \"in 3 months\",
\"every day 08:00 20:00\", \"every weekday 08:00\", \"every Monday and Friday 07:30\", \"every second Tuesday 18:00\",
\"second Tuesday of every month 18:00\", \"every month on the 31st 09:00\", \"every year on 2027-05-01 09:00\";
and after it \"from 2027-01-01\", \"until 2027-06-30\" or \"10 times\".";

/// What can be done with reminders.
#[derive(Debug, Subcommand)]
pub enum RemindCommand {
    /// Add one
    #[command(after_help = EXAMPLES)]
    Add {
        /// When, in words
        when: String,
        /// What for
        #[arg(long = "for", default_value = "own")]
        kind: KindOfReminder,
        /// Your own words for it
        #[arg(long, default_value = "")]
        name: String,
        /// Stay in this zone, such as Europe/Vienna, wherever you travel
        #[arg(long, default_value = "", value_name = "ZONE")]
        zone: String,
        /// Hours in which it waits, such as 22:00-07:00
        #[arg(long, default_value = "", value_name = "HOURS")]
        quiet: String,
        /// Which measure a check-in is about, by its id in `ebb check-in`
        #[arg(long, value_name = "ID")]
        measure: Option<String>,
    },
    /// Change one, by its number in `ebb remind list`
    Edit {
        number: usize,
        /// When, in words
        #[arg(long)]
        when: Option<String>,
        /// Your own words for it
        #[arg(long)]
        name: Option<String>,
        /// The zone that it stays in; empty to follow this computer
        #[arg(long, value_name = "ZONE")]
        zone: Option<String>,
        /// Hours in which it waits, such as 22:00-07:00; empty for none
        #[arg(long, value_name = "HOURS")]
        quiet: Option<String>,
        /// Which measure a check-in is about, by its id in `ebb check-in`; empty for none
        #[arg(long, value_name = "ID")]
        measure: Option<String>,
    },
    /// Delete one, with its history
    Delete { number: usize },
    /// Stop one for a while
    Pause { number: usize },
    /// Go on with it
    Resume { number: usize },
    /// Everything that is set up
    List,
    /// What comes next, and what waits
    Next,
    /// A month
    Month {
        /// Months ahead of this one, or back where negative
        #[arg(default_value_t = 0, allow_negative_numbers = true)]
        ahead: i32,
    },
    /// What became of one, by its number in `ebb remind list`
    History { number: usize },
    /// It is done, perhaps early
    Done {
        /// Its number in `ebb remind next`; what waits, else the next one
        number: Option<usize>,
    },
    /// Not this time
    Skip {
        /// Its number in `ebb remind next`; what waits, else the next one
        number: Option<usize>,
    },
    /// Take back that it was put off
    TakeBack {
        /// Its number in `ebb remind next`; what waits, else the next one
        number: Option<usize>,
    },
    /// Put it off
    #[command(
        after_help = "Examples:\n  ebb remind snooze\n  ebb remind snooze --length hour\n  ebb remind snooze 2 --until \"tomorrow 09:00\""
    )]
    Snooze {
        /// Its number in `ebb remind next`; what waits, else the next one
        number: Option<usize>,
        /// How long
        #[arg(long, default_value = "ten-minutes", conflicts_with = "until")]
        length: SnoozeLength,
        /// Until when, in words
        #[arg(long, value_name = "WHEN")]
        until: Option<String>,
    },
    /// Let this one take place at another time
    Move {
        /// Its number in `ebb remind next`
        number: usize,
        /// When, in words
        when: String,
    },
    /// Booster sessions after the end of treatment; again, to change them
    Boosters {
        /// The day on which it ended or will, such as 2026-11-24
        ended: Option<String>,
        /// Months after it, such as "1, 3, 6"
        #[arg(long, default_value = "")]
        months: String,
        /// How long before each to prepare, such as "1 week, 2 hours"
        #[arg(long, default_value = "")]
        prepare: String,
    },
    /// The appointment of a booster
    Appointment {
        /// Months after the end of treatment
        months: i32,
        /// When, in words; left out, the appointment is taken back
        #[arg(default_value = "")]
        when: String,
    },
    /// A calendar file (.ics) of everything, with titles that say nothing
    Export {
        /// Only this one, by its number in `ebb remind list`
        #[arg(long, value_name = "N")]
        only: Option<usize>,
        /// How much the titles say
        #[arg(long, default_value = "neutral")]
        say: LevelWord,
        /// Write it to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Look into a calendar file (.ics), and keep what you choose
    Import(ImportArgs),
    /// How much a notification says
    Say { level: LevelWord },
    /// At most so many a day, 1 to 6; appointments and medicines come all the same
    MostADay { most: i32 },
    /// They keep coming, though some were left
    KeepComing,
    /// No more of them but appointments and medicines
    GoQuiet,
    /// Your neutral word, which stands for Ebb where others may look
    Word {
        #[arg(default_value = "")]
        word: String,
    },
    /// Show what is due now and end, for cron; without buttons
    Due,
    /// Stay, and show each when it is due
    Run,
    /// Let them come when you log in: a systemd user unit
    Install {
        /// Only print it
        #[arg(long)]
        print: bool,
    },
    /// Try whether one arrives
    Test {
        /// At once, instead of in a minute
        #[arg(long)]
        now: bool,
    },
}

/// A kind of reminder.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindOfReminder {
    Booster,
    Mindfulness,
    Skill,
    CheckIn,
    Homework,
    PlanReview,
    Medication,
    PeerMeeting,
    Own,
}

impl From<KindOfReminder> for ReminderKind {
    fn from(word: KindOfReminder) -> Self {
        match word {
            KindOfReminder::Booster => Self::BoosterSession,
            KindOfReminder::Mindfulness => Self::Mindfulness,
            KindOfReminder::Skill => Self::SkillRehearsal,
            KindOfReminder::CheckIn => Self::CheckIn,
            KindOfReminder::Homework => Self::Homework,
            KindOfReminder::PlanReview => Self::PlanReview,
            KindOfReminder::Medication => Self::Medication,
            KindOfReminder::PeerMeeting => Self::PeerMeeting,
            KindOfReminder::Own => Self::Own,
        }
    }
}

/// How long to put something off.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SnoozeLength {
    TenMinutes,
    Hour,
    Evening,
}

/// How much is said.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LevelWord {
    Neutral,
    Category,
    Full,
}

impl From<LevelWord> for Discretion {
    fn from(word: LevelWord) -> Self {
        match word {
            LevelWord::Neutral => Self::Neutral,
            LevelWord::Category => Self::Category,
            LevelWord::Full => Self::Full,
        }
    }
}

#[derive(Args, Debug)]
pub struct ImportArgs {
    pub file: PathBuf,
    /// Keep these: 1, or 1,3
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub number: Vec<usize>,
    /// Keep all of them
    #[arg(long, conflicts_with = "number")]
    pub all: bool,
    /// What they are for
    #[arg(
        long = "for",
        value_name = "KIND",
        default_value = "own",
        conflicts_with = "booster"
    )]
    pub kind: KindOfReminder,
    /// Keep it as the appointment of the booster session that is due around then
    #[arg(long)]
    pub booster: bool,
    /// Take out what the file calls off
    #[arg(long)]
    pub cancelled: bool,
}
