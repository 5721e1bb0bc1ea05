//! What was kept, by day, with plain counts on top; and one entry, to set right or to delete.

use std::collections::HashMap;

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::{Companion, Moment};
use super::exercise::ratings;
use super::said;
use crate::content::{Content, Words, counted, fill};
use crate::progress::{self, Insights, LEAST_RIDES, RECENT_RIDES, RideCounts, ToolCounts};
use crate::session::records::{self, Record};
use crate::session::{Course, ExerciseKind, Happened, Outcome};
use crate::store::StoreError;
use crate::time::{Day, Instant};

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

/// One exercise, to set right or to delete.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EntryScreen {
    /// Its id.
    pub id: String,
    /// What it was, and when.
    pub title: String,
    /// How it went, a line each.
    pub lines: Vec<String>,
    /// Its ratings; each can be set right with [`Action::CorrectRating`].
    pub ratings: Vec<RatingLine>,
    /// How setting a rating right is named.
    pub correct_label: String,
    /// What happened, to be set right; empty where it is no ride.
    pub outcomes: Vec<Offer>,
    /// Deletes it; asked twice by the host, with the detail as the question.
    pub delete: Offer,
    /// Back to the history.
    pub back: Offer,
}

/// One rating of an entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RatingLine {
    /// Place in the log.
    pub seq: i32,
    /// When, in words.
    pub label: String,
    /// 0 to 10.
    pub value: i32,
}

impl Companion {
    /// A page of the history: at most `limit` exercises that began before `before`.
    pub fn history(&self, before: Instant, limit: i32, moment: &Moment) -> HistoryScreen {
        let content = moment.content();
        let words = &content.words;
        let read = || -> Result<_, StoreError> {
            let store = self.store.as_ref().map_err(Clone::clone)?;
            Ok((
                records::finished_before(store, before, limit)?,
                progress::insights(store)?,
            ))
        };
        let (records, statements, empty) = match read() {
            Ok((records, _)) if records.is_empty() => {
                (records, Vec::new(), words.history.empty.clone())
            }
            Ok((records, insights)) => {
                let statements = statements(content, &insights, !self.used_today(moment));
                (records, statements, String::new())
            }
            Err(_) => (Vec::new(), Vec::new(), words.history.unreadable.clone()),
        };
        let full = i32::try_from(records.len()) == Ok(limit);
        HistoryScreen {
            title: words.history.title.clone(),
            statements,
            older: records
                .last()
                .filter(|_| full)
                .map(|record| record.live.started_at()),
            days: by_day(content, &records, moment),
            empty,
            doors: self.doors(moment),
        }
    }

    /// One exercise of the history.
    pub fn entry(&self, id: &str, moment: &Moment) -> Result<EntryScreen, StoreError> {
        let content = moment.content();
        let words = &content.words.history;
        let record = records::find(self.store.as_ref().map_err(Clone::clone)?, id.parse()?)?;
        let plan = record.live.plan();
        let today = Day::of(moment.now, moment.zone);
        let started = record.live.started_at();
        let day = said::day(&content.words, Day::of(started, record.zone), today);
        let name = said::exercise(content, plan.kind, &plan.pattern);
        let outcome = |outcome| {
            let action = Action::CorrectOutcome {
                id: id.to_owned(),
                outcome: Some(outcome),
            };
            Offer::new(action, said::outcome(&content.words, outcome))
        };
        Ok(EntryScreen {
            id: id.to_owned(),
            title: fill(
                &words.entry,
                &[
                    ("name", name),
                    ("day", &day),
                    ("time", &said::clock(started, record.zone)),
                ],
            ),
            lines: details(content, &record),
            ratings: rating_lines(&content.words, &record),
            correct_label: words.correct_rating.clone(),
            outcomes: match plan.kind {
                ExerciseKind::Ride => [
                    Outcome::Rode,
                    Outcome::UsedSome,
                    Outcome::Used,
                    Outcome::NotSure,
                ]
                .map(outcome)
                .to_vec(),
                ExerciseKind::Breathing => Vec::new(),
            },
            delete: Offer::with_detail(
                Action::Delete { id: id.to_owned() },
                &words.delete,
                &words.delete_detail,
            ),
            back: Offer::new(
                Action::Go {
                    place: Place::History,
                },
                &words.back,
            ),
        })
    }
}

fn by_day(content: &Content, records: &[Record], moment: &Moment) -> Vec<HistoryDay> {
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
                },
            ));
        }
        if let Some((_, shown)) = days.last_mut() {
            shown.entries.push(entry(content, record));
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn entry(content: &Content, record: &Record) -> HistoryEntry {
    let plan = record.live.plan();
    let action = Action::Go {
        place: Place::Entry {
            id: record.id.to_string(),
        },
    };
    HistoryEntry {
        time: said::clock(record.live.started_at(), record.zone),
        name: said::exercise(content, plan.kind, &plan.pattern).to_owned(),
        summary: summary(content, record),
        open: Offer::new(action, &content.words.history.open),
    }
}

fn course(record: &Record) -> Course {
    Course::of(
        record
            .live
            .events()
            .iter()
            .map(|event| (event.elapsed_ms, &event.what)),
    )
}

/// "12 minutes · 7 → 3 · I rode it"
fn summary(content: &Content, record: &Record) -> String {
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

fn details(content: &Content, record: &Record) -> Vec<String> {
    let words = &content.words;
    let course = course(record);
    let mut lines = vec![summary(content, record)];
    if let (Some(guessed), Some(ended)) = (course.guessed_ms, course.ended_ms) {
        let (guessed, ended) = (said::span(words, guessed), said::span(words, ended));
        lines.push(fill(
            &words.history.guess_and_end,
            &[("guess", &guessed), ("end", &ended)],
        ));
    } else if let Some(guessed) = course.guessed_ms {
        lines.push(fill(
            &words.history.guess,
            &[("guess", &said::span(words, guessed))],
        ));
    }
    if let Some(halved) = course.halved_ms {
        lines.push(fill(
            &words.history.halved,
            &[("span", &said::span(words, halved))],
        ));
    }
    let trigger = record
        .live
        .events()
        .iter()
        .rev()
        .find_map(|event| match &event.what {
            Happened::Trigger { id } => {
                content.ride.triggers.iter().find(|choice| choice.id == *id)
            }
            _ => None,
        });
    lines.extend(trigger.map(|choice| fill(&words.history.trigger, &[("trigger", &choice.label)])));
    lines
}

fn rating_lines(words: &Words, record: &Record) -> Vec<RatingLine> {
    (0..)
        .zip(record.live.events())
        .filter_map(|(seq, event)| match event.what {
            Happened::Rated { value } => Some(RatingLine {
                seq,
                label: said::span(words, event.elapsed_ms),
                value,
            }),
            _ => None,
        })
        .collect()
}

/// What the records say. Below five rides there is no statistic; after using, none about lapses is shown.
fn statements(content: &Content, insights: &Insights, with_lapses: bool) -> Vec<String> {
    let words = &content.words;
    let mut statements = Vec::new();
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
            .map(|tool| tool_sentence(content, tool)),
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

fn tool_sentence(content: &Content, tool: &ToolCounts) -> String {
    let pattern = tool.tool.strip_prefix("breathing:").unwrap_or(&tool.tool);
    let name = said::exercise(content, ExerciseKind::Breathing, pattern);
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
