//! A month at a look, and what is about one day of it.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::{At, item};
use crate::content::{counted_with, fill};
use crate::journal::entry;
use crate::page::{Block, Items, Offer, Place, Role, Target};
use crate::store::{Store, StoreError};
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};
use crate::view::{Body, CalendarMonth, DARKEST, DayShown, View, dates};

/// No instant of a day lies farther from its midnight here, in whatever zones: a day, and the 26 hours between them.
const AROUND: TimeDelta = TimeDelta::hours(50);

/// Instants around the days from `first` to `last`, wherever the person was on them.
pub(super) fn around(first: Day, last: Day, zone: Zone) -> (Instant, Instant) {
    let midnight = |day| zone.instant_of(Civil::new(day, TimeOfDay::constant(0, 0)).wall_clock());
    (midnight(first) - AROUND, midnight(last) + AROUND)
}

pub(super) fn page(ahead: i32, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let (content, moment) = (view.content(), view.moment());
    let words = &content.journal.page;
    let month = CalendarMonth::ahead_of(moment.today(), ahead);
    let (from, to) = around(month.monday(), month.end(), moment.zone);
    let mut days: HashMap<Day, i32> = HashMap::new();
    for (about, zone) in entry::times(store, from, to)? {
        *days.entry(Day::of(about, zone)).or_default() += 1;
    }
    let step = |words, role, ahead| Offer::of(words, role, Target::go(&At::Month { ahead }));
    let mut offers = vec![step(
        &words.offers.month_before,
        Role::Earlier,
        month.ahead - 1,
    )];
    if month.ahead < 0 {
        offers.push(step(
            &words.offers.month_after,
            Role::Later,
            month.ahead + 1,
        ));
    }
    let block = month.block(content, moment.today(), &words.month_marks, offers, |day| {
        let said = dates::day(&content.words, day, moment.today());
        match days.get(&day) {
            None => DayShown {
                words: fill(&content.reminders.page.day_without, &[("day", &said)]),
                ..DayShown::default()
            },
            Some(count) => DayShown {
                words: counted_with(&words.day_words, i64::from(*count), &[("day", &said)]),
                level: (*count).min(DARKEST),
                place: Some(Place::to(&At::OnDay { day })),
                ..DayShown::default()
            },
        }
    });
    Ok(Body::new(&words.month).block(Block::Month { month: block }))
}

/// What is about one day.
pub(super) fn day(day: Day, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let moment = view.moment();
    let (from, to) = around(day, day, moment.zone);
    let entries = entry::between(store, from, to)?;
    let of_day = entries.iter();
    let of_day = of_day.filter(|entry| Day::of(entry.about, entry.zone) == day);
    let list = Items::new("entries")
        .none(&view.content().journal.page.no_day)
        .items(of_day.map(|entry| item(entry, view)));
    let title = dates::day(&view.content().words, day, moment.today());
    Ok(Body::new(title)
        .up(Place::to(&At::Month { ahead: 0 }))
        .block(Block::items(list)))
}
