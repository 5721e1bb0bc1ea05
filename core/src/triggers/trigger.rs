//! One thing that sets an urge off, in the person's own words.

use std::collections::HashSet;

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::stored::{choice, fitting, fitting_list, instant, list as json, said, texts, word};
use super::{TriggerError, stored};
use crate::content::TriggerKind;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// A trigger that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trigger {
    /// Its id; a ride that names this very trigger reports it as text.
    pub id: Id,
    /// What the person wrote.
    #[serde(flatten)]
    pub written: TriggerDraft,
    /// Its place from 1 in the person's own order, where they have set one.
    pub own_place: Option<i32>,
    /// When it was last changed.
    pub edited_at: Instant,
}

/// What a person writes down of a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TriggerDraft {
    /// What kind of thing it is.
    pub kind: TriggerKind,
    /// Its name, in the person's words.
    pub name: String,
    /// What goes through the mind then.
    pub thoughts: Vec<String>,
    /// What the person usually does; may be empty.
    pub usual_response: String,
    /// Choices of a ride that stand for it, by id; one choice may stand for several triggers.
    pub chips: Vec<String>,
}

impl TriggerDraft {
    fn to_keep(&self) -> Result<Self, TriggerError> {
        Ok(Self {
            kind: self.kind,
            name: said(&self.name)?,
            thoughts: fitting_list(&self.thoughts)?,
            usual_response: fitting(&self.usual_response)?,
            chips: fitting_list(&self.chips)?,
        })
    }
}

impl Trigger {
    /// True where `name`, as a ride reported it, means this trigger: its own id, or one of its chips.
    pub fn is_named(&self, name: &str) -> bool {
        is_named(self.id, &self.written.chips, name)
    }

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get(0)?,
            written: TriggerDraft {
                kind: choice(row.get(1)?)?,
                name: row.get(2)?,
                thoughts: texts(&row.get::<_, String>(3)?)?,
                usual_response: row.get(4)?,
                chips: texts(&row.get::<_, String>(5)?)?,
            },
            own_place: row.get(6)?,
            edited_at: instant(row.get(7)?)?,
        })
    }
}

pub(super) fn is_named(id: Id, chips: &[String], name: &str) -> bool {
    chips.iter().any(|chip| chip == name) || name.parse() == Ok(id)
}

/// Keeps a new trigger.
///
/// # Errors
/// [`TriggerError::NoWords`] where it has no name.
pub fn keep(store: &Store, draft: &TriggerDraft, now: Instant) -> Result<Trigger, TriggerError> {
    let (id, written) = (Id::new(now)?, draft.to_keep()?);
    store.write(|db| keep_in(db, id, &written, now))?;
    Ok(Trigger {
        id,
        written,
        own_place: None,
        edited_at: stored::instant(to_millis(now))?,
    })
}

/// Keeps a trigger that was checked before, in a transaction of somebody else's.
pub(crate) fn keep_in(
    db: &Connection,
    id: Id,
    written: &TriggerDraft,
    now: Instant,
) -> Result<(), StoreError> {
    found(db.execute(
        "INSERT INTO triggers (id, kind, name, thoughts, usual_response, chips, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id,
            word(written.kind)?,
            written.name,
            json(&written.thoughts),
            written.usual_response,
            json(&written.chips),
            to_millis(now)
        ],
    )?)
}

/// Writes a trigger anew; its place, its encounters and its plans stay.
pub fn change(
    store: &Store,
    id: Id,
    draft: &TriggerDraft,
    now: Instant,
) -> Result<(), TriggerError> {
    let written = draft.to_keep()?;
    let kind = word(written.kind)?;
    store.write(|db| {
        let changed = db.execute(
            "UPDATE triggers SET kind = ?2, name = ?3, thoughts = ?4, usual_response = ?5, chips = ?6,
                    edited_at = max(edited_at, ?7) WHERE id = ?1",
            params![
                id,
                kind,
                written.name,
                json(&written.thoughts),
                written.usual_response,
                json(&written.chips),
                to_millis(now)
            ],
        )?;
        found(changed)
    })?;
    Ok(())
}

/// Deletes a trigger with its reports, its plans and what was said of them. Rides that named it stay.
pub fn remove(store: &Store, id: Id) -> Result<(), TriggerError> {
    Ok(store.write(|db| remove_in(db, id))?)
}

/// Deletes a trigger in a transaction of somebody else's.
pub(crate) fn remove_in(db: &Connection, id: Id) -> Result<(), StoreError> {
    found(db.execute("DELETE FROM triggers WHERE id = ?1", [id])?)
}

/// All triggers: those with a place of the person's own first, the others in the order they were written down.
/// The order by risk is [`super::map::trigger_map`]'s.
pub fn list(store: &Store) -> Result<Vec<Trigger>, TriggerError> {
    Ok(store.read(list_in)?)
}

