//! What choosing an offer does. Every action leads to a place; one that makes no sense says why and changes nothing.

use super::act_error::ActError;
use super::action::{Action, Place};
use super::companion::{Companion, FORM, STILL};
use super::look_back::LOOK_BACK_CARD;
use super::plan_action::PLAN_OPENED;
use crate::progress::bin;
use crate::session::corrections::{self, Correction, CorrectionError};
use crate::session::page::MY_PACE;
use crate::session::records::Record;
use crate::session::{
    Change, Ending, ExerciseKind, Form, Outcome, Plan, Purpose, Question, SessionError,
};
use crate::store::{Id, Store, StoreError, Work};
use crate::time::to_millis;
use crate::view::Moment;

impl Companion {
    /// Carries out one action and says where that leads.
    pub fn act(&mut self, action: Action, moment: &Moment) -> Result<Place, ActError> {
        self.act_with(action, moment, &Work::new())
    }

    /// The same, for a host that shows how far it is and lets it be called off. Only what is done with packs takes
    /// long enough to count its steps.
    pub fn act_with(
        &mut self,
        action: Action,
        moment: &Moment,
        work: &Work,
    ) -> Result<Place, ActError> {
        let now = moment.now;
        self.hide_with_others();
        self.close_what_was_left(now);
        self.unread.look_again();
        match action {
            Action::Go { place } => self.hurried(|companion| companion.go(place, moment)),
            Action::StartRide
            | Action::StartBreathing { .. }
            | Action::StartCustom { .. }
            | Action::StartFinder
            | Action::StartPractice { .. } => {
                let plan = self.plan_of(&action, moment)?;
                self.start(plan, moment)
            }
            Action::Practice { change } => self.act_on_practice(change, moment),
            Action::KeepPace { rate } => {
                self.set(MY_PACE, &rate.to_string())?;
                self.finish(Ending::Done, None, moment)
            }
            Action::Rate { value } => self.rate(value, moment),
            Action::SayWhatFor { purpose } => self.say_what_for(purpose, moment),
            Action::SayReach { within } => self.changed(Change::Reach { within }, moment),
            Action::SayTrigger { id } => {
                self.known_trigger(&id, moment)?;
                self.changed(Change::Trigger { id }, moment)
            }
            Action::Guess { minutes } => self.changed(Change::Guess { minutes }, moment),
            Action::Skip { question } => {
                if question == Question::BodyOrRoom {
                    // Asked once: it stays as it is, and turns at one key.
                    let _ = self.choose(FORM, "inward");
                }
                self.changed(Change::Skip { question }, moment)
            }
            Action::Pause => self.changed(Change::Pause, moment),
            Action::Resume if self.too_strong_to_go_on() => Ok(Place::Exercise),
            Action::Resume => self.changed(Change::Resume, moment),
            Action::CarryOn => self.changed(
                Change::CarryOn {
                    block: self.next_stretch(moment),
                },
                moment,
            ),
            Action::Enough => self.changed(Change::Enough, moment),
            Action::Pass => self.changed(Change::Pass, moment),
            Action::TakeUpBreathing { pattern } => {
                let breath = Some(self.pattern_cycle(&pattern, moment)?);
                self.changed(
                    Change::TakeUp {
                        tool: format!("breathing:{pattern}"),
                        breath,
                    },
                    moment,
                )
            }
            Action::PutDown => self.changed(Change::PutDown, moment),
            Action::Outward { on } => self.turn(on, moment),
            Action::Still { on } => {
                self.choose(STILL, if on { "yes" } else { "no" })?;
                Ok(self.here())
            }
            Action::MakesWorse => self.makes_worse(moment),
            Action::Finish { outcome } => self.finish(Ending::Done, outcome, moment),
            Action::NotUsed { id } => {
                self.take_back_use(&id, moment)?;
                Ok(Place::Now)
            }
            Action::CorrectRating { id, seq, value } => {
                self.correct(&id, Correction::Rating { seq, value }, moment)
            }
            Action::CorrectOutcome { id, outcome } => {
                self.correct(&id, Correction::Outcome { outcome }, moment)
            }
            Action::Delete { id } => {
                let id: Id = id.parse()?;
                bin::delete(self.own_store()?, id, now)?;
                Ok(Place::History)
            }
            Action::Plan { change } => self.act_on_plan(change, moment),
            Action::Card { change } => self.act_on_card(change, moment),
            Action::Diary { change } => self.act_on_diary(change, moment),
            Action::Trigger { change } => self.act_on_triggers(change, moment),
            Action::Pack { change } => self.act_on_packs(change, moment, work),
            Action::Reminder { change } => self.act_on_reminders(change, moment),
            Action::HideNow => {
                self.set_hidden(true);
                Ok(Place::Hidden)
            }
            Action::Unlock => {
                self.set_hidden(false);
                Ok(Place::Now)
            }
        }
        .inspect(|_| {
            self.tick(now);
            self.hurried(|companion| companion.bring_together(moment));
            self.keep_awake(now, moment.zone);
        })
    }

