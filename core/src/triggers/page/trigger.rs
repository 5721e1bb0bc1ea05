//! One trigger: what is known of it and the plans for it, and the forms that write it.

use super::{Act, At, all, changing, plan, writing};
use crate::page::{Answers, Block, Confirm, Items, LineRole, Offer, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::triggers::map::whole_map;
use crate::triggers::trigger::{self, Trigger, TriggerDraft};
use crate::triggers::{TriggerError, offered};
use crate::view::{Body, View};

/// The trigger with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where it is gone.
pub(super) fn find(id: Id, store: &Store) -> Result<Trigger, TriggerError> {
    let mut known = trigger::list(store)?.into_iter();
    let found = known.find(|known| known.id == id);
    Ok(found.ok_or(StoreError::NotFound)?)
}

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, TriggerError> {
    let content = view.content();
    let words = &content.triggers;
    let offers = &words.page.offers;
    let map = whole_map(store)?;
    let found = map.iter().find(|mapped| mapped.trigger.id == id);
    let mapped = found.ok_or(StoreError::NotFound)?;
    let written = &mapped.trigger.written;
    let used = view.ahead.holds.used();
    let mut lines = vec![mapped.risk.sentence(&words.risk, used)];
    lines.extend(written.thoughts.iter().cloned());
    lines.extend(Some(written.usual_response.clone()).filter(|text| !text.is_empty()));
    let plans = offered::of_trigger(store, id)?;
    let plans = Items::new("plans")
        .title(&words.plans.title)
        .none(&words.plans.empty)
        .items(plans.iter().map(|one| plan::item(one, view)))
        .offers([Offer::of(
            &offers.add_plan,
            Role::Write,
            Target::go(&At::NewPlan { trigger: id }),
        )]);
    let delete = Offer::of(
        &offers.delete,
        Role::Delete,
        Target::act(&Act::Delete { id }),
    );
    Ok(Body::new(&written.name)
        .up(all())
        .block(Block::lines(LineRole::Body, lines))
        .block(Block::items(plans))
        .block(Block::offers([
            Offer::of(&offers.met, Role::Write, Target::go(&At::Met { id })),
            Offer::of(&offers.change, Role::Change, Target::go(&At::Change { id })),
            Offer::of(&offers.past, Role::Go, Target::go(&At::Past { id })),
            delete.confirmed(Confirm::of(&words.page.delete_trigger)),
        ])))
}

/// The form for a new one.
pub(super) fn new(said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().triggers.page.offers.write.label;
    writing::<TriggerDraft>(title, said, None, &Act::Keep, all(), view)
}

/// The form that changes it.
pub(super) fn change(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let there = find(id, store)?.written;
    Ok(changing(
        &there,
        said,
        &Act::Change { id },
        &At::Trigger { id },
        view,
    ))
}
