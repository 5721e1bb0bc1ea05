//! A month at a look: how much was done and noted each day, and at what time of day urges came.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::history::counted_day;
use super::part::DayPart;
use super::{At, exercise_name};
use crate::cards::diary::{self, DiaryDay};
use crate::cards::page::day_in_a_line;
use crate::content::{counted, fill};
use crate::page::{Block, LineRole, Month, Offer, Place, Role, Target};
use crate::session::ExerciseKind;
use crate::session::records;
use crate::store::{Store, StoreError};
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};
use crate::view::{CalendarMonth, DayShown, View, dates};

/// Fewer urges than this in a month say nothing about the time of day.
const LEAST_URGES: usize = 5;
/// No instant of a day lies farther from its midnight here, in whatever zones: a day, and the 26 hours between them.
const AROUND: TimeDelta = TimeDelta::hours(50);

/// All that is noted of one day.
#[derive(Default)]
struct Noted {
    lines: Vec<String>,
    count: i32,
}

/// The instant at which a day begins for somebody in `zone`.
pub(super) fn begins(day: Day, zone: Zone) -> Instant {
    zone.instant_of(Civil::new(day, TimeOfDay::constant(4, 0)).wall_clock())
}

/// The month, and below it the times of day.
pub(super) fn blocks(
    month: CalendarMonth,
    view: &View<'_>,
    store: &Store,
) -> Result<Vec<Block>, StoreError> {
    let zone = view.moment().zone;
    let from = begins(month.monday(), zone) - AROUND;
    let to = begins(month.end(), zone) + AROUND;
    let begun = records::begun(store, from, to)?;
    let (skills, urges) = (
        diary::skills(store, from, to)?,
        diary::urges(store, from, to)?,
    );
    let mut days: HashMap<Day, Noted> = HashMap::new();
    for one in &begun {
        let noted = days.entry(Day::of(one.at, one.zone)).or_default();
        let name = exercise_name(one.kind, &one.pattern, view);
        let time = dates::clock(one.at, one.zone);
        noted.lines.push(format!("{time} {name}"));
        noted.count += 1;
    }
    for counts in diary::count(&skills, &urges) {
        let noted = days.entry(counts.day).or_default();
        noted.lines.extend(diary_line(&counts, view));
    }
    let entries = skills.iter().map(|skill| (skill.at, skill.zone));
    let entries = entries.chain(urges.iter().map(|urge| (urge.at, urge.zone)));
    for (at, zone) in entries {
        days.entry(Day::of(at, zone)).or_default().count += 1;
    }
    let rides = begun.iter().filter(|one| one.kind == ExerciseKind::Ride);
    let rides = rides.map(|one| (one.at, one.zone));
    let noted = urges.iter().filter(|entry| entry.note.urge.is_some());
    let came = rides.chain(noted.map(|entry| (entry.at, entry.zone)));
    let of_month = |day: Day| (month.first()..month.after()).contains(&day);
    let came = came.filter(|(at, zone)| of_month(Day::of(*at, *zone)));
    let parts: Vec<_> = came.map(|(at, zone)| DayPart::of(at, zone)).collect();
    let month_block = drawn(month, &days, view);
    Ok(vec![
        Block::Month { month: month_block },
        times(month, &parts, view),
    ])
}

/// What the diary says of a day, in a line; after using without what was acted on.
pub(super) fn diary_line(counts: &DiaryDay, view: &View<'_>) -> Option<String> {
    let words = &view.content().cards_words.diary;
    let line = day_in_a_line(words, counts, !view.ahead.holds.used());
    Some(line).filter(|line| !line.is_empty())
}

fn drawn(month: CalendarMonth, days: &HashMap<Day, Noted>, view: &View<'_>) -> Month {
    let (content, moment) = (view.content(), view.moment());
    let words = &content.words.history.page;
    let step = |words, role, ahead| {
        let before = None;
        Offer::of(words, role, Target::go(&At::History { ahead, before }))
    };
    let mut offers = vec![step(&words.month_before, Role::Earlier, month.ahead - 1)];
    // Nothing is noted of what lies ahead.
    if month.ahead < 0 {
        offers.push(step(&words.month_after, Role::Later, month.ahead + 1));
    }
    month.block(content, moment.today(), &words.month_marks, offers, |day| {
        let said = dates::day(&content.words, day, moment.today());
        match days.get(&day).filter(|noted| noted.count > 0) {
            None => DayShown {
                words: fill(&content.reminders.page.day_without, &[("day", &said)]),
                ..DayShown::default()
            },
            Some(noted) => DayShown {
                words: counted_day(&words.day_words, &said, i64::from(noted.count)),
                lines: noted.lines.clone(),
                level: level(noted.count),
                place: Some(Place::to(&At::OnDay { day })),
            },
        }
    })
}

/// How dark a day is: 1, 2, 3 or 4, 5 and more.
fn level(count: i32) -> i32 {
    match count {
        ..=0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 3,
        5.. => 4,
    }
}

/// At what time of day the urges of the month came; below a few of them, what is missing.
fn times(month: CalendarMonth, parts: &[DayPart], view: &View<'_>) -> Block {
    let content = view.content();
    let words = &content.words.history.page;
    let urges = |n: usize| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        counted(&content.words.counts.urges, n)
    };
    let name = month.name(content);
    if parts.len() < LEAST_URGES {
        let few = fill(
            &words.times_few,
            &[
                ("month", name),
                ("urges", &urges(parts.len())),
                ("least", &LEAST_URGES.to_string()),
            ],
        );
        return Block::lines(LineRole::Small, [few]);
    }
    let line = |part: DayPart| {
        let n = parts.iter().filter(|one| **one == part).count();
        fill(
            &words.times_line,
            &[("part", part.name(&words.parts)), ("urges", &urges(n))],
        )
    };
    let lead = fill(&words.times, &[("month", name)]);
    Block::lines(
        LineRole::Body,
        std::iter::once(lead).chain(DayPart::ALL.map(line)),
    )
}
