//! Ebb in the terminal. It draws what the core's pages say and hands back what was chosen; it decides nothing.

mod backup;
mod boot_clock;
mod card_cli;
mod cards;
mod check_in;
mod cli;
mod clock;
mod command;
mod copies;
mod core_dumps;
mod crisis;
mod device_zone;
mod diary;
mod doctor;
mod editor;
mod exercises;
mod follow;
mod history;
mod journal;
mod journal_cli;
mod json;
mod keeper;
mod key_cli;
mod key_file;
mod keyring;
mod lists;
mod new_file;
mod pack_cli;
mod pack_export;
mod packs;
mod page;
mod passphrase;
mod plain;
mod plan_cli;
mod practise;
mod rehearse;
mod remind;
mod report;
mod sheets;
mod signals;
mod sound;
mod summary;
mod trigger_cli;
mod triggers;
mod tui;
#[cfg(feature = "pdf")]
mod typefaces;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use card_cli::SwitchWord;
use clap::error::ContextKind;
use clap::{CommandFactory as _, Parser as _};
use cli::{Cli, Command, Options, PractiseArgs, SheetArgs, UsedArgs};
use clock::Clock;
use ebb_core::companion::{self as own, Companion, Refusal};
use ebb_core::content::content;
use ebb_core::crisis::page::{Act, At};
use ebb_core::crisis::{PlanDoor, Vault, body_sign, is_danger};
use ebb_core::page::{Action, Answer, Place};
use ebb_core::reminders::ReminderError;
use ebb_core::session::page as session;
use ebb_core::store::StoreError;
use keeper::Keeper;
use plan_cli::{PlanArgs, PlanCommand};
use sound::Sound;

/// Where to begin.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// At a page.
    At(Place),
    /// With an action, such as starting a ride, and what is said with it.
    Doing(Action, Vec<Answer>),
}

/// Why a command did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Reminder(ReminderError),
    #[error(transparent)]
    Stopped(#[from] Refusal),
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Senseless(String),
    /// Not all could be read, and that was said.
    #[error("")]
    Unread,
    #[error("{0}")]
    Terminal(#[from] io::Error),
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
}

fn main() -> ExitCode {
    ebb_core::faults::say_where_alone();
    core_dumps::keep_none();
    let Cli { options, command } = asked();
    match run(&options, command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // `ebb history | head -1` closes the pipe when it has read enough.
        Err(Failure::Terminal(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Unread) => ExitCode::from(1),
        Err(failure) => {
            let _ = writeln!(io::stderr(), "ebb: {failure}");
            ExitCode::from(match failure {
                Failure::Stopped(ref refusal) => command::exit_code(&refusal.failure),
                Failure::Store(StoreError::NotFound | StoreError::AlreadyRunning)
                | Failure::Senseless(_) => 3,
                Failure::Reminder(ref problem) => remind::exit_code(problem),
                Failure::Store(_)
                | Failure::Unread
                | Failure::Terminal(_)
                | Failure::File { .. } => 1,
                Failure::Usage(_) => 2,
            })
        }
    }
}

/// What was asked for. Words of danger in place of a command are searched for: the answer is whom to call, and no list of commands.
fn asked() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        let words = std::env::args_os().skip(1);
        let typed: Vec<_> = words.filter_map(|word| word.into_string().ok()).collect();
        let no_command = error.get(ContextKind::InvalidSubcommand);
        let said = no_command.and_then(|first| {
            let first = first.to_string();
            let at = typed.iter().position(|word| *word == first)?;
            Some(typed.split_at(at).1.join(" "))
        });
        let words = &content(clock::LANGUAGE).danger;
        let comes_first =
            |said: String| is_danger(&said, words) || body_sign(&said, words).is_some();
        if !said.is_some_and(comes_first) {
            error.exit();
        }
        let search = ["ebb", "cards"].map(str::to_owned);
        Cli::parse_from(search.into_iter().chain(typed))
    })
}

impl From<ReminderError> for Failure {
    fn from(error: ReminderError) -> Self {
        match error {
            ReminderError::Store { source } => Self::Store(source),
            error => Self::Reminder(error),
        }
    }
}

