//! A running exercise: words once a step, the question that stands open, and what can be done. The frame comes
//! apart from this, for every drawn picture.

use serde::Serialize;

use super::action::{Action, Offer};
use super::asked::Asked;
use super::companion::Companion;
use super::practices::Practices;
use super::practise_action::PractiseAction;
use super::practising::{has_outward_form, practice_words, too_strong};
use super::said;
use super::triggers::IfThenLine;
use crate::content::{Content, Stage, fill};
use crate::page::PhaseWords;
use crate::session::records::Record;
use crate::session::{ExerciseKind, Form, Happened, RunState};
use crate::time::Instant;
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
        let plan = live.plan();
        let frame = live.frame(moment.now);
        let unkept = self.keeps_nothing();
        let practices = self.practices(moment);
        Some(ExerciseScreen {
            title: practices.exercise(plan.kind, &plan.pattern).to_owned(),
            stage: stage_words(content, record, moment.now, frame.state).to_owned(),
            words: prompt_words(practices, record, moment.now, frame.state),
            rate: rate_words(content, record, frame.elapsed_ms),
            phases: content.words.exercise.phases.clone().into(),
            still: self.is_still(),
            asked: self
                .body_or_room(record, moment)
                .or_else(|| live.question(moment.now))
                .map(|question| self.asked(question, content, record, moment)),
            advice: advice(practices, record),
            plans: self.plan_lines(record, moment),
            ratings: if self.locked {
                Vec::new()
            } else {
                ratings(record)
            },
            cautions: short_cautions(practices, record),
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
        let practices = self.practices_of(content);
        let too_strong = too_strong(practices, record);
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
        if under_way && (ride || has_outward_form(practices, record)) {
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

fn stage_words<'a>(
    content: &'a Content,
    record: &Record,
    now: Instant,
    state: RunState,
) -> &'a str {
    let words = &content.words.exercise;
    match (record.live.plan().kind, state) {
        (_, RunState::Paused) => &words.paused,
        (ExerciseKind::Breathing | ExerciseKind::Practice, RunState::Waiting) => {
            &words.breaths_over
        }
        (ExerciseKind::Breathing | ExerciseKind::Practice, _) => "",
        (ExerciseKind::Ride, _) => match record.live.stage(now) {
            Stage::Notice => &words.notice,
            Stage::Locate => &words.locate,
            // The room has no breath in it.
            Stage::Breathe if record.live.paces() => &words.breathe,
            Stage::Breathe => &words.riding,
            Stage::Ride => &words.riding,
            Stage::Reflect => &words.reflect,
        },
    }
}

fn prompt_words(
    practices: Practices<'_>,
    record: &Record,
    now: Instant,
    state: RunState,
) -> String {
    let content = practices.content;
    let live = &record.live;
    let words = &content.words.exercise;
    if live.plan().kind == ExerciseKind::Practice {
        return practice_words(practices, record, now);
    }
    if live.plan().kind == ExerciseKind::Breathing {
        return match (live.form(), state) {
            (Form::StayAwake, _) => words.look_around.clone(),
            (_, RunState::Waiting) => words.breathing_done.clone(),
            _ => String::new(),
        };
    }
    let frame = live.frame(now);
    let Some(planned) = usize::try_from(frame.prompt)
        .ok()
        .and_then(|number| live.block().get(number))
    else {
        return words.looking_back.clone();
    };
    // A prompt that an update has taken out of the content leaves its time, and words that always fit.
    let Some(prompt) = content.prompt(&planned.id) else {
        return content.ride.in_place_of_a_prompt.clone();
    };
    let (form, after_using) = (live.form(), &prompt.after_using);
    match form {
        Form::Inward => &prompt.text,
        Form::StayAwake if !after_using.is_empty() => after_using,
        Form::Outward | Form::StayAwake => &prompt.outward,
    }
    .clone()
}

fn rate_words(content: &Content, record: &Record, elapsed_ms: i64) -> String {
    let plan = record.live.plan();
    let segment = plan
        .breaths
        .get(plan.segment_at(elapsed_ms) as usize)
        .map(|segment| segment.cycle);
    let planned = plan.under.or(segment).filter(|_| record.live.paces());
    let tool = record.live.breath_of_tool();
    tool.or(planned)
        .map_or_else(String::new, |cycle| said::rate(&content.words, &cycle))
}

/// What comes before the exercise itself: the room after too strong an urge, distance from what is within reach, and
/// after using to stay awake.
fn advice(practices: Practices<'_>, record: &Record) -> String {
    let words = &practices.content.words.exercise;
    let live = &record.live;
    let first = if too_strong(practices, record) {
        Some(&practices.content.practice_words.too_strong)
    } else if live.within_reach() == Some(true) {
        Some(&words.within_reach_advice)
    } else {
        None
    };
    let awake = (live.form() == Form::StayAwake).then_some(&words.stay_awake);
    let said: Vec<&str> = awake.into_iter().chain(first).map(String::as_str).collect();
    said.join(" ")
}

pub(super) fn ratings(record: &Record) -> Vec<RatingPoint> {
    let rating = |event: &crate::session::Event| match event.what {
        Happened::Rated { value } => Some(RatingPoint {
            elapsed_ms: event.elapsed_ms,
            value,
        }),
        _ => None,
    };
    record.live.events().iter().filter_map(rating).collect()
}

fn short_cautions(practices: Practices<'_>, record: &Record) -> Vec<String> {
    let content = practices.content;
    let plan = record.live.plan();
    let ids = match plan.kind {
        ExerciseKind::Ride => &content.ride.cautions,
        ExerciseKind::Practice => match practices.get(&plan.pattern) {
            Some(practice) => &practice.cautions,
            None => return Vec::new(),
        },
        ExerciseKind::Breathing => content
            .pattern(&plan.pattern)
            .map_or(&content.breathing.finder.cautions, |pattern| {
                &pattern.cautions
            }),
    };
    // Where no breath is paced, there is nothing to mind about it.
    let paced = record.live.paces() || record.live.tool().is_some();
    ids.iter()
        .filter(|id| paced || *id != "breathing_gently")
        .filter_map(|id| content.cautions.cautions.get(id))
        .map(|caution| caution.short.clone())
        .collect()
}
