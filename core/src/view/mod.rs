//! What a feature is given to make its page: the moment, what holds ahead of the lock, and the store where it is open.
//! Whether it is open is asked of one function, [`View::own`], so that no feature decides about the lock.

#[cfg(test)]
pub(crate) mod alone;
mod body;
pub mod dates;
mod done;
mod draft;
mod holds;
mod links;
mod moment;
mod month;
mod typeface;
mod unread;
mod used;
mod when;

pub use body::{Body, closed_body, what_to_do};
pub use done::{Done, Fact, Failure, Stop};
pub use draft::{Draft, form_body};
pub use holds::{Holds, Known};
pub use links::{Link, LinkKind, Links, called};
pub use moment::Moment;
pub use month::{CalendarMonth, DARKEST, DayShown, FURTHEST};
pub use typeface::{FindTypeface, FontFile, Typeface};
pub use unread::Unread;
pub use used::{Use, UseDoor, still_holds, until};
pub use when::{read_when, when_answer, when_field};

use crate::content::Content;
use crate::store::{Store, StoreError};

/// What a feature may know ahead of the lock.
#[derive(Clone, Copy)]
pub struct Ahead<'a> {
    /// When and where somebody looks.
    pub moment: &'a Moment,
    /// What holds whether the store is open or not.
    pub holds: &'a Holds,
    /// What other rooms call things, and what they offer.
    pub links: &'a dyn Links,
    /// True while an urge is ridden.
    pub riding: bool,
    /// Takes in what does not read.
    pub unread: &'a Unread,
    /// Finds letters for a PDF; none where no PDF is made.
    pub typeface: Option<FindTypeface>,
}

impl Ahead<'_> {
    /// The words of the language that is looked at.
    pub fn content(&self) -> &'static Content {
        self.moment.content()
    }
}

/// What a feature may know.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What it may know ahead of the lock.
    pub ahead: Ahead<'a>,
    own: Result<&'a Store, &'a StoreError>,
}

/// Why nothing of the person's can be shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Closed {
    /// It is hidden.
    Locked,
    /// It cannot be read.
    Unreadable(StoreError),
}

impl<'a> View<'a> {
    /// A view over a store, or over the reason why there is none.
    pub fn new(ahead: Ahead<'a>, own: Result<&'a Store, &'a StoreError>) -> Self {
        Self { ahead, own }
    }

    /// The store: the one question about the lock.
    ///
    /// # Errors
    /// [`Closed`] where nothing of the person's may be shown or changed.
    pub fn own(&self) -> Result<&'a Store, Closed> {
        if self.ahead.holds.locked {
            return Err(Closed::Locked);
        }
        self.own.map_err(|error| Closed::Unreadable(error.clone()))
    }

    /// When and where somebody looks.
    pub fn moment(&self) -> &'a Moment {
        self.ahead.moment
    }

    /// The words of the language that is looked at.
    pub fn content(&self) -> &'static Content {
        self.ahead.content()
    }
}

impl From<StoreError> for Closed {
    fn from(error: StoreError) -> Self {
        Self::Unreadable(error)
    }
}