    fn go(&mut self, place: Place, moment: &Moment) -> Result<Place, ActError> {
        if place == Place::HaveUsed {
            // The sheet opens whatever the vault and the store say.
            self.note_use(moment);
        }
        if let Place::Plan { door } = place {
            self.door = door;
        }
        match place {
            Place::StaySafe => self.note_danger(self.signal_today(moment), moment),
            Place::Card { ref id } if id == LOOK_BACK_CARD => self.note_look_back(moment),
            Place::Reminders { .. } => self.look_back(moment),
            Place::Suggest { intensity, .. } => {
                self.felt = Some((moment.now, intensity));
                self.last_suggest = Some(place.clone());
            }
            _ => {}
        }
        if matches!(place, Place::Plan { .. } | Place::StaySafe) {
            self.note_plan_opened(moment);
        }
        Ok(place)
    }

    /// So that it can be asked afterwards how it was. Looking at one's own plan on a calm day is asked about too:
    /// "I only looked" is an answer.
    pub(super) fn note_plan_opened(&self, moment: &Moment) {
        let empty = self.vault.open().kept.plan.is_empty();
        if let Some(store) = self.store().filter(|_| !empty && !self.locked) {
            // A note for later must not stand in the way of the plan.
            let _ = store.set_setting(PLAN_OPENED, &to_millis(moment.now).to_string());
        }
    }

    /// Begins an exercise. An urge outranks everything: where a ride is wanted, what runs is closed where it was last
    /// touched, and a ride that runs is gone on with.
    pub(super) fn start(&mut self, plan: Plan, moment: &Moment) -> Result<Place, ActError> {
        let ride = plan.kind == ExerciseKind::Ride;
        self.finish_what_is_over(moment.now);
        // Another process may begin one meanwhile; then that is what runs.
        for _ in 0..2 {
            match &self.at_hand {
                Some(_) if ride && self.riding() => return Ok(Place::Exercise),
                Some(_) if ride => self.close_what_runs(moment.now),
                Some(_) => return Err(StoreError::AlreadyRunning.into()),
                None => {}
            }
            let record = Record::begin(plan.clone(), moment.now, moment.zone)?;
            self.begin(record, moment.now);
            if self.not_kept != Some(StoreError::AlreadyRunning) {
                return Ok(Place::Exercise);
            }
            self.find_running(moment.now);
        }
        Err(StoreError::AlreadyRunning.into())
    }

    pub(super) fn changed(&mut self, change: Change, moment: &Moment) -> Result<Place, ActError> {
        self.change(change, moment.now)?;
        Ok(self.here())
    }

