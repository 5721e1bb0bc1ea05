//! FSRS-6, the published formula for when a memory is about to fade, with its published default weights and a
//! wanted retention of 90 %: <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm>.
//!
//! It stands here because the crates that hold it bring more than a page of arithmetic: `fsrs` its training, with
//! threads and matrices; `rs-fsrs` version 5 of the formula, and a clock that is read by default.

use super::Grade;

/// The default weights of FSRS-6.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
/// The chance of knowing the steps at which a card comes back.
const WANTED_RETENTION: f64 = 0.9;
const LEAST_STABILITY: f64 = 0.001;

/// What is known of how well someone remembers a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Memory {
    /// Days until the chance of knowing it has fallen to 90 %.
    stability: f64,
    /// From 1, easy, to 10.
    difficulty: f64,
}

impl Memory {
    /// After the first time.
    pub(super) fn first(grade: Grade) -> Self {
        Self {
            stability: W[grade.number() - 1].max(LEAST_STABILITY),
            difficulty: first_difficulty(grade).clamp(1.0, 10.0),
        }
    }

    /// After one more time, whole `days` after the last.
    pub(super) fn next(self, days: i64, grade: Grade) -> Self {
        let stability = if days < 1 {
            self.stability_within_a_day(grade)
        } else if grade == Grade::NotYet {
            self.stability_once_forgotten(days)
        } else {
            self.stability_once_known(days, grade)
        };
        Self {
            stability: stability.max(LEAST_STABILITY),
            difficulty: self.next_difficulty(grade),
        }
    }

    /// Days until it comes back, at least one.
    pub(super) fn days_until_due(self) -> f64 {
        let days = self.stability / factor() * (WANTED_RETENTION.powf(-1.0 / W[20]) - 1.0);
        days.round().max(1.0)
    }

    /// The chance of knowing it after `days`.
    fn retention(self, days: i64) -> f64 {
        (1.0 + factor() * days as f64 / self.stability).powf(-W[20])
    }

    fn stability_within_a_day(self, grade: Grade) -> f64 {
        let growth =
            (W[17] * (grade.number() as f64 - 3.0 + W[18])).exp() * self.stability.powf(-W[19]);
        let least = if grade == Grade::NotYet { 0.0 } else { 1.0 };
        self.stability * growth.max(least)
    }

    fn stability_once_forgotten(self, days: i64) -> f64 {
        let forgotten = W[11]
            * self.difficulty.powf(-W[12])
            * ((self.stability + 1.0).powf(W[13]) - 1.0)
            * ((1.0 - self.retention(days)) * W[14]).exp();
        forgotten.min(self.stability / (W[17] * W[18]).exp())
    }

    fn stability_once_known(self, days: i64, grade: Grade) -> f64 {
        let by_grade = match grade {
            Grade::WithEffort => W[15],
            Grade::AtOnce => W[16],
            Grade::NotYet | Grade::Knew => 1.0,
        };
        let growth = W[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-W[9])
            * (((1.0 - self.retention(days)) * W[10]).exp() - 1.0)
            * by_grade;
        self.stability * (1.0 + growth)
    }

    fn next_difficulty(self, grade: Grade) -> f64 {
        let change = -W[6] * (grade.number() as f64 - 3.0);
        let damped = self.difficulty + (10.0 - self.difficulty) * change / 9.0;
        let drawn_back = W[7] * first_difficulty(Grade::AtOnce) + (1.0 - W[7]) * damped;
        drawn_back.clamp(1.0, 10.0)
    }
}

fn first_difficulty(grade: Grade) -> f64 {
    W[4] - (W[5] * (grade.number() as f64 - 1.0)).exp() + 1.0
}

/// Puts the retention after `stability` days at 90 %.
fn factor() -> f64 {
    0.9_f64.powf(-1.0 / W[20]) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days since the last time, grade, then stability, difficulty and days until due, computed by py-fsrs 6.3.2
    /// with its default weights, without learning steps and without fuzz.
    type Reference = [(i64, Grade, f64, f64, f64)];
    const AGAIN: Grade = Grade::NotYet;
    const HARD: Grade = Grade::WithEffort;
    const GOOD: Grade = Grade::Knew;
    const EASY: Grade = Grade::AtOnce;

    fn agrees(reference: &Reference) {
        let mut memory = None;
        for (days, grade, stability, difficulty, due) in reference {
            let next = match memory {
                None => Memory::first(*grade),
                Some(memory) => Memory::next(memory, *days, *grade),
            };
            assert!((next.stability / stability - 1.0).abs() < 1e-9, "{next:?}");
            assert!(
                (next.difficulty / difficulty - 1.0).abs() < 1e-9,
                "{next:?}"
            );
            assert!((next.days_until_due() - due).abs() < 0.5, "{next:?}");
            memory = Some(next);
        }
    }

    #[test]
    fn a_card_that_is_always_known_goes_as_in_the_reference() {
        agrees(&[
            (0, GOOD, 2.3065, 2.11810397046, 2.0),
            (2, GOOD, 10.9643323358, 2.11121423579, 11.0),
            (9, GOOD, 41.4645329207, 2.10433139085, 41.0),
            (40, GOOD, 145.586231425, 2.09745542875, 146.0),
            (180, GOOD, 498.6740497, 2.09058634262, 499.0),
        ]);
    }

    #[test]
    fn a_card_that_is_forgotten_goes_as_in_the_reference() {
        agrees(&[
            (0, AGAIN, 0.212, 6.4133, 1.0),
            (1, AGAIN, 0.100885789821, 8.80630446886, 1.0),
            (1, GOOD, 0.683206840809, 8.79272653368, 1.0),
            (3, HARD, 1.92686441227, 9.18378398341, 2.0),
            (5, EASY, 7.71647031833, 8.89627099563, 8.0),
            (60, AGAIN, 1.58524601092, 9.62244015092, 2.0),
            (2, GOOD, 2.8659305091, 9.60804608006, 3.0),
        ]);
    }

    #[test]
    fn a_card_twice_on_one_day_goes_as_in_the_reference() {
        agrees(&[
            (0, EASY, 8.2956, 1.0, 8.0),
            (8, EASY, 65.6242261619, 1.0, 66.0),
            (100, HARD, 206.596908915, 4.0106089693, 207.0),
            (0, GOOD, 206.596908915, 4.00182672962, 207.0),
            (0, AGAIN, 51.649522755, 8.0136696029, 52.0),
            (1, GOOD, 52.8489830482, 8.0008843026, 53.0),
        ]);
        agrees(&[
            (0, HARD, 1.2931, 5.1121707056, 1.0),
            (1, GOOD, 4.54602944107, 5.10228690419, 5.0),
            (0, EASY, 7.43792770072, 3.4509277903, 7.0),
            (30, HARD, 37.3228123634, 5.63764904973, 37.0),
            (365, AGAIN, 3.5462605553, 8.55135327593, 4.0),
            (0, AGAIN, 1.15843954448, 9.50906804189, 1.0),
            (4, EASY, 4.77397982586, 9.33024982822, 5.0),
        ]);
    }
}
