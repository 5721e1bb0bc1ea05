//! Day by day, newest first: a stretch of the history at a time, with a month at a look above the newest one.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{At, exercise_name, month};
use crate::cards::diary::{self, DiaryDay};
use crate::cards::page::day_in_a_line;
use crate::content::Counted;
use crate::measures::page as measure_page;
use crate::page::{Block, Item, Items, Offer, Place, Role, Target};
use crate::progress::wording::summary;
use crate::session::records::{self, Record};
use crate::store::{Store, StoreError};
use crate::time::{Day, Instant, from_millis, to_millis};
use crate::view::{Body, CalendarMonth, View, dates};

/// Exercises that stand on one page, at most.
const MOST_EXERCISES: usize = 30;
/// How far back one page looks from the newest that stands on it: the diary alone may fill it.
const REACH: TimeDelta = TimeDelta::days(60);

/// A stretch of the history.
struct Stretch {
    /// Exercises, newest first.
    exercises: Vec<Record>,
    /// What the diary says, by day.
    diary: Vec<DiaryDay>,
    /// Where an older stretch ends; none where there is nothing older.
    older: Option<Instant>,
}

pub(super) fn page(
    ahead: i32,
    before: Option<i64>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let words = &view.content().words.history;
    let body = Body::new(&words.title);
    let far = || Instant::MAX_UTC;
    if let Some(before) = before {
        // The next ones alone: a host puts them below those that it has.
        let before = from_millis(before).unwrap_or_else(|_| far());
        let list = list(stretch(store, before)?, ahead, view);
        return Ok(body.block(Block::items(list.none(&words.page.older_none))));
    }
    let shown = CalendarMonth::ahead_of(view.moment().today(), ahead);
    let until = if shown.ahead < 0 {
        month::begins(shown.after(), view.moment().zone)
    } else {
        far()
    };
    let stretch = stretch(store, until)?;
    if stretch.is_empty() && shown.ahead >= 0 {
        let nothing = Items::new("history").none(&words.empty);
        let nothing = nothing.offers([measure_page::way_in(view.content())]);
        return Ok(body.block(Block::items(nothing)));
    }
    let insights = Offer::of(&words.page.insights, Role::Go, Target::go(&At::Insights));
    let measures = measure_page::way_in(view.content());
    let list = list(stretch, shown.ahead, view).none(&words.page.older_none);
    Ok(body
        .blocks(month::blocks(shown, view, store)?)
        .block(Block::offers([insights, measures]))
        .block(Block::items(list.title(&words.page.entries))))
}

impl Stretch {
    fn is_empty(&self) -> bool {
        self.exercises.is_empty() && self.diary.is_empty()
    }
}

/// The newest stretch before `before`. It is empty only where nothing older exists.
fn stretch(store: &Store, before: Instant) -> Result<Stretch, StoreError> {
    let limit = i32::try_from(MOST_EXERCISES + 1).unwrap_or(i32::MAX);
    let mut exercises = records::finished_before(store, before, limit)?;
    let began = |record: &Record| record.live.started_at();
    let noted = diary::newest(store, before)?.map(|(at, _)| at);
    let Some(newest) = exercises.first().map(began).max(noted) else {
        return Ok(Stretch {
            exercises,
            diary: Vec::new(),
            older: None,
        });
    };
    let reach = newest.checked_sub_signed(REACH).unwrap_or(newest);
    let full = exercises.len() > MOST_EXERCISES;
    let last = exercises.get(MOST_EXERCISES - 1).filter(|_| full);
    let from = last.map_or(reach, |last| began(last).max(reach));
    let found = exercises.len();
    exercises.retain(|record| began(record) >= from);
    let more = exercises.len() < found || diary::newest(store, from)?.is_some();
    Ok(Stretch {
        exercises,
        diary: diary::by_day(store, from, before)?,
        older: more.then_some(from),
    })
}

/// One list: a line for each day, and below it what was done on it.
fn list(stretch: Stretch, ahead: i32, view: &View<'_>) -> Items {
    let mut days: BTreeMap<Day, (Vec<&Record>, Option<&DiaryDay>)> = BTreeMap::new();
    for record in &stretch.exercises {
        let day = Day::of(record.live.started_at(), record.zone);
        days.entry(day).or_default().0.push(record);
    }
    for counts in &stretch.diary {
        days.entry(counts.day).or_default().1 = Some(counts);
    }
    let mut items = Items::new("history");
    for (day, (exercises, counts)) in days.into_iter().rev() {
        items.items.push(heading(day, &exercises, counts, view));
        let below = exercises.into_iter().map(|record| Item {
            under: true,
            ..item(record, view)
        });
        items.items.extend(below);
    }
    items.more = stretch.older.map(|older| {
        let before = Some(to_millis(older));
        Place::to(&At::History { ahead, before })
    });
    items
}

/// A day, with what the diary says of it in a line. A day may stand on two pages: its id is that of its oldest
/// exercise there.
fn heading(day: Day, exercises: &[&Record], counts: Option<&DiaryDay>, view: &View<'_>) -> Item {
    let content = view.content();
    let id = match exercises.last() {
        Some(oldest) => format!("day-of-{}", oldest.id),
        None => format!("day-{day}"),
    };
    let lapses = !view.ahead.holds.used();
    let diary = counts.map(|counts| day_in_a_line(&content.cards_words.diary, counts, lapses));
    Item::new(id, dates::day(&content.words, day, view.moment().today()))
        .note(diary.unwrap_or_default())
        .open(Target::go(&At::OnDay { day }))
}

/// One exercise in a line.
pub(super) fn item(record: &Record, view: &View<'_>) -> Item {
    let plan = record.live.plan();
    let time = dates::clock(record.live.started_at(), record.zone);
    let name = exercise_name(plan.kind, &plan.pattern, view);
    Item::new(format!("entry-{}", record.id), format!("{time} {name}"))
        .note(summary(view.content(), record))
        .open(Target::go(&At::Entry { id: record.id }))
}

/// "Monday 16 November, 3 notes"
pub(super) fn counted_day(template: &Counted, day: &str, n: i64) -> String {
    crate::content::counted_with(template, n, &[("day", day)])
}
