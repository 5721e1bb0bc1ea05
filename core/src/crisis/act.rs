//! What can be done with the plan, the lines and the sheets. That somebody used or is in danger is never refused, nor is
//! saying where one is: both work ahead of the lock.

use super::page::{
    Act, At, CopyDraft, FirstDraft, HELPED, LineDraft, PersonDraft, RegionDraft, State, Trouble,
    copy, lock_name,
};
use super::{
    Kept, Look, PlanEdit, PlanEntry, PlanUse, Vault, VaultSettings, as_shown, edited, lines,
    new_entry, person_added,
};
use crate::content::fill;
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::store::Id;
use crate::view::{Ahead, Closed, Done, Draft, Fact, Failure, Stop};

/// Does it, and says where that leads.
pub fn act(
    act: &Act,
    said: Answers<'_>,
    ahead: &Ahead<'_>,
    vault: &Vault,
    state: &mut State,
) -> Result<Done, Stop> {
    let now = ahead.moment.now;
    let words = &ahead.content().crisis.page;
    let (told, offers) = (&words.told, &words.offers);
    let mistake = |act: &Act| Some(Offer::of(&offers.by_mistake, Role::Undo, Target::act(act)));
    match act {
        Act::Used => {
            // A device that gives no random bytes keeps nobody from it.
            let id = Id::new(now).unwrap_or_else(|_| Id::from_parts(now, &[0; 10]));
            let noted = Some(id);
            Ok(Done::at(Place::to(&At::HaveUsed { noted }))
                .saying(&told.used, mistake(&Act::NotUsed { id }))
                .fact(Fact::UsedNow { id }))
        }
        Act::NotUsed { id } => {
            let noted = None;
            Ok(Done::at(Place::to(&At::HaveUsed { noted }))
                .saying(&told.not_used, None)
                .fact(Fact::NotUsed { id: *id }))
        }
        Act::Danger => {
            let noted = true;
            Ok(Done::at(Place::to(&At::StaySafe { noted }))
                .saying(&told.danger, mistake(&Act::NotDanger))
                .fact(Fact::Danger))
        }
        Act::NotDanger => {
            let noted = false;
            Ok(Done::at(Place::to(&At::StaySafe { noted }))
                .saying(&told.not_danger, None)
                .fact(Fact::NotDanger))
        }
        Act::ShowRegion => {
            let region = Some(RegionDraft::checked(said, ahead)?.code);
            Ok(Done::at(Place::to(&At::Lines { region })))
        }
        Act::Region { code } => {
            let region = lines(ahead.content(), code, false, None, now);
            set_settings(vault, ahead, |settings| {
                settings.region.clone_from(&region.code)
            })?;
            Ok(Done::at(Place::to(&At::Lines { region: None }))
                .saying(fill(&told.region, &[("region", &region.name)]), None))
        }
        _ if ahead.holds.locked => Err(Closed::Locked.into()),
        _ => own(act, said, ahead, vault, state),
    }
}

