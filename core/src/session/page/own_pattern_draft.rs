//! A breathing pattern of the person's own, in seconds, within the limits of every pattern.

use super::length_draft::{minutes_answer, minutes_field, read_minutes};
use crate::content::{FieldWords, fill};
use crate::page::{Answer, Answers, Field, FieldKind, Problem, Value};
use crate::session::{BreathCycle, CYCLE_LIMITS};
use crate::view::{Ahead, Draft};

const MS_PER_SECOND: f64 = 1_000.0;
/// Tenths of a second are as fine as anybody breathes.
const STEP_SECONDS: f64 = 0.1;

/// Ids of the fields.
const INHALE: &str = "inhale";
const HOLD_FULL: &str = "hold_full";
const EXHALE: &str = "exhale";
const HOLD_EMPTY: &str = "hold_empty";

/// One breath, and how long it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPatternDraft {
    /// One breath; it has no second breath in.
    pub cycle: BreathCycle,
    /// Minutes.
    pub minutes: i32,
}

impl OwnPatternDraft {
    /// To begin from this breath.
    pub fn new(cycle: BreathCycle, minutes: i32) -> Self {
        let top_up_ms = 0;
        let cycle = BreathCycle { top_up_ms, ..cycle };
        Self { cycle, minutes }
    }
}

fn seconds(id: &str, words: &FieldWords, least_ms: i64, most_ms: i64) -> Field {
    let kind = FieldKind::Number {
        least: least_ms as f64 / MS_PER_SECOND,
        most: most_ms as f64 / MS_PER_SECOND,
        step: STEP_SECONDS,
        unit: None,
    };
    Field::asked(id, words, kind)
}

impl Draft for OwnPatternDraft {
    fn fields(_said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
        let words = &ahead.content().words.session.own;
        let limits = CYCLE_LIMITS;
        let breath = (limits.shortest_phase_ms, limits.longest_ms);
        let hold = (0, limits.longest_hold_ms);
        vec![
            seconds(INHALE, &words.inhale, breath.0, breath.1).needed(),
            seconds(HOLD_FULL, &words.hold_full, hold.0, hold.1),
            seconds(EXHALE, &words.exhale, breath.0, breath.1).needed(),
            seconds(HOLD_EMPTY, &words.hold_empty, hold.0, hold.1),
            minutes_field(ahead),
        ]
    }

    fn answers(&self) -> Vec<Answer> {
        let answer = |id: &str, ms: i64| Answer::new(id, Value::number(ms as f64 / MS_PER_SECOND));
        vec![
            answer(INHALE, self.cycle.inhale_ms),
            answer(HOLD_FULL, self.cycle.hold_full_ms),
            answer(EXHALE, self.cycle.exhale_ms),
            answer(HOLD_EMPTY, self.cycle.hold_empty_ms),
            minutes_answer(self.minutes),
        ]
    }

    fn read(said: Answers<'_>, ahead: &Ahead<'_>) -> Result<Self, Vec<Problem>> {
        let ms = |id: &str| {
            let seconds = said.number(id).unwrap_or(0.0);
            (seconds * MS_PER_SECOND).round() as i64
        };
        let cycle = BreathCycle {
            inhale_ms: ms(INHALE),
            top_up_ms: 0,
            hold_full_ms: ms(HOLD_FULL),
            exhale_ms: ms(EXHALE),
            hold_empty_ms: ms(HOLD_EMPTY),
        };
        let minutes = read_minutes(said, ahead).map_err(|problem| vec![problem])?;
        let words = &ahead.content().words.session;
        if cycle.exhale_ms < cycle.inhale_ms {
            return Err(vec![Problem::new(EXHALE, &words.own_exhale)]);
        }
        match cycle.checked() {
            Ok(cycle) => Ok(Self { cycle, minutes }),
            Err(_) => {
                let rate = |ms: i64| (60_000 / ms).to_string();
                let (slowest, fastest) = (
                    rate(CYCLE_LIMITS.longest_ms),
                    rate(CYCLE_LIMITS.shortest_ms),
                );
                let gaps = [("slowest", slowest.as_str()), ("fastest", &fastest)];
                Err(vec![Problem::new(INHALE, fill(&words.own_total, &gaps))])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alone;
    use proptest::prelude::*;

    const NOW: &str = "2026-11-24T12:00:00Z";

    fn read(draft: &OwnPatternDraft) -> Result<OwnPatternDraft, Vec<Problem>> {
        let answers = draft.answers();
        alone::ahead(NOW, |ahead| {
            OwnPatternDraft::checked(Answers::of(&answers), ahead)
        })
    }

    fn draft(tenths: [i64; 4], minutes: i32) -> OwnPatternDraft {
        let [inhale, hold_full, exhale, hold_empty] = tenths.map(|tenth| tenth * 100);
        let cycle = BreathCycle {
            inhale_ms: inhale,
            top_up_ms: 0,
            hold_full_ms: hold_full,
            exhale_ms: exhale,
            hold_empty_ms: hold_empty,
        };
        OwnPatternDraft { cycle, minutes }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_answered_within_the_limits_and_refused_beyond(
            tenths in [0..210_i64, 0..80_i64, 0..210_i64, 0..80_i64], minutes in 1..=60,
        ) {
            let draft = draft(tenths, minutes);
            prop_assert_eq!(read(&draft).is_ok(), draft.cycle.checked().is_ok());
            if let Ok(read) = read(&draft) {
                prop_assert_eq!(read, draft);
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let field = |draft: OwnPatternDraft| read(&draft).unwrap_err()[0].field.clone();
        assert_eq!(field(draft([60, 0, 40, 0], 5)), "exhale");
        assert_eq!(field(draft([20, 0, 20, 0], 5)), "inhale");
        assert_eq!(field(draft([40, 71, 60, 0], 5)), "hold_full");
    }
}
