//! The pages of exercises: the one that is under way, the breathing patterns, one's own pattern, and the practices.
//! What they say is decided here. The running exercise, what the person's plans open in it, and the routine join rooms
//! that come later, so those pages are put together where the rooms meet.

mod breathe;
mod breaths;
mod course;
mod doing;
mod exercise;
mod length_draft;
mod own_pattern_draft;
mod question;

use super::routine::RoutinePart;
use super::{Outcome, Purpose, Question};
use crate::page::{Answers, Place};
use crate::view::{Body, View};

pub use breaths::{Breath, MY_PACE, at_pace, breaths};
pub use doing::Doing;
pub use exercise::{Around, always, while_it_runs};
pub(crate) use exercise::{Between, exercise_blocks};
pub use length_draft::LengthDraft;
pub use own_pattern_draft::OwnPatternDraft;
pub(crate) use question::strength;
pub use question::{Asked, asked};

crate::tokens! {
    /// Where one can be among the exercises.
    pub enum At in "session" {
        /// The exercise that is under way.
        Live = "live",
        /// All that is to be minded about it.
        Mind = "mind",
        /// The breathing patterns.
        Breathe = "breathe",
        /// One pattern before it starts: how long, and from which pace.
        Pattern { id: String } = "pattern",
        /// A pattern of the person's own.
        Own = "own-pattern",
        /// Guided practices and the daily routine.
        Practise = "practise",
        /// One practice before it starts.
        Practice { id: String } = "practice",
    }
}

crate::tokens! {
    /// What can be done with exercises.
    pub enum Act in "session" {
        /// Rides an urge.
        Ride = "ride",
        /// Breathes by a pattern, so many minutes; from a pace, breaths a minute, where one is said.
        Breathe { pattern: String, minutes: i32; from_rate: Option<f64> } = "breathe",
        /// The same, as long as was said, from the pace that was said.
        BreatheAs { pattern: String } = "breathe-as",
        /// Breathes by a pattern of the person's own.
        BreatheOwn = "breathe-own",
        /// Looks for the pace that feels easiest.
        FindPace = "find-pace",
        /// Keeps the pace that felt easiest.
        KeepPace { rate: f64 } = "keep-pace",
        /// Begins a practice.
        Practice { id: String } = "practice",
        /// Says how strong it is.
        Rate = "rate",
        /// Says what the urge is for.
        WhatFor { purpose: Purpose } = "what-for",
        /// Says whether it is within reach.
        Reach { within: bool } = "reach",
        /// Says what set it off.
        Trigger { id: String } = "trigger",
        /// Guesses how long it will last.
        Guess { minutes: i32 } = "guess",
        /// Leaves a question out.
        Skip { question: Question } = "skip",
        /// Stops the prompts.
        Pause = "pause",
        /// Lets them go on.
        Resume = "resume",
        /// More of it.
        CarryOn = "carry-on",
        /// Enough: look back.
        Enough = "enough",
        /// "It has passed."
        Pass = "pass",
        /// Breathes within a ride.
        TakeUp { pattern: String } = "take-up",
        /// Comes back to the ride.
        PutDown = "put-down",
        /// Attention on the room, or back on the body; remembered.
        Outward { on: bool } = "outward",
        /// Breathing without movement, or with it; remembered.
        Still { on: bool } = "still",
        /// "This makes it worse": ends it.
        Worse = "worse",
        /// Ends it, saying what happened or leaving that open.
        Finish { outcome: Option<Outcome> } = "finish",
        /// Ends it with "I hurt myself": it gives way to what keeps one safe.
        Hurt = "hurt",
        /// Leaves what is under way for what brings one back to the room.
        Ground = "ground",
        /// Into a part of the routine, or out of it.
        Routine { part: RoutinePart, tool: String, on: bool } = "routine",
        /// Every caution on a practice that needs a tick is fine for the person.
        Tick { id: String } = "tick",
        /// "This makes it worse" taken back, of a practice.
        NotWorse { id: String } = "not-worse",
    }
}

crate::token_words!(Purpose, Question, Outcome, RoutinePart);

/// The page of a place that needs no later room; none for the others.
pub fn page(at: &At, said: Answers<'_>, view: &View<'_>) -> Option<Body> {
    match at {
        At::Breathe => Some(breathe::all(view)),
        At::Pattern { id } => Some(breathe::one(id, said, view)),
        At::Own => Some(breathe::own(said, view)),
        At::Live | At::Mind | At::Practise | At::Practice { .. } => None,
    }
}

/// The breathing patterns, as a place.
pub(super) fn all_breaths() -> Place {
    Place::to(&At::Breathe)
}
