//! The pages of exercises where they meet later rooms: the one that is under way, with the person's own plans and the
//! skills that could help.

use super::own;
use super::state::Companion;
use crate::cards::page as card_page;
use crate::content::CardState;
use crate::page::{Answers, Block, LineRole, Offer, Place, Role, Shape, Target};
use crate::session::page::{self, At, Between, exercise_blocks};
use crate::session::records::{self, Record};
use crate::session::{ExerciseKind, Guide};
use crate::store::Store;
use crate::triggers::if_then::IfThenPlan;
use crate::triggers::page::opens;
use crate::view::{Body, Moment, View};

impl Companion {
    pub(super) fn session_page(&self, at: &At, said: Answers<'_>, view: &View<'_>) -> Body {
        match at {
            At::Live => self.live_page(view),
            At::Mind => self.mind_page(view),
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
        let plans = self.plans_in_ride(record, moment);
        let ride = guide.kind() == ExerciseKind::Ride;
        let strong = self.strong_in_ride(record, moment);
        let own = self.own_in_ride(record, moment);
        let between = Between {
            plans: strong
                .into_iter()
                .chain(own)
                .chain(own_plans(&plans, view))
                .collect(),
            skills: ride.then(|| self.skills_from_ride(record, moment)),
            unkept: self.keeps_nothing(),
            minded: self.minded(record, view),
        };
        let blocks = exercise_blocks(&guide, asked.as_ref(), &around, between, &view.ahead);
        let mut body = Body::new(guide.title()).shape(Shape::Live).blocks(blocks);
        body.look_again_at = record.live.changes_at(moment.now);
        body
    }

    /// All that is to be minded about what is under way.
    fn mind_page(&self, view: &View<'_>) -> Body {
        let moment = view.moment();
        let Some(record) = self.running() else {
            return Body::gone(first());
        };
        let guide = Guide::new(self.practices(moment), &record.live, moment.now);
        let cautions = Block::lines(LineRole::Caution, guide.whole_cautions());
        let words = &view.content().words.exercise;
        let live = Place::to(&At::Live);
        Body::new(&words.mind).up(live).block(cautions)
    }

    /// True where the same was done to its end before. After a use everything is said again.
    fn minded(&self, record: &Record, view: &View<'_>) -> bool {
        let (live, plan) = (&record.live, record.live.plan());
        let before = |store: &Store| {
            records::ended_before(store, plan.kind, &plan.pattern, live.started_at())
        };
        !view.ahead.holds.used() && self.read_own(before) == Some(true)
    }

    /// The plan and the people who answer, where the ride was last rated very strong and has not passed since.
    fn strong_in_ride(&self, record: &Record, moment: &Moment) -> Vec<Block> {
        let passed_ms = record.live.passed_ms().unwrap_or(i64::MIN);
        // How strong it was is the person's own.
        let rated = record.live.ratings().last();
        let rated = rated.filter(|(at, _)| *at > passed_ms && !self.is_locked());
        rated.map_or_else(Vec::new, |(_, strength)| {
            self.nobody_is_alone_with(strength, moment)
        })
    }

    /// To the skills that could help now, with how strong it was rated last.
    fn skills_from_ride(&self, record: &Record, moment: &Moment) -> Offer {
        let content = moment.content();
        let mark = &content.words.session.marks.skills;
        let rated = record.live.ratings().last().map(|(_, value)| value);
        let rated = rated.filter(|_| !self.is_locked());
        let next = card_page::next_question(Some(CardState::Urge), rated, None);
        let label = &content.cards_words.browse.feel;
        Offer::new(label, Role::Go, Target::go(&next)).marked(mark)
    }
}

fn first() -> Place {
    Place::to(&own::At::Now)
}

/// The person's own plans, each above what it opens.
fn own_plans(plans: &[IfThenPlan], view: &View<'_>) -> Vec<Block> {
    let words = &view.content().triggers.plans;
    let mut marks = view.content().words.session.marks.plans.iter();
    let block = |plan: &IfThenPlan| {
        let sentence = plan.sentence(words);
        match opens(plan, view) {
            Some(offer) => {
                let offer = match marks.next() {
                    Some(mark) => offer.marked(mark),
                    None => offer,
                };
                Block::Offers {
                    lead: Some(sentence),
                    offers: vec![offer],
                }
            }
            None => Block::lines(LineRole::Lead, [sentence]),
        }
    };
    plans.iter().map(block).collect()
}
