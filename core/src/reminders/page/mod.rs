//! The pages of reminders: what comes up, each of them, each rule, boosters, and the forms to write them.

mod booster_draft;
mod boosters;
mod list;
mod moment_draft;
mod month;
mod occurrence;
mod past;
mod problems;
mod readout;
mod rule;
mod rule_draft;
mod schedule_draft;

use crate::page::{Answers, Offer, Place, Role, Target};
use crate::reminders::{DeliveryReport, NoticeChanges, OccurrenceId, Snooze};
use crate::store::{Id, Store, StoreError};
use crate::view::{Ahead, Body, Closed, Draft, View, closed_body, form_body};

pub use booster_draft::{AppointmentDraft, BoostersDraft};
pub(super) use boosters::find as find_boosters;
pub use list::{due, missed, next_line};
pub use moment_draft::MomentDraft;
pub(super) use occurrence::called;
pub(super) use problems::problems;
pub use problems::words_of;
pub use readout::{
    BoosterRecord, BoostersRecord, ComingRecord, PastRecord, RemindersRecord, RuleRecord,
    coming_record, month_record, past_record, reminders_record,
};
pub use rule_draft::RuleDraft;
pub use schedule_draft::ScheduleDraft;

crate::tokens! {
    /// Where one can be among reminders.
    pub enum At in "reminders" {
        /// All of them, with a month: so many ahead of this one.
        All { ; ahead: i32 } = "all",
        /// One that comes up.
        Occurrence { of: OccurrenceId } = "occurrence",
        /// Until when to put it off.
        Later { of: OccurrenceId } = "later",
        /// To when to move it.
        MoveOne { of: OccurrenceId } = "move",
        /// What comes back.
        Rule { id: Id } = "rule",
        /// A new one is written.
        NewRule = "new",
        /// It is changed.
        ChangeRule { id: Id } = "change",
        /// What became of the occurrences of a rule or of boosters.
        Past { id: Id } = "past",
        /// Booster sessions after one treatment.
        Boosters { id: Id } = "boosters",
        /// They are planned.
        NewBoosters = "new-boosters",
        /// They are changed.
        ChangeBoosters { id: Id } = "change-boosters",
        /// The appointment for one of them: so many months after the end of treatment.
        Appointment { id: Id, months: i32 } = "appointment",
    }
}

crate::tokens! {
    /// What can be done among reminders.
    pub enum Act in "reminders" {
        /// Keeps a new one.
        Keep = "keep",
        /// Keeps it as it was changed.
        Change { id: Id } = "change",
        /// Deletes it, with its history; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Brings it back from there.
        Restore { id: Id } = "restore",
        /// Stops it for a while.
        Pause { id: Id } = "pause",
        /// Goes on with it.
        Resume { id: Id } = "resume",
        /// An occurrence is done, perhaps early.
        Done { of: OccurrenceId } = "done",
        /// Not this time.
        Skip { of: OccurrenceId } = "skip",
        /// Puts it off.
        Snooze { of: OccurrenceId, length: Snooze } = "snooze",
        /// Puts it off until a time that is said.
        SnoozeUntil { of: OccurrenceId } = "snooze-until",
        /// Takes back a done, a skip or a snooze.
        TakeBack { of: OccurrenceId } = "take-back",
        /// It takes place at another time.
        Move { of: OccurrenceId } = "move",
        /// Plans boosters.
        KeepBoosters = "keep-boosters",
        /// Keeps them as they were changed.
        ChangeBoosters { id: Id } = "change-boosters",
        /// The appointment for one of them.
        Appointment { id: Id, months: i32 } = "appointment",
        /// Takes that appointment out.
        NoAppointment { id: Id, months: i32 } = "no-appointment",
        /// What was missed has been read.
        MissedRead = "missed-read",
        /// They keep coming, though some were left.
        KeepComing = "keep-coming",
        /// Fewer of them.
        GoQuiet = "go-quiet",
        /// Tries whether they arrive.
        Test = "test",
    }
}

crate::token_words!(Snooze);
crate::token_text!(OccurrenceId);

/// What this room remembers for as long as the process runs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// What did not come, told once: until it is put away.
    pub missed: Vec<String>,
    /// What the phone was asked to change last, until it says what it did.
    pub planned: NoticeChanges,
    /// The system of the device holds and shows them, as on a phone; else a program of Ebb has to run.
    pub system_shows: bool,
    /// What a phone said last of what stands in their way.
    pub report: Option<DeliveryReport>,
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>, state: &State) -> Body {
    let store = match view.own() {
        Ok(store) => store,
        Err(closed) => return closed_body(title(view), &closed, &view.ahead),
    };
    read(at, said, view, store, state)
        .unwrap_or_else(|error| closed_body(title(view), &Closed::Unreadable(error), &view.ahead))
}

fn title<'a>(view: &View<'a>) -> &'a str {
    &view.content().reminders.page.title
}

/// The page, where the store answers. What is no longer there leads to all of them.
fn read(
    at: &At,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
    state: &State,
) -> Result<Body, StoreError> {
    let found = match at {
        At::All { ahead } => list::page(*ahead, view, store, state),
        At::Occurrence { of } => occurrence::page(*of, view, store),
        At::Later { of } => occurrence::later(*of, said, view, store),
        At::MoveOne { of } => occurrence::move_one(*of, said, view, store),
        At::Rule { id } => rule::page(*id, view, store),
        At::NewRule => Ok(rule::new(said, view)),
        At::ChangeRule { id } => rule::change(*id, said, view, store),
        At::Past { id } => past::page(*id, view, store),
        At::Boosters { id } => boosters::page(*id, view, store),
        At::NewBoosters => Ok(boosters::new(said, view)),
        At::ChangeBoosters { id } => boosters::change(*id, said, view, store),
        At::Appointment { id, months } => boosters::appointment(*id, *months, said, view, store),
    };
    match found {
        Err(StoreError::NotFound) => Ok(Body::gone(Place::to(&At::All { ahead: 0 }))),
        found => found,
    }
}

/// A page with one form, whose answers are kept.
fn form<D: Draft>(
    title: &str,
    said: Answers<'_>,
    there: Option<&D>,
    act: &Act,
    up: Place,
    ahead: &Ahead<'_>,
) -> Body {
    let keep = &ahead.content().reminders.page.offers.keep;
    let submit = Offer::of(keep, Role::Done, Target::act(act));
    form_body(title, said, there, submit, up, ahead)
}
