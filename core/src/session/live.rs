//! A live exercise: a plan, and the log of what happened. `update` style: [`Live::apply`] takes one change, checks
//! it against the state, and either records one event or gives the reason and leaves everything as it was.

use super::breathing::BreathCycle;
use super::clock::Clock;
use super::error::SessionError;
use super::event::{Change, Event, Happened};
use super::frame::{Cue, CueKind, Frame, Phase, RunState, lung};
use super::plan::{ExerciseKind, Plan, PlannedPrompt, prompt_steps};
use super::timeline::Timeline;
use super::urge::MAX_RIDE_MS;
use crate::time::{Instant, from_millis, to_millis};

const LONGEST_GUESS_MINUTES: i32 = 24 * 60;

/// An exercise from its first touch to its end.
#[derive(Debug, Clone)]
pub struct Live {
    plan: Plan,
    events: Vec<Event>,
    clock: Clock,
    /// Elapsed time at which the prompts stopped, while they are paused.
    paused_ms: Option<i64>,
    /// All pauses that are over.
    paused_for_ms: i64,
    block: Vec<PlannedPrompt>,
    prompts: Timeline,
    /// Prompt time at which the block began.
    block_from_ms: i64,
    breath: Timeline,
    breath_from_ms: i64,
    tops_up: bool,
    tool: Option<String>,
    looking_back: bool,
    finished: bool,
}

impl Live {
    /// Begins an exercise at `now`.
    pub fn start(plan: Plan, now: Instant) -> Self {
        let mut live = Self {
            clock: Clock::starting(now),
            paused_ms: None,
            paused_for_ms: 0,
            block: plan.prompts.clone(),
            prompts: plan.prompt_timeline(),
            block_from_ms: 0,
            breath: plan.breath_timeline(),
            breath_from_ms: 0,
            tops_up: plan.tops_up(),
            tool: None,
            looking_back: false,
            finished: false,
            events: Vec::new(),
            plan,
        };
        live.take_in(Event {
            at: now,
            elapsed_ms: 0,
            what: Happened::Started,
        });
        live
    }

    /// The exercise as it was recorded: `events` begins with [`Happened::Started`]; `last_seen` is the newest
    /// instant at which an earlier process saw it run.
    pub fn from_record(plan: Plan, events: Vec<Event>, last_seen: Instant) -> Option<Self> {
        let mut events = events.into_iter();
        let started = events
            .next()
            .filter(|event| event.what == Happened::Started)?;
        let mut live = Self::start(plan, started.at);
        events.for_each(|event| live.take_in(event));
        live.clock.saw(last_seen);
        Some(live)
    }

    /// What was planned when it began.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What happened so far, oldest first.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The prompts that are under way; [`Frame::prompt`] counts in them.
    pub fn block(&self) -> &[PlannedPrompt] {
        &self.block
    }

    /// The other tool that is open, where one is.
    pub fn tool(&self) -> Option<&str> {
        self.tool.as_deref()
    }

    /// The breath of the other tool, where it has one.
    pub fn breath_of_tool(&self) -> Option<BreathCycle> {
        self.tool.as_ref()?;
        self.events
            .iter()
            .rev()
            .find_map(|event| match &event.what {
                Happened::TookUp { breath, .. } => Some(*breath),
                _ => None,
            })?
    }

    /// True once the person has had enough or said that it has passed.
    pub fn looking_back(&self) -> bool {
        self.looking_back
    }

    /// When it began.
    pub fn started_at(&self) -> Instant {
        self.events[0].at
    }

    /// What to show at `now`. Before the last recorded event it shows that event's moment.
    pub fn frame(&self, now: Instant) -> Frame {
        let urge_ms = self.clock.elapsed_ms(now);
        let moving_ms = self.moving_ms(urge_ms);
        let prompt = self.prompts.at(moving_ms - self.block_from_ms);
        let breath = self.breath.at(moving_ms - self.breath_from_ms);
        let left_ms = (self.end_ms() - moving_ms).max(0);
        let state = self.state_with(left_ms);
        let showing_prompt = matches!(state, RunState::Running | RunState::Paused);
        Frame {
            state,
            elapsed_ms: if self.plan.kind == ExerciseKind::Ride {
                urge_ms
            } else {
                moving_ms.min(self.end_ms())
            },
            left_ms: if showing_prompt { left_ms } else { 0 },
            prompt: prompt
                .filter(|_| showing_prompt)
                .map_or(-1, |position| position.number as i32),
            breath: breath.map_or(0, |position| position.number as i32),
            phase: breath.map_or(Phase::Rest, |position| position.step.kind.into()),
            phase_left_ms: breath
                .map_or(0, |position| position.step.duration_ms - position.into_ms),
            lung: breath.map_or(0.0, |position| lung(&position, self.tops_up)),
        }
    }

