//! The pages of the plan, of the lines and of the sheets. They are given no store: whatever became of it, they open.
//! Ahead of the lock they show of the plan what [`visible`](super::visible) lets through, and all of the rest.

mod after;
mod copy;
mod copy_draft;
mod entry;
mod first_draft;
mod forms;
mod line_draft;
mod lines;
mod lock;
mod opens;
mod person_draft;
mod plan;
mod problems;
mod region_draft;
mod sheets;
mod steps;
mod versions;

pub(super) use after::HELPED;
pub(super) use copy::copy;
pub(super) use copy_draft::{CopyDraft, CopyFormat};
pub(super) use first_draft::FirstDraft;
pub(super) use line_draft::LineDraft;
pub(super) use lock::name as lock_name;
pub(super) use person_draft::PersonDraft;
pub(super) use problems::Trouble;
pub(crate) use problems::vault_problem;
pub(super) use region_draft::RegionDraft;

use super::{LockChoice, Look, PlanDoor, PlanSection, Vault};
use crate::page::{Answers, Block, Form, Offer, Place, Role, Shape, Target, Token, Weight};
use crate::store::Id;
use crate::view::{Ahead, Body, Closed, Draft, closed_body};

crate::tokens! {
    /// Where one can be with the plan, the lines and the sheets.
    pub enum At in "crisis" {
        /// The plan behind one of its doors.
        Plan { door: PlanDoor } = "plan",
        /// The same, one step after the other.
        Steps { door: PlanDoor; step: i32 } = "steps",
        /// One line of it.
        Entry { id: String } = "entry",
        /// A new line is written.
        NewLine { section: PlanSection } = "new-line",
        /// A line is changed.
        ChangeLine { id: String } = "change-line",
        /// A new person is named in a part.
        NewPerson { section: PlanSection } = "new-person",
        /// A person is changed.
        ChangePerson { id: String } = "change-person",
        /// A first plan, in a minute.
        First { door: PlanDoor } = "first",
        /// What may show ahead of the lock.
        Lock = "lock",
        /// Earlier versions.
        Versions = "versions",
        /// One of them.
        Version { number: i64 } = "version",
        /// Whether the plan was used.
        After = "after",
        /// What of it helped, that time.
        Helped { time: Id } = "helped",
        /// A copy to print or to keep.
        Copy = "copy",
        /// Crisis lines: of a region by its ISO 3166-1 alpha-2 code, else of the person's own.
        Lines { ; region: Option<String> } = "lines",
        /// Where somebody is.
        Region = "region",
        /// "I have used"; where a touch noted it, by what.
        HaveUsed { ; noted: Option<Id> } = "have-used",
        /// "I feel physically ill."
        FeelIll = "feel-ill",
        /// Staying safe from harm by one's own hand; true where a touch noted it.
        StaySafe { ; noted: bool } = "stay-safe",
        /// "This is an emergency."
        Emergency = "emergency",
        /// After "this makes it worse".
        MakesWorse = "makes-worse",
        /// After a rehearsal that left the urge a little higher.
        LookAround = "look-around",
    }
}

crate::tokens! {
    /// What can be done with the plan, the lines and the sheets.
    pub enum Act in "crisis" {
        /// A first plan, behind this door.
        First { door: PlanDoor } = "first",
        /// A new line.
        NewLine { section: PlanSection } = "new-line",
        /// Other words for a line.
        ChangeLine { id: String } = "change-line",
        /// A person, named in a part.
        NewPerson { section: PlanSection } = "new-person",
        /// What is known of a person.
        ChangePerson { id: String } = "change-person",
        /// Moves a line to a place of its part as it is shown, from 0.
        Move { id: String, to: u32 } = "move",
        /// Whether a line may show ahead of the lock.
        Mark { id: String, ahead: bool } = "mark",
        /// Takes a line out.
        Remove { id: String } = "remove",
        /// What may show ahead of the lock.
        Lock { choice: LockChoice } = "lock",
        /// It was looked over and is still right.
        Review = "review",
        /// Files that are damaged are replaced by what could be read of them.
        Replace = "replace",
        /// The plan of an earlier version.
        GoBack { number: i64 } = "go-back",
        /// Deletes what lies before this version.
        Forget { version: i64 } = "forget",
        /// Whether the plan was used.
        After { used: bool } = "after",
        /// What of it helped, that time.
        Helped { time: Id } = "helped",
        /// A copy, into a file.
        Copy = "copy",
        /// Shows the lines of the region that is said.
        ShowRegion = "show-region",
        /// This region is the person's own.
        Region { code: String } = "region",
        /// Whether they are under 18.
        Under18 { on: bool } = "under-18",
        /// They used.
        Used = "used",
        /// That was touched by mistake.
        NotUsed { id: Id } = "not-used",
        /// They may be in danger.
        Danger = "danger",
        /// That was touched by mistake.
        NotDanger = "not-danger",
    }
}

crate::token_words!(PlanDoor, PlanSection, LockChoice);

