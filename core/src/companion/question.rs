//! The one question that stands open in an exercise, and what an exercise is shown with.

use super::state::Companion;
use crate::session::page::{self, Around, Breath};
use crate::session::records::Record;
use crate::session::{Form, Guide, Question};
use crate::view::Moment;

impl Companion {
    /// The question that stands open in an exercise.
    pub(super) fn question<'a>(
        &self,
        record: &Record,
        guide: &Guide<'a>,
        around: &Around,
        moment: &Moment,
    ) -> Option<page::Asked<'a>> {
        let question = record.live.question(moment.now);
        let first =
            question == Some(Question::WhatFor) && record.live.asks_what_for_first(moment.now);
        let lead = self.body_or_room(record, moment).filter(|_| !first);
        let question = lead.or(question)?;
        Some(page::asked(question, guide, around))
    }

    /// What this exercise is shown with, besides itself.
    pub(super) fn around(&self, record: &Record, moment: &Moment) -> Around {
        let triggers = record.live.question(moment.now) == Some(Question::Trigger);
        Around {
            own_triggers: if triggers {
                self.own_triggers()
            } else {
                Vec::new()
            },
            other_breath: self.other_breath(moment),
            still: self.is_still(),
        }
    }

    /// Body or room, where it was never chosen and nothing else has led the ride yet.
    fn body_or_room(&self, record: &Record, moment: &Moment) -> Option<Question> {
        let open = record.live.may_ask_body_or_room(moment.now) && !self.form_is_chosen();
        open.then_some(Question::BodyOrRoom)
    }

    /// Id and name of the first breath that has no holds and does not make things worse.
    pub(super) fn first_breath(&self, moment: &Moment) -> Option<(String, String)> {
        let worse = self.tools_made_worse(moment);
        let breaths = page::breaths(moment.content(), self.my_pace(moment), &worse);
        let first = breaths.into_iter().find(Breath::may_be_suggested)?;
        Some((first.id.to_owned(), first.name.to_owned()))
    }

    /// The same to be taken up within a ride: nothing after using, and nothing where the ride leads by the room.
    fn other_breath(&self, moment: &Moment) -> Option<(String, String)> {
        let inward = self.form(moment) == Form::Inward;
        self.first_breath(moment).filter(|_| inward)
    }
}
