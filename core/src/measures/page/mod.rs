//! The pages of measures: all of them, one as a form, what it came to, how it changed, and numbers of the person's own.

mod form;
mod history;
mod list;
mod one;
mod readout;
mod result;
mod tracker;

use crate::content::{Content, Instrument, MeasureWords};
use crate::page::{Answers, Block, LineRole, Offer, Place, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Closed, View, closed_body};

pub(super) use form::given;
pub(super) use one::after;
pub use readout::{MeasureRecord, MeasuresRecord, TrackerRecord, measures_record};
pub(super) use tracker::NameDraft;

crate::tokens! {
    /// Where one can be among measures.
    pub enum At in "measures" {
        /// All of them.
        All = "all",
        /// One, to fill in: an instrument by its id, or a number of the person's own by its own.
        Form { instrument: String } = "form",
        /// The same, one item at a time.
        One { instrument: String, item: String } = "one",
        /// What it came to.
        Result { id: Id } = "result",
        /// Its answers are set right.
        Correct { id: Id } = "correct",
        /// How it changed; further back, what was begun before a time alone (milliseconds since 1970, UTC).
        History { instrument: String; before: Option<i64> } = "history",
        /// A new number of the person's own.
        NewTracker = "new-tracker",
        /// It gets another name.
        Rename { id: Id } = "rename",
    }
}

crate::tokens! {
    /// What can be done with them.
    pub enum Act in "measures" {
        /// Keeps the answers so far.
        Answer { instrument: String } = "answer",
        /// Keeps the answer to one item, and goes on to the next that has none.
        One { instrument: String, item: String } = "one",
        /// That is all: shows what it comes to.
        Finish { instrument: String } = "finish",
        /// Keeps answers as they were set right.
        Correct { id: Id } = "correct",
        /// Deletes what was filled in; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Keeps a new number of the person's own.
        KeepTracker = "keep-tracker",
        /// Gives it another name.
        Rename { id: Id } = "rename",
        /// Deletes it, with all that was rated.
        DeleteTracker { id: Id } = "delete-tracker",
        /// Brings back what was deleted, whatever it was.
        Restore { id: Id } = "restore",
    }
}

/// What a page of measures is made from.
struct Measures<'a> {
    view: &'a View<'a>,
    store: &'a Store,
    /// Ranges that were found with adults are left out.
    under_18: bool,
}

impl<'a> Measures<'a> {
    fn words(&self) -> &'static MeasureWords {
        &self.view.content().measures
    }

    fn instrument(&self, id: &str) -> Result<std::borrow::Cow<'static, Instrument>, StoreError> {
        super::instrument(id, self.store, self.view.content())
    }
}

/// The page of a place. `under_18` leaves out what was found with adults alone.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>, under_18: bool) -> Body {
    let title = &view.content().measures.title;
    let store = match view.own() {
        Ok(store) => store,
        Err(closed) => return closed_body(title, &closed, &view.ahead),
    };
    let of = Measures {
        view,
        store,
        under_18,
    };
    let found = match at {
        At::All => list::page(&of),
        At::Form { instrument } => form::page(instrument, said, &of),
        At::One { instrument, item } => one::page(instrument, item, said, &of),
        At::Result { id } => result::page(*id, &of),
        At::Correct { id } => form::correct(*id, said, &of),
        At::History { instrument, before } => history::page(instrument, *before, &of),
        At::NewTracker => Ok(tracker::new(said, view)),
        At::Rename { id } => tracker::rename(*id, said, &of),
    };
    match found {
        Ok(body) => body,
        Err(StoreError::NotFound) => Body::gone(all()),
        Err(error) => closed_body(title, &Closed::Unreadable(error), &view.ahead),
    }
}

/// The way in, from pages where somebody looks for it.
pub(crate) fn way_in(content: &Content) -> Offer {
    let words = &content.measures;
    Offer::new(&words.title, Role::Go, Target::go(&At::All)).marked(&words.mark)
}

/// All of them.
pub(super) fn all() -> Place {
    Place::to(&At::All)
}

/// Where an instrument comes from, and its terms; none of the person's own.
fn source(instrument: &Instrument, words: &MeasureWords) -> Option<Block> {
    let names = instrument.sources.iter().map(|source| &source.name);
    let lines: Vec<_> = [&instrument.version, &instrument.licence]
        .into_iter()
        .chain(names)
        .cloned()
        .collect();
    (!instrument.licence.is_empty()).then(|| Block::Lines {
        role: LineRole::Source,
        fold: Some(words.licence.clone()),
        lines,
    })
}
