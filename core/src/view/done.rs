//! What a feature answers to an action.

use crate::page::{Message, Offer, Place, Problem};
use crate::store::{Id, StoreError};
use crate::time::Instant;

use super::{Closed, Link};

/// It is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Where it leads.
    pub to: Place,
    /// What there is to say about it.
    pub message: Option<Message>,
    /// What the person said by it that holds everywhere.
    pub facts: Vec<Fact>,
    /// What another room does next.
    pub then: Option<Link>,
}

/// Something that the person said, whichever door it came through. It is believed in one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// They used, and the room that says so keeps it.
    Used {
        /// When: the time that it is about.
        at: Instant,
    },
    /// They used just now, and no room keeps it yet.
    UsedNow {
        /// By which it can be taken back.
        id: Id,
    },
    /// That was said by mistake.
    NotUsed {
        /// Id of what said it.
        id: Id,
    },
    /// They may be in danger.
    Danger,
    /// They are not.
    NotDanger,
    /// A tool made it worse.
    Worse {
        /// Its name, such as `breathing:sigh`.
        tool: String,
    },
    /// It may be suggested again.
    NotWorse {
        /// Its name.
        tool: String,
    },
    /// Where attention goes.
    Room {
        /// To the room, rather than to the body.
        outward: bool,
    },
}

/// It is not done.
#[derive(Debug, Clone, PartialEq)]
pub enum Stop {
    /// The answers make nothing: what is wrong, at each field.
    Refused(Vec<Problem>),
    /// Only after a yes.
    Asks(Box<Offer>),
    /// It cannot be done at all.
    Fails(Failure),
}

/// Why something cannot be done. The sentences are content.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// Nothing of the person's may be shown or changed.
    Closed(Closed),
    /// It is not there any more.
    Gone,
    /// It makes no sense at this point, in words of the content.
    Senseless(String),
    /// It could not be written, or what is there could not be read; in words of the content.
    NotKept(String),
}

impl Done {
    /// It is done and leads there.
    pub fn at(to: Place) -> Self {
        Self {
            to,
            message: None,
            facts: Vec::new(),
            then: None,
        }
    }

    /// With something to say about it.
    #[must_use]
    pub fn saying(mut self, words: impl Into<String>, undo: Option<Offer>) -> Self {
        let words = words.into();
        self.message = Some(Message { words, undo });
        self
    }

    /// With something that holds everywhere from now on.
    #[must_use]
    pub fn fact(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }
}

impl From<Closed> for Stop {
    fn from(closed: Closed) -> Self {
        Self::Fails(Failure::Closed(closed))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Fails(match error {
            StoreError::NotFound => Failure::Gone,
            error => Failure::Closed(Closed::Unreadable(error)),
        })
    }
}

impl From<Vec<Problem>> for Stop {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Refused(problems)
    }
}
