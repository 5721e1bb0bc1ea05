//! What was said, kept by the test in its own words, and what it adds up to. Nothing of Ebb counts here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

/// A ride, a breathing session or a practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    pub kind: &'static str,
    pub pattern: String,
    pub zone: String,
    /// The day that it was where it began.
    pub day: NaiveDate,
    /// Milliseconds.
    pub length: i64,
    /// Milliseconds since it began, and how strong it was.
    pub ratings: Vec<(i64, i64)>,
    pub outcome: Option<&'static str>,
    pub edited: i64,
    pub gone: bool,
}

/// Something that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: String,
    pub sheet: &'static str,
    pub answers: Value,
    pub zone: String,
    pub edited: i64,
    pub gone: bool,
}

/// A questionnaire, or a number of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    pub what: &'static str,
    pub zone: String,
    pub day: NaiveDate,
    pub answers: BTreeMap<String, i64>,
    pub score: i64,
    pub most: i64,
}

/// What one device was told, each by the millisecond at which it was.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    pub exercises: BTreeMap<i64, Exercise>,
    pub entries: BTreeMap<i64, Entry>,
    pub measures: BTreeMap<i64, Measure>,
    pub uses: BTreeMap<i64, String>,
    /// Reminders that were done, each by what it is and its start on the wall.
    pub done: BTreeMap<(&'static str, String), i64>,
    /// Boosters by their months: when they are to be.
    pub appointments: BTreeMap<i64, i64>,
}

/// Of two that say of the same thing, what was said later.
fn later<T: Clone>(here: &mut BTreeMap<i64, T>, there: &BTreeMap<i64, T>, edited: fn(&T) -> i64) {
    for (at, one) in there {
        match here.get(at) {
            Some(known) if edited(known) >= edited(one) => {}
            _ => drop(here.insert(*at, one.clone())),
        }
    }
}

impl Ledger {
    /// What is told where both are brought together.
    pub fn take_in(&mut self, other: &Self) {
        later(&mut self.exercises, &other.exercises, |one| one.edited);
        later(&mut self.entries, &other.entries, |one| one.edited);
        self.measures.extend(other.measures.clone());
        self.uses.extend(other.uses.clone());
        self.done.extend(other.done.clone());
        // Only the phone makes any, so that it knows the newest.
        if self.appointments.len() < other.appointments.len() {
            self.appointments = other.appointments.clone();
        }
    }

    /// What was done and not deleted, the oldest first.
    pub fn done_of(&self, kind: &'static str) -> impl Iterator<Item = (&i64, &Exercise)> {
        let all = self.exercises.iter();
        all.filter(move |(_, one)| one.kind == kind && !one.gone)
    }

    /// How many of each were begun on a day.
    pub fn on_day(&self, day: NaiveDate) -> Value {
        let count = |kind| {
            let of = self.done_of(kind);
            of.filter(|(_, one)| one.day == day).count()
        };
        json!({
            "rides": count("ride"), "breathings": count("breathing"), "practices": count("practice"),
        })
    }

    /// Days of the last so many, with this one, on which anything was practised.
    pub fn practised(&self, today: NaiveDate, days: i64) -> usize {
        let of = self.done_of("breathing").chain(self.done_of("practice"));
        let ago = of.map(|(_, one)| (today - one.day).num_days());
        let within = ago.filter(|ago| (0..days).contains(ago));
        within.collect::<std::collections::BTreeSet<_>>().len()
    }

    pub fn minutes(&self) -> f64 {
        let stands = self.exercises.values().filter(|one| !one.gone);
        stands.map(|one| one.length as f64 / 60_000.0).sum()
    }

    /// What the rides come to: all of them, or the newest so many.
    pub fn rides(&self, newest: Option<usize>) -> Value {
        let mut rides: Vec<&Exercise> = self.done_of("ride").map(|(_, one)| one).collect();
        let first = rides.len().saturating_sub(newest.unwrap_or(rides.len()));
        rides.drain(..first);
        let first = |one: &Exercise| one.ratings.first().map_or(0, |(_, value)| *value);
        let rated: Vec<_> = rides.iter().filter(|one| first(one) >= 2).collect();
        let halved = |minutes: i64| {
            let within = |one: &&&&Exercise| halved(one).is_some_and(|ms| ms <= minutes * 60_000);
            rated.iter().filter(within).count()
        };
        let marks = [5, 10, 15, 20, 30, 60];
        let half = marks
            .into_iter()
            .find(|mark| 2 * halved(*mark) >= rated.len());
        let used = |one: &&&Exercise| matches!(one.outcome, Some("used" | "used_some"));
        json!({
            "rides": rides.len(), "rated": rated.len(), "halved": halved(half.unwrap_or(60)),
            "by_minutes": half.unwrap_or(60), "early": 0, "used": rides.iter().filter(used).count(),
        })
    }
}

/// When the rating was first at most half of the first one, of 2 or more.
pub fn halved(of: &Exercise) -> Option<i64> {
    let (_, first) = *of.ratings.first()?;
    let mut after = of
        .ratings
        .iter()
        .filter(|(_, value)| first >= 2 && 2 * value <= first);
    after.next().map(|(ms, _)| *ms)
}

/// When the rating was first 1 or less.
pub fn ended(of: &Exercise) -> Option<i64> {
    let mut all = of.ratings.iter();
    all.find(|(_, value)| *value <= 1).map(|(ms, _)| *ms)
}