/// What is behind the lock.
fn own(
    act: &Act,
    said: Answers<'_>,
    ahead: &Ahead<'_>,
    vault: &Vault,
    state: &mut State,
) -> Result<Done, Stop> {
    let moment = ahead.moment;
    let now = moment.now;
    let words = &ahead.content().crisis;
    let (told, plan) = (&words.page.told, state.plan());
    Ok(match act {
        Act::First { door } => {
            let first = FirstDraft::checked(said, ahead)?.0;
            write(
                vault,
                ahead,
                |kept| Ok(first.edits(&kept.plan, *door, now)?),
            )?;
            state.door = Some(*door);
            Done::at(state.plan()).saying(&told.kept, None)
        }
        Act::NewLine { section } => {
            let draft = LineDraft::checked(said, ahead)?;
            let entry = PlanEntry {
                directions: draft.directions.clone(),
                opens: draft.opens.clone(),
                ..new_entry(*section, &draft.words(ahead), None, now).map_err(|e| stop(e, ahead))?
            };
            let edit = PlanEdit::AddEntry { entry };
            write(vault, ahead, |_| Ok(vec![edit.clone()]))?;
            Done::at(state.plan_of(*section)).saying(&told.kept, None)
        }
        Act::ChangeLine { id } => {
            let draft = LineDraft::checked(said, ahead)?;
            let before = write(vault, ahead, |kept| {
                let mut there = kept.plan.entries.iter();
                let there = there.find(|entry| entry.id == *id);
                let there = there.ok_or(super::PlanError::NotInPlan)?;
                let entry = PlanEntry {
                    text: draft.words(ahead),
                    directions: draft.directions.clone(),
                    opens: draft.opens.clone(),
                    ..there.clone()
                };
                Ok(vec![PlanEdit::ChangeEntry { entry }])
            })?;
            Done::at(entry(id)).saying(&told.kept, back(before, ahead))
        }
        Act::NewPerson { section } => {
            let person = PersonDraft::checked(said, ahead)?.contact(String::new(), false);
            write(vault, ahead, |kept| {
                Ok(person_added(&kept.plan, &person, &[*section], now)?)
            })?;
            Done::at(state.plan_of(*section)).saying(&told.kept, None)
        }
        Act::ChangePerson { id } => {
            let person = PersonDraft::checked(said, ahead)?;
            let before = write(vault, ahead, |kept| {
                let there = kept.plan.contact(id).ok_or(super::PlanError::NotInPlan)?;
                let contact = person.clone().contact(id.clone(), there.ahead);
                Ok(vec![PlanEdit::ChangeContact { contact }])
            })?;
            Done::at(plan).saying(&told.kept, back(before, ahead))
        }
        Act::Move { id, to } => {
            let (id, to) = (id.clone(), *to);
            let edit = PlanEdit::MoveEntry { id: id.clone(), to };
            let before = write(vault, ahead, |kept| {
                Ok(vec![as_shown(&kept.plan, &edit, now, moment.zone)])
            })?;
            Done::at(place_of(&id, vault, *state)).saying(&told.moved, back(before, ahead))
        }
        Act::Mark { id, ahead: shows } => {
            let (id, shows) = (id.clone(), *shows);
            let edit = PlanEdit::Mark {
                id: id.clone(),
                ahead: shows,
            };
            write(vault, ahead, |_| Ok(vec![edit.clone()]))?;
            Done::at(entry(&id)).saying(&told.kept, None)
        }
        Act::Remove { id } => {
            let to = place_of(id, vault, *state);
            let edit = PlanEdit::RemoveEntry { id: id.clone() };
            let before = write(vault, ahead, |_| Ok(vec![edit.clone()]))?;
            Done::at(to).saying(&told.removed, back(before, ahead))
        }
        Act::Lock { choice } => {
            set_settings(vault, ahead, |settings| settings.lock = Some(*choice))?;
            let choice = lock_name(*choice, ahead.content());
            Done::at(plan).saying(fill(&told.lock, &[("choice", choice)]), None)
        }
        Act::Review => {
            change(vault, ahead, false, |kept| Ok(kept.reviewed(now)))?;
            Done::at(plan).saying(&told.reviewed, None)
        }
        Act::Replace => {
            change(vault, ahead, true, |kept| Ok(kept.clone()))?;
            Done::at(plan).saying(&told.replaced, None)
        }
        Act::GoBack { number } => {
            let earlier = vault.version(*number).map_err(|e| stop(e, ahead))?;
            let before = change(vault, ahead, false, |kept| Ok(kept.back_to(&earlier, now)))?;
            Done::at(plan).saying(&words.versions.gone_back, back(before, ahead))
        }
        Act::Forget { version } => {
            let forgotten = vault.forget_earlier(*version, now);
            forgotten.map_err(|error| stop(error, ahead))?;
            Done::at(Place::to(&At::Versions)).saying(&told.forgotten, None)
        }
        Act::After { used } => {
            let time = Id::new(now)?;
            tell(vault, ahead, time, *used, Vec::new())?;
            if *used {
                Done::at(Place::to(&At::Helped { time }))
            } else {
                Done::at(plan).saying(&told.after, None)
            }
        }
        Act::Helped { time } => {
            tell(vault, ahead, *time, true, said.all_chosen(HELPED).to_vec())?;
            let changed = &words.after.changed;
            Done::at(plan).saying(format!("{} {changed}", told.after), None)
        }
        Act::Copy => return Err(senseless(&words.page.refused.choose_file)),
        Act::Under18 { on } => {
            set_settings(vault, ahead, |settings| settings.under_18 = *on)?;
            Done::at(Place::to(&At::Lines { region: None })).saying(&told.age, None)
        }
        Act::Used
        | Act::NotUsed { .. }
        | Act::Danger
        | Act::NotDanger
        | Act::ShowRegion
        | Act::Region { .. } => Done::at(plan),
    })
}

