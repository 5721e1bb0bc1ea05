//! What an exercise is going to be, from the action that begins it.

use super::act_error::ActError;
use super::action::Action;
use super::breathe::breath;
use super::companion::Companion;
use crate::session::page::{MY_PACE, at_pace};
use crate::session::{BreathCycle, Drawn, Live, Plan, PlannedPrompt, SessionError};
use crate::session::{carry_on_unlike, records};
use crate::view::Moment;

const MS_PER_MINUTE: i64 = 60_000;

impl Companion {
    /// The exercise that an action would begin, as it would run from now if nothing happened in it; nothing is begun
    /// and nothing kept. For its sound as a file.
    ///
    /// # Errors
    /// [`ActError`] where the action could not be carried out; [`SessionError::NothingBegins`] where it begins none.
    pub fn preview(&self, action: &Action, moment: &Moment) -> Result<Live, ActError> {
        Ok(Live::start(self.plan_of(action, moment)?, moment.now))
    }

    pub(super) fn plan_of(&self, action: &Action, moment: &Moment) -> Result<Plan, ActError> {
        let content = moment.content();
        Ok(match action {
            Action::StartRide => {
                let plan = Plan::ride_unlike(content, self.form(moment), &mut self.drawn(moment))?;
                self.without_a_breath_that_makes_it_worse(plan, &content.ride.breath, moment)
            }
            Action::StartBreathing {
                pattern,
                minutes,
                from_rate,
            } => {
                let cycle = self.pattern_cycle(pattern, moment)?;
                let duration_ms = i64::from(*minutes) * MS_PER_MINUTE;
                Plan::breathing(pattern, cycle, duration_ms, *from_rate)?
            }
            Action::StartCustom { cycle, duration_ms } => {
                Plan::breathing("custom", *cycle, *duration_ms, None)?
            }
            Action::StartFinder => {
                let cycle = self.pattern_cycle(&content.ride.breath, moment)?;
                let finder = &content.breathing.finder;
                let each_ms = i64::from(finder.minutes_each) * MS_PER_MINUTE;
                Plan::finder(cycle, &finder.rates, each_ms)?
            }
            // On a day of using a practice takes the form that keeps awake.
            Action::StartPractice { id } => {
                let practice = self.practices(moment).get(id).ok_or_else(|| {
                    let name = id.clone();
                    ActError::NoSuchPractice { name }
                })?;
                let plan = Plan::practice(content, practice, self.form(moment));
                self.without_a_breath_that_makes_it_worse(plan, &practice.breath, moment)
            }
            _ => return Err(SessionError::NothingBegins.into()),
        })
    }

    /// The next five minutes of the ride under way, in prompts that were not there yet.
    pub(super) fn next_stretch(&self, moment: &Moment) -> Vec<PlannedPrompt> {
        carry_on_unlike(moment.content(), &mut self.drawn(moment))
    }

    /// The prompts of this ride and of the week. Where the week cannot be read, a ride begins without it.
    fn drawn(&self, moment: &Moment) -> Drawn {
        let week = self
            .store()
            .map(|store| records::drawn_this_week(store, moment.now));
        let ride = self.running().filter(|record| record.ended_at().is_none());
        Drawn {
            this_week: week.and_then(Result::ok).unwrap_or_default(),
            this_ride: ride.map(|record| record.live.drawn()).unwrap_or_default(),
        }
    }

    /// What makes it worse is not paced within another exercise again, whichever way the attention turns.
    fn without_a_breath_that_makes_it_worse(
        &self,
        plan: Plan,
        pattern: &str,
        moment: &Moment,
    ) -> Plan {
        let worse = self.tools_made_worse(moment).contains(&breath(pattern));
        Plan {
            under: plan.under.filter(|_| !worse),
            ..plan
        }
    }

    pub(super) fn pattern_cycle(&self, id: &str, moment: &Moment) -> Result<BreathCycle, ActError> {
        let content = moment.content();
        if id == MY_PACE {
            let rate = self.setting(MY_PACE).and_then(|rate| rate.parse().ok());
            if let Some(cycle) = rate.and_then(|rate| at_pace(content, rate)) {
                return Ok(cycle);
            }
        }
        content
            .pattern(id)
            .map(|pattern| pattern.cycle())
            .ok_or_else(|| ActError::NoSuchPattern {
                name: id.to_owned(),
            })
    }
}
