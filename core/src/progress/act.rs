//! What can be done with what was: set right, deleted, and brought back.

use super::bin;
use super::page::{Act, At, EntryDraft, find, history_place};
use crate::page::{Answers, Offer, Place, Role, Target};
use crate::session::corrections::{CorrectionError, correct_all};
use crate::view::{Done, Failure, Stop, View};

/// Does it, and says where that leads.
pub fn act(act: &Act, said: Answers<'_>, view: &View<'_>) -> Result<Done, Stop> {
    let store = view.own()?;
    let now = view.moment().now;
    let content = view.content();
    let entry = |id| Place::to(&At::Entry { id });
    Ok(match act {
        Act::Correct { id } => {
            let record = find(*id, store)?;
            let there = EntryDraft::of(&record);
            let wanted = there.read(said, &record, content)?;
            let corrections = wanted.corrections(&there);
            correct_all(store, *id, &corrections, now).map_err(stop)?;
            Done::at(entry(*id))
        }
        Act::Delete { id } => {
            bin::delete(store, *id, now)?;
            let words = &content.cards_words.page;
            let back = Target::act(&Act::Restore { id: *id });
            let back = Offer::of(&words.offers.take_back, Role::Undo, back);
            Done::at(history_place()).saying(&words.told.deleted, Some(back))
        }
        Act::Restore { id } => {
            bin::restore(store, *id)?;
            Done::at(entry(*id)).saying(&content.words.history.page.restored, None)
        }
    })
}

fn stop(error: CorrectionError) -> Stop {
    match error {
        CorrectionError::Store(error) => error.into(),
        CorrectionError::Session(_) => Stop::Fails(Failure::Gone),
    }
}
