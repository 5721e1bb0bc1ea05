//! What may happen to an exercise: one change is checked against the state, and either one event is recorded or the
//! reason is given and everything stays as it was.

use super::breathing::BreathCycle;
use super::error::SessionError;
use super::event::{Change, Event, Happened};
use super::frame::{Frame, RunState};
use super::live::Live;
use super::plan::ExerciseKind;
use super::urge::MAX_RIDE_MS;
use crate::time::Instant;

const LONGEST_GUESS_MINUTES: i32 = 24 * 60;

impl Live {
    /// Makes one change at `now` and returns the event to be kept, or says why not and changes nothing.
    pub fn apply(&mut self, change: Change, now: Instant) -> Result<Event, SessionError> {
        if self.finished {
            return Err(SessionError::AlreadyFinished);
        }
        if self.clock.is_before_anchor(now) {
            let only_started = self.events().len() == 1;
            return Err(if only_started {
                SessionError::BeforeStart
            } else {
                SessionError::ClockWentBack
            });
        }
        let elapsed_ms = self.clock.elapsed_ms(now);
        let what = self.happens(change, &self.frame(now), elapsed_ms)?;
        let event = Event {
            at: now,
            elapsed_ms,
            what,
        };
        self.take_in(event.clone());
        Ok(event)
    }

    fn happens(
        &self,
        change: Change,
        frame: &Frame,
        elapsed_ms: i64,
    ) -> Result<Happened, SessionError> {
        let ride = self.plan().kind == ExerciseKind::Ride;
        let of_a_ride = |what: Happened| {
            if ride {
                Ok(what)
            } else {
                Err(SessionError::NotARide)
            }
        };
        match change {
            Change::Rate { value } if (0..=10).contains(&value) => Ok(Happened::Rated { value }),
            Change::Rate { value } => Err(SessionError::RatingOutOfRange { value }),
            Change::Guess { minutes } if (1..=LONGEST_GUESS_MINUTES).contains(&minutes) => {
                of_a_ride(Happened::Guessed { minutes })
            }
            Change::Guess { minutes } => Err(SessionError::GuessOutOfRange { minutes }),
            Change::For { purpose } => of_a_ride(Happened::For { purpose }),
            Change::Reach { within } => of_a_ride(Happened::Reach { within }),
            Change::Trigger { id } => of_a_ride(Happened::Trigger { id }),
            Change::Skip { question } => Ok(Happened::Skipped { question }),
            Change::Pause => match frame.state {
                RunState::Running => Ok(Happened::Paused),
                RunState::Paused => Err(SessionError::AlreadyPaused),
                RunState::Waiting | RunState::Finished => Err(SessionError::AtItsEnd),
            },
            Change::Resume if self.paused_ms.is_some() => Ok(Happened::Resumed),
            Change::Resume => Err(SessionError::NotPaused),
            Change::TakeUp { tool, breath } => of_a_ride(Happened::TookUp {
                tool,
                breath: breath.map(BreathCycle::checked).transpose()?,
            }),
            Change::PutDown if self.tool().is_some() => Ok(Happened::PutDown),
            Change::PutDown => Err(SessionError::NothingTakenUp),
            Change::Turn { form } if self.can_turn_to(form) => Ok(Happened::Turned { form }),
            Change::Turn { .. } => Err(SessionError::OneForm),
            Change::CarryOn { block } => {
                let added: i64 = block
                    .iter()
                    .fold(0, |sum, prompt| sum.saturating_add(prompt.duration_ms));
                if added <= 0 || block.iter().any(|prompt| prompt.duration_ms <= 0) {
                    return Err(SessionError::TooShort);
                }
                if elapsed_ms.saturating_add(added) > MAX_RIDE_MS {
                    return Err(SessionError::TooLong {
                        longest_ms: MAX_RIDE_MS,
                    });
                }
                of_a_ride(Happened::CarriedOn { block })
            }
            Change::Enough => of_a_ride(Happened::Enough {
                left_ms: frame.left_ms,
            }),
            Change::Pass => of_a_ride(Happened::Passed),
            Change::Finish { ending, outcome } => Ok(Happened::Finished { ending, outcome }),
        }
    }
}
