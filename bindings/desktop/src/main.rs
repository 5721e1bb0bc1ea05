//! Ebb in the terminal. It draws what the core's screens say and hands back what was chosen; it decides nothing.

mod card_cli;
mod cards;
mod cli;
mod clock;
mod command;
mod crisis;
mod device_zone;
mod diary;
mod follow;
mod json;
mod keeper;
mod new_file;
mod pack_cli;
mod pack_export;
mod packs;
mod page;
mod plain;
mod plan_cli;
mod practise;
mod rehearse;
mod remind;
mod report;
mod signals;
mod sound;
mod trigger_cli;
mod triggers;
mod tui;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use card_cli::SwitchWord;
use clap::{CommandFactory as _, Parser as _};
use cli::{Cli, Command, Options, PractiseArgs, SheetArgs, UsedArgs};
use clock::Clock;
use ebb_core::crisis::{PlanDoor, Vault, VaultError};
use ebb_core::screens::{ActError, Action, Companion, Place, Refusal};
use ebb_core::store::StoreError;
use json::JsonPage;
use plan_cli::{PlanArgs, PlanCommand};
use sound::Sound;

/// Where to begin.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// At a screen.
    At(Place),
    /// With an action, such as starting a ride.
    Doing(Action),
}

/// Why a command did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    Refused(#[from] ActError),
    #[error(transparent)]
    Stopped(#[from] Refusal),
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Senseless(String),
    #[error("{0}")]
    Terminal(#[from] io::Error),
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
}

fn main() -> ExitCode {
    let Cli { options, command } = Cli::parse();
    match run(&options, command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // `ebb history | head -1` closes the pipe when it has read enough.
        Err(Failure::Terminal(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let _ = writeln!(io::stderr(), "ebb: {failure}");
            ExitCode::from(match failure {
                Failure::Refused(
                    ActError::Store {
                        problem: StoreError::NotFound | StoreError::AlreadyRunning,
                    }
                    | ActError::Vault {
                        problem: VaultError::NoSuchVersion { .. },
                    },
                ) => 3,
                Failure::Stopped(ref refusal) => command::exit_code(&refusal.failure),
                Failure::Terminal(_)
                | Failure::File { .. }
                | Failure::Refused(ActError::Store { .. } | ActError::Vault { .. }) => 1,
                Failure::Refused(ActError::Reminder { ref problem }) => remind::exit_code(problem),
                Failure::Usage(_)
                | Failure::Refused(
                    ActError::NoSuchPattern { .. }
                    | ActError::NoSuchPractice { .. }
                    | ActError::NoSuchTool { .. },
                ) => 2,
                Failure::Senseless(_)
                | Failure::Refused(
                    ActError::Session { .. }
                    | ActError::Plan { .. }
                    | ActError::Trigger { .. }
                    | ActError::Time { .. }
                    | ActError::Card { .. }
                    | ActError::Pack { .. }
                    | ActError::Locked,
                ) => 3,
            })
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
    let clock = Clock::new(options.at, options.speed);
    let folder = data_folder(options)?;
    let vault = Vault::at(&folder.join("plan"));
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
    let store = if waits {
        keeper::open_or_create(&folder, clock.now())
    } else {
        Err(StoreError::Closed)
    };
    let mut companion = Companion::new(store, vault.clone(), &clock.moment());
    let opened = !waits || companion.is_whole();
    clock.tell_zones(&companion);
    companion.will_end(true);
    let out = &mut io::stdout();

    let interactive = io::stdin().is_terminal() && io::stdout().is_terminal();
    let plain = options.plain || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let mut open = |companion: &mut Companion, start: Start, json: bool| -> Result<(), Failure> {
        let exercise = matches!(start, Start::Doing(_));
        companion.look_back(&clock.moment());
        companion.will_end(false);
        if !json && (plain || interactive) {
            stop.leave_when_hidden(&vault);
        }
        match () {
            () if json => follow::json(companion, &clock, start, &stop, &mut sound),
            () if plain => plain::run(companion, &clock, start, &stop, &mut sound),
            () if interactive => Ok(tui::run(companion, &clock, start, &stop, &mut sound)?),
            () if exercise => follow::text(companion, &clock, start, &stop, &mut sound),
            () => Ok(report::now(out, companion, &clock)?),
        }?;
        companion.will_end(true);
        Ok(())
    };
    match command {
        None => open(&mut companion, Start::At(Place::Now), false)?,
        Some(Command::Surf {
            track: Some(file), ..
        }) => track(&companion, &clock, &Action::StartRide, &file)?,
        Some(Command::Surf {
            rate,
            outcome,
            json,
            track: None,
        }) => {
            begin_ride(&mut companion, &clock, rate)?;
            match outcome {
                Some(word) => {
                    let finish = Action::Finish {
                        outcome: Some(word.into()),
                    };
                    let place = companion.act(finish, &clock.moment())?;
                    match companion.sheet(&place, &clock.moment()) {
                        Some(sheet) if json => {
                            follow::print_finished(&clock)?;
                            let fields = serde_json::json!({ "sheet": sheet });
                            json::line(out, "sheet", clock.now(), fields)?;
                        }
                        None if json => follow::print_finished(&clock)?,
                        Some(sheet) => {
                            report::sheet(out, &sheet)?;
                            report::noted(out, &sheet)?;
                            report::notices(out, &companion, &clock)?;
                        }
                        None => report::now(out, &companion, &clock)?,
                    }
                }
                None => open(&mut companion, Start::At(Place::Exercise), json)?,
            }
        }
        Some(Command::Breathe {
            pattern,
            minutes,
            from_rate,
            json,
            track: file,
        }) => {
            let action = breathing(&companion, &clock, &pattern, minutes, from_rate)?;
            match file {
                Some(file) => track(&companion, &clock, &action, &file)?,
                None => open(&mut companion, Start::Doing(action), json)?,
            }
        }
        Some(Command::Practise(PractiseArgs {
            id,
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
                practise::list(&companion, &clock, json)?;
            }
            (Some(id), None) => {
                let action = Action::StartPractice { id };
                match file {
                    Some(file) => track(&companion, &clock, &action, &file)?,
                    None => open(&mut companion, Start::Doing(action), json)?,
                }
            }
            (None, _) if interactive && !json => {
                open(&mut companion, Start::At(Place::Practise), false)?;
            }
            (None, _) => practise::list(&companion, &clock, json)?,
        },
        Some(Command::History { limit, json: true }) => {
            json::page(out, &companion, &JsonPage::History { limit }, &clock)?
        }
        Some(Command::History { limit, json: false }) => {
            report::history(out, &companion, &clock, limit)?
        }
        Some(Command::Status { json: true }) => {
            json::page(out, &companion, &JsonPage::Status, &clock)?
        }
        Some(Command::Status { json: false }) => report::status(out, &companion, &clock)?,
        Some(Command::Hide) => {
            companion.act(Action::HideNow, &clock.moment())?;
            return is_remembered(&companion, &clock);
        }
        Some(Command::Unhide) => {
            companion.act(Action::Unlock, &clock.moment())?;
            if !is_remembered(&companion, &clock)? {
                return Ok(false);
            }
            let language = clock.moment().language;
            let words = &ebb_core::content::content(&language).words.plan;
            writeln!(out, "{}", words.shows_again)?;
        }
        Some(Command::Used(UsedArgs { undo: true, json })) => {
            take_back_use(&mut companion, &clock, json)?;
        }
        Some(Command::Used(UsedArgs { undo: false, json })) => {
            sheet(&mut companion, &clock, Place::HaveUsed, json)?;
            // It holds from the vault; the store, which may take a while to open, knows of it once it is on the screen.
            let store = keeper::open_or_create(&folder, clock.now());
            companion.goes_on_over(store, &clock.moment());
            tell_problems(&companion, &clock, true)?;
            return Ok(companion.is_whole());
        }
        Some(Command::Ill(SheetArgs { json })) => {
            sheet(&mut companion, &clock, Place::FeelIll, json)?
        }
        Some(Command::Safe(SheetArgs { json })) => {
            sheet(&mut companion, &clock, Place::StaySafe, json)?
        }
        Some(Command::Emergency(SheetArgs { json })) => {
            sheet(&mut companion, &clock, Place::Emergency, json)?
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
            open(&mut companion, Start::At(Place::Plan { door }), false)?;
        }
        Some(Command::Plan(arguments)) => {
            return crisis::plan(&mut companion, &vault, &clock, arguments);
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
        Some(Command::Remind { json, command }) => {
            let shown = remind::run(
                &mut companion,
                &clock,
                options,
                &folder,
                command,
                json,
                &stop,
            );
            let shown = unless_unread(shown, &companion)?;
            tell_problems(&companion, &clock, true)?;
            return Ok(opened && shown && companion.is_whole());
        }
        Some(Command::Triggers { json, command }) => {
            let done = triggers::run(&mut companion, &clock, command, json);
            unless_unread(done, &companion)?
        }
        Some(Command::Pack { command }) => packs::run(&mut companion, &clock, command)?,
        Some(Command::Completions { .. } | Command::Man { .. }) => {}
    }
    tell_problems(&companion, &clock, waits)?;
    Ok(opened && (!waits || companion.is_whole()))
}

/// Says where hiding or showing again was not remembered; false then.
fn is_remembered(companion: &Companion, clock: &Clock) -> Result<bool, Failure> {
    let problem = companion.hide_problem(&clock.moment());
    if let Some(problem) = &problem {
        writeln!(io::stderr(), "{problem}")?;
    }
    Ok(problem.is_none())
}

/// A number that names nothing in a list that did not read is no mistake of whoever typed it.
fn unless_unread<T>(done: Result<T, Failure>, companion: &Companion) -> Result<T, Failure> {
    match (done, companion.problem()) {
        (Err(Failure::Usage(_)), Some(problem)) => Err(ActError::from(problem).into()),
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

/// Begins a ride, or goes on with the one that is under way.
fn begin_ride(companion: &mut Companion, clock: &Clock, rate: Option<i32>) -> Result<(), Failure> {
    companion.act(Action::StartRide, &clock.moment())?;
    if let Some(value) = rate {
        companion.act(Action::Rate { value }, &clock.moment())?;
    }
    Ok(())
}

/// Writes the sound to a file instead of beginning.
fn track(
    companion: &Companion,
    clock: &Clock,
    action: &Action,
    file: &Path,
) -> Result<(), Failure> {
    sound::write_track(companion, clock, action, file)?;
    writeln!(io::stdout(), "{}", file.display())?;
    Ok(())
}

fn breathing(
    companion: &Companion,
    clock: &Clock,
    pattern: &str,
    minutes: Option<i32>,
    from_rate: Option<f64>,
) -> Result<Action, Failure> {
    let screen = companion.breathe(&clock.moment());
    if pattern == "finder" {
        return Ok(Action::StartFinder);
    }
    let known = screen.patterns.iter().find(|card| card.id == pattern);
    if let (None, Some(cycle)) = (known, cli::parse_cycle(pattern)) {
        let duration_ms = i64::from(minutes.unwrap_or(3)) * 60_000;
        return Ok(Action::StartCustom { cycle, duration_ms });
    }
    let minutes = minutes.or(known.map(|card| card.minutes)).unwrap_or(3);
    Ok(Action::StartBreathing {
        pattern: pattern.to_owned(),
        minutes,
        from_rate,
    })
}

fn sheet(
    companion: &mut Companion,
    clock: &Clock,
    place: Place,
    json: bool,
) -> Result<(), Failure> {
    companion.act(
        Action::Go {
            place: place.clone(),
        },
        &clock.moment(),
    )?;
    if let Some(sheet) = companion.sheet(&place, &clock.moment()) {
        if json {
            let whole = serde_json::json!({ "schema": json::SCHEMA, "sheet": sheet });
            writeln!(io::stdout(), "{whole}")?;
        } else {
            report::sheet(&mut io::stdout(), &sheet)?;
            report::noted(&mut io::stdout(), &sheet)?;
        }
    }
    Ok(())
}

/// Takes back the last use that was said by mistake, as the sheet offers it.
fn take_back_use(companion: &mut Companion, clock: &Clock, json: bool) -> Result<(), Failure> {
    let moment = clock.moment();
    let words = &ebb_core::content::content(&moment.language).words.sheet;
    let sheet = companion.sheet(&Place::AfterUsing, &moment);
    let offers = sheet.into_iter().flat_map(|sheet| sheet.offers);
    let mut actions = offers.map(|offer| offer.action);
    let noted = actions.find(|action| matches!(action, Action::NotUsed { .. }));
    let noted = noted.ok_or_else(|| Failure::Senseless(words.nothing_to_take_back.clone()))?;
    companion.act(noted, &moment)?;
    if json {
        let whole = serde_json::json!({ "schema": json::SCHEMA, "taken_back": true });
        writeln!(io::stdout(), "{whole}")?;
    } else {
        writeln!(io::stdout(), "{}", words.taken_back)?;
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
