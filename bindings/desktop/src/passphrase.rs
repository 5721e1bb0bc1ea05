//! Where the passphrase of a file comes from: typed on the terminal, where it does not show, or handed over by another
//! program. It never stands on a command line, which others can read.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _, Write as _};

use clap::Args;
use ebb_core::backup::Passphrase;
use ebb_core::content::BackupWords;
use ratatui::crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::Failure;

/// Names the passphrase for a script.
const VARIABLE: &str = "EBB_PASSPHRASE";
/// More bytes than a passphrase has.
const MOST_BYTES: u64 = 4_096;

/// Where the passphrase comes from; it is asked for where nothing is named. EBB_PASSPHRASE is taken too.
#[derive(Debug, Args)]
pub struct PassphraseArgs {
    /// Read the passphrase from this open file, by its number, such as 3
    #[arg(long, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

/// The passphrase for a new file, and what was typed the second time.
pub fn new(
    arguments: &PassphraseArgs,
    words: &BackupWords,
) -> Result<(Passphrase, Passphrase), Failure> {
    if let Some(handed) = handed(arguments)? {
        return Ok((handed.clone(), handed));
    }
    writeln!(io::stderr(), "{}", words.passphrase_about)?;
    let first = ask(&words.fields.passphrase.label)?;
    Ok((first, ask(&words.fields.again.label)?))
}

/// The passphrase of a file that is there.
pub fn known(arguments: &PassphraseArgs, words: &BackupWords) -> Result<Passphrase, Failure> {
    match handed(arguments)? {
        Some(handed) => Ok(handed),
        None => ask(&words.fields.opens.label),
    }
}

fn handed(arguments: &PassphraseArgs) -> Result<Option<Passphrase>, Failure> {
    if let Some(number) = arguments.passphrase_fd {
        let mut text = Zeroizing::new(String::new());
        let read = match number {
            0 => io::stdin()
                .lock()
                .take(MOST_BYTES)
                .read_to_string(&mut text),
            _ => File::open(format!("/dev/fd/{number}"))
                .and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text)),
        };
        read.map_err(|error| Failure::Usage(format!("--passphrase-fd {number}: {error}")))?;
        return Ok(Some(Passphrase::new(&text)));
    }
    let named = std::env::var(VARIABLE).ok().map(Zeroizing::new);
    Ok(named.map(|text| Passphrase::new(&text)))
}

/// While this is held, a terminal does not show the lines that are typed.
pub struct EchoOff(Option<Termios>);

impl EchoOff {
    /// From now on. What is no terminal shows nothing anyway.
    pub fn new() -> Self {
        let stdin = io::stdin();
        let before = tcgetattr(&stdin).ok();
        if let Some(mut silent) = before.clone() {
            silent.local_modes.remove(LocalModes::ECHO);
            let _ = tcsetattr(&stdin, OptionalActions::Now, &silent);
        }
        Self(before)
    }
}

impl Drop for EchoOff {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
    }
}

/// Puts the terminal back, however the asking ends.
struct Raw;

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
        let _ = writeln!(io::stderr());
    }
}

fn ask(label: &str) -> Result<Passphrase, Failure> {
    if !io::stdin().is_terminal() {
        let why = format!(
            "there is no terminal to ask for the passphrase; use --passphrase-fd N or {VARIABLE}"
        );
        return Err(Failure::Usage(why));
    }
    let err = &mut io::stderr();
    write!(err, "{label}: ")?;
    err.flush()?;
    enable_raw_mode()?;
    let _back = Raw;
    let mut typed = Zeroizing::new(String::with_capacity(512));
    loop {
        let Event::Key(key) = read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => return Ok(Passphrase::new(&typed)),
            KeyCode::Esc => break,
            KeyCode::Char('c' | 'd') if control => break,
            KeyCode::Char('u') if control => typed.clear(),
            KeyCode::Backspace => drop(typed.pop()),
            KeyCode::Char(c) if !control => typed.push(c),
            _ => {}
        }
    }
    Err(Failure::Terminal(io::ErrorKind::Interrupted.into()))
}