/// Runs a command; false where the data could not be opened or kept.
fn run(options: &Options, command: Option<Command>) -> Result<bool, Failure> {
    match &command {
        Some(Command::Completions { shell }) => {
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "ebb", &mut text);
            io::stdout().write_all(&text)?;
            return Ok(true);
        }
        Some(Command::Man { folder }) => {
            std::fs::create_dir_all(folder)
                .and_then(|()| new_file::only_files_in(folder))
                .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
                .map_err(|error| Failure::File {
                    file: folder.clone(),
                    error,
                })?;
            return Ok(true);
        }
        _ => {}
    }
    if (options.at.is_some() || options.speed.is_some()) && options.data.is_none() {
        let why =
            "--at and --speed need --data DIR, so that no false time is kept with your own data";
        return Err(Failure::Usage(why.to_owned()));
    }
    if options.sound
        && options
            .speed
            .is_some_and(|speed| (speed - 1.0).abs() > f64::EPSILON)
    {
        let why =
            "--sound plays at its own pace; leave out --speed, or write a file with --track FILE";
        return Err(Failure::Usage(why.to_owned()));
    }
    let stop = signals::watch();
    let mut sound = Sound::new(options.sound);
    let folder = data_folder(options)?;
    let vault = Vault::at(&folder.join("plan"));
    if let Some(Command::Wipe(_)) = &command {
        // Before the clock keeps what it knows in a folder that may be anybody's.
        backup::is_there_to_wipe(&folder, &vault)?;
    }
    let clock = Clock::new(options.at, options.speed, &folder);
    let since = clock.now();
    if let Some(Command::Wipe(arguments)) = &command {
        backup::wipe_all(&folder, &vault, &clock, arguments)?;
        return Ok(true);
    }
    // What helps in a crisis waits for no keyring and no database.
    let waits = match &command {
        Some(
            Command::Emergency(_)
            | Command::Used(UsedArgs { undo: false, .. })
            | Command::Ill(_)
            | Command::Safe(_)
            | Command::Hide
            | Command::Unhide
            | Command::Lines { .. },
        ) => false,
        Some(Command::Pack { command }) => command.needs_data(),
        Some(Command::Plan(plan)) => matches!(plan.command, Some(PlanCommand::Edit)),
        _ => true,
    };
    let keeper = &mut Keeper::of(&folder);
    let store = if waits {
        keeper.open(clock.now())
    } else {
        Err(StoreError::Closed)
    };
    let moment = clock.moment();
    let mut companion = Companion::going_by(clock.steady(), store, vault.clone(), &moment);
    #[cfg(feature = "pdf")]
    companion.set_typeface(typefaces::find);
    let opened = !waits || companion.is_whole();
    // What was done without a store is kept by the one that a keyring opens later.
    let without = companion.store().is_none();
    keeper.tell_where(&mut companion);
    clock.tell_zones(&companion);
    companion.will_end(true);
    let out = &mut io::stdout();

    let interactive = io::stdin().is_terminal() && io::stdout().is_terminal();
    let plain = options.plain || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let mut open = |companion: &mut Companion,
                    keeper: &mut Keeper,
                    start: Start,
                    json: bool|
     -> Result<(), Failure> {
        let exercise = matches!(start, Start::Doing(..));
        companion.look_back(&clock.moment());
        companion.will_end(false);
        if !json && (plain || interactive) {
            stop.leave_when_hidden(&vault);
        }
        match () {
            () if json => follow::json(companion, keeper, &clock, start, since, &stop, &mut sound),
            () if plain => plain::run(companion, keeper, &clock, start, &stop, &mut sound),
            () if interactive => Ok(tui::run(
                companion, keeper, &clock, start, &stop, &mut sound,
            )?),
            () if exercise => {
                follow::text(companion, keeper, &clock, start, since, &stop, &mut sound)
            }
            () => Ok(report::now(out, companion, &clock)?),
        }?;
        companion.will_end(true);
        Ok(())
    };
    match command {
        None => open(
            &mut companion,
            keeper,
            Start::At(Place::to(&own::At::Now)),
            false,
        )?,
        Some(Command::Surf {
            track: Some(file), ..
        }) => exercises::track(&companion, &clock, &exercises::ride(), &file)?,
        Some(Command::Surf {
            rate,
            outcome,
            json,
            track: None,
        }) => {
            exercises::begin_ride(&mut companion, &clock, rate)?;
            match outcome {
                Some(word) => {
                    let outcome = Some(word.into());
                    let finish = session::Act::Finish { outcome };
                    let (place, _) = command::act(&mut companion, &clock, &finish, &[])?;
                    if json {
                        follow::print_finished(&clock)?;
                    }
                    sheets::after_ride(&mut companion, &clock, &place, json)?;
                }
                None => {
                    let live = Place::to(&session::At::Live);
                    open(&mut companion, keeper, Start::At(live), json)?;
                }
            }
        }
        Some(Command::Breathe {
            pattern,
            minutes,
            from_rate,
            json,
            track: file,
        }) => {
            let start = exercises::breathing(&mut companion, &clock, &pattern, minutes, from_rate)?;
            match file {
                Some(file) => exercises::track(&companion, &clock, &start, &file)?,
                None => open(&mut companion, keeper, start, json)?,
            }
        }
        Some(Command::Practise(PractiseArgs {
            id,
            about,
            into,
            out_of,
            json,
            track: file,
        })) => match (
            id,
            into.map(|part| (part, true))
                .or(out_of.map(|part| (part, false))),
        ) {
            (Some(id), Some((part, on))) => {
                practise::choose(&mut companion, &clock, &id, part, on)?;
                practise::list(&mut companion, &clock, json)?;
            }
            (Some(id), None) if about => practise::about(&mut companion, &clock, id)?,
            (Some(id), None) => {
                let start = practise::start(&companion, &clock, id)?;
                match file {
                    Some(file) => exercises::track(&companion, &clock, &start, &file)?,
                    None => open(&mut companion, keeper, start, json)?,
                }
            }
            (None, _) if interactive && !json => {
                open(&mut companion, keeper, practise::all(), false)?;
            }
            (None, _) => practise::list(&mut companion, &clock, json)?,
        },
        Some(Command::History(arguments)) => {
            history::history(out, &mut companion, &clock, arguments)?
        }
        Some(Command::Status { json: true }) => report::status_record(out, &companion, &clock)?,
        Some(Command::Status { json: false }) => report::status(out, &mut companion, &clock)?,
        Some(Command::Hide) => {
            command::act(&mut companion, &clock, &own::Act::Hide, &[])?;
            if !is_remembered(companion.hide_problem(&clock.moment()))? {
                return Ok(false);
            }
            writeln!(out, "{}", clock.moment().content().words.plan.hides)?;
            return Ok(true);
        }
        Some(Command::Unhide) => {
            command::act(
                &mut companion,
                &clock,
                &own::Act::Unlock { back: None },
                &[],
            )?;
            if !is_remembered(companion.hide_problem(&clock.moment()))? {
                return Ok(false);
            }
            let words = &clock.moment().content().words.plan;
            writeln!(out, "{}", words.shows_again)?;
        }
        Some(Command::Used(UsedArgs { undo: true, json })) => {
            sheets::take_back_use(&mut companion, &clock, json)?;
        }
        Some(Command::Used(UsedArgs { undo: false, json })) => {
            sheets::note(&mut companion, &clock, &Act::Used, json)?;
            // It holds from the vault; the store, which may take a while to open, knows of it once it is on the screen.
            let store = keeper.open(clock.now());
            companion.goes_on_over(store, &clock.moment());
            tell_problems(&companion, &clock, true)?;
            return Ok(companion.is_whole());
        }
        Some(Command::Ill(SheetArgs { json })) => {
            sheets::show(&mut companion, &clock, &At::FeelIll, json)?
        }
        Some(Command::Safe(SheetArgs { json })) => {
            sheets::note(&mut companion, &clock, &Act::Danger, json)?;
            if !is_remembered(companion.holds_problem(&clock.moment()))? {
                return Ok(false);
            }
        }
        Some(Command::Emergency(SheetArgs { json })) => {
            sheets::show(&mut companion, &clock, &At::Emergency, json)?
        }
        Some(Command::Plan(PlanArgs {
            command: Some(PlanCommand::Edit),
            ..
        })) => {
            if !interactive {
                let why =
                    "there is no terminal to write in; use `ebb plan add` or `ebb plan person`";
                return Err(Failure::Usage(why.to_owned()));
            }
            let door = PlanDoor::MightUse;
            let plan = Place::to(&At::Plan { door });
            open(&mut companion, keeper, Start::At(plan), false)?;
        }
        Some(Command::Plan(arguments)) => {
            return crisis::plan(&mut companion, &clock, arguments);
        }
        Some(Command::Lines { region, mine, json }) => {
            crisis::crisis_lines(&mut companion, &clock, region, mine, json)?
        }
        Some(Command::Cards { words, json }) => cards::cards(&mut companion, &clock, &words, json)?,
        Some(Command::Suggest {
            feeling,
            strength,
            minutes,
            at_place,
            something_new,
            json,
        }) => {
            let here = (strength, minutes, at_place);
            let explore = something_new.map(|word| word == SwitchWord::On);
            cards::suggest(&mut companion, &clock, &feeling, here, explore, json)?;
        }
        Some(Command::Card { json, command }) => {
            cards::card(&mut companion, &clock, command, json)?
        }
        Some(Command::Rehearse { json, command }) => {
            rehearse::rehearse(&mut companion, &clock, command, json)?
        }
        Some(Command::Diary { json, command }) => {
            diary::diary(&mut companion, &clock, command, json)?
        }
        Some(Command::Journal {
            json: false,
            command: Some(command),
        }) if interactive && journal::opens(&command) => {
            open(&mut companion, keeper, journal::form(), false)?
        }
        Some(Command::Journal { json, command }) => {
            let done = journal::run(&mut companion, &clock, command, json, &folder);
            unless_unread(done, &companion)?
        }
        Some(Command::Remind { json, command }) => {
            let shown = remind::run(
                &mut companion,
                keeper,
                &clock,
                options,
                command,
                json,
                &stop,
            );
            let shown = unless_unread(shown, &companion)?;
            tell_problems(&companion, &clock, true)?;
            let opened = opened || without && companion.store().is_some();
            return Ok(opened && shown && companion.is_whole());
        }
        Some(Command::Triggers { json, command }) => {
            let done = triggers::run(&mut companion, &clock, command, json);
            unless_unread(done, &companion)?
        }
        Some(Command::Summary(arguments)) => {
            let done = summary::run(&mut companion, &clock, arguments);
            unless_unread(done, &companion)?;
        }
        Some(Command::Export(arguments)) => {
            backup::export(&mut companion, &clock, &stop, arguments)?;
        }
        Some(Command::Backup(arguments)) => {
            backup::backup(&mut companion, &clock, &stop, arguments)?;
        }
        Some(Command::Restore(arguments)) => {
            backup::restore(&mut companion, &clock, &folder, arguments)?;
            tell_problems(&companion, &clock, waits)?;
            return Ok(companion.is_whole());
        }
        Some(Command::Doctor(arguments)) => {
            let sound = doctor::run(&mut companion, &clock, &folder, &arguments)?;
            tell_problems(&companion, &clock, waits)?;
            return Ok(sound && companion.is_whole());
        }
        Some(Command::Key(arguments)) => {
            key_cli::run(&mut companion, &clock, &folder, &arguments)?;
        }
        Some(Command::Lists(arguments)) => {
            let done = lists::run(&mut companion, &clock, arguments);
            unless_unread(done, &companion)?;
        }
        Some(Command::CheckIn(arguments)) => {
            let on_screen = interactive || plain;
            let start = check_in::run(&mut companion, &clock, arguments, on_screen);
            if let Some(start) = unless_unread(start, &companion)? {
                open(&mut companion, keeper, start, false)?;
            }
        }
        Some(Command::Pack { command }) => packs::run(&mut companion, &clock, command)?,
        Some(Command::Completions { .. } | Command::Man { .. } | Command::Wipe(_)) => {}
    }
    tell_problems(&companion, &clock, waits)?;
    let opened = opened || without && companion.store().is_some();
    Ok(opened && (!waits || companion.is_whole()))
}

