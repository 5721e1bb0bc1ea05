//! The commands and their help.

use std::path::PathBuf;

use crate::card_cli::{CardCommand, DiaryCommand, PlaceWord, RehearseCommand, SwitchWord};
use chrono::{DateTime, Datelike as _};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use ebb_core::session::Outcome;
use ebb_core::time::Instant;

use crate::backup::{BackupArgs, ExportArgs, RestoreArgs, WipeArgs};
use crate::check_in::CheckInArgs;
use crate::doctor::DoctorArgs;
use crate::history::HistoryArgs;
use crate::journal_cli::JournalCommand;
use crate::key_cli::KeyArgs;
use crate::lists::ListsArgs;
use crate::pack_cli::PackCommand;
use crate::plan_cli::PlanArgs;
use crate::summary::SummaryArgs;
use crate::trigger_cli::TriggerCommand;

const EXAMPLES: &str = "\
Examples:
  ebb                              open Ebb
  ebb surf                         ride an urge, right now
  ebb breathe                      breathe, four in and six out
  ebb breathe 4-0-6-0 --minutes 5  a pattern of your own: in, hold, out, hold, in seconds
  ebb practise sounds --sound      five quiet minutes, with bells
  ebb plan                         your crisis plan, whatever happens to your data
  ebb lines --region AT            people who answer, where you are
  ebb journal line \"a good walk\"   one line for today
  ebb remind add \"every weekday 08:00\" --for mindfulness
  ebb check-in gad-7               a questionnaire, and how it changes
  ebb lists show homework          goals, homework, questions, medicines
  ebb history --json               what you did, for a script
  ebb --plain                      line by line, for a screen reader

