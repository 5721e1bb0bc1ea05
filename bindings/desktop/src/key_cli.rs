//! `ebb key`: says where the key to the store is, and gives it another one.

use std::io::{self, Write as _};
use std::path::Path;

use clap::{Args, ValueEnum};
use ebb_core::companion::Companion;
use ebb_core::store::{KeyPlace, StoreError, header};

use crate::clock::Clock;
use crate::{Failure, command, keeper};

/// `ebb key`
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// Give your data a new key, where somebody else may have the old one
    #[arg(long)]
    pub new: bool,
    /// Keep it there from now on; it is a new key as well
    #[arg(long, value_name = "PLACE")]
    pub to: Option<To>,
}

/// Where a key can be kept on a computer.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum To {
    /// The keyring of this desktop
    Keyring,
    /// A file beside your data
    File,
}

/// Says where it is, after it was changed where that is wanted.
pub fn run(
    companion: &mut Companion,
    clock: &Clock,
    folder: &Path,
    arguments: &KeyArgs,
) -> Result<(), Failure> {
    let unread = |error| command::unread(clock, error);
    let words = &clock.moment().content().backup.key;
    let out = &mut io::stdout().lock();
    let to = arguments.to.map(|to| match to {
        To::Keyring => KeyPlace::Keyring,
        To::File => KeyPlace::File,
    });
    let changes = arguments.new || to.is_some();
    let place = if changes {
        keeper::change_key(companion, folder, to, clock)?
    } else {
        let made = header(folder).map_err(unread)?;
        made.ok_or_else(|| unread(StoreError::NoStore))?.key
    };
    if changes {
        writeln!(out, "{}", words.changed)?;
    }
    let said = match place {
        KeyPlace::File => &words.in_file,
        KeyPlace::Keyring | KeyPlace::Keychain | KeyPlace::Keystore => &words.in_keyring,
    };
    writeln!(out, "{said}")?;
    if changes {
        writeln!(out, "{}", words.elsewhere)?;
    }
    Ok(())
}
