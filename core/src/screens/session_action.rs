//! What is done with exercises, as the screens know it; both doors come to the same.

use super::action::{Action, Offer};
use super::practise_action::PractiseAction;
use crate::session::page::{Act, Doing};

impl Action {
    /// The same as `act`, where it needs no answers; none for what a form says.
    pub(super) fn of_session(act: Act) -> Option<Self> {
        Some(match act {
            Act::Rate | Act::BreatheAs { .. } | Act::BreatheOwn => return None,
            Act::Ride => Self::StartRide,
            Act::Breathe {
                pattern,
                minutes,
                from_rate,
            } => Self::StartBreathing {
                pattern,
                minutes,
                from_rate,
            },
            Act::FindPace => Self::StartFinder,
            Act::KeepPace { rate } => Self::KeepPace { rate },
            Act::Practice { id } => Self::StartPractice { id },
            Act::WhatFor { purpose } => Self::SayWhatFor { purpose },
            Act::Reach { within } => Self::SayReach { within },
            Act::Trigger { id } => Self::SayTrigger { id },
            Act::Guess { minutes } => Self::Guess { minutes },
            Act::Skip { question } => Self::Skip { question },
            Act::Pause => Self::Pause,
            Act::Resume => Self::Resume,
            Act::CarryOn => Self::CarryOn,
            Act::Enough => Self::Enough,
            Act::Pass => Self::Pass,
            Act::TakeUp { pattern } => Self::TakeUpBreathing { pattern },
            Act::PutDown => Self::PutDown,
            Act::Outward { on } => Self::Outward { on },
            Act::Still { on } => Self::Still { on },
            Act::Worse => Self::MakesWorse,
            Act::Finish { outcome } => Self::Finish { outcome },
            Act::Ground => Self::Practice {
                change: PractiseAction::Ground,
            },
            Act::Routine { part, tool, on } => Self::Practice {
                change: PractiseAction::Routine { part, tool, on },
            },
            Act::Tick { id } => Self::Practice {
                change: PractiseAction::Tick { id },
            },
            Act::NotWorse { id } => Self::Practice {
                change: PractiseAction::TakeBackWorse { id },
            },
        })
    }

    /// What of it begins an exercise, as a page does it; none for the rest.
    pub(super) fn begins(self) -> Option<Act> {
        Some(match self {
            Self::StartRide => Act::Ride,
            Self::StartBreathing {
                pattern,
                minutes,
                from_rate,
            } => Act::Breathe {
                pattern,
                minutes,
                from_rate,
            },
            Self::TakeUpBreathing { pattern } => Act::TakeUp { pattern },
            Self::StartPractice { id } => Act::Practice { id },
            _ => return None,
        })
    }
}

/// These, as offers of a screen.
pub(super) fn offers<'d>(doings: impl IntoIterator<Item = Doing<'d>>) -> Vec<Offer> {
    let offer = |doing: Doing<'d>| {
        let action = Action::of_session(doing.act)?;
        Some(Offer::new(action, &doing.label))
    };
    doings.into_iter().filter_map(offer).collect()
}
