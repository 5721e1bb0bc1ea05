//! What is done with exercises: begun, rated, asked, turned, ended. An action that comes too late says that things
//! have moved on, and changes nothing.

use super::own;
use super::state::{Companion, FORM, STILL};
use crate::cards::CardsError;
use crate::cards::marks::{self, Mark, unmark};
use crate::content::{NEED_A_TICK, content};
use crate::crisis::page as crisis_page;
use crate::page::{Answers, Place};
use crate::session::page::{Act, At, MY_PACE, strength};
use crate::session::records::Record;
use crate::session::routine::{RoutinePart, put_in, take_out};
use crate::session::{
    Change, Ending, ExerciseKind, Form, Guide, Outcome, Plan, Purpose, Question, RunState,
    SessionError,
};
use crate::store::{Store, StoreError};
use crate::triggers::page as trigger_page;
use crate::view::{Closed, Done, Failure, Moment, Stop};

/// Why an exercise does not take a change, as a page says it.
pub(super) fn refused(error: &SessionError, moment: &Moment) -> Stop {
    let content = moment.content();
    let words = match error {
        SessionError::RatingOutOfRange { .. }
        | SessionError::GuessOutOfRange { .. }
        | SessionError::TooShort
        | SessionError::TooLong { .. }
        | SessionError::PatternOutsideLimits
        | SessionError::RateOutsideLimits { .. } => &content.pages.forms.look_again,
        SessionError::AlreadyPaused
        | SessionError::NotPaused
        | SessionError::AlreadyFinished
        | SessionError::AtItsEnd
        | SessionError::NothingTakenUp
        | SessionError::NotARide
        | SessionError::OneForm
        | SessionError::BeforeStart
        | SessionError::ClockWentBack
        | SessionError::NothingBegins => &content.pages.closed.moved_on,
    };
    Stop::Fails(Failure::Senseless(words.clone()))
}

impl Companion {
    pub(super) fn session_act(
        &mut self,
        act: Act,
        said: Answers<'_>,
        moment: &Moment,
    ) -> Result<Done, Stop> {
        let changed = |companion: &mut Self, change| companion.changed(change, moment);
        let to = match act {
            Act::Ride
            | Act::Breathe { .. }
            | Act::BreatheAs { .. }
            | Act::BreatheOwn
            | Act::FindPace
            | Act::Practice { .. } => {
                let plan = self.plan_of(&act, said, moment)?;
                self.start(plan, moment)
            }
            Act::KeepPace { rate } => self.keep_pace(rate, moment),
            Act::Rate => {
                let value = self.viewed(moment, |view| strength(said, &view.ahead))?;
                self.rate(value, moment)
            }
            Act::WhatFor { purpose } => self.say_what_for(purpose, moment),
            Act::Reach { within } => changed(self, Change::Reach { within }),
            Act::Trigger { id } => {
                self.known_trigger(&id, moment)?;
                changed(self, Change::Trigger { id })
            }
            Act::Guess { minutes } => changed(self, Change::Guess { minutes }),
            Act::Skip { question } => {
                if question == Question::BodyOrRoom {
                    // Asked once: it stays as it is, and turns at one key.
                    let _ = self.choose(FORM, "inward");
                }
                changed(self, Change::Skip { question })
            }
            Act::Pause => changed(self, Change::Pause),
            Act::Resume if self.too_strong_to_go_on() => Ok(live()),
            Act::Resume => changed(self, Change::Resume),
            Act::CarryOn => {
                let block = self.next_stretch(moment);
                changed(self, Change::CarryOn { block })
            }
            Act::Enough => changed(self, Change::Enough),
            Act::Pass => changed(self, Change::Pass),
            Act::TakeUp { pattern } => {
                let breath = Some(self.pattern_cycle(&pattern, moment)?);
                let tool = format!("breathing:{pattern}");
                changed(self, Change::TakeUp { tool, breath })
            }
            Act::PutDown => changed(self, Change::PutDown),
            Act::Outward { on } => self.turn(on, moment),
            Act::Still { on } => {
                self.choose(STILL, if on { "yes" } else { "no" })?;
                Ok(self.here())
            }
            Act::Worse => self.makes_worse(moment),
            Act::Finish { outcome } => self.finish(Ending::Done, outcome, moment),
            Act::Hurt => self.ends_hurt(moment),
            Act::Ground => self.ground(moment),
            Act::Routine { part, tool, on } => self.change_routine(part, &tool, on, moment),
            Act::Tick { id } => self.tick_cautions(&id, moment),
            Act::NotWorse { id } => {
                if self.practices(moment).get(&id).is_none() {
                    return Err(Stop::Fails(Failure::Gone));
                }
                unmark(
                    self.own_store()?,
                    &format!("practice:{id}"),
                    Mark::MadeWorse,
                )?;
                Ok(practise())
            }
        };
        to.map(Done::at)
    }

