//! What is wrong with a pack: each problem with its place in the file and what to do. They are read by whoever writes the file,
//! and name its parts, so they stand beside the checks; what a person reads first of a pack that is not taken is content.

use std::fmt;

use serde::Serialize;

use super::limits::MOST_PROBLEMS;

/// One thing that is wrong, or worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackProblem {
    /// Where it stands, as a JSON pointer such as `/cards/2/title`, counted from 0; empty for the whole file.
    pub place: String,
    /// The line, from 1, where the file is no JSON.
    pub line: Option<i32>,
    /// The column in that line, from 1.
    pub column: Option<i32>,
    /// What is wrong, and what to do.
    pub what: String,
}

/// A pack that was not read. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.in_lines())]
pub struct PackRefused {
    /// What is wrong: texts that cannot stand as they are, then entries that do not read, then what does not fit.
    pub problems: Vec<PackProblem>,
    /// How many more there are.
    pub more: i32,
}

impl PackProblem {
    pub(super) fn at(place: &str, what: impl fmt::Display) -> Self {
        Self {
            place: shown(place),
            line: None,
            column: None,
            what: shown(&what.to_string()),
        }
    }

    pub(super) fn in_line(line: usize, column: usize, what: impl fmt::Display) -> Self {
        let number = |n: usize| i32::try_from(n).ok().filter(|n| *n > 0);
        Self {
            line: number(line),
            column: number(column),
            ..Self::at("", what)
        }
    }
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, "line {line}, column {column}: ")?,
            (Some(line), None) => write!(f, "line {line}: ")?,
            _ if self.place.is_empty() => {}
            _ => write!(f, "{}: ", self.place)?,
        }
        f.write_str(&self.what)
    }
}

impl PackRefused {
    pub(super) fn one(problem: PackProblem) -> Self {
        Self::of(vec![problem])
    }

    pub(super) fn of(mut problems: Vec<PackProblem>) -> Self {
        let most = MOST_PROBLEMS as usize;
        let more = problems.len().saturating_sub(most);
        problems.truncate(most);
        Self {
            problems,
            more: i32::try_from(more).unwrap_or(i32::MAX),
        }
    }

    /// Every problem on a line of its own.
    pub fn in_lines(&self) -> String {
        let mut lines: Vec<_> = self.problems.iter().map(PackProblem::to_string).collect();
        if self.more > 0 {
            lines.push(format!("and {} more", self.more));
        }
        lines.join("\n")
    }
}

/// A text of the file as it may be put on a screen: nothing that steers a terminal, and not without end.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 400;
    let mut shown: String = text
        .chars()
        .take(MOST)
        .map(|c| {
            if super::text::is_unseen(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
