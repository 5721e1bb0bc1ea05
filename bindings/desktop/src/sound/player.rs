//! Programs that play raw samples from their standard input. One is found on the PATH, given the samples as they are
//! needed, and ended when the sound changes or Ebb leaves.

use std::env;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A program, and what tells it: raw, 16 bit, little-endian, mono, 24,000 samples a second.
#[derive(Debug, Clone, Copy)]
pub struct Player {
    pub program: &'static str,
    arguments: &'static [&'static str],
}

/// In the order in which they are tried.
pub const PLAYERS: [Player; 4] = [
    Player {
        program: "paplay",
        arguments: &[
            "--raw",
            "--format=s16le",
            "--rate=24000",
            "--channels=1",
            "--latency-msec=100",
        ],
    },
    Player {
        program: "pw-play",
        arguments: &["--raw", "--format=s16", "--rate=24000", "--channels=1", "-"],
    },
    Player {
        program: "aplay",
        arguments: &[
            "-q", "-t", "raw", "-f", "S16_LE", "-r", "24000", "-c", "1", "-",
        ],
    },
    Player {
        program: "play",
        arguments: &[
            "-q", "-t", "raw", "-e", "signed", "-b", "16", "-L", "-r", "24000", "-c", "1", "-",
        ],
    },
];

/// The players that this computer has, the first to try last.
pub fn found() -> Vec<Player> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let has = |player: &Player| {
        let name = format!("{}{}", player.program, env::consts::EXE_SUFFIX);
        folders.iter().any(|folder| folder.join(&name).is_file())
    };
    PLAYERS.into_iter().rev().filter(has).collect()
}

impl Player {
    /// Starts it; none where it does not start.
    pub fn start(&self) -> Option<Playing> {
        let mut child = Command::new(self.program)
            .args(self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut input = child.stdin.take()?;
        let (samples, given) = channel::<Vec<u8>>();
        // A pipe that is full makes its writer wait: that is this thread's, never that of the screen.
        let writing = thread::Builder::new().spawn(move || {
            given
                .iter()
                .try_for_each(|piece| input.write_all(&piece).and_then(|()| input.flush()))
        });
        if writing.is_err() {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        Some(Playing { child, samples })
    }
}

/// A player at work. It ends when this is dropped.
#[derive(Debug)]
pub struct Playing {
    child: Child,
    samples: Sender<Vec<u8>>,
}

impl Playing {
    /// Hands over the next samples.
    pub fn give(&self, piece: Vec<u8>) {
        // Where the writer is gone the player has ended, and that is found out the next time.
        let _ = self.samples.send(piece);
    }

    /// True where the program has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
