//! `ebb pack`.

use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

use ebb_core::content::content;
use ebb_core::packs::{ExportHead, LARGEST_PACK, PackProblem, PackRefused, hints, read};
use ebb_core::screens::{Action, Companion, PackAction, PackScreen, PacksScreen, Place};
use serde_json::json;

use crate::Failure;
use crate::clock::Clock;
use crate::json::{self, SCHEMA};
use crate::new_file::read_named;
use crate::pack_cli::PackCommand;
use crate::pack_export;

/// Carries out `ebb pack …`.
pub fn run(companion: &mut Companion, clock: &Clock, command: PackCommand) -> Result<(), Failure> {
    match command {
        PackCommand::Check { file, json } => check(clock, &file, json),
        PackCommand::Import {
            file,
            choose,
            ended,
            yes,
            json,
        } => {
            let bytes = bytes_of(&file)?;
            act(companion, clock, PackAction::Read { bytes })?;
            if let Some(refused) = companion.pack_refused() {
                return Err(not_read(&refused, json)?);
            }
            choose_only(companion, clock, &choose)?;
            if let Some(day) = ended {
                act(companion, clock, PackAction::Ended { day })?;
            }
            import(companion, clock, yes, json)
        }
        PackCommand::List { json } => {
            let out = &mut io::stdout().lock();
            if json {
                let packs = companion.imported_packs(&clock.moment());
                json::screen(out, companion, "packs", &packs, clock)?;
                return Ok(());
            }
            Ok(list(out, &companion.packs(&clock.moment()))?)
        }
        PackCommand::Remove {
            name,
            mine_too,
            yes,
            json,
        } => {
            if !yes && !asked(&content("en").packs.remove_detail)? {
                return Err(nothing_changed());
            }
            let change = PackAction::TakeBack {
                pack: name,
                theirs_too: mine_too,
            };
            act(companion, clock, change)?;
            told(companion, clock, json)
        }
        PackCommand::Export {
            name,
            author,
            about,
            revision,
            choose,
            out,
        } => {
            let head = ExportHead {
                name,
                author,
                about,
                revision,
            };
            pack_export::export(companion, clock, &head, choose, out)
        }
    }
}

