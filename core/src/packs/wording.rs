//! How packs are said: who handed one over, what an entry is, how it stands to what is here, and what was done. What
//! somebody else wrote is put in once and never looked through for gaps.

use super::{EntryKind, EntryState, Imported, PackInfo, TakenBack};
use crate::content::{Content, fill};

/// "From NAME, unverified. Revision 2"
pub(crate) fn from(content: &Content, pack: &PackInfo) -> String {
    let revision = revision(content, pack.revision);
    format!("{}. {revision}", content.unverified(&pack.author))
}

/// "Revision 2"
pub(crate) fn revision(content: &Content, n: i32) -> String {
    fill(&content.packs.revision, &[("n", &n.to_string())])
}

/// "Card: The ten-minute call"; a taper and a routine are called what they are.
pub(crate) fn labelled(content: &Content, kind: EntryKind, label: &str) -> String {
    let words = &content.packs.kinds;
    match kind {
        EntryKind::Card => format!("{}: {label}", words.card),
        EntryKind::Practice => format!("{}: {label}", words.practice),
        EntryKind::Worksheet => format!("{}: {label}", words.worksheet),
        EntryKind::Plan => format!("{}: {label}", words.plan),
        EntryKind::Taper | EntryKind::Routine => label.to_owned(),
    }
}

/// How an entry stands to what is here.
pub(crate) fn state(content: &Content, state: EntryState) -> &str {
    let words = &content.packs.states;
    match state {
        EntryState::New => &words.new,
        EntryState::NewBesideYours => &words.new_beside_yours,
        EntryState::Same => &words.same,
        EntryState::Changed => &words.changed,
        EntryState::ChangedYoursStays => &words.changed_yours_stays,
        EntryState::LeftOut => &words.left_out,
        EntryState::Removed => &words.removed,
        EntryState::RemovedYoursStays => &words.removed_yours_stays,
    }
}

/// What came of bringing a pack in.
pub(crate) fn done(content: &Content, done: Imported) -> String {
    fill(
        &content.packs.done,
        &[
            ("brought", &done.brought.to_string()),
            ("updated", &done.updated.to_string()),
            ("taken_out", &done.taken_out.to_string()),
        ],
    )
}

/// What came of taking one back, a sentence each.
pub(crate) fn taken(content: &Content, taken: &TakenBack) -> Vec<String> {
    let words = &content.packs;
    [
        (&words.taken_out, &taken.taken_out),
        (&words.stays_changed, &taken.changed),
        (&words.stays_used, &taken.used),
    ]
    .into_iter()
    .filter(|(_, list)| !list.is_empty())
    .map(|(sentence, list)| sentence.replacen("{list}", &list.join("; "), 1))
    .collect()
}

impl PackInfo {
    /// True where nothing is left to take back but what the person has changed or used.
    pub(crate) fn is_theirs(&self) -> bool {
        !self.entries.is_empty() && self.entries.iter().all(|entry| entry.theirs)
    }
}
