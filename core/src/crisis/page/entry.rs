//! One line of the plan: how it reads in its part, what stands beside it, and its own page.

use super::{Act, At, State, opens};
use crate::crisis::{Look, PlanEntry, contact_ways, entry_detail, entry_words, section_words};
use crate::page::{Block, Confirm, Item, Items, LineRole, Offer, Place, Role, Shape, Target};
use crate::view::{Ahead, Body};

/// A line as it reads in its part, with the ways to whom it names.
pub(super) fn item(entry: &PlanEntry, look: &Look, ahead: &Ahead<'_>) -> Item {
    let content = ahead.content();
    let words = entry_words(&look.plan, entry, |link| opens::name(link, ahead));
    // What it opened may be gone.
    let title = if words.is_empty() {
        section_words(content, entry.section).title.clone()
    } else {
        words
    };
    let contact = entry.contact.as_ref().and_then(|id| look.plan.contact(id));
    let marked = look.can_mark() && entry.ahead;
    let opens = entry.opens.as_ref();
    let opens = opens.and_then(|link| opens::name(link, ahead));
    let opens = opens.filter(|name| !title.contains(name.as_str()));
    let mark = marked.then(|| content.crisis.lock.mark.clone());
    let notes: Vec<_> = opens.into_iter().chain(mark).collect();
    let mut item = Item::new(format!("entry-{}", entry.id), title)
        .detail(entry_detail(&look.plan, entry))
        .note(notes.join(" · "));
    item.ways = contact.map_or_else(Vec::new, |contact| contact_ways(content, contact));
    item
}

/// What it opens, its own page by a key, and one place up or down.
pub(super) fn beside(
    entry: &PlanEntry,
    at: usize,
    count: usize,
    look: &Look,
    ahead: &Ahead<'_>,
) -> Vec<Offer> {
    let words = &ahead.content().crisis.page.offers;
    let link = entry.opens.as_ref();
    let mut offers: Vec<_> = link
        .and_then(|link| opens::offer(link, ahead))
        .into_iter()
        .collect();
    let to = |place: usize| {
        let id = entry.id.clone();
        let to = u32::try_from(place).unwrap_or(u32::MAX);
        Target::act(&Act::Move { id, to })
    };
    if look.can_edit() {
        let id = entry.id.clone();
        let line = Target::go(&At::Entry { id });
        offers.push(Offer::of(&words.line, Role::Change, line));
        if at > 0 {
            offers.push(Offer::of(&words.up, Role::Up, to(at - 1)));
        }
        if at + 1 < count {
            offers.push(Offer::of(&words.down, Role::Down, to(at + 1)));
        }
    }
    offers
}

/// Its own page: all that can be done with it.
pub(super) fn page(id: &str, look: &Look, ahead: &Ahead<'_>, state: State) -> Body {
    let entry = look.plan.entries.iter().find(|entry| entry.id == id);
    let Some(entry) = entry else {
        return Body::gone(state.plan());
    };
    let content = ahead.content();
    let link = entry.opens.as_ref();
    let shown = item(entry, look, ahead).offers(link.and_then(|link| opens::offer(link, ahead)));
    let mut body = Body::new(&section_words(content, entry.section).title)
        .shape(Shape::People)
        .up(state.plan_of(entry.section))
        .block(Block::items(Items::new("line").items([shown])));
    if look.can_edit() {
        body = body.block(Block::offers(changes(entry, look, ahead)));
    }
    if look.can_mark() && entry.contact.is_some() {
        let with = &content.crisis.lock.mark_person;
        body = body.block(Block::lines(LineRole::Small, [with]));
    }
    body
}

fn changes(entry: &PlanEntry, look: &Look, ahead: &Ahead<'_>) -> Vec<Offer> {
    let words = &ahead.content().crisis.page;
    let offers = &words.offers;
    let id = || entry.id.clone();
    let change = Target::go(&At::ChangeLine { id: id() });
    let mut changes = vec![Offer::of(&offers.change, Role::Change, change)];
    if let Some(person) = &entry.contact {
        let id = person.clone();
        let change = Target::go(&At::ChangePerson { id });
        changes.push(Offer::of(&offers.change_person, Role::Change, change));
    }
    if look.can_mark() {
        let ahead = !entry.ahead;
        let label = if ahead { &offers.mark } else { &offers.unmark };
        let mark = Target::act(&Act::Mark { id: id(), ahead });
        changes.push(Offer::of(label, Role::Change, mark));
    }
    let remove = Target::act(&Act::Remove { id: id() });
    let remove = Offer::of(&offers.remove, Role::Delete, remove);
    changes.push(remove.confirmed(Confirm::of(&words.remove)));
    changes
}

/// The page of a line.
pub(super) fn place(id: &str) -> Place {
    Place::to(&At::Entry { id: id.to_owned() })
}
