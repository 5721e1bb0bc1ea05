//! A peer in another language: a process that answers a line with a line, and measures itself.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A process that answers.
pub struct Conversation {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Conversation {
    pub fn with(command: &mut Command) -> Self {
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped.spawn().expect("tests/bench/peers installs the peers");
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().unwrap());
        Self { child, to, from }
    }

    /// The numbers that it answers to `line`.
    pub fn ask(&mut self, line: &str) -> Vec<i64> {
        writeln!(self.to.as_mut().unwrap(), "{line}").unwrap();
        let mut answer = String::new();
        self.from.read_line(&mut answer).unwrap();
        assert!(!answer.is_empty(), "the peer ended at {line}");
        let numbers = answer.split_whitespace();
        numbers.map(|number| number.parse().unwrap()).collect()
    }
}

impl Drop for Conversation {
    fn drop(&mut self) {
        // It ends with what it reads.
        self.to = None;
        let _ = self.child.wait();
    }
}
