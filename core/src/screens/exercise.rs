//! A running exercise: words once a step, the question that stands open, and what can be done. The frame comes
//! apart from this, for every drawn picture.

use serde::Serialize;

use super::action::{Action, Offer};
use super::asked::Asked;
use super::companion::Companion;
use super::practise_action::PractiseAction;
use super::triggers::IfThenLine;
use crate::content::fill;
use crate::page::PhaseWords;
use crate::session::records::Record;
use crate::session::{ExerciseKind, Form, Guide, RunState};
use crate::view::Moment;

/// What a running exercise shows until its next step, question or change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ExerciseScreen {
    /// What it is.
    pub title: String,
    /// The stage of a ride, or how a breathing session stands.
    pub stage: String,
    /// The prompt.
    pub words: String,
    /// The rate of the breath in words; empty where none is given.
    pub rate: String,
    /// The words of the phases.
    pub phases: PhaseWords,
    /// True where breathing is shown without movement.
    pub still: bool,
    /// The question that stands open.
    pub asked: Option<Asked>,
    /// What to do first where the means are within reach; else empty.
    pub advice: String,
    /// The person's own plans for what they named or have within reach, each with what it opens.
    pub plans: Vec<IfThenLine>,
    /// The ratings so far.
    pub ratings: Vec<RatingPoint>,
    /// One line each, to mind while it runs.
    pub cautions: Vec<String>,
    /// That nothing is kept, where that is so; else empty.
    pub not_kept: String,
    /// What can be done.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One rating on the urge's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RatingPoint {
    /// Milliseconds since it began.
    pub elapsed_ms: i64,
    /// 0 to 10.
    pub value: i32,
}

impl Companion {
    /// The exercise that is under way; none where there is none.
    pub fn exercise(&self, moment: &Moment) -> Option<ExerciseScreen> {
        let record = self.at_hand.as_ref()?;
        let content = moment.content();
        let live = &record.live;
        let frame = live.frame(moment.now);
        let unkept = self.keeps_nothing();
        let guide = Guide::new(self.practices(moment), live, moment.now);
        Some(ExerciseScreen {
            title: guide.title().to_owned(),
            stage: guide.stage().to_owned(),
            words: guide.words().to_owned(),
            rate: guide.rate(),
            phases: content.words.exercise.phases.clone().into(),
            still: self.is_still(),
            asked: self
                .body_or_room(record, moment)
                .or_else(|| live.question(moment.now))
                .map(|question| self.asked(question, content, record, moment)),
            advice: guide.advice(),
            plans: self.plan_lines(record, moment),
            ratings: if self.locked {
                Vec::new()
            } else {
                ratings(record)
            },
            cautions: guide.cautions().into_iter().map(str::to_owned).collect(),
            not_kept: if unkept {
                content.words.exercise.not_kept.clone()
            } else {
                String::new()
            },
            offers: self.exercise_offers(record, frame.state, moment),
            doors: self.doors(moment),
        })
    }

    fn exercise_offers(&self, record: &Record, state: RunState, moment: &Moment) -> Vec<Offer> {
        let content = moment.content();
        let words = &content.words.exercise;
        let live = &record.live;
        let ride = live.plan().kind == ExerciseKind::Ride;
        let mut offers = Vec::new();
        let guide = Guide::new(self.practices_of(content), live, moment.now);
        let too_strong = guide.is_too_strong();
        if too_strong {
            let change = PractiseAction::Ground;
            let action = Action::Practice { change };
            offers.push(Offer::new(action, &content.practice_words.ground));
        }
        match state {
            RunState::Running if live.tool().is_some() => {
                offers.push(Offer::new(Action::PutDown, &words.put_down))
            }
            RunState::Running => offers.push(Offer::new(Action::Pause, &words.pause)),
            RunState::Paused if too_strong => {}
            RunState::Paused => offers.push(Offer::new(Action::Resume, &words.resume)),
            RunState::Waiting if live.tool().is_some() => {
                offers.push(Offer::new(Action::PutDown, &words.put_down))
            }
            RunState::Waiting if !ride => {
                let finder = live.plan().pattern == "finder";
                let rates = content.breathing.finder.rates.iter().filter(|_| finder);
                offers.extend(rates.map(|&rate| {
                    let label = fill(&words.keep_pace, &[("rate", &rate.to_string())]);
                    Offer::new(Action::KeepPace { rate }, &label)
                }));
                offers.push(Offer::new(Action::Finish { outcome: None }, &words.done));
            }
            RunState::Waiting | RunState::Finished => {}
        }
        if ride && matches!(state, RunState::Running | RunState::Paused) && live.tool().is_none() {
            offers.push(Offer::new(Action::Pass, &words.passed));
            offers.push(Offer::new(Action::Enough, &words.enough));
            offers.extend(self.something_else(content, moment));
        }
        if ride {
            offers.push(self.skills_in_ride(moment));
        }
        if !ride && matches!(state, RunState::Running | RunState::Paused) {
            offers.push(Offer::new(Action::Finish { outcome: None }, &words.stop));
        }
        offers.push(Offer::new(Action::MakesWorse, &words.makes_worse));
        let under_way = matches!(state, RunState::Running | RunState::Paused);
        if under_way && guide.has_two_forms() {
            offers.extend(live.other_form().map(|form| {
                let on = form == Form::Outward;
                let label = if on { &words.outward } else { &words.inward };
                Offer::new(Action::Outward { on }, label)
            }));
        }
        let still = self.is_still();
        offers.push(Offer::new(
            Action::Still { on: !still },
            if still {
                &content.words.breathe.make_moving
            } else {
                &content.words.breathe.make_still
            },
        ));
        offers
    }
}

/// The ratings so far.
pub(super) fn ratings(record: &Record) -> Vec<RatingPoint> {
    let point = |(elapsed_ms, value)| RatingPoint { elapsed_ms, value };
    record.live.ratings().map(point).collect()
}