/// Says why what was noted is not remembered; false then.
fn is_remembered(problem: Option<String>) -> Result<bool, Failure> {
    if let Some(problem) = &problem {
        writeln!(io::stderr(), "{problem}")?;
    }
    Ok(problem.is_none())
}

/// A number that names nothing in a list that did not read is no mistake of whoever typed it.
fn unless_unread<T>(done: Result<T, Failure>, companion: &Companion) -> Result<T, Failure> {
    match (done, companion.problem()) {
        (Err(Failure::Usage(_)), Some(problem)) => Err(problem.into()),
        (done, _) => done,
    }
}

/// What could not be read or kept, beside whatever a command has printed.
fn tell_problems(companion: &Companion, clock: &Clock, waited: bool) -> io::Result<()> {
    if waited {
        for problem in companion.problems(&clock.moment()) {
            writeln!(io::stderr(), "{problem}")?;
        }
    }
    Ok(())
}

/// `--data`, else `EBB_DATA`, else the platform's own folder for data.
fn data_folder(options: &Options) -> Result<PathBuf, Failure> {
    let named = options.data.clone().or_else(|| {
        std::env::var_os("EBB_DATA")
            .filter(|dir| !dir.is_empty())
            .map(PathBuf::from)
    });
    named
        .or_else(|| {
            directories::ProjectDirs::from("", "", "ebb").map(|dirs| dirs.data_dir().to_owned())
        })
        .ok_or_else(|| {
            Failure::Usage(
                "there is no home folder to keep data in; name one with --data DIR".to_owned(),
            )
        })
}
