//! What can be done with measures: answered item by item, handed in, set right, deleted, and a number of the person's own
//! named.

use super::bin::{self, Kind};
use super::page::{Act, At, NameDraft, after, all, given};
use super::score::{Given, stands_for_danger};
use super::{instrument, records, trackers};
use crate::content::Instrument;
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::view::{Done, Draft, Fact, Failure, Stop, View};

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>) -> Result<Done, Stop> {
    let store = view.own()?;
    let now = view.moment().now;
    let words = &view.content().measures;
    let at = |at: At| Done::at(Place::to(&at));
    Ok(match act {
        Act::Answer { instrument: id } => answered(id, said, view, store)?,
        Act::One { instrument, item } => one(instrument, item, said, view, store)?,
        Act::Finish { instrument: id } => {
            let of = instrument(id, store, view.content())?;
            let id = records::finish(store, &of, now)?;
            let id = id.ok_or(Stop::Fails(Failure::Gone))?;
            at(At::Result { id })
        }
        Act::Correct { id } => {
            let (record, before) = records::find(store, *id)?;
            let of = instrument(&record.instrument, store, view.content())?;
            let given = given(&of, said, view)?;
            records::correct(store, &of, *id, &given, now)?;
            believed(at(At::Correct { id: *id }), &of, (&before, &given), view)
        }
        Act::Delete { id } => {
            let instrument = bin::delete_measure(store, *id, now)?;
            let before = None;
            at(At::History { instrument, before }).saying(&words.deleted, Some(undo(*id, view)))
        }
        Act::KeepTracker => {
            let NameDraft(name) = NameDraft::checked(said, &view.ahead)?;
            let instrument = trackers::keep(store, &name, now)?.to_string();
            at(At::Form { instrument }).saying(&words.kept, None)
        }
        Act::Rename { id } => {
            let NameDraft(name) = NameDraft::checked(said, &view.ahead)?;
            trackers::rename(store, *id, &name, now)?;
            history_of(*id).saying(&words.kept, None)
        }
        Act::DeleteTracker { id } => {
            bin::delete_tracker(store, *id, now)?;
            Done::at(all()).saying(&words.deleted, Some(undo(*id, view)))
        }
        Act::Restore { id } => restored(*id, view, store)?,
    })
}

/// Keeps what is answered so far. One with a single item is handed in by it.
fn answered(id: &str, said: Answers<'_>, view: &View<'_>, store: &Store) -> Result<Done, Stop> {
    let moment = view.moment();
    let of = instrument(id, store, view.content())?;
    let given = given(&of, said, view)?;
    let before = records::open_one(store, &of, moment.now)?;
    let before = before.map(|(_, given)| given).unwrap_or_default();
    records::keep(store, &of, &given, moment.now, moment.zone)?;
    let is_one = of.verbatim.items.len() == 1 && !given.is_empty();
    let finished = if is_one {
        records::finish(store, &of, moment.now)?
    } else {
        None
    };
    let instrument = id.to_owned();
    let to = finished.map_or(At::Form { instrument }, |id| At::Result { id });
    let done = Done::at(Place::to(&to));
    Ok(believed(done, &of, (&before, &given), view))
}

/// Keeps the answer to one item beside those that are kept already, and goes on to the next that has none.
fn one(
    id: &str,
    item: &str,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Done, Stop> {
    let moment = view.moment();
    let of = instrument(id, store, view.content())?;
    let said = given(&of, said, view)?;
    let before = records::open_one(store, &of, moment.now)?;
    let before = before.map(|(_, given)| given).unwrap_or_default();
    let mut all = before.clone();
    all.extend(said.into_iter().filter(|(answered, _)| answered == item));
    records::keep(store, &of, &all, moment.now, moment.zone)?;
    let next = Done::at(Place::to(&after(&of, Some(item), &all)));
    Ok(believed(next, &of, (&before, &all), view))
}

/// Answers that stand for danger, where those before did not, are believed everywhere. That the plan stands above is
/// said: on a long form its top is out of sight.
fn believed(
    done: Done,
    of: &Instrument,
    (before, given): (&Given, &Given),
    view: &View<'_>,
) -> Done {
    if stands_for_danger(of, given) && !stands_for_danger(of, before) {
        let words = &view.content().measures.signal;
        done.fact(Fact::Danger).saying(words, None)
    } else {
        done
    }
}

fn undo(id: Id, view: &View<'_>) -> Offer {
    let words = &view.content().measures.offers.take_back;
    Offer::of(words, Role::Undo, Target::act(&Act::Restore { id }))
}

fn history_of(tracker: Id) -> Done {
    Done::at(Place::to(&At::History {
        instrument: tracker.to_string(),
        before: None,
    }))
}

/// What comes back stands for nothing that it did not say before.
fn restored(id: Id, view: &View<'_>, store: &Store) -> Result<Done, StoreError> {
    let done = match bin::restore(store, id)? {
        Kind::Measure => Done::at(Place::to(&At::Result { id })),
        Kind::Tracker => history_of(id),
    };
    Ok(done.saying(&view.content().measures.restored, None))
}
