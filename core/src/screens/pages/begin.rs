//! What begins an exercise, until its room is pages.

use super::super::{self as screens, companion::Companion};
use super::bridge::of_old;
use crate::view::{Done, Failure, Moment, Stop};

crate::tokens! {
    /// Begins an exercise.
    pub enum Act in "begin" {
        /// Rides an urge.
        Ride = "ride",
        /// Breathes by a pattern.
        Breathe { pattern: String, minutes: i32 } = "breathe",
        /// The same within a ride.
        TakeUp { pattern: String } = "take-up",
        /// A guided practice.
        Practice { id: String } = "practice",
    }
}

impl Act {
    /// What begins there; none for what begins nothing.
    pub(super) fn of_old(action: screens::Action) -> Option<Self> {
        match action {
            screens::Action::StartRide => Some(Self::Ride),
            screens::Action::StartBreathing {
                pattern,
                minutes,
                from_rate: None,
            } => Some(Self::Breathe { pattern, minutes }),
            screens::Action::TakeUpBreathing { pattern } => Some(Self::TakeUp { pattern }),
            screens::Action::StartPractice { id } => Some(Self::Practice { id }),
            _ => None,
        }
    }

    fn old(self) -> screens::Action {
        match self {
            Self::Ride => screens::Action::StartRide,
            Self::Breathe { pattern, minutes } => screens::Action::StartBreathing {
                pattern,
                minutes,
                from_rate: None,
            },
            Self::TakeUp { pattern } => screens::Action::TakeUpBreathing { pattern },
            Self::Practice { id } => screens::Action::StartPractice { id },
        }
    }
}

impl Companion {
    pub(super) fn begin_act(&mut self, act: Act, moment: &Moment) -> Result<Done, Stop> {
        let begun = self.act(act.old(), moment);
        let to = begun.map_err(|error| Stop::Fails(Failure::Senseless(error.to_string())))?;
        Ok(Done::at(of_old(&to)))
    }
}
