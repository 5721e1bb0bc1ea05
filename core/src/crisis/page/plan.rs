//! The plan behind one of its doors: how its files are, its parts with what is written in them, and who answers.

use super::entry::{beside, item};
use super::{Act, At, lines, lock};
use crate::content::{Content, OfferWords, fill};
use crate::crisis::{Look, PlanDoor, PlanEntry, PlanSection, VaultCondition, section_words};
use crate::page::{Block, Items, LineRole, NoticeKind, Offer, Place, Role, Shape, Target, Weight};
use crate::view::{Ahead, Body};

pub(super) fn page(door: PlanDoor, look: &Look, ahead: &Ahead<'_>) -> Body {
    let content = ahead.content();
    let words = &content.crisis;
    let offers = &words.page.offers;
    let now = ahead.moment.now;
    let empty = look.plan.is_empty();
    let mut body = Body::new(door.name(&words.doors))
        .shape(Shape::People)
        .blocks(notices(look, ahead));
    if empty && look.can_edit() {
        let first = go(&offers.first, Role::Write, &At::First { door }).weight(Weight::Main);
        body = body
            .block(Block::lines(LineRole::Lead, [&words.first]))
            .block(Block::offers([first]));
    }
    if look.asks_about_lock(now) {
        body = body.block(Block::Offers {
            lead: Some(words.lock.question.clone()),
            offers: lock::choices(content),
        });
    }
    if !empty {
        let steps = At::Steps { door, step: 0 };
        let through = go(&offers.go_through, Role::Begin, &steps).weight(Weight::Main);
        body = body.block(Block::offers([through]));
    }
    for section in sections(door) {
        let entries = look.plan.section_at(section, now, ahead.moment.zone);
        // "Nobody here yet" would be said of what is only hidden.
        if !look.hides_some() || !entries.is_empty() {
            body = body.block(part(section, &entries, look, ahead));
        }
    }
    if !empty && look.can_edit() {
        body = body.block(Block::lines(LineRole::Small, [&words.gaps]));
    }
    body.blocks(lowered_tolerance(door, content))
        .blocks(lines::all(look, Some(door), ahead))
        .block(Block::offers(more(door, look, ahead)))
}

/// The parts behind a door, in order.
pub(super) fn sections(door: PlanDoor) -> impl Iterator<Item = PlanSection> {
    let all = PlanSection::ALL.into_iter();
    all.filter(move |section| section.door().is_none_or(|of| of == door))
}

fn go(words: &OfferWords, role: Role, at: &At) -> Offer {
    Offer::of(words, role, Target::go(at))
}

/// How the files are, what is hidden, and what is due.
fn notices(look: &Look, ahead: &Ahead<'_>) -> Vec<Block> {
    let content = ahead.content();
    let (words, offers) = (&content.crisis, &content.crisis.page.offers);
    let mut notices = Vec::new();
    let condition = look.condition(&words.condition);
    if !condition.is_empty() {
        let damaged = matches!(look.opened.condition, VaultCondition::Damaged { .. });
        let replace = Offer::new(
            &words.condition.replace,
            Role::Change,
            Target::act(&Act::Replace),
        );
        notices.push(Block::Notice {
            kind: NoticeKind::Problem,
            words: condition.join(" "),
            offers: (damaged && !look.locked)
                .then_some(replace)
                .into_iter()
                .collect(),
        });
    }
    if look.hides_some() {
        notices.push(Block::Notice {
            kind: NoticeKind::Told,
            words: content.words.plan.hidden.clone(),
            offers: ahead.links.unlock().into_iter().collect(),
        });
    }
    if look.review_due(ahead.moment.now) {
        let done = Offer::of(&offers.review, Role::Done, Target::act(&Act::Review));
        notices.push(Block::Notice {
            kind: NoticeKind::Told,
            words: words.after.review.clone(),
            offers: vec![done],
        });
    }
    notices
}

/// One part: its lines in the order in which to try them now.
fn part(section: PlanSection, entries: &[PlanEntry], look: &Look, ahead: &Ahead<'_>) -> Block {
    let words = section_words(ahead.content(), section);
    let offers = &ahead.content().crisis.page.offers;
    let count = entries.len();
    let lines = entries.iter().enumerate().map(|(at, entry)| {
        let id = entry.id.clone();
        item(entry, look, ahead)
            .open(Target::go(&At::Entry { id }))
            .offers(beside(entry, at, count, look, ahead))
    });
    let mut items = Items::new(format!("part-{}", crate::page::word_of(&section)))
        .title(&words.title)
        .none(&words.missing)
        .items(lines);
    if look.can_edit() {
        items
            .offers
            .push(go(&offers.add, Role::Write, &At::NewLine { section }));
        if section.names_people() {
            let person = At::NewPerson { section };
            items.offers.push(go(&offers.person, Role::Write, &person));
        }
    }
    Block::items(items)
}

/// What a body that takes less than before means; behind the door *I might use*.
fn lowered_tolerance(door: PlanDoor, content: &Content) -> Vec<Block> {
    let fact = content.cautions.cautions.get("lowered_tolerance");
    let Some(fact) = fact.filter(|_| door == PlanDoor::MightUse) else {
        return Vec::new();
    };
    let source = fact
        .source
        .iter()
        .map(|source| Block::lines(LineRole::Source, [&source.name]));
    std::iter::once(Block::lines(LineRole::Caution, [&fact.text]))
        .chain(source)
        .collect()
}

/// What else can be done.
fn more(door: PlanDoor, look: &Look, ahead: &Ahead<'_>) -> Vec<Offer> {
    let words = &ahead.content().crisis;
    let offers = &words.page.offers;
    let other = door.other();
    let mut to_other = go(&offers.other_door, Role::Go, &At::Plan { door: other });
    let name = other.name(&words.doors);
    to_other.label = fill(&offers.other_door.label, &[("door", name)]);
    let mut more = vec![to_other];
    if look.locked {
        return more;
    }
    if !look.plan.is_empty() {
        more.push(go(&offers.after, Role::Write, &At::After));
        more.push(go(&offers.copy, Role::Go, &At::Copy));
    }
    if look.can_be_kept() && look.settings().lock.is_some() {
        more.push(go(&offers.lock, Role::Change, &At::Lock));
    }
    if look.opened.version > 1 {
        more.push(go(&offers.versions, Role::Go, &At::Versions));
    }
    more
}

/// The plan behind a door.
pub(super) fn behind(door: PlanDoor) -> Place {
    Place::to(&At::Plan { door })
}