    /// Begins an exercise. An urge outranks everything: where a ride is wanted, what runs is closed where it was last
    /// touched, and a ride that runs is gone on with.
    fn start(&mut self, plan: Plan, moment: &Moment) -> Result<Place, Stop> {
        let ride = plan.kind == ExerciseKind::Ride;
        self.finish_what_is_over(moment.now);
        // Another process may begin one meanwhile; then that is what runs.
        for _ in 0..2 {
            match &self.at_hand {
                Some(_) if ride && self.riding() => return Ok(live()),
                Some(_) if ride => self.close_what_runs(moment.now),
                Some(_) => return Err(StoreError::AlreadyRunning.into()),
                None => {}
            }
            let record = Record::begin(plan.clone(), moment.now, moment.zone)?;
            self.begin(record, moment.now);
            if self.not_kept != Some(StoreError::AlreadyRunning) {
                return Ok(live());
            }
            self.find_running(moment.now);
        }
        Err(StoreError::AlreadyRunning.into())
    }

    /// True while an urge is ridden.
    pub(super) fn riding(&self) -> bool {
        self.at_hand
            .as_ref()
            .is_some_and(|record| record.live.plan().kind == ExerciseKind::Ride)
    }

    fn change_it(&mut self, change: Change, moment: &Moment) -> Result<(), Stop> {
        self.change(change, moment.now)
            .map_err(|error| refused(&error, moment))
    }

    fn changed(&mut self, change: Change, moment: &Moment) -> Result<Place, Stop> {
        self.change_it(change, moment)?;
        Ok(self.here())
    }

    fn here(&self) -> Place {
        if self.at_hand.is_some() {
            live()
        } else {
            first()
        }
    }

    /// The pace that felt easiest is the person's own. With no store it is not kept, and what was done for it ends all
    /// the same.
    fn keep_pace(&mut self, rate: f64, moment: &Moment) -> Result<Place, Stop> {
        if self.locked {
            return Err(Closed::Locked.into());
        }
        // It is kept where the search for it is over, and among those that were tried.
        let is_over = self.at_hand.as_ref().is_some_and(|record| {
            let live = &record.live;
            live.plan().pattern == "finder" && live.frame(moment.now).state == RunState::Waiting
        });
        if !is_over || !moment.content().breathing.finder.rates.contains(&rate) {
            return Err(Stop::Fails(Failure::Gone));
        }
        if let Some(store) = self.store() {
            store.set_setting(MY_PACE, &rate.to_string())?;
        }
        self.finish(Ending::Done, None, moment)
    }

    /// A rating. An urge that is too strong to rehearse on stops the rehearsal where it is.
    fn rate(&mut self, value: i32, moment: &Moment) -> Result<Place, Stop> {
        let place = self.changed(Change::Rate { value }, moment)?;
        let running = self
            .frame(moment.now)
            .is_some_and(|frame| frame.state == RunState::Running);
        if running && self.too_strong_to_go_on() {
            return self.changed(Change::Pause, moment);
        }
        Ok(place)
    }

    /// True where the rehearsal that is under way found an urge that is too strong for it.
    fn too_strong_to_go_on(&self) -> bool {
        // Which practice rehearses is the same in every language.
        let content = content("en");
        self.at_hand.as_ref().is_some_and(|record| {
            let practices = self.practices_of(content);
            // It is told by its ratings, and the time is nothing to it.
            Guide::new(practices, &record.live, record.live.started_at()).is_too_strong()
        })
    }

    /// Turns the attention to the room or back, in what is under way and in all that comes.
    pub(super) fn turn(&mut self, outward: bool, moment: &Moment) -> Result<Place, Stop> {
        let (form, name) = if outward {
            (Form::Outward, "outward")
        } else {
            (Form::Inward, "inward")
        };
        let kept = self.choose(FORM, name);
        let Some(record) = &self.at_hand else {
            kept?;
            return Ok(practise());
        };
        // What cannot be remembered must not keep anyone from looking up.
        if record.live.other_form() == Some(form) {
            self.change_it(Change::Turn { form }, moment)?;
        } else if record.live.may_ask_body_or_room(moment.now) {
            let question = Question::BodyOrRoom;
            self.change_it(Change::Skip { question }, moment)?;
        }
        Ok(live())
    }

    /// An urge to die gives way to the plan and the lines; an urge to hurt oneself puts them first and leaves the
    /// ride where it is.
    fn say_what_for(&mut self, purpose: Purpose, moment: &Moment) -> Result<Place, Stop> {
        let known = self.signal_today(moment);
        self.change_it(Change::For { purpose }, moment)?;
        if matches!(purpose, Purpose::HurtMyself | Purpose::Die) {
            self.note_danger(known, moment);
        }
        if purpose == Purpose::Die {
            self.finish(Ending::ToSafety, None, moment)?;
        }
        let noted = self.danger_can_be_taken_back(moment);
        Ok(match purpose {
            Purpose::HurtMyself | Purpose::Die => Place::to(&crisis_page::At::StaySafe { noted }),
            Purpose::Use | Purpose::BingeOrPurge | Purpose::Other => live(),
        })
    }

