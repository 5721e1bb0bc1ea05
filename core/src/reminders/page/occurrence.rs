//! One that comes up: what can be done with it, and the forms that put it off or move it.

use super::list::all;
use super::{Act, At, MomentDraft, form, list, rule};
use crate::content::{ReminderWords, fill};
use crate::page::{Answers, Badge, Block, Item, LineRole, Offer, Place, Role, Target, Weight};
use crate::reminders::{
    self, Coming, OccurrenceId, OccurrenceMark, ReminderKind, Snooze, kind_name,
};
use crate::store::{Store, StoreError};
use crate::view::{Body, Link, LinkKind, View};

/// What a reminder is called inside Ebb.
pub(crate) fn called(words: &ReminderWords, kind: ReminderKind, title: &str) -> String {
    if title.is_empty() {
        kind_name(words, kind).to_owned()
    } else {
        title.to_owned()
    }
}

/// What an occurrence is called; a booster without an appointment wants one made.
pub(super) fn name(one: &Coming, words: &ReminderWords) -> String {
    let called = called(words, one.kind, &one.title);
    if one.without_date {
        fill(&words.page.date_to_make, &[("name", &called)])
    } else {
        called
    }
}

/// Its line in a list, with the three things that are done most.
pub(super) fn item(one: &Coming, view: &View<'_>) -> Item {
    let words = &view.content().reminders;
    let page = &words.page;
    let waits = one.at <= view.moment().now;
    let when = view.moment().day_and_time(one.at);
    let note = match () {
        () if is_put_off(one) => format!("{when}, {}", page.put_off),
        () if waits => format!("{when}, {}", page.waits),
        () => when,
    };
    let of = one.id;
    let item = Item::new(format!("coming-{of}"), name(one, words))
        .note(note)
        .open(Target::go(&At::Occurrence { of }))
        .offers([
            Offer::of(
                &page.offers.done,
                Role::Done,
                Target::act(&Act::Done { of }),
            ),
            Offer::of(
                &page.offers.skip,
                Role::Skip,
                Target::act(&Act::Skip { of }),
            ),
            Offer::of(
                &page.offers.later,
                Role::Later,
                Target::go(&At::Occurrence { of }),
            ),
        ]);
    if waits {
        item.badge(Badge::Waits)
    } else {
        item
    }
}

/// Its line on the first page, where keys mean other things too: done, or later. It opens what it is about.
pub(super) fn due(one: &Coming, view: &View<'_>) -> Item {
    let mut item = item(one, view);
    item.offers.retain(|offer| offer.role != Role::Skip);
    if let Some(place) = about(one, view) {
        item.open = Some(Target::Go { place });
    }
    item
}

/// Where what it is about is looked at: what stands on a list has a reminder with its own id, a check-in names its measure.
fn about(one: &Coming, view: &View<'_>) -> Option<Place> {
    let place = |kind, id: &str| view.ahead.links.place(&Link::to(kind, id));
    let on_list = place(LinkKind::ListItem, &one.id.rule.to_string());
    on_list.or_else(|| match one.kind {
        ReminderKind::CheckIn => {
            let measure = one.measure.as_deref().unwrap_or_default();
            place(LinkKind::Measure, measure).or_else(|| place(LinkKind::Measure, ""))
        }
        ReminderKind::BoosterSession if !one.without_date => place(LinkKind::Summary, ""),
        ReminderKind::PlanReview => place(LinkKind::Plan, "might_use"),
        _ => None,
    })
}

fn is_put_off(one: &Coming) -> bool {
    matches!(one.mark, Some(OccurrenceMark::Snoozed { .. }))
}

/// The occurrence as it stands among what comes up.
///
/// # Errors
/// [`StoreError::NotFound`] where it is no longer among it.
fn find(of: OccurrenceId, view: &View<'_>, store: &Store) -> Result<Coming, StoreError> {
    let mut coming = list::waiting_and_coming(store, view)?.into_iter();
    coming.find(|one| one.id == of).ok_or(StoreError::NotFound)
}

/// Everything that can be done with it.
pub(super) fn page(of: OccurrenceId, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let one = find(of, view, store)?;
    let words = &view.content().reminders;
    let (page, moment) = (&words.page, view.moment());
    let offers = &page.offers;
    let act = |words, role, act: Act| Offer::of(words, role, Target::act(&act));
    let mut first = vec![
        act(&offers.done, Role::Done, Act::Done { of }).weight(Weight::Main),
        act(&offers.skip, Role::Skip, Act::Skip { of }),
    ];
    if let Some(place) = about(&one, view) {
        let words = match one.kind {
            ReminderKind::CheckIn => &offers.fill_in,
            ReminderKind::BoosterSession => &offers.prepare,
            _ => &offers.about,
        };
        first.insert(0, Offer::of(words, Role::Go, Target::Go { place }));
    }
    if is_put_off(&one) {
        first.push(act(&offers.take_back, Role::Undo, Act::TakeBack { of }));
    }
    let mut later: Vec<_> = reminders::snooze_choices(moment.now, moment.zone)
        .into_iter()
        .filter_map(|length| {
            let words = match length {
                Snooze::TenMinutes => &offers.ten_minutes,
                Snooze::OneHour => &offers.one_hour,
                Snooze::ThisEvening => &offers.this_evening,
                Snooze::Until { .. } => return None,
            };
            Some(act(words, Role::Later, Act::Snooze { of, length }))
        })
        .collect();
    later.push(Offer::of(
        &offers.until,
        Role::Later,
        Target::go(&At::Later { of }),
    ));
    let mut whole = Vec::new();
    if reminders::rule(store, of.rule).is_ok() {
        whole.push(Offer::of(
            &offers.move_one,
            Role::Change,
            Target::go(&At::MoveOne { of }),
        ));
        let rule = At::Rule { id: of.rule };
        whole.push(Offer::of(&offers.whole, Role::Go, Target::go(&rule)));
    } else {
        let boosters = At::Boosters { id: of.rule };
        whole.push(Offer::of(&offers.whole, Role::Go, Target::go(&boosters)));
    }
    Ok(Body::new(name(&one, words))
        .up(all())
        .block(Block::lines(LineRole::Lead, [moment.day_and_time(one.at)]))
        .block(Block::offers(first))
        .block(Block::Offers {
            lead: Some(page.offers.later.label.clone()),
            offers: later,
        })
        .block(Block::offers(whole)))
}

/// The form that puts it off.
pub(super) fn later(
    of: OccurrenceId,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    find(of, view, store)?;
    let title = &view.content().reminders.page.form.later;
    let act = Act::SnoozeUntil { of };
    let up = Place::to(&At::Occurrence { of });
    Ok(form::<MomentDraft>(
        title,
        said,
        None,
        &act,
        up,
        &view.ahead,
    ))
}

/// The form that moves it.
pub(super) fn move_one(
    of: OccurrenceId,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let rule = rule::find(of.rule, store)?;
    let there = MomentDraft {
        at: rule
            .moved
            .iter()
            .find(|moved| moved.original == of.start)
            .map_or(of.start, |moved| moved.to),
    };
    let title = &view.content().reminders.page.form.move_one;
    let act = Act::Move { of };
    let up = Place::to(&At::Occurrence { of });
    Ok(form(title, said, Some(&there), &act, up, &view.ahead))
}