    /// Turns the attention to the room or back, in what is under way and in all that comes.
    fn turn(&mut self, outward: bool, moment: &Moment) -> Result<Place, ActError> {
        let (form, name) = if outward {
            (Form::Outward, "outward")
        } else {
            (Form::Inward, "inward")
        };
        let kept = self.choose(FORM, name);
        let Some(record) = &self.at_hand else {
            return kept.map(|()| Place::Practise);
        };
        // What cannot be remembered must not keep anyone from looking up.
        if record.live.other_form() == Some(form) {
            self.change(Change::Turn { form }, moment.now)?;
        } else if record.live.may_ask_body_or_room(moment.now) {
            let question = Question::BodyOrRoom;
            self.change(Change::Skip { question }, moment.now)?;
        }
        Ok(Place::Exercise)
    }

    fn here(&self) -> Place {
        if self.at_hand.is_some() {
            Place::Exercise
        } else {
            Place::Now
        }
    }

    /// An urge to die gives way to the plan and the lines; an urge to hurt oneself puts them first and leaves the
    /// ride where it is.
    fn say_what_for(&mut self, purpose: Purpose, moment: &Moment) -> Result<Place, ActError> {
        let known = self.signal_today(moment);
        self.change(Change::For { purpose }, moment.now)?;
        if matches!(purpose, Purpose::HurtMyself | Purpose::Die) {
            self.note_danger(known, moment);
        }
        match purpose {
            Purpose::Die => {
                self.finish(Ending::ToSafety, None, moment)?;
                Ok(Place::StaySafe)
            }
            Purpose::HurtMyself => Ok(Place::StaySafe),
            Purpose::Use | Purpose::BingeOrPurge | Purpose::Other => Ok(Place::Exercise),
        }
    }

    fn makes_worse(&mut self, moment: &Moment) -> Result<Place, ActError> {
        let Some(record) = &self.at_hand else {
            return Err(SessionError::AlreadyFinished.into());
        };
        let (kind, pattern) = (record.live.plan().kind, record.live.plan().pattern.clone());
        let tool = record
            .live
            .tool()
            .and_then(|tool| tool.strip_prefix("breathing:"))
            .map(str::to_owned);
        self.finish(Ending::MadeWorse, None, moment)?;
        match (kind, tool) {
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
        Ok(Place::MakesWorse)
    }

    pub(super) fn finish(
        &mut self,
        ending: Ending,
        outcome: Option<Outcome>,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        let offered = self
            .at_hand
            .as_ref()
            .filter(|_| ending == Ending::Done)
            .and_then(|record| {
                let plan = self.plans_in_ride(record, moment).into_iter().next()?;
                Some((record.id.to_string(), plan.id.to_string()))
            });
        self.change(Change::Finish { ending, outcome }, moment.now)?;
        self.put_away();
        Ok(match offered {
            // The sheet shows itself once; it is one touch away for as long as it holds.
            _ if outcome.is_some_and(Outcome::used) => Place::AfterUsing,
            Some((ride, plan)) if self.not_kept.is_none() => Place::PlanHelped { ride, plan },
            _ => Place::Now,
        })
    }

    fn correct(
        &mut self,
        id: &str,
        correction: Correction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        corrections::correct(self.own_store()?, id.parse()?, correction, moment.now).map_err(
            |error| match error {
                CorrectionError::Session(problem) => ActError::from(problem),
                CorrectionError::Store(problem) => ActError::from(problem),
            },
        )?;
        Ok(Place::Entry { id: id.to_owned() })
    }

    /// The store, to look at one thing of the person's or to change it; hidden, there is none.
    pub(super) fn own_store(&self) -> Result<&Store, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        Ok(self.store.as_ref().map_err(Clone::clone)?)
    }

    pub(super) fn set(&self, name: &str, value: &str) -> Result<(), ActError> {
        match &self.store {
            Ok(store) => Ok(store.set_setting(name, value)?),
            // Ahead of the lock a choice holds for as long as the screen does.
            Err(_) => Ok(()),
        }
    }
}
