//! A month at a look: how many reminders each day has, and what they are.

use std::collections::HashMap;

use super::{At, occurrence};
use crate::content::{counted_with, fill};
use crate::page::{Month, Offer, Role, Target};
use crate::reminders::{self, OccurrenceMark};
use crate::store::{Store, StoreError};
use crate::time::{Civil, Day, TimeOfDay};
use crate::view::{CalendarMonth, DayShown, View};

/// The month that lies `ahead` months after the present one.
pub(super) fn month(store: &Store, ahead: i32, view: &View<'_>) -> Result<Month, StoreError> {
    let (content, moment) = (view.content(), view.moment());
    let words = &content.reminders.page;
    let month = CalendarMonth::ahead_of(moment.date(), ahead);
    let midnight = |day: Day| {
        let civil = Civil::new(day, TimeOfDay::constant(0, 0));
        moment.zone.instant_of(civil.wall_clock())
    };
    let mut lines: HashMap<Day, Vec<String>> = HashMap::new();
    let (from, to) = (midnight(month.monday()), midnight(month.end()));
    for one in reminders::coming(store, from, to, moment.zone)? {
        if one.mark != Some(OccurrenceMark::Skipped) {
            let name = occurrence::called(&content.reminders, one.kind, &one.title);
            let line = format!("{} {name}", moment.clock(one.at));
            let day = Day::from(moment.zone.wall_clock(one.at).date());
            lines.entry(day).or_default().push(line);
        }
    }
    let step = |words, role, ahead| Offer::of(words, role, Target::go(&At::All { ahead }));
    let offers = vec![
        step(&words.offers.month_before, Role::Earlier, month.ahead - 1),
        step(&words.offers.month_after, Role::Later, month.ahead + 1),
    ];
    let note = &words.month_marks;
    Ok(month.block(content, moment.date(), note, offers, |day| {
        let lines = lines.get(&day).cloned().unwrap_or_default();
        let count = i32::try_from(lines.len()).unwrap_or(i32::MAX);
        let name = moment.calendar_day(day);
        let gaps = [("day", name.as_str())];
        DayShown {
            words: if count == 0 {
                fill(&words.day_without, &gaps)
            } else {
                counted_with(&words.day_words, i64::from(count), &gaps)
            },
            lines,
            level: count,
            place: None,
        }
    }))
}