/// What an offer with a file writes.
///
/// # Errors
/// [`Stop`], where it makes none, or it is hidden.
pub fn file(
    act: &Act,
    said: Answers<'_>,
    ahead: &Ahead<'_>,
    vault: &Vault,
) -> Result<Vec<u8>, Stop> {
    if ahead.holds.locked {
        return Err(Closed::Locked.into());
    }
    if *act != Act::Copy {
        return Err(Stop::Fails(Failure::Gone));
    }
    let draft = CopyDraft::checked(said, ahead)?;
    let look = Look::at(vault, ahead.holds.locked);
    Ok(copy(&draft, &look, ahead).into_bytes())
}

fn stop(trouble: impl Into<Trouble>, ahead: &Ahead<'_>) -> Stop {
    trouble.into().stop(ahead)
}

fn senseless(words: &str) -> Stop {
    Stop::Fails(Failure::Senseless(words.to_owned()))
}

/// Changes what is kept, and gives the number of the version that it was made from.
fn change(
    vault: &Vault,
    ahead: &Ahead<'_>,
    replace_damaged: bool,
    change: impl Fn(&Kept) -> Result<Kept, Trouble>,
) -> Result<i64, Stop> {
    let changed = vault.change(replace_damaged, ahead.moment.now, change);
    changed.map_err(|trouble: Trouble| trouble.stop(ahead))
}

fn write(
    vault: &Vault,
    ahead: &Ahead<'_>,
    edits: impl Fn(&Kept) -> Result<Vec<PlanEdit>, Trouble>,
) -> Result<i64, Stop> {
    change(vault, ahead, false, |kept| {
        let plan = edited(&kept.plan, edits(kept)?)?;
        Ok(kept.with_plan(plan, ahead.moment.now))
    })
}

/// Changes what was chosen, which holds ahead of the lock.
pub(crate) fn set_settings(
    vault: &Vault,
    ahead: &Ahead<'_>,
    set: impl Fn(&mut VaultSettings),
) -> Result<i64, Stop> {
    change(vault, ahead, false, |kept| {
        let mut kept = kept.clone();
        set(&mut kept.settings);
        Ok(kept)
    })
}

/// Keeps how it was, that time; told again, it is corrected.
fn tell(
    vault: &Vault,
    ahead: &Ahead<'_>,
    time: Id,
    used: bool,
    helped: Vec<String>,
) -> Result<i64, Stop> {
    change(vault, ahead, false, |kept| {
        let in_plan = |id: &String| kept.plan.entries.iter().any(|entry| entry.id == *id);
        let helped = helped.iter().filter(|id| in_plan(id)).cloned();
        Ok(kept.after_use(PlanUse {
            id: time.to_string(),
            at: ahead.moment.now,
            used,
            helped: helped.collect(),
        }))
    })
}

/// Takes back a change: the version before is the plan again.
fn back(number: i64, ahead: &Ahead<'_>) -> Option<Offer> {
    let words = &ahead.content().crisis.page.offers.take_back;
    let target = Target::act(&Act::GoBack { number });
    (number > 0).then(|| Offer::of(words, Role::Undo, target))
}

fn entry(id: &str) -> Place {
    Place::to(&At::Entry { id: id.to_owned() })
}

/// The plan behind the door where a line stands.
fn place_of(id: &str, vault: &Vault, state: State) -> Place {
    let entries = vault.open().kept.plan.entries;
    let found = entries.iter().find(|entry| entry.id == id);
    found.map_or_else(|| state.plan(), |entry| state.plan_of(entry.section))
}
