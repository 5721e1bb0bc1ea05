//! A day that may be hard: its line, its page, the forms that write it, and how it went.

use super::{Act, At, CheckInDraft, all, changing, writing};
use crate::content::fill;
use crate::page::{Answers, Block, Confirm, Item, LineRole, Offer, Place, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::triggers::TriggerError;
use crate::triggers::cope_ahead::{CopeAhead, CopeAheadDraft, list};
use crate::triggers::due::DayAhead;
use crate::view::{Body, View};

/// The day with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where it is gone.
pub(crate) fn find(id: Id, store: &Store) -> Result<CopeAhead, TriggerError> {
    let found = list(store)?.into_iter().find(|day| day.id == id);
    Ok(found.ok_or(StoreError::NotFound)?)
}

/// Its line on the map.
pub(super) fn item(day: &DayAhead, view: &View<'_>) -> Item {
    let id = day.planned.id;
    let lines: Vec<_> = day.planned.written.lines().collect();
    Item::new(
        format!("day-{id}"),
        day.sentence(&view.content().triggers.cope_ahead),
    )
    .detail(lines.join(" · "))
    .open(Target::go(&At::Day { id }))
}

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, TriggerError> {
    let planned = find(id, store)?;
    let words = &view.content().triggers;
    let offers = &words.page.offers;
    let moment = view.moment();
    let mut lines = vec![moment.calendar_day(planned.written.day)];
    lines.extend(planned.written.lines());
    let mut can = Vec::new();
    let is_over = planned.written.day.days_since(moment.today()) <= 0;
    if is_over {
        let target = Target::go(&At::CheckIn { id });
        can.push(Offer::of(&offers.check_in, Role::Write, target));
    }
    let rehearse = Offer::of(
        &offers.rehearse,
        Role::Begin,
        Target::go(&At::Urge { what: id }),
    );
    // What made it worse is not suggested again: it comes last.
    if planned.suggest_rehearsal {
        can.push(rehearse.clone().detail(&words.cope_ahead.rehearse));
    }
    let delete = Offer::of(
        &offers.delete,
        Role::Delete,
        Target::act(&Act::DeleteDay { id }),
    );
    can.push(Offer::of(
        &offers.change,
        Role::Change,
        Target::go(&At::ChangeDay { id }),
    ));
    can.push(delete.confirmed(Confirm::of(&words.page.delete_day)));
    can.extend((!planned.suggest_rehearsal).then_some(rehearse));
    Ok(Body::new(&planned.written.situation)
        .up(all())
        .block(Block::lines(LineRole::Body, lines))
        .block(Block::offers(can)))
}

/// The form for a new one.
pub(super) fn new(said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().triggers.page.offers.add_day.label;
    writing::<CopeAheadDraft>(title, said, None, &Act::KeepDay, all(), view)
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
        &Act::ChangeDay { id },
        &At::Day { id },
        view,
    ))
}

/// Asks how it went; what was said before stands there.
pub(super) fn check_in(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, TriggerError> {
    let day = find(id, store)?;
    let words = &view.content().triggers.cope_ahead;
    let situation = day.written.situation.as_str();
    let title = fill(&words.check_in, &[("situation", situation)]);
    let there = day.check_in.as_ref().map(CheckInDraft::of);
    let up = Place::to(&At::Day { id });
    let act = Act::CheckIn { id };
    Ok(writing(&title, said, there.as_ref(), &act, up, view))
}
