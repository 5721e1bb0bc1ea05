//! Live exercises: one timeline engine, with urge surfing, breathing and guided practices on it.
//!
//! A live exercise is a pure function of what was recorded and of `now`. [`Live`] holds a [`Plan`] and a log of
//! [`Event`]s; [`Live::frame`] answers what to show at any instant, [`Live::apply`] takes one [`Change`], and
//! [`records`] keeps both in the store, so that a killed process comes back at the right second.

mod beginnings;
pub(crate) mod bin;
mod breathing;
mod changes;
mod clock;
pub mod corrections;
mod cues;
mod drawing;
mod error;
mod event;
#[cfg(test)]
mod example;
mod found;
mod frame;
mod guide;
mod live;
#[cfg(test)]
mod moments;
mod named;
mod next_change;
pub mod page;
mod plan;
mod practice;
mod practices;
pub(crate) mod questions;
pub mod readout;
pub mod records;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod replay;
pub mod routine;
pub mod sound;
mod stored;
mod timeline;
mod tool_uses;
mod urge;
pub mod wording;

pub use beginnings::{Beginning, Begins, Looked};
pub use breathing::{BreathCycle, CYCLE_LIMITS, CycleLimits, MAX_BREATHING_MS};
pub use drawing::Drawn;
pub use error::SessionError;
pub use event::{Change, Ending, Event, Happened, Outcome, Purpose, Question};
pub use frame::{Cue, CueKind, Frame, Phase, RunState};
pub use guide::Guide;
pub use live::Live;
pub use named::{NamedInRides, rides_that_named};
pub use plan::{BreathSegment, ExerciseKind, Form, Plan, PlannedPrompt};
pub use practice::REHEARSE_UP_TO;
pub use practices::{HandedPractice, Practices};
pub(crate) use tool_uses::AroundTool;
pub use tool_uses::{ToolUse, tool_uses};
pub use urge::{Course, MAX_RIDE_MS, carry_on_block, carry_on_unlike};
