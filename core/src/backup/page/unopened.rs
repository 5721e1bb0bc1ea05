//! What can be done about a store that does not open: mended where its key is in reach, or put aside.

use super::{Act, At, Unopened, checked};
use crate::page::{Block, Confirm, Offer, Role, Target};
use crate::store::{Condition, StoreError, snapshots};
use crate::view::{Closed, View};

/// What was found, a line each, and the ways that there are.
#[derive(Default)]
pub(super) struct Ways {
    pub lines: Vec<String>,
    pub mend: Option<Offer>,
    pub aside: Option<Offer>,
}

/// What can be done; nothing where it opens by waiting or unlocking.
pub(super) fn ways(error: &StoreError, lost: &Unopened, view: &View<'_>) -> Ways {
    if !error.is_lost() {
        return Ways::default();
    }
    let words = &view.content().backup;
    let aside = Offer::of(&words.offers.aside, Role::Change, Target::act(&Act::Aside));
    let aside = Some(aside.confirmed(Confirm::of(&words.aside_confirm)));
    if !error.can_be_mended() || lost.key.is_none() {
        return Ways {
            aside,
            ..Ways::default()
        };
    }
    let copies = snapshots(&lost.folder).unwrap_or_default();
    // Where its beginning reads, so may more of it.
    let found = (*error == StoreError::Damaged).then_some(Condition::Damaged);
    let may_read = found.is_some() || !copies.is_empty();
    let mend = may_read.then(|| checked::mend(words));
    Ways {
        lines: checked::in_words(found, &copies, view.moment()),
        mend,
        aside,
    }
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
