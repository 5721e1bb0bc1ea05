//! Danger (safety rules): what was said or touched today that stands for it. The plan is offered then, never forced,
//! and suggestions try nothing new. Ebb does not read what people write: a sign is a chip or a door that was touched,
//! or what a ride was said to be for.

use super::state::{Companion, SIGNAL};
use crate::crisis::page::At;
use crate::crisis::{KeptUse, KeptUseState, PlanDoor};
use crate::page::{Block, LineRole, Offer, Role, Target};
use crate::session::Purpose;
use crate::session::questions::VERY_STRONG;
use crate::time::to_millis;
use crate::view::Moment;

/// The plan, offered before anything else.
pub(super) struct PlanFirst {
    /// One sentence.
    pub sentence: String,
    /// What to do now.
    pub stay_safe: Offer,
    /// To the plan.
    pub plan: Offer,
    /// To the people who answer.
    pub people: Offer,
}

impl Companion {
    /// Notes a sign of danger, for this day.
    pub(super) fn note_signal(&mut self, moment: &Moment) {
        self.signal_at = Some(moment.now);
        self.choose_or_say(SIGNAL, &to_millis(moment.now).to_string());
    }

    /// That a sign of danger, or a use, noted without the store, is not remembered for whoever opens Ebb next.
    pub fn holds_problem(&self, moment: &Moment) -> Option<String> {
        if self.store.is_ok() || (self.signal_at.is_none() && self.unkept_uses.is_empty()) {
            return None;
        }
        let kept = self.vault.holds().known();
        let is_remembered = kept.is_some_and(|kept| {
            let has = |here: &KeptUse| match kept.uses.iter().find(|there| there.id == here.id) {
                // The store may have it by now, or somebody took it back elsewhere.
                Some(there) => here.state == KeptUseState::New || there.state == here.state,
                None => here.state == KeptUseState::TakenBack,
            };
            kept.danger_at >= self.signal_at && self.unkept_uses.iter().all(has)
        });
        (!is_remembered).then(|| moment.content().words.notices.holds_not_kept.clone())
    }

    /// Takes back the last sign of danger that was noted.
    pub(super) fn forget_signal(&mut self) {
        self.signal_at = None;
        self.choose_or_say(SIGNAL, "");
    }

    /// True where a sign of danger was there on this day.
    pub(super) fn signal_today(&self, moment: &Moment) -> bool {
        self.holds(moment).danger()
    }

    /// True where the ride under way was last said to be about harm.
    pub(super) fn danger_in_ride(&self) -> bool {
        let purpose = self
            .at_hand
            .as_ref()
            .and_then(|record| record.live.purpose());
        matches!(purpose, Some(Purpose::HurtMyself | Purpose::Die))
    }

    /// At 9 and 10 the plan and the people who answer stand first.
    pub(super) fn nobody_is_alone_with(&self, strength: i32, moment: &Moment) -> Vec<Block> {
        if strength < VERY_STRONG {
            return Vec::new();
        }
        let words = &moment.content().cards_words.signals;
        // Apart from the words: it is no question, so that the answers to one keep their digits.
        vec![
            Block::lines(LineRole::Lead, [&words.strong]),
            self.plan_and_people(moment),
        ]
    }

    /// The plan, where there is one, and the people who answer.
    pub(super) fn plan_and_people(&self, moment: &Moment) -> Block {
        let words = &moment.content().cards_words.signals;
        let door = PlanDoor::MightUse;
        let planned = !self.vault.open().kept.plan.is_empty();
        let plan = Target::go(&At::Plan { door });
        let plan = planned.then(|| Offer::new(&words.plan, Role::Go, plan));
        let lines = Target::go(&At::Lines { region: None });
        let lines = Offer::new(&words.lines, Role::Call, lines);
        Block::offers(plan.into_iter().chain([lines]))
    }

    /// The plan and the lines.
    pub(super) fn the_plan_first(&self, moment: &Moment) -> PlanFirst {
        let words = &moment.content().cards_words.signals;
        let door = PlanDoor::MightHurt;
        let none_yet = self.vault.open().kept.plan.is_empty();
        let (sentence, label) = if none_yet {
            (&words.no_plan, &words.first_plan)
        } else {
            (&words.sentence, &words.plan)
        };
        let lines = Target::go(&At::Lines { region: None });
        let sheet = &moment.content().emergency.sheets.stay_safe;
        let safe = At::StaySafe { noted: false };
        PlanFirst {
            sentence: sentence.clone(),
            stay_safe: Offer::new(&sheet.title, Role::Go, Target::go(&safe)),
            plan: Offer::new(label, Role::Go, Target::go(&At::Plan { door })),
            people: Offer::new(&words.lines, Role::Call, lines),
        }
    }
}
