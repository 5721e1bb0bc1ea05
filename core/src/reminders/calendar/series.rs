//! An appointment that comes back: as a rule of Ebb's where one says the same, and else as the next of its dates.

use chrono::{Days, NaiveDateTime};

use super::file_zone::FileTime;
use super::recurrence::Recurrence;
use crate::reminders::schedule::{
    ReminderKind, ReminderRule, RuleEnd, Schedule, ZoneMode, occurrences,
};
use crate::store::Id;
use crate::time::{Civil, Day, Instant, TimeOfDay};

/// Days ahead in which a rule of Ebb's is held against the file's, and from which dates are taken.
const AHEAD_DAYS: u64 = 800;
/// Dates that are taken where no rule says them.
const MOST_DATES: usize = 100;

/// How an appointment of a calendar comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Series {
    /// As this rule says; its id, kind and title are the caller's to give.
    Rule(Box<ReminderRule>),
    /// In a way that Ebb's rules cannot say: the next of its dates.
    Dates(Vec<Instant>),
}

/// A single instance that differs from its series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Instance {
    /// When the series has it; none where that cannot be read.
    pub(super) original: Option<Instant>,
    /// When it takes place instead; none where it does not.
    pub(super) to: Option<Instant>,
}

/// The next instance at or after `now`, and the series; none where all of it has passed.
pub(super) fn series(
    start: &FileTime,
    rules: &[Option<Recurrence>],
    more: &[NaiveDateTime],
    instances: &[Instance],
    now: Instant,
) -> Option<(Instant, Series)> {
    let zone = start.zone;
    let today = zone.wall_clock(now).date();
    let end = today
        .max(start.wall.date())
        .checked_add_days(Days::new(AHEAD_DAYS))?;
    let time = start.wall.time();
    let mut walls: Vec<NaiveDateTime> = vec![start.wall];
    for rule in rules.iter().flatten() {
        walls.extend(
            rule.days(start.wall, end, zone)
                .into_iter()
                .map(|day| day.and_time(time)),
        );
    }
    walls.extend(more);
    walls.sort_unstable();
    walls.dedup();
    let mut dates: Vec<Instant> = walls
        .iter()
        .map(|wall| zone.instant_of(*wall))
        .filter(|at| !instances.iter().any(|one| one.original == Some(*at)))
        .chain(instances.iter().filter_map(|one| one.to))
        .filter(|at| *at >= now)
        .collect();
    dates.sort_unstable();
    dates.dedup();
    let next = *dates.first()?;
    let said = match rules {
        [Some(rule)] if more.is_empty() => own_rule(start, rule, instances, now),
        _ => None,
    };
    // Ebb's rule is taken only where it says the same of all that can be seen.
    let until = zone.instant_of(end.and_time(time));
    let same = said.filter(|rule| {
        let theirs = dates.iter().copied().filter(|at| *at < until);
        let mut ours: Vec<_> = occurrences(rule, now, until, zone)
            .into_iter()
            .map(|one| one.at)
            .collect();
        ours.sort_unstable();
        theirs.eq(ours)
    });
    Some((
        next,
        match same {
            Some(rule) => Series::Rule(Box::new(rule)),
            None => {
                dates.truncate(MOST_DATES);
                Series::Dates(dates)
            }
        },
    ))
}

fn own_rule(
    start: &FileTime,
    rule: &Recurrence,
    instances: &[Instance],
    now: Instant,
) -> Option<ReminderRule> {
    let (schedule, end): (Schedule, RuleEnd) = rule.schedule(start.wall, start.zone)?;
    let time = TimeOfDay::shown_by(start.wall);
    let first = Day::from(start.wall.date());
    let nobody = Id::from_parts(now, &[0; 10]);
    let mut own = ReminderRule::new(nobody, ReminderKind::Own, schedule, vec![time], first, now);
    own.zone = ZoneMode::Stays { zone: start.zone };
    own.end = end;
    let mut own = own.checked().ok()?;
    for one in instances {
        let original = Civil::shown_by(start.zone.wall_clock(one.original?));
        let changed = match one.to {
            None => own.clone().without(original),
            Some(to) => own
                .clone()
                .with_moved(original, Civil::shown_by(start.zone.wall_clock(to))),
        };
        // An exception to a day on which nothing takes place says nothing.
        own = changed.unwrap_or(own);
    }
    Some(own)
}
