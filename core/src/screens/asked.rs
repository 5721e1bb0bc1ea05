//! The one question that stands open in an exercise, with its answers. Each can be skipped.

use serde::Serialize;

use super::action::{Action, Offer};
use super::breathe::{PatternCard, breath};
use super::companion::Companion;
use super::said;
use crate::content::{Content, fill};
use crate::session::records::Record;
use crate::session::{ExerciseKind, Form, Guide, Outcome, Purpose, Question};
use crate::view::Moment;

/// A question with its answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Asked {
    /// Which question it is.
    pub question: Question,
    /// The question in words.
    pub text: String,
    /// True where the answers are the numbers 0 to 10.
    pub scale: bool,
    /// The answers.
    pub answers: Vec<Offer>,
    /// Leaves it out.
    pub skip: Option<Offer>,
}

impl Companion {
    pub(super) fn asked(
        &self,
        question: Question,
        content: &Content,
        record: &Record,
        moment: &Moment,
    ) -> Asked {
        let words = &content.words.questions;
        let guide = Guide::new(self.practices(moment), &record.live, moment.now);
        let (text, answers): (&str, Vec<Offer>) = match question {
            Question::HowStrong => {
                let rate = |value: i32| Offer::new(Action::Rate { value }, &value.to_string());
                let text = match record.live.plan().kind {
                    ExerciseKind::Ride => &words.how_strong,
                    ExerciseKind::Practice if guide.rehearses() => {
                        &content.practice_words.how_strong_rehearsal
                    }
                    ExerciseKind::Breathing | ExerciseKind::Practice => &words.how_strong_breathing,
                };
                (text, (0..=10).map(rate).collect())
            }
            Question::BodyOrRoom => {
                let words = &content.words.exercise;
                let offer = |on, label: &str| Offer::new(Action::Outward { on }, label);
                let answers = vec![offer(false, &words.inward), offer(true, &words.outward)];
                (&content.words.questions.body_or_room, answers)
            }
            Question::WhatFor => {
                let offer =
                    |purpose, label: &str| Offer::new(Action::SayWhatFor { purpose }, label);
                (
                    &words.what_for,
                    vec![
                        offer(Purpose::Use, &words.for_use),
                        offer(Purpose::HurtMyself, &words.for_hurt_myself),
                        offer(Purpose::Die, &words.for_die),
                        offer(Purpose::BingeOrPurge, &words.for_binge_or_purge),
                        offer(Purpose::Other, &words.for_other),
                    ],
                )
            }
            Question::WithinReach => {
                let offer = |within, label: &str| Offer::new(Action::SayReach { within }, label);
                (
                    &words.within_reach,
                    vec![offer(true, &words.yes), offer(false, &words.no)],
                )
            }
            Question::Trigger => {
                let offer = |choice: &crate::content::Choice| {
                    Offer::new(
                        Action::SayTrigger {
                            id: choice.id.clone(),
                        },
                        &choice.label,
                    )
                };
                (
                    &words.trigger,
                    self.own_trigger_chips()
                        .into_iter()
                        .chain(content.ride.triggers.iter().map(offer))
                        .collect(),
                )
            }
            Question::HowLong => {
                let offer = |minutes: &i32| {
                    Offer::new(
                        Action::Guess { minutes: *minutes },
                        &said::span(&content.words, i64::from(*minutes) * 60_000),
                    )
                };
                (
                    &words.how_long,
                    content.ride.guesses_minutes.iter().map(offer).collect(),
                )
            }
            Question::CarryOn => (&words.carry_on, self.checkpoint(content, moment)),
            Question::Outcome => {
                let offer = |outcome| {
                    Offer::new(
                        Action::Finish {
                            outcome: Some(outcome),
                        },
                        said::outcome(&content.words, outcome),
                    )
                };
                let all = [
                    Outcome::Rode,
                    Outcome::UsedSome,
                    Outcome::Used,
                    Outcome::NotSure,
                ];
                (&words.outcome, all.map(offer).to_vec())
            }
        };
        let skip = match question {
            Question::CarryOn => None,
            Question::Outcome => Some(Offer::new(Action::Finish { outcome: None }, &words.skip)),
            _ => Some(Offer::new(Action::Skip { question }, &words.skip)),
        };
        Asked {
            question,
            text: text.to_owned(),
            scale: question == Question::HowStrong,
            answers,
            skip,
        }
    }

    /// Body or room, where it was never chosen and nothing else has led the ride yet.
    pub(super) fn body_or_room(&self, record: &Record, moment: &Moment) -> Option<Question> {
        let open = record.live.may_ask_body_or_room(moment.now) && !self.form_is_chosen();
        open.then_some(Question::BodyOrRoom)
    }

    /// Carry on, enough, or something else.
    fn checkpoint(&self, content: &Content, moment: &Moment) -> Vec<Offer> {
        let words = &content.words.questions;
        let mut offers = vec![
            Offer::new(Action::CarryOn, &words.do_carry_on),
            Offer::new(Action::Enough, &words.do_enough),
        ];
        offers.extend(self.something_else(content, moment));
        offers
    }

    /// The first pattern that has no holds and does not make things worse.
    pub(super) fn first_breath(&self, moment: &Moment) -> Option<PatternCard> {
        let worse = self.tools_made_worse(moment);
        let mut patterns = self.breathe(moment).patterns.into_iter();
        patterns.find(|card| !worse.contains(&breath(&card.id)) && !card.holds)
    }

    /// Breathing within a ride: the first pattern that does not make things worse; nothing after using, and nothing
    /// where the ride leads by the room.
    pub(super) fn something_else(&self, content: &Content, moment: &Moment) -> Option<Offer> {
        let pattern = self.first_breath(moment)?;
        let label = fill(
            &content.words.questions.do_breathe,
            &[("pattern", &pattern.name)],
        );
        (self.form(moment) == Form::Inward).then(|| {
            Offer::new(
                Action::TakeUpBreathing {
                    pattern: pattern.id,
                },
                &label,
            )
        })
    }
}