    /// Everything to play from `from` up to but not including `to`, in order; nothing while it is paused.
    pub fn cues(&self, from: Instant, to: Instant) -> Vec<Cue> {
        let from_ms = self.moving_ms(self.clock.elapsed_ms(from));
        let to_ms = from_ms.saturating_add(to_millis(to).saturating_sub(to_millis(from)));
        if to_ms <= from_ms || self.state_with(self.end_ms() - from_ms) != RunState::Running {
            return Vec::new();
        }
        let stop_ms = to_ms.min(self.end_ms());
        let wall = |moving_ms: i64| {
            from_millis(to_millis(from).saturating_add(moving_ms - from_ms)).unwrap_or(to)
        };
        let steps = |timeline: &Timeline, offset_ms: i64| -> Vec<Cue> {
            timeline
                .starting_in(from_ms - offset_ms, stop_ms - offset_ms)
                .map(|(start_ms, position)| Cue {
                    at: wall(start_ms + offset_ms),
                    kind: position.step.kind.into(),
                    duration_ms: position.step.duration_ms,
                })
                .collect()
        };
        let mut cues = steps(&self.prompts, self.block_from_ms);
        cues.extend(steps(&self.breath, self.breath_from_ms));
        cues.sort_by_key(|cue| cue.at);
        if (from_ms..to_ms).contains(&self.end_ms()) {
            cues.push(Cue {
                at: wall(self.end_ms()),
                kind: CueKind::End,
                duration_ms: 0,
            });
        }
        cues
    }

    /// Takes note of the present time. Where the clock was set back, the step is recorded and returned, to be kept.
    pub fn observe(&mut self, now: Instant) -> Option<Event> {
        let (by_ms, elapsed_ms) = self.clock.see(now)?;
        let event = Event {
            at: now,
            elapsed_ms,
            what: Happened::ClockSetBack { by_ms },
        };
        self.take_in(event.clone());
        Some(event)
    }

    /// Makes one change at `now` and returns the event to be kept, or says why not and changes nothing.
    pub fn apply(&mut self, change: Change, now: Instant) -> Result<Event, SessionError> {
        if self.finished {
            return Err(SessionError::AlreadyFinished);
        }
        if self.clock.is_before_anchor(now) {
            let only_started = self.events.len() == 1;
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
        let ride = self.plan.kind == ExerciseKind::Ride;
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
            Change::PutDown if self.tool.is_some() => Ok(Happened::PutDown),
            Change::PutDown => Err(SessionError::NothingTakenUp),
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

    /// Folds one event into the state. What a change must not do was checked before.
    fn take_in(&mut self, event: Event) {
        match &event.what {
            Happened::Paused => self.paused_ms = Some(event.elapsed_ms),
            Happened::Resumed => self.end_pause(event.elapsed_ms),
            Happened::TookUp { tool, breath } => {
                self.end_pause(event.elapsed_ms);
                self.tool = Some(tool.clone());
                if let Some(cycle) = breath {
                    self.breath = Timeline::repeating(cycle.steps(0));
                    self.breath_from_ms = self.moving_ms(event.elapsed_ms);
                    self.tops_up = cycle.top_up_ms > 0;
                }
            }
            Happened::PutDown => {
                self.tool = None;
                self.breath = self.plan.breath_timeline();
                self.breath_from_ms = self.moving_ms(event.elapsed_ms);
                self.tops_up = self.plan.tops_up();
            }
            Happened::CarriedOn { block } => {
                self.end_pause(event.elapsed_ms);
                self.looking_back = false;
                self.prompts = Timeline::once(prompt_steps(block, 0));
                self.block.clone_from(block);
                self.block_from_ms = self.moving_ms(event.elapsed_ms);
            }
            Happened::Enough { .. } | Happened::Passed => {
                self.end_pause(event.elapsed_ms);
                self.looking_back = true;
            }
            Happened::Finished { .. } => self.finished = true,
            _ => {}
        }
        self.clock = Clock::anchored(event.at, event.elapsed_ms);
        self.events.push(event);
    }

    fn end_pause(&mut self, elapsed_ms: i64) {
        if let Some(since_ms) = self.paused_ms.take() {
            self.paused_for_ms += elapsed_ms - since_ms;
        }
    }

    /// The clock of prompts and breaths, which stands still in a pause.
    fn moving_ms(&self, urge_ms: i64) -> i64 {
        self.paused_ms.unwrap_or(urge_ms) - self.paused_for_ms
    }

    /// When prompts or breaths are over, on that clock.
    fn end_ms(&self) -> i64 {
        match self.plan.kind {
            ExerciseKind::Ride => self.block_from_ms + self.prompts.lap_ms(),
            ExerciseKind::Breathing => self.breath.lap_ms(),
        }
    }

    fn state_with(&self, left_ms: i64) -> RunState {
        match () {
            () if self.finished => RunState::Finished,
            () if self.looking_back || left_ms <= 0 => RunState::Waiting,
            () if self.paused_ms.is_some() => RunState::Paused,
            () => RunState::Running,
        }
    }
}

impl Plan {
    fn tops_up(&self) -> bool {
        self.under
            .iter()
            .chain(self.breaths.iter().map(|segment| &segment.cycle))
            .any(|cycle| cycle.top_up_ms > 0)
    }
}
