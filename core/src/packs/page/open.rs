//! A pack before anything of it is taken: who it is from, every entry with what it would change, chosen one by one.

use std::collections::BTreeSet;

use super::{Act, At, EndedDraft, Opened, State, all};
use crate::content::fill;
use crate::packs::{
    EntryKind, EntryState, Pack, PackPreview, PackRefused, PreviewEntry, preview, wording,
};
use crate::page::{
    Answers, Badge, Block, Form, Item, Items, LineRole, NoticeKind, Offer, Place, Role, Target,
    Weight,
};
use crate::store::{Store, StoreError};
use crate::view::{Body, Draft, View};

pub(super) fn page(
    number: i32,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
    state: &State,
) -> Result<Body, StoreError> {
    let close = Offer::of(
        &view.content().packs.page.offers.close,
        Role::Leave,
        Target::act(&Act::Close { number }),
    );
    let close = Block::offers([close]);
    Ok(match state.opened(number).ok_or(StoreError::NotFound)? {
        Opened::Refused(refused) => not_read(refused, view),
        Opened::Read { pack, chosen } => whole(number, pack, chosen, said, view, store)?,
    }
    .up(all())
    .block(close))
}

/// Why it was not read: everything that is wrong with it.
fn not_read(refused: &PackRefused, view: &View<'_>) -> Body {
    let words = &view.content().packs;
    let mut problems: Vec<_> = refused.problems.iter().map(ToString::to_string).collect();
    if refused.more > 0 {
        let more = refused.more.to_string();
        problems.push(fill(&words.and_more, &[("n", &more)]));
    }
    Body::new(&words.title)
        .block(Block::notice(NoticeKind::Problem, &words.refused))
        .block(Block::lines(LineRole::Body, problems))
}

fn whole(
    number: i32,
    pack: &Pack,
    chosen: &BTreeSet<String>,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.packs;
    let shown = preview(store, content, pack)?;
    // What somebody else wrote is put in once and never looked through for gaps.
    let from = words.from.replacen("{name}", &pack.author, 1);
    let mut notes = vec![wording::revision(content, pack.revision)];
    if let Some(here) = shown.here.filter(|here| *here > pack.revision) {
        notes.push(fill(&words.older, &[("n", &here.to_string())]));
    }
    if shown.entries.iter().all(|entry| !entry.can_choose) {
        notes.push(words.nothing_new.clone());
    }
    let mut body = Body::new(&pack.name).block(Block::lines(LineRole::Caution, [from]));
    if !pack.about.is_empty() {
        body = body.block(Block::lines(LineRole::Body, [&pack.about]));
    }
    let entries = (0..)
        .zip(&shown.entries)
        .map(|(at, entry)| item(number, at, entry, chosen, view));
    let entries = Items::new("entries")
        .none(&words.nothing_new)
        .items(entries);
    body = body
        .block(Block::lines(LineRole::Small, notes))
        .block(Block::items(entries));
    let count = shown
        .entries
        .iter()
        .filter(|entry| entry.can_choose && chosen.contains(&entry.entry))
        .count();
    if count == 0 {
        return Ok(body);
    }
    let take = Target::act(&Act::Take { number });
    let take = Offer::of(&words.page.offers.take, Role::Done, take)
        .weight(Weight::Main)
        .detail(fill(&words.import_detail, &[("n", &count.to_string())]))
        .slow();
    Ok(if asks_day(&shown, chosen) {
        let fields = EndedDraft::fields(said, &view.ahead);
        let form = Form::new("form", fields, take);
        body.block(Block::Form { form })
    } else {
        body.block(Block::offers([take]))
    })
}

/// True where booster sessions are chosen, and nobody has said from which day they count.
pub(crate) fn asks_day(shown: &PackPreview, chosen: &BTreeSet<String>) -> bool {
    let taper = |entry: &PreviewEntry| {
        entry.kind == EntryKind::Taper && entry.can_choose && chosen.contains(&entry.entry)
    };
    shown.asks_treatment_end && shown.entries.iter().any(taper)
}

fn item(
    number: i32,
    at: u32,
    entry: &PreviewEntry,
    chosen: &BTreeSet<String>,
    view: &View<'_>,
) -> Item {
    let content = view.content();
    let look = Target::go(&At::Entry { number, entry: at });
    let is_chosen = chosen.contains(&entry.entry);
    let choose = Act::Choose {
        number,
        entry: at,
        on: !is_chosen,
    };
    let label = wording::labelled(content, entry.kind, &entry.label);
    let mut item =
        Item::new(format!("entry-{at}"), label).note(wording::state(content, entry.state));
    item.badge = match entry.state {
        EntryState::New | EntryState::NewBesideYours => Some(Badge::New),
        EntryState::Changed | EntryState::ChangedYoursStays => Some(Badge::Changed),
        _ => None,
    };
    if !entry.can_choose {
        return item.open(look);
    }
    item.ticked = Some(is_chosen);
    let read = Offer::of(&content.packs.page.offers.look, Role::Go, look);
    item.open(Target::act(&choose)).offers([read])
}

/// The entry at this place of the preview.
fn entry_at(shown: PackPreview, at: u32) -> Option<PreviewEntry> {
    shown.entries.into_iter().nth(at as usize)
}

/// The name of the entry at this place of the preview.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub(crate) fn entry_name(
    at: u32,
    pack: &Pack,
    view: &View<'_>,
    store: &Store,
) -> Result<String, StoreError> {
    let shown = preview(store, view.content(), pack)?;
    let entry = entry_at(shown, at).filter(|entry| entry.can_choose);
    Ok(entry.ok_or(StoreError::NotFound)?.entry)
}

/// All that one entry says.
pub(super) fn entry(
    number: i32,
    at: u32,
    view: &View<'_>,
    store: &Store,
    state: &State,
) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.packs;
    let Some(Opened::Read { pack, chosen }) = state.opened(number) else {
        return Err(StoreError::NotFound);
    };
    let entry = entry_at(preview(store, content, pack)?, at).ok_or(StoreError::NotFound)?;
    let on = !chosen.contains(&entry.entry);
    let (offer, role) = if on {
        (&words.page.offers.choose, Role::Done)
    } else {
        (&words.page.offers.leave, Role::Skip)
    };
    let choose = Act::Choose {
        number,
        entry: at,
        on,
    };
    let label = wording::labelled(content, entry.kind, &entry.label);
    let state = wording::state(content, entry.state).to_owned();
    let mut body = Body::new(label)
        .up(Place::to(&At::Open { number }))
        .block(Block::lines(
            LineRole::Caution,
            [content.unverified(&pack.author), state],
        ));
    if !entry.lines.is_empty() {
        body = body.block(Block::lines(LineRole::Body, entry.lines));
    }
    if entry.can_choose {
        let choose = Offer::of(offer, role, Target::act(&choose));
        body = body.block(Block::offers([choose]));
    }
    Ok(body)
}
