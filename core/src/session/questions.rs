//! What an exercise asks, and when: one question at a time, each skippable, silent, and no text before *reflect*.

use super::event::{Happened, Question};
use super::frame::RunState;
use super::live::Live;
use super::plan::ExerciseKind;
use crate::content::Stage;
use crate::time::Instant;

/// An urge is rated again at most this often.
pub(super) const RATE_AGAIN_AFTER_MS: i64 = 5 * 60_000;
/// Breathing and practices ask for the rating before them within this time, then leave the person alone.
pub(super) const ASKS_BEFORE_FOR_MS: i64 = 20_000;
/// From here on somebody is not left alone with it (safety rules), of 10.
pub(crate) const VERY_STRONG: i32 = 9;
/// The chips of a ride, in the order in which they are asked during *notice*.
const CHIPS: [Question; 5] = [
    Question::HowStrong,
    Question::WhatFor,
    Question::WithinReach,
    Question::Trigger,
    Question::HowLong,
];

impl Live {
    /// The question that stands open at `now`, if any. A host may always leave it unanswered.
    pub fn question(&self, now: Instant) -> Option<Question> {
        let frame = self.frame(now);
        match (self.plan().kind, frame.state) {
            (_, RunState::Finished) => None,
            (ExerciseKind::Breathing | ExerciseKind::Practice, RunState::Waiting) => {
                self.unless_dealt_with(Question::HowStrong, self.over_ms(frame.elapsed_ms))
            }
            (ExerciseKind::Breathing | ExerciseKind::Practice, _) => self
                .unless_dealt_with(Question::HowStrong, 0)
                .filter(|_| frame.elapsed_ms < ASKS_BEFORE_FOR_MS),
            (ExerciseKind::Ride, RunState::Waiting) => self.looking_back_question(),
            (ExerciseKind::Ride, _) => self.riding_question(now, frame.elapsed_ms),
        }
    }

    /// True where a ride can still be led another way before it looks into the body: in *notice*, once how strong it is
    /// was dealt with, and until body or room was.
    pub fn may_ask_body_or_room(&self, now: Instant) -> bool {
        let open = matches!(self.frame(now).state, RunState::Running | RunState::Paused);
        open && self.plan().kind == ExerciseKind::Ride
            && self.stage(now) == Stage::Notice
            && self.tool().is_none()
            && self.other_form().is_some()
            && self.dealt_with(Question::HowStrong).is_some()
            && self.dealt_with(Question::BodyOrRoom).is_none()
    }

    fn riding_question(&self, now: Instant, elapsed_ms: i64) -> Option<Question> {
        if self.tool().is_some() {
            return None;
        }
        if let Some(&chip) = CHIPS.iter().find(|&&chip| self.dealt_with(chip).is_none()) {
            let is_due = match chip {
                Question::HowStrong => true,
                Question::WhatFor => self.asks_what_for_first(now),
                Question::WithinReach => self.answered_what_for(),
                _ => false,
            };
            if is_due || self.stage(now) == Stage::Notice {
                return Some(chip);
            }
        }
        let came_back = self.last(|what| *what == Happened::PutDown);
        let rated = self.dealt_with(Question::HowStrong).unwrap_or(0);
        let due =
            came_back.is_some_and(|at| at >= rated) || elapsed_ms - rated >= RATE_AGAIN_AFTER_MS;
        due.then_some(Question::HowStrong)
    }

    /// True where the ride was rated so strong that what it is for is asked before all else, whatever the stage, until it is
    /// rated anew: it may be to die.
    pub(crate) fn asks_what_for_first(&self, now: Instant) -> bool {
        let elapsed_ms = self.frame(now).elapsed_ms;
        let is_new = |(at, strength): (i64, i32)| {
            strength >= VERY_STRONG && elapsed_ms - at < RATE_AGAIN_AFTER_MS
        };
        self.ratings().last().is_some_and(is_new) && self.dealt_with(Question::WhatFor).is_none()
    }

    fn looking_back_question(&self) -> Option<Question> {
        let Some(since_ms) =
            self.last(|what| matches!(what, Happened::Enough { .. } | Happened::Passed))
        else {
            return Some(Question::CarryOn);
        };
        if !self.looking_back() {
            return Some(Question::CarryOn);
        }
        self.unless_dealt_with(Question::HowStrong, since_ms)
            .or(Some(Question::Outcome))
    }

    fn unless_dealt_with(&self, question: Question, since_ms: i64) -> Option<Question> {
        self.dealt_with(question)
            .is_none_or(|at| at < since_ms)
            .then_some(question)
    }

    /// When a question was last answered or skipped, ms of the exercise's clock.
    pub(super) fn dealt_with(&self, question: Question) -> Option<i64> {
        self.last(|what| match what {
            Happened::Skipped { question: skipped } => *skipped == question,
            Happened::Rated { .. } => question == Question::HowStrong,
            Happened::Turned { .. } => question == Question::BodyOrRoom,
            Happened::For { .. } => question == Question::WhatFor,
            Happened::Reach { .. } => question == Question::WithinReach,
            Happened::Trigger { .. } => question == Question::Trigger,
            Happened::Guessed { .. } => question == Question::HowLong,
            _ => false,
        })
    }

    /// When it was last said that it has passed, ms of the exercise's clock.
    pub(crate) fn passed_ms(&self) -> Option<i64> {
        self.last(|what| *what == Happened::Passed)
    }

    fn answered_what_for(&self) -> bool {
        self.last(|what| matches!(what, Happened::For { .. }))
            .is_some()
    }

    /// The clock at which breaths or prompts were over: pauses count, as they do in what is recorded.
    fn over_ms(&self, moved_ms: i64) -> i64 {
        let mut paused_for_ms = 0;
        let mut since_ms = None;
        for event in self.events() {
            match event.what {
                Happened::Paused => since_ms = Some(event.elapsed_ms),
                Happened::Resumed => {
                    paused_for_ms += event.elapsed_ms - since_ms.take().unwrap_or(event.elapsed_ms)
                }
                _ => {}
            }
        }
        moved_ms + paused_for_ms
    }

    fn last(&self, is: impl Fn(&Happened) -> bool) -> Option<i64> {
        self.events()
            .iter()
            .rev()
            .find(|event| is(&event.what))
            .map(|event| event.elapsed_ms)
    }
}
