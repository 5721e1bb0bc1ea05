//! The whole map: what weighs most and why, and the days that may be hard.

use super::{Act, At, day};
use crate::content::fill;
use crate::page::{Block, Confirm, Item, Items, NoticeKind, Offer, Role, Target};
use crate::store::Store;
use crate::triggers::TriggerError;
use crate::triggers::due::due;
use crate::triggers::map::{MappedTrigger, whole_map};
use crate::view::{Body, View};

pub(super) fn page(view: &View<'_>, store: &Store) -> Result<Body, TriggerError> {
    let (words, moment) = (&view.content().triggers, view.moment());
    let offers = &words.page.offers;
    let used = view.ahead.holds.used();
    let (map, days) = (
        whole_map(store)?,
        due(store, moment.now, moment.zone, used)?,
    );
    let mut body = Body::new(&words.title);
    // One after the other.
    if let Some(over) = days.check_in.first() {
        let situation = over.written.situation.as_str();
        let id = over.id;
        let target = Target::go(&At::CheckIn { id });
        body = body.block(Block::Notice {
            kind: NoticeKind::Told,
            words: fill(&words.cope_ahead.check_in, &[("situation", situation)]),
            offers: vec![Offer::of(&offers.check_in, Role::Write, target)],
        });
    }
    let ordered = map.iter().any(|mapped| mapped.risk.own_place);
    let mut triggers = Items::new("triggers").none(&words.empty);
    triggers.note = match (map.len(), ordered) {
        (0 | 1, _) => None,
        (_, true) => Some(words.risk.your_order.clone()),
        (_, false) => Some(words.risk.by_risk.clone()),
    };
    triggers.items = (0..)
        .zip(&map)
        .map(|(at, mapped)| item(at, map.len(), mapped, used, view))
        .collect();
    triggers.offers = vec![Offer::of(&offers.write, Role::Write, Target::go(&At::New))];
    if ordered {
        let by_risk = Offer::of(&offers.by_risk, Role::Change, Target::act(&Act::ByRisk));
        let confirm = Confirm::of(&words.page.by_risk);
        triggers.offers.push(by_risk.confirmed(confirm));
    }
    let ahead = Items::new("days")
        .title(&words.cope_ahead.title)
        .none(&words.cope_ahead.empty)
        .items(days.ahead.iter().map(|one| day::item(one, view)))
        .offers([Offer::of(
            &offers.add_day,
            Role::Write,
            Target::go(&At::NewDay),
        )]);
    Ok(body
        .block(Block::items(triggers))
        .block(Block::items(ahead)))
}

/// Its line: its name, its kind, and why it stands where it stands.
fn item(at: u32, count: usize, mapped: &MappedTrigger, used: bool, view: &View<'_>) -> Item {
    let words = &view.content().triggers;
    let offers = &words.page.offers;
    let id = mapped.trigger.id;
    let written = &mapped.trigger.written;
    let kind = words.kinds.iter().find(|kind| kind.kind == written.kind);
    let put = |words, role, to| Offer::of(words, role, Target::act(&Act::Move { id, to }));
    let met = Offer::of(&offers.met, Role::Write, Target::go(&At::Met { id }));
    let up = at.checked_sub(1);
    let up = up.map(|to| put(&offers.up, Role::Up, to));
    let is_last = at as usize + 1 >= count;
    let down = (!is_last).then(|| put(&offers.down, Role::Down, at + 1));
    Item::new(format!("trigger-{id}"), &written.name)
        .note(kind.map_or("", |kind| kind.label.as_str()))
        .detail(mapped.risk.sentence(&words.risk, used))
        .open(Target::go(&At::Trigger { id }))
        .offers([met].into_iter().chain(up).chain(down))
}
