//! One exercise of the history, to set right or to delete.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::said;
use crate::content::Words;
use crate::progress::wording::details;
use crate::session::records::{self, Record};
use crate::session::{ExerciseKind, Happened, Outcome};
use crate::store::StoreError;
use crate::time::Day;
use crate::view::Moment;
use crate::view::dates::named;

/// One exercise, to set right or to delete.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
            title: named(&content.words, name, started, record.zone, today),
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