fn act(companion: &mut Companion, clock: &Clock, change: PackAction) -> Result<Place, Failure> {
    Ok(companion.act(Action::Pack { change }, &clock.moment())?)
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, Failure> {
    let most = u64::try_from(LARGEST_PACK).unwrap_or(u64::MAX);
    read_named(file, most)
        .map_err(|error| Failure::Usage(format!("`{}` cannot be read: {error}", file.display())))
}

fn check(clock: &Clock, file: &Path, json: bool) -> Result<(), Failure> {
    let bytes = bytes_of(file)?;
    let words = content(&clock.moment().language);
    match read(&bytes, words) {
        Ok(pack) => {
            let hints = hints(&pack);
            let out = &mut io::stdout().lock();
            if json {
                let all = json!({ "ok": true, "name": pack.name, "author": pack.author,
                    "revision": pack.revision, "problems": [], "more": 0, "hints": hints });
                writeln!(out, "{}", json!({ "schema": SCHEMA, "check": all }))?;
                return Ok(());
            }
            writeln!(out, "{} can be read.", file.display())?;
            for hint in &hints {
                writeln!(out, "Worth a second look: {hint}")?;
            }
            Ok(())
        }
        Err(refused) => Err(not_read(&refused, json)?),
    }
}

/// Says what is wrong with a pack, and what that means for the exit code.
fn not_read(refused: &PackRefused, json: bool) -> Result<Failure, Failure> {
    if json {
        let none: [PackProblem; 0] = [];
        let all = json!({ "ok": false, "problems": refused.problems, "more": refused.more,
            "hints": none });
        writeln!(
            io::stdout(),
            "{}",
            json!({ "schema": SCHEMA, "check": all })
        )?;
    }
    Ok(Failure::Refused(ebb_core::screens::ActError::Pack {
        problem: ebb_core::packs::PackError::Refused {
            refused: refused.clone(),
        },
    }))
}

/// Chooses these entries and no others; none leaves the choice as it is.
fn choose_only(companion: &mut Companion, clock: &Clock, choose: &[String]) -> Result<(), Failure> {
    if choose.is_empty() {
        return Ok(());
    }
    let entries = companion.pack(&clock.moment()).map(|screen| screen.entries);
    let entries = entries.unwrap_or_default();
    let unknown = choose
        .iter()
        .find(|name| entries.iter().all(|entry| entry.entry != **name));
    if let Some(entry) = unknown {
        let entry = entry.clone();
        let problem = ebb_core::packs::PackError::NoSuchEntry { entry };
        return Err(Failure::Refused(problem.into()));
    }
    for entry in entries {
        let on = choose.contains(&entry.entry);
        let entry = entry.entry;
        act(companion, clock, PackAction::Choose { entry, on })?;
    }
    Ok(())
}

fn import(companion: &mut Companion, clock: &Clock, yes: bool, json: bool) -> Result<(), Failure> {
    let moment = clock.moment();
    let Some(screen) = companion.pack(&moment) else {
        return Err(Failure::Usage(
            "the pack could not be laid beside your data".to_owned(),
        ));
    };
    if json && !yes {
        let preview = companion.pack_preview(&moment);
        writeln!(
            io::stdout(),
            "{}",
            json!({ "schema": SCHEMA, "preview": preview })
        )?;
        return Ok(());
    }
    if !json {
        pack(&mut io::stdout().lock(), &screen)?;
    }
    let Some(take) = &screen.take else {
        if json {
            return told(companion, clock, true);
        }
        return Ok(());
    };
    if !yes && !asked(&format!("{}: {}", take.label, take.detail))? {
        return Err(nothing_changed());
    }
    act(companion, clock, PackAction::Take)?;
    told(companion, clock, json)
}

/// What was just done.
fn told(companion: &Companion, clock: &Clock, json: bool) -> Result<(), Failure> {
    let screen = companion.packs(&clock.moment());
    let out = &mut io::stdout().lock();
    if json {
        json::screen(out, companion, "done", &screen.told, clock)?;
        return Ok(());
    }
    for line in &screen.told {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A question that only a terminal can be asked.
fn asked(question: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        let why = "nothing was changed; there is nobody to ask here, so add --yes";
        return Err(Failure::Usage(why.to_owned()));
    }
    let out = &mut io::stdout();
    write!(out, "{question} y / n ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}

fn nothing_changed() -> Failure {
    Failure::Usage("nothing was changed".to_owned())
}

/// The packs that are here, in words.
pub fn list(out: &mut impl Write, screen: &PacksScreen) -> io::Result<()> {
    for line in screen
        .told
        .iter()
        .chain([&screen.empty])
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for pack in &screen.packs {
        writeln!(out, "{}\n  {}", pack.name, pack.from)?;
        for line in &pack.lines {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}

/// One pack, in words: all that it says, before anything is taken.
pub fn pack(out: &mut impl Write, screen: &PackScreen) -> io::Result<()> {
    let lines = [&screen.title, &screen.from, &screen.about];
    for line in lines
        .into_iter()
        .chain(&screen.notes)
        .filter(|line| !line.is_empty())
    {
        writeln!(out, "{line}")?;
    }
    for problem in &screen.problems {
        writeln!(out, "{problem}")?;
    }
    for entry in &screen.entries {
        let mark = if entry.chosen { "[x]" } else { "[ ]" };
        writeln!(
            out,
            "{mark} {} ({}) {}",
            entry.label, entry.state, entry.entry
        )?;
        for line in &entry.lines {
            writeln!(out, "      {line}")?;
        }
    }
    Ok(())
}
