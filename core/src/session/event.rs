//! What can be asked of an exercise ([`Change`]) and what is recorded when it happened ([`Event`]).

use serde::{Deserialize, Serialize};

use super::breathing::BreathCycle;
use super::plan::{Form, PlannedPrompt};
use crate::time::Instant;

/// One thing that happened, with the wall clock and the exercise's own clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The device's clock.
    pub at: Instant,
    /// Milliseconds since the exercise began; never less than that of the event before.
    pub elapsed_ms: i64,
    /// What happened.
    pub what: Happened,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// It began.
    Started,
    /// The clock was set back, by this many milliseconds at least.
    ClockSetBack {
        /// Last seen minus now, ms.
        by_ms: i64,
    },
    /// The clock was set forward, by this many milliseconds, and no time went by.
    ClockSetForward {
        /// Now minus what it would have been, ms.
        by_ms: i64,
    },
    /// A rating of the urge, 0 to 10.
    Rated {
        /// 0 is none, 10 the strongest.
        value: i32,
    },
    /// What the urge is for.
    For {
        /// The purpose.
        purpose: Purpose,
    },
    /// Whether the means are within reach.
    Reach {
        /// True when they are.
        within: bool,
    },
    /// What set it off.
    Trigger {
        /// Id of the choice in the content.
        id: String,
    },
    /// How long the person thinks that it will last.
    Guessed {
        /// Minutes.
        minutes: i32,
    },
    /// A question was skipped.
    Skipped {
        /// The question.
        question: Question,
    },
    /// The prompts stopped.
    Paused,
    /// The prompts went on.
    Resumed,
    /// Another tool was taken up within the ride; not a pause.
    TookUp {
        /// What it is, such as `breathing:box`.
        tool: String,
        /// Its breath, where it has one.
        breath: Option<BreathCycle>,
    },
    /// The other tool was put down.
    PutDown,
    /// The attention was turned to the room, or back to the body.
    Turned {
        /// The form from here on.
        form: Form,
    },
    /// More prompts were asked for.
    CarriedOn {
        /// The prompts that follow.
        block: Vec<PlannedPrompt>,
    },
    /// The person had enough and looks back.
    Enough {
        /// Milliseconds of the prompts that were left: more than 0 is early.
        left_ms: i64,
    },
    /// "It has passed."
    Passed,
    /// It is over.
    Finished {
        /// How it came to its end.
        ending: Ending,
        /// What the person says of it, where they did.
        outcome: Option<Outcome>,
    },
}

/// What an urge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Purpose {
    Use,
    HurtMyself,
    Die,
    BingeOrPurge,
    Other,
}

/// What the person says of a ride; acted is possible at urge 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Outcome {
    Rode,
    UsedSome,
    Used,
    NotSure,
}

impl Outcome {
    /// True where the person said that they used, a little or more.
    pub fn used(self) -> bool {
        matches!(self, Self::Used | Self::UsedSome)
    }
}

/// How an exercise came to its end. None of them is called unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The person ended it.
    Done,
    /// "This makes it worse."
    MadeWorse,
    /// It gave way to the crisis plan.
    ToSafety,
    /// Nobody touched it for an hour past its end, or an urge came first: it is kept to its last touch.
    Closed,
}

/// A question that an exercise asks; each can be skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// How strong, 0 to 10?
    HowStrong,
    /// Body or room? Asked by who knows that it was never chosen.
    BodyOrRoom,
    /// What is the urge for?
    WhatFor,
    /// Is it within reach?
    WithinReach,
    /// What set it off?
    Trigger,
    /// How long will it last?
    HowLong,
    /// Carry on, enough, or something else?
    CarryOn,
    /// What happened?
    Outcome,
}

/// One change that a person makes to a running exercise.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Rate the urge, 0 to 10.
    Rate {
        /// 0 to 10.
        value: i32,
    },
    /// Say what it is for.
    For {
        /// The purpose.
        purpose: Purpose,
    },
    /// Say whether the means are within reach.
    Reach {
        /// True when they are.
        within: bool,
    },
    /// Say what set it off.
    Trigger {
        /// Id of the choice.
        id: String,
    },
    /// Guess how long it will last.
    Guess {
        /// Minutes, 1 to 1440.
        minutes: i32,
    },
    /// Leave a question out.
    Skip {
        /// The question.
        question: Question,
    },
    /// Stop the prompts; the urge's clock goes on.
    Pause,
    /// Let the prompts go on.
    Resume,
    /// Take up another tool within the ride.
    TakeUp {
        /// What it is, such as `breathing:box`.
        tool: String,
        /// Its breath, where it has one.
        breath: Option<BreathCycle>,
    },
    /// Come back from the other tool.
    PutDown,
    /// Turn the attention to the room, or back to the body; the lines go on where they are.
    Turn {
        /// The form from here on.
        form: Form,
    },
    /// Ask for more prompts.
    CarryOn {
        /// The prompts that follow.
        block: Vec<PlannedPrompt>,
    },
    /// Enough: look back now.
    Enough,
    /// "It has passed."
    Pass,
    /// Finish.
    Finish {
        /// How it came to its end.
        ending: Ending,
        /// What the person says of it.
        outcome: Option<Outcome>,
    },
}
