//! What can be done with the items of lists: written, changed, closed with how it went, opened again, deleted.

use super::page::{Act, all, checked, item_place, list_of, list_place, outcome_said};
use super::records::{ListItem, Outcome, find, keep_in};
use super::{bin, notice};
use crate::content::{KeptList, fill};
use crate::page::{Answers, Offer, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::view::{Done, Failure, Stop, View};

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>) -> Result<Done, Stop> {
    let store = view.own()?;
    let moment = view.moment();
    let words = &view.content().lists;
    let told = &words.told;
    Ok(match act {
        Act::Keep { list } => {
            let list = list_of(list, view)?;
            let item = ListItem {
                id: Id::new(moment.now)?,
                list: list.id.clone(),
                answers: checked(list, said, view)?,
                outcome: None,
                made_at: moment.now,
                edited_at: moment.now,
            };
            kept(list, item, store, view)?
        }
        Act::Change { id } => {
            let (list, before) = there(*id, store, view)?;
            let mut answers = checked(list, said, view)?;
            // What the list asks for no more is not lost.
            let asked = |id: &String| list.fields.iter().any(|field| field.id == *id);
            let others = before.answers.iter().filter(|(id, _)| !asked(id));
            answers.extend(others.map(|(id, json)| (id.clone(), json.clone())));
            kept(list, ListItem { answers, ..before }, store, view)?
        }
        Act::Close { id } => {
            let (list, before) = there(*id, store, view)?;
            let (outcome, told) = outcome_said(list, said, view)?;
            closed(list, before, outcome, told, store, view)?
        }
        Act::CloseAs { id, outcome } => {
            let (list, before) = there(*id, store, view)?;
            if list.outcomes.iter().all(|one| one.id != *outcome) {
                return Err(Stop::Fails(Failure::Gone));
            }
            closed(list, before, outcome.clone(), String::new(), store, view)?
        }
        Act::Reopen { id } => {
            let (list, before) = there(*id, store, view)?;
            let item = ListItem {
                outcome: None,
                ..before
            };
            kept(list, item, store, view)?
        }
        Act::Delete { id } => {
            let item = bin::delete(store, *id, moment.now)?;
            notice::forget(&item, store)?;
            let back = Target::act(&Act::Restore { id: *id });
            let undo = Offer::of(&words.offers.take_back, Role::Undo, back);
            let up = view.content().list(&item.list).map_or_else(all, list_place);
            Done::at(up).saying(&told.deleted, Some(undo))
        }
        Act::Restore { id } => {
            let item = bin::restore(store, *id)?;
            if let Some(list) = view.content().list(&item.list) {
                notice::settle(list, &item, store, moment)?;
            }
            Done::at(item_place(*id)).saying(&told.taken_back, None)
        }
    })
}

fn there<'a>(
    id: Id,
    store: &Store,
    view: &View<'a>,
) -> Result<(&'a KeptList, ListItem), StoreError> {
    let item = find(store, id)?;
    Ok((list_of(&item.list, view)?, item))
}

/// Keeps it, and its reminder with it.
fn kept(list: &KeptList, item: ListItem, store: &Store, view: &View<'_>) -> Result<Done, Stop> {
    let moment = view.moment();
    let item = ListItem {
        edited_at: moment.now,
        ..item
    };
    store.write(|db| keep_in(db, &item))?;
    notice::settle(list, &item, store, moment)?;
    let words = &view.content().lists;
    let comes = notice::comes(list, &item, moment).map(|day| {
        let day = moment.calendar_day(day);
        fill(&words.kept_by_notice, &[("day", &day)])
    });
    let sentences: Vec<_> = [Some(words.told.kept.clone()), comes]
        .into_iter()
        .flatten()
        .collect();
    Ok(Done::at(item_place(item.id)).saying(sentences.join(" "), None))
}

/// Closes it, with a way back.
fn closed(
    list: &KeptList,
    item: ListItem,
    outcome: String,
    told: String,
    store: &Store,
    view: &View<'_>,
) -> Result<Done, Stop> {
    let id = item.id;
    let outcome = Outcome {
        id: outcome,
        told,
        at: view.moment().now,
    };
    let item = ListItem {
        outcome: Some(outcome),
        ..item
    };
    kept(list, item, store, view)?;
    let words = &view.content().lists;
    let back = Target::act(&Act::Reopen { id });
    let undo = Offer::of(&words.offers.take_back, Role::Undo, back);
    Ok(Done::at(list_place(list)).saying(&words.told.kept, Some(undo)))
}