impl At {
    /// The door of the plan that this place stands behind; none where it stands behind neither.
    pub(crate) fn door(&self) -> Option<PlanDoor> {
        match self {
            Self::Plan { door } | Self::Steps { door, .. } | Self::First { door } => Some(*door),
            Self::StaySafe { .. } => Some(PlanDoor::MightHurt),
            _ => None,
        }
    }
}

/// What this room remembers for as long as the process runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State {
    /// The door of the plan that was opened last.
    pub door: Option<PlanDoor>,
}

impl State {
    /// The plan behind the door that was opened last.
    pub(super) fn plan(self) -> Place {
        let door = self.door.unwrap_or(PlanDoor::MightUse);
        Place::to(&At::Plan { door })
    }

    /// The plan behind the door of a part; of one that stands behind both, behind the one that was opened last.
    pub(super) fn plan_of(self, section: PlanSection) -> Place {
        match section.door() {
            Some(door) => Place::to(&At::Plan { door }),
            None => self.plan(),
        }
    }
}

/// True for an action that says how it was with the plan.
pub fn tells(action: &str) -> bool {
    matches!(
        Act::read(action),
        Some(Act::After { used: false } | Act::Helped { .. })
    )
}

/// The page of a place.
pub fn page(at: &At, said: Answers<'_>, ahead: &Ahead<'_>, vault: &Vault, state: &State) -> Body {
    let look = Look::at(vault, ahead.holds.locked);
    let body = match at {
        At::Plan { door } => plan::page(*door, &look, ahead),
        At::Steps { door, step } => steps::page(*door, *step, &look, ahead),
        At::Entry { id } => entry::page(id, &look, ahead, *state),
        At::Lines { region } => lines::page(region.as_deref(), &look, ahead),
        At::Region => lines::region(said, ahead),
        At::HaveUsed { noted } => sheets::have_used(*noted, &look, ahead),
        At::FeelIll => sheets::feel_ill(&look, ahead),
        At::StaySafe { noted } => sheets::stay_safe(*noted, &look, ahead),
        At::Emergency => sheets::emergency(&look, ahead),
        At::MakesWorse => sheets::makes_worse(&look, ahead),
        At::LookAround => sheets::look_around(&look, ahead),
        _ => own(at, said, &look, ahead, vault, *state),
    };
    match at {
        At::Plan { .. } => body,
        _ if body.up.is_none() => body.up(state.plan()),
        _ => body,
    }
}

/// Why a number cannot be dialled, and what to do; none where it can.
pub(crate) fn number_refused(typed: &str, ahead: &Ahead<'_>) -> Option<String> {
    let error = super::tel(typed).err()?;
    Some(problems::number_problem(&error, ahead))
}

/// The emergency number and the first line that answers, for a page that puts them above all else.
pub(crate) fn first_answers(ahead: &Ahead<'_>, vault: &Vault) -> Block {
    lines::first(&Look::at(vault, ahead.holds.locked), ahead)
}

/// What is behind the lock.
fn own(
    at: &At,
    said: Answers<'_>,
    look: &Look,
    ahead: &Ahead<'_>,
    vault: &Vault,
    state: State,
) -> Body {
    if look.locked {
        return closed_body(&ahead.content().crisis.title, &Closed::Locked, ahead);
    }
    let found = match at {
        At::NewLine { section } => Some(forms::new_line(*section, said, ahead, state)),
        At::ChangeLine { id } => forms::change_line(id, said, look, ahead),
        At::NewPerson { section } => Some(forms::new_person(*section, said, ahead, state)),
        At::ChangePerson { id } => forms::change_person(id, said, look, ahead),
        At::First { door } => Some(forms::first(*door, said, ahead)),
        At::Lock => Some(lock::page(look, ahead)),
        At::Versions => Some(versions::page(look, ahead, vault)),
        At::Version { number } => versions::one(*number, look, ahead, vault),
        At::After => Some(after::page(ahead)),
        At::Helped { time } => Some(after::helped(*time, look, ahead)),
        At::Copy => Some(copy::page(said, look, ahead)),
        _ => None,
    };
    found.unwrap_or_else(|| Body::gone(state.plan()))
}

/// A page with one form. With answers so far, the fields are those that they unfold to.
fn form<D: Draft>(
    title: &str,
    said: Answers<'_>,
    there: Option<&D>,
    act: &Act,
    ahead: &Ahead<'_>,
) -> (Body, Form) {
    let fields = match there {
        Some(draft) if said.all().is_empty() => draft.filled(ahead),
        _ => D::fields(said, ahead),
    };
    let keep = &ahead.content().crisis.page.offers.keep;
    let submit = Offer::of(keep, Role::Done, Target::act(act)).weight(Weight::Main);
    let body = Body::new(title).shape(Shape::Form);
    (body, Form::new("form", fields, submit))
}

/// A form, and that nobody reads along.
fn writing(body: Body, form: Form, ahead: &Ahead<'_>) -> Body {
    let nobody = &ahead.content().triggers.nobody_reads;
    body.block(Block::Form { form })
        .block(Block::lines(crate::page::LineRole::Small, [nobody]))
}
