//! `ebb remind export`: a calendar file of everything, with titles that say nothing unless somebody wants it.

use std::io::{self, Write as _};
use std::path::Path;

use ebb_core::companion::Companion;
use ebb_core::content::fill;
use ebb_core::reminders::{self, Discretion, Wording};
use ebb_core::store::Id;

use super::change::kept;
use crate::Failure;
use crate::clock::Clock;
use crate::new_file::write_new;

/// Writes it to a file, or to the standard output; of one thing alone where that is named.
pub fn export(
    companion: &Companion,
    clock: &Clock,
    only: Option<Id>,
    level: Discretion,
    path: Option<&Path>,
) -> Result<(), Failure> {
    let moment = clock.moment();
    let (mut rules, mut tapers) = kept(companion, clock, |store| {
        Ok((reminders::rules(store)?, reminders::tapers(store)?))
    })?;
    if let Some(id) = only {
        rules.retain(|rule| rule.id == id);
        tapers.retain(|taper| taper.id == id);
    }
    let wording = Wording {
        level,
        ..companion.wording(&moment)
    };
    let text = reminders::calendar(&rules, &tapers, &wording, moment.now);
    let out = &mut io::stdout();
    let Some(path) = path else {
        out.write_all(text.as_bytes())?;
        return Ok(());
    };
    write_new(path, &text)?;
    let words = &moment.content().reminders.desktop;
    let file = path.display().to_string();
    writeln!(out, "{}", fill(&words.exported, &[("file", &file)]))?;
    writeln!(out, "{}", words.exported_after)?;
    Ok(())
}