Exit codes:
  0         done, and kept where there was something to keep
  1         your data, a file or a reminder could not be read, kept or shown
  2         not a command, or nothing has that name or number
  3         it makes no sense right now; nothing was changed
  129-143   a signal ended it before it was done (128 and the signal's number)";

/// A companion between sessions: ride an urge, breathe, see what helped. Everything stays on this device.
#[derive(Debug, Parser)]
#[command(name = "ebb", version, after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Args)]
pub struct Options {
    /// Keep your data in this folder (or set EBB_DATA)
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Line by line with numbered choices, without redrawing
    #[arg(long, global = true)]
    pub plain: bool,
    /// Play bells and breath tones through paplay, pw-play, aplay or play, where there is one
    #[arg(long, global = true)]
    pub sound: bool,
    /// Start the clock at this time, such as 2026-11-23T03:00:00Z (only with --data, so that no false time is kept)
    #[arg(long, global = true, value_name = "TIME", value_parser = parse_time)]
    pub at: Option<Instant>,
    /// Let the clock run this many times faster; 0 stands still (only with --data)
    #[arg(long, global = true, value_name = "N", value_parser = parse_speed)]
    pub speed: Option<f64>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ride an urge; returns to the one that is under way
    #[command(after_help = "Examples:\n  ebb surf\n  ebb surf --rate 7 --json")]
    Surf {
        /// How strong it is now, 0 to 10
        #[arg(long, value_name = "N")]
        rate: Option<i32>,
        /// Finish with what happened; where no ride is under way, one is noted as it was
        #[arg(long)]
        outcome: Option<OutcomeWord>,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
        /// Write its sound to this new WAV file instead of beginning
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        track: Option<PathBuf>,
    },
    /// Breathe by a pattern
    #[command(after_help = crate::exercises::patterns_help())]
    Breathe {
        /// Id of a pattern, or seconds in-hold-out-hold
        #[arg(default_value = "long-exhale")]
        pattern: String,
        /// How long, 1 to 60
        #[arg(long, value_name = "N")]
        minutes: Option<i32>,
        /// Begin at this many breaths a minute and slow down from there
        #[arg(long, value_name = "N")]
        from_rate: Option<f64>,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
        /// Write its sound to this new WAV file instead of beginning
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        track: Option<PathBuf>,
    },
    /// Guided practices, and your routine for morning and evening
    #[command(
        after_help = "Examples:\n  ebb practise                           the routine and all practices\n  ebb practise sounds --about            what it is, and what to mind\n  ebb practise sounds --sound            begin one, with its bells\n  ebb practise breath-3 --in morning     into the routine\n  ebb practise breath-20 --track out.wav its bells as a file"
    )]
    Practise(PractiseArgs),
    /// What you did, day by day
    #[command(
        after_help = "Examples:\n  ebb history\n  ebb history --limit 5 --json\n  ebb history correct ID --rating 1=8 --outcome rode"
    )]
    History(HistoryArgs),
    /// What is under way, and today
    #[command(after_help = "Examples:\n  ebb status\n  ebb status --json")]
    Status {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// I have used: what to do now; noted for the next hours
    #[command(after_help = "Examples:\n  ebb used\n  ebb used --undo   it was touched by mistake")]
    Used(UsedArgs),
    /// I feel physically ill: what to look out for
    Ill(SheetArgs),
    /// I might hurt myself: what to do, and whom to call
    Safe(SheetArgs),
    /// This is an emergency: whom to call, what to do, what not to do
    #[command(after_help = "Examples:\n  ebb emergency\n  ebb emergency --json")]
    Emergency(SheetArgs),
    /// Hide what is yours, here and in every command, until `ebb unhide`
    #[command(after_help = "Example:\n  ebb hide")]
    Hide,
    /// Show what is yours again
    #[command(after_help = "Example:\n  ebb unhide")]
    Unhide,
    /// Your crisis plan; opens even where your data do not
    #[command(
        after_help = "Examples:\n  ebb plan\n  ebb plan add what-i-do \"walk to the river\"\n  ebb plan person Sam --number \"030 1234 ext. 5\" --in who-i-call --night\n  ebb plan edit\n  ebb plan export --html --out plan.html"
    )]
    Plan(PlanArgs),
    /// Skill cards: all of them, what a word finds, or one by its id
    #[command(after_help = "Examples:\n  ebb cards\n  ebb cards can't sleep\n  ebb cards stop")]
    Cards {
        /// A word, or the id of a card
        words: Vec<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a card or a reason, put one in your words, mark, tag or tick it
    #[command(
        after_help = "Examples:\n  ebb card reason Mia \"She laughs when I am really there.\"\n  ebb card write Tea --step \"Put the kettle on.\" --feelings lonely,tired\n  ebb card edit stop --title Halt\n  ebb card mark stop favourite\n  ebb card tag stop work\n  ebb card tick cold cold"
    )]
    Card {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(subcommand)]
        command: CardCommand,
    },
    /// Cards that come back until their steps come by themselves
    #[command(
        after_help = "Examples:\n  ebb rehearse\n  ebb rehearse choose stop\n  ebb rehearse show\n  ebb rehearse grade stop knew"
    )]
    Rehearse {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(subcommand)]
        command: Option<RehearseCommand>,
    },
    /// Skills that you used, tried or could have used; urges, and apart from them what you did
    #[command(
        after_help = "Examples:\n  ebb diary\n  ebb diary skill stop used --before 7 --after 4\n  ebb diary skill sleep could-have --why-not forgot\n  ebb diary urge --strength 6 --acted no"
    )]
    Diary {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(subcommand)]
        command: Option<DiaryCommand>,
    },
    /// Your journal: what you wrote, the worksheets, and looking for a word
    #[command(
        after_help = "Examples:\n  ebb journal\n  ebb journal write \"It rained, and I went anyway.\" --feeling sad=4 --feeling proud=6\n  ebb journal line \"Slept well for once\" --when yesterday\n  ebb journal write --editor\n  ebb journal worksheets\n  ebb journal fill thought-record situation=\"the call\" belief=80\n  ebb journal search rain\n  ebb journal delete ID"
    )]
    Journal {
        /// As JSON
        #[arg(long, global = true)]
        json: bool,
        #[command(subcommand)]
        command: Option<JournalCommand>,
    },
    /// What could help with how you feel
    #[command(
        after_help = "Examples:\n  ebb suggest angry\n  ebb suggest panic --strength 8 --minutes 3 --at-place people"
    )]
    Suggest {
        /// A word for how you feel
        #[arg(required = true)]
        feeling: Vec<String>,
        /// How strong it is, 0 to 10
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(i32).range(0..=10))]
        strength: i32,
        /// How many minutes you have
        #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(i32).range(1..=120))]
        minutes: i32,
        /// Where you are
        #[arg(long, default_value = "home")]
        at_place: PlaceWord,
        /// Suggest something new now and then, or only what is known to fit; remembered
        #[arg(long, value_name = "WORD")]
        something_new: Option<SwitchWord>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// What sets it off, what weighs most, and plans for the moment
    #[command(
        after_help = "Examples:\n  ebb triggers\n  ebb triggers add place \"the bar on my way home\"\n  ebb triggers plan 1 --if \"I pass the bar\" --then \"I call Sam and walk the other way\"\n  ebb triggers plan 1 --if \"I am home alone\" --then \"I breathe\" --kind breathing --opens \"Long exhale\"\n  ebb triggers day \"a wedding\" --on 2026-12-05 --leave \"the 22:10 bus\""
    )]
    Triggers {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(subcommand)]
        command: Option<TriggerCommand>,
    },
    /// Questionnaires and numbers of your own: all of them, or one to fill in
    #[command(
        after_help = "Examples:\n  ebb check-in                       what there is\n  ebb check-in phq-9                 fill it in, or go on with it\n  ebb check-in gad-7 0 1 1 2 0 0 1   its answers in order; the first one counts 0\n  ebb check-in gad-7 --course        how it changed\n  ebb check-in --own Sleep           a number of your own, from 0 to 10\n  ebb check-in sleep 7"
    )]
    CheckIn(CheckInArgs),
    /// Goals, homework, questions, your people, medicines and meetings
    #[command(
        after_help = "Examples:\n  ebb lists                                           what comes up, and each list\n  ebb lists show homework                             what is open on one, with its id\n  ebb lists add homework what=\"a walk\" due=tomorrow    a reminder comes on that day\n  ebb lists close ID partly \"it rained\"\n  ebb lists add medicines name=naloxone expires=2027-06-30"
    )]
    Lists(ListsArgs),
    /// A summary for a session: printed, or written to a file
    #[command(
        after_help = "Examples:\n  ebb summary                                   the last three months, as text\n  ebb summary --from 2026-09-01 --html FILE     a page to print\n  ebb summary --pdf FILE                        a PDF\n  ebb summary --with lapses --without urges     days of using and what you wrote stay out until they are named"
    )]
    Summary(SummaryArgs),
    /// Everything you have in Ebb, as text that any program reads
    #[command(
        after_help = "Examples:\n  ebb export --json ebb.jsonl     records, one a line\n  ebb export --json - | grep journal\n  ebb export --csv tables         a table for each kind of record\n\nNothing protects these files; `ebb backup` makes one that a passphrase opens."
    )]
    Export(ExportArgs),
    /// Everything in one file that a passphrase opens (age)
    #[command(
        after_help = "Examples:\n  ebb backup ebb-2026-11.age                the passphrase is asked twice, and does not show\n  ebb backup FILE --passphrase-fd 3 3<pass  for a script; or set EBB_PASSPHRASE"
    )]
    Backup(BackupArgs),
    /// Look at a backup, and bring it back
    #[command(
        after_help = "Examples:\n  ebb restore FILE            what is in it; nothing is changed\n  ebb restore FILE --merge    together with what is here\n  ebb restore FILE --replace  in place of what is here, which is kept aside"
    )]
    Restore(RestoreArgs),
    /// Check every part of your data, and mend what does not read
    #[command(
        after_help = "Examples:\n  ebb doctor           what is there and whether all of it reads; nothing is changed\n  ebb doctor --mend    a new data file of what reads, the rest from Ebb's own copy; the damaged one is kept"
    )]
    Doctor(DoctorArgs),
    /// Where the key to your data is, and another one in its place
    #[command(
        after_help = "Examples:\n  ebb key               where it is\n  ebb key --to keyring  into the keyring of this desktop, where it lay in a file\n  ebb key --new         where somebody else may have it; everything here is written anew under another one"
    )]
    Key(KeyArgs),
    /// Delete everything that Ebb keeps here, for good: the key first
    Wipe(WipeArgs),
    /// Packs: cards, practices and plans that a therapist or a group hands over as a file
    #[command(
        after_help = "Examples:\n  ebb pack check group.json\n  ebb pack import group.json\n  ebb pack import group.json --choose card:ten-minute-call --yes\n  ebb pack list\n  ebb pack remove \"The Tuesday group\"\n  ebb pack export --name \"For my group\" --author M --out mine.json"
    )]
    Pack {
        #[command(subcommand)]
        command: PackCommand,
    },
    /// Reminders: what comes next, what comes back, booster sessions; and showing them
    #[command(after_help = crate::remind::EXAMPLES)]
    Remind {
        /// As JSON
        #[arg(long, global = true)]
        json: bool,
        #[command(subcommand)]
        command: Option<crate::remind::RemindCommand>,
    },
    /// Crisis lines of a region
    #[command(
        after_help = "Examples:\n  ebb lines\n  ebb lines --region AT\n  ebb lines --region GB --mine"
    )]
    Lines {
        /// ISO 3166-1 code, such as AT; your own region where it is left out
        #[arg(long, value_name = "CODE")]
        region: Option<String>,
        /// Keep this region as yours
        #[arg(long, requires = "region")]
        mine: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Completions for a shell
    #[command(
        after_help = "Example:\n  ebb completions bash > ~/.local/share/bash-completion/completions/ebb"
    )]
    Completions { shell: Shell },
    /// Write the manual into a folder, a page for every command
    #[command(after_help = "Example:\n  ebb man ~/.local/share/man/man1 && man ebb-remind-add")]
    Man {
        /// Where; made if it is not there
        folder: PathBuf,
    },
}

