//! A month at a look: how many reminders each day has, and what they are.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::{At, occurrence};
use crate::content::{Content, counted, fill};
use crate::page::{Month, MonthDay, MonthWeek, Offer, Role, Target};
use crate::reminders::{self, OccurrenceMark};
use crate::store::{Store, StoreError};
use crate::time::{Civil, Day, TimeOfDay};
use crate::view::View;

/// Months ahead and back that can be looked at: what a taper reaches, and more.
const FURTHEST: i32 = 120;
const DARKEST: i32 = 4;

/// The month that lies `ahead` months after the present one.
pub(super) fn month(store: &Store, ahead: i32, view: &View<'_>) -> Result<Month, StoreError> {
    let (content, moment) = (view.content(), view.moment());
    let words = &content.reminders.page;
    let ahead = ahead.clamp(-FURTHEST, FURTHEST);
    let today = moment.date().date();
    let first = shifted(today.with_day(1).unwrap_or(today), ahead);
    let after = shifted(first, 1);
    let monday = first - TimeDelta::days(i64::from(first.weekday().num_days_from_monday()));
    let weeks = ((after - monday).num_days() + 6) / 7;
    let instant = |date: NaiveDate| {
        let civil = Civil::new(Day::from(date), TimeOfDay::constant(0, 0));
        moment.zone.instant_of(civil.wall_clock())
    };
    let end = monday + TimeDelta::days(weeks * 7);
    let mut lines: HashMap<NaiveDate, Vec<String>> = HashMap::new();
    for one in reminders::coming(store, instant(monday), instant(end), moment.zone)? {
        if one.mark != Some(OccurrenceMark::Skipped) {
            let name = occurrence::called(&content.reminders, one.kind, &one.title);
            let line = format!("{} {name}", moment.clock(one.at));
            let date = moment.zone.wall_clock(one.at).date();
            lines.entry(date).or_default().push(line);
        }
    }
    let day = |date: NaiveDate| {
        let lines = lines.get(&date).cloned().unwrap_or_default();
        let said = moment.calendar_day(Day::from(date));
        let count = i32::try_from(lines.len()).unwrap_or(i32::MAX);
        MonthDay {
            number: date.day() as i32,
            words: fill(
                &if count == 0 {
                    words.day_without.clone()
                } else {
                    counted(&words.day_words, i64::from(count))
                },
                &[("day", &said)],
            ),
            in_month: date.month() == first.month(),
            today: date == today,
            lines,
            level: count.min(DARKEST),
            place: None,
        }
    };
    let week = |week: i64| MonthWeek {
        days: (0..7)
            .map(|n| day(monday + TimeDelta::days(week * 7 + n)))
            .collect(),
    };
    let step = |words, role, ahead| Offer::of(words, role, Target::go(&At::All { ahead }));
    Ok(Month {
        id: "month".to_owned(),
        title: title(content, first),
        weekdays: short_weekdays(content),
        weeks: (0..weeks).map(week).collect(),
        note: words.month_marks.clone(),
        offers: vec![
            step(&words.offers.month_before, Role::Earlier, ahead - 1),
            step(&words.offers.month_after, Role::Later, ahead + 1),
        ],
    })
}

fn short_weekdays(content: &Content) -> Vec<String> {
    let names = content.words.dates.weekdays.iter();
    names.map(|name| name.chars().take(2).collect()).collect()
}

fn title(content: &Content, first: NaiveDate) -> String {
    let months = &content.words.dates.months;
    let month = months.get(first.month0() as usize);
    format!("{} {}", month.map_or("", String::as_str), first.year())
}

fn shifted(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let shifted = if months < 0 {
        date.checked_sub_months(by)
    } else {
        date.checked_add_months(by)
    };
    shifted.unwrap_or(date)
}
