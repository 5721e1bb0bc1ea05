//! The pages of what was: the history with a month at a look, one day, one exercise to set right or delete, and what
//! it all adds up to.

mod day;
mod entry;
mod entry_draft;
mod history;
mod insights;
mod lately;
mod month;
mod part;
#[cfg(test)]
mod tests;

use crate::page::{Answers, Place};
use crate::session::records::Record;
use crate::session::{ExerciseKind, wording};
use crate::store::{Id, Store, StoreError};
use crate::time::Day;
use crate::view::{Body, Closed, Link, LinkKind, View, closed_body};

pub(super) use entry_draft::EntryDraft;

crate::tokens! {
    /// Where one can be in what was.
    pub enum At in "progress" {
        /// Day by day, newest first, with a month: so many ahead of this one. Further back, what began before a time
        /// alone (milliseconds since 1970, UTC).
        History { ; ahead: i32, before: Option<i64> } = "history",
        /// All of one day.
        OnDay { day: Day } = "day",
        /// One exercise.
        Entry { id: Id } = "entry",
        /// What it adds up to.
        Insights = "insights",
    }
}

crate::tokens! {
    /// What can be done there.
    pub enum Act in "progress" {
        /// Sets the ratings of an exercise right, and what happened.
        Correct { id: Id } = "correct",
        /// Deletes it; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Brings it back from there.
        Restore { id: Id } = "restore",
    }
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
    let closed = |closed: &Closed| closed_body(title(at, view), closed, &view.ahead);
    let body = match view.own() {
        Ok(store) => read(at, said, view, store).unwrap_or_else(|error| closed(&error.into())),
        Err(why) => closed(&why),
    };
    match at {
        At::History { .. } => body,
        _ if body.up.is_some() => body,
        _ => body.up(history_place()),
    }
}

fn title<'a>(at: &At, view: &View<'a>) -> &'a str {
    let words = &view.content().words.history;
    match at {
        At::Insights => &words.page.insights.label,
        _ => &words.title,
    }
}

/// The page, where the store answers. What is no longer there leads to the history.
fn read(at: &At, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let found = match at {
        At::History { ahead, before } => history::page(*ahead, *before, view, store),
        At::OnDay { day } => day::page(*day, view, store),
        At::Entry { id } => entry::page(*id, said, view, store),
        At::Insights => insights::page(view, store),
    };
    match found {
        Err(StoreError::NotFound) => Ok(Body::gone(history_place())),
        found => found,
    }
}

/// The history from its newest day on.
pub(super) fn history_place() -> Place {
    Place::to(&At::History {
        ahead: 0,
        before: None,
    })
}

/// The exercise with this id, where it is over.
///
/// # Errors
/// [`StoreError::NotFound`] where it is gone, or under way.
pub(super) fn find(id: Id, store: &Store) -> Result<Record, StoreError> {
    let record = crate::session::records::find(store, id)?;
    record
        .ended_at()
        .map(|_| record)
        .ok_or(StoreError::NotFound)
}

/// "Riding an urge", or the name of the pattern or of the practice, also of one that was handed over.
fn exercise_name(kind: ExerciseKind, pattern: &str, view: &View<'_>) -> String {
    let handed = |id| view.ahead.links.name(&Link::to(LinkKind::Practice, id));
    let known = match kind {
        ExerciseKind::Practice => handed(pattern),
        ExerciseKind::Ride | ExerciseKind::Breathing => None,
    };
    known.unwrap_or_else(|| wording::exercise(view.content(), kind, pattern).to_owned())
}

/// The name of a tool such as `practice:sounds` or `breathing:sigh`.
fn tool_name(tool: &str, view: &View<'_>) -> String {
    match tool.split_once(':') {
        Some(("practice", id)) => exercise_name(ExerciseKind::Practice, id, view),
        _ => wording::tool(view.content(), tool).to_owned(),
    }
}