/// `ebb practise`
#[derive(Debug, Args)]
pub struct PractiseArgs {
    /// Id of a practice to begin; the list where it is left out
    pub id: Option<String>,
    /// Say what it is and what to mind, instead of beginning
    #[arg(long, requires = "id", conflicts_with_all = ["into", "out_of", "track", "json"])]
    pub about: bool,
    /// Put it into this part of the routine instead
    #[arg(long = "in", value_name = "PART", requires = "id", conflicts_with_all = ["out_of", "track"])]
    pub into: Option<PartOfDay>,
    /// Take it out of this part of the routine
    #[arg(long, value_name = "PART", requires = "id", conflicts_with = "track")]
    pub out_of: Option<PartOfDay>,
    /// As JSON; of a practice, one object a line
    #[arg(long)]
    pub json: bool,
    /// Write its sound to this new WAV file instead of beginning
    #[arg(long, value_name = "FILE", requires = "id", conflicts_with = "json")]
    pub track: Option<PathBuf>,
}

/// A sheet.
#[derive(Debug, Args)]
pub struct SheetArgs {
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `ebb used`
#[derive(Debug, Clone, Copy, Args)]
pub struct UsedArgs {
    /// It was said by mistake: take back the last one, and no other
    #[arg(long)]
    pub undo: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// A part of the routine.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PartOfDay {
    Morning,
    Evening,
}

/// What happened in a ride.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OutcomeWord {
    Rode,
    UsedSome,
    Used,
    NotSure,
}

