//! A live exercise: a plan, and the log of what happened. Folding the log gives the state; [`Live::frame`] answers
//! what to show at any instant.

use chrono::TimeDelta;

use super::breathing::BreathCycle;
use super::clock::Clock;
use super::event::{Ending, Event, Happened};
use super::frame::{Frame, Phase, RunState, lung};
use super::plan::{ExerciseKind, Form, Plan, PlannedPrompt, prompt_steps};
use super::timeline::Timeline;
use crate::time::{Instant, Righting, from_millis, to_millis};

/// What nobody touched for so long past its end is left, ms.
const LEFT_AFTER_MS: i64 = 3_600_000;

/// An exercise from its first touch to its end.
#[derive(Debug, Clone)]
pub struct Live {
    plan: Plan,
    events: Vec<Event>,
    pub(super) clock: Clock,
    /// Elapsed time at which the prompts stopped, while they are paused.
    pub(super) paused_ms: Option<i64>,
    /// All pauses that are over.
    paused_for_ms: i64,
    block: Vec<PlannedPrompt>,
    pub(super) prompts: Timeline,
    /// Prompt time at which the block began.
    pub(super) block_from_ms: i64,
    pub(super) breath: Timeline,
    pub(super) breath_from_ms: i64,
    pub(super) tops_up: bool,
    /// How long the breaths of a breathing session take, ms, whether they are paced or not.
    breathing_ms: i64,
    tool: Option<String>,
    form: Form,
    pub(super) looking_back: bool,
    pub(super) finished: bool,
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
            breathing_ms: plan.breath_timeline().lap_ms(),
            tool: None,
            form: plan.form,
            looking_back: false,
            finished: false,
            events: Vec::new(),
            plan,
        };
        live.pace(0);
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

    /// Where the attention is now: as planned, until it was turned.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The form that is offered beside the present one; none where there is but one.
    pub fn other_form(&self) -> Option<Form> {
        match (self.plan.kind, self.form) {
            _ if self.finished => None,
            (ExerciseKind::Breathing, _) | (_, Form::StayAwake) => None,
            (_, Form::Inward) => Some(Form::Outward),
            (_, Form::Outward) => Some(Form::Inward),
        }
    }

    /// True where [`super::Change::Turn`] can lead to `form` from here. To stay awake is always possible, and back
    /// from it where the exercise did not begin so.
    pub(super) fn can_turn_to(&self, form: Form) -> bool {
        match (self.form, form) {
            _ if self.finished || self.form == form => false,
            (_, Form::StayAwake) => true,
            (Form::StayAwake, _) if self.plan.form == Form::StayAwake => false,
            (Form::StayAwake, form) => {
                self.plan.kind != ExerciseKind::Breathing || form == self.plan.form
            }
            _ => self.other_form() == Some(form),
        }
    }

    /// True where a breath of the plan is paced: a breathing session until somebody must stay awake, and under
    /// prompts that look inward. The room has no breath in it.
    pub fn paces(&self) -> bool {
        match (self.plan.kind, self.form) {
            (_, Form::StayAwake) => false,
            (ExerciseKind::Breathing, _) => true,
            (_, form) => form == Form::Inward,
        }
    }

    /// The prompts that are under way; [`Frame::prompt`] counts in them.
    pub fn block(&self) -> &[PlannedPrompt] {
        &self.block
    }

    /// The other tool that is open, where one is.
    pub fn tool(&self) -> Option<&str> {
        self.tool.as_deref()
    }

    /// What was answered last to whether it is within reach; none where that was not answered.
    pub fn within_reach(&self) -> Option<bool> {
        self.events.iter().rev().find_map(|event| match event.what {
            Happened::Reach { within } => Some(within),
            _ => None,
        })
    }

    /// The breath of the other tool, where it has one.
    pub fn breath_of_tool(&self) -> Option<BreathCycle> {
        self.tool
            .as_ref()
            .filter(|_| self.form != Form::StayAwake)?;
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

    /// True where nobody touched it for an hour past its planned end, or past the last touch where that came later.
    pub fn is_left(&self, now: Instant) -> bool {
        self.left_in_ms(now).is_some_and(|ms| ms <= 0)
    }

    /// Milliseconds until it is left; none where it never will be.
    pub(super) fn left_in_ms(&self, now: Instant) -> Option<i64> {
        let touched_ms = self.events.last().map_or(0, |event| event.elapsed_ms);
        // A pause moves the end by as long as it lasts; one that stands open ends with the last touch.
        let ends_ms = match self.looking_back {
            true => touched_ms,
            false => self.end_ms() + self.paused_for_ms,
        };
        let waited_ms = self.clock.elapsed_ms(now) - ends_ms.max(touched_ms);
        // Breaths that were breathed to the last one are over by themselves.
        let by_itself = self.plan.kind == ExerciseKind::Breathing && self.paused_ms.is_none();
        (!self.finished && !by_itself).then_some(LEFT_AFTER_MS - waited_ms)
    }

    /// Closes it where it was last touched: the time away is no part of it, and what became of it can be said later.
    pub fn close_at_last_touch(&mut self) {
        let Some(last) = self.events.last().filter(|_| !self.finished) else {
            return;
        };
        let closed = Event {
            at: last.at,
            elapsed_ms: last.elapsed_ms,
            what: Happened::Finished {
                ending: Ending::Closed,
                outcome: None,
            },
        };
        self.take_in(closed);
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

    /// The clock was set, so much was added to it, and no time went by. The step is recorded.
    pub(crate) fn clock_was_set(&mut self, by_ms: i64, now: Instant) {
        if self.finished {
            return;
        }
        let before = now - TimeDelta::milliseconds(by_ms);
        let elapsed_ms = self.clock.elapsed_ms(before);
        let what = if by_ms < 0 {
            Happened::ClockSetBack { by_ms: -by_ms }
        } else {
            Happened::ClockSetForward { by_ms }
        };
        self.take_in(Event {
            at: now,
            elapsed_ms,
            what,
        });
    }

    /// Puts right what was recorded by a wall clock that was wrong. What began before that took as much longer or shorter.
    pub(crate) fn put_right(&mut self, righting: &Righting) {
        let is_about = |event: &Event| righting.is_about(to_millis(event.at));
        let began_in_it = self.events.first().is_some_and(is_about);
        let mut events = self.events.clone();
        for event in events.iter_mut().filter(|event| is_about(event)) {
            let at_ms = righting.puts(to_millis(event.at));
            event.at = from_millis(at_ms).unwrap_or(event.at);
            if !began_in_it {
                event.elapsed_ms = event.elapsed_ms.saturating_add(righting.by_ms).max(0);
            }
        }
        let last = events.last().map(|event| event.at);
        let put = last.and_then(|last| Self::from_record(self.plan.clone(), events, last));
        if let Some(put) = put {
            *self = put;
        }
    }

    /// Folds one event into the state. What a change must not do was checked before.
    pub(super) fn take_in(&mut self, event: Event) {
        match &event.what {
            Happened::Paused => self.paused_ms = Some(event.elapsed_ms),
            Happened::Resumed => self.end_pause(event.elapsed_ms),
            Happened::TookUp { tool, breath } => {
                self.end_pause(event.elapsed_ms);
                self.tool = Some(tool.clone());
                if let Some(cycle) = breath.filter(|_| self.form != Form::StayAwake) {
                    self.breath = Timeline::repeating(cycle.steps(0));
                    self.breath_from_ms = self.moving_ms(event.elapsed_ms);
                    self.tops_up = cycle.top_up_ms > 0;
                }
            }
            Happened::PutDown => {
                self.tool = None;
                self.pace(event.elapsed_ms);
            }
            Happened::Turned { form } => {
                self.form = *form;
                // A breath that was taken up by itself goes on until somebody must stay awake.
                if *form == Form::StayAwake {
                    self.tool = None;
                }
                if self.tool.is_none() {
                    self.pace(event.elapsed_ms);
                }
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

    /// Lets the breath of the plan begin here, or leaves it out. A breathing session goes on where it would be.
    fn pace(&mut self, elapsed_ms: i64) {
        self.breath = if self.paces() {
            self.plan.breath_timeline()
        } else {
            Timeline::default()
        };
        self.tops_up = self.plan.tops_up();
        self.breath_from_ms = match self.plan.kind {
            ExerciseKind::Breathing => 0,
            ExerciseKind::Ride | ExerciseKind::Practice => self.moving_ms(elapsed_ms),
        };
    }

    fn end_pause(&mut self, elapsed_ms: i64) {
        if let Some(since_ms) = self.paused_ms.take() {
            self.paused_for_ms += elapsed_ms - since_ms;
        }
    }

    /// The clock of prompts and breaths, which stands still in a pause.
    pub(super) fn moving_ms(&self, urge_ms: i64) -> i64 {
        self.paused_ms.unwrap_or(urge_ms) - self.paused_for_ms
    }

    /// When prompts or breaths are over, on that clock.
    pub(super) fn end_ms(&self) -> i64 {
        match self.plan.kind {
            ExerciseKind::Ride | ExerciseKind::Practice => {
                self.block_from_ms + self.prompts.lap_ms()
            }
            ExerciseKind::Breathing => self.breathing_ms,
        }
    }

    pub(super) fn state_with(&self, left_ms: i64) -> RunState {
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
