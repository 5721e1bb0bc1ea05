//! What was kept, by day, with plain counts on top.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::cards::day_in_a_line;
use super::companion::Companion;
use super::practices::Practices;
use super::said;
use crate::cards::diary;
use crate::progress::{self, Insights, wording};
use crate::session::records::{self, Record};
use crate::store::{StoreError, Work};
use crate::time::{Day, Instant};
use crate::view::Moment;

/// The history.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
                let statements = self.statements(&insights, moment);
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

    fn statements(&self, insights: &Insights, moment: &Moment) -> Vec<String> {
        let (content, practices) = (moment.content(), self.practices(moment));
        let name = |tool: &str| practices.tool(tool).to_owned();
        let few = wording::too_few(&content.words, insights).filter(|_| insights.all.rides > 0);
        let said = wording::statements(content, insights, !self.used(moment), name);
        few.into_iter().chain(said).collect()
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
        summary: wording::summary(content, record),
        open: Offer::new(action, &content.words.history.open),
    }
}