    /// "I hurt myself": the ride gives way to what keeps somebody safe, and the number.
    fn ends_hurt(&mut self, moment: &Moment) -> Result<Place, Stop> {
        self.finish(Ending::ToSafety, None, moment)?;
        self.note_danger(self.signal_today(moment), moment);
        let noted = self.danger_can_be_taken_back(moment);
        Ok(Place::to(&crisis_page::At::StaySafe { noted }))
    }

    fn makes_worse(&mut self, moment: &Moment) -> Result<Place, Stop> {
        let Some(record) = &self.at_hand else {
            return Err(refused(&SessionError::AlreadyFinished, moment));
        };
        let (kind, pattern) = (record.live.plan().kind, record.live.plan().pattern.clone());
        let tool = record.live.tool();
        let breath = tool.and_then(|tool| tool.strip_prefix("breathing:"));
        let breath = breath.map(str::to_owned);
        self.finish(Ending::MadeWorse, None, moment)?;
        match (kind, breath) {
            (_, Some(pattern)) => self.mark_worse(&format!("breathing:{pattern}"), moment),
            (ExerciseKind::Breathing, None) => {
                self.mark_worse(&format!("breathing:{pattern}"), moment);
            }
            (ExerciseKind::Practice, None) => {
                self.mark_worse(&format!("practice:{pattern}"), moment);
            }
            (ExerciseKind::Ride, None) => {
                // What cannot be remembered must not keep anyone from the way out.
                let _ = self.choose(FORM, "outward");
            }
        }
        Ok(Place::to(&crisis_page::At::MakesWorse))
    }

    fn finish(
        &mut self,
        ending: Ending,
        outcome: Option<Outcome>,
        moment: &Moment,
    ) -> Result<Place, Stop> {
        let over = self.at_hand.as_ref().filter(|_| ending == Ending::Done);
        let offered = over.and_then(|record| {
            let plan = self.plans_in_ride(record, moment).into_iter().next()?;
            let (ride, plan) = (record.id, plan.id);
            Some(Place::to(&trigger_page::At::Helped { ride, plan }))
        });
        self.change_it(Change::Finish { ending, outcome }, moment)?;
        self.put_away();
        Ok(match offered {
            // The sheet shows itself once; it is one touch away for as long as it holds.
            _ if outcome.is_some_and(Outcome::used) => self.after_using(moment),
            Some(helped) if self.not_kept.is_none() => helped,
            _ => first(),
        })
    }

    /// The sheet for the hours after using, with what takes back that somebody said so.
    pub(super) fn after_using(&self, moment: &Moment) -> Place {
        let noted = self.use_that_is_noted(moment);
        Place::to(&crisis_page::At::HaveUsed { noted })
    }

    fn ground(&mut self, moment: &Moment) -> Result<Place, Stop> {
        if self.at_hand.is_some() {
            self.finish(Ending::Done, None, moment)?;
        }
        let id = moment.content().practice_words.grounding.clone();
        let plan = self.plan_of(&Act::Practice { id }, Answers::of(&[]), moment)?;
        self.start(plan, moment)
    }

    fn change_routine(
        &self,
        part: RoutinePart,
        tool: &str,
        on: bool,
        moment: &Moment,
    ) -> Result<Place, Stop> {
        let store = self.own_store()?;
        let is_there = match tool.split_once(':') {
            Some(("practice", id)) => self.practices(moment).get(id).is_some(),
            Some(("breathing", id)) => moment.content().pattern(id).is_some(),
            _ => false,
        };
        if !is_there {
            return Err(Stop::Fails(Failure::Gone));
        }
        if on {
            put_in(store, part, tool, moment.now)?;
        } else {
            take_out(store, part, tool)?;
        }
        Ok(practise())
    }

    fn tick_cautions(&self, practice: &str, moment: &Moment) -> Result<Place, Stop> {
        let store = self.own_store()?;
        let found = self.practices(moment).get(practice);
        let practice = found.ok_or(Stop::Fails(Failure::Gone))?;
        for caution in &practice.cautions {
            if NEED_A_TICK.contains(&caution.as_str()) {
                tick(store, caution, true, moment)?;
            }
        }
        Ok(practise())
    }

    /// The store, to look at one thing of the person's or to change it; hidden, there is none.
    pub(super) fn own_store(&self) -> Result<&Store, Closed> {
        if self.locked {
            return Err(Closed::Locked);
        }
        let store = self.store.as_ref();
        store.map_err(|error| Closed::Unreadable(error.clone()))
    }
}

/// Keeps whether a caution is fine for the person.
pub(super) fn tick(store: &Store, caution: &str, fine: bool, moment: &Moment) -> Result<(), Stop> {
    marks::tick(store, caution, fine, moment.now).map_err(|error| match error {
        CardsError::Store(error) => error.into(),
        _ => Stop::Fails(Failure::Gone),
    })
}

fn live() -> Place {
    Place::to(&At::Live)
}

fn practise() -> Place {
    Place::to(&At::Practise)
}

fn first() -> Place {
    Place::to(&own::At::Now)
}
