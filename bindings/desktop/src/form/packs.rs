//! Forms of the packs: where a file is, and the day on which treatment ended.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ebb_core::packs::LARGEST_PACK;
use ebb_core::screens::{Action, PackAction, PackScreen, PacksScreen};

use super::{Form, Prompt, Purpose};
use crate::new_file::open_named;

/// Asks for a file. A file that cannot be read is answered by the hint.
pub fn pack_file(screen: &PacksScreen) -> Form {
    let mut prompt = Prompt::new(&screen.open, &screen.open_hint);
    prompt.refused.clone_from(&screen.no_file);
    Form::new(Purpose::PackFile, vec![prompt])
}

/// Asks for the day on which treatment ended.
pub fn pack_ended(screen: &PackScreen) -> Form {
    let prompt = Prompt::new(&screen.ended, &screen.ended_hint);
    Form::new(Purpose::PackEnded, vec![prompt])
}

impl Form {
    pub(super) fn of_packs(&self) -> Option<Action> {
        let change = match &self.purpose {
            Purpose::PackFile => PackAction::Read {
                bytes: read_file(&at_home(&self.answer(0))).ok()?,
            },
            Purpose::PackEnded => PackAction::Ended {
                day: self.answer(0),
            },
            _ => return None,
        };
        Some(Action::Pack { change })
    }
}

/// The bytes of a file, and of one that is too large no more than it takes to say so.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = open_named(path)?;
    let most = u64::try_from(LARGEST_PACK).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// "~/x" in the home folder, as a shell reads it.
fn at_home(typed: &str) -> PathBuf {
    let typed = typed.trim_matches(['"', '\'']);
    match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    }
}
