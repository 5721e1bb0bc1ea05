//! The pages of exercises where they meet later rooms: the one that is under way, with the person's own plans and the
//! skills that could help; and what is done with exercises.

use super::super::{self as screens, companion::Companion};
use super::bridge::of_old;
use crate::page::{Answers, Block, LineRole, Offer, Place, Role, Shape, Target};
use crate::screens::{ActError, Action, IfThenLine};
use crate::session::page::{
    self, Act, At, Between, LengthDraft, OwnPatternDraft, exercise_blocks, strength,
};
use crate::session::{ExerciseKind, Guide, RunState};
use crate::view::{Ahead, Body, Closed, Done, Draft as _, Failure, Moment, Stop, View};

const MS_PER_MINUTE: i64 = 60_000;

impl Companion {
    pub(super) fn session_page(&self, at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
        match at {
            At::Live => self.live_page(view),
            At::Practise => self.practise_page(view),
            At::Practice { id } => self.practice_page(id, view),
            At::Breathe | At::Pattern { .. } | At::Own => {
                let gone = || Body::gone(first());
                page::page(at, said, view).unwrap_or_else(gone)
            }
        }
    }

    /// The exercise that is under way. It needs no store.
    fn live_page(&self, view: &View<'_>) -> Body {
        let moment = view.moment();
        let Some(record) = self.running() else {
            return Body::gone(first());
        };
        let guide = Guide::new(self.practices(moment), &record.live, moment.now);
        let around = self.around(record, moment);
        let asked = self.question(record, &guide, &around, moment);
        let plans = self.plan_lines(record, moment);
        let ride = guide.kind() == ExerciseKind::Ride;
        let between = Between {
            plans: own_plans(&plans, view),
            skills: ride.then(|| self.skills_from_ride(moment)),
            unkept: self.keeps_nothing(),
        };
        let blocks = exercise_blocks(&guide, asked.as_ref(), &around, between, &view.ahead);
        let mut body = Body::new(guide.title()).shape(Shape::Live).blocks(blocks);
        body.look_again_at = record.live.changes_at(moment.now);
        body
    }

    /// To the skills that could help now, with how strong it was rated last.
    fn skills_from_ride(&self, moment: &Moment) -> Offer {
        let old = self.skills_in_ride(moment);
        let mark = &moment.content().words.session.marks.skills;
        let place = match old.action {
            Action::Go { place } => of_old(&place),
            _ => first(),
        };
        Offer::new(old.label, Role::Go, Target::Go { place }).marked(mark)
    }

    pub(super) fn session_act(
        &mut self,
        act: Act,
        said: Answers<'_>,
        moment: &Moment,
    ) -> Result<Done, Stop> {
        let action = self.session_action(act, said, moment)?;
        let to = self.act(action, moment).map_err(stop)?;
        Ok(Done::at(of_old(&self.moved(to, moment))))
    }

    /// A pace is kept where the search for it is over, and among those that were tried.
    fn may_keep_pace(&self, rate: f64, moment: &Moment) -> bool {
        let over = self.running().is_some_and(|record| {
            let live = &record.live;
            live.plan().pattern == "finder" && live.frame(moment.now).state == RunState::Waiting
        });
        over && moment.content().breathing.finder.rates.contains(&rate)
    }

    /// What is done, with the answers of a form read.
    fn session_action(&self, act: Act, said: Answers<'_>, moment: &Moment) -> Result<Action, Stop> {
        self.viewed(moment, |view| {
            let ahead: &Ahead<'_> = &view.ahead;
            Ok(match act {
                Act::Rate => Action::Rate {
                    value: strength(said, ahead)?,
                },
                Act::BreatheAs { pattern } => {
                    let draft = LengthDraft::checked(said, ahead)?;
                    Action::StartBreathing {
                        pattern,
                        minutes: draft.minutes,
                        from_rate: draft.from_rate.map(f64::from),
                    }
                }
                Act::BreatheOwn => {
                    let draft = OwnPatternDraft::checked(said, ahead)?;
                    Action::StartCustom {
                        cycle: draft.cycle,
                        duration_ms: i64::from(draft.minutes) * MS_PER_MINUTE,
                    }
                }
                Act::NotWorse { ref id } if self.practices(moment).get(id).is_none() => {
                    return Err(Stop::Fails(Failure::Gone));
                }
                // The pace that felt easiest is the person's own.
                Act::KeepPace { .. } if ahead.holds.locked => return Err(Closed::Locked.into()),
                Act::KeepPace { rate } if !self.may_keep_pace(rate, moment) => {
                    return Err(Stop::Fails(Failure::Gone));
                }
                act => Action::of_session(act).ok_or(Stop::Fails(Failure::Gone))?,
            })
        })
    }
}

fn first() -> Place {
    of_old(&screens::Place::Now)
}

fn stop(error: ActError) -> Stop {
    match error {
        ActError::Locked => Closed::Locked.into(),
        ActError::Store { problem } => problem.into(),
        ActError::NoSuchPattern { .. } | ActError::NoSuchPractice { .. } => {
            Stop::Fails(Failure::Gone)
        }
        error => Stop::Fails(Failure::Senseless(error.to_string())),
    }
}

/// The person's own plans, each above what it opens.
fn own_plans(plans: &[IfThenLine], view: &View<'_>) -> Vec<Block> {
    let mut marks = view.content().words.session.marks.plans.iter();
    let block = |plan: &IfThenLine| {
        let opened = plan.opens.as_ref().and_then(offer);
        match opened {
            Some(offer) => {
                let offer = match marks.next() {
                    Some(mark) => offer.marked(mark),
                    None => offer,
                };
                Block::Offers {
                    lead: Some(plan.sentence.clone()),
                    offers: vec![offer],
                }
            }
            None => Block::lines(LineRole::Lead, [&plan.sentence]),
        }
    };
    plans.iter().map(block).collect()
}

/// What a screen offers to begin or to open, as a page does.
fn offer(old: &screens::Offer) -> Option<Offer> {
    let (role, target) = match old.action.clone() {
        Action::Go { place } => (
            Role::Go,
            Target::Go {
                place: of_old(&place.moved()),
            },
        ),
        action => (Role::Begin, Target::act(&action.begins()?)),
    };
    Some(Offer::new(&old.label, role, target))
}
