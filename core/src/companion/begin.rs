//! What an exercise is going to be, from the action that begins it.

use super::doing::refused;
use super::refusal::Refusal;
use super::state::Companion;
use crate::page::{Action, Answer, Answers, Token as _};
use crate::session::page::{Act, LengthDraft, MY_PACE, OwnPatternDraft, at_pace};
use crate::session::{BreathCycle, Drawn, Live, Plan, PlannedPrompt};
use crate::session::{carry_on_unlike, records};
use crate::view::{Draft as _, Failure, Moment, Stop};

const MS_PER_MINUTE: i64 = 60_000;

impl Companion {
    /// The exercise that an action would begin, as it would run from now if nothing happened in it; nothing is begun
    /// and nothing kept. For its sound as a file.
    ///
    /// # Errors
    /// [`Refusal`] where the action could not be carried out, or begins none.
    pub fn would_begin(
        &self,
        action: &Action,
        said: &[Answer],
        moment: &Moment,
    ) -> Result<Live, Refusal> {
        let act = Act::read(&action.token).ok_or(Stop::Fails(Failure::Gone));
        let plan = act.and_then(|act| self.plan_of(&act, Answers::of(said), moment));
        let plan = plan.map_err(|stop| Refusal::of_stop(stop, moment))?;
        Ok(Live::start(plan, moment.now))
    }

    /// What begins with an action.
    pub(super) fn plan_of(
        &self,
        act: &Act,
        said: Answers<'_>,
        moment: &Moment,
    ) -> Result<Plan, Stop> {
        let content = moment.content();
        let fails = |error| refused(&error, moment);
        let ms = |minutes: i32| i64::from(minutes) * MS_PER_MINUTE;
        match act {
            Act::Ride => {
                let form = self.form(moment);
                let plan = Plan::ride_unlike(content, form, &mut self.drawn(moment));
                let breath = &content.ride.breath;
                let plan = plan.map_err(fails)?;
                Ok(self.without_a_breath_that_makes_it_worse(plan, breath, moment))
            }
            Act::Breathe {
                pattern,
                minutes,
                from_rate,
            } => {
                let cycle = self.pattern_cycle(pattern, moment)?;
                Plan::breathing(pattern, cycle, ms(*minutes), *from_rate).map_err(fails)
            }
            Act::BreatheAs { pattern } => {
                let cycle = self.pattern_cycle(pattern, moment)?;
                let draft = self.viewed(moment, |view| LengthDraft::checked(said, &view.ahead))?;
                let from = draft.from_rate.map(f64::from);
                Plan::breathing(pattern, cycle, ms(draft.minutes), from).map_err(fails)
            }
            Act::BreatheOwn => {
                let draft =
                    self.viewed(moment, |view| OwnPatternDraft::checked(said, &view.ahead))?;
                Plan::breathing("custom", draft.cycle, ms(draft.minutes), None).map_err(fails)
            }
            Act::FindPace => {
                let cycle = self.pattern_cycle(&content.ride.breath, moment)?;
                let finder = &content.breathing.finder;
                Plan::finder(cycle, &finder.rates, ms(finder.minutes_each)).map_err(fails)
            }
            // On a day of using a practice takes the form that keeps awake.
            Act::Practice { id } => {
                let found = self.practices(moment).get(id);
                let practice = found.ok_or(Stop::Fails(Failure::Gone))?;
                let plan = Plan::practice(content, practice, self.form(moment));
                let breath = &practice.breath;
                Ok(self.without_a_breath_that_makes_it_worse(plan, breath, moment))
            }
            _ => Err(Stop::Fails(Failure::Gone)),
        }
    }

    /// The next five minutes of the ride under way, in prompts that were not there yet.
    pub(super) fn next_stretch(&self, moment: &Moment) -> Vec<PlannedPrompt> {
        carry_on_unlike(moment.content(), &mut self.drawn(moment))
    }

    /// The prompts of this ride and of the week. Where the week cannot be read, a ride begins without it.
    fn drawn(&self, moment: &Moment) -> Drawn {
        let week = self.read(|store| records::drawn_this_week(store, moment.now));
        let ride = self.running().filter(|record| record.ended_at().is_none());
        Drawn {
            this_week: week.unwrap_or_default(),
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
        let worse = self
            .tools_made_worse(moment)
            .contains(&format!("breathing:{pattern}"));
        Plan {
            under: plan.under.filter(|_| !worse),
            ..plan
        }
    }

    /// The breath of the pace that felt easiest, where one was kept and may show.
    pub(super) fn my_pace(&self, moment: &Moment) -> Option<BreathCycle> {
        let rate = self.own_setting(MY_PACE)?.parse().ok()?;
        at_pace(moment.content(), rate)
    }

    pub(super) fn pattern_cycle(&self, id: &str, moment: &Moment) -> Result<BreathCycle, Stop> {
        let content = moment.content();
        if id == MY_PACE {
            let rate = self.setting(MY_PACE).and_then(|rate| rate.parse().ok());
            if let Some(cycle) = rate.and_then(|rate| at_pace(content, rate)) {
                return Ok(cycle);
            }
        }
        let pattern = content.pattern(id).map(|pattern| pattern.cycle());
        pattern.ok_or(Stop::Fails(Failure::Gone))
    }
}
