//! The pages of the trigger map: what sets it off, each trigger with its plans, a plan gone through in the mind, days
//! that may be hard, and the forms to write them.

mod check_in_draft;
mod day;
mod day_draft;
mod map;
mod met;
mod met_draft;
mod plan;
mod plan_draft;
mod rating_draft;
mod rehearsal;
mod rehearsed_draft;
mod trigger;
mod trigger_draft;

use super::TriggerError;
use super::helped::PlanHelped;
use crate::page::{Answers, Block, LineRole, Offer, Place, Problem, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Closed, Draft, Failure, Stop, View, closed_body, form_body};

pub(super) use check_in_draft::CheckInDraft;
pub(super) use day::find as find_day;
pub(super) use met_draft::MetDraft;
pub(super) use plan::find as find_plan;
pub(crate) use plan::opens;
pub(super) use rating_draft::{Confidence, Urge};
pub(super) use rehearsal::may_begin;
pub(super) use rehearsed_draft::RehearsedDraft;

crate::tokens! {
    /// Where one can be on the trigger map.
    pub enum At in "triggers" {
        /// All of it.
        All = "all",
        /// One trigger.
        Trigger { id: Id } = "trigger",
        /// A new one is written.
        New = "new",
        /// It is changed.
        Change { id: Id } = "change",
        /// It was met.
        Met { id: Id } = "met",
        /// When it was met.
        Past { id: Id } = "past",
        /// One plan for the moment.
        Plan { id: Id } = "plan",
        /// A new one for a trigger.
        NewPlan { trigger: Id } = "new-plan",
        /// It is changed.
        ChangePlan { id: Id } = "change-plan",
        /// How sure the person is of it.
        Confidence { id: Id } = "confidence",
        /// Whether it helped in a ride.
        Helped { ride: Id, plan: Id } = "helped",
        /// How strong the urge is, before a plan or a day is rehearsed.
        Urge { what: Id } = "urge",
        /// It is rehearsed, with the urge before.
        Rehearse { what: Id, urge: i32 } = "rehearse",
        /// A day that may be hard.
        Day { id: Id } = "day",
        /// A new one is written.
        NewDay = "new-day",
        /// It is changed.
        ChangeDay { id: Id } = "change-day",
        /// How it went.
        CheckIn { id: Id } = "check-in",
    }
}

crate::tokens! {
    /// What can be done with the trigger map.
    pub enum Act in "triggers" {
        /// Keeps a new trigger.
        Keep = "keep",
        /// Keeps it as it was changed.
        Change { id: Id } = "change",
        /// Deletes it, with its plans; it lies in the bin for a while.
        Delete { id: Id } = "delete",
        /// Puts it at this place, from 0.
        Move { id: Id, to: u32 } = "move",
        /// Gives up the person's own order.
        ByRisk = "by-risk",
        /// Notes that it was met.
        Met { id: Id } = "met",
        /// Deletes such a note.
        DeleteMet { id: Id } = "delete-met",
        /// Keeps a new plan for a trigger.
        KeepPlan { trigger: Id } = "keep-plan",
        /// Keeps it as it was changed.
        ChangePlan { id: Id } = "change-plan",
        /// Deletes it.
        DeletePlan { id: Id } = "delete-plan",
        /// How sure the person is of it.
        Confidence { id: Id } = "confidence",
        /// Whether it helped in a ride.
        Helped { ride: Id, plan: Id, helped: PlanHelped } = "helped",
        /// Begins to rehearse a plan or a day.
        Rehearse { what: Id } = "rehearse",
        /// It was rehearsed.
        Rehearsed { what: Id, urge: i32 } = "rehearsed",
        /// It makes it worse.
        MadeWorse { what: Id, urge: i32 } = "made-worse",
        /// Keeps a new day that may be hard.
        KeepDay = "keep-day",
        /// Keeps it as it was changed.
        ChangeDay { id: Id } = "change-day",
        /// Deletes it.
        DeleteDay { id: Id } = "delete-day",
        /// How it went.
        CheckIn { id: Id } = "check-in",
        /// Brings back what was deleted, whatever it was.
        Restore { id: Id } = "restore",
    }
}

