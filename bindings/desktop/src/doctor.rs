//! `ebb doctor`: reads every page of the store, says what it found, and mends it where that is wanted.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use clap::Args;
use ebb_core::backup::checked_in_words;
use ebb_core::companion::Companion;
use ebb_core::store::{Condition, Work, check, snapshots};

use crate::clock::Clock;
use crate::page::safe;
use crate::{Failure, command, keeper};

/// `ebb doctor`
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Mend what does not read
    #[arg(long)]
    pub mend: bool,
    /// Ask nothing
    #[arg(long, requires = "mend")]
    pub yes: bool,
}

/// Checks, and mends where that is wanted; false where something does not read in the end.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    folder: &Path,
    arguments: &DoctorArgs,
) -> Result<bool, Failure> {
    let moment = clock.moment();
    let unread = |error| command::unread(clock, error);
    // A store that is not there, or whose key is out of reach, is nothing to mend.
    match companion.problem() {
        Some(problem) if companion.store().is_none() && !problem.can_be_mended() => {
            return Err(unread(problem));
        }
        _ => {}
    }
    let key = keeper::key(folder).map_err(unread)?;
    let found = match check(folder, &key) {
        Ok(found) => Some(found),
        Err(error) if error.can_be_mended() => None,
        Err(error) => return Err(unread(error)),
    };
    let copies = snapshots(folder).map_err(unread)?;
    let out = &mut io::stdout().lock();
    for line in checked_in_words(found, &copies, &moment) {
        writeln!(out, "{}", safe::line(&line))?;
    }
    if found == Some(Condition::Sound) {
        return Ok(true);
    }
    if !arguments.mend {
        let words = &moment.content().backup.offers.mend;
        writeln!(out, "  ebb doctor --mend    {}", words.detail)?;
        return Ok(false);
    }
    if !arguments.yes && !agrees(clock)? {
        writeln!(out, "{}", moment.content().backup.told.problem)?;
        return Ok(false);
    }
    let words = companion.mend(folder, &key, &moment, &Work::new())?;
    writeln!(out, "{}", safe::line(&words))?;
    Ok(true)
}

fn agrees(clock: &Clock) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(
            "there is no terminal to ask; --yes says that you mean it".to_owned(),
        ));
    }
    let content = clock.moment().content();
    let words = &content.backup.mend_confirm;
    let out = &mut io::stdout().lock();
    writeln!(out, "{}", words.question)?;
    write!(out, "  y  {}\n  n  {}\n> ", words.yes, words.no)?;
    out.flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    Ok(typed.trim().eq_ignore_ascii_case("y"))
}
