//! The one question that stands open in an exercise, with its answers. Each can be skipped.

use super::{Act, Around, Doing};
use crate::content::fill;
use crate::page::{
    Answers, Block, Field, FieldKind, Form, Offer, Problem, Role, Target, Weight, form_problems,
};
use crate::session::{ExerciseKind, Guide, Outcome, Purpose, Question, wording};
use crate::view::{Ahead, dates};

/// Id of the one field that a rating is.
const STRENGTH: &str = "strength";

/// A question with its answers.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Which question it is.
    pub question: Question,
    /// In words.
    pub text: &'a str,
    /// The answers; none where they are the numbers 0 to 10.
    pub answers: Vec<Doing<'a>>,
    /// Leaves it out.
    pub skip: Option<Doing<'a>>,
}

/// The question with its answers.
pub fn asked<'a>(question: Question, guide: &Guide<'a>, around: &Around) -> Asked<'a> {
    let content = guide.content();
    let (words, marks) = (&content.words.questions, &content.words.session.marks);
    let answer = Doing::answer;
    let (text, answers): (&str, Vec<Doing<'a>>) = match question {
        Question::HowStrong => {
            let text = match guide.kind() {
                ExerciseKind::Ride => &words.how_strong,
                ExerciseKind::Practice if guide.rehearses() => {
                    &content.practice_words.how_strong_rehearsal
                }
                ExerciseKind::Breathing | ExerciseKind::Practice => &words.how_strong_breathing,
            };
            (text, Vec::new())
        }
        Question::BodyOrRoom => {
            let form = &content.words.exercise;
            let turn = |on, label: &str| answer(Act::Outward { on }, label);
            let answers = vec![turn(false, &form.inward), turn(true, &form.outward)];
            (&words.body_or_room, answers)
        }
        Question::WhatFor => {
            let purposes = [
                (Purpose::Use, &words.for_use),
                (Purpose::HurtMyself, &words.for_hurt_myself),
                (Purpose::Die, &words.for_die),
                (Purpose::BingeOrPurge, &words.for_binge_or_purge),
                (Purpose::Other, &words.for_other),
            ];
            let answers = purposes.map(|(purpose, label)| answer(Act::WhatFor { purpose }, label));
            (&words.what_for, answers.to_vec())
        }
        Question::WithinReach => {
            let reach = |within, label: &str| answer(Act::Reach { within }, label);
            let answers = vec![reach(true, &words.yes), reach(false, &words.no)];
            (&words.within_reach, answers)
        }
        Question::Trigger => {
            let own = around.own_triggers.iter().cloned();
            let all = content.ride.triggers.iter();
            let all = all.map(|choice| (choice.id.clone(), choice.label.clone()));
            let named = |(id, label): (String, String)| answer(Act::Trigger { id }, &label);
            (&words.trigger, own.chain(all).map(named).collect())
        }
        Question::HowLong => {
            let guess = |minutes: &i32| {
                let span = dates::span(&content.words, i64::from(*minutes) * 60_000);
                answer(Act::Guess { minutes: *minutes }, &span)
            };
            let guesses = content.ride.guesses_minutes.iter();
            (&words.how_long, guesses.map(guess).collect())
        }
        Question::CarryOn => {
            let mut answers = vec![
                Doing::new(
                    Act::CarryOn,
                    &words.do_carry_on,
                    Role::Begin,
                    &marks.carry_on,
                ),
                Doing::new(Act::Enough, &words.do_enough, Role::Done, &marks.enough),
            ];
            answers.extend(other_breath(guide, around));
            (&words.carry_on, answers)
        }
        Question::Outcome => {
            let finish = |outcome| {
                let said = wording::outcome(&content.words, outcome);
                let outcome = Some(outcome);
                answer(Act::Finish { outcome }, said)
            };
            // To use is said of an urge to use alone: nothing else counts as that.
            let between = match guide.purpose() {
                Some(Purpose::HurtMyself | Purpose::Die) => {
                    vec![answer(Act::Hurt, &content.words.outcomes.hurt)]
                }
                Some(Purpose::BingeOrPurge) => Vec::new(),
                Some(Purpose::Use | Purpose::Other) | None => {
                    [Outcome::UsedSome, Outcome::Used].map(finish).to_vec()
                }
            };
            let first = [finish(Outcome::Rode)].into_iter();
            let all = first.chain(between).chain([finish(Outcome::NotSure)]);
            (&words.outcome, all.collect())
        }
    };
    let skip = match question {
        Question::CarryOn => None,
        Question::Outcome => Some(Act::Finish { outcome: None }),
        _ => Some(Act::Skip { question }),
    };
    let skip = skip.map(|act| Doing::new(act, &words.skip, Role::Skip, &marks.skip));
    Asked {
        question,
        text,
        answers,
        skip,
    }
}

/// Breathing within a ride, where there is a breath that may be taken up.
pub(super) fn other_breath<'a>(guide: &Guide<'a>, around: &Around) -> Option<Doing<'a>> {
    let (pattern, name) = around.other_breath.clone()?;
    let words = &guide.content().words;
    let label = fill(&words.questions.do_breathe, &[("pattern", &name)]);
    let act = Act::TakeUp { pattern };
    let mark = &words.session.marks.breath;
    Some(Doing::new(act, &label, Role::Begin, mark))
}

impl Asked<'_> {
    /// As a block: a rating is a form that is sent at a touch, all other answers are offers.
    pub(super) fn block(&self, ahead: &Ahead<'_>) -> Block {
        let skip = self.skip.as_ref().map(Doing::offer);
        if self.question == Question::HowStrong {
            let words = &ahead.content().cards_words.page.offers.answer;
            let submit = Offer::of(words, Role::Done, Target::act(&Act::Rate));
            let mut form = Form::new("rating", vec![field(self.text)], submit);
            form.at_once = true;
            form.skip = skip;
            return Block::Form { form };
        }
        let answers = self.answers.iter().map(Doing::offer);
        let offers = answers.chain(skip);
        Block::Offers {
            lead: Some(self.text.to_owned()),
            offers: offers.map(|offer| offer.weight(Weight::Chip)).collect(),
        }
    }
}

fn field(question: &str) -> Field {
    Field::new(STRENGTH, question, FieldKind::rating()).needed()
}

/// The rating that was answered, 0 to 10.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn strength(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<i32, Vec<Problem>> {
    let problems = form_problems(&[field(STRENGTH)], said, &ahead.content().pages.forms);
    match said.whole(STRENGTH) {
        Some(strength) if problems.is_empty() => Ok(strength),
        _ => Err(problems),
    }
}