crate::token_words!(PlanHelped);

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().triggers.title;
    let store = match view.own() {
        Ok(store) => store,
        Err(closed) => return closed_body(title, &closed, &view.ahead),
    };
    match read(at, said, view, store) {
        Ok(body) => body,
        Err(TriggerError::Store(StoreError::NotFound)) => Body::gone(all()),
        Err(TriggerError::Store(error)) => {
            closed_body(title, &Closed::Unreadable(error), &view.ahead)
        }
        // Only what is written can be refused for anything else.
        Err(_) => Body::gone(all()),
    }
}

fn read(at: &At, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Body, TriggerError> {
    match at {
        At::All => map::page(view, store),
        At::Trigger { id } => trigger::page(*id, view, store),
        At::New => Ok(trigger::new(said, view)),
        At::Change { id } => trigger::change(*id, said, view, store),
        At::Met { id } => met::new(*id, said, view, store),
        At::Past { id } => met::past(*id, view, store),
        At::Plan { id } => plan::page(*id, view, store),
        At::NewPlan { trigger } => plan::new(*trigger, said, view, store),
        At::ChangePlan { id } => plan::change(*id, said, view, store),
        At::Confidence { id } => plan::confidence(*id, said, view, store),
        At::Helped { ride, plan } => plan::helped(*ride, *plan, view, store),
        At::Urge { what } => rehearsal::urge(*what, said, view, store),
        At::Rehearse { what, urge } => rehearsal::page(*what, *urge, said, view, store),
        At::Day { id } => day::page(*id, view, store),
        At::NewDay => Ok(day::new(said, view)),
        At::ChangeDay { id } => day::change(*id, said, view, store),
        At::CheckIn { id } => day::check_in(*id, said, view, store),
    }
}

/// The whole map.
pub(super) fn all() -> Place {
    Place::to(&At::All)
}

/// A page with one form, whose answers are kept. Nobody reads what is written there, and that stands first.
fn writing<D: Draft>(
    title: &str,
    said: Answers<'_>,
    there: Option<&D>,
    act: &Act,
    up: Place,
    view: &View<'_>,
) -> Body {
    let words = &view.content().triggers;
    let submit = Offer::of(&words.page.offers.keep, Role::Done, Target::act(act));
    let mut body = form_body(title, said, there, submit, up, &view.ahead);
    let nobody_reads = Block::lines(LineRole::Small, [&words.nobody_reads]);
    body.blocks.insert(0, nobody_reads);
    body
}

/// The form that changes what is there, below the page of it.
fn changing<D: Draft>(there: &D, said: Answers<'_>, act: &Act, page: &At, view: &View<'_>) -> Body {
    let title = &view.content().triggers.page.offers.change.label;
    writing(title, said, Some(there), act, Place::to(page), view)
}

/// What stops a form: at which field, and what to do.
pub(super) fn problems(error: TriggerError, field: &str, view: &View<'_>) -> Stop {
    let content = view.content();
    let (words, forms) = (&content.triggers.page.refused, &content.pages.forms);
    let n = |template: &str, n: i32| crate::content::fill(template, &[("n", &n.to_string())]);
    let said = match error {
        TriggerError::Store(source) => return source.into(),
        TriggerError::Rehearsal(error) => {
            return Stop::Fails(Failure::Senseless(rehearsal::not_now(error, view)));
        }
        TriggerError::NoWords => forms.needed.clone(),
        TriggerError::TooLong { limit } => n(&forms.too_long, limit),
        TriggerError::TooMany { limit } => n(&words.too_many, limit),
        TriggerError::RatingOutOfRange { .. } => {
            crate::content::fill(&forms.number_range, &[("least", "0"), ("most", "10")])
        }
        TriggerError::StillAhead => words.day_ahead.clone(),
    };
    Stop::Refused(vec![Problem::new(field, said)])
}
