//! `ebb pack export`: what goes into a pack is asked entry by entry, and the file is for its owner alone.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use ebb_core::companion::Companion;
use ebb_core::packs::{self, ExportHead, PackError};

use crate::Failure;
use crate::clock::Clock;
use crate::command;
use crate::new_file::write_new;

/// Writes what was chosen as a pack, to a file or to the standard output.
pub fn export(
    companion: &Companion,
    clock: &Clock,
    head: &ExportHead,
    mut choose: Vec<String>,
    out: Option<PathBuf>,
) -> Result<(), Failure> {
    let content = clock.moment().content();
    let words = &content.packs;
    let choices = command::own(companion, clock, |store| {
        packs::export_choices(store, content)
    })?;
    if choose.is_empty() {
        // The questions stand beside the pack, which may go to another program.
        let err = &mut io::stderr();
        writeln!(err, "{}", words.export_about)?;
        for choice in &choices {
            writeln!(err, "  {}   {}", choice.entry, choice.label)?;
        }
        if !io::stdin().is_terminal() {
            let why = "nothing is chosen; name entries with --choose";
            return Err(Failure::Usage(why.to_owned()));
        }
        for choice in choices {
            write!(err, "{} y / n ", choice.label)?;
            err.flush()?;
            let mut answer = String::new();
            io::stdin().read_line(&mut answer)?;
            if answer.trim().eq_ignore_ascii_case("y") {
                choose.push(choice.entry);
            }
        }
    }
    let text = command::own(companion, clock, |store| {
        match packs::export(store, content, head, &choose) {
            Err(PackError::Store(error)) => Err(error),
            made => Ok(made),
        }
    })?;
    let text = text.map_err(|error| Failure::Senseless(error.to_string()))?;
    let Some(path) = out else {
        io::stdout().write_all(text.as_bytes())?;
        return Ok(());
    };
    write_new(&path, &text).map_err(|error| Failure::File {
        file: path.clone(),
        error,
    })?;
    let file = path.display().to_string();
    writeln!(
        io::stdout(),
        "{}",
        words.export_after.replacen("{file}", &file, 1)
    )?;
    Ok(())
}
