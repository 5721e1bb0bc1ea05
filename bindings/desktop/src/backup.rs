//! `ebb export`, `ebb backup`, `ebb restore` and `ebb wipe`.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use ebb_core::backup::page::Act;
use ebb_core::backup::{Passphrase, Way, in_words};
use ebb_core::companion::{Companion, Refusal};
use ebb_core::content::{content, fill};
use ebb_core::crisis::Vault;
use ebb_core::page::{Action, Answer, Value};
use ebb_core::store::{StoreError, Wipe, Work, holds_a_store};
use ebb_core::view::Failure as Cause;

use crate::Failure;
use crate::clock::{Clock, LANGUAGE};
use crate::keeper::{self, Keeper};
use crate::new_file::open_named;
use crate::page::safe;
use crate::passphrase::{self, PassphraseArgs};
use crate::signals::Stop;

/// `ebb export`
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct ExportArgs {
    /// Records in JSON, one a line, to this new file; - prints them
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Tables for a spreadsheet, into this new folder
    #[arg(long, value_name = "FOLDER")]
    pub csv: Option<PathBuf>,
}

/// `ebb backup`
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The new file
    pub file: PathBuf,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// `ebb restore`
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup
    pub file: PathBuf,
    /// Bring it together with what is here; without this and --replace it is only looked at
    #[arg(long, conflicts_with = "replace")]
    pub merge: bool,
    /// Put it in place of what is here, which is kept aside
    #[arg(long)]
    pub replace: bool,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// `ebb wipe`
#[derive(Debug, Args)]
pub struct WipeArgs {
    /// Ask nothing
    #[arg(long)]
    pub yes: bool,
}

/// Hands everything over as text.
pub fn export(
    companion: &mut Companion,
    clock: &Clock,
    stop: &Stop,
    arguments: ExportArgs,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let work = stop.work();
    let act = Action::of(&Act::SaveRecords);
    let path = match (arguments.json, arguments.csv) {
        (Some(path), _) if path == Path::new("-") => {
            let out = &mut io::stdout().lock();
            return Ok(companion.write_file(&act, &[], out, &moment, &work)?);
        }
        (Some(path), _) => {
            companion.save(&act, &[], &path, &moment, &work)?;
            path
        }
        (None, Some(folder)) => {
            companion.write_sheets(&folder, &moment, &work)?;
            folder
        }
        (None, None) => return Ok(()),
    };
    written(&path, &moment.content().backup.records_caution)
}

/// Where a copy is, and what to mind.
fn written(path: &Path, words: &str) -> Result<(), Failure> {
    let out = &mut io::stdout().lock();
    writeln!(out, "{}", safe::line(&path.display().to_string()))?;
    writeln!(out, "{words}")?;
    Ok(())
}

/// Makes a backup.
pub fn backup(
    companion: &mut Companion,
    clock: &Clock,
    stop: &Stop,
    arguments: BackupArgs,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let words = &moment.content().backup;
    let new = passphrase::new(&arguments.passphrase, words)?;
    let said = |field: &str, typed: &Passphrase| Answer::new(field, Value::words(typed.as_str()));
    let said = [said("passphrase", &new.0), said("again", &new.1)];
    let act = Action::of(&Act::Save);
    companion.save(&act, &said, &arguments.file, &moment, &stop.work())?;
    written(&arguments.file, &words.keep_it)
}

