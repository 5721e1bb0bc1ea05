//! What was written, as it reads; what follows from it where it is a lot; and what can be done with it.

use super::{Act, At, Read, about, apart_note};
use crate::cards::signals::names_danger;
use crate::content::fill;
use crate::journal::entry::{self, Entry};
use crate::journal::{sheet, tell};
use crate::page::{Answers, Block, Confirm, LineRole, NoticeKind, Offer, Role, Target};
use crate::store::{Id, Store, StoreError};
use crate::time::Day;
use crate::view::{Body, Link, LinkKind, View};

/// A feeling this strong is a high rating, of 10; and so many entries with one on a day are a lot (safety rules: after
/// the third entry on the same day at a high rating).
const HIGH: i32 = 8;
const A_LOT: usize = 3;

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let entry = entry::find(store, id)?;
    let read = Read::of(&entry, view);
    let words = &view.content().journal.page;
    let mut body = Body::new(read.title(&entry, view));
    if is_a_lot(&entry, view, store)? {
        let words = &view.content().journal.a_lot;
        body = body.block(told(words, view, true));
    }
    if let Some(words) = plan_is_offered(&read) {
        body = body.block(told(words, view, false));
    }
    body.danger = of_today(&entry, view) && names_danger_in(&read, view);
    let when = fill(&words.about, &[("when", &about(&entry, view))]);
    body = body.block(Block::lines(LineRole::Small, [when]));
    for answer in &read.answers {
        let (label, lines) = tell::told(answer, &read.fields, &view.ahead);
        if lines.iter().all(|line| line.trim().is_empty()) {
            continue;
        }
        // Whether it was ticked stands below.
        if read.sheet().is_some_and(|sheet| sheet.apart) && answer.field == sheet::SUMMARY {
            continue;
        }
        let role = match &answer.value {
            crate::page::Value::Each { .. } => LineRole::Steps,
            _ => LineRole::Body,
        };
        body = body
            .block(Block::heading(label))
            .block(Block::lines(role, lines));
    }
    let moment = view.moment();
    let written = moment.day_and_time(entry.written_at);
    let mut small = vec![fill(&words.written, &[("when", &written)])];
    if entry.edited_at > entry.written_at {
        let changed = moment.day_and_time(entry.edited_at);
        small.push(fill(&words.changed, &[("when", &changed)]));
    }
    if let Some(sheet) = read.sheet().filter(|sheet| sheet.apart) {
        small.push(apart_note(sheet, &read.answers, view));
    }
    Ok(body
        .block(Block::lines(LineRole::Small, [small.join(" ")]))
        .block(Block::offers(offers(&entry, &read, view))))
}

fn offers(entry: &Entry, read: &Read, view: &View<'_>) -> Vec<Offer> {
    let words = &view.content().journal.page;
    let id = entry.id;
    let said = Answers::of(&read.answers);
    let mut offers = Vec::new();
    // What its worksheet asks is not known any more once that is gone.
    if let Some(sheet) = read.sheet() {
        let change = Target::go(&At::Change { id });
        offers.push(Offer::of(&words.offers.change, Role::Change, change));
        let cards = sheet.fields.iter().filter(|field| field.card);
        let cards = cards.filter(|field| said.words(&field.id).is_some());
        offers.extend(cards.map(|field| {
            let field_id = field.id.clone();
            let act = Act::ToCard {
                id,
                field: field_id,
            };
            let offer = Offer::of(&words.offers.to_card, Role::Write, Target::act(&act));
            offer.detail(&field.label)
        }));
    }
    let delete = Target::act(&Act::Delete { id });
    let delete = Offer::of(&words.offers.delete, Role::Delete, delete);
    offers.push(delete.confirmed(Confirm::of(&words.delete_entry)));
    offers
}

/// Something to be told, with the plan, and the people who answer where they are asked for.
fn told(words: &str, view: &View<'_>, people: bool) -> Block {
    let links = view.ahead.links;
    let people = people.then(|| links.offer(&Link::to(LinkKind::People, "")));
    let plan = links.offer(&Link::to(LinkKind::Plan, "might_use"));
    Block::Notice {
        kind: NoticeKind::Told,
        words: words.to_owned(),
        offers: people.flatten().into_iter().chain(plan).collect(),
    }
}

/// True for what is about today: what is set down of long ago is no sign of how somebody is now.
fn of_today(entry: &Entry, view: &View<'_>) -> bool {
    Day::of(entry.about, entry.zone) == view.moment().today()
}

/// True where a feeling that stands for danger was chosen.
fn names_danger_in(read: &Read, view: &View<'_>) -> bool {
    let Some(sheet) = read.sheet() else {
        return false;
    };
    let mut feelings = sheet::feelings_in(sheet, Answers::of(&read.answers));
    feelings.any(|(feeling, _)| names_danger(view.content(), feeling))
}

/// True where an entry says so today: the plan comes first then.
pub(in super::super) fn is_signal(entry: &Entry, view: &View<'_>) -> bool {
    of_today(entry, view) && names_danger_in(&Read::of(entry, view), view)
}

/// True for one of today's, where there are many at a high rating.
fn is_a_lot(entry: &Entry, view: &View<'_>, store: &Store) -> Result<bool, StoreError> {
    let today = view.moment().today();
    if !of_today(entry, view) || !is_high(entry, view) {
        return Ok(false);
    }
    let (from, to) = super::month::around(today, today, view.moment().zone);
    let all = entry::between(store, from, to)?;
    let high = all.iter();
    let high = high.filter(|one| of_today(one, view) && is_high(one, view));
    Ok(high.count() >= A_LOT)
}

fn is_high(entry: &Entry, view: &View<'_>) -> bool {
    let read = Read::of(entry, view);
    let Some(sheet) = read.sheet() else {
        return false;
    };
    let mut feelings = sheet::feelings_in(sheet, Answers::of(&read.answers));
    feelings.any(|(_, strength)| strength.is_some_and(|strength| strength >= HIGH))
}

/// What offers the plan, where enough was chosen.
fn plan_is_offered(read: &Read) -> Option<&str> {
    let plan = read.sheet()?.plan.as_ref()?;
    let chosen = Answers::of(&read.answers).all_chosen(&plan.field).len();
    (chosen >= plan.from).then_some(plan.words.as_str())
}
