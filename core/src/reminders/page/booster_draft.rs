//! Boosters as they are planned, and the appointment for one of them.

use super::boosters::{months_words, span};
use super::moment_draft::MomentDraft;
use super::schedule_draft::whole;
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Problem, Value};
use crate::reminders::{
    Appointment, BoosterTaper, DEFAULT_MONTHS, DEFAULT_PREPARE_MINUTES, LONGEST_APPOINTMENT_MINUTES,
};
use crate::time::{Civil, Day};
use crate::view::{Ahead, Draft};

/// Months after the end of treatment that stand there to be chosen, whatever else was.
const USUAL_MONTHS: [i32; 12] = [1, 2, 3, 4, 5, 6, 9, 12, 15, 18, 21, 24];
/// Minutes ahead of an appointment that stand there to be chosen.
const USUAL_PREPARE: [i32; 7] = [20_160, 10_080, 4_320, 2_880, 1_440, 120, 60];
/// Minutes that a session takes where nothing else is known.
const USUAL_MINUTES: i32 = 50;

/// Boosters as they are planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoostersDraft {
    /// The day on which treatment ended, or will.
    pub ended: Option<Day>,
    /// Months after it, rising.
    pub months: Vec<i32>,
    /// Minutes ahead of each appointment at which to prepare, the longest first.
    pub prepare: Vec<i32>,
}

/// Ids of the fields.
const ENDED: &str = "ended";
const MONTHS: &str = "months";
const PREPARE: &str = "prepare";
const MINUTES: &str = "minutes";

impl BoostersDraft {
    /// What is usual, without a day.
    pub fn usual() -> Self {
        Self {
            ended: None,
            months: DEFAULT_MONTHS.to_vec(),
            prepare: DEFAULT_PREPARE_MINUTES.to_vec(),
        }
    }

    /// Boosters as they stand.
    pub fn of(taper: &BoosterTaper) -> Self {
        Self {
            ended: Some(taper.treatment_ended),
            months: taper.steps.iter().map(|step| step.months).collect(),
            prepare: taper.prepare_minutes.clone(),
        }
    }
}

/// The numbers that were chosen, in this field, and the usual ones beside.
fn with_chosen(usual: &[i32], said: Answers<'_>, field: &str) -> Vec<i32> {
    let mut all = usual.to_vec();
    all.extend(numbers(said, field));
    all.sort_unstable();
    all.dedup();
    all
}

fn numbers(said: Answers<'_>, field: &str) -> Vec<i32> {
    let chosen = said.all_chosen(field).iter();
    chosen.filter_map(|id| id.parse().ok()).collect()
}

fn several(options: Vec<Choice>) -> FieldKind {
    let many = true;
    FieldKind::Choice { options, many }
}

fn chosen(numbers: &[i32]) -> Value {
    let ids = numbers.iter().map(ToString::to_string).collect();
    Value::Chosen { ids }
}

impl Draft for BoostersDraft {
    fn fields(said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().reminders;
        let (f, counts) = (&words.page.fields, &words.screen.boosters);
        let ended = FieldKind::Day {
            from: None,
            to: None,
        };
        let months = with_chosen(&USUAL_MONTHS, said, MONTHS).into_iter();
        let months = months.map(|n| Choice::new(n.to_string(), months_words(counts, n)));
        let prepare = with_chosen(&USUAL_PREPARE, said, PREPARE).into_iter().rev();
        let prepare = prepare.map(|n| Choice::new(n.to_string(), span(counts, n)));
        vec![
            Field::asked(ENDED, &f.ended, ended).needed(),
            Field::asked(MONTHS, &f.months, several(months.collect())).needed(),
            Field::asked(PREPARE, &f.prepare, several(prepare.collect())),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        if let Some(day) = self.ended {
            answers.push(Answer::new(ENDED, Value::Day { day }));
        }
        answers.push(Answer::new(MONTHS, chosen(&self.months)));
        answers.push(Answer::new(PREPARE, chosen(&self.prepare)));
        answers
    }

    fn read(said: Answers<'_>, _ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let mut months = numbers(said, MONTHS);
        months.sort_unstable();
        let mut prepare = numbers(said, PREPARE);
        prepare.sort_unstable_by(|one, next| next.cmp(one));
        Ok(Self {
            ended: said.day(ENDED),
            months,
            prepare,
        })
    }
}

/// The appointment for one booster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppointmentDraft {
    /// When it is, by the clock of its zone.
    pub at: Civil,
    /// How long it takes, minutes.
    pub minutes: i32,
}

impl AppointmentDraft {
    /// An appointment as it stands.
    pub fn of(made: &Appointment) -> Self {
        Self {
            at: Civil::shown_by(made.zone.wall_clock(made.at)),
            minutes: made.minutes,
        }
    }
}

impl Draft for AppointmentDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().reminders.page.fields;
        let minutes = whole(1, LONGEST_APPOINTMENT_MINUTES);
        vec![
            MomentDraft::field(&words.appointment, ahead),
            Field::asked(MINUTES, &words.minutes, minutes),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        vec![
            MomentDraft::answer(self.at),
            Answer::new(MINUTES, Value::number(self.minutes)),
        ]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        Ok(Self {
            at: MomentDraft::read_in(said, ahead)?,
            minutes: said.whole(MINUTES).unwrap_or(USUAL_MINUTES),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::day;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_fields_are_filled_with_is_read_back_as_the_same_plan(
            months in prop::collection::btree_set(1..120_i32, 1..9),
            prepare in prop::collection::btree_set(5..86_400_i32, 0..5),
        ) {
            let draft = BoostersDraft {
                ended: Some(day("2026-11-24")),
                months: months.into_iter().collect(),
                prepare: prepare.into_iter().rev().collect(),
            };
            alone::ahead("2026-11-24T12:00:00Z", |ahead| {
                let answers = draft.answers();
                prop_assert_eq!(BoostersDraft::checked(Answers::of(&answers), ahead), Ok(draft.clone()));
                Ok(())
            })?;
        }
    }

    #[test]
    fn an_appointment_survives_its_form() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let draft = AppointmentDraft {
                at: "2027-01-15T10:00".parse().unwrap(),
                minutes: 45,
            };
            let answers = draft.answers();
            assert_eq!(
                AppointmentDraft::checked(Answers::of(&answers), ahead),
                Ok(draft)
            );
        });
    }
}
