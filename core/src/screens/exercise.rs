//! A running exercise: words once a step, the question that stands open, and what can be done. The frame comes
//! apart from this, for every drawn picture.

use serde::Serialize;

use super::action::Offer;
use super::asked::Asked;
use super::companion::Companion;
use super::session_action::offers;
use super::triggers::IfThenLine;
use crate::page::PhaseWords;
use crate::session::records::Record;
use crate::session::{ExerciseKind, Guide, page};
use crate::view::Moment;

/// What a running exercise shows until its next step, question or change.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
        let guide = Guide::new(self.practices(moment), &record.live, moment.now);
        let around = self.around(record, moment);
        let asked = self.question(record, &guide, &around, moment);
        let ride = guide.kind() == ExerciseKind::Ride;
        // The screen asks for the pace that felt easiest beside the question that stands open.
        let first = offers(page::while_it_runs(&guide, &around, false));
        let skills = ride.then(|| self.skills_in_ride(moment));
        let always = offers(page::always(&guide, &around));
        Some(ExerciseScreen {
            title: guide.title().to_owned(),
            stage: guide.stage().to_owned(),
            words: guide.words().to_owned(),
            rate: guide.rate(),
            phases: content.words.exercise.phases.clone().into(),
            still: around.still,
            asked: asked.map(|asked| self.asked(asked)),
            advice: guide.advice(),
            plans: self.plan_lines(record, moment),
            ratings: if self.locked {
                Vec::new()
            } else {
                ratings(record)
            },
            cautions: guide.cautions().into_iter().map(str::to_owned).collect(),
            not_kept: if self.keeps_nothing() {
                content.words.exercise.not_kept.clone()
            } else {
                String::new()
            },
            offers: first.into_iter().chain(skills).chain(always).collect(),
            doors: self.doors(moment),
        })
    }
}

/// The ratings so far.
pub(super) fn ratings(record: &Record) -> Vec<RatingPoint> {
    let point = |(elapsed_ms, value)| RatingPoint { elapsed_ms, value };
    record.live.ratings().map(point).collect()
}
