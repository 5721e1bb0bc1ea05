//! One exercise of the history, to set right or to delete.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::history::{course, summary};
use super::said;
use crate::content::{Content, Words, fill};
use crate::session::records::{self, Record};
use crate::session::{ExerciseKind, Happened, Outcome};
use crate::store::StoreError;
use crate::time::Day;
use crate::view::Moment;

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
    /// One exercise of the history.
    pub fn entry(&self, id: &str, moment: &Moment) -> Result<EntryScreen, StoreError> {
        let content = moment.content();
        let words = &content.words.history;
        if self.locked {
            return Err(StoreError::NotFound);
        }
        let record = records::find(self.store.as_ref().map_err(Clone::clone)?, id.parse()?)?;
        let plan = record.live.plan();
        let today = Day::of(moment.now, moment.zone);
        let started = record.live.started_at();
        let day = said::day(&content.words, Day::of(started, record.zone), today);
        let name = self.practices(moment).exercise(plan.kind, &plan.pattern);
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
                ExerciseKind::Breathing | ExerciseKind::Practice => Vec::new(),
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
