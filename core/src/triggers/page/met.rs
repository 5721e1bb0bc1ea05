//! When a trigger was met: the form that notes it, and the notes.

use super::trigger::find;
use super::{Act, At, MetDraft, writing};
use crate::content::fill;
use crate::page::{Answers, Block, Confirm, Item, Items, Offer, Place, Role, Target};
use crate::store::{Id, Store};
use crate::triggers::TriggerError;
use crate::triggers::encounter::{self, KeptEncounter};
use crate::view::{Body, View};

/// The form that notes it: now, unless another time is said.
pub(super) fn new(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let name = find(id, store)?.written.name;
    let now = MetDraft::now(view.moment());
    let up = Place::to(&At::Trigger { id });
    Ok(writing(&name, said, Some(&now), &Act::Met { id }, up, view))
}

pub(super) fn past(id: Id, view: &View<'_>, store: &Store) -> Result<Body, TriggerError> {
    let name = find(id, store)?.written.name;
    let words = &view.content().triggers.page;
    let notes = encounter::list(store, id)?;
    let notes = Items::new("met")
        .title(&words.past)
        .none(&words.no_past)
        .items(notes.iter().map(|note| item(note, view)));
    Ok(Body::new(name)
        .up(Place::to(&At::Trigger { id }))
        .block(Block::items(notes)))
}

fn item(note: &KeptEncounter, view: &View<'_>) -> Item {
    let words = &view.content().triggers.page;
    let met = &note.encounter;
    let id = note.id;
    // On a day on which the person has used, nothing speaks of having acted.
    let acted = met.acted && !view.ahead.holds.used();
    let strength = met
        .strength
        .map(|n| fill(&words.strength, &[("n", &n.to_string())]));
    let parts: Vec<String> = strength
        .into_iter()
        .chain(acted.then(|| words.acted.clone()))
        .collect();
    let delete = Offer::of(
        &words.offers.delete,
        Role::Delete,
        Target::act(&Act::DeleteMet { id }),
    );
    Item::new(format!("met-{id}"), view.moment().day_and_time(met.at))
        .note(parts.join(", "))
        .offers([delete.confirmed(Confirm::of(&words.delete_met))])
}