/// Looks at a backup, or brings it back.
pub fn restore(
    companion: &mut Companion,
    clock: &Clock,
    folder: &Path,
    arguments: RestoreArgs,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let words = &moment.content().backup;
    let open = || -> Result<BufReader<File>, Failure> {
        let file = &arguments.file;
        let opened = open_named(file).map_err(|error| Failure::File {
            file: file.clone(),
            error,
        });
        opened.map(BufReader::new)
    };
    let file = open()?;
    let passphrase = passphrase::known(&arguments.passphrase, words)?;
    let preview = companion.look_at_backup(file, &passphrase, &moment)?;
    let out = &mut io::stdout().lock();
    let (made, lines) = in_words(&preview, &moment);
    writeln!(out, "{made}")?;
    for line in lines {
        writeln!(out, "  {line}")?;
    }
    let way = match (arguments.merge, arguments.replace) {
        (true, _) => Way::Merge,
        (_, true) => Way::Replace,
        _ => {
            writeln!(out, "{}", words.told.problem)?;
            writeln!(
                out,
                "  ebb restore FILE --merge    {}",
                words.offers.merge.detail
            )?;
            writeln!(
                out,
                "  ebb restore FILE --replace  {}",
                words.offers.replace.detail
            )?;
            return Ok(());
        }
    };
    let told = companion.bring_back(open()?, &passphrase, way, &moment, &Work::new())?;
    writeln!(out, "{told}")?;
    let lost = companion.problem().is_some_and(|problem| problem.is_lost());
    if companion.store().is_none() && way == Way::Replace && lost {
        // The plan is back by now. What does not open makes room, and is kept.
        let aside = companion.put_aside(folder, &moment)?;
        let file = safe::line(&aside.display().to_string()).into_owned();
        writeln!(out, "{}", fill(&words.told.aside, &[("file", &file)]))?;
        let store = Keeper::of(folder).open(moment.now);
        companion.goes_on_over(store, &moment);
        let told = companion.bring_back(open()?, &passphrase, way, &moment, &Work::new())?;
        writeln!(out, "{told}")?;
    }
    Ok(())
}

/// # Errors
/// That there is nothing of Ebb's in the folder: a name that was typed wrong is no folder of Ebb's, and neither is one in
/// which other programs keep such names.
pub fn is_there_to_wipe(folder: &Path, vault: &Vault) -> Result<(), Failure> {
    if holds_a_store(folder) || vault.keeps_anything() {
        return Ok(());
    }
    let words = &content(LANGUAGE).backup.wipe.nothing;
    let folder = folder.display().to_string();
    Err(Failure::Senseless(fill(words, &[("folder", &folder)])))
}

/// Deletes everything: the key first, so that what a disk keeps of the rest opens with nothing.
pub fn wipe_all(
    folder: &Path,
    vault: &Vault,
    clock: &Clock,
    arguments: &WipeArgs,
) -> Result<(), Failure> {
    let words = &clock.moment().content().backup.wipe;
    let out = &mut io::stdout().lock();
    if !arguments.yes {
        if !io::stdin().is_terminal() {
            return Err(Failure::Usage(
                "there is no terminal to ask; --yes says that you mean it".to_owned(),
            ));
        }
        for line in &words.about {
            writeln!(out, "{line}")?;
        }
        write!(out, "{} ", fill(&words.asked, &[("word", &words.word)]))?;
        out.flush()?;
        let mut typed = String::new();
        io::stdin().read_line(&mut typed)?;
        if typed.trim().to_lowercase() != words.word.to_lowercase() {
            return Err(Failure::Senseless(words.kept.clone()));
        }
    }
    let wipe = match Wipe::begin(folder) {
        Err(StoreError::Busy) => return Err(Failure::Senseless(words.open.clone())),
        begun => begun?,
    };
    keeper::destroy_key(folder)?;
    let stays = [vault.wipe(), wipe.run()];
    let stays: Vec<_> = stays.into_iter().filter_map(Result::err).collect();
    if !stays.is_empty() {
        let lines = stays.iter().map(ToString::to_string);
        let lines: Vec<_> = [words.stays.clone()].into_iter().chain(lines).collect();
        let words = lines.join("\n");
        let failure = Cause::NotKept(words.clone());
        return Err(Failure::Stopped(Refusal { words, failure }));
    }
    writeln!(out, "{}", words.done)?;
    Ok(())
}
