//! What holds whether the store is open or not.

use std::collections::BTreeSet;

use crate::time::Instant;

/// Something that may not be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// It is this.
    Is(T),
    /// It could not be read.
    Unknown,
}

/// What the person said that holds everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// Nothing of the person's may show.
    pub locked: bool,
    /// When they used last.
    pub used: Known<Option<Instant>>,
    /// They may be in danger today.
    pub danger: Known<bool>,
    /// Attention goes to the room rather than to the body.
    pub room: Known<bool>,
    /// Nothing moves.
    pub still: Known<bool>,
    /// What made it worse.
    pub worse: Known<BTreeSet<String>>,
}

impl Holds {
    /// Nothing holds, and that is known.
    pub fn nothing() -> Self {
        Self {
            locked: false,
            used: Known::Is(None),
            danger: Known::Is(false),
            room: Known::Is(false),
            still: Known::Is(false),
            worse: Known::Is(BTreeSet::new()),
        }
    }

    /// True while a use holds; where that is not known, it counts as one.
    pub fn counts_as_used(&self, moment: &super::Moment) -> bool {
        match &self.used {
            Known::Is(at) => at.is_some_and(|at| {
                at <= moment.now && crate::time::Day::of(at, moment.zone) == moment.today()
            }),
            Known::Unknown => true,
        }
    }
}