impl From<OutcomeWord> for Outcome {
    fn from(word: OutcomeWord) -> Self {
        match word {
            OutcomeWord::Rode => Self::Rode,
            OutcomeWord::UsedSome => Self::UsedSome,
            OutcomeWord::Used => Self::Used,
            OutcomeWord::NotSure => Self::NotSure,
        }
    }
}

fn parse_time(text: &str) -> Result<Instant, String> {
    let time = DateTime::parse_from_rfc3339(text)
        .map(|time| time.to_utc())
        .map_err(|_| "use a time such as 2026-11-23T03:00:00Z".to_owned())?;
    // Past these the clock would stand at 1970 for ever, whatever was said.
    if !(1970..=9999).contains(&time.year()) {
        return Err("use a time from 1970-01-01 to 9999-12-31".to_owned());
    }
    Ok(time)
}

fn parse_speed(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(speed) if speed == 0.0 || (0.1..=100_000.0).contains(&speed) => Ok(speed),
        _ => Err("use a number from 0.1 to 100000, or 0 to let it stand still".to_owned()),
    }
}

/// A pattern of one's own: seconds in, hold, out, hold, such as 4-0-6-0 or 4.5-0-6.5-0; two are in and out.
pub fn parse_cycle(text: &str) -> Option<[f64; 4]> {
    let seconds: Vec<f64> = text
        .split('-')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let fits = |seconds: &f64| (0.0..=60.0).contains(seconds);
    if !seconds.iter().all(fits) {
        return None;
    }
    match *seconds.as_slice() {
        [inhale, exhale] => Some([inhale, 0.0, exhale, 0.0]),
        [inhale, hold_full, exhale] => Some([inhale, hold_full, exhale, 0.0]),
        [inhale, hold_full, exhale, hold_empty] => Some([inhale, hold_full, exhale, hold_empty]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_of_ones_own_is_read_from_seconds() {
        assert_eq!(parse_cycle("4-0-6.5-1"), Some([4.0, 0.0, 6.5, 1.0]));
        assert_eq!(parse_cycle("4-6"), Some([4.0, 0.0, 6.0, 0.0]));
    }

    #[test]
    fn what_is_no_pattern_is_not_read_as_one() {
        for text in [
            "",
            "4",
            "box",
            "4-x-6-0",
            "4-0-6-0-1",
            "-4-6",
            "4-0-nan-0",
            "4-0-99999-0",
        ] {
            assert_eq!(parse_cycle(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_at_which_the_clock_could_not_move_is_refused() {
        for text in [
            "1969-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "1970-01-01T00:59:59+01:00",
            "9999-12-31T23:59:59-01:00",
            "yesterday",
        ] {
            assert!(parse_time(text).is_err(), "{text}");
        }
        for text in ["1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
            assert!(parse_time(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn the_commands_are_well_formed() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }
}
