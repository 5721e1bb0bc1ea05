//! What can be done about a store that does not open: mended where its key is in reach, or put aside.

use super::{Act, At, Unopened, checked};
use crate::page::{Block, Confirm, Offer, Role, Target, Weight};
use crate::store::{Condition, StoreError, snapshots};
use crate::view::{Closed, View};

/// The ways that there are.
pub(super) struct Ways {
    pub mend: Option<Offer>,
    pub aside: Option<Offer>,
}

/// What was found, a line each, and what can be done; nothing where it opens by waiting or unlocking.
pub(super) fn ways(error: &StoreError, lost: &Unopened, view: &View<'_>) -> (Vec<String>, Ways) {
    let words = &view.content().backup;
    if !error.is_lost() {
        let none = Ways {
            mend: None,
            aside: None,
        };
        return (Vec::new(), none);
    }
    let aside = Offer::of(&words.offers.aside, Role::Change, Target::act(&Act::Aside));
    let aside = Some(aside.confirmed(Confirm::of(&words.aside_confirm)));
    if !error.can_be_mended() || lost.key.is_none() {
        return (Vec::new(), Ways { mend: None, aside });
    }
    let copies = snapshots(&lost.folder).unwrap_or_default();
    // Where its beginning reads, so may more of it.
    let found = (*error == StoreError::Damaged).then_some(Condition::Damaged);
    let lines = checked::in_words(found, &copies, view.moment());
    if copies.is_empty() && found.is_none() {
        return (lines, Ways { mend: None, aside });
    }
    let mend = Offer::of(&words.offers.mend, Role::Change, Target::act(&Act::Mend));
    let mend = mend.weight(Weight::Main).slow();
    let mend = Some(mend.confirmed(Confirm::of(&words.mend_confirm)));
    (lines, Ways { mend, aside })
}

/// The way from the first page to the page of backups, where a store is lost.
pub(crate) fn way_out(view: &View<'_>) -> Option<Block> {
    match view.own() {
        Err(Closed::Unreadable(error)) if error.is_lost() => {
            let words = &view.content().backup.offers.unopened;
            let go = Offer::of(words, Role::Go, Target::go(&At::Backup));
            Some(Block::offers([go]))
        }
        _ => None,
    }
}
