//! What holds in every room, ahead of the lock too: whether somebody used, is in danger, turned to the room, wants it
//! still, and what they said makes it worse. What cannot be told fails closed.

use std::collections::BTreeSet;

use crate::time::Instant;

/// Something that was said, or that cannot be told right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known<T> {
    /// It is known.
    Is(T),
    /// It cannot be read. Each question says what it answers then.
    Unknown,
}

/// What holds at one moment; computed once for all that is shown or done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// True where nothing that the person wrote may show.
    pub locked: bool,
    /// When the person used last, where that still holds ([`still_holds`](super::still_holds)).
    pub used: Known<Option<Instant>>,
    /// A sign of danger was there, and still holds ([`still_holds`](super::still_holds)).
    pub danger: Known<bool>,
    /// The attention goes to the room and not to the body.
    pub room: Known<bool>,
    /// Nothing moves.
    pub still: Known<bool>,
    /// Names of tools that make it worse, such as `breathing:box`, `practice:sounds` or `card:stop`.
    pub worse: Known<BTreeSet<String>>,
}

impl<T> Known<T> {
    /// What is known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown => None,
        }
    }

    /// True where `is` says so of what is known, and where nothing is known.
    pub fn may(&self, is: impl FnOnce(&T) -> bool) -> bool {
        match self {
            Self::Is(value) => is(value),
            Self::Unknown => true,
        }
    }
}

impl Holds {
    /// Nothing holds, and that is known.
    #[cfg(test)]
    pub(crate) fn nothing() -> Self {
        Self {
            locked: false,
            used: Known::Is(None),
            danger: Known::Is(false),
            room: Known::Is(false),
            still: Known::Is(false),
            worse: Known::Is(BTreeSet::new()),
        }
    }

    /// True where nothing may sedate: the person used, or nobody can tell.
    pub fn used(&self) -> bool {
        self.used.may(Option::is_some)
    }

    /// True where the sheet for after using shows itself. Where nobody can tell, it waits to be asked for.
    pub fn sheet_shows_itself(&self) -> bool {
        matches!(self.used, Known::Is(Some(_)))
    }

    /// True where the plan comes first: a sign of danger was there today, or nobody can tell.
    pub fn danger(&self) -> bool {
        self.danger.may(|danger| *danger)
    }

    /// True where an exercise leads by the room: by wish, after using, where a breath makes it worse, or where
    /// nobody can tell.
    pub fn room(&self) -> bool {
        self.used() || self.breath_made_worse() || self.room.may(|room| *room)
    }

    /// True where nothing moves.
    pub fn still(&self) -> bool {
        self.still.may(|still| *still)
    }

    /// True where this tool is neither suggested, nor first in a list, nor paced within another one. Where nobody can
    /// tell, that is every tool that turns inward, and never a card, a person or a line.
    pub fn made_worse(&self, tool: &str, inward: bool) -> bool {
        match &self.worse {
            Known::Is(worse) => worse.contains(tool),
            Known::Unknown => inward && !tool.starts_with("card:"),
        }
    }

    /// True where a breath makes it worse, whichever it was.
    pub fn breath_made_worse(&self) -> bool {
        let breath =
            |worse: &BTreeSet<String>| worse.iter().any(|tool| tool.starts_with("breathing:"));
        self.worse.may(breath)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::from_millis;

    #[test]
    fn what_cannot_be_told_fails_closed_and_no_sheet_pops_up() {
        let unknown = Holds {
            used: Known::Unknown,
            danger: Known::Unknown,
            room: Known::Unknown,
            still: Known::Unknown,
            worse: Known::Unknown,
            locked: false,
        };
        assert!(unknown.used() && unknown.danger() && unknown.room() && unknown.still());
        assert!(!unknown.sheet_shows_itself());
        assert!(unknown.made_worse("breathing:box", true) && unknown.breath_made_worse());
        assert!(unknown.made_worse("practice:body-scan-5", true));
        assert!(!unknown.made_worse("practice:senses-54321", false));
        assert!(!unknown.made_worse("card:stop", true));
    }

    #[test]
    fn each_of_them_turns_an_exercise_to_the_room() {
        assert!(!Holds::nothing().room());
        let used = from_millis(1_790_000_000_000).unwrap();
        for holds in [
            Holds {
                used: Known::Is(Some(used)),
                ..Holds::nothing()
            },
            Holds {
                used: Known::Unknown,
                ..Holds::nothing()
            },
            Holds {
                room: Known::Is(true),
                ..Holds::nothing()
            },
            Holds {
                worse: Known::Is(["breathing:box".to_owned()].into()),
                ..Holds::nothing()
            },
        ] {
            assert!(holds.room(), "{holds:?}");
        }
    }

    #[test]
    fn what_was_marked_is_meant_alone() {
        let holds = Holds {
            worse: Known::Is(["practice:sounds".to_owned()].into()),
            ..Holds::nothing()
        };
        assert!(holds.made_worse("practice:sounds", false));
        assert!(!holds.made_worse("practice:breath-3", true) && !holds.breath_made_worse());
        assert!(!holds.room());
    }

    #[test]
    fn the_sheet_shows_itself_where_a_use_is_known() {
        let used = Some(from_millis(1_790_000_000_000).unwrap());
        let holds = Holds {
            used: Known::Is(used),
            ..Holds::nothing()
        };
        assert!(holds.sheet_shows_itself() && holds.used());
        assert!(!Holds::nothing().sheet_shows_itself() && !Holds::nothing().used());
        assert_eq!(holds.used.known(), Some(used));
    }
}
