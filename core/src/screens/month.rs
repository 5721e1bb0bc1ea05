//! A month at a look: weeks of days, with how many reminders each has and what they are.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::reminders::name;
use super::said;
use crate::content::Content;
use crate::reminders::{self, OccurrenceMark};
use crate::store::{Store, StoreError};
use crate::time::{Civil, Day, TimeOfDay};
use crate::view::Moment;

/// Months ahead and back that can be looked at: what a taper reaches, and more.
const FURTHEST: i32 = 120;

/// One month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthView {
    /// "November 2026"
    pub title: String,
    /// How many months ahead of this one it is.
    pub ahead: i32,
    /// "Mo", "Tu" …, Monday first.
    pub weekdays: Vec<String>,
    /// Whole weeks, Monday first, with the days of other months that they hold.
    pub weeks: Vec<MonthWeek>,
    /// What the numbers mean.
    pub note: String,
    /// The month before, and the one after.
    pub steps: Vec<Offer>,
}

/// Seven days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthWeek {
    /// Monday to Sunday.
    pub days: Vec<MonthDay>,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthDay {
    /// Day of the month.
    pub number: i32,
    /// False for a day of the month before or after.
    pub in_month: bool,
    /// True for today.
    pub today: bool,
    /// Each reminder of the day: "18:00 Mindfulness".
    pub lines: Vec<String>,
}

/// The month that lies `ahead` months after the present one.
pub(super) fn month_view(
    store: &Store,
    ahead: i32,
    moment: &Moment,
) -> Result<MonthView, StoreError> {
    let content = moment.content();
    let ahead = ahead.clamp(-FURTHEST, FURTHEST);
    let today = moment.zone.wall_clock(moment.now).date();
    let first = shifted(today.with_day(1).unwrap_or(today), ahead);
    let after = shifted(first, 1);
    let monday = first - TimeDelta::days(i64::from(first.weekday().num_days_from_monday()));
    let weeks = ((after - monday).num_days() + 6) / 7;
    let instant = |date: NaiveDate| {
        let civil = Civil::new(Day::from(date), TimeOfDay::constant(0, 0));
        moment.zone.instant_of(civil.wall_clock())
    };
    let end = monday + TimeDelta::days(weeks * 7);
    let coming = reminders::coming(store, instant(monday), instant(end), moment.zone)?;
    let lines = |date: NaiveDate| {
        let of_day = coming.iter().filter(|one| {
            let skipped = one.mark == Some(OccurrenceMark::Skipped);
            !skipped && moment.zone.wall_clock(one.at).date() == date
        });
        let told = of_day.map(|one| {
            let clock = said::clock(one.at, moment.zone);
            let name = name(&content.reminders, one.kind, &one.title);
            format!("{clock} {name}")
        });
        told.collect()
    };
    let day = |date: NaiveDate| MonthDay {
        number: date.day() as i32,
        in_month: date.month() == first.month(),
        today: date == today,
        lines: lines(date),
    };
    let week = |week: i64| MonthWeek {
        days: (0..7)
            .map(|n| day(monday + TimeDelta::days(week * 7 + n)))
            .collect(),
    };
    Ok(MonthView {
        title: title(content, first),
        ahead,
        weekdays: content
            .words
            .dates
            .weekdays
            .iter()
            .map(|name| name.chars().take(2).collect())
            .collect(),
        weeks: (0..weeks).map(week).collect(),
        note: content.reminders.screen.month_marks.clone(),
        steps: steps(content, ahead),
    })
}

fn title(content: &Content, first: NaiveDate) -> String {
    let months = &content.words.dates.months;
    let month = months.get(first.month0() as usize);
    format!("{} {}", month.map_or("", String::as_str), first.year())
}

fn steps(content: &Content, ahead: i32) -> Vec<Offer> {
    let words = &content.reminders.screen;
    let step = |to: i32, label: &str| {
        let place = Place::Reminders { ahead: to };
        Offer::new(Action::Go { place }, label)
    };
    vec![
        step(ahead - 1, &words.previous_month),
        step(ahead + 1, &words.next_month),
    ]
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