/// All triggers, in a transaction of somebody else's.
pub(crate) fn list_in(db: &Connection) -> Result<Vec<Trigger>, StoreError> {
    db.prepare_cached(
        "SELECT id, kind, name, thoughts, usual_response, chips, own_place, edited_at FROM triggers
         ORDER BY own_place IS NULL, own_place, id",
    )?
    .query_and_then([], Trigger::read)?
    .collect()
}

/// Sets the person's own order: these first, as they stand here; every other goes by its risk again. An empty
/// order gives all of them back to their risk.
///
/// # Errors
/// [`StoreError::NotFound`] where one of them is no longer there; nothing has changed then.
pub fn put_in_order(store: &Store, order: &[Id], now: Instant) -> Result<(), TriggerError> {
    store.write(|db| {
        let mut placed = HashSet::new();
        db.execute(
            "UPDATE triggers SET own_place = NULL, edited_at = max(edited_at, ?1) WHERE own_place IS NOT NULL",
            [to_millis(now)],
        )?;
        let mut place = db.prepare_cached(
            "UPDATE triggers SET own_place = ?2, edited_at = max(edited_at, ?3) WHERE id = ?1",
        )?;
        for id in order {
            if placed.insert(*id) {
                found(place.execute(params![id, placed.len() as i64, to_millis(now)])?)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// Puts one of them at this place of the `order` that they stand in, from 0. Everything above the place keeps its
/// order, so that the one that is moved stands where it was put.
///
/// # Errors
/// [`StoreError::NotFound`] where it does not stand there.
pub(crate) fn put_at(
    store: &Store,
    mut order: Vec<Id>,
    id: Id,
    to: u32,
    now: Instant,
) -> Result<(), TriggerError> {
    let from = order.iter().position(|other| *other == id);
    let from = from.ok_or(StoreError::NotFound)?;
    order.remove(from);
    order.insert((to as usize).min(order.len()), id);
    put_in_order(store, &order, now)
}

/// An error where no row was changed.
pub(super) fn found(changed: usize) -> Result<(), StoreError> {
    match changed {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{at, draft};

    #[test]
    fn a_trigger_is_kept_changed_and_removed() {
        let (_folder, store) = scratch::store();
        let kept = keep(&store, &draft("the bar by the station"), at(0)).unwrap();
        assert_eq!(list(&store).unwrap(), std::slice::from_ref(&kept));
        let mut other = draft("the bar on the corner");
        other.thoughts = vec!["just this once".to_owned()];
        change(&store, kept.id, &other, at(9)).unwrap();
        let found = list(&store).unwrap().remove(0);
        assert_eq!(
            (found.id, found.written, found.edited_at),
            (kept.id, other, at(9))
        );
        remove(&store, kept.id).unwrap();
        assert_eq!(list(&store).unwrap(), []);
        assert_eq!(
            remove(&store, kept.id),
            Err(TriggerError::Store(StoreError::NotFound))
        );
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_change_look_older() {
        let (_folder, store) = scratch::store();
        let kept = keep(&store, &draft("payday"), at(100)).unwrap();
        change(&store, kept.id, &draft("the day before payday"), at(0)).unwrap();
        assert_eq!(list(&store).unwrap()[0].edited_at, at(100));
    }

    #[test]
    fn a_trigger_without_a_name_is_not_kept() {
        let (_folder, store) = scratch::store();
        assert_eq!(
            keep(&store, &draft("  "), at(0)),
            Err(TriggerError::NoWords)
        );
        assert_eq!(list(&store).unwrap(), []);
    }

    #[test]
    fn a_trigger_answers_to_its_chips_and_to_its_own_id() {
        let (_folder, store) = scratch::store();
        let mut bar = draft("the bar");
        bar.chips = vec!["place".to_owned()];
        let kept = keep(&store, &bar, at(0)).unwrap();
        assert!(kept.is_named("place") && kept.is_named(&kept.id.to_string()));
        assert!(!kept.is_named("person") && !kept.is_named("the bar"));
    }

    #[test]
    fn the_persons_order_comes_first_and_can_be_given_up() {
        let (_folder, store) = scratch::store();
        let ids: Vec<Id> = ["a", "b", "c"]
            .iter()
            .zip(0..)
            .map(|(name, second)| keep(&store, &draft(name), at(second)).unwrap().id)
            .collect();
        let order = |store: &Store| -> Vec<Id> {
            list(store).unwrap().iter().map(|kept| kept.id).collect()
        };
        put_in_order(&store, &[ids[2], ids[1], ids[2]], at(10)).unwrap();
        assert_eq!(order(&store), [ids[2], ids[1], ids[0]]);
        let gone = Id::from_parts(at(0), &[7; 10]);
        assert!(put_in_order(&store, &[ids[0], gone], at(11)).is_err());
        assert_eq!(order(&store), [ids[2], ids[1], ids[0]]);
        put_in_order(&store, &[], at(12)).unwrap();
        assert_eq!(order(&store), ids);
    }
}
