//! What a look at every page of the data file found, and mending it.

use super::{Act, home};
use crate::content::{BackupWords, counted, counted_with, fill};
use crate::page::{Block, Confirm, LineRole, Offer, Role, Target, Weight};
use crate::store::{Condition, Mended, Snapshot, StoreError, snapshots};
use crate::time::{Day, Instant};
use crate::view::dates::dated;
use crate::view::{Body, Moment, View};

/// The page of what was found last; none where nothing was checked in this process.
pub(super) fn page(found: Option<Condition>, view: &View<'_>) -> Body {
    let words = &view.content().backup;
    let (Some(found), Ok(store)) = (found, view.own()) else {
        return Body::gone(home());
    };
    let copies = snapshots(store.folder()).unwrap_or_default();
    let mut lines = in_words(Some(found), &copies, view.moment()).into_iter();
    let lead: Vec<_> = lines.by_ref().take(1).collect();
    let mut body = Body::new(&words.checked.title)
        .up(home())
        .block(Block::lines(LineRole::Lead, lead));
    if lines.len() > 0 {
        body = body.block(Block::lines(LineRole::Body, lines));
    }
    match found {
        Condition::Sound => body,
        Condition::Damaged => body.block(Block::offers([mend(words)])),
    }
}

/// Makes a new data file of what reads, once that was agreed to.
pub(super) fn mend(words: &BackupWords) -> Offer {
    let mend = Offer::of(&words.offers.mend, Role::Change, Target::act(&Act::Mend));
    let mend = mend.weight(Weight::Main).slow();
    mend.confirmed(Confirm::of(&words.mend_confirm))
}

/// What was found, a line each; none where the file does not open at all.
pub fn in_words(found: Option<Condition>, copies: &[Snapshot], moment: &Moment) -> Vec<String> {
    let words = &moment.content().backup.checked;
    let mut days: Vec<_> = copies.iter().map(|one| day(one.made_at, moment)).collect();
    days.dedup();
    let all = (!days.is_empty()).then(|| fill(&words.copies, &[("days", &days.join(", "))]));
    if found == Some(Condition::Sound) {
        return std::iter::once(words.sound.clone()).chain(all).collect();
    }
    let damaged = match found {
        Some(_) => &words.damaged,
        None => &words.unopened,
    };
    let rest = match days.first() {
        Some(day) => fill(&words.from_copy, &[("day", day)]),
        None if found.is_some() => words.no_copy.clone(),
        None => words.nothing_to_mend.clone(),
    };
    vec![damaged.clone(), rest]
}

/// What mending came to, in words.
pub fn mended_in_words(mended: &Mended, moment: &Moment) -> String {
    let words = &moment.content().backup.checked;
    let mut said = vec![counted(&words.mended, mended.read)];
    if let Some(at) = mended.copy_of {
        let day = day(at, moment);
        said.push(counted_with(
            &words.taken,
            mended.from_copy,
            &[("day", &day)],
        ));
    }
    if let Some(name) = mended.aside.file_name() {
        let file = name.to_string_lossy();
        said.push(fill(&words.aside, &[("file", &file)]));
    }
    said.join(" ")
}

/// Why it was not mended, where more can be said than of any other work.
pub fn not_mended<'a>(error: &StoreError, words: &'a BackupWords) -> Option<&'a str> {
    (*error == StoreError::Busy).then_some(words.checked.elsewhere.as_str())
}

/// Why the key is not changed, where more can be said than of any other work.
pub fn key_stays(error: &StoreError, words: &BackupWords) -> Option<String> {
    match error {
        StoreError::Busy => Some(words.key.open.clone()),
        StoreError::CopyDamaged { name } => Some(fill(&words.key.unread, &[("file", name)])),
        _ => None,
    }
}

fn day(at: Instant, moment: &Moment) -> String {
    dated(&moment.content().words, Day::of(at, moment.zone))
}
