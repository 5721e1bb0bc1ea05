//! What was kept, by day, with plain counts on top.

use std::collections::HashMap;

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::cards::day_in_a_line;
use super::companion::Companion;
use super::exercise::ratings;
use super::practices::Practices;
use super::said;
use crate::cards::diary;
use crate::content::{Content, Words, counted, fill};
use crate::progress::{self, Insights, LEAST_RIDES, RECENT_RIDES, RideCounts, ToolCounts};
use crate::session::records::{self, Record};
use crate::session::{Course, Happened};
use crate::store::{StoreError, Work};
use crate::time::{Day, Instant};
use crate::view::Moment;

/// The history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HistoryScreen {
    /// The title.
    pub title: String,
    /// What the records say, a sentence each; none below five rides.
    pub statements: Vec<String>,
    /// Days, newest first.
    pub days: Vec<HistoryDay>,
    /// Said where nothing is kept yet or nothing can be read; else empty.
    pub empty: String,
    /// Where an older page begins; none on the last page.
    pub older: Option<Instant>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One day of the history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HistoryDay {
    /// "Today", "Monday 16 November".
    pub label: String,
    /// Newest first.
    pub entries: Vec<HistoryEntry>,
    /// What the diary of skills and urges says of the day, in a line; else empty.
    pub diary: String,
}

/// One exercise in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HistoryEntry {
    /// When it began, where the person was: "02:13".
    pub time: String,
    /// What it was.
    pub name: String,
    /// How it went.
    pub summary: String,
    /// Looks at it.
    pub open: Offer,
}

impl Companion {
    /// A page of the history: at most `limit` exercises that began before `before`.
    pub fn history(&self, before: Instant, limit: i32, moment: &Moment) -> HistoryScreen {
        self.history_with(before, limit, moment, &Work::new())
    }

    /// The same, for a host that shows how far it is. Called off, it is a page without entries.
    pub fn history_with(
        &self,
        before: Instant,
        limit: i32,
        moment: &Moment,
        work: &Work,
    ) -> HistoryScreen {
        let content = moment.content();
        let words = &content.words;
        let read = || -> Result<_, StoreError> {
            if self.locked {
                return Ok((Vec::new(), progress::Insights::default()));
            }
            let store = self.store.as_ref().map_err(Clone::clone)?;
            Ok((
                records::finished_before(store, before, limit)?,
                progress::insights(store, work)?,
            ))
        };
        // Called off it is a page without entries, and no damage.
        let read = match read() {
            Err(StoreError::CalledOff) => None,
            read => self.noted(read),
        };
        let (records, statements, empty) = match read {
            Some((records, _)) if records.is_empty() => {
                let empty = if self.locked {
                    &words.now.unlock_detail
                } else {
                    &words.history.empty
                };
                (records, Vec::new(), empty.clone())
            }
            Some((records, insights)) => {
                let statements = statements(self.practices(moment), &insights, !self.used(moment));
                (records, statements, String::new())
            }
            None => (Vec::new(), Vec::new(), words.history.unreadable.clone()),
        };
        let full = i32::try_from(records.len()) == Ok(limit);
        let older = records.last().filter(|_| full);
        let older = older.map(|record| record.live.started_at());
        let mut days = by_day(self.practices(moment), &records, moment);
        let empty = match self.add_diary(&mut days, older, before, moment) {
            Some(true) => String::new(),
            Some(false) => empty,
            None if self.locked => empty,
            None => words.history.unreadable.clone(),
        };
        HistoryScreen {
            title: words.history.title.clone(),
            statements,
            older,
            days: days.into_iter().map(|(_, day)| day).collect(),
            empty,
            doors: self.doors(moment),
        }
    }

    /// Puts what the diary says beside the exercises of its days, and days with nothing else in between; false where
    /// it says nothing. None where it cannot be read or shown.
    fn add_diary(
        &self,
        days: &mut Vec<(Day, HistoryDay)>,
        older: Option<Instant>,
        before: Instant,
        moment: &Moment,
    ) -> Option<bool> {
        let content = moment.content();
        let words = &content.cards_words.diary;
        let today = Day::of(moment.now, moment.zone);
        let from = older.unwrap_or(Instant::UNIX_EPOCH);
        let used = self.used(moment);
        let counts = self.read_own(|store| diary::by_day(store, from, before))?;
        for counts in &counts {
            let line = day_in_a_line(words, counts, !used);
            match days.iter_mut().find(|(day, _)| *day == counts.day) {
                Some((_, shown)) => shown.diary = line,
                None => days.push((
                    counts.day,
                    HistoryDay {
                        label: said::day(&content.words, counts.day, today),
                        entries: Vec::new(),
                        diary: line,
                    },
                )),
            }
        }
        // Exercises of one day stand together already; a stable sort leaves them so.
        days.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        Some(!counts.is_empty())
    }
}

fn by_day(practices: Practices<'_>, records: &[Record], moment: &Moment) -> Vec<(Day, HistoryDay)> {
    let content = practices.content;
    let today = Day::of(moment.now, moment.zone);
    let mut days: Vec<(Day, HistoryDay)> = Vec::new();
    for record in records {
        let day = Day::of(record.live.started_at(), record.zone);
        if days.last().is_none_or(|(last, _)| *last != day) {
            days.push((
                day,
                HistoryDay {
                    label: said::day(&content.words, day, today),
                    entries: Vec::new(),
                    diary: String::new(),
                },
            ));
        }
        if let Some((_, shown)) = days.last_mut() {
            shown.entries.push(entry(practices, record));
        }
    }
    days
}

fn entry(practices: Practices<'_>, record: &Record) -> HistoryEntry {
    let content = practices.content;
    let plan = record.live.plan();
    let action = Action::Go {
        place: Place::Entry {
            id: record.id.to_string(),
        },
    };
    HistoryEntry {
        time: said::clock(record.live.started_at(), record.zone),
        name: practices.exercise(plan.kind, &plan.pattern).to_owned(),
        summary: summary(content, record),
        open: Offer::new(action, &content.words.history.open),
    }
}

pub(super) fn course(record: &Record) -> Course {
    Course::of(
        record
            .live
            .events()
            .iter()
            .map(|event| (event.elapsed_ms, &event.what)),
    )
}

/// "12 minutes · 7 → 3 · I rode it"
pub(super) fn summary(content: &Content, record: &Record) -> String {
    let words = &content.words;
    let course = course(record);
    let mut parts = vec![said::span(words, length_ms(record))];
    match (course.first, course.last, ratings(record).len()) {
        (Some(first), Some(last), 2..) => parts.push(format!("{first} → {last}")),
        (Some(first), _, _) => parts.push(first.to_string()),
        _ => {}
    }
    parts.extend(
        course
            .outcome
            .map(|outcome| said::outcome(words, outcome).to_owned()),
    );
    if let Some(Happened::Finished { ending, .. }) =
        record.live.events().last().map(|event| &event.what)
    {
        parts.extend(said::ending(words, *ending).map(str::to_owned));
    }
    parts.join(" · ")
}

/// How long it was: of a ride the urge's clock, of breathing the time in which it breathed.
fn length_ms(record: &Record) -> i64 {
    let end = record
        .live
        .events()
        .last()
        .map_or_else(|| record.live.started_at(), |event| event.at);
    record.live.frame(end).elapsed_ms
}

/// What the records say. Below five rides there is no statistic; after using, none about lapses is shown.
fn statements(practices: Practices<'_>, insights: &Insights, with_lapses: bool) -> Vec<String> {
    let content = practices.content;
    let words = &content.words;
    let mut statements = Vec::new();
    if (1..LEAST_RIDES).contains(&insights.all.rides) {
        let (least, n) = (LEAST_RIDES.to_string(), insights.all.rides.to_string());
        statements.push(fill(
            &words.history.too_few,
            &[("least", &least), ("n", &n)],
        ));
    }
    if insights.all.rides >= LEAST_RIDES {
        if insights.all.rides > RECENT_RIDES {
            let lead = fill(
                &words.history.recent,
                &[("n", &insights.recent.rides.to_string())],
            );
            statements.push(format!(
                "{lead} {}",
                ride_sentence(words, &insights.recent, with_lapses)
            ));
        }
        let lead = fill(
            &words.history.all,
            &[("n", &insights.all.rides.to_string())],
        );
        statements.push(format!(
            "{lead} {}",
            ride_sentence(words, &insights.all, with_lapses)
        ));
        let guesses = insights.guesses;
        if guesses.sooner + guesses.later > 0 {
            let (sooner, later) = (guesses.sooner.to_string(), guesses.later.to_string());
            statements.push(fill(
                &words.history.guesses,
                &[("sooner", &sooner), ("later", &later)],
            ));
        }
    }
    statements.extend(
        insights
            .tools
            .iter()
            .filter(|tool| times(tool) >= LEAST_RIDES)
            .map(|tool| tool_sentence(practices, tool)),
    );
    statements
}

fn ride_sentence(words: &Words, counts: &RideCounts, with_lapses: bool) -> String {
    let mut parts = Vec::new();
    if counts.rated > 0 {
        let minutes = counted(&words.counts.minutes, i64::from(counts.by_minutes));
        let (halved, rated) = (counts.halved.to_string(), counts.rated.to_string());
        parts.push(fill(
            &words.history.halved_in,
            &[
                ("halved", &halved),
                ("rated", &rated),
                ("minutes", &minutes),
            ],
        ));
    } else {
        parts.push(words.history.not_rated.clone());
    }
    if counts.early > 0 {
        parts.push(fill(
            &words.history.early,
            &[("n", &counts.early.to_string())],
        ));
    }
    if with_lapses && counts.used > 0 {
        parts.push(fill(
            &words.history.used,
            &[("n", &counts.used.to_string())],
        ));
    }
    format!("{}.", parts.join("; "))
}

fn times(tool: &ToolCounts) -> i32 {
    tool.lower + tool.same + tool.higher
}

fn tool_sentence(practices: Practices<'_>, tool: &ToolCounts) -> String {
    let content = practices.content;
    let name = practices.tool(&tool.tool);
    let numbers = [times(tool), tool.lower, tool.same, tool.higher].map(|n| n.to_string());
    let values: HashMap<&str, &str> = ["n", "lower", "same", "higher"]
        .into_iter()
        .zip(numbers.iter().map(String::as_str))
        .chain([("name", name)])
        .collect();
    fill(
        &content.words.history.tool,
        &values.into_iter().collect::<Vec<_>>(),
    )
}
